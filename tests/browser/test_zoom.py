"""Zoomed in, or with text of twice the size, everything is still on the page, beside nothing."""

from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.site.conftest import one_of_each_kind

# What is wider than the page, however it is hidden: what scrolls by itself may be, and what waits at
# the side until it is asked for.
TOO_WIDE = """(wide) => [
  ...(document.scrollingElement.scrollWidth > wide ? [document.scrollingElement.scrollWidth] : []),
  ...Array.from(document.querySelectorAll("main *, header a, header button, footer *"))
    .filter((e) => !e.closest(".md-sidebar, table:not([class]) *, pre, .search-box, svg"))
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > wide + 1)
    .map((e) => `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 20)}`),
]"""


def too_wide(visit: Open, server: str, addresses: list[str]) -> dict[str, object]:
    """Address → what does not fit, at 400 % zoom or with text of twice the size on a phone.

    400 % zoom of 1280 pixels is a window of 320; the theme's root has 125 %.
    """
    page = visit(viewport={"width": 320, "height": 256})
    wrong: dict[str, object] = {}
    for address in addresses:
        page.set_viewport_size({"width": 320, "height": 256})
        page.goto("about:blank")
        page.goto(server + address)
        found = page.evaluate(TOO_WIDE, 320)
        page.set_viewport_size({"width": 360, "height": 740})
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        found += page.evaluate(TOO_WIDE, 360)
        name = page.locator(".md-header__title")
        if name.evaluate("(name) => name.clientWidth < 60"):
            found.append("the name of the site, which leads home, is squeezed away")
        if found:
            wrong[address] = found
    return wrong


def test_zoom_and_large_text_fit_on_each_kind_of_page(
    visit: Open, server: str, site: Path, addresses: list[str]
) -> None:
    kinds = [
        *one_of_each_kind(site, addresses),
        "404.html",
        "timeline/#day-31",
        "questions/cannot-pay/",
    ]
    assert too_wide(visit, server, kinds) == {}


@pytest.mark.full
def test_zoom_and_large_text_fit_on_any_page(
    visit: Open, server: str, addresses: list[str]
) -> None:
    assert too_wide(visit, server, [*addresses, "404.html"]) == {}


def test_what_is_too_wide_is_seen(visit: Open) -> None:
    page = visit("about/", viewport={"width": 320, "height": 256}, bypass_csp=True)
    page.add_style_tag(content="h1 { width: 400px; } main { overflow: hidden; }")
    assert any("H1" in found for found in page.evaluate(TOO_WIDE, 320))
