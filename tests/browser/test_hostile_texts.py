"""In a browser, hostile texts run nothing and add nothing, before and after our scripts."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import watched
from tests.hostile import TERM, TOKEN, TURNS, Attacked, attack, everyday, turned
from tests.serving import served

# What each element is and which attributes it has, but what follows scrolling and width.
FRAME = """(root) => Array.from(root.querySelectorAll("*"), (one) => [one.localName,
  ...one.getAttributeNames().filter((name) => !["style", "hidden", "title"].includes(name)).sort()
].join(" ")).sort()"""
# The same of pages nobody has opened, as the browser reads them.
FRAMES = f"""(addresses) => Promise.all(addresses.map(async (address) => {{
  const text = await (await fetch(address)).text();
  return ({FRAME})(new DOMParser().parseFromString(text, "text/html"));
}}))"""
GUARD = "window.wounds = []; window.p = window.pwned = () => window.wounds.push(new Error().stack);"


@pytest.fixture(
    scope="module",
    params=[
        "everyday",
        *(pytest.param(turn, marks=pytest.mark.full) for turn in range(0, TURNS, 4)),
    ],
)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """Both sites."""
    choose = everyday if request.param == "everyday" else turned(request.param)
    return attack(tmp_path_factory.mktemp("hostile"), choose)


@pytest.fixture
def roots(attacked: Attacked) -> Iterator[tuple[str, str]]:
    """The addresses of the hostile site and of its clean twin."""
    with ExitStack() as stack:
        hostile, clean = (
            stack.enter_context(served(site)) for site in (attacked.hostile, attacked.clean)
        )
        yield hostile, clean


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Pages in which a text that runs is noted, without the policy that would not let it run."""
    made = browser.new_context(bypass_csp=True)
    made.add_init_script(GUARD)
    yield made
    made.close()


def opened(context: BrowserContext, root: str, address: str) -> Page:
    """A page once its scripts have run; it may neither run a text nor ask another origin."""
    page = watched(context.new_page(), root)
    page.goto(root + address, wait_until="load")
    return page


def unhurt(page: Page) -> bool:
    """Whether no text has run, no dialog stands and nothing foreign was asked for."""
    return page.evaluate("window.wounds") == page.troubles == []  # type: ignore[attr-defined]


def test_the_browser_reads_the_same_elements(
    context: BrowserContext, roots: tuple[str, str], attacked: Attacked
) -> None:
    paths = [path.relative_to(attacked.clean).as_posix() for path in attacked.clean.rglob("*.html")]
    frames = []
    for root in roots:
        page = opened(context, root, "")
        frames.append(
            dict(zip(paths, page.evaluate(FRAMES, [root + p for p in paths]), strict=True))
        )
        assert unhurt(page)
    assert frames[0] == frames[1]


def test_pages_that_live_hold_the_same_elements(
    context: BrowserContext, roots: tuple[str, str]
) -> None:
    for address in ("", "stages/begin/", "timeline/#day-2"):
        hostile, clean = (opened(context, root, address) for root in roots)
        assert hostile.evaluate(f"({FRAME})(document)") == clean.evaluate(f"({FRAME})(document)")
        assert unhurt(hostile)


def test_search_shows_hostile_texts_as_texts(
    context: BrowserContext, roots: tuple[str, str], attacked: Attacked
) -> None:
    page = opened(context, roots[0], f"search/?q={TERM}")
    page.wait_for_selector("[data-search-result]")
    titles = page.locator("[data-search-result] .search-title").all_text_contents()
    assert len(titles) >= 5, "as many as the page shows at first"
    for title in titles:
        (token,) = TOKEN.findall(title)
        assert attacked.texts.get(token, token) in title
    names = page.evaluate(f"({FRAME})(document.querySelector('[data-search-results]'))")
    assert {name.split()[0] for name in names} == {"li", "a", "span", "mark"}
    page.locator("[data-search-box] input").fill(TERM)
    page.wait_for_selector("#search-option-2")
    names = page.evaluate(f"({FRAME})(document.querySelector('[data-search-panel]'))")
    assert {name.split()[0] for name in names} == {"template", "div", "a", "span", "mark", "p"}
    assert unhurt(page)
