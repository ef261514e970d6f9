"""The pictures in the README: what a reader sees, taken anew with --update-screenshots."""

import base64
import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.conftest import ROOT

FOLDER = ROOT / ".github/pictures"
MOMENT = datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC)
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
MOST_BYTES = 60_000


class Picture(NamedTuple):
    """What is looked at, on what, in which colours, and when there is something to see."""

    address: str
    viewport: dict[str, int]
    scheme: str
    until: str


PICTURES = {
    "home": Picture("", PHONE, "light", "overdue-timeline[data-ready]"),
    "today": Picture("#day-31", PHONE, "light", ".today-card[data-on], [aria-current=step]"),
    "timeline": Picture("timeline/#day-31", DESK, "light", "[aria-current=step]"),
    "now": Picture("now/phone-threat/", PHONE, "dark", "h1"),
    "contacts": Picture("contacts/", PHONE, "light", ".number-dial"),
    "search": Picture("search/#q=爆通讯录", PHONE, "light", "[data-search-result]"),
}


def take(page: Page, target: Path) -> None:
    """Takes a small picture; the browser's own command knows no WebP."""
    session = page.context.new_cdp_session(page)
    options = {"format": "webp", "quality": 82}
    data = session.send("Page.captureScreenshot", options)["data"]
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(base64.b64decode(data))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_in_the_readme(visit: Open, pytestconfig: pytest.Config, name: str) -> None:
    """Both READMEs show it, with words for those who do not see it; the page has what it shows."""
    address, viewport, scheme, until = PICTURES[name]
    page = visit(
        address,
        viewport=viewport,
        color_scheme=scheme,
        device_scale_factor=1.5,
        locale="zh-CN",
        now=MOMENT,
    )
    page.locator(until).first.wait_for()
    picture = FOLDER / f"{name}.webp"
    if pytestconfig.getoption("--update-screenshots"):
        take(page, picture)
    content = picture.read_bytes()
    assert (content[:4], content[8:12]) == (b"RIFF", b"WEBP")
    assert len(content) <= MOST_BYTES
    for readme in ("README.md", "README.zh-CN.md"):
        text = (ROOT / readme).read_text(encoding="utf-8")
        start = text.index(f'<img src="{picture.relative_to(ROOT).as_posix()}" ')
        alt = text[start : text.index(">", start)].partition('alt="')[2].partition('"')[0]
        assert len(alt) > 10, "what it shows, in words"


def test_every_picture_is_shown() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(PICTURES)
