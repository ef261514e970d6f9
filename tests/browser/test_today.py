"""The first minute: the card, what is kept of a reader's place, and the way from a step."""

import datetime

import pytest
from playwright.sync_api import Page, expect

from generator.model import KnowledgeBase, Stage
from tests.browser.conftest import Open
from tests.stages import stage_on

NOW = datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC)
FIRST_SCREEN = {"width": 360, "height": 740}
# Every element of a selector that is seen without scrolling, in words.
IN_SIGHT = """(selector) => Array.from(document.querySelectorAll(selector))
    .filter((e) => getComputedStyle(e).visibility === 'visible' && e.getClientRects().length
        && e.getBoundingClientRect().bottom <= innerHeight && e.getBoundingClientRect().top >= 0)
    .map((e) => e.textContent.trim())"""


def opened(visit: Open, address: str) -> Page:
    page = visit(address, now=NOW, viewport=FIRST_SCREEN)
    page.wait_for_selector("overdue-timeline[data-ready]")
    return page


def day_is(page: Page, day: str) -> None:
    expect(page.locator('[name="day"]')).to_have_value(day)


def stage_of(base: KnowledgeBase, day: int) -> Stage:
    stage = stage_on(base.stages, day)
    assert stage is not None
    return stage


@pytest.mark.parametrize("address", ["", "timeline/"])
@pytest.mark.parametrize("day", [0, 2, 10, 20, 60, 120, 300])
def test_the_card_is_in_the_first_screen(
    visit: Open, base: KnowledgeBase, address: str, day: int
) -> None:
    page = opened(visit, address)
    due = NOW.date() - datetime.timedelta(days=day)
    page.locator('[name="due"]').fill(due.isoformat())
    today = stage_of(base, day).today
    assert today is not None
    assert page.evaluate("scrollY") == 0
    seen = page.evaluate(IN_SIGHT, "overdue-timeline *")
    for ref in (*(f"step/{step}" for step in today.steps), f"rule/{today.rule}"):
        record = base.resolve(ref)
        assert record is not None
        assert record.title in seen
    contact = base.resolve(f"contact/{today.contact}")
    assert contact is not None
    assert getattr(contact, "number", "") in seen
    assert any(stage_of(base, day).title in text for text in seen)
    assert "今天11月21日先做" in seen


def test_the_first_screen_without_a_day(visit: Open, base: KnowledgeBase) -> None:
    page = opened(visit, "")
    card = base.site.any_day
    assert card is not None
    seen = page.evaluate(IN_SIGHT, "article *")
    assert base.site.tagline in seen
    assert "12356" in seen
    assert card.text in seen
    assert all(base.records[step].title in seen for step in card.steps)
    assert "我现在该怎么办" in seen


def test_on_the_own_stage_nothing_is_read_twice(visit: Open, base: KnowledgeBase) -> None:
    """The card and the stage below it together say every step, each once; on paper, all in one."""
    page = opened(visit, "timeline/#day-20")
    stage = stage_of(base, 20)
    steps = "[data-on] [data-step] > a, [aria-current] .timeline-steps > li > a"
    seen = [link.inner_text() for link in page.locator(steps).all() if link.is_visible()]
    assert sorted(seen) == sorted(base.records[step].title for step in stage.steps)
    assert page.locator("[href='tel:95188']:visible").count() == 1
    page.emulate_media(media="print")
    listed = page.locator("[aria-current] .timeline-steps > li > a:visible")
    assert listed.all_inner_texts() == [base.records[step].title for step in stage.steps]


def test_the_rule_of_the_card_is_said_of_those_who_collect(visit: Open) -> None:
    """Below three things to do, a bare ban would seem to be the reader's."""
    page = opened(visit, "")
    rules = page.locator(".today-rule a").all_text_contents()
    assert rules
    assert all(rule.startswith("对方要守") for rule in rules)


def test_every_stage_says_what_comes_first(base: KnowledgeBase) -> None:
    assert [stage.id for stage in base.stages if stage.today is None] == []
    assert base.site.any_day is not None
    assert base.site.before_due is not None


def test_without_script_every_card_can_be_read(visit: Open, base: KnowledgeBase) -> None:
    page = visit("", java_script_enabled=False)
    items = page.locator("overdue-timeline > ol > li")
    assert items.count() == len(base.stages)
    ways = page.locator(".timeline-ways:visible")
    assert ways.count() == 1
    assert ways.bounding_box()["y"] < 740, "they stand above the cards"  # type: ignore[index]
    for stage, item in zip(base.stages, items.all(), strict=True):
        assert stage.today is not None
        assert item.is_visible()
        assert all(base.records[step].title in item.inner_text() for step in stage.today.steps)


def test_a_date_survives_a_step_and_back(visit: Open) -> None:
    page = opened(visit, "timeline/")
    page.locator('[name="due"]').fill("2026-10-21")
    page.locator('[name="product"]').select_option("jiebei")
    page.locator('li[data-stage="reminder"] summary').first.click()
    link = page.locator("[aria-current] .timeline-steps a").last
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(100)
    place = page.evaluate("scrollY")
    link.click()
    page.wait_for_url("**/steps/**")
    assert "2026" not in page.url
    page.go_back()
    page.wait_for_selector("overdue-timeline[data-ready]")
    expect(page.locator('[name="due"]')).to_have_value("2026-10-21")
    day_is(page, "31")
    expect(page.locator('[name="product"]')).to_have_value("jiebei")
    assert page.locator('li[data-stage="reminder"] > details').get_attribute("open") is not None
    page.wait_for_function("y => Math.abs(scrollY - y) < 30", arg=place)
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, name])")
    assert "2026" not in stored


@pytest.mark.parametrize("how", ["emptied", "bad", "forgotten"])
def test_a_day_taken_away_comes_back_by_no_button(visit: Open, how: str) -> None:
    page = opened(visit, "timeline/")
    page.locator('[name="due"]').fill("2026-10-21")
    page.get_by_role("button", name="后一天").click()
    day_is(page, "32")
    field = page.locator('[name="day"]')
    if how == "forgotten":
        page.locator("[data-forget-device]").click()
        page.wait_for_selector("overdue-timeline[data-ready]")
    else:
        field.fill("" if how == "emptied" else "99999")
        field.dispatch_event("change")
    page.wait_for_timeout(300)
    assert page.locator("overdue-timeline").get_attribute("data-day") is None
    page.go_back()
    page.wait_for_selector("overdue-timeline[data-ready]")
    page.wait_for_timeout(300)
    expect(page.locator('[name="due"]')).to_have_value("")


def test_one_button_forgets_what_this_device_knows(visit: Open) -> None:
    page = opened(visit, "timeline/")
    page.locator('[name="due"]').fill("2026-10-21")
    page.get_by_label("在这台设备上记住勾选").check()
    page.locator(".today-card[data-on] [data-step] input").first.check()
    page.locator("[data-scheme-switch]").click()
    assert page.evaluate("localStorage.length") == 2
    page.locator("[data-forget-device]").click()
    expect(page.get_by_text("已经忘掉了")).to_be_visible()
    assert page.evaluate("[localStorage.length, sessionStorage.length, location.hash]") == [
        0,
        0,
        "",
    ]
    expect(page.locator('[name="due"]')).to_have_value("")
    assert page.locator("[data-step] input:checked").count() == 0


def test_a_step_leads_back_to_my_day_and_on(visit: Open, base: KnowledgeBase) -> None:
    page = opened(visit, "timeline/#day-20")
    stage = stage_of(base, 20)
    page.locator(".today-card[data-on] a").first.click()
    page.wait_for_url("**/steps/*/#day-20")
    way = page.locator(".way[data-here]")
    assert stage.today is not None
    place = stage.steps.index(stage.today.steps[0])
    expect(way).to_contain_text(f"第 {place + 1} 步，共 {len(stage.steps)} 步")
    way.locator("[rel=next]").click()
    page.wait_for_url(f"**/steps/{stage.steps[place + 1]}/#day-20")
    page.locator(".way[data-here] [rel=prev]").click()
    page.wait_for_url(f"**/steps/{stage.steps[place]}/#day-20")
    page.locator(".way[data-here] .way-back").click()
    page.wait_for_url("**/timeline/#day-20")
    page.wait_for_selector("overdue-timeline[data-day]")
    day_is(page, "20")


def test_a_step_knows_the_stage_without_script(visit: Open) -> None:
    page = visit("stages/first-calls/", java_script_enabled=False)
    page.locator(".today-steps a").first.click()
    way = page.locator(".way:visible")
    expect(way).to_have_count(1)
    expect(way).to_contain_text("回到电话联系阶段")
    way.locator(".way-back").click()
    assert page.url.endswith("timeline/#in-first-calls")
    assert page.locator("#in-first-calls").is_visible()


def test_the_plan_can_be_copied_as_text(visit: Open, base: KnowledgeBase) -> None:
    page = opened(visit, "timeline/#day-20")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制成文字").click()
    page.wait_for_function(
        "document.querySelector('.timeline-status').textContent.startsWith('这一段复制成文字了')"
    )
    text = page.evaluate("navigator.clipboard.readText()")
    today = stage_of(base, 20).today
    assert today is not None
    assert all(base.records[step].title in text for step in today.steps)
    assert "95188" in text
    assert "12月2日" in text, "the days to come"
    assert text.endswith("timeline/#day-20")


def test_dates_stand_beside_every_stage(visit: Open) -> None:
    page = opened(visit, "timeline/")
    rows = page.locator("li .timeline-dates")
    assert set(rows.all_text_contents()) == {""}
    page.locator('[name="due"]').fill("2026-11-04")
    assert rows.all_text_contents() == [
        "11月4日",
        "11月5日–11月7日",
        "11月8日–11月19日",
        "11月20日–12月4日",
        "12月5日–2027年2月2日",
        "2027年2月3日–5月3日",
        "2027年5月4日起",
    ]


@pytest.mark.parametrize(
    ("address", "screens"), [("", 4.5), ("timeline/", 12), ("timeline/#day-20", 6)]
)
def test_pages_are_no_longer_than_they_should_be(visit: Open, address: str, screens: float) -> None:
    page = opened(visit, address)
    assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= screens
    folded = page.locator("overdue-timeline [aria-current] details:not([open]), .first details")
    assert folded.all_inner_texts() in ([], ["文章里怎么说"]), "what one must act on is not folded"


def test_an_impossible_date_of_a_picker_is_spoken_of_at_once(visit: Open) -> None:
    """A picker gives a whole date and does not leave the field; a year half typed is no date yet."""
    page = opened(visit, "")
    page.locator('[name="due"]').fill("0202-11-04")
    before = page.locator("overdue-timeline").inner_text()
    page.locator('[name="due"]').fill("2030-01-01")
    assert "这个日期太远了" not in before
    assert "这个日期太远了" in page.locator("overdue-timeline").inner_text()
