"""A browser and the built site, served on this machine."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import ROOT
from tests.install_browser import installed_chromium
from tests.site.conftest import addresses, base, page, site

__all__ = ["addresses", "base", "page", "site"]

# Without these, Chromium looks up its maker's hosts at every start.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Open = Callable[..., Page]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the served site, with a trailing slash."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium, or else Playwright's own."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=installed_chromium(), args=list(FLAGS)
        )
        yield launched
        launched.close()


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
