"""The words a reader copies to report a mistake without an account."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import minimal
from tests.serving import served
from tests.site.building import build
from tests.site.conftest import small_project

WORDS = "夜里不催（rule/no-night）https://yuqi-guide.github.io/rules/#no-night"
PLACE = "wenti@example.org"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a small site is served whose publisher names a mail address."""
    project: Path = small_project(
        minimal(tmp_path_factory.mktemp("report") / "content").path.parent
    )
    done = build(project, project / "site", REPORT_URL=PLACE)
    assert done.returncode == 0, done.stdout
    with served(project / "site") as running:
        yield running


def opened(browser: Browser, address: str, **options: object) -> Page:
    """The rule with what it folds open, on a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 780}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}rules/#no-night")
    record = page.locator("#no-night")
    record.locator("summary").first.click()
    record.locator(".report summary").click()
    return page


def test_a_button_copies_the_words(browser: Browser, address: str) -> None:
    page = opened(browser, address, permissions=["clipboard-read", "clipboard-write"])
    box = page.locator("#no-night .report")
    box.get_by_role("button", name="复制").click()
    expect(box.get_by_role("status")).to_have_text("复制好了")
    assert page.evaluate("navigator.clipboard.readText()") == WORDS
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()


def test_the_foot_of_a_page_copies_its_name_and_address(browser: Browser, address: str) -> None:
    page = opened(browser, address, permissions=["clipboard-read", "clipboard-write"])
    box = page.locator("footer .report")
    box.locator("summary").click()
    box.get_by_role("button", name="复制").click()
    expect(box.get_by_role("status")).to_have_text("复制好了")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "催收红线 https://yuqi-guide.github.io/rules/"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    heights = box.locator("summary, button").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    page.context.close()


def test_where_a_page_may_not_copy_the_words_are_selected(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    page.locator("#no-night .report button").click()
    page.wait_for_function("getSelection().toString() !== ''")
    assert page.evaluate("getSelection().toString()").strip() == WORDS
    page.context.close()


def test_without_script_the_words_stand_there(browser: Browser, address: str) -> None:
    page = opened(browser, address, java_script_enabled=False)
    box = page.locator("#no-night .report")
    expect(box.locator(".report-text")).to_be_visible()
    expect(box.locator("button")).to_be_hidden()
    assert box.locator("a").get_attribute("href") == f"mailto:{PLACE}"
    page.context.close()
