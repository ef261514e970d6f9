"""A page that is called plain holds nothing that a parser would find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.plugin import built_pages
from generator.plugin.plain_pages import is_plain
from tests.unit.plugin.test_built_pages import FORBIDDEN, POLICY

HEAD = f'<!doctype html>\n<html lang="zh">\n<head>\n{POLICY}\n<title>题</title>'
PLAIN = (
    '<link rel="stylesheet" href="../assets/style.0a1b2c3d.css">',
    '<link rel="canonical" href="https://site.invalid/a/">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="description" content="字 onclick=x() javascript:">',
    '<script src="../assets/a.js"></script><script type="module" src="b.js"></script>',
    '<script type="application/ld+json">{"a": "onload=x style=y"}</script>',
    '<svg viewBox="0 0 24 24" class="x"><path d="M1 1"/><use href="#icon-call"></use></svg>',
    '<a href="https://example.org/?a=1&amp;on=2" rel="noopener">x</a><a href="tel:12378">x</a>',
    '<a href="../rules/#no-night">x</a><a href="">x</a>',
    '<form action="../search/" method="get"><input type="search" name="q" required></form>',
    "<!-- style= --><p>onclick= data: style= 5 > 3</p><br><hr />",
)
# Each harmless, or refused by the parser; but none is called plain.
NOT_PLAIN = (
    *FORBIDDEN,
    '<a href="/now/">x</a>',
    "<a href='x'>x</a>",
    '<A HREF="x">x</A>',
    "<p>1 < 2</p>",
    '<p title="a > b">x</p>',
    "<!-- <b> -->",
    '<a\nhref="x">x</a>',
    '<img src="a&#58;b">',
    '<p onClick="x">',
    '<p sTyle="x">',
    '<meta name="referrer" content="unsafe-url">',
    '<base href="x">',
    '<link rel="preconnect" href="https://evil.example">',
    '<link rel="alternate" href="//evil.example">',
    '<set attributeName="href" to="x"/>',
    '<input formaction="x">',
)


def test_a_page_of_plain_tags_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built_pages, "_Reader", None)
    page = "\n".join((HEAD, *PLAIN))
    assert is_plain(page)
    assert built_pages.page_faults(page) == []
    with pytest.raises(TypeError):
        built_pages.page_faults(page + '<p style="x">')


@pytest.mark.parametrize("body", NOT_PLAIN)
def test_whatever_may_hold_code_is_not_plain(body: str) -> None:
    assert not is_plain(f"{HEAD}\n{body}\n")


SCRAPS = [
    *("<", ">", "</", "/>", "<!--", "-->", '"', "'", "=", " ", "\n", "a", "p", "svg", "script"),
    *("style", "link", "meta", "base", "img", "iframe", "object", "form", "onload", "on", "src"),
    *("href", "srcset", "action", "data", "to", "values", "http-equiv", "name", "referrer", "rel"),
    *("content", "javascript:", "data:", "https://evil.example", "//evil.example", "refresh"),
    *("x", "&#58;", "&colon;", "preconnect", "srcdoc", "STYLE", "class", "<p>", '<a href="x">'),
    *(' href="', ' src="', ' style="', ' onload="', ' class="', "<p", "<a", "<img", "<script"),
]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=14).map("".join))
def test_no_page_that_is_called_plain_holds_a_fault(body: str) -> None:
    page = f"{HEAD}\n{body}"
    if is_plain(page):
        reader = built_pages._Reader()
        reader.feed(page)
        reader.close()
        assert reader.found == [], body
