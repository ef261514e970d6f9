"""No page brings a script or a style of its own, so that a policy may forbid all of them."""

from pathlib import Path

import pytest
from lxml import html

# Data blocks, which nothing runs: what search engines read, and the words of timeline and call log.
DATA = {
    ("application/ld+json", "head"),
    ("application/json", "overdue-timeline"),
    ("application/json", "call-log"),
}


def inline(text: str) -> list[str]:
    """What of a page a policy of `'self'` would stop, one line each."""
    found = []
    for element in html.document_fromstring(text).iter():
        if not isinstance(element.tag, str):
            continue
        around = element.getparent()
        place = around is not None and (around.get("class") or around.tag)
        kind = element.get("type"), place
        ours = element.get("src") if element.tag == "script" else None
        if element.tag == "style" or (element.tag == "script" and not ours and kind not in DATA):
            found.append(f"<{element.tag}> {(element.text or '').strip()[:60]}")
        for name, value in element.attrib.items():
            script = name.startswith("on") or value.strip().lower().startswith("javascript:")
            if name == "style" or script:
                found.append(f"{element.tag} {name}={value[:60]}")
    return found


def test_no_page_has_an_inline_script_or_style(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    found = {page.relative_to(site).as_posix(): inline(page.read_text("utf-8")) for page in pages}
    assert len(pages) > 100
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "<script>alert(1)</script>",
        '<script type="module">alert(1)</script>',
        '<script type="application/json">{}</script>',
        "<style>p{}</style>",
        '<p style="color: red">',
        '<p onclick="alert(1)">',
        '<a href=" JavaScript:alert(1)">',
    ],
)
def test_one_that_is_planted_is_found(site: Path, planted: str) -> None:
    page = (site / "rules/index.html").read_text("utf-8")
    assert len(inline(page.replace("</main>", f"{planted}</main>"))) == 1


def test_nothing_of_the_theme_is_published_that_no_page_asks_for(site: Path) -> None:
    assert not (site / "assets/javascripts").exists()
    assert list(site.rglob("*.map")) == []
