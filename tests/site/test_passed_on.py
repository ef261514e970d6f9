"""What a chat, a search engine and a phone's home screen are told of a page."""

import json
import struct
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from tests.conftest import ROOT
from tests.make_pictures import SHARE, TOUCH, variables
from tests.site.building import build

Parse = Callable[[str], html.HtmlElement]
HOME = "https://yuqi-guide.github.io/"
VOCABULARY = json.loads((ROOT / "tests/schema_org.json").read_text(encoding="utf-8"))
WORDS = {"Text", "URL"}


def told(page: html.HtmlElement) -> dict[str, str]:
    """What the head of a page says in `meta` elements, each once."""
    pairs = [
        (meta.get("property") or meta.get("name"), meta.get("content"))
        for meta in page.xpath("//head/meta[@property or (@name and not(@media))]")
    ]
    assert [name for name, count in Counter(name for name, _ in pairs).items() if count > 1] == []
    return dict(pairs)


def test_a_chat_shows_title_sentence_and_picture_of_every_page(
    site: Path, addresses: list[str], page: Parse
) -> None:
    for address in addresses:
        said, head = told(page(address)), page(address).xpath("string(//title)")
        assert said["og:title"], address
        assert head.startswith(said["og:title"]), address
        assert said["og:description"] == said["description"], address
        assert said["og:url"] == HOME + address
        assert said["og:type"] == ("article" if address else "website")
        assert (said["og:locale"], said["og:site_name"]) == ("zh_CN", "逾期指南")
        assert said["twitter:card"] == "summary_large_image"
        assert (site / said["og:image"].removeprefix(HOME)).is_file()
        assert [said["og:image:width"], said["og:image:height"]] == [str(side) for side in SHARE]
        (icon,) = page(address).xpath("//link[@rel='apple-touch-icon']/@href")
        assert (site / address / icon).resolve().is_file()


def test_a_reader_of_feeds_finds_the_feed(site: Path, addresses: list[str], page: Parse) -> None:
    for address in addresses:
        (feed,) = page(address).xpath("//link[@type='application/atom+xml']/@href")
        assert (site / address / feed).resolve() == (site / "feed.xml").resolve()
    root = etree.parse(site / "feed.xml").getroot()
    for link in root.iterfind(".//{*}entry/{*}link"):
        address, _, anchor = link.get("href").removeprefix(HOME).partition("#")
        assert page(address).get_element_by_id(anchor) is not None


def test_every_page_is_described_in_words_of_its_own(addresses: list[str], page: Parse) -> None:
    counted = Counter(told(page(address))["description"] for address in addresses)
    assert {text for text, count in counted.items() if count > 1} == set()
    assert all(len(text) >= 8 for text in counted)


def test_the_page_that_is_not_there_names_no_address(site: Path) -> None:
    said = told(html.parse(site / "404.html").getroot())
    assert said["og:title"] == "逾期指南"
    assert "og:url" not in said
    assert "og:image" not in said


def test_without_an_address_of_its_own_a_site_names_none(project: Path) -> None:
    """A picture or a page at half an address would lead nowhere."""
    done = build(project, project / "site", SITE_URL="")
    assert done.returncode == 0, done.stdout
    page = html.parse(project / "site/steps/calm/index.html").getroot()
    said = told(page)
    assert said["og:title"] == "先停一停"
    assert not {"og:url", "og:image", "twitter:card"} & said.keys()
    assert page.xpath("//link[@rel='canonical' or @type='application/atom+xml']") == []
    assert not (project / "site/feed.xml").exists()
    assert [data["@type"] for data in structured(page)] == ["HowTo"]
    assert "url" not in structured(html.parse(project / "site/index.html").getroot())[0]
    assert (project / "site/robots.txt").read_text("utf-8").splitlines()[-1] == "Allow: /"


@pytest.mark.parametrize(
    ("name", "size", "most"), [("share", SHARE, 60_000), ("touch-icon", TOUCH, 10_000)]
)
def test_a_picture_is_as_large_as_it_says(name: str, size: tuple[int, int], most: int) -> None:
    data = (ROOT / f"overrides/assets/{name}.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == size
    assert len(data) < most


def test_the_frame_of_the_browser_has_the_colour_of_the_header(page: Parse) -> None:
    css = (ROOT / "overrides/assets/guide.css").read_text(encoding="utf-8")
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")[:2]
    found = {
        meta.get("data-scheme"): (meta.get("content"), meta.get("media"))
        for meta in page("rules/").xpath("//meta[@name='theme-color']")
    }
    assert found == {
        "light": (variables(light)["md-primary-fg-color"], "(prefers-color-scheme: light)"),
        "dark": (variables(dark)["md-primary-fg-color"], "(prefers-color-scheme: dark)"),
    }


def structured(page: html.HtmlElement) -> list[dict[str, Any]]:
    """The data of a page in the vocabulary of schema.org."""
    texts = page.xpath("//script[@type='application/ld+json']/text()")
    return [data for text in texts for data in json.loads(text)]


def kinds(name: str) -> set[str]:
    """A type, and all that it is a kind of."""
    above = VOCABULARY["types"].get(name, [])
    return {name}.union(*map(kinds, above))


def faults(data: dict[str, Any]) -> Iterator[str]:
    """What the vocabulary does not know of some data: types, properties, and their values."""
    own = data["@type"]
    if own not in VOCABULARY["types"]:
        yield f"no type {own}"
    for name, value in data.items():
        if name in ("@type", "@context"):
            continue
        known = VOCABULARY["properties"].get(name, {"of": [], "takes": []})
        if not kinds(own) & set(known["of"]):
            yield f"{own} has no {name}"
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from faults(one)
                fits = bool(kinds(one["@type"]) & set(known["takes"]))
            elif isinstance(one, int):
                fits = "Integer" in known["takes"]
            else:  # an address may stand for the thing that is there
                place = one.startswith("https://")
                fits = bool(WORDS & set(known["takes"])) or (place and "Thing" in known["takes"])
            if not fits:
                yield f"{own}.{name} is no {one}"


def test_structured_data_is_in_the_vocabulary(addresses: list[str], page: Parse) -> None:
    found = Counter[str]()
    for address in addresses:
        for data in structured(page(address)):
            assert data["@context"] == "https://schema.org"
            assert list(faults(data)) == [], address
            found[data["@type"]] += 1
    assert {*found} == {"WebSite", "BreadcrumbList", "HowTo", "FAQPage"}


def test_what_is_not_in_the_vocabulary_is_found() -> None:
    step = {"@type": "HowToStep", "position": 1, "text": "坐下。"}
    assert list(faults({"@type": "HowTo", "name": "x", "step": [step]})) == []
    assert list(faults({"@type": "Howto"})) == ["no type Howto"]
    assert list(faults({"@type": "HowTo", "steps": [step]})) == [
        "HowTo has no steps",
        f"HowTo.steps is no {step}",
    ]
    assert list(faults({"@type": "Question", "acceptedAnswer": {"@type": "WebSite"}})) == [
        "Question.acceptedAnswer is no {'@type': 'WebSite'}"
    ]
    assert list(faults({"@type": "HowTo", "name": 3})) == ["HowTo.name is no 3"]
