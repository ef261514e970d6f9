"""The long guides: read a part at a time, and every part is reached by its address."""

import pytest
from playwright.sync_api import Page

from generator.model import Account, Consequence, KnowledgeBase, Question
from tests.browser.conftest import Open

SCREEN = 740
MOST_SCREENS = 5  # of one part, on a phone
GUIDES = ("questions/cannot-pay/", "questions/answer-the-call/")
TALL = "parts => parts.map(part => { part.open = true; return part.offsetHeight; })"


@pytest.mark.parametrize("guide", GUIDES)
def test_no_part_is_longer_than_five_screens(visit: Open, base: KnowledgeBase, guide: str) -> None:
    page = visit(guide, viewport={"width": 360, "height": SCREEN})
    parts = page.locator("details.part")
    titles = [section.title for section in base.get(Question, guide.split("/")[1]).sections]
    assert page.locator("details.part > summary").all_inner_texts() == titles
    assert page.locator("details.part[open]").count() == 0
    assert max(parts.evaluate_all(TALL)) <= MOST_SCREENS * SCREEN


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
@pytest.mark.parametrize("guide", GUIDES)
def test_the_address_of_a_part_opens_it(visit: Open, guide: str, script: bool) -> None:
    page = visit(f"{guide}#part_3", java_script_enabled=script)
    part = page.locator("#part_3")
    part.wait_for(state="visible")
    assert 0 <= part.bounding_box()["y"] < SCREEN  # type: ignore[index]
    assert page.locator("details.part[open]").count() == 1


@pytest.mark.parametrize("guide", GUIDES)
def test_the_words_for_the_call_are_one_tap_from_the_top(visit: Open, guide: str) -> None:
    page = visit(guide)
    link = page.locator(".jump a", has_text="照着说").first
    assert link.bounding_box()["y"] < 1.5 * SCREEN  # type: ignore[index]
    link.click()
    page.locator("details.part[open] .reply").first.wait_for(state="visible")


def test_a_part_opens_by_the_keyboard(visit: Open) -> None:
    page = visit(GUIDES[0])
    summary = page.locator("details.part > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.part").first.evaluate("part => part.open")
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('details.part').open"
    assert page.evaluate(inside), "what was opened comes next"


def test_evidence_opens_by_the_keyboard_and_is_named(visit: Open) -> None:
    page = visit("questions/jail/")
    mark = page.locator("details.evidence > summary").first
    sources = page.locator("details.evidence a").first
    assert not sources.is_visible()
    mark.focus()
    page.keyboard.press("Enter")
    assert sources.is_visible()


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("contacts/", 9),
        ("family/", 2.1),
        ("rules/", 22),
        ("now/", 1.7),
        ("consequences/", 14),
        ("terms/", 3),
        ("claims/", 2),
        ("sources/", 4),
        ("questions/", 3),
        ("search/", 2),
    ],
)
def test_a_page_is_no_longer_than_it_may_be(visit: Open, address: str, most: float) -> None:
    page = visit(address, viewport={"width": 360, "height": SCREEN})
    assert page.evaluate("document.scrollingElement.scrollHeight") <= most * SCREEN


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
@pytest.mark.parametrize("address", ["terms/#overdue", "claims/#s0-15", "questions/#topic_court"])
def test_what_is_folded_on_a_long_page_opens_by_its_address(
    visit: Open, address: str, script: bool
) -> None:
    page = visit(address, java_script_enabled=script, viewport={"width": 360, "height": SCREEN})
    place = page.locator(address[address.index("#") :])
    place.wait_for(state="visible")
    assert -5 <= place.bounding_box()["y"] < SCREEN  # type: ignore[index]


def test_nothing_to_act_on_is_folded_on_the_page_of_consequences(
    visit: Open, base: KnowledgeBase
) -> None:
    page = visit("consequences/")
    for record in base.of(Consequence):
        shown = page.locator(f"[id='{record.id}']").inner_text()
        assert "什么时候才会" in shown
        assert all(base.records[step].title in shown for step in record.steps)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_an_anchor_that_moved_leads_on(visit: Open, base: KnowledgeBase, script: bool) -> None:
    account = base.of(Account)[0]
    page = visit(f"timeline/#{account.id}", java_script_enabled=script)
    if not script:
        page.locator(f"[id='{account.id}'] a").click()
    page.wait_for_url(f"**/accounts/#{account.id}")
    assert page.locator(f"[data-record='account/{account.id}']").is_visible()


def test_what_only_sounds_alike_is_few_and_stands_apart(visit: Open) -> None:
    page = visit("search/?q=法院")
    page.wait_for_selector("[data-search-done]")
    results = page.locator("[data-search-result]")
    assert results.count() > 3
    page.evaluate("document.querySelector('[data-search-foreign]').hidden = false")
    assert page.locator("[data-search-result]:visible").count() == 3
    assert not page.locator("[data-search-more]").is_visible()


def test_marks_of_evidence_are_large_enough_to_hit(visit: Open) -> None:
    for address in ("rules/", "questions/jail/", "contacts/"):
        tall = (
            visit(address)
            .locator(".evidence > summary")
            .evaluate_all("marks => marks.map(mark => mark.getBoundingClientRect().height)")
        )
        assert tall
        assert min(tall) >= 24


def test_in_the_worst_hour_the_number_is_said_once_beside_the_frame(visit: Open) -> None:
    record = visit("now/heart/").locator("[data-record='situation/heart']").inner_text()
    frame = visit("now/heart/").locator("[data-helplines]").inner_text()
    assert record.count("12356") - frame.count("12356") == 1


def test_every_number_stands_within_a_screen_and_a_half(visit: Open) -> None:
    page = visit("contacts/", viewport={"width": 360, "height": SCREEN})
    box = page.locator("ul.numbers").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 1.5 * SCREEN


def test_the_address_of_a_page_is_copied(visit: Open) -> None:
    def remembers(page: Page) -> None:
        page.add_init_script(
            "navigator.clipboard.writeText = async (text) => { window.copied = text; };"
        )

    page = visit("family/", prepare=remembers)
    page.get_by_role("link", name="复制这一页的地址").click()
    page.get_by_text("复制好了").wait_for()
    assert page.evaluate("window.copied") == page.url


def test_without_script_the_page_to_be_sent_is_a_link(visit: Open) -> None:
    page = visit("family/", java_script_enabled=False)
    link = page.get_by_role("link", name="复制这一页的地址")
    assert link.evaluate("link => link.href") == page.url


PLAIN = ("now/", "now/letter/", "contacts/", "family/", "rules/", "steps/stay-calm/", GUIDES[1])
SIZES = """() => {
  const sizes = new Set();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const holder = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || !holder.getClientRects().length) continue;
    sizes.add(parseFloat(getComputedStyle(holder).fontSize));
  }
  return Array.from(sizes);
}"""
TARGETS = (
    ".choices a, .number-row, .call a, .long-answer a, .back a, .site-links a, .stage-nav a,"
    " .part > summary, .dial"
)


def test_words_have_one_of_six_sizes(visit: Open) -> None:
    used: set[float] = set()
    for address in PLAIN:
        used.update(visit(address).evaluate(SIZES))
    assert used <= {13, 15, 16, 18, 22, 28}


@pytest.mark.parametrize("address", [*PLAIN, "404.html"])
def test_what_stands_in_a_block_of_its_own_can_be_hit(visit: Open, address: str) -> None:
    found = (
        visit(address)
        .locator(TARGETS)
        .evaluate_all("links => links.map(link => [link.textContent, link.offsetHeight])")
    )
    assert found
    assert [item for item in found if item[1] < 44] == []


WECHAT = (
    "Mozilla/5.0 (Linux; Android 11; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
    " Chrome/89.0.4389.72 Mobile Safari/537.36 MicroMessenger/8.0.16"
)


def test_inside_an_app_one_line_says_how_to_get_to_a_browser(visit: Open) -> None:
    line = visit("about/").get_by_text("在浏览器打开")
    assert not line.is_visible()
    assert visit("about/", user_agent=WECHAT).get_by_text("在浏览器打开").is_visible()
