"""The way in: what the walk from four doors shows, taken anew with --update-screenshots."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Open
from tests.browser.test_pictures import DESK, MOMENT, MOST_BYTES, PHONE, take
from tests.conftest import ROOT, minimal
from tests.site.conftest import small_project
from tests.site.preview import PATIENCE, serving

FOLDER = ROOT / "decisions/four-doors"
WALK = ROOT / "decisions/10-four-doors.md"


def pictured(page: Page, name: str, config: pytest.Config) -> None:
    """Takes the picture if it is asked for; there is one, and the walk shows it."""
    picture = FOLDER / f"{name}.webp"
    if config.getoption("--update-screenshots"):
        take(page, picture)
    assert len(picture.read_bytes()) <= MOST_BYTES
    assert f"](four-doors/{name}.webp)" in WALK.read_text(encoding="utf-8")


def test_the_links_of_a_record_say_where_they_lead(
    visit: Open, pytestconfig: pytest.Config
) -> None:
    page = visit("prevention/#set-reminder", viewport=PHONE, locale="zh-CN", now=MOMENT)
    record = page.locator("#set-reminder")
    record.locator("details.evidence--tools summary").click()
    record.get_by_role("link", name="怎样改").scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    expect(record.get_by_text("有人看过，这里才会改。")).to_be_in_viewport()
    for name in ("编辑此条：设两次提醒", "报告问题：设两次提醒", "怎样改"):
        expect(record.get_by_role("link", name=name)).to_be_in_viewport()
    pictured(page, "edit-this", pytestconfig)


def test_the_foot_of_a_page_leads_to_both_ways(visit: Open, pytestconfig: pytest.Config) -> None:
    page = visit("contacts/", viewport=PHONE, locale="zh-CN", now=MOMENT)
    page.get_by_role("contentinfo").get_by_role("link", name="报告问题").click()
    expect(page.locator("#corrections")).to_be_in_viewport()
    pictured(page, "corrections", pytestconfig)


def test_a_page_that_waits_for_settings_appears_by_itself(
    browser: Browser, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """MkDocs ends for such settings: whoever began the preview sees what to mend, and then it."""
    minimal(tmp_path / "content")
    settings = small_project(tmp_path) / "mkdocs.yml"
    good = settings.read_text("utf-8")
    settings.write_text(good.replace("theme:", "theme", 1), encoding="utf-8")
    context = browser.new_context(viewport=DESK, locale="zh-CN")
    with serving(tmp_path, tmp_path / "log.txt") as served:
        page = context.new_page()
        page.goto(served.root + "steps/calm/")
        line = good.split("\n").index("theme:") + 1
        expect(page.locator("guide-problems a")).to_have_text(f"mkdocs.yml:{line}:1")
        expect(page.locator("guide-problems pre")).to_contain_text("这一行少了英文冒号")
        pictured(page, "preview", pytestconfig)
        settings.write_text(good, encoding="utf-8")
        expect(page.get_by_text("先停下来。").first).to_be_visible(timeout=PATIENCE * 1000)
        expect(page.locator("guide-problems")).to_have_count(0)
    context.close()


def test_every_picture_of_the_walk_is_shown() -> None:
    text = WALK.read_text(encoding="utf-8")
    assert all(f"](four-doors/{picture.name})" in text for picture in FOLDER.iterdir())
