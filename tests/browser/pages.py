"""Pages that are lent to one test after the other.

A new page costs a second of processor time, because a browser starts three processes for it; the
same page led to another address costs a fifth of that. A page goes back to the tests of the same
file that ask for the same kind of browser, and remembers nothing: it is led away, its storage and
permissions are emptied, its routes taken off. What a page cannot forget (scripts added to it,
functions exposed to it) belongs into `prepare`, for which a page is always new.
"""

import re
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from playwright.sync_api import Browser, Error, Page

PHONE = {"width": 360, "height": 780}
# What can be set on a page that is there already; all else makes another kind of browser.
MEDIA = ("color_scheme", "forced_colors", "reduced_motion")
FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"

# How a browser says that a policy has stopped something.
REFUSED = re.compile("Content Security Policy|Trusted(?:HTML|Script|ScriptURL)")

Kind = tuple[object, ...]


class Pages:
    """The pages of one browser at one address, those on loan and those that lie ready."""

    def __init__(self, browser: Browser, server: str) -> None:
        self._browser = browser
        self._server = server
        self._ready: dict[Kind, list[Page]] = {}
        self._lent: list[tuple[Kind, Page]] = []

    def lend(self, kind: Kind, options: dict[str, Any], *, new: bool = False) -> Page:
        """A page with the given options of a browser context; `new` ones are not lent again."""
        options = {"viewport": PHONE, **options}
        fixed = {name: value for name, value in options.items() if name not in MEDIA}
        viewport = fixed.pop("viewport")
        kind = (*kind, repr(sorted(fixed.items())))
        ready = [] if new else self._ready.get(kind, [])
        if ready:
            page = ready.pop()
            page.set_viewport_size(viewport)
        else:
            page = self._new(viewport, fixed)
        page.emulate_media(
            media="null",
            color_scheme=options.get("color_scheme", "light"),
            forced_colors=options.get("forced_colors", "none"),
            reduced_motion=options.get("reduced_motion", "no-preference"),
        )
        page.troubles.clear()  # type: ignore[attr-defined]
        page.refused.clear()  # type: ignore[attr-defined]
        self._lent.append((() if new else kind, page))
        return page

    def _new(self, viewport: dict[str, int], fixed: dict[str, Any]) -> Page:
        context = self._browser.new_context(viewport=viewport, **fixed)
        return watched(context.new_page(), self._server)

    def refused(self) -> list[str]:
        """What the policy of the pages on loan has stopped."""
        return [text for _, page in self._lent for text in page.refused]  # type: ignore[attr-defined]

    def take_back(self) -> None:
        """Ends the loans of a test."""
        while self._lent:
            kind, page = self._lent.pop()
            if kind and _forgets(page):
                self._ready.setdefault(kind, []).append(page)
            else:
                page.context.close()


def _forgets(page: Page) -> bool:
    """Takes from a page what a test has left; False when that cannot be done."""
    if page.is_closed() or len(page.context.pages) != 1:
        return False
    try:
        page.unroute_all(behavior="ignoreErrors")
        page.evaluate(FORGET)
        page.context.clear_permissions()
        page.context.clear_cookies()
        page.mouse.move(0, 0)
        page.goto("about:blank", timeout=5000)
    except Error:
        return False
    return True


def watched(page: Page, server: str) -> Page:
    """A page that notes its troubles: errors on the console, requests to other origins.

    What the policy of the pages has refused is noted apart, too, and by no test taken away.
    """
    troubles: list[str] = []
    refused: list[str] = []
    ours = (server, "data:", "about:")
    note: Callable[[str], None] = troubles.append
    page.on("console", lambda m: refused.append(m.text) if REFUSED.search(m.text) else None)
    page.on("console", lambda m: note(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: note(str(error)))
    page.on("request", lambda r: note(r.url) if not r.url.startswith(ours) else None)
    page.wait_for_function = partial(wait_for, page)  # type: ignore[method-assign]
    page.troubles = troubles  # type: ignore[attr-defined]
    page.refused = refused  # type: ignore[attr-defined]
    return page


def wait_for(page: Page, expression: str, *, arg: object = None, timeout: float = 30_000) -> None:
    """As Playwright's own, which waits with `eval` inside the page: our pages forbid that."""
    end = time.monotonic() + timeout / 1000
    while not page.evaluate(expression, arg):
        if time.monotonic() > end:
            raise TimeoutError(expression)
        page.wait_for_timeout(20)
