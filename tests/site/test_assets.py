"""What a page loads: few files, named by their content, and none that nobody asks for."""

import gzip
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import material
import pytest
from lxml import html

from benchmarks.weight import PAGES
from generator.publishing.assets.css import StyleRule, parse_css, selectors
from tests.conftest import ROOT
from tests.site.conftest import build_here

THEME = Path(material.__file__).parent / "templates/assets/stylesheets"
NAMED = re.compile(r"\.([0-9a-f]{8})\.(?:css|js|svg|png)$")
Parse = Callable[[str], html.HtmlElement]


def assets_of(site: Path, address: str) -> list[Path]:
    """The files that a page names in its head and at its end."""
    page = html.parse(site / address / "index.html").getroot()
    names = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src")
    return [(site / address / name).resolve() for name in names]


def test_a_page_loads_few_files(site: Path, addresses: list[str]) -> None:
    for address in addresses:
        files = assets_of(site, address)
        assert all(file.is_file() for file in files), address
        kinds = [file.suffix for file in files]
        assert kinds.count(".css") == 1
        assert kinds.count(".js") <= 3
        assert len(kinds) <= 5


@pytest.mark.parametrize("kind", [kind for kind, (_, limit) in PAGES.items() if limit])
def test_the_first_view_is_light(site: Path, kind: str) -> None:
    """Each file compressed as hosts do; `benchmarks/weight.py` asks a browser instead."""
    address, limit = PAGES[kind]
    files = [site / address / "index.html", *assets_of(site, address)]
    assert limit
    assert packed(files) < limit * 1000


def test_no_other_page_weighs_more_than_the_readme_says(site: Path, addresses: list[str]) -> None:
    """Two tables and the search are longer, and the readme names them."""
    named = {"sources/", "terms/", "search/"}
    weights = {
        address: packed([site / address / "index.html", *assets_of(site, address)])
        for address in addresses
    }
    assert {address for address, weight in weights.items() if weight > 60_000} <= named
    assert 33_000 < min(weights.values()) < 36_000
    for readme, words in (("README.md", "34 to 60 kB"), ("README.zh-CN.md", "34 到 60 kB")):
        assert words in (ROOT / readme).read_text(encoding="utf-8")


def packed(files: list[Path]) -> int:
    """The bytes of files that are sent compressed."""
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def test_the_call_log_is_light_and_loaded_on_its_page_alone(
    site: Path, addresses: list[str]
) -> None:
    """With what it loads while it is used; the search's own files aside, which all pages share."""
    files = [*(site / "assets/tools").rglob("*.js")]
    names = {file.parent.name for file in files}
    assert names == {"tools", "calls"}, "what is not counted here"
    assert packed(files) < 15_000
    users = [one for one in addresses if any("calls" in f.parts for f in assets_of(site, one))]
    assert users == ["tools/calls/"]


def test_the_timeline_is_loaded_where_it_is(site: Path) -> None:
    def has_timeline(address: str) -> bool:
        return any("timeline" in file.parts for file in assets_of(site, address))

    assert has_timeline("timeline/")
    assert has_timeline("")
    assert not has_timeline("rules/")


def test_every_asset_is_named_by_its_content_and_asked_for(
    site: Path, addresses: list[str]
) -> None:
    assets = {file for file in (site / "assets").rglob("*") if file.is_file()}
    for file in assets:
        named = NAMED.search(file.name)
        assert named, file
        assert hashlib.sha256(file.read_bytes()).hexdigest().startswith(named[1])
    asked = {file for address in addresses for file in assets_of(site, address)}
    asked |= set(site.glob("assets/*.png"))  # by chats and phones, not by a page that is read
    for _ in range(3):  # a script that is loaded later may load another one
        texts = [file.read_text("utf-8") for file in asked if file.suffix == ".js"]
        asked |= {file for file in assets if any(f"/{file.name}" in text for text in texts)}
    assert assets == asked


def all_selectors(rules: tuple[StyleRule, ...]) -> set[str]:
    """Every selector of a style sheet that says more than variables, wherever it stands in it."""
    found: set[str] = set()
    for rule in rules:
        if rule.body is None:
            continue
        if rule.head.startswith(("@media", "@supports")):
            found |= all_selectors(rule.body)
        elif not rule.head.startswith("@") and not all(r.head.startswith("--") for r in rule.body):
            found |= set(selectors(rule.head))
    return found


def left_out(site: Path) -> set[str]:
    """The theme's selectors that are not in our style sheet."""
    (theme,) = THEME.glob("main.*.min.css")
    (ours,) = site.glob("assets/style.*.css")
    all_of_it, kept = (all_selectors(parse_css(f.read_text("utf-8"))) for f in (theme, ours))
    return all_of_it - kept


def test_no_rule_was_left_out_that_a_page_has_use_for(
    site: Path, page: Parse, addresses: list[str]
) -> None:
    """Of every selector that was left out, no page has all the classes and ids."""
    written = set()
    for address in addresses:
        for element in page(address).iter():
            written |= {*element.get("class", "").split(), element.get("id", "")}
    missing = left_out(site)
    assert len(missing) > 500
    names = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")
    wanted = {
        one
        for one in missing
        if "[dir=rtl]" not in one and {*names.findall(re.sub(r"\[[^\]]*\]", "", one))} <= written
    }
    assert wanted == set()


def test_a_script_of_somebody_elses_own_is_linked_as_it_is_published(project: Path) -> None:
    for name in ("one.js", "two.js"):
        (project / "overrides/assets" / name).write_text("document.title;\n", encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra_javascript: [assets/one.js, {path: assets/two.js, defer: true}]\n")
    page = html.parse(build_here(project) / "index.html").getroot()
    linked = page.xpath("//script[contains(@src, 'one.') or contains(@src, 'two.')]")
    assert [script.get("defer") for script in linked] == [None, "defer"]
    for script in linked:
        assert NAMED.search(script.get("src"))
        assert (project / "site" / script.get("src")).is_file()
