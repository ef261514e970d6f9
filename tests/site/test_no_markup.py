"""No markup is ever seen as text: every page is read as a reader reads it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.reading import everything, seen_markup
from tests.search_files import said_of

Parse = Callable[[str], HtmlElement]


def test_no_page_shows_markup(page: Parse, addresses: list[str]) -> None:
    seen = {address: seen_markup(list(everything(page(address)))) for address in addresses}
    assert {address: found for address, found in seen.items() if found} == {}


def test_the_page_for_a_wrong_address_shows_no_markup(site: Path) -> None:
    text = (site / "404.html").read_text(encoding="utf-8")
    assert seen_markup(list(everything(html.document_fromstring(text)))) == []


def test_no_search_result_shows_markup(site: Path) -> None:
    """The search shows titles, leads and passages from files of its own."""
    files = {path.relative_to(site).as_posix(): path for path in site.glob("search/**/*.json")}
    said = said_of({name: path.read_bytes() for name, path in files.items()})
    assert said
    for texts in said:
        assert seen_markup([line for text in texts for line in text.split("\n")]) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "<p>怎么办</p><p>{ .also-asked }</p>",
        "<p>怎么办 { #cannot-pay_title }</p>",
        "<p>{: rel=prev }</p>",
        "<p>{{ record.title }}</p>",
        "<p>{% if x %}</p>",
        "<p>先**停**一停</p>",
        "<p>[看](../rules.md)</p>",
        "<p>&lt;b&gt;停&lt;/b&gt;</p>",
        "<p>&amp;#42;</p>",
        "<p>&amp;lt;b</p>",
        "<ul><li>停<br>- 坐下</li></ul>",
        "<p>1. 坐下</p>",
        "<p>## 标题</p>",
        "<p>| 等级 | 含义 |</p>",
        "<p>第 None 天</p>",
        "<p>[]</p>",
        "<p>['蓝', '红']</p>",
        "<p>Grade.A</p>",
        "<p>undefined</p>",
        "<p>&lt;div markdown=\"1\"&gt;</p>",
        '<p><a href="#" aria-label="链接：**停**">链接</a></p>',
        '<img src="x.png" alt="{{ title }}">',
        '<input placeholder="None">',
        '<span title="&amp;#42;">停</span>',
    ],
)  # fmt: skip
def test_each_kind_of_markup_is_seen(wrong: str) -> None:
    assert seen_markup(list(everything(html.document_fromstring(wrong))))


@pytest.mark.parametrize(
    "right",
    [
        "<p>利率 &lt; 24%，A &amp; B，5 * 3 = 15。</p>",
        "<p>《民法典》第 1033 条（一）</p>",
        "<ol><li>坐下。</li></ol>",
        "<p>12378-1 转 2，2026-11-21，1.5 倍，App 里的 A.1 类</p>",
        "<script>{{ x }}</script><p>停</p>",
        "<p>← 上一段 · 下一段 →</p>",
        "<p>第 −3 天，第 1–30 天</p>",
    ],
)
def test_words_are_not_taken_for_markup(right: str) -> None:
    assert seen_markup(list(everything(html.document_fromstring(right)))) == []
