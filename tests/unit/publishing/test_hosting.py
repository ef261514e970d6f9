"""What a server is given of a site: compressed, with what open pages of the build before need."""

import gzip
import sys
from types import SimpleNamespace

import pytest

from generator.publishing.hosting import KEPT, served_files

OLD = {
    "index.html": b"<script src=assets/site.00000001.js>",
    "assets/site.00000001.js": b"old",
    "assets/style.0000000a.css": b"same",
    "search/index.json": b"{1}",
    "search/00000000000a/head.json": b"old head",
}
NEW = {
    "index.html": b"<script src=assets/site.00000002.js>",
    "assets/site.00000002.js": b"new",
    "assets/style.0000000a.css": b"same",
    "search/index.json": b"{2}",
    "search/00000000000b/head.json": b"new head",
}
NEXT = {
    "index.html": b"<script src=assets/site.00000003.js>",
    "assets/site.00000003.js": b"newest",
    "assets/style.0000000a.css": b"same",
}
OF_OLD = ["assets/site.00000001.js", "search/00000000000a/head.json"]


def test_what_open_pages_ask_for_stays_for_one_build() -> None:
    first = served_files(OLD, {})
    second = served_files(NEW, first)
    assert first[KEPT] == b""
    assert second[KEPT].decode().split() == OF_OLD
    assert all(second[path] == OLD[path] for path in OF_OLD)
    assert {path: second[path] for path in NEW} == NEW
    third = served_files(NEXT, second)
    kept = ["assets/site.00000002.js", "search/00000000000b/head.json"]
    assert third[KEPT].decode().split() == kept
    assert set(third) - {KEPT} == {*NEXT, *kept}


def test_publishing_the_same_again_keeps_what_was_kept() -> None:
    second = served_files(NEW, served_files(OLD, {}))
    assert served_files(NEW, second) == second
    pages_only = NEW | {"index.html": b"<p>another word</p>"}
    assert served_files(pages_only, second)[KEPT].decode().split() == OF_OLD


def test_what_pages_need_is_written_before_the_pages() -> None:
    paths = list(served_files(NEW, {}))
    assert paths.index("search/00000000000b/head.json") < paths.index("index.html")
    assert paths.index("assets/site.00000002.js") < paths.index("index.html")


def test_texts_are_compressed_where_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    long = b"<p>0123456789</p>" * 100
    files = served_files({"index.html": long, "short.html": b"x", "a.png": long}, {})
    assert sorted(files) == ["a.png", "index.html", "index.html.gz", KEPT, "short.html"]
    assert gzip.decompress(files["index.html.gz"]) == long
    assert served_files({"index.html": long}, {})["index.html.gz"] == files["index.html.gz"]


def test_brotli_is_used_where_it_is_installed_and_not_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bytes] = []

    def compress(content: bytes) -> bytes:
        asked.append(content)
        return b"br"

    monkeypatch.setitem(sys.modules, "brotli", SimpleNamespace(compress=compress))
    site = {"index.html": b"x" * 100, "rules/index.html": b"y" * 100}
    first = served_files(site, {})
    assert first["index.html.br"] == first["rules/index.html.br"] == b"br"
    asked.clear()
    assert served_files(site | {"index.html": b"z" * 100}, first)["index.html.br"] == b"br"
    assert [content for content in asked if content] == [b"z" * 100]
