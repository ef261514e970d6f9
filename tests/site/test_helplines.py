"""Where the lines stand for somebody who does not want to live any more."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from generator.model import Contact, KnowledgeBase
from generator.model.page_registry import directory_url, page_of

# The places the lines must stand at, whatever `site.yml` lists besides.
PLACES = (
    "",
    "steps/stay-calm/",
    "steps/ask-for-help/",
    "questions/cannot-pay/",
    "questions/help-from-friends/",
    "contacts/",
)
BOX = "//*[@data-helplines]"
MONEY = re.compile("钱|款|债|欠|还不|逾期|催收|利息|协商")


def dialled(box: html.HtmlElement) -> list[str]:
    """The numbers a box dials, in order."""
    return [link.get("href", "") for link in box.xpath(".//a[starts-with(@href, 'tel:')]")]


def text_before(page: html.HtmlElement, box: html.HtmlElement) -> str:
    """What a reader reads above a box, the heading of the page left out."""
    article = page.xpath("//article")[0]
    said: list[str] = []
    for element in article.iter():
        if element is box:
            return "".join(said)
        if element.tag not in ("h1", "a", "script", "style"):
            said.append(element.text or "")
    raise AssertionError("the box is not in the article")


@pytest.mark.parametrize("address", PLACES)
def test_the_lines_stand_there(page: Callable[[str], html.HtmlElement], address: str) -> None:
    boxes = page(address).xpath(BOX)
    assert len(boxes) == 1
    assert dialled(boxes[0])[:3] == ["tel:12356", "tel:120", "tel:110"]


@pytest.mark.parametrize("address", [place for place in PLACES if place])
def test_nothing_about_money_stands_before_them(
    page: Callable[[str], html.HtmlElement], address: str
) -> None:
    parsed = page(address)
    box = parsed.xpath(BOX)[0]
    assert not MONEY.search(text_before(parsed, box))
    first = box.xpath(".//p")[1].text_content()
    assert not MONEY.search(first), "the first words are about the person"


@pytest.mark.parametrize("address", [place for place in PLACES if place])
def test_whoever_stands_beside_is_spoken_to(
    page: Callable[[str], html.HtmlElement], base: KnowledgeBase, address: str
) -> None:
    assert base.site.helplines is not None
    assert base.site.helplines.beside in page(address).xpath(BOX)[0].text_content()


def test_on_the_home_page_they_stand_before_every_button(
    page: Callable[[str], html.HtmlElement],
) -> None:
    first = page("").xpath("//*[@class='first']")[0]
    marked = first.xpath(".//*[@data-helplines or contains(@class, 'timeline-ways')]")
    assert marked[0].get("data-helplines") is not None
    assert len(marked) == 3, "the ways on stand twice, of which one is seen"


def test_they_stand_first_on_every_record_that_is_listed(
    page: Callable[[str], html.HtmlElement], base: KnowledgeBase
) -> None:
    assert base.site.helplines is not None
    assert base.site.helplines.first_on
    for ref in base.site.helplines.first_on:
        record = base.resolve(ref)
        assert record is not None
        assert page(directory_url(page_of(record))).xpath(BOX), ref


def test_they_stand_on_the_page_that_is_not_there(site: Path, base: KnowledgeBase) -> None:
    missing = html.document_fromstring((site / "404.html").read_text(encoding="utf-8"))
    box = missing.xpath(BOX)[0]
    assert dialled(box) == ["tel:12356", "tel:120", "tel:110"]
    assert base.site.helplines is not None
    assert base.site.helplines.beside in box.text_content()
    assert box.xpath("preceding-sibling::*[not(self::h1)]") == []
    target = box.xpath(".//a[not(starts-with(@href, 'tel:'))]/@href")[0]
    assert target.startswith("/"), "a page that is not there may stand anywhere"


def test_search_gets_them_from_the_content(site: Path, base: KnowledgeBase) -> None:
    head = json.loads((site / "search/despair.json").read_text(encoding="utf-8"))
    help_ = base.site.helplines
    assert help_ is not None
    numbers = [base.get(Contact, call.contact).number for call in help_.calls]
    assert [number for number, _, _ in head["helplines"]["calls"]] == numbers
    assert head["helplines"]["title"] == help_.title
    assert head["helplines"]["see"][1].endswith("#stay-calm")


def test_nobody_is_promised_an_answer_at_every_hour(base: KnowledgeBase) -> None:
    line = base.get(Contact, "mental-health-line")
    said = json.dumps(line.model_dump(mode="json"), ensure_ascii=False)
    assert "18 小时" in said
    assert not re.search("24 ?小时|全天|整夜都有|随时都有人", said)
    assert base.site.helplines is not None
    assert "不一定有人接" in base.site.helplines.busy


WAYS = ("跳楼", "跳河", "跳江", "跳桥", "割腕", "烧炭", "上吊", "安眠药", "农药", "卧轨")


def test_no_page_names_a_way_to_die(
    page: Callable[[str], html.HtmlElement], addresses: list[str]
) -> None:
    """Search hears these words; to read them helps nobody who is close to it."""
    for address in addresses:
        shown = page(address).text_content()
        assert [way for way in WAYS if way in shown] == [], address
