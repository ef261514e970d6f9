"""A browser and the built site, served on this machine."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import Pages, watched
from tests.conftest import ROOT
from tests.serving import browsing, served
from tests.site.conftest import addresses, base, page, site

__all__ = ["addresses", "base", "page", "site", "watched"]

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the served site, with a trailing slash."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    with browsing() as launched:
        yield launched


@pytest.fixture(scope="session")
def pages(browser: Browser, server: str) -> Pages:
    """The pages of the browser."""
    return Pages(browser, server)


@pytest.fixture
def visit(pages: Pages, server: str, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens a page of the site; keyword arguments are those of a browser context.

    `now` sets the clock of the page. `prepare` is called with the page before it goes anywhere.
    Errors on the console and requests to other origins are noted in `page.troubles`. A page that
    is not prepared may have served another test of the same file before. Whatever a test does with
    a page, the policy of the site may have nothing to refuse; a test that itself puts markup or
    styles into a page asks for `bypass_csp=True`.
    """

    def open_page(
        address: str = "",
        prepare: Callable[[Page], object] | None = None,
        now: datetime | None = None,
        **options: object,
    ) -> Page:
        kind = (request.path.name, now is None)
        opened = pages.lend(kind, options, new=prepare is not None)
        if now is not None:
            opened.clock.set_fixed_time(now)
        if prepare is not None:
            prepare(opened)
        opened.goto(server + address)
        return opened

    yield open_page
    refused = pages.refused()
    pages.take_back()
    assert refused == []


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Where pictures go: out of the sources."""
    folder = ROOT / ".cache/screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
