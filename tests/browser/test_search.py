"""Search as a reader uses it: the box, its suggestions, the page that answers by its address."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, Route, expect

from generator.model import KnowledgeBase
from tests.browser.conftest import Open
from tests.browser.test_accessibility import EVERY, SOME, in_states, violations
from tests.conftest import ROOT
from tests.stages import stage_on

ASSETS = ROOT / "overrides/assets"


def answered(page: Page) -> list[str]:
    """The addresses of the results, best first, once an answer stands."""
    page.wait_for_selector("[data-search-done]")
    links = page.locator("[data-search-result] a")
    return [links.nth(i).get_attribute("href") or "" for i in range(links.count())]


def anchors(page: Page) -> list[str]:
    """The record ids of the results."""
    return [address.rpartition("#")[2] for address in answered(page)]


# The page


@pytest.mark.parametrize("form", ["search/?q={}", "search/#q={}", "search/?q=上门#q={}"])
def test_the_page_answers_by_its_address(visit: Open, form: str) -> None:
    page = visit(form.format("夜里打电话催收"))
    assert "night-calls" in anchors(page)[:3]
    assert page.locator("[data-search-page] input").input_value() == "夜里打电话催收"
    assert page.troubles == []  # type: ignore[attr-defined]


def test_a_result_says_kind_and_short_answer_and_leads_to_the_record(visit: Open) -> None:
    page = visit("search/?q=收到支付令怎么办")
    assert answered(page)[0].endswith("questions/payment-order-question/#payment-order-question")
    first = page.locator("[data-search-result]").first
    expect(first).to_contain_text("常见问题")
    expect(first).to_contain_text("收到之日起十五天内")
    assert "支付令" in first.locator("mark").all_text_contents()
    first.locator("a").click()
    page.wait_for_url("**/questions/payment-order-question/#payment-order-question")
    assert page.locator("#payment-order-question").count() == 1


def test_a_new_question_on_the_page_changes_only_the_fragment(visit: Open) -> None:
    page = visit("search/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("[data-search-page] input", "罚息怎么算")
    page.press("[data-search-page] input", "Enter")
    page.wait_for_selector("[data-search-result]")
    assert "#q=" in page.url
    assert "?" not in page.url
    assert not any("%" in url for url in asked), "a word was sent to the server"
    page.go_back()
    page.wait_for_selector("[data-search-index]:not([hidden])")
    assert page.locator("[data-search-result]").count() == 0


def test_nothing_found_is_never_an_empty_page(visit: Open) -> None:
    page = visit("search/?q=xyzzyq")
    assert answered(page) == []
    nothing = page.locator("[data-search-nothing]")
    expect(nothing).to_be_visible()
    assert nothing.locator("a").count() == 6
    expect(page.locator("[data-search-index]")).to_be_visible()
    expect(page.locator("[data-search-count]")).to_contain_text("没有写")


def test_what_is_only_near_is_called_so(visit: Open) -> None:
    page = visit("search/?q=负债的人可以移民火星吗")
    page.wait_for_selector("[data-search-done]")
    status = page.locator("[data-search-count]")
    expect(status).to_contain_text("没有找到完全对得上的")
    assert status.get_attribute("role") == "status"
    expect(page.locator("[data-search-nothing]")).to_be_visible()
    expect(page.locator("[data-search-foreign]")).to_be_hidden()


def test_what_is_none_of_ours_is_told_with_where_to_ask(visit: Open) -> None:
    page = visit("search/?q=蘑菇炖鸡怎么做")
    page.wait_for_selector("[data-search-done]")
    expect(page.locator("[data-search-count]")).to_contain_text("这件事本站没有写")
    elsewhere = page.locator("[data-search-foreign]")
    expect(elsewhere).to_be_visible()
    assert elsewhere.locator("a").get_attribute("href").endswith("contacts/#legal-aid")  # type: ignore[union-attr]
    put(page, "罚息怎么算")
    expect(elsewhere).to_be_hidden()
    expect(page.locator("[data-search-count]")).to_contain_text("找到")


def test_a_few_results_come_first_and_others_when_they_are_asked_for(visit: Open) -> None:
    asked: list[str] = []
    page = visit(
        "search/?q=催收",
        viewport={"width": 360, "height": 500},
        prepare=lambda p: p.on("request", lambda r: asked.append(r.url)),
    )
    assert len(answered(page)) == 5
    assert len([url for url in asked if "/text-" in url]) == 5
    page.locator("[data-search-more] button").evaluate("button => button.click()")
    expect(page.locator("[data-search-result]")).to_have_count(10)
    page.locator("[data-search-result]").last.scroll_into_view_if_needed()
    page.mouse.wheel(0, 4000)
    expect(page.locator("[data-search-result]")).to_have_count(15)


def test_a_page_open_while_the_site_was_rebuilt_reads_the_index_again_once(
    visit: Open, site: Path
) -> None:
    """Of the old build nothing but the first file is left: its folder is gone."""
    folder = json.loads((site / "search/index.json").read_text(encoding="utf-8"))["version"]
    indexes: list[str] = []

    def old(route: Route) -> None:
        indexes.append(route.request.url)
        if len(indexes) == 1:
            route.fulfill(json={"version": "000000000000"})
        else:
            route.continue_()

    def gone(route: Route) -> None:
        if route.request.url.endswith("/head.json"):
            head = (site / f"search/{folder}/head.json").read_bytes()
            route.fulfill(body=head, content_type="application/json")
        else:
            route.fulfill(status=404)

    def prepare(page: Page) -> None:
        page.route("**/search/index.json", old)
        page.route("**/search/000000000000/**", gone)

    page = visit("search/?q=收到支付令怎么办", prepare=prepare)
    assert "payment-order-question" in anchors(page)[:3]
    assert len(indexes) == 2


def test_further_results_are_found_when_the_site_was_rebuilt_below_an_answer(
    visit: Open, site: Path
) -> None:
    folder = json.loads((site / "search/index.json").read_text(encoding="utf-8"))["version"]
    asked: list[str] = []
    gone = False

    def index(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(json={"version": folder if gone else "000000000000"})

    def old(route: Route) -> None:
        if gone:
            route.fulfill(status=404)
        else:
            name = route.request.url.rpartition("/")[2]
            route.fulfill(path=site / f"search/{folder}/{name}")

    def prepare(page: Page) -> None:
        page.route("**/search/index.json", index)
        page.route("**/search/000000000000/**", old)
        page.set_viewport_size({"width": 800, "height": 200})  # the button is out of sight

    page = visit("search/#q=罚息怎么算", prepare=prepare)
    expect(page.locator("[data-search-result]")).to_have_count(5)
    gone = True
    page.locator("[data-search-more] button").evaluate("button => button.click()")
    expect(page.locator("[data-search-result]").nth(5)).to_be_visible()
    links = page.locator("[data-search-result] a").evaluate_all("links => links.map(a => a.href)")
    assert len(set(links)) == len(links) > 5
    assert len(asked) == 2


def test_a_script_that_cannot_be_read_is_reported_and_asked_for_again(visit: Open) -> None:
    """With it goes the ear for words of despair, so the lines to call stand there."""
    parts = "**/search/parts.*.js"
    page = visit("search/#q=上门", prepare=lambda p: p.route(parts, lambda r: r.abort()))
    expect(page.locator("[data-search-count]")).to_contain_text("读不到")
    expect(page.locator("[data-search-lines]")).to_be_visible()
    page.unroute(parts)
    page.fill("[data-search-page] input", "支付令")
    page.press("[data-search-page] input", "Enter")
    page.wait_for_selector("[data-search-result]")
    assert page.url.endswith("#q=%E6%94%AF%E4%BB%98%E4%BB%A4")


@pytest.mark.parametrize("address", ["", "search/"])
def test_what_is_asked_before_the_script_is_there_is_told_to_no_host(
    visit: Open, server: str, address: str
) -> None:
    """The script of the frame comes last, and on a slow network long after the box is seen."""
    asked: list[str] = []

    def prepare(page: Page) -> None:
        page.on("request", lambda request: asked.append(unquote(request.url)))
        page.route("**/assets/site.*.js", lambda _: None)  # on its way for ever
        page.goto(server + address, wait_until="commit")
        field = page.locator(".search-page-form input, .search-box input").last
        field.evaluate("""field => {
          field.value = "我不想说";
          field.form.requestSubmit();
        }""")
        page.wait_for_url("**/search/#q=*", wait_until="commit")
        page.unroute("**/assets/site.*.js")

    visit("search/#q=上门", prepare=prepare)
    assert not [url for url in asked if "我不想说" in url.partition("#")[0]]


def test_a_site_that_misses_its_files_is_not_asked_for_ever(visit: Open) -> None:
    indexes: list[str] = []

    def prepare(page: Page) -> None:
        page.on("request", lambda r: r.url.endswith("index.json") and indexes.append(r.url))
        page.route("**/search/*/text-*.json", lambda route: route.fulfill(status=404))

    page = visit("search/?q=上门", prepare=prepare)
    expect(page.locator("[data-search-count]")).to_contain_text("读不到")
    assert len(indexes) == 2


def test_while_the_files_are_read_the_page_says_that_it_looks(visit: Open) -> None:
    """An empty line above the topics reads like "nothing found"."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page = visit("search/#q=上门", prepare=lambda page: page.route("**/search/index.json", hold))
    expect(page.locator("[data-search-count]")).to_have_text("正在找…")
    for route in held:
        route.continue_()
    expect(page.locator("[data-search-count]")).to_contain_text("找到")


def test_text_of_a_question_never_becomes_markup(visit: Open) -> None:
    page = visit("search/#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E催收")
    page.wait_for_selector("[data-search-done]")
    assert page.locator("[data-search-page] img").count() == 0


def test_without_script_the_page_is_an_index(visit: Open) -> None:
    page = visit("search/?q=x", java_script_enabled=False)
    expect(page.locator("[data-search-index]")).to_be_visible()
    assert page.locator("[data-search-index] a[href*='questions/cannot-pay']").count() == 2
    assert page.locator(".search-page-form").is_hidden()
    expect(page.locator(".search-open")).to_be_visible()


def test_a_file_that_cannot_be_read_is_reported_and_tried_again(visit: Open) -> None:
    page = visit("search/", prepare=lambda p: p.route("**/search/index.json", lambda r: r.abort()))
    page.fill("[data-search-page] input", "上门")
    page.press("[data-search-page] input", "Enter")
    expect(page.locator("[data-search-count]")).to_contain_text("读不到")
    page.unroute("**/search/index.json")
    page.press("[data-search-page] input", "Enter")
    page.wait_for_selector("[data-search-result]")


@pytest.mark.parametrize("typed", ["催收天天打电话，我不想活了", "逾期20天 撑不住了 95188"])
def test_whoever_cannot_bear_it_is_answered_first(visit: Open, typed: str) -> None:
    assert anchors(visit(f"search/?q={typed}"))[0] == "stay-calm"


def test_a_day_leads_to_the_timeline(visit: Open, base: KnowledgeBase) -> None:
    page = visit("search/?q=逾期三个月")
    stage = stage_on(base.stages, 90)
    assert stage is not None
    assert stage.id in anchors(page)[:2]
    link = page.locator(".search-day a")
    assert (link.get_attribute("href") or "").endswith("timeline/#day-90")
    put(page, "yuqi 20天")
    expect(link).to_have_attribute("href", re.compile("#day-20$"))
    put(page, "一天能打几个电话")
    expect(link).to_have_count(0)


def put(page: Page, question: str) -> None:
    """Asks on the page of results, and waits for the answer."""
    page.evaluate(
        "document.querySelector('[data-search-page]').removeAttribute('data-search-done')"
    )
    page.fill("[data-search-page] input", question)
    page.press("[data-search-page] input", "Enter")
    page.wait_for_selector("[data-search-done]")


def test_numbers_are_called_registered_false_or_unknown(visit: Open) -> None:
    page = visit("search/")
    number = page.locator(".search-number")
    for typed, state in (("95188", "known"), ("010 12378", "known"), ("95055", "false")):
        put(page, typed)
        assert number.get_attribute("data-state") == state, typed
    put(page, "这个号码 17012345678 是催收吗")
    found = anchors(page)
    assert number.get_attribute("data-state") == "unknown"
    assert {"verify-caller", "is-caller-real", "which-number-is-official"} & set(found[:3])
    for typed in ("0571", "02188889999"):
        put(page, typed)
        assert number.get_attribute("data-state") == "beginning", typed
        link = number.locator("a").get_attribute("href") or ""
        assert link.endswith("myths/#area-code-proves-collector")
    put(page, "欠了30000元")
    assert number.count() == 0


def test_the_box_says_how_to_be_sure_of_a_number(visit: Open) -> None:
    page = visit("", viewport={"width": 1280, "height": 900})
    page.locator("input[type=search]").first.fill("95188")
    option = page.locator("[data-search-options] [data-state=known]")
    expect(option).to_contain_text("挂断")


# The box


def suggestions(page: Page) -> Any:
    return page.locator("[data-search-options] [role=option]")


def test_nothing_is_loaded_before_it_is_needed(visit: Open) -> None:
    loaded: list[str] = []
    page = visit("", prepare=lambda p: p.on("request", lambda r: loaded.append(r.url)))
    page.wait_for_load_state("networkidle")
    ours = [url for url in loaded if "/search/" in url]
    assert ours == []
    page.keyboard.press("/")
    page.keyboard.type("上门")
    suggestions(page).first.wait_for()
    assert any("assets/search/parts." in url for url in loaded)
    assert any(url.endswith("/head.json") for url in loaded)


@pytest.mark.parametrize("keys", ["/", "Control+k"])
@pytest.mark.parametrize("width", [360, 1280])
def test_keys_open_the_box(visit: Open, keys: str, width: int) -> None:
    page = visit("about/", viewport={"width": width, "height": 800})
    page.keyboard.press(keys)
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    assert box.input_value() == ""


def test_a_slash_typed_into_a_field_stays_there(visit: Open) -> None:
    page = visit("search/")
    page.locator("[data-search-page] input").focus()
    page.keyboard.type("a/b")
    assert page.locator("[data-search-page] input").input_value() == "a/b"


def test_the_box_is_a_combobox(visit: Open) -> None:
    page = visit("", viewport={"width": 1280, "height": 900})
    box = page.locator("[data-search-box] input")
    box.focus()
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("收到支付令")
    suggestions(page).first.wait_for()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[data-search-status]")).to_contain_text("条建议")
    page.keyboard.press("ArrowDown")
    first = suggestions(page).first
    expect(first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(suggestions(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.locator("[data-search-panel]")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    suggestions(page).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/payment-order-question/#payment-order-question")


def test_enter_goes_to_the_page_with_the_question_in_the_fragment(visit: Open) -> None:
    page = visit("rules/")
    page.keyboard.press("/")
    page.keyboard.type("骂人")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/#q=*")
    assert anchors(page)


def test_half_a_word_of_an_input_method_is_not_searched(visit: Open) -> None:
    page = visit("", viewport={"width": 1280, "height": 900})
    box = page.locator("[data-search-box] input")
    box.focus()
    expect(box).to_have_attribute("role", "combobox")
    box.evaluate(
        """(input) => {
            input.dispatchEvent(new CompositionEvent('compositionstart'));
            input.value = 'shang men';
            input.dispatchEvent(new InputEvent('input', { isComposing: true }));
            input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
        }"""
    )
    page.wait_for_timeout(400)
    assert page.locator("[data-search-options] [data-state=all]").count() == 0
    box.evaluate(
        """(input) => {
            input.value = '上门';
            input.dispatchEvent(new CompositionEvent('compositionend'));
        }"""
    )
    page.locator("[data-search-options] [data-state=all]").wait_for()


def test_the_last_word_typed_wins(visit: Open) -> None:
    """A late answer to an earlier word must not stand where nothing is asked any more."""
    page = visit("", viewport={"width": 1280, "height": 900})
    page.keyboard.press("/")
    page.keyboard.type("上门")
    suggestions(page).first.wait_for()
    page.fill("[data-search-box] input", "支付令")
    page.fill("[data-search-box] input", "")
    page.wait_for_timeout(500)
    assert set(suggestions(page).evaluate_all("all => all.map((o) => o.dataset.state)")) == {
        "first"
    }


def test_before_anything_is_typed_the_box_offers_what_most_need(visit: Open) -> None:
    page = visit("rules/", has_touch=True)
    page.locator("[data-search-open]").tap()
    first = page.locator("[data-search-options] [data-state=first]")
    first.first.wait_for()
    assert first.count() == 6
    expect(first.first).to_contain_text("还不上")
    assert (first.first.get_attribute("href") or "").endswith("questions/cannot-pay/#cannot-pay")
    expect(page.locator("[data-search-status]")).to_contain_text("多数人先看这几页")
    page.keyboard.type("上门")
    page.locator("[data-search-options] [data-state=all]").wait_for()
    expect(first).to_have_count(0)


def test_the_box_says_honestly_how_far_it_found(visit: Open) -> None:
    page = visit("", viewport={"width": 1280, "height": 900})
    note = page.locator("[data-search-panel] .search-note")
    page.keyboard.press("/")
    page.keyboard.type("蘑菇炖鸡怎么做")
    expect(note).to_contain_text("这件事本站没有写")
    expect(page.locator("[data-search-status]")).to_contain_text("这件事本站没有写")
    page.fill("[data-search-box] input", "罚息怎么算")
    expect(note).to_have_count(0)


def test_a_narrow_screen_opens_and_closes_the_box(visit: Open) -> None:
    page = visit("", has_touch=True)
    box = page.locator("[data-search-box]")
    expect(box).to_be_hidden()
    page.locator("[data-search-open]").tap()
    expect(box).to_be_visible()
    page.keyboard.type("上门")
    suggestions(page).first.wait_for()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    page.locator("[data-search-close]").tap()
    expect(box).to_be_hidden()


@pytest.mark.parametrize("states", [SOME, pytest.param(EVERY, marks=pytest.mark.full)], ids=len)
def test_axe_finds_nothing_in_open_suggestions(visit: Open, states: tuple[str, ...]) -> None:
    page = visit("", bypass_csp=True)
    page.keyboard.press("/")
    page.keyboard.type("逾期20天 95055")
    suggestions(page).first.wait_for()
    page.keyboard.press("ArrowDown")
    assert in_states(page, states, "[data-search-box]") == {}
    expect(suggestions(page).first).to_be_visible()  # still open, in each state


@pytest.mark.parametrize("states", [SOME, pytest.param(EVERY, marks=pytest.mark.full)], ids=len)
def test_axe_finds_nothing_in_results(visit: Open, states: tuple[str, ...]) -> None:
    page = visit("search/?q=逾期20天12378", bypass_csp=True)
    page.wait_for_selector("[data-search-done]")
    assert in_states(page, states, "[data-search-page]") == {}
    put(page, "xyzzyq")
    assert in_states(page, states, "[data-search-page]") == {}


def test_axe_finds_nothing_in_the_index(visit: Open) -> None:
    page = visit("search/")
    page.wait_for_selector("[data-search-done]")
    assert violations(page) == []


def test_search_is_large_enough_to_touch(visit: Open) -> None:
    page = visit("search/?q=逾期20天12378", has_touch=True)
    page.wait_for_selector("[data-search-done]")
    page.locator("[data-search-open]").tap()
    page.keyboard.type("逾期20天 95055")
    suggestions(page).first.wait_for()
    small = page.evaluate(
        """() => Array.from(document.querySelectorAll('.search-box button, .search-box input, .search-options a, '
            + '.search-page-form button, .search-page input, .search-page [data-search-result], .search-day a, .search-number a'))
            .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.height < 44 || box.width < 44).map(([name, box]) => [name, box.width, box.height])"""
    )
    assert small == []


# Where it runs

# Syntax and functions that Chrome 87 or the WebKit of iOS 14 do not know.
TOO_NEW = (
    r"\?\?=|\|\|=|&&=",
    r"\(\?<[=!]",
    r"\.at\(",
    r"\.(findLast|toSorted|toReversed|hasOwn|structuredClone|groupBy)\b",
    r"^\s*(static\s+)?#\w+",
    r"^\s*static\s*\{",
    r"\binset\s*:|:has\(|@layer|@container|\boverscroll-behavior-inline|\bdvh\b|\bsvh\b",
)


@pytest.mark.parametrize(
    "file",
    sorted(file for file in ASSETS.rglob("*") if file.suffix in (".js", ".css")),
    ids=lambda p: p.name,
)
def test_nothing_is_used_that_a_browser_of_2021_does_not_know(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/|//.*", "", text, flags=re.DOTALL if file.suffix == ".css" else 0)
    for pattern in TOO_NEW:
        assert re.findall(pattern, text, re.MULTILINE) == [], pattern


def test_large_text_leaves_titles_whole_and_the_lines_to_call_in_reach(visit: Open) -> None:
    large = "document.documentElement.style.fontSize = '250%'"
    page = visit("search/?q=上门", viewport={"width": 360, "height": 740})
    page.wait_for_selector("[data-search-result]")
    page.evaluate(large)
    first = page.locator("[data-search-result]").first
    title, kind = (first.locator(part).bounding_box() for part in ("a", ".search-kind"))
    assert title
    assert kind
    assert kind["y"] >= title["y"] + title["height"] - 1, "what kind it is stands below"
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.click("[data-search-open]")
    page.fill("[data-search-box] input", "不想活了")
    link = page.locator("[data-search-panel] .helplines-more a")
    link.wait_for()
    page.evaluate(large)
    link.scroll_into_view_if_needed()
    expect(link).to_be_in_viewport()
