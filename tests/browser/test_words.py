"""怎么开口: a letter is filled in, what is left stays a blank, and nothing of it goes anywhere."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, Route, expect

from generator.model import KnowledgeBase, Letter
from tests.browser.conftest import Open

PLAN = "tools/words/ask-for-plan/"
KEPT = (
    "[localStorage.length, sessionStorage.length, document.cookie.length, location.search.length]"
)


def field(page: Page, name: str) -> str:
    """The selector of the field of a blank, once it is there."""
    selector = f'[data-blank-of="{name}"] :is(input, textarea)'
    page.wait_for_selector(selector)
    return selector


def sent(page: Page) -> str:
    """The text to be sent, as it stands."""
    return "\n".join(page.locator("[data-sheet] [data-paper=send] p").all_text_contents())


def test_what_is_filled_in_stands_in_the_letter_and_the_rest_stays_a_blank(visit: Open) -> None:
    page = visit(PLAN)
    asked: list[str] = []
    page.fill(field(page, "每月能还多少元"), "８００元")
    page.wait_for_timeout(500)  # the phrases of despair are read with the first key
    page.on("request", lambda request: asked.append(request.url))
    page.fill(field(page, "姓名"), "<b>【我的电话】</b>")
    page.get_by_role("button", name="失业了").click()
    page.get_by_role("button", name="收入减少").click()
    page.get_by_role("button", name="失业了").click()
    for choice, pressed in (("失业了", "false"), ("收入减少", "true")):
        expect(page.get_by_role("button", name=choice)).to_have_attribute("aria-pressed", pressed)
    page.fill(field(page, "今天的日期"), "2026-02-03")
    text = sent(page)
    assert "每月还800元，每月【每月几号还】号还。" in text
    assert "我是<b>【我的电话】</b>，产品：【产品】" in text
    assert "原因：收入减少。" in text
    assert "电话【我的电话】，2026年2月3日" in text
    assert "每月最多能还800元" in page.locator("[data-paper=say]").inner_text()
    assert [url for url in asked if "/search/spellings." not in url] == []  # for any letters
    assert page.evaluate(KEPT) == [0, 0, 0, 0]
    page.reload()
    assert page.input_value(field(page, "每月能还多少元")) == ""


def test_leaving_asks_while_words_would_be_lost(visit: Open) -> None:
    page = visit(PLAN)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    field(page, "姓名")
    page.reload()
    page.locator(field(page, "姓名")).press_sequentially("王")
    assert asked == []
    page.reload()
    assert page.input_value(field(page, "姓名")) == ""
    assert asked == ["beforeunload"]


def test_every_field_has_a_name(visit: Open, base: KnowledgeBase, server: str) -> None:
    page = visit()
    for letter in base.of(Letter):
        page.goto(f"{server}tools/words/{letter.id}/")
        page.wait_for_function("document.querySelector('[data-carry]:not([hidden])')")
        names = page.evaluate(
            "[...document.querySelectorAll('[data-words] :is(input, textarea)')]"
            ".map((field) => [...field.labels].map((label) => label.textContent).join())"
        )
        assert names == [blank.name for blank in letter.blanks], letter.id


def test_it_is_copied_as_it_stands(visit: Open) -> None:
    page = visit(PLAN, permissions=["clipboard-read", "clipboard-write"])
    page.fill(field(page, "机构全称"), "某某消费金融有限公司。")
    page.locator("[data-paper=send] ~ [data-carry] [data-carry-copy]").click()
    expect(page.locator("[data-paper=send] ~ [data-carry] [role=status]")).to_contain_text(
        "复制好了"
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == sent(page)
    assert copied.startswith("致某某消费金融有限公司：\n我是【姓名】")


def test_where_nothing_can_be_copied_the_text_is_marked(visit: Open) -> None:
    page = visit(
        PLAN,
        prepare=lambda p: p.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
        ),
    )
    field(page, "姓名")
    page.locator("[data-paper=say] ~ [data-carry] [data-carry-copy]").click()
    expect(page.locator("[data-paper=say] ~ [data-carry] [role=status]")).to_contain_text(
        "没能复制"
    )
    assert page.evaluate("getSelection().toString()").startswith("我是【姓名】，【产品】一次还不上")


def test_it_is_saved_as_a_file_named_like_the_letter(visit: Open) -> None:
    page = visit(PLAN)
    page.fill(field(page, "姓名"), "王")
    with page.expect_download() as waiting:
        page.locator("[data-carry-save]").click()
    assert waiting.value.suggested_filename == "申请分期还款.txt"
    assert waiting.value.path().read_text(encoding="utf-8-sig").strip() == sent(page)


def test_it_is_printed_alone(visit: Open) -> None:
    """What goes to a lender or a court says nothing of this guide."""
    page = visit(PLAN, prepare=lambda p: p.add_init_script("window.print = () => {}"))
    page.fill(field(page, "姓名"), "王")
    page.locator("[data-carry-print]").click()
    page.emulate_media(media="print")
    assert page.evaluate("document.body.innerText").strip() == "\n\n".join(sent(page).split("\n"))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".printed-alone").count() == 0
    assert "逾期指南" in page.evaluate("document.body.innerText")


@pytest.mark.parametrize("javascript", [True, False])
def test_without_script_it_is_whole(visit: Open, base: KnowledgeBase, javascript: bool) -> None:
    page = visit(PLAN, java_script_enabled=javascript, now=datetime(2026, 11, 28, 9, tzinfo=UTC))
    letter = base.get(Letter, "ask-for-plan")
    if javascript:  # the day is known, all else is left
        expect(page.locator("[data-paper=send]")).to_contain_text("2026年11月28日")
    *most, last = page.locator("[data-paper=send] p").all_text_contents()
    day = "2026年11月28日" if javascript else "【今天的日期】"
    assert [*most, last.replace(day, "【今天的日期】")] == list(letter.send)
    assert page.locator("[data-paper=say] p").all_text_contents() == list(letter.say)
    assert page.locator("[data-carry-print]").is_visible() is javascript


def test_whoever_does_not_want_to_live_meets_the_lines_first(visit: Open) -> None:
    page = visit("tools/words/tell-parents/")
    box = page.locator("[data-words] [data-helplines]")
    page.fill(field(page, "钱去了哪里"), "给家里修房子")
    page.wait_for_timeout(600)
    expect(box).to_have_count(0)
    page.fill(field(page, "钱去了哪里"), "都花完了，我不想活了")
    expect(box).to_have_count(1)
    expect(box.locator("a.dial").first).to_have_attribute("href", "tel:12356")
    expect(box).to_be_in_viewport()
    place = '[data-blank-of="钱去了哪里"]'
    assert page.locator(f"{place} [data-helplines] ~ textarea").count() == 1
    expect(page.locator("[data-words] > [role=status]")).to_have_text("撑不下去了？先找个人陪你")
    page.fill(field(page, "钱去了哪里"), "都花完了")
    expect(box).to_have_count(0)


def test_a_look_that_ends_late_takes_no_line_away(visit: Open) -> None:
    """Letters wait for how words are spelt; what is typed meanwhile is plain."""
    held: list[Route] = []
    page = visit(
        "tools/words/tell-parents/",
        prepare=lambda p: p.route("**/spellings.json", lambda r: held.append(r)),
    )
    with page.expect_request("**/spellings.json"):
        page.fill(field(page, "钱去了哪里"), "lixi")
    page.fill(field(page, "钱去了哪里"), "都花完了，我不想活了")
    box = page.locator("[data-words] [data-helplines]")
    expect(box).to_have_count(1)
    with page.expect_response("**/spellings.json"):
        held[0].continue_()
    page.evaluate("new Promise(done => setTimeout(done, 100))")  # it would have gone by now
    expect(box).to_have_count(1)
    assert page.evaluate(KEPT) == [0, 0, 0, 0]


def test_its_script_is_loaded_on_its_pages_only(visit: Open) -> None:
    loaded: list[str] = []
    page = visit(prepare=lambda p: p.on("request", lambda request: loaded.append(request.url)))
    for address, wanted in (("steps/propose-plan/", False), ("tools/words/", False), (PLAN, True)):
        loaded.clear()
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/" + address)
        page.wait_for_load_state("networkidle")
        assert any("/tools/words." in url for url in loaded) is wanted, address
