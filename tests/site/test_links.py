"""Every link of the built site leads somewhere, and none leaves it unasked."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from generator.model import Contact, KnowledgeBase, Source

Parse = Callable[[str], HtmlElement]
ROOT = "https://site.invalid/"


def test_internal_links_and_anchors_resolve(site: Path, page: Parse, addresses: list[str]) -> None:
    ids = {address: set(page(address).xpath("//@id")) for address in addresses}
    broken = []
    for address in addresses:
        for link in page(address).xpath("//a/@href | //area/@href"):
            url = urlsplit(urljoin(ROOT + address, link))
            if url.scheme == "tel" or url.netloc != "site.invalid":
                continue
            target = unquote(url.path.lstrip("/"))
            if target in ids:
                if url.fragment and unquote(url.fragment) not in ids[target]:
                    broken.append((address, link))
            elif not (site / target).is_file():
                broken.append((address, link))
    assert broken == []


def test_pages_load_nothing_from_elsewhere(page: Parse, addresses: list[str]) -> None:
    foreign = []
    for address in addresses:
        loaded = page(address).xpath(
            "//script/@src | //img/@src | //iframe/@src | //source/@src | //video/@src"
            " | //link[not(@rel='canonical')]/@href"
        )
        foreign += [url for url in loaded if urlsplit(url).netloc]
    assert foreign == []


def test_styles_load_nothing_from_elsewhere(site: Path) -> None:
    for style in site.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert "url(http" not in text, style
        assert "@import" not in text, style


def test_links_to_other_sites_are_registered(
    base: KnowledgeBase, page: Parse, addresses: list[str]
) -> None:
    known = {r.address for r in (*base.of(Source), *base.of(Contact)) if r.address}
    repository = "https://github.com/yuqi-guide/yuqi-guide/"
    for address in addresses:
        for link in page(address).xpath("//a/@href"):
            if urlsplit(link).scheme in ("http", "https"):
                assert link in known or link.startswith(repository), (address, link)


def test_ids_are_unique_on_a_page_and_ascii(page: Parse, addresses: list[str]) -> None:
    for address in addresses:
        ids = page(address).xpath("//@id")
        assert len(ids) == len(set(ids)), address
        assert all(i.isascii() for i in ids), address


def test_every_page_is_reached_from_the_home_page(page: Parse, addresses: list[str]) -> None:
    reached, waiting = {""}, [""]
    while waiting:
        address = waiting.pop()
        for link in page(address).xpath("//a/@href"):
            url = urlsplit(urljoin(ROOT + address, link))
            target = unquote(url.path.lstrip("/"))
            if url.netloc == "site.invalid" and target in addresses and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert reached == set(addresses)


def test_a_page_is_called_the_same_in_the_menu_and_in_its_heading(
    page: Parse, addresses: list[str]
) -> None:
    for address in addresses:
        if address:  # the home page begins with what it is for
            (title,) = page(address).xpath("//title/text()")
            heading = page(address).xpath("string(//h1)").removesuffix("¶").strip()
            assert title.split(" · ")[0] == heading, address


def test_every_page_says_what_it_is(page: Parse, addresses: list[str]) -> None:
    titles: dict[str, str] = {}
    for address in addresses:
        tree = page(address)
        (title,) = tree.xpath("//title/text()")
        assert titles.setdefault(title, address) == address, "two pages with one title"
        (description,) = tree.xpath('//meta[@name="description"]/@content')
        assert description
        (canonical,) = tree.xpath('//link[@rel="canonical"]/@href')
        assert canonical.endswith(f"/{address}")
        assert len(tree.xpath("//h1")) == 1, address
        assert tree.xpath("/html/@lang") == ["zh"]
