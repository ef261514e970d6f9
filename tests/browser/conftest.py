"""A browser and the built site, served on this machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import ROOT
from tests.serving import browsing, served
from tests.site.conftest import addresses, base, page, site

__all__ = ["addresses", "base", "page", "site"]

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


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Open]:
    """Opens a page of the site; keyword arguments are those of a browser context.

    `prepare` is called with the page before it goes anywhere. Errors on the console and requests
    to other origins are noted in `page.troubles`.
    """
    contexts: list[BrowserContext] = []

    def open_page(
        address: str = "", prepare: Callable[[Page], object] = id, **options: object
    ) -> Page:
        context = browser.new_context(**{"viewport": {"width": 360, "height": 780}, **options})
        contexts.append(context)
        opened = watched(context.new_page(), server)
        prepare(opened)
        opened.goto(server + address)
        return opened

    yield open_page
    for context in contexts:
        context.close()


def watched(opened: Page, server: str) -> Page:
    """A page that notes its troubles."""
    troubles: list[str] = []
    opened.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on(
        "request",
        lambda r: troubles.append(r.url) if not r.url.startswith((server, "data:")) else None,
    )
    opened.troubles = troubles  # type: ignore[attr-defined]
    return opened


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Where pictures go: out of the sources."""
    folder = ROOT / ".cache/screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
