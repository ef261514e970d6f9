"""Whoever sounds as if they might harm themselves meets a human sentence and a line first."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from generator.model import KnowledgeBase
from tests.browser.conftest import Open


def ask(visit: Open, text: str) -> Page:
    page = visit(f"search/?q={text}")
    page.wait_for_selector("[data-search-done]")
    return page


def test_a_word_of_despair_is_not_kept_and_not_sent(visit: Open) -> None:
    """What is asked of the host is the same as for any other word, and nothing is stored."""
    asked: dict[str, set[str]] = {}
    for word in ("不想活了", "利息怎么算"):
        page = visit("search/")
        seen = asked[word] = set()
        page.on("request", lambda request, seen=seen: seen.add(request.url))
        page.fill("[data-search-page] input", word)
        page.press("[data-search-page] input", "Enter")
        page.wait_for_selector("[data-search-result]")
        assert page.locator("[data-helplines]").count() == int(word == "不想活了")
        kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]")
        assert kept == [0, 0, 0]
        assert (word in page.title()) is (word != "不想活了")
    of_index = {url for urls in asked.values() for url in urls if "/search/" not in url}
    assert of_index == set(), "only the files of the index are read"
    assert any(url.endswith("search/despair.json") for url in asked["利息怎么算"])


def test_no_more_texts_are_read_for_a_cry(visit: Open) -> None:
    """Its results stand in another order, which the host must not see either."""
    seen: set[str] = set()
    page = visit("search/", prepare=lambda p: p.on("request", lambda r: seen.add(r.url)))
    page.fill("[data-search-page] input", "我死了，花呗要父母还吗")
    page.press("[data-search-page] input", "Enter")
    page.wait_for_selector("[data-search-result]")
    expect(page.locator("[data-search-page] [data-helplines]")).to_have_count(1)
    expect(page.locator("[data-search-more] button")).to_be_visible()  # there are more results
    at_once = page.locator("[data-search-result]").count()
    assert sum("/text-" in url for url in seen) == at_once == 5


def test_how_words_are_spelt_is_read_for_any_letters(visit: Open) -> None:
    """What is asked of the host tells that letters were typed, and not which."""
    asked: dict[str, set[str]] = {}
    for word in ("buxianghuo", "lixi", "利息"):
        seen = asked[word] = set()
        page = visit(
            "search/", prepare=lambda p, seen=seen: p.on("request", lambda r: seen.add(r.url))
        )
        page.fill("[data-search-page] input", word)
        page.press("[data-search-page] input", "Enter")
        page.wait_for_selector("[data-search-result]")
        assert page.locator("[data-helplines]").count() == int(word == "buxianghuo")
    tables = {word: {url for url in urls if "spellings" in url} for word, urls in asked.items()}
    assert tables["buxianghuo"] == tables["lixi"] != set()
    assert tables["利息"] == set()


def test_they_stand_when_nobody_can_tell_what_letters_mean(visit: Open) -> None:
    page = visit("search/", prepare=lambda p: p.route("**/spellings.json", lambda r: r.abort()))
    for typed, lines in (("lixi", 1), ("利息", 0)):
        page.fill("[data-search-page] input", typed)
        page.press("[data-search-page] input", "Enter")
        expect(page.locator("[data-search-page] [data-helplines]")).to_have_count(lines)


def test_they_stand_even_when_the_index_cannot_be_read(visit: Open) -> None:
    page = visit("search/", prepare=lambda p: p.route("**/search/index.json", lambda r: r.abort()))
    page.fill("[data-search-page] input", "我想自殺")
    page.press("[data-search-page] input", "Enter")
    expect(page.locator("[data-search-count]")).to_contain_text("读不到")
    dial = page.locator("[data-search-page] [data-helplines] a.dial").first
    expect(dial).to_have_attribute("href", "tel:12356")


def test_they_stand_when_nothing_at_all_can_be_read(visit: Open) -> None:
    page = visit("search/", prepare=lambda p: p.route("**/search/*.json", lambda r: r.abort()))
    lines = page.locator("[data-search-lines]")
    expect(lines).to_be_hidden()
    page.fill("[data-search-page] input", "我想自殺")
    page.press("[data-search-page] input", "Enter")
    expect(page.locator("[data-search-count]")).to_contain_text("读不到")
    expect(lines).to_be_visible()
    expect(lines.locator("a.dial").first).to_have_attribute("href", "tel:12356")


def test_they_stand_beside_results_when_nobody_can_tell(visit: Open) -> None:
    """The words of despair alone cannot be read: the search answers, and the lines stand there."""
    page = visit(
        "search/", prepare=lambda p: p.route("**/search/despair.json", lambda r: r.abort())
    )
    page.fill("[data-search-page] input", "上门")
    page.press("[data-search-page] input", "Enter")
    expect(page.locator("[data-search-result]").first).to_be_visible()
    expect(page.locator("[data-search-lines]")).to_be_visible()


def test_what_is_plain_waits_for_no_spelling(visit: Open) -> None:
    """A letter in it asks for the spellings, which may never come."""
    page = visit("search/", prepare=lambda p: p.route("**/spellings.json", lambda _: None))
    page.fill("[data-search-page] input", "我不想活了，APP还在催")
    page.press("[data-search-page] input", "Enter")
    expect(page.locator("[data-search-page] [data-helplines]")).to_have_count(1)


def test_what_could_be_read_as_agreement_stands_last(visit: Open, base: KnowledgeBase) -> None:
    page = ask(visit, "我死了，花呗要父母还吗")
    expect(page.locator("[data-search-page] [data-helplines]")).to_have_count(1)
    links = page.locator("[data-search-result] a")
    more = page.locator("[data-search-more] button")
    while more.is_visible():
        shown = links.count()
        more.evaluate("button => button.click()")  # scrolling to it is enough to press it
        expect(links.nth(shown)).to_be_attached()
    found = [(links.nth(i).get_attribute("href") or "") for i in range(links.count())]
    last = {ref.partition("/")[2] for ref in base.despair.last}
    places = [i for i, url in enumerate(found) if url.rpartition("#")[2] in last]
    assert len(places) >= 2
    assert places == list(range(len(found) - len(places), len(found)))


def test_a_screen_reader_hears_of_them(visit: Open) -> None:
    page = ask(visit, "想跳樓")
    region = page.get_by_role("region", name="现在可以找的人")
    expect(region).to_have_count(1)
    expect(region.get_by_role("link").first).to_have_accessible_name(re.compile("^12356"))
    expect(page.locator("[data-search-count]")).to_have_text(
        re.compile("^上面有现在可以打的电话。")
    )
    expect(page.locator("[data-search-count]")).to_have_attribute("role", "status")


def test_the_lines_stand_above_all_results(visit: Open, base: KnowledgeBase) -> None:
    page = ask(visit, "我想自殺")
    box = page.locator("[data-search-page] [data-helplines]")
    expect(box).to_have_count(1)
    assert base.site.helplines is not None
    expect(box).to_contain_text(base.site.helplines.text)
    expect(box).to_contain_text(base.site.helplines.wake)
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


def test_they_stand_above_the_suggestions(visit: Open, base: KnowledgeBase) -> None:
    page = visit("questions/jail/")
    page.click("[data-search-open]")
    page.keyboard.type("不想活了")
    box = page.locator("[data-search-panel] [data-helplines]")
    assert base.site.helplines is not None
    expect(box).to_contain_text(base.site.helplines.wake)
    expect(box.locator(".helplines-more a")).to_have_attribute("href", re.compile("#stay-calm$"))
    expect(box.locator("a.dial").first).to_have_attribute("href", "tel:12356")
    first = page.locator("[data-search-options] [role=option]").first
    expect(first).to_be_visible()
    above, below = box.bounding_box(), first.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]
    page.fill("[data-search-box] input", "利息怎么算")
    expect(box).to_have_count(0)


@pytest.mark.parametrize("missing", ["despair.json", "*.json"])
def test_they_stand_above_the_suggestions_when_nobody_can_tell(visit: Open, missing: str) -> None:
    """The words of despair cannot be read: the box answers if it can, and the lines stand there."""
    page = visit(
        "questions/jail/", prepare=lambda p: p.route(f"**/search/{missing}", lambda r: r.abort())
    )
    page.click("[data-search-open]")
    lines = page.locator("[data-search-panel] [data-box-lines]")
    expect(lines).to_have_count(0)
    page.keyboard.type("上门")
    expect(lines.locator("a.dial").first).to_be_visible()
    expect(lines.locator("a.dial").first).to_have_attribute("href", "tel:12356")
    answers = page.locator("[data-search-options] [role=option]")
    if missing == "despair.json":
        expect(answers.nth(1)).to_be_visible()
    else:
        expect(page.locator("[data-search-panel] .search-note")).to_contain_text("读不到")
    expect(page.locator("[data-search-status]")).to_contain_text("上面有现在可以打的电话。")
    expect(lines).to_have_count(1)
    page.fill("[data-search-box] input", "上门怎么办")
    expect(page.locator("[data-search-status]")).to_contain_text("上面有现在可以打的电话。")
    expect(lines).to_have_count(1)
    page.fill("[data-search-box] input", "")
    expect(lines).to_have_count(0)


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


SITE_SCRIPT = "**/assets/site.*.js"


def unread(*addresses: str) -> Callable[[Page], None]:
    """Prepares a page that gets no answer where it asks for one of the addresses."""

    def prepare(page: Page) -> None:
        for address in addresses:
            page.route(address, lambda route: route.abort())

    return prepare


@pytest.mark.parametrize(
    "address", ["search/?q=不想活了", "tools/calls/", "tools/words/ask-for-plan/"]
)
def test_they_stand_where_the_script_that_hears_cannot_be_had(visit: Open, address: str) -> None:
    page = visit(address, prepare=unread(SITE_SCRIPT))
    lines = page.locator("[data-unheard]").first
    expect(lines).to_be_visible()
    expect(lines.locator("a.dial").first).to_have_attribute("href", "tel:12356")


@pytest.mark.parametrize(
    ("address", "field"),
    [("tools/calls/", ".call-log textarea"), ("tools/words/ask-for-plan/", "[data-blanks] input")],
)
def test_they_stand_in_a_tool_when_its_words_cannot_be_read(
    visit: Open, address: str, field: str
) -> None:
    page = visit(address, prepare=unread("**/search/despair.json"))
    lines = page.locator("[data-unheard]").first
    expect(lines).to_be_hidden()
    page.locator(field).first.fill("我不想活了")
    expect(lines).to_be_visible()
    title = lines.locator(".helplines-title").text_content()
    expect(page.locator(".only-heard").filter(has_text=title)).to_have_count(1)
    page.unroute("**/search/despair.json")
    page.locator(field).first.fill("他打来三次")
    expect(lines).to_be_hidden()


def hung(address: str) -> Callable[[Page], None]:
    """Prepares a page that waits for ever for one of its files, and a clock that can be put on."""

    def prepare(page: Page) -> None:
        page.clock.install()
        page.route(address, lambda _: None)

    return prepare


def after_seconds(page: Page) -> None:
    """Lets a reader wait who has just typed."""
    page.clock.fast_forward(400)  # the pause behind the last key
    page.wait_for_timeout(100)
    page.clock.fast_forward(4100)


@pytest.mark.parametrize("file", ["search/despair.json", "assets/search/parts.*.js"])
def test_they_stand_on_the_search_page_while_it_waits(visit: Open, file: str) -> None:
    page = visit("search/?q=我不想活了", prepare=hung(f"**/{file}"))
    lines = page.locator("[data-search-lines]")
    expect(lines).to_be_hidden()
    after_seconds(page)
    expect(lines.locator("a.dial").first).to_be_visible()


def test_they_stand_above_the_suggestions_while_these_wait(visit: Open) -> None:
    page = visit("questions/jail/", prepare=hung("**/search/despair.json"))
    page.click("[data-search-open]")
    lines = page.locator("[data-search-panel] [data-box-lines]")
    for words in ("我不想", "我不想活了"):
        page.fill("[data-search-box] input", words)
        after_seconds(page)
        expect(lines).to_have_count(1)
    expect(lines.locator("a.dial").first).to_be_visible()
    page.clock.fast_forward(100)
    expect(page.locator("[data-search-status]")).to_contain_text("上面有现在可以打的电话。")


@pytest.mark.parametrize(
    ("address", "field"),
    [("tools/calls/", ".call-log textarea"), ("tools/words/ask-for-plan/", "[data-blanks] input")],
)
def test_they_stand_in_a_tool_while_it_waits(visit: Open, address: str, field: str) -> None:
    page = visit(address, prepare=hung("**/search/despair.json"))
    lines = page.locator("[data-unheard]").first
    page.locator(field).first.fill("我不想活了")
    expect(lines).to_be_hidden()
    after_seconds(page)
    expect(lines.locator("a.dial").first).to_be_visible()


def test_they_stand_in_a_browser_of_2020(visit: Open) -> None:
    """It knows the syntax of our scripts, and not all that they call."""
    old = "delete Element.prototype.replaceChildren"
    page = visit("search/?q=我不想活了", prepare=lambda page: page.add_init_script(old))
    dial = page.locator("[data-search-page] [data-helplines] a.dial").first
    expect(dial).to_have_attribute("href", "tel:12356")
    expect(page.locator("[data-search-result]").first).to_be_visible()
