"""The frame around every page: scheme, drawer, table of contents, back to top."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.site.test_assets import left_out

DESK = {"width": 1280, "height": 800}
STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
NOTHING = '[{},{},""]'
PAPER, NIGHT = "rgb(251, 249, 244)", "rgb(17, 25, 27)"
IN_DRAWER = ".md-nav__toggle:checked ~ .md-nav a[href$='/']:visible"
MENU = "[data-drawer-open]:visible, .md-header__button[for=__drawer]:visible"
SWITCH = "[data-scheme-switch]"
# The colours that the browser's own frame may take now.
FRAME = """[...document.querySelectorAll("meta[name=theme-color]")]
  .filter((meta) => matchMedia(meta.media).matches).map((meta) => meta.content)"""


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("address", ["", "timeline/", "contacts/", "search/#q=催收"])
def test_merely_reading_stores_nothing(visit: Open, address: str) -> None:
    page = visit(address)
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(100)
    page.reload()
    assert page.evaluate(STORED) == NOTHING


@pytest.mark.parametrize("address", ["404.html", "now/letter/", "stages/first-calls/"])
def test_no_side_column_scrolls_that_has_no_more_to_show(visit: Open, address: str) -> None:
    """Above all no empty one, which the keyboard could not reach."""
    columns = visit(address, viewport=DESK).locator(".md-sidebar__scrollwrap")
    heights = columns.evaluate_all("all => all.map((one) => [one.scrollHeight, one.clientHeight])")
    assert len(heights) == 2
    assert [whole for whole, shown in heights if whole > shown] == []


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(("scheme", "colour"), [("light", PAPER), ("dark", NIGHT)])
def test_the_scheme_is_that_of_the_system(
    visit: Open, scheme: str, colour: str, javascript: bool
) -> None:
    page = visit("rules/", color_scheme=scheme, java_script_enabled=javascript)
    if javascript:
        assert ground(page) == colour
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == colour


def test_another_scheme_is_remembered_until_it_is_the_systems(visit: Open) -> None:
    page = visit("rules/", color_scheme="light")
    switch = page.locator(SWITCH)
    assert switch.get_attribute("aria-label") == "换成深色"
    switch.click()
    assert ground(page) == NIGHT
    assert switch.get_attribute("aria-label") == switch.get_attribute("title") == "换成浅色"
    assert page.evaluate(STORED) == '[{"yuqi-guide.scheme":"dark"},{},""]'
    page.reload()
    assert ground(page) == NIGHT
    assert page.evaluate(FRAME) == ["#11191b"]
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.locator(SWITCH).press("Enter")
    assert ground(page) == PAPER
    assert page.evaluate(STORED) == NOTHING


def test_a_remembered_scheme_is_there_at_the_first_sight(visit: Open) -> None:
    """Nothing is seen in the other one, because the script that reads it comes before the page."""
    look = """localStorage.setItem("yuqi-guide.scheme", "dark");
        window.seen = [];
        new PerformanceObserver(() => {}).observe({type: "paint", buffered: true});
        requestAnimationFrame(function look() {
            if (document.body) seen.push(getComputedStyle(document.body).backgroundColor);
            if (seen.length < 20) requestAnimationFrame(look);
        });"""
    page = visit("rules/", prepare=lambda p: p.add_init_script(look), color_scheme="light")
    page.wait_for_function("seen.length === 20")
    assert set(page.evaluate("seen")) == {NIGHT}


def test_a_scheme_that_changes_under_the_page_is_followed(visit: Open) -> None:
    page = visit("rules/", color_scheme="light")
    page.emulate_media(color_scheme="dark")
    assert ground(page) == NIGHT
    assert page.locator(SWITCH).get_attribute("aria-label") == "换成浅色"


def test_paper_is_white_whatever_was_chosen(visit: Open) -> None:
    page = visit("rules/", color_scheme="light")
    page.locator(SWITCH).click()
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 42, 45)"


def test_forbidden_storage_breaks_nothing(visit: Open) -> None:
    deny = """Object.defineProperty(window, "localStorage", {
        get() { throw new DOMException("denied", "SecurityError"); } });"""
    page = visit("rules/", prepare=lambda p: p.add_init_script(deny), color_scheme="light")
    page.locator(SWITCH).click()
    assert ground(page) == NIGHT
    assert page.troubles == []  # type: ignore[attr-defined]


def test_without_script_nothing_is_offered_that_needs_one(visit: Open) -> None:
    page = visit("timeline/", java_script_enabled=False)
    for name in (
        SWITCH,
        "[data-drawer-open]",
        ".timeline-controls",
        ".search-box",
        "[data-md-component=top]",
    ):
        assert not page.locator(name).first.is_visible()
    assert page.locator("[data-search-open]").is_visible()
    page.locator("label[for=__drawer].md-header__button").click()
    page.locator(IN_DRAWER).last.click()  # the first one is this page
    assert not page.url.endswith("timeline/")


def test_a_browser_without_modules_is_one_without_script(visit: Open) -> None:
    old = "delete HTMLScriptElement.prototype.noModule;"
    page = visit("timeline/", prepare=lambda p: p.add_init_script(old))
    assert page.evaluate("document.documentElement.className") == "no-js"


def test_without_its_own_script_the_frame_offers_what_needs_none(visit: Open) -> None:
    """One file of several cannot be had: the timeline works, the search and the button do not."""
    own = "**/assets/site.*.js"
    page = visit("timeline/", prepare=lambda p: p.route(own, lambda route: route.abort()))
    expect(page.locator(".timeline-controls").first).to_be_visible()
    assert page.locator(".search-box").is_hidden()
    assert page.locator("[data-search-open]").is_visible()
    page.locator(MENU).click()
    page.locator(IN_DRAWER).last.click()
    assert not page.url.endswith("timeline/")


def test_the_name_leads_home_on_a_phone(visit: Open, server: str) -> None:
    page = visit("questions/cannot-pay/")
    name = page.locator("a.md-header__title")
    assert name.inner_text() == "逾期指南"
    box = name.bounding_box()
    assert box
    assert box["height"] >= 44
    name.click()
    assert page.url == server


@pytest.mark.parametrize("size", ["125%", "250%"])
def test_the_name_is_read_whole_with_large_text(visit: Open, size: str) -> None:
    page = visit("rules/")
    page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
    shown, held = page.locator("a.md-header__title").evaluate(
        "name => { const words = document.createRange(); words.selectNodeContents(name);"
        " const [text, box] = [words, name].map(one => one.getBoundingClientRect());"
        " return [[text.left, text.right, text.height], [box.left, box.right, box.height]]; }"
    )
    assert held[0] <= shown[0] < shown[1] <= held[1] + 1
    assert shown[2] <= held[2], "it stands within the header"


def test_the_drawer_opens_and_closes(visit: Open) -> None:
    page = visit("rules/")
    opener = page.locator("[data-drawer-open]")
    opener.click()
    assert opener.get_attribute("aria-expanded") == "true"
    page.locator(IN_DRAWER).first.wait_for(state="visible")
    page.locator(".md-overlay").click(position={"x": 350, "y": 400})
    assert opener.get_attribute("aria-expanded") == "false"
    page.locator(IN_DRAWER).first.wait_for(state="hidden")
    opener.click()
    page.locator(IN_DRAWER).first.click()
    assert not page.url.endswith("rules/")


def test_there_is_one_way_to_the_menu_on_a_phone_and_none_on_a_desk(visit: Open) -> None:
    page = visit("rules/")
    assert page.locator(MENU).count() == 1
    page.set_viewport_size(DESK)
    assert page.locator(MENU).count() == 0
    assert visit("rules/", java_script_enabled=False).locator(MENU).count() == 1


def test_the_drawer_works_by_the_keyboard(visit: Open) -> None:
    page = visit("rules/")
    opener = page.locator("[data-drawer-open]")
    opener.focus()
    page.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    assert opener.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.hasAttribute('data-drawer-open')")


def test_what_the_closed_drawer_holds_is_not_reached_by_the_keyboard(visit: Open) -> None:
    page = visit("rules/")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getBoundingClientRect().right > 0"), (
            page.evaluate("document.activeElement.outerHTML")
        )


def test_the_drawer_does_not_stay_open_behind_the_reader(visit: Open) -> None:
    page = visit("questions/")
    page.locator("[data-drawer-open]").click()
    page.locator(IN_DRAWER).first.click()
    page.wait_for_load_state()
    page.go_back()
    assert not page.locator("#__drawer").is_checked()


def test_the_table_of_contents_follows_the_reader(visit: Open) -> None:
    page = visit("rules/", viewport=DESK)
    links = page.locator(".md-sidebar--secondary a")
    third = links.nth(2)
    target = third.get_attribute("href")
    page.locator(str(target)).evaluate("e => e.scrollIntoView()")
    page.wait_for_function(
        "document.querySelector('.md-sidebar--secondary .md-nav__link--active')"
        f"?.getAttribute('href') === '{target}'"
    )
    assert page.locator(".md-sidebar--secondary .md-nav__link--passed").count() == 2
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function(
        "!document.querySelector('.md-sidebar--secondary .md-nav__link--active')"
    )


def test_the_table_of_contents_scrolls_itself_and_not_the_page(visit: Open) -> None:
    page = visit("rules/", viewport={"width": 1280, "height": 500})
    target = page.locator(".md-sidebar--secondary a").last.get_attribute("href")
    page.locator(str(target)).evaluate("e => e.scrollIntoView()")
    before = page.evaluate("scrollY")
    page.wait_for_function(
        "document.querySelector('.md-sidebar--secondary .md-sidebar__scrollwrap').scrollTop > 0"
    )
    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("fragment", ["#%E5%8", "#%", "#'\"<b>", "#" + "x" * 5000])
def test_a_broken_fragment_breaks_nothing(visit: Open, fragment: str) -> None:
    page = visit("rules/" + fragment, viewport=DESK)
    page.wait_for_selector("html.js")
    page.locator(SWITCH).click()
    assert page.troubles == []  # type: ignore[attr-defined]


def test_back_to_top_is_offered_to_whoever_scrolls_up(visit: Open) -> None:
    page = visit("rules/")
    button = page.locator("[data-md-component=top]")
    page.mouse.wheel(0, 4000)
    page.wait_for_function("scrollY > 2000")
    assert button.get_attribute("hidden") is not None
    page.mouse.wheel(0, -300)
    page.wait_for_selector("[data-md-component=top]:not([hidden])")
    button.click()
    page.wait_for_function("scrollY === 0")
    assert button.get_attribute("hidden") is not None


def test_what_is_folded_opens_when_its_address_is_asked_for(visit: Open) -> None:
    page = visit("timeline/")
    page.evaluate(
        """() => {
            const fold = document.createElement("details");
            const inside = Object.assign(document.createElement("p"), {id: "folded", textContent: "y"});
            fold.append(document.createElement("summary"), inside);
            document.querySelector("article").append(fold);
            location.hash = "#folded";
        }"""
    )
    expect(page.locator("details:has(> #folded)")).to_have_attribute("open", "")
    expect(page.locator("#folded")).to_be_visible()


@pytest.mark.parametrize(
    "address", ["", "timeline/#day-31", "questions/cannot-pay/", "search/#q=催收"]
)
def test_the_theme_has_no_other_rule_for_what_is_seen(
    visit: Open, site: Path, address: str
) -> None:
    """With menu and search open: nothing matches a selector that was left out of the styles."""
    page = visit(address)
    page.locator("[data-drawer-open]").click()
    page.keyboard.press("/")
    page.keyboard.type("催收")
    page.locator("[data-search-options] [role=option]").first.wait_for()
    matching = page.evaluate(
        """(selectors) => selectors.filter((selector) => {
            try {
                return document.querySelector(selector.replace(/::?(?:before|after|placeholder)$/, ""));
            } catch {
                return false; // of another browser
            }
        })""",
        sorted(left_out(site)),
    )
    assert matching == []
