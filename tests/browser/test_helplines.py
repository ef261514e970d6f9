"""Whoever sounds as if they might harm themselves meets a human sentence and a line first."""

import pytest
from playwright.sync_api import Page, Route, expect

from generator.model import KnowledgeBase
from generator.publishing.search.build import library
from tests.browser.conftest import Open
from tests.conftest import ROOT

DESPAIR = (
    "不想活了",
    "活不下去了怎么办",
    "欠了十万想死",
    "我想自杀",
    "老公说要轻生",
    "想跳楼",
    "想了结自己",
    "怎么结束生命",
    "撑不住了",
    "写好遗书了",
    "想解脱",
    "我想自殺",
    "輕生",
    "想跳樓",
    "寫遺書",
    "割腕了",
    "喝農藥",
    "wobuxianghuole",
    "zisha",
)
PLAIN = ("亲生父母要还吗", "相似的号码", "花呗逾期三天", "催收电话怎么接", "起诉要多久")


def ask(visit: Open, text: str) -> Page:
    page = visit(f"search/?q={text}")
    page.wait_for_selector("[data-search-done]")
    return page


def source(route: Route) -> None:
    """A script as it lies in the sources: on the site it is a part of a bundle."""
    name = route.request.url.partition("/source/")[2]
    body = library().get(name) or (ROOT / "overrides" / name).read_bytes()
    route.fulfill(body=body, content_type="text/javascript")


def test_words_of_despair_are_heard_and_others_are_not(visit: Open) -> None:
    page = visit("search/")
    page.route("**/source/**", source)
    heard = page.evaluate(
        """async (questions) => {
            const { engineAt } = await import('/source/assets/search/library.js');
            const engine = await engineAt(new URL('/', location));
            return Promise.all(questions.map(async (text) => (await engine.search(text, 1)).urgent));
        }""",
        [*DESPAIR, *PLAIN],
    )
    assert [text for text, urgent in zip(DESPAIR, heard, strict=False) if not urgent] == []
    assert [text for text, urgent in zip(PLAIN, heard[len(DESPAIR) :], strict=True) if urgent] == []


def test_the_lines_stand_above_all_results(visit: Open, base: KnowledgeBase) -> None:
    page = ask(visit, "我想自殺")
    box = page.locator("[data-search-page] [data-helplines]")
    expect(box).to_have_count(1)
    assert base.site.helplines is not None
    expect(box).to_contain_text(base.site.helplines.text)
    expect(box).to_contain_text(base.site.helplines.beside)
    dials = box.locator("a.dial")
    assert dials.nth(0).get_attribute("href") == "tel:12356"
    assert dials.nth(1).get_attribute("href") == "tel:120"
    assert dials.nth(2).get_attribute("href") == "tel:110"
    height = page.evaluate("innerHeight")
    first = dials.nth(0).bounding_box()
    assert first is not None
    assert first["y"] + first["height"] < height, "the first number is seen without scrolling"
    below = page.locator("[data-search-count], [data-search-result]").first.bounding_box()
    assert below is not None
    assert below["y"] > first["y"]
    assert page.troubles == []  # type: ignore[attr-defined]


def test_the_next_question_takes_them_away(visit: Open) -> None:
    page = ask(visit, "不想活了")
    page.fill("[data-search-page] input", "利息怎么算")
    page.press("[data-search-page] input", "Enter")
    expect(page.locator("[data-helplines]")).to_have_count(0)


def test_they_stand_above_the_suggestions(visit: Open) -> None:
    page = visit("questions/jail/")
    page.click("[data-search-open]")
    page.keyboard.type("不想活了")
    box = page.locator("[data-search-panel] [data-helplines]")
    expect(box.locator("a.dial").first).to_have_attribute("href", "tel:12356")
    first = page.locator("[data-search-options] [role=option]").first
    expect(first).to_be_visible()
    above, below = box.bounding_box(), first.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]
    page.fill("[data-search-box] input", "利息怎么算")
    expect(box).to_have_count(0)


def test_a_page_that_is_not_there_shows_them(visit: Open) -> None:
    page = visit("404.html")
    dial = page.locator("[data-helplines] a.dial").first
    expect(dial).to_have_attribute("href", "tel:12356")
    place = dial.bounding_box()
    assert place is not None
    assert place["y"] + place["height"] < page.evaluate("innerHeight")


@pytest.mark.parametrize("address", ["", "steps/stay-calm/", "questions/cannot-pay/", "404.html"])
def test_a_thumb_hits_each_number(visit: Open, address: str) -> None:
    page = visit(address)
    dials = page.locator("[data-helplines] a.dial")
    width = page.evaluate("document.documentElement.clientWidth")
    for i in range(dials.count()):
        place = dials.nth(i).bounding_box()
        assert place is not None
        assert place["height"] >= 44
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width
