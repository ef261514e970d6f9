"""The call log: what a reader notes is held against the rules, and stays where they want it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.test_zoom import TOO_WIDE

ADDRESS = "tools/calls/"
HOSTILE = '<img src=x onerror="alert(1)">{count}【姓名】\u202e&amp;</li>'


def opened(visit: Open, **options: object) -> Page:
    """The page of the log, with its script at work."""
    page = visit(ADDRESS, **options)  # type: ignore[arg-type]
    page.locator("[data-call-log][data-ready]").wait_for()
    return page


def note(page: Page, time: str = "12:00", date: str = "2026-11-20", **texts: str) -> None:
    """Notes a call with what is chosen in the form, and says when it was."""
    page.locator("[name=date]").fill(date)
    page.locator("[name=time]").fill(time)
    for name, text in texts.items():
        page.locator(f"[name={name}]").fill(text)
    page.get_by_role("button", name="记下这一笔").click()


def kept(page: Page) -> list[str]:
    """Every value kept on the device."""
    values: list[str] = page.evaluate("Object.values({...localStorage, ...sessionStorage})")
    return values


def test_a_night_call_is_held_against_documents_as_strong_as_they_are(visit: Open) -> None:
    page = opened(visit)
    note(page, "21:59")
    note(page, "22:00")
    items = page.locator(".log-entries > li")
    expect(items).to_have_count(2)
    expect(items.nth(0)).to_contain_text("单看这一笔，没有对上哪一条")
    night = items.nth(1).locator(".log-finding")
    expect(night).to_have_count(1)
    expect(night).to_contain_text(
        "不符合行业自律文件《金融机构个人消费类贷款催收工作指引（试行）》"
    )
    expect(night).to_contain_text("（原文待核实）")
    expect(night).to_contain_text("前提：我没有同意过这个时段")
    assert "违" not in night.inner_text()
    expect(night.locator("a")).to_have_attribute("href", "../../rules/#no-night-collection")
    expect(page.locator(".log-status")).to_contain_text("记下了，一共 2 笔。")


def test_the_fourth_answered_call_of_a_day_counts(visit: Open) -> None:
    page = opened(visit)
    for hour in ("09:00", "10:00", "11:00"):
        note(page, hour, name="某某公司")
    expect(page.locator(".log-counts .log-finding")).to_have_count(0)
    note(page, "13:00")
    expect(page.locator(".log-counts .log-finding")).to_contain_text("接通的电话 4 次，多于 3 次")
    expect(page.locator(".log-latest")).to_contain_text("接通的电话 4 次，多于 3 次")
    row = page.get_by_role("row").filter(has_text="11月20日 某某公司")
    expect(row.locator("td").first).to_have_text("4")


def test_what_was_typed_stays_text_and_goes_nowhere(visit: Open, server: str) -> None:
    page = opened(visit)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    note(page, name=HOSTILE[:60], number=HOSTILE[:40], note=HOSTILE)
    expect(page.locator(".log-entries > li")).to_contain_text("<img src=x onerror=")
    assert page.locator(".call-log img").count() == 0
    assert page.url == server + ADDRESS
    assert kept(page) == []
    assert all(url.startswith(server) and "img" not in url for url in asked)


def test_it_is_kept_only_where_that_is_asked_and_cleared_with_a_second_press(visit: Open) -> None:
    page = opened(visit)
    note(page, name="某某公司")
    page.reload()
    page.locator("[data-call-log][data-ready]").wait_for()
    expect(page.locator(".log-entries > li")).to_have_count(0)
    page.get_by_label("留在这台设备上").check()
    note(page, name="某某公司")
    assert len(kept(page)) == 1
    page.reload()
    page.locator("[data-call-log][data-ready]").wait_for()
    expect(page.locator(".log-entries > li")).to_contain_text("某某公司")
    page.get_by_role("button", name="清除").click()
    expect(page.locator(".log-entries > li")).to_have_count(1)
    page.get_by_role("button", name="再点一次就全部清除").click()
    expect(page.locator(".log-entries > li")).to_have_count(0)
    expect(page.get_by_label("留在这台设备上")).not_to_be_checked()
    assert kept(page) == []


def test_no_older_log_stays_once_there_is_no_room(visit: Open) -> None:
    page = opened(visit)
    page.get_by_label("留在这台设备上").check()
    note(page, name="某某公司")
    assert len(kept(page)) == 1
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    note(page, name="另一家")
    expect(page.locator(".log-entries > li")).to_have_count(2)
    expect(page.get_by_label("留在这台设备上")).not_to_be_checked()
    assert kept(page) == []


def test_forgetting_everything_forgets_the_log(visit: Open) -> None:
    page = opened(visit)
    page.get_by_label("留在这台设备上").check()
    note(page, name="某某公司")
    page.get_by_role("button", name="忘掉这台设备上的一切").click()
    page.locator("[data-call-log][data-ready]").wait_for()
    expect(page.locator(".log-entries > li")).to_have_count(0)
    assert kept(page) == []


@pytest.mark.parametrize("value", ["null", "7", '{"entries": [7, null, {"said": 3}]}', "{", '"x"'])
def test_whatever_is_kept_under_its_name_does_not_break_it(visit: Open, value: str) -> None:
    script = f"localStorage.setItem('yuqi-guide.calls', {value!r})"
    page = opened(visit, prepare=lambda p: p.add_init_script(script))
    note(page, name="某某公司")
    expect(page.locator(".log-entries > li").filter(has_text="某某公司")).to_have_count(1)


def test_an_entry_is_changed_and_taken_away_by_the_keyboard(visit: Open) -> None:
    page = opened(visit)
    note(page, "12:00", number="111")
    note(page, "13:00", number="222")
    page.get_by_role("button", name="改第 1 笔").press("Enter")
    expect(page.locator("[name=time]")).to_be_focused()
    page.locator("[name=time]").fill("22:30")
    page.get_by_role("button", name="改好这一笔").press("Enter")
    expect(page.locator(".log-entries > li").nth(1)).to_contain_text("22:30")
    page.get_by_role("button", name="删第 1 笔").press("Enter")
    expect(page.locator(".log-entries > li")).to_have_count(1)
    expect(page.get_by_role("heading", name="记下的")).to_be_focused()
    expect(page.locator(".log-status")).to_have_text("删掉了，还有 1 笔。")


def test_a_day_that_is_past_is_typed_once(visit: Open) -> None:
    page = opened(visit)
    note(page, "12:00", date="2026-11-20")
    assert page.locator("[name=date]").input_value() == "2026-11-20"
    assert page.locator("[name=time]").input_value() == ""


def test_a_second_press_is_no_second_call(visit: Open) -> None:
    page = opened(visit)
    button = page.get_by_role("button", name="记下这一笔")
    button.click()
    expect(page.locator(".log-entries > li")).to_have_count(0)
    note(page)
    button.click()
    expect(page.get_by_role("alert")).to_contain_text("这一笔还没写什么")
    expect(page.locator(".log-entries > li")).to_have_count(1)
    page.get_by_label("没接通的电话").check()
    button.click()
    expect(page.locator(".log-entries > li")).to_have_count(2)
    expect(page.locator(".log-problem")).to_have_text("")


def test_no_time_is_noted_that_the_reader_did_not_give(visit: Open) -> None:
    """At midnight an afternoon's call would become a call at night."""
    page = opened(visit, prepare=lambda p: p.clock.install(time="2026-11-28T16:30:00Z"))
    page.locator("[name=number]").fill("021-1")
    page.get_by_role("button", name="记下这一笔").click()
    expect(page.locator(".log-entries > li")).to_contain_text("2026年11月29日 没写几点")
    expect(page.locator(".log-entries .log-finding")).to_have_count(0)
    page.get_by_role("button", name="就是刚才").click()
    assert page.locator("[name=time]").input_value() == "00:30"
    page.get_by_role("button", name="记下这一笔").click()
    expect(page.locator(".log-entries .log-finding")).to_have_count(1)


def test_a_day_that_has_not_come_is_not_noted_and_a_past_one_stays(visit: Open) -> None:
    page = opened(visit)
    note(page, date="0001-01-01")
    expect(page.get_by_role("alert")).to_contain_text("先选哪一天")
    note(page, date="2199-01-01")
    expect(page.get_by_role("alert")).to_contain_text("还没有到")
    expect(page.locator(".log-entries > li")).to_have_count(0)
    note(page, date="2026-11-20")
    assert page.locator("[name=date]").input_value() == "2026-11-20"


def test_another_tab_does_not_wipe_what_is_being_typed(visit: Open) -> None:
    page = opened(visit)
    page.get_by_label("留在这台设备上").check()
    page.locator("[name=note]").fill("写到一半")
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("[data-call-log][data-ready]").wait_for()
    note(other, number="021-1")
    expect(page.locator(".log-entries > li")).to_contain_text("021-1")
    assert page.locator("[name=note]").input_value() == "写到一半"


def test_leaving_asks_while_there_is_something_to_lose(visit: Open) -> None:
    page = opened(visit)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    page.locator("[data-call-log][data-ready]").wait_for()
    assert asked == []
    note(page)
    page.reload()
    page.locator("[data-call-log][data-ready]").wait_for()
    assert asked == ["beforeunload"]
    page.get_by_label("留在这台设备上").check()
    note(page)
    page.reload()
    assert asked == ["beforeunload"]


def test_without_a_date_nothing_is_noted(visit: Open) -> None:
    page = opened(visit)
    note(page, date="")
    expect(page.get_by_role("alert")).to_have_text("先选哪一天，才数得出次数。")
    expect(page.locator("[name=date]")).to_be_focused()
    expect(page.locator(".log-entries > li")).to_have_count(0)


def test_a_call_that_was_not_answered_asks_for_less(visit: Open) -> None:
    page = opened(visit)
    page.get_by_label("威胁、恐吓").check()
    page.get_by_label("没接通的电话").check()
    expect(page.get_by_label("威胁、恐吓")).to_be_hidden()
    note(page)
    expect(page.locator(".log-entries > li")).not_to_contain_text("威胁")


def test_now_is_the_time_in_china_wherever_the_device_is(visit: Open) -> None:
    page = opened(visit, timezone_id="America/Los_Angeles")
    now = page.evaluate(
        "new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })"
        ".format(new Date())"
    )
    assert page.locator("[name=date]").input_value() == now
    note(page, "22:00")
    expect(page.locator(".log-entries .log-finding")).to_have_count(1)


def test_without_script_there_is_a_sheet_to_print(visit: Open) -> None:
    page = visit(ADDRESS, java_script_enabled=False)
    expect(page.locator(".log-paper")).to_be_visible()
    expect(page.locator(".log-controls").first).to_be_hidden()
    expect(page.locator(".log-lines tbody tr")).to_have_count(12)
    expect(page.locator("main")).to_contain_text("晚上十点到早上八点，不该催收")
    expect(page.locator("main")).to_contain_text("先向放贷机构投诉")


def test_what_is_printed_is_the_log_or_an_empty_sheet(visit: Open) -> None:
    page = opened(visit)
    page.emulate_media(media="print")
    expect(page.locator(".log-paper")).to_be_visible()
    expect(page.locator(".log-controls").first).to_be_hidden()
    page.emulate_media(media="screen")
    note(page)
    page.emulate_media(media="print")
    expect(page.locator(".log-paper")).to_be_hidden()
    expect(page.locator(".log-entries > li")).to_be_visible()
    expect(page.get_by_role("button", name="改第 1 笔")).to_be_hidden()


LETTERS = ("complain-to-lender", "complain-to-regulator")


def test_no_letter_says_of_the_whole_log_what_is_true_of_some(visit: Open) -> None:
    """A letter about calls at work says that all of its list were."""
    found = opened(visit).locator("[data-letter]")
    assert found.evaluate_all("all => all.map(one => one.dataset.letter)") == list(LETTERS)


def complaint(page: Page) -> Locator:
    """The text to send to the lender, unfolded."""
    page.locator("#_letter_complain-to-lender").locator("xpath=..").locator("summary").first.click()
    return page.locator("[data-letter=complain-to-lender] [data-paper=send]")


def test_one_tick_says_it_of_every_call_it_names_and_each_can_be_taken_out(visit: Open) -> None:
    page = opened(visit)
    note(page, "12:00", date="2026-11-19")
    for time in ("22:00", "23:00", "23:30"):
        note(page, time)
    sent = complaint(page)
    night = page.get_by_role("group", name="晚上十点到早上八点，不该催收")
    every = night.get_by_role("checkbox", name="晚上十点到早上八点，不该催收")
    expect(night).to_contain_text("第 2 笔 11月20日 22:00")
    every.check()
    expect(sent).to_contain_text("第 1、2、3 笔，不符合")
    night.get_by_label("第 3 笔 11月20日 23:00").uncheck()
    expect(sent).to_contain_text("第 1、3 笔，不符合")
    assert every.evaluate("(box) => box.indeterminate && !box.checked")
    note(page, "23:40")
    expect(sent).to_contain_text("4. 2026年11月20日 23:40")
    expect(sent).to_contain_text("第 1、3 笔，不符合")  # of a new call nothing is said yet
    every.click()
    expect(sent).to_contain_text("第 1、2、3、4 笔，不符合")
    every.click()
    expect(sent).not_to_contain_text("不符合")


def test_what_is_true_of_a_call_is_kept_with_it(visit: Open) -> None:
    page = opened(visit)
    page.get_by_label("留在这台设备上").check()
    note(page, "22:00")
    note(page, "23:00")
    page.get_by_role("checkbox", name="第 1 笔").check()
    page.reload()
    page.locator("[data-call-log][data-ready]").wait_for()
    expect(page.get_by_role("checkbox", name="第 1 笔")).to_be_checked()
    expect(page.get_by_role("checkbox", name="第 2 笔")).not_to_be_checked()
    page.get_by_role("button", name="改第 1 笔").click()
    page.locator("[name=time]").fill("22:30")
    page.get_by_role("button", name="改好这一笔").click()
    expect(page.get_by_role("checkbox", name="第 1 笔")).not_to_be_checked()


@pytest.mark.parametrize("letter", LETTERS)
def test_the_log_stands_in_the_letter_until_the_reader_changes_it(visit: Open, letter: str) -> None:
    page = opened(visit)
    note(page, "22:00", name="某某公司")
    page.locator(f"#_letter_{letter}").locator("xpath=..").locator("summary").first.click()
    form = page.locator(f"[data-letter={letter}]")
    sent = form.locator("[data-paper=send]")
    expect(sent).to_contain_text(
        "1. 2026年11月20日 22:00，接通的电话，找的是我本人，机构是“某某公司”"
    )
    expect(sent).not_to_contain_text("不符合")
    page.get_by_role("checkbox", name="晚上十点到早上八点，不该催收").check()
    expect(sent).to_contain_text("第 1 笔，不符合行业自律文件")
    expect(sent).to_contain_text("【姓名】")
    form.get_by_label("来电清单").fill("我自己写的")
    note(page, "23:00")
    expect(sent).to_contain_text("我自己写的")
    expect(sent).not_to_contain_text("23:00")


def test_the_table_is_copied_as_it_is_seen(visit: Open) -> None:
    page = opened(visit, permissions=["clipboard-read", "clipboard-write"])
    note(page, "22:00", name="某某公司")
    page.locator(".log-sheet-of").get_by_role("button", name="复制成文字").click()
    expect(page.locator(".log-sheet-of [role=status]")).to_contain_text("复制好了")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("来电记录，共 1 笔\n序号｜日期｜")
    assert "1｜2026-11-20｜22:00｜接通的电话｜" in copied


@pytest.mark.parametrize("width", [360, 1280])
def test_somebody_in_despair_sees_the_lines_above_the_form(visit: Open, width: int) -> None:
    page = opened(visit, viewport={"width": width, "height": 800})
    page.locator("[name=note]").fill("我不想活了")
    expect(page.locator(".call-log [data-helplines]")).to_be_visible()
    box, field = page.locator(".call-log [data-helplines]"), page.locator("[name=note]")
    above, below = box.bounding_box(), field.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"], "it stands above the field, not beside it"
    assert below["width"] >= above["width"] - 1
    page.locator("[name=note]").fill("说明天上门")
    expect(page.locator(".call-log [data-helplines]")).to_have_count(0)


def test_what_somebody_in_despair_writes_is_not_kept(visit: Open) -> None:
    page = opened(visit)
    page.get_by_label("留在这台设备上").check()
    note(page, "12:00", note="我不想活了")
    note(page, "13:00", name="我想死了算了", number="021-1")
    note(page, "14:00", note="说明天上门")
    expect(page.locator(".log-entries > li")).to_have_count(3)
    page.wait_for_function("Object.values(localStorage).some((text) => text.includes('上门'))")
    (text,) = kept(page)
    assert "021-1" in text
    assert "不想活" not in text
    assert "想死" not in text


def test_a_threat_that_sounds_like_despair_is_said_not_to_be_kept(visit: Open) -> None:
    """What a collector says may be the best of the evidence: it must not be lost unseen."""
    page = opened(visit)
    note(page, note="他骂我：你怎么不去死")
    expect(page.locator(".log-status")).not_to_contain_text("没有留在设备上")
    page.get_by_label("留在这台设备上").check()
    expect(page.locator(".log-status")).to_contain_text("没有留在设备上")
    note(page, "13:00", note="说明天上门")
    expect(page.locator(".log-status")).to_contain_text("一共 2 笔")
    expect(page.locator(".log-status")).not_to_contain_text("没有留在设备上")
    note(page, "14:00", note="他骂我：你怎么不去死")
    expect(page.locator(".log-status")).to_contain_text("没有留在设备上")


CRY = "我不想活了"


def test_a_cry_is_taken_along_only_if_the_reader_says_so(visit: Open) -> None:
    page = opened(visit)
    note(page, "22:00", name="某某公司", note=CRY)
    note(page, "23:00", name=CRY, number="021-1", note="说明天上门")
    expect(page.locator(".log-held")).to_have_count(2)
    expect(page.locator(".log-held").first).to_contain_text(CRY)
    expect(page.locator(".log-held").first).to_contain_text("放不放由你定")
    sent, table = complaint(page), page.locator("[data-paper=table]")
    expect(sent).to_contain_text("补充：说明天上门")
    for taken in (sent, table, page.locator(".log-counts")):
        expect(taken).not_to_contain_text("不想活")
    page.emulate_media(media="print")
    expect(page.locator(".log-entries")).to_contain_text("说明天上门")
    assert "不想活" not in page.locator(".log-made").inner_text()
    page.emulate_media(media="screen")
    page.get_by_label("放进表和投诉").first.check()
    expect(page.get_by_label("放进表和投诉").first).to_be_focused()
    for taken in (sent, table):
        expect(taken).to_contain_text(f"补充：{CRY}" if taken is sent else CRY)
        assert taken.inner_text().count(CRY) == 1, "the other one was not decided"
    page.get_by_label("放进表和投诉").first.uncheck()
    for taken in (sent, table):
        expect(taken).not_to_contain_text("不想活")


def test_what_the_reader_decided_of_their_words_outlives_a_change_of_others(visit: Open) -> None:
    page = opened(visit)
    note(page, "22:00", note=CRY)
    page.get_by_label("放进表和投诉").check()
    for changes in ({"time": "22:30"}, {"note": "他骂我：你怎么不去死"}):
        page.get_by_role("button", name="改第 1 笔").click()
        for name, text in changes.items():
            page.locator(f"[name={name}]").fill(text)
        page.get_by_role("button", name="改好这一笔").click()
        expect(page.get_by_label("放进表和投诉")).to_be_checked(checked="time" in changes)


def test_no_cry_is_taken_along_where_none_can_be_told(visit: Open) -> None:
    """Where the phrases of despair do not come: the reader is asked about every word."""
    page = opened(visit, prepare=lambda p: p.route("**/search/**", lambda route: route.abort()))
    note(page, "22:00", note=CRY)
    expect(page.locator(".log-held")).to_contain_text(CRY)
    expect(page.locator("[data-paper=table]")).not_to_contain_text(CRY)


def test_what_cannot_be_heard_is_noted_at_once_and_not_kept(visit: Open) -> None:
    """Where the phrases of despair do not come, or not yet."""
    page = opened(visit, prepare=lambda p: p.route("**/search/**", lambda route: route.abort()))
    page.get_by_label("留在这台设备上").check()
    note(page, "12:00", note="我不想活了", number="021-1")
    expect(page.locator(".log-entries > li")).to_contain_text("021-1")
    page.wait_for_timeout(300)
    (text,) = kept(page)
    assert "12:00" in text
    assert "不想活" not in text


def test_a_filled_log_fits_a_phone_with_text_of_twice_the_size(visit: Open) -> None:
    page = opened(visit, viewport={"width": 360, "height": 740})
    for time in ("22:10", "23:00", "23:10", "23:20"):
        note(page, time, name="某某信息服务有限公司", number="138" * 13, note=CRY)
    page.locator("details").evaluate_all("folds => folds.forEach(fold => (fold.open = true))")
    for size in ("125%", "250%"):
        page.evaluate("(size) => (document.documentElement.style.fontSize = size)", size)
        wide = page.evaluate(TOO_WIDE, 360)
        assert [one for one in wide if not str(one).startswith("TABLE")] == [], "a table scrolls"


@pytest.mark.parametrize("question", ["来电记录", "记电话", "催收电话登记"])
def test_it_is_found_by_its_names(visit: Open, server: str, question: str) -> None:
    page = visit(f"search/#q={question}")
    page.locator("[data-search-done]").wait_for()
    first = page.locator("[data-search-result] a").first
    assert first.evaluate("(link) => link.href") == server + ADDRESS


def test_what_another_tab_keeps_is_not_lost(visit: Open) -> None:
    page = opened(visit)
    page.get_by_label("留在这台设备上").check()
    note(page, "12:00", name="某某公司")
    page.evaluate(
        """() => {
          const key = "yuqi-guide.calls";
          const kept = JSON.parse(localStorage.getItem(key));
          kept.entries.push({ ...kept.entries[0], time: "13:00" });
          localStorage.setItem(key, JSON.stringify(kept));
          dispatchEvent(new StorageEvent("storage", { key }));
        }"""
    )
    expect(page.locator(".log-entries > li")).to_have_count(2)
    note(page, "14:00")
    assert kept(page)[0].count('"time"') == 3
    page.evaluate("localStorage.clear(); dispatchEvent(new StorageEvent('storage', { key: null }))")
    expect(page.locator(".log-entries > li")).to_have_count(0)
    expect(page.get_by_label("留在这台设备上")).not_to_be_checked()
