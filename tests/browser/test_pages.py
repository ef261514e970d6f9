"""Every page in a real browser: complete without script, quiet, and no wider than a phone."""

from pathlib import Path

import pytest

from generator.model import KnowledgeBase
from tests.browser.conftest import Open
from tests.conftest import ROOT

README_PICTURE = ROOT / ".github/home.png"
SHEETS = {
    "home": "",
    "stage": "stages/first-calls/",
    "question": "questions/cannot-pay/",
    "step": "steps/verify-caller/",
    "rules": "rules/",
    "timeline": "timeline/",
}


def test_without_script_every_stage_can_be_read(visit: Open, base: KnowledgeBase) -> None:
    page = visit("timeline/", java_script_enabled=False)
    stages = page.locator("overdue-timeline > ol > li")
    assert stages.count() == len(base.stages)
    for index, stage in enumerate(base.stages):
        item = stages.nth(index)
        assert item.is_visible()
        assert stage.title in item.inner_text()
        assert item.get_by_role("link", name=stage.title).is_visible()
        assert len(item.inner_text()) > 100


def test_without_script_the_home_page_leads_on(visit: Open, base: KnowledgeBase) -> None:
    page = visit("", java_script_enabled=False)
    for action in base.site.actions:
        assert page.get_by_role("link", name=action.title, exact=True).is_visible()
    page.locator("overdue-timeline").get_by_role("link", name=base.stages[2].title).click()
    assert base.stages[2].title in page.locator("h1").inner_text()


def test_every_page_is_quiet_and_fits_a_phone(
    visit: Open, server: str, addresses: list[str]
) -> None:
    troubles = {}
    wide = []
    page = visit()
    for address in [*addresses, "404.html"]:
        page.goto(server + address)
        troubles[address] = list(page.troubles)  # type: ignore[attr-defined]
        page.troubles.clear()  # type: ignore[attr-defined]
        if page.evaluate("document.scrollingElement.scrollWidth") > 360:
            wide.append(address)
    assert {address: said for address, said in troubles.items() if said} == {}
    assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("sheet", SHEETS)
def test_pages_look_as_they_should(
    visit: Open, sheet: str, width: int, scheme: str, screenshots: Path
) -> None:
    """Takes the picture for people to look at, and checks what can be checked of it."""
    page = visit(SHEETS[sheet], viewport={"width": width, "height": 800}, color_scheme=scheme)
    target = screenshots / f"{sheet}-{width}-{scheme}.png"
    page.screenshot(path=target)
    assert target.stat().st_size > 10_000
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = sum(int(part) for part in background.strip("rgb()").split(",")[:3])
    assert (brightness > 600) == (scheme == "light")
    assert page.locator("h1").is_visible()


def test_the_picture_in_the_readme(visit: Open, pytestconfig: pytest.Config) -> None:
    """The README shows the home page; with --update-screenshots the picture is taken anew."""
    page = visit("", viewport={"width": 1280, "height": 800}, color_scheme="light")
    if pytestconfig.getoption("--update-screenshots"):
        page.screenshot(path=README_PICTURE)
    named = README_PICTURE.relative_to(ROOT).as_posix()
    for readme in ("README.md", "README.zh-CN.md"):
        assert f"({named})" in (ROOT / readme).read_text(encoding="utf-8")
    assert README_PICTURE.read_bytes().startswith(b"\x89PNG")
