"""The policy of the pages: it hinders nothing of ours, and stops what has got onto a page.

That nothing of ours is hindered is also held by all other tests here: none may end with something
refused (`visit`).
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, Route

from tests.browser.conftest import Open, watched
from tests.hostile_texts import ALL, EVERYDAY
from tests.site.conftest import one_of_each_kind

# Notes what is refused as it happens, and calls of what hostile texts would call.
NOTE = """
    window.refused = [];
    window.wounds = [];
    window.p = window.pwned = () => window.wounds.push(new Error().stack);
    addEventListener("securitypolicyviolation", (event) =>
      window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
KEPT = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, document.cookie, await indexedDB.databases(),
  await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length])"""
NOTHING = '[{},{},"",[],[],0]'


def read(page: Page, address: str) -> None:
    """Opens a page, scrolls through it, and comes back to it."""
    page.goto(address, wait_until="load")
    page.mouse.wheel(0, 3000)
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")


def hindered(visit: Open, server: str, addresses: list[str]) -> dict[str, object]:
    """Address → what is refused, asked of others, or kept, after somebody has read the page."""
    page = visit(prepare=lambda p: p.add_init_script(NOTE))
    wrong: dict[str, object] = {}
    for address in addresses:
        read(page, server + address)
        found = [*page.evaluate("window.refused"), *page.troubles]  # type: ignore[attr-defined]
        page.troubles.clear()  # type: ignore[attr-defined]
        if (kept := page.evaluate(KEPT)) != NOTHING:
            found.append(kept)
        if found:
            wrong[address] = found
    assert page.context.cookies() == []
    return wrong


def test_reading_a_page_of_each_kind_is_not_hindered_and_keeps_nothing(
    visit: Open, server: str, site: Path, addresses: list[str]
) -> None:
    assert hindered(visit, server, [*one_of_each_kind(site, addresses), "404.html"]) == {}


@pytest.mark.full
def test_reading_any_page_is_not_hindered_and_keeps_nothing(
    visit: Open, server: str, addresses: list[str]
) -> None:
    assert hindered(visit, server, [*addresses, "404.html"]) == {}


def test_everything_a_reader_can_do_goes_on_under_the_policy(visit: Open) -> None:
    """One after the other, as the other tests do each by itself."""
    page = visit(
        "timeline/#day-31",
        prepare=lambda p: p.add_init_script(f"{NOTE}; window.print = () => {{ printed = 1; }};"),
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.locator("overdue-timeline[data-ready]").wait_for()
    page.locator('[name="due"]').fill("2026-10-31")
    page.get_by_role("slider", name="逾期天数").press("ArrowRight")
    page.locator(".today-card[data-on] [data-step] input").first.check()
    page.get_by_role("button", name="复制这一天的链接").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="加到日历").click()
    assert "BEGIN:VCALENDAR" in download.value.path().read_text("utf-8")
    page.get_by_label("在这台设备上记住勾选").check()
    page.locator("[data-scheme-switch]").click()
    page.keyboard.press("/")
    page.keyboard.type("上门")
    page.locator("#search-option-1").wait_for()
    assert page.evaluate("window.refused") == []
    page.keyboard.press("Enter")
    page.locator("[data-search-done] [data-search-result]").first.wait_for()
    page.pdf()
    assert page.evaluate("window.refused") == page.troubles == []  # type: ignore[attr-defined]


def test_the_policy_is_seen_to_refuse(visit: Open) -> None:
    """Each way in which a script could come into a page that is there already."""
    page = visit("rules/", prepare=lambda p: p.add_init_script(NOTE))
    for way in (
        "document.body.innerHTML += '<img src=x onerror=pwned()>'",
        "document.body.insertAdjacentHTML('beforeend', '<b onclick=pwned()>x</b>')",
        "document.body.append(Object.assign(document.createElement('script'), {text: 'pwned()'}))",
        "document.write('<script>pwned()</' + 'script>')",
        "setTimeout('pwned()')",
        "new Function('pwned()')()",
        "location.href = 'javascript:pwned()'",
        "document.body.setAttribute('onclick', 'pwned()'); document.body.click()",
        "document.body.setAttribute('style', 'color: red')",
        "document.body.append(Object.assign(document.createElement('style'), {textContent: 'p{}'}))",
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'data:,x'}))",
        "document.head.append(Object.assign(document.createElement('base'), {href: '//evil.example/'}))",
    ):
        page.evaluate("window.refused.length = 0")
        # Later, because what a test asks for itself may use `eval`.
        tried = f"setTimeout(() => {{ try {{ {way} }} catch {{ refused.push('thrown') }} }})"
        page.evaluate(f"() => {{ {tried} }}")
        page.wait_for_function("window.refused.length > 0", timeout=5000)
        assert page.evaluate("window.wounds") == [], way
    assert page.refused != [], "and every other test would fail of it"  # type: ignore[attr-defined]
    page.refused.clear()  # type: ignore[attr-defined]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Pages in which a text that runs is noted."""
    context = browser.new_context()
    context.add_init_script(NOTE)
    yield context
    context.close()


def fulfil(route: Route, *, body: bytes) -> None:
    route.fulfill(body=body, content_type="text/html")


PLACES = ("</title>", '<main class="md-main"', "<h1", "</body>")


@pytest.mark.parametrize("texts", ["sample", pytest.param("all", marks=pytest.mark.full)])
def test_a_hostile_text_that_became_markup_does_not_run(
    context: BrowserContext, server: str, site: Path, texts: str
) -> None:
    """As if every check of the content and every template had failed: the policy still holds."""
    html = (site / "404.html").read_text("utf-8")
    sample = (*EVERYDAY, *ALL[len(EVERYDAY) :: 12])
    refused = []
    requests: list[Request] = []
    context.on("request", lambda request: requests.append(request))
    for index, text in enumerate(ALL if texts == "all" else sample):
        place = PLACES[index % len(PLACES)]
        assert place in html
        body = html.replace(place, f"{text}{place}", 1).encode("utf-8", "replace")
        # A page of its own: a text may lead its page on, which no other is to wait for.
        page = watched(context.new_page(), server)
        address = f"{server}planted/{index}/"
        page.route(address, partial(fulfil, body=body))
        page.goto(address, wait_until="load")
        with suppress(Error):  # it has led itself to another page of ours
            assert page.evaluate("window.wounds") == [], text
        refused += page.refused  # type: ignore[attr-defined]
        with suppress(Error):
            page.evaluate("window.stop()")  # one that goes on leading itself may never close
        page.close()
    # What the policy stops, or the rule that `<use>` stays at home, is announced, too, never sent.
    sent = [request.url for request in requests if request.failure not in ("csp", "origin")]
    assert [url for url in sent if not url.startswith((server, "data:"))] == []
    assert refused
