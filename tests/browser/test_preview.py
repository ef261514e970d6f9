"""The preview in a browser: the open page follows the content and shows what is wrong with it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.source.load import load
from generator.source.report import format_text
from tests.browser.test_accessibility import STATES, in_states, show
from tests.conftest import ROOT, Folder
from tests.site.preview import PATIENCE, Served, running, served, until

__all__ = ["running", "served"]

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page that notes its troubles."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    yield opened
    context.close()
    assert troubles == []


def reported(page: Page) -> list[str]:
    """The problems the open page shows, each as one text."""
    expect(page.locator("guide-problems")).to_be_attached()
    return page.locator("guide-problems pre").evaluate_all("all => all.map(a => a.textContent)")


def checked(served: Served) -> list[str]:
    """The problems as `check` prints them."""
    loaded = load(served.project / "content", "content")
    return [format_text(problem) for problem in loaded.problems]


def test_the_overlay_comes_and_goes_with_the_problems(served: Served, page: Page) -> None:
    page.goto(served.root + "steps/calm/")
    page.evaluate("window.untouched = true")
    served.change("stages/later.yml", "days: [4]", "days: [3]")
    hostile = 'phase: "<img src=x>"'
    served.change("steps/calm.yml", "phase: 先稳住", hostile)
    expect(page.locator("guide-problems [role=alert]")).to_contain_text("2 个问题")
    assert reported(page) == checked(served)
    assert page.locator("guide-problems img").count() == 0, "shown as text"
    link = page.locator("guide-problems a").first
    file = (served.project / "content").as_posix()
    assert (link.get_attribute("href") or "").startswith(f"vscode://file{file}/")
    assert page.evaluate("window.untouched"), "the last good page stayed as it was"
    expect(page.get_by_text("先停下来。").first).to_be_attached()

    served.change("stages/later.yml", "days: [3]", "days: [4]")
    served.change("steps/calm.yml", hostile, "phase: 先稳住")
    served.change("steps/calm.yml", "summary: 先停下来。", "summary: 再站起来。")
    expect(page.get_by_text("再站起来。").first).to_be_visible()
    expect(page.locator("guide-problems")).to_have_count(0)


def test_a_page_opened_while_the_content_is_wrong_shows_it(served: Served, page: Page) -> None:
    served.change("stages/later.yml", "days: [4]", "days: [3]")
    page.goto(served.root)
    assert reported(page) == checked(served)
    served.change("stages/later.yml", "days: [3]", "days: [4]")
    expect(page.locator("guide-problems")).to_have_count(0)


def test_the_overlay_folds_away_by_keyboard(served: Served, page: Page) -> None:
    served.change("stages/later.yml", "days: [4]", "days: [3]")
    page.goto(served.root)
    panel = page.get_by_role("region", name="内容的问题")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    chip = page.get_by_role("button", name="1 个问题")
    chip.focus()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.id") == "close"
    page.keyboard.press("Enter")
    expect(chip).to_be_focused()


def test_the_pointer_stands_under_wide_characters(served: Served, page: Page) -> None:
    """Whatever font there is: a Chinese character is as wide as two of the others."""
    served.change("steps/calm.yml", "summary: 先停下来。", "summary: 先停 <b>下来。")
    page.goto(served.root)
    expect(page.locator("guide-problems mark")).to_be_visible()
    left = page.locator("guide-problems mark").evaluate("mark => mark.getBoundingClientRect().left")
    wanted = page.locator("guide-problems .source").evaluate(
        """source => {
             const node = [...source.childNodes].find((n) => n.textContent === "<");
             const range = document.createRange();
             range.selectNode(node);
             return range.getBoundingClientRect().left;
           }"""
    )
    assert abs(left - wanted) < 1


def test_the_overlay_is_accessible_and_fits(served: Served, page: Page, screenshots: Path) -> None:
    served.change("stages/later.yml", "days: [4]", "days: [3]")
    served.change("steps/calm.yml", "summary:", "sumary:")
    page.goto(served.root)
    reported(page)
    assert in_states(page, part="guide-problems") == {}
    for state in STATES:
        show(page, state)
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), state
        page.screenshot(path=screenshots / f"problems-{state}.png")
    page.emulate_media(media="print")
    expect(page.get_by_role("region", name="内容的问题")).to_be_hidden()


MATERIAL = re.compile(r"material: \[.*\]")
TIP = "set-reminder"
SENTENCE = "打开 App 里的还款提醒。"
CORRECTED = "先打开 App 里的还款提醒。"
# What it is called, how it should be written, what a newcomer writes, what the checker says.
MISTAKES = (
    ("a full-width colon after a key", "timing: 出账之后", "timing：出账之后", "YML"),
    ("a word that is not in the list", "timing: 出账之后", "timing: 出账以后", "FLD"),
    ("a line that is not aligned", "  timing: 出账之后", "   timing: 出账之后", "YML"),
)


@pytest.fixture
def tips(served: Served) -> Iterator[str]:
    """Two real tips in the small knowledge base, which knows other material."""
    real = (ROOT / "content/tips.yml").read_text("utf-8")
    text = real[real.index(f"{TIP}:") : real.index("use-credit-lightly:")]
    text = MATERIAL.sub("material: [s0-01]", text)
    content = Folder(served.project / "content")
    before = served.state()["seen"]
    content.write("tips.yml", text)
    assert until(lambda: served.state()["seen"] != before)
    assert served.state()["problems"] == []
    yield text
    before = served.state()["seen"]
    content.delete("tips.yml")
    assert until(lambda: served.state()["seen"] != before)


def test_a_newcomer_changes_a_tip(served: Served, tips: str, page: Page) -> None:
    """The walk of EDITING.md: open, change a sentence, make three mistakes, mend, see."""
    content, text = Folder(served.project / "content"), tips
    page.goto(f"{served.root}prevention/#{TIP}")
    shown = page.locator(f"#{TIP}")
    expect(shown).to_contain_text(SENTENCE)

    start, end = text.index(f"{TIP}:"), text.index("emergency-fund:")
    good = text[start:end].replace(SENTENCE, CORRECTED)
    content.write("tips.yml", text[:start] + good + text[end:])
    expect(shown).to_contain_text(CORRECTED)
    expect(page.locator("guide-problems")).to_have_count(0)

    for mistake, right, wrong, code in MISTAKES:
        assert right in good, mistake
        content.write("tips.yml", text[:start] + good.replace(right, wrong) + text[end:])
        expect(page.locator("guide-problems pre").first).to_contain_text("content/tips.yml:")
        first, *_ = reported(page)
        assert reported(page) == checked(served)
        assert code in first, mistake
        line = int(first.split(":")[1])
        mistaken = (text[:start] + good.replace(right, wrong)).count("\n") + 1
        assert text[:start].count("\n") < line <= mistaken, "the line is in the tip"
        assert "修复：" in first
        expect(shown).to_contain_text(CORRECTED)  # the last good page
        content.write("tips.yml", text[:start] + good + text[end:])
        expect(page.locator("guide-problems")).to_have_count(0)
