"""The timeline in a real browser."""

import datetime
import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, Route, expect
from pypdf import PdfReader

from generator.model import Account, KnowledgeBase, Stage
from generator.model.timeline import AXIS, LIMITS, bar_of, position_of
from tests.browser.conftest import Open
from tests.stages import stage_on

NOW = datetime.datetime(2026, 11, 21, 22, 30, tzinfo=datetime.UTC)
CHINA = "Asia/Shanghai"

At = Callable[..., Page]


@pytest.fixture
def at(visit: Open) -> At:
    """Opens a page at a fixed moment; `zone` and `now` may be set."""

    def open_at(
        address: str = "timeline/",
        *,
        zone: str = "UTC",
        now: datetime.datetime = NOW,
        **options: object,
    ) -> Page:
        page = visit(
            address,
            now=now,
            timezone_id=zone,
            **options,
        )
        page.wait_for_selector("overdue-timeline[data-ready]")
        return page

    return open_at


def current(page: Page) -> str | None:
    """The id of the stage the page shows as the reader's."""
    items = page.locator('overdue-timeline > ol > li[aria-current="step"]')
    return items.get_attribute("data-stage") if items.count() else None


def arrives(page: Page, stage: str) -> None:
    """Waits until a stage is the current one."""
    page.wait_for_selector(f'li[data-stage="{stage}"][aria-current="step"]', timeout=5000)


def status(page: Page) -> str:
    """What a screen reader is told; it is seen in two lines."""
    return page.locator(".timeline-status").text_content() or ""


def problem(page: Page) -> str:
    return page.locator(".timeline-problem").inner_text()


def choose(page: Page, day: int | str) -> None:
    """Types a day and leaves the field."""
    page.locator('[name="day"]').fill(str(day))
    page.locator('[name="day"]').dispatch_event("change")


def named(stage: Stage | None) -> str | None:
    return stage.id if stage else None


def test_every_boundary_selects_its_stage(at: At, base: KnowledgeBase) -> None:
    page = at()
    for stage in base.stages:
        days = {stage.first_day - 1, stage.first_day}
        if stage.last_day is not None:
            days |= {stage.last_day, stage.last_day + 1}
        for day in sorted(days):
            choose(page, day)
            assert current(page) == named(stage_on(base.stages, day)), day


def test_before_the_due_date_a_card_says_what_is_right_then(at: At, base: KnowledgeBase) -> None:
    page = at()
    choose(page, -5)
    assert current(page) is None
    assert status(page).startswith("离还款日还有 5 天，还没到期。")
    card = base.site.before_due
    assert card is not None
    head, body = page.locator('[data-card="before"]').all()
    assert head.inner_text() == card.text
    assert body.is_visible()
    assert all(base.records[step].title in body.inner_text() for step in card.steps)
    choose(page, 5)
    assert not head.is_visible()
    assert not body.is_visible()


def test_the_panel_shows_the_stage_and_only_it(at: At, base: KnowledgeBase) -> None:
    page = at()
    assert page.locator("overdue-timeline details[open]").count() == len(base.stages)
    choose(page, 31)
    opened = page.locator("overdue-timeline details[open]")
    assert opened.count() == 1
    stage = stage_on(base.stages, 31)
    assert stage is not None
    text = opened.inner_text()
    for rule in stage.rules:
        assert base.records[rule].title in text
    text += page.locator(".today-card[data-on]").inner_text()
    for step in stage.steps:
        assert base.records[step].title in text
    assert status(page) == ("逾期第 31 天，多方跟进阶段。下一段“长期逾期阶段”，2027年1月20日再看。")


def test_the_last_stage_has_no_next(at: At) -> None:
    page = at()
    choose(page, 2000)
    assert status(page) == "逾期第 2000 天，半年以上阶段。往后仍然可以还、可以谈分期、可以调解。"


def test_date_and_day_keep_in_step(at: At) -> None:
    page = at()
    page.locator('[name="due"]').fill("2026-10-21")
    assert page.locator('[name="day"]').input_value() == "31"
    assert current(page) == "several-parties"
    page.get_by_role("button", name="后一天").click()
    assert page.locator('[name="due"]').input_value() == "2026-10-20"
    page.get_by_role("button", name="前一天").click()
    page.get_by_role("button", name="前一天").click()
    assert page.locator('[name="due"]').input_value() == "2026-10-22"
    assert page.locator('[name="day"]').input_value() == "30"


def test_a_date_never_enters_address_storage_or_requests(at: At) -> None:
    page = at()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    before = page.evaluate("location.href")
    page.locator('[name="due"]').fill("2026-10-21")
    assert current(page) == "several-parties"
    assert page.evaluate("location.href") == before
    stored = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )
    assert "2026" not in stored
    assert "10-21" not in stored
    assert requests == []


@pytest.mark.parametrize(
    ("zone", "now", "due", "day"),
    [
        (CHINA, "2026-11-21T16:00:00Z", "2026-11-20", 2),  # already the 22nd
        ("America/Los_Angeles", "2026-11-02T07:30:00Z", "2026-10-31", 1),  # clocks go back
    ],
)
def test_days_are_calendar_days_where_the_reader_is(
    at: At, zone: str, now: str, due: str, day: int
) -> None:
    """More zones and moments in tests/unit/overrides/test_timeline_scripts.py."""
    page = at(zone=zone, now=datetime.datetime.fromisoformat(now))
    page.locator('[name="due"]').fill(due)
    assert page.locator('[name="day"]').input_value() == str(day)
    choose(page, day)
    assert page.locator('[name="due"]').input_value() == due


def test_keyboard_moves_the_slider(at: At, base: KnowledgeBase) -> None:
    page = at()
    thumb = page.locator(".timeline-thumb")
    assert thumb.get_attribute("aria-valuetext") == "还没选日子"
    assert not thumb.is_visible(), "out of sight until there is a day"
    choose(page, 0)
    page.get_by_role("slider", name="逾期天数").focus()
    moves = [
        ("ArrowRight", 1),
        ("ArrowUp", 2),
        ("ArrowLeft", 1),
        ("ArrowDown", 0),
        ("PageUp", 1),
        ("PageUp", 4),
        ("ArrowRight", 5),
        ("PageDown", 4),
        ("PageDown", 1),
        ("PageDown", 0),
        ("PageDown", AXIS[0]),
        ("PageDown", AXIS[0]),
        ("End", AXIS[1]),
        ("PageUp", AXIS[1]),
        ("ArrowRight", AXIS[1]),
        ("Home", AXIS[0]),
        ("ArrowLeft", AXIS[0]),
        ("Alt+ArrowRight", AXIS[0]),
    ]
    for key, day in moves:
        page.keyboard.press(key)
        assert thumb.get_attribute("aria-valuenow") == str(day), key
        assert current(page) == named(stage_on(base.stages, day))
    page.keyboard.press("a")
    assert thumb.get_attribute("aria-valuenow") == str(AXIS[0])
    choose(page, 31)
    assert thumb.get_attribute("aria-valuetext") == "逾期第 31 天，多方跟进阶段"
    choose(page, 400)
    thumb.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator('[name="day"]').input_value() == "400", "a key never leads back"


def test_everything_can_be_reached_by_tab_in_order(at: At) -> None:
    page = at("timeline/#day-31")
    page.locator('[name="day"]').focus()
    names = []
    while names[-1:] != ["forget"]:
        page.keyboard.press("Tab")
        names.append(
            page.evaluate(
                "document.activeElement.name || document.activeElement.getAttribute('role')"
                " || document.activeElement.tagName"
            )
        )
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", names[-1]
        assert len(names) < 100, names
    assert names[:2] == ["earlier", "later"]
    card = names[2 : names.index("slider")]
    assert [name for name in card if name] == ["A", "INPUT"] * 3 + ["A"] * 3, "one card, not nine"
    assert names[names.index("slider") :][:3] == ["slider", "product", "jump"]
    assert names[-6:] == ["copy", "print", "calendar", "link", "remember", "forget"]


def test_dragging_shows_every_day_and_says_the_last(at: At) -> None:
    page = at(viewport={"width": 1280, "height": 900})
    page.evaluate(
        """() => {
            window.said = [];
            const note = (records) => window.said.push(document.querySelector('.timeline-status').textContent);
            new MutationObserver(note).observe(document.querySelector('.timeline-status'), {childList: true});
        }"""
    )
    track = page.locator(".timeline-axis")
    track.scroll_into_view_if_needed()
    box = track.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.2, middle)
    page.mouse.down()
    for share in (0.3, 0.5, 0.7):
        page.mouse.move(box["x"] + box["width"] * share, middle)
    assert current(page) == "several-parties"
    assert page.evaluate("window.said") == []
    assert page.evaluate("location.hash") == ""
    page.mouse.up()
    assert len(page.evaluate("window.said")) == 1
    day = page.locator('[name="day"]').input_value()
    assert page.evaluate("location.hash") == f"#day-{day}"


def test_a_scroll_that_begins_on_the_axis_changes_nothing(at: At) -> None:
    page = at("timeline/#day-31")
    said = status(page)
    page.evaluate(
        """() => {
            const track = document.querySelector('.timeline-axis');
            track.setPointerCapture = () => {};
            const box = track.getBoundingClientRect();
            const at = { clientX: box.right - 5, clientY: box.top + 5, isPrimary: true, pointerId: 9 };
            track.dispatchEvent(new PointerEvent('pointerdown', at));
            track.dispatchEvent(new PointerEvent('pointercancel', at));
        }"""
    )
    assert page.locator('[name="day"]').input_value() == "31"
    assert (current(page), status(page)) == ("several-parties", said)


def test_midnight_moves_the_count_and_not_the_date(at: At) -> None:
    page = at()
    page.locator('[name="due"]').fill("2026-11-01")
    assert page.locator('[name="day"]').input_value() == "20"
    page.clock.set_fixed_time(NOW + datetime.timedelta(days=1))
    page.evaluate("window.dispatchEvent(new Event('pageshow'))")
    assert page.locator('[name="due"]').input_value() == "2026-11-01"
    assert page.locator('[name="day"]').input_value() == "21"


def test_going_back_keeps_a_typed_date(at: At) -> None:
    page = at()
    page.locator('[name="due"]').fill("2026-11-01")
    page.evaluate("location.hash = '#accounts'")
    page.go_back()
    page.wait_for_function("location.hash === ''")
    assert page.locator('[name="due"]').input_value() == "2026-11-01"


def test_going_back_from_a_day_finds_the_typed_date_again(at: At) -> None:
    page = at()
    due = page.locator('[name="due"]')
    due.fill("2026-11-01")
    page.get_by_role("button", name="后一天").click()
    assert due.input_value() == "2026-10-31"
    page.go_back()
    page.wait_for_function("location.hash === ''")
    assert due.input_value() == "2026-11-01"
    assert page.locator('[name="day"]').input_value() == "20"


def test_a_date_takes_an_older_day_out_of_the_address(at: At) -> None:
    page = at("timeline/#day-120")
    page.locator('[name="due"]').fill("2026-11-01")
    assert page.evaluate("location.hash") == ""


def test_buttons_ask_for_a_day_first(at: At) -> None:
    page = at()
    for name in ("复制这一天的链接", "加到日历", "只打印这一段"):
        choose(page, "")
        page.get_by_role("button", name=name).click()
        assert problem(page) == "先选还款日或逾期第几天。"


def test_touch_moves_the_day(at: At) -> None:
    page = at("timeline/#day-5", has_touch=True, is_mobile=True)
    track = page.locator(".timeline-axis")
    track.scroll_into_view_if_needed()
    box = track.bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] * 0.99, box["y"] + box["height"] / 2)
    assert current(page) == "half-year-on"


def test_an_address_names_a_day_and_history_goes_back(at: At) -> None:
    page = at("timeline/#day-31")
    assert current(page) == "several-parties"
    choose(page, 5)
    assert page.evaluate("location.hash") == "#day-5"
    choose(page, 6)
    assert page.evaluate("location.hash") == "#day-6"
    choose(page, 200)
    page.go_back()
    arrives(page, "first-calls")
    assert page.locator('[name="day"]').input_value() == "6"
    page.go_back()
    arrives(page, "several-parties")
    page.go_forward()
    arrives(page, "first-calls")


def test_going_back_to_no_day_shows_the_whole_list(at: At, base: KnowledgeBase) -> None:
    page = at()
    choose(page, 31)
    page.go_back()
    page.wait_for_function("!document.querySelector('overdue-timeline').hasAttribute('data-day')")
    assert current(page) is None
    assert page.locator("overdue-timeline details[open]").count() == len(base.stages)
    assert page.locator('[name="day"]').input_value() == ""


@pytest.mark.parametrize("typed", ["1e9", "99999", "-61", "3.5", "36501"])
def test_a_day_that_is_none_is_answered_calmly(at: At, typed: str) -> None:
    page = at()
    choose(page, 31)
    choose(page, typed)
    assert (
        problem(page) == "请填一个整数，比如 20。还没到期的，填 -3 这样的数。最小 -60，最大 36500。"
    )
    assert (current(page), status(page)) == (None, ""), "the old answer is gone"
    assert page.evaluate("location.hash") == ""
    page.evaluate("void (window.print = () => { window.printed = true; })")
    page.get_by_role("button", name="只打印这一段").click()
    assert problem(page) == "先选还款日或逾期第几天。"
    assert not page.evaluate("window.printed")
    choose(page, 5)
    assert problem(page) == ""


def test_a_date_that_is_too_far_is_answered_calmly(at: At) -> None:
    page = at()
    for due in ("0001-01-01", "9999-12-31"):
        page.locator('[name="due"]').fill(due)
        if due < "1000":
            assert problem(page) == "", "a year passes through small ones while it is typed"
        page.locator('[name="due"]').blur()
        assert problem(page) == "这个日期太远了。请选一百年以内、两个月以后为止的还款日。"
    page.locator('[name="due"]').fill("")
    assert problem(page) == ""


def test_nobody_is_corrected_in_the_middle_of_typing(at: At) -> None:
    page = at()
    page.locator('[name="day"]').focus()
    for key, day in (("-", None), ("5", "-5")):
        page.keyboard.press(key)
        assert problem(page) == ""
        thumb = page.locator(".timeline-thumb")
        assert thumb.get_attribute("aria-valuenow") == (day or "0")
    assert status(page) == "", "said when it is finished"
    page.keyboard.press("Tab")
    assert status(page).startswith("离还款日还有 5 天")


def test_an_emptied_field_takes_the_day_away(at: At, base: KnowledgeBase) -> None:
    page = at("timeline/#day-31")
    choose(page, "")
    assert current(page) is None
    assert page.locator('[name="due"]').input_value() == ""
    assert page.evaluate("location.hash") == ""
    assert page.locator("overdue-timeline details[open]").count() == len(base.stages)


def test_midnight_moves_the_count_or_the_date(at: At) -> None:
    page = at()
    tomorrow = NOW + datetime.timedelta(days=1)
    page.locator('[name="due"]').fill("2026-10-21")
    page.clock.set_fixed_time(tomorrow)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    assert page.locator('[name="day"]').input_value() == "32"
    choose(page, 5)
    assert page.locator('[name="due"]').input_value() == "2026-11-17"
    page.clock.set_fixed_time(tomorrow + datetime.timedelta(days=1))
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    assert page.locator('[name="day"]').input_value() == "5"
    assert page.locator('[name="due"]').input_value() == "2026-11-18"


def test_the_marker_stays_when_it_is_only_pressed(at: At) -> None:
    page = at("timeline/#day-60")
    thumb = page.locator(".timeline-thumb")
    thumb.scroll_into_view_if_needed()
    box = thumb.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
    assert thumb.get_attribute("aria-valuenow") == "60"


@pytest.mark.parametrize(
    "fragment",
    [
        "#day-",
        "#day-1e9",
        "#day-<script>",
        "#day-99999",
        "#day--61",
        "#day-3.5",
        "#day-%00",
        "#day-０",
    ],
)
def test_a_broken_address_is_answered_calmly(at: At, fragment: str, base: KnowledgeBase) -> None:
    page = at("timeline/" + fragment)
    assert (
        problem(page) == "请填一个整数，比如 20。还没到期的，填 -3 这样的数。最小 -60，最大 36500。"
    )
    assert page.locator("overdue-timeline details[open]").count() == len(base.stages)


def hostile_texts(count: int) -> Iterator[str]:
    """Strings that have broken widgets before, and random ones; the seed is fixed."""
    chooser = random.Random(31)
    yield from (
        "",
        "NaN",
        "-",
        "1e999",
        "null",
        "[]",
        "{}",
        "<img src=x onerror=alert(1)>",
        "\u202e",
        "0x10",
    )
    for _ in range(count - 10):
        length = chooser.randint(0, 12)
        yield "".join(
            chr(chooser.choice([*range(32, 127), 0x9F8D, 0x1F600])) for _ in range(length)
        )


@pytest.mark.parametrize("count", [60, pytest.param(1000, marks=pytest.mark.full)])
def test_nothing_that_arrives_broken_breaks_the_page(at: At, count: int) -> None:
    """Broken fragments, attributes and JSON blocks; the list is whole after each."""
    page = at(bypass_csp=True)
    cases = []
    chooser = random.Random(7)
    for index, text in enumerate(hostile_texts(count)):
        kinds = ("hash", "first", "last", "stage", "axis", "json", "script", "key", "type", "gone")
        cases.append([kinds[index % len(kinds)], text, chooser.randrange(100)])
    broken = page.evaluate(
        """(cases) => {
            const errors = [];
            window.print = () => {};
            HTMLAnchorElement.prototype.click = () => {}; // no hundreds of downloads
            window.addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
            window.addEventListener('error', (event) => errors.push(String(event.message)));
            const whole = document.querySelector('overdue-timeline');
            const parent = whole.parentNode;
            whole.remove();
            const wrong = [];
            for (const [kind, text, index] of cases) {
                const copy = whole.cloneNode(true);
                const stages = copy.querySelectorAll(':scope > ol > li');
                const item = stages[index % stages.length];
                const block = copy.querySelector(':scope > script');
                if (kind === 'hash') history.replaceState(null, '', '#day-' + encodeURIComponent(text));
                if (kind === 'first') item.dataset.firstDay = text;
                if (kind === 'last') item.dataset.lastDay = text;
                if (kind === 'stage') item.dataset.stage = text;
                if (kind === 'axis') copy.dataset.axisLast = text;
                if (kind === 'json') block.textContent = text;
                if (kind === 'script') block.textContent = block.textContent.slice(0, text.length * 20);
                const texts = JSON.parse(whole.querySelector(':scope > script').textContent);
                const key = Object.keys(texts)[index % Object.keys(texts).length];
                if (kind === 'key') delete texts[key];
                if (kind === 'type') texts[key] = [7, null, [], {}, [null], [{}], true][text.length % 7];
                if (kind === 'key' || kind === 'type') block.textContent = JSON.stringify(texts);
                const parts = copy.querySelectorAll('form *, summary, li');
                if (kind === 'gone') parts[index % parts.length].remove();
                parent.append(copy);
                const { day, due, product } = copy.querySelector('form').elements;
                const type = (field, value) => {
                    if (!field) return;
                    field.value = value;
                    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
                };
                type(due, '2026-10-01');
                type(product, 'huabei');
                type(day, '31');
                for (const button of copy.querySelectorAll('button')) {
                    if (button.name !== 'jump' || index % 10 === 0) button.click(); // it lays out the page
                }
                const items = copy.querySelectorAll(':scope > ol > li');
                const readable = Array.from(items).every((i) => kind === 'gone' || i.querySelector('.timeline-title').textContent);
                const calm = copy.hasAttribute('data-ready') || kind === 'gone'
                    || copy.querySelector('.timeline-problem').textContent.startsWith('这个小工具没能启动');
                if (!readable || !calm || errors.length) wrong.push([kind, text, errors.slice()]);
                errors.length = 0;
                copy.remove();
            }
            history.replaceState(null, '', ' ');
            parent.append(whole);
            return wrong;
        }""",
        cases,
    )
    assert broken == []
    choose(page, 31)
    assert current(page) == "several-parties"
    assert page.troubles == []  # type: ignore[attr-defined]


def test_removed_and_added_again_it_works_once(at: At) -> None:
    page = at()
    choose(page, 31)
    written = page.evaluate(
        """() => {
            const element = document.querySelector('overdue-timeline');
            const parent = element.parentNode;
            element.remove();
            const left = [element.hasAttribute('data-ready'), element.hasAttribute('data-day'),
                element.querySelectorAll('[aria-current]').length, element.querySelector('fieldset').disabled];
            parent.append(element);
            return left;
        }"""
    )
    assert written == [False, False, 0, True]
    page.get_by_role("button", name="后一天").click()
    assert page.locator('[name="day"]').input_value() == "32", "one listener, one step"


def test_what_was_chosen_survives_being_moved(at: At) -> None:
    page = at("timeline/#day-31")
    page.locator('[name="product"]').select_option("jiebei")
    page.locator("[data-card][data-on] [data-step] input").first.check()
    page.evaluate(
        """() => {
            const element = document.querySelector('overdue-timeline');
            element.parentNode.prepend(element);
        }"""
    )
    hidden = page.locator("[data-products][hidden]")
    assert hidden.count() > 0
    boxes = page.locator("[data-card][data-on] [data-step] input")
    boxes.nth(1).check()
    assert boxes.first.is_checked()


def test_removed_while_dragging_it_lets_go(at: At) -> None:
    page = at(viewport={"width": 1280, "height": 900})
    track = page.locator(".timeline-axis")
    track.scroll_into_view_if_needed()
    box = track.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] / 2)
    page.mouse.down()
    assert current(page) is not None
    page.evaluate(
        """() => {
            const element = document.querySelector('overdue-timeline');
            const parent = element.parentNode;
            element.remove();
            parent.prepend(element);
        }"""
    )
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] / 2)
    assert current(page) is None, "a drag ends with the element it was in"
    page.mouse.up()
    choose(page, 31)
    assert current(page) == "several-parties"
    assert page.troubles == []  # type: ignore[attr-defined]


def test_it_survives_pages_being_exchanged_by_script(at: At) -> None:
    """As the theme's instant navigation does: the body's parts go, others come, and back again."""
    page = at("timeline/#day-31", bypass_csp=True)
    page.evaluate(
        """async () => {
            const show = async (address) => {
                const text = await (await fetch(address)).text();
                const next = new DOMParser().parseFromString(text, 'text/html');
                history.pushState(null, '', address);
                const part = '[data-md-component="container"]';
                document.querySelector(part).replaceWith(next.querySelector(part));
            };
            await show(new URL('../rules/', location));
            await show(new URL('../timeline/', location));
        }"""
    )
    page.wait_for_selector("overdue-timeline[data-ready]")
    assert current(page) is None
    choose(page, 5)
    assert current(page) == "first-calls"
    page.get_by_role("button", name="后一天").click()
    assert page.locator('[name="day"]').input_value() == "6", "one listener, one step"
    assert page.troubles == []  # type: ignore[attr-defined]


def test_a_broken_stage_list_is_reported_calmly(at: At, base: KnowledgeBase) -> None:
    page = at(bypass_csp=True)
    page.evaluate(
        """() => {
            const whole = document.querySelector('overdue-timeline');
            const parent = whole.parentNode;
            whole.remove();
            const broken = whole.cloneNode(true);
            broken.querySelector('ol > li').dataset.firstDay = 'soon';
            parent.append(broken);
        }"""
    )
    assert problem(page) == "这个小工具没能启动。下面每一段照样完整，可以直接往下看。"
    assert page.locator("overdue-timeline details[open]").count() == len(base.stages)
    assert page.locator('[name="day"]').is_disabled()


def test_two_on_a_page_do_not_disturb_one_another(at: At) -> None:
    page = at(bypass_csp=True)
    page.evaluate(
        """() => {
            const first = document.querySelector('overdue-timeline');
            first.parentNode.append(first.cloneNode(true));
        }"""
    )
    page.locator('[name="day"]').nth(1).fill("31")
    items = page.locator('overdue-timeline > ol > li[aria-current="step"]')
    assert items.count() == 1
    page.locator('[name="day"]').nth(0).fill("5")
    assert [items.nth(i).get_attribute("data-stage") for i in range(2)] == [
        "first-calls",
        "several-parties",
    ]


def test_lanes_show_every_account_at_its_days(visit: Open, base: KnowledgeBase) -> None:
    page = visit("accounts/", viewport={"width": 1280, "height": 900})
    rows = page.evaluate(
        """() => Array.from(document.querySelectorAll('[data-account]'), (row) => {
            const bar = row.querySelector('rect');
            return [row.dataset.account, bar && [bar.getAttribute('x'), bar.getAttribute('width')].map(Number),
                row.textContent, row.closest('.lane').querySelector('h2').textContent];
        })"""
    )
    accounts = {account.id: account for account in base.of(Account)}
    assert sorted(row[0] for row in rows) == sorted(accounts)
    for identity, bar, text, lane in rows:
        account = accounts[identity]
        assert account.title in text
        assert account.usability.value in text
        assert lane == account.lane.value
        if account.first_day is None:
            assert bar is None
        else:
            drawn = bar_of(base.stages, account.first_day, account.last_day)
            assert bar == pytest.approx(drawn, abs=1e-4)
        assert not any(claim in text for claim in account.claims), "words, no numbers of ours"


@pytest.mark.parametrize("width", [360, 1280])
def test_my_day_runs_through_all_lanes(visit: Open, base: KnowledgeBase, width: int) -> None:
    """At the same place of the scale as the bars, and below the last lane's heading."""
    page = visit("accounts/", viewport={"width": width, "height": 900})
    line = page.locator(".lanes-day > span")
    assert not line.is_visible()
    for day in (-40, 0, 31, 100, 9999):
        page.evaluate("day => { location.hash = `#day-${day}`; }", day)
        page.wait_for_selector(".lanes[data-day]")
        page.wait_for_timeout(50)
        line.scroll_into_view_if_needed()
        drawn = page.evaluate(
            """() => {
                const line = document.querySelector('.lanes-day > span').getBoundingClientRect();
                const bars = Array.from(document.querySelectorAll('.lane-bar'), (bar) => bar.getBoundingClientRect());
                return { x: line.x + line.width / 2, top: line.top, bottom: line.bottom,
                    bars: bars.map(({ x, width, top, bottom }) => ({ x, width, top, bottom })) };
            }"""
        )
        for bar in drawn["bars"]:
            place = bar["x"] + bar["width"] * position_of(base.stages, day)
            assert drawn["x"] == pytest.approx(place, abs=1.5)
            assert drawn["top"] <= bar["top"]
            assert drawn["bottom"] >= bar["bottom"]


def test_products_differ_where_the_knowledge_base_says_so(at: At, base: KnowledgeBase) -> None:
    page = at("timeline/#day-20")
    panel = page.locator('[aria-current="step"]')
    stage = stage_on(base.stages, 20)
    assert stage is not None
    limited = [cost for cost in stage.costs if cost.products]
    assert {product for cost in limited for product in cost.products} == {"huabei", "jiebei"}
    options = page.locator('[name="product"] option')
    assert options.evaluate_all("all => all.map((one) => one.value)") == [
        "",
        "huabei",
        "jiebei",
        "credit-card",
    ]

    def shown() -> set[str]:
        return set(panel.locator(".timeline-costs li").all_inner_texts()) - {""}

    everything = shown()
    for product in ("huabei", "jiebei", "credit-card"):
        page.locator('[name="product"]').select_option(product)
        text = panel.inner_text()
        for cost in stage.costs:
            wanted = not cost.products or product in cost.products
            assert (cost.text in text) == wanted
        assert ("信用卡申请个性化分期" in text) == (product == "credit-card")
    page.locator('[name="product"]').select_option("")
    assert shown() == everything
    assert "credit-card" not in page.url


def test_ticks_are_kept_only_when_allowed(at: At) -> None:
    page = at("timeline/#day-31")
    boxes = page.locator("[data-card][data-on] [data-step] input")
    boxes.first.check()
    assert (
        page.evaluate("localStorage.length") == 0
        or page.evaluate("localStorage.getItem('yuqi-guide.steps')") is None
    )
    page.get_by_label("在这台设备上记住勾选").check()
    assert json.loads(page.evaluate("localStorage.getItem('yuqi-guide.steps')")) == [
        "verify-caller"
    ]
    page.reload()
    page.wait_for_selector("overdue-timeline[data-ready]")
    assert page.locator("[data-card][data-on] [data-step] input").first.is_checked()
    page.get_by_role("button", name="清除勾选").click()
    assert page.evaluate("localStorage.getItem('yuqi-guide.steps')") is None
    assert not page.locator("[data-card][data-on] [data-step] input").first.is_checked()
    assert not page.get_by_label("在这台设备上记住勾选").is_checked()


@pytest.mark.parametrize("heard", [True, False])
def test_what_another_tab_has_forgotten_does_not_come_back(at: At, heard: bool) -> None:
    """A tab that slept hears of nothing until the reader ticks the next step."""
    page = at("timeline/#day-31")
    boxes = page.locator("[data-card][data-on] [data-step] input")
    boxes.first.check()
    page.get_by_label("在这台设备上记住勾选").check()
    page.evaluate("localStorage.clear()")
    if heard:
        page.evaluate("dispatchEvent(new StorageEvent('storage', { key: null }))")
        expect(page.get_by_label("在这台设备上记住勾选")).not_to_be_checked()
        expect(boxes.first).not_to_be_checked()
    boxes.nth(1).check()
    assert page.evaluate("localStorage.length") == 0
    expect(boxes.first).not_to_be_checked()
    expect(boxes.nth(1)).to_be_checked()
    expect(page.get_by_label("在这台设备上记住勾选")).not_to_be_checked()


def test_the_calendar_file_is_valid_and_replaces_itself(at: At) -> None:
    page = at(zone=CHINA, now=datetime.datetime(2026, 11, 21, 4, 0, tzinfo=datetime.UTC))
    page.get_by_role("button", name="加到日历").click()
    assert problem(page) == "先选还款日或逾期第几天。"
    page.locator('[name="due"]').fill("2026-10-31")

    def download() -> bytes:
        with page.expect_download() as event:
            page.get_by_role("button", name="加到日历").click()
        assert event.value.suggested_filename == "yuqi-guide.ics"
        return event.value.path().read_bytes()

    raw = download()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(raw)
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    starts = {uid: event["DTSTART"].dt for uid, event in events.items()}
    day = datetime.date
    debt = "2026-10-31@yuqi-guide"
    assert starts == {
        f"keep-evidence-{debt}": day(2026, 11, 22),
        f"written-agreement-{debt}": day(2026, 11, 28),
        f"next-due-1-{debt}": day(2026, 11, 30),
        f"next-due-2-{debt}": day(2026, 12, 31),
        f"next-due-3-{debt}": day(2027, 1, 31),
        f"stage-several-parties-{debt}": day(2026, 12, 1),
        f"stage-long-overdue-{debt}": day(2027, 1, 30),
        f"stage-half-year-on-{debt}": day(2027, 4, 30),
    }
    for event in events.values():
        assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=1)
        assert event["DTSTAMP"].dt == datetime.datetime(2026, 11, 21, 4, tzinfo=datetime.UTC)
        assert event["SUMMARY"]
    (alarm,) = events[f"next-due-1-{debt}"].walk("VALARM")
    assert alarm["TRIGGER"].dt == -datetime.timedelta(days=2, hours=15)
    page.clock.set_fixed_time(datetime.datetime(2026, 11, 21, 4, 5, tzinfo=datetime.UTC))
    again = {str(e["UID"]): e for e in Calendar.from_ical(download()).walk("VEVENT")}
    assert set(again) == set(events)
    assert all(again[uid]["SEQUENCE"] > events[uid]["SEQUENCE"] for uid in events)
    page.locator('[name="due"]').fill("2026-11-26")
    coming = Calendar.from_ical(download()).walk("VEVENT")
    due = [e["DTSTART"].dt for e in coming if str(e["UID"]).startswith("next-due-1-")]
    assert due == [day(2026, 11, 26)], "the due date to come is the first"
    page.locator('[name="due"]').fill("2026-10-30")
    other = {str(e["UID"]) for e in Calendar.from_ical(download()).walk("VEVENT")}
    assert other.isdisjoint(events), "another debt does not overwrite the first"


def test_the_link_to_a_day_is_copied(at: At) -> None:
    page = at("timeline/#day-31")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制这一天的链接").click()
    page.wait_for_function(
        "document.querySelector('.timeline-status').textContent.startsWith('链接已复制')"
    )
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_print_shows_every_stage(at: At, base: KnowledgeBase) -> None:
    page = at("timeline/#day-31")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("overdue-timeline > ol > li > details[open]").count() == len(base.stages)
    text = page.locator("overdue-timeline").inner_text()
    assert all(stage.summary in text for stage in base.stages)
    assert "复制这一天的链接" not in text
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("overdue-timeline details[open]").count() == 1


def normal(text: str) -> str:
    """A text as `printed_text` gives it."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def printed_text(page: Page, path: Path) -> str:
    """The text of the page as a PDF, without the spaces a layout puts between characters.

    The font draws some characters with the glyphs of radicals, and the PDF names those.
    """
    page.pdf(path=path)
    text = "".join(sheet.extract_text() for sheet in PdfReader(path).pages)
    # … and the dash of a range as one of the width of a digit
    radicals = str.maketrans(
        "⻓⻔⻋⻚⻅⻢⻬⻝⻛⻰⻦⻥⻙⻜⻄⻤⻘⻩戶‒", "长门车页见马齐食风龙鸟鱼韦飞西鬼青黄户–"
    )
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).translate(radicals))


def test_print_of_my_stage_shows_only_it(at: At, base: KnowledgeBase, tmp_path: Path) -> None:
    page = at("timeline/#day-31")
    page.evaluate(
        """() => { window.print = () => {
            window.printed = document.documentElement.className;
            window.dispatchEvent(new Event('afterprint'));
        }; }"""
    )
    page.get_by_role("button", name="只打印这一段").click()
    assert "print-stage" in page.evaluate("window.printed")
    assert "print-stage" not in page.evaluate("document.documentElement.className")
    page.evaluate("document.documentElement.classList.add('print-stage')")
    page.emulate_media(media="print")
    stage = stage_on(base.stages, 31)
    assert stage is not None
    text = printed_text(page, tmp_path / "stage.pdf")
    assert stage.title in text
    for record in (*stage.steps, *stage.rules):
        assert normal(base.records[record].title) in text
    assert all(normal(other.summary) not in text for other in base.stages if other is not stage)
    assert "说法对照" not in text


def test_print_without_script_shows_the_whole_list(
    visit: Open, base: KnowledgeBase, tmp_path: Path
) -> None:
    page = visit("timeline/", java_script_enabled=False)
    text = printed_text(page, tmp_path / "all.pdf")
    for stage in base.stages:
        assert normal(stage.title) in text
        assert all(normal(base.records[step].title) in text for step in stage.steps)
    page = visit("accounts/", java_script_enabled=False)
    text = printed_text(page, tmp_path / "accounts.pdf")
    assert "说法对照" in text
    assert all(normal(account.title) in text for account in base.of(Account))


def test_the_home_page_leads_to_my_day(at: At) -> None:
    page = at("")
    choose(page, 31)
    assert current(page) == "several-parties"
    page.get_by_role("link", name="看这一天的详情").click()
    page.wait_for_url("**/timeline/#day-31")
    arrives(page, "several-parties")


def test_the_jump_leads_to_the_stage(at: At) -> None:
    page = at("timeline/#day-31")
    page.get_by_role("button", name="看这一段做什么").click()
    assert page.evaluate("document.activeElement.closest('li').dataset.stage") == "several-parties"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") < 200


def test_it_works_under_a_strict_policy(visit: Open) -> None:
    """The theme needs inline code, the timeline does not: with all of that refused, it works."""
    page = visit("404.html", bypass_csp=False)

    def strict(route: Route) -> None:
        response = route.fetch()
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'"
        route.fulfill(
            response=response, headers={**response.headers, "content-security-policy": policy}
        )

    page.route("**/timeline/", strict)
    page.goto(page.url.replace("404.html", "timeline/"))
    page.wait_for_selector("overdue-timeline[data-ready]")
    choose(page, 31)
    assert current(page) == "several-parties"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.timeline-thumb')).left") != "0px"
    )
    assert page.locator("overdue-timeline [style]").evaluate_all(
        "all => all.every((one) => one.matches('.timeline-thumb, .lanes-day > span'))"
    ), "only what the script has moved"
    blocked = [text for text in page.troubles if "timeline/" in text and "inline" not in text]  # type: ignore[attr-defined]
    assert blocked == []


@pytest.mark.parametrize(("address", "height"), [("timeline/", 780), ("timeline/#day-31", 780)])
def test_nothing_moves_when_the_script_arrives(at: At, address: str, height: int) -> None:
    page = at(address, viewport={"width": 360, "height": height})
    shift = page.evaluate(
        """() => new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) sum += entry.value;
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 300);
        })"""
    )
    assert shift < 0.01


def test_limits_stand_in_the_page_not_in_the_script(at: At) -> None:
    page = at()
    field = page.locator('[name="day"]')
    assert (field.get_attribute("min"), field.get_attribute("max")) == (
        str(LIMITS[0]),
        str(LIMITS[1]),
    )
