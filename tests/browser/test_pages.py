"""Every page in a real browser: complete without script, quiet, and no wider than a phone."""

from pathlib import Path

import pytest

from generator.model import KnowledgeBase
from tests.browser.conftest import Open
from tests.site.conftest import one_of_each_kind

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


def quiet_and_narrow(visit: Open, server: str, addresses: list[str]) -> dict[str, object]:
    """Address → what a page says on the console, or how wide it is on a phone."""
    page = visit()
    wrong: dict[str, object] = {}
    for address in addresses:
        page.goto(server + address)
        width = page.evaluate("document.scrollingElement.scrollWidth")
        said = list(page.troubles)  # type: ignore[attr-defined]
        page.troubles.clear()  # type: ignore[attr-defined]
        if said or width > 360:
            wrong[address] = said or width
    return wrong


def test_pages_of_each_kind_are_quiet_and_fit_a_phone(
    visit: Open, server: str, site: Path, addresses: list[str]
) -> None:
    found = [*one_of_each_kind(site, addresses), "404.html"]
    assert len(found) > 15
    assert quiet_and_narrow(visit, server, found) == {}


@pytest.mark.full
def test_every_page_is_quiet_and_fits_a_phone(
    visit: Open, server: str, addresses: list[str]
) -> None:
    assert quiet_and_narrow(visit, server, [*addresses, "404.html"]) == {}


@pytest.mark.parametrize("sheet", SHEETS)
def test_pages_look_as_they_should(visit: Open, sheet: str, screenshots: Path) -> None:
    """Takes pictures for people to look at, and checks what can be checked of them."""
    for scheme in ("light", "dark"):
        page = visit(SHEETS[sheet], color_scheme=scheme)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            target = screenshots / f"{sheet}-{width}-{scheme}.png"
            page.screenshot(path=target)
            assert target.stat().st_size > 10_000
            background = page.evaluate("getComputedStyle(document.body).backgroundColor")
            brightness = sum(int(part) for part in background.strip("rgb()").split(",")[:3])
            assert (brightness > 600) == (scheme == "light"), (width, scheme)
            assert page.locator("h1").is_visible()
