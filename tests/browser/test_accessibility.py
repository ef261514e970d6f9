"""WCAG 2.2 AA, as far as a machine can see it, in every state of the main pages."""

import datetime
import re
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Open

TIMELINE = "timeline/#day-31"
PAGES = (
    "",
    TIMELINE,
    "timeline/#day--5",
    "stages/first-calls/",
    "steps/verify-caller/",
    "questions/answer-the-call/",
    "now/",
    "now/letter/",
    "contacts/",
    "family/",
    "tools/calls/",
    "tools/words/",
    "tools/words/tell-parents/",
    "myths/",
    "about/",
    "404.html",
)
# Only what is wrong is written down, and no style is fetched a second time.
QUICKLY = {"resultTypes": ["violations"], "preload": False}
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
STATES: dict[str, dict[str, object]] = {
    "phone-light": {"viewport": PHONE, "color_scheme": "light"},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
    "desk-light": {"viewport": DESK, "color_scheme": "light"},
    "desk-dark": {"viewport": DESK, "color_scheme": "dark"},
    "forced-colours": {"viewport": DESK, "forced_colors": "active"},
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


# What a scheme or a width can change; all else is the same elements with the same names.
LOOKS = {
    "runOnly": [
        "color-contrast",
        "link-in-text-block",
        "target-size",
        "scrollable-region-focusable",
    ]
}


def violations(
    page: Page, part: str | None = None, rules: dict[str, list[str]] = RULES
) -> list[str]:
    """What axe finds on a page or, if a selector is given, in a part of it; one line each."""
    axe = Axe() if page.evaluate("!window.axe") else Axe("")  # half a megabyte to read each time
    found = axe.run(page, part, options={**rules, **QUICKLY}).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.fixture
def visit(visit: Open) -> Open:
    """Opens a page without its policy, which would keep out what axe and the tests add to it."""
    return partial(visit, bypass_csp=True)


AT_ONCE = "*, ::before, ::after { transition: none !important; }"  # no colour is on its way


def show(page: Page, state: str) -> None:
    """Brings an open page into another state, as turning a phone does, or its evening."""
    look = dict(STATES[state])
    page.set_viewport_size(look.pop("viewport"))  # type: ignore[arg-type]
    media = {"color_scheme": "light", "forced_colors": "none", **look}
    page.emulate_media(**media)  # type: ignore[arg-type]


EVERY = tuple(STATES)
# Each width, each scheme and the forced colours once.
SOME = ("phone-light", "desk-dark", "forced-colours")


def in_states(
    page: Page, states: tuple[str, ...] = EVERY, part: str | None = None
) -> dict[str, list[str]]:
    """State → what axe finds: all rules on a phone and a desk, in the others what looks change."""
    found = {}
    page.add_style_tag(content=AT_ONCE)
    for state in states:
        show(page, state)
        rules = RULES if state in ("phone-light", "desk-dark") else LOOKS
        found[state] = violations(page, part, rules)
    return {state: lines for state, lines in found.items() if lines}


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(visit: Open, address: str) -> None:
    assert violations(visit(address)) == []


@pytest.mark.parametrize("states", [SOME, pytest.param(EVERY, marks=pytest.mark.full)], ids=len)
@pytest.mark.parametrize("address", ["contacts/", "questions/cannot-pay/"])
def test_axe_finds_nothing_in_what_is_folded(
    visit: Open, address: str, states: tuple[str, ...]
) -> None:
    page = visit(address)
    page.locator("details").evaluate_all("folds => folds.forEach(fold => (fold.open = true))")
    assert in_states(page, states) == {}


@pytest.mark.parametrize("states", [SOME, pytest.param(EVERY, marks=pytest.mark.full)], ids=len)
def test_axe_finds_nothing_in_a_log_of_calls(visit: Open, states: tuple[str, ...]) -> None:
    """With entries that fit rules, a cry, what they count up to, and the letters unfolded."""
    page = visit("tools/calls/")
    page.locator("[data-call-log][data-ready]").wait_for()
    page.locator("[name=date]").fill("2026-11-20")
    page.get_by_label("威胁、恐吓").check()
    for time in ("22:10", "23:00", "23:10", "23:20"):
        page.locator("[name=time]").fill(time)
        page.get_by_role("button", name="记下这一笔").click()
        page.locator("[name=date]").fill("2026-11-20")
        page.locator("[name=note]").fill("我不想活了")  # which the reader is asked about
    page.locator(".log-held").first.wait_for()
    page.locator(".call-log [data-helplines]").wait_for()  # which scrolls into view
    page.evaluate("scrollTo(0, 0)")  # where the header stands upon nothing
    page.locator("details").evaluate_all("folds => folds.forEach(fold => (fold.open = true))")
    assert in_states(page, states) == {}


@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("rules/", "phone-dark"),
        ("questions/answer-the-call/", "forced-colours"),
    ],
)
def test_axe_finds_nothing_in_other_colours(visit: Open, address: str, state: str) -> None:
    assert violations(visit(address, **STATES[state])) == []


def test_axe_finds_nothing_in_any_state(visit: Open) -> None:
    """Of the page with most states of its own."""
    assert in_states(visit(TIMELINE)) == {}


@pytest.mark.full
def test_axe_finds_nothing_on_any_page_in_any_state(
    visit: Open, server: str, addresses: list[str]
) -> None:
    page = visit()
    wrong = {}
    for address in [*addresses, "404.html"]:
        page.goto(server + address)
        wrong[address] = in_states(page)
    assert {address: found for address, found in wrong.items() if found} == {}


def test_axe_sees_a_look_that_is_wrong(visit: Open) -> None:
    page = visit("about/")
    page.add_style_tag(
        content="@media (prefers-color-scheme: dark) { p { color: #333 !important; } }"
    )
    assert set(in_states(page, part="article")) >= {"phone-dark", "desk-dark"}


def test_axe_sees_a_fault(visit: Open) -> None:
    page = visit(TIMELINE)
    page.wait_for_selector("overdue-timeline[data-ready]")
    page.evaluate("document.querySelector('[role=slider]').removeAttribute('aria-label')")
    assert any(
        line.startswith("aria-input-field-name") for line in violations(page, "overdue-timeline")
    )


def test_targets_are_large_enough_to_touch(visit: Open) -> None:
    page = visit("timeline/#day-31", has_touch=True)
    page.wait_for_selector("overdue-timeline[data-ready]")
    small = page.evaluate(
        """() => Array.from(document.querySelectorAll(
            '.timeline-controls button, .timeline-controls input:not([type=checkbox]),'
            + '.timeline-controls select, .timeline-controls label:has([type=checkbox]),'
            + '.tick, .timeline-thumb, .timeline summary'))
            .filter((e) => e.getClientRects().length)
            .map((e) => [e.textContent || e.name, e.getBoundingClientRect()])
            .filter(([, box]) => box.height < 44 || box.width < 44).map(([name, box]) => [name, box.width, box.height])"""
    )
    assert small == []


# What a screen reader is given of the controls, read aloud once and found good.
SPOKEN = """\
- group "我在哪一天":
  - text: 我在哪一天 还款日
  - textbox "还款日": 2026-10-21
  - text: 逾期第几天
  - spinbutton "逾期第几天": "31"
  - button "前一天": −
  - button "后一天": ＋"""
# … and of the card: a title is read once, and no picture beside a word.
CARD = """\
- list:
  - listitem:
    - link "核实对方是谁":
      - /url: ../steps/verify-caller/#in-several-parties
    - checkbox "做完了"
  - listitem:
    - link "核对债权是不是转让了":
      - /url: ../steps/check-debt-transfer/#in-several-parties
    - checkbox "做完了"
  - listitem:
    - link "先告诉亲友怎么接":
      - /url: ../steps/warn-family/#in-several-parties
    - checkbox "做完了"
- paragraph:
  - link "对方要守 催收只该找借款的本人":
    - /url: ../rules/#debtor-only
- paragraph:
  - link "支付宝官方客服":
    - /url: ../contacts/#alipay-service
  - link "95188":
    - /url: tel:95188"""


# Words may be drawn by a style sheet; a symbol beside them has another text for those who listen.
LOUD = """() => Array.from(document.querySelectorAll("body *")).flatMap((element) =>
  ["::before", "::after"].map((part) => getComputedStyle(element, part).content)
    .filter((content) => /[\\u2190-\\u2bff\u203a\u00d7]/.test(content) && !content.includes('" / "')))"""


@pytest.mark.parametrize(
    "address", ["", "contacts/", "stages/first-calls/", "questions/cannot-pay/", "now/", TIMELINE]
)
def test_no_symbol_is_read_aloud(visit: Open, address: str) -> None:
    page = visit(address)
    page.locator("[data-step] input").first.evaluate_all("all => all.map((a) => a.click())")
    assert page.evaluate(LOUD) == []
    assert page.locator(".md-skip").inner_text().strip() == "跳到正文"


def test_the_controls_read_well(visit: Open) -> None:
    moment = datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC)
    page = visit(TIMELINE, now=moment)
    page.wait_for_selector("overdue-timeline[data-ready]")
    assert page.locator(".timeline-controls").aria_snapshot() == SPOKEN
    card = page.locator(".today-card[data-on]").aria_snapshot()
    assert re.sub(r"http://[^/]+/", "../", card) == CARD
    thumb = page.get_by_role("slider")
    assert thumb.get_attribute("aria-valuetext") == "逾期第 31 天，多方跟进阶段"


@pytest.mark.parametrize("states", [SOME, pytest.param(EVERY, marks=pytest.mark.full)], ids=len)
def test_axe_finds_nothing_in_a_letter_that_is_filled_in(
    visit: Open, states: tuple[str, ...]
) -> None:
    """With words in its fields, some of which the lines are for."""
    page = visit("tools/words/tell-parents/")
    page.fill('[data-blank-of="欠几家"] input', "3")
    page.fill('[data-blank-of="钱去了哪里"] textarea', "都花完了，不想活了")
    page.wait_for_selector("[data-words] [data-helplines]")
    assert in_states(page, states) == {}
