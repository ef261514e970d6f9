"""Pages on paper: each sheet begins with words, ends with more than a heading, shows no buttons."""

import re
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from tests.browser.conftest import Open

SHEETS = {
    "home": "",
    "timeline": "timeline/",
    "stage": "stages/first-calls/",
    "step": "steps/verify-caller/",
    "long question": "questions/cannot-pay/",
    "rules": "rules/",
    "contacts": "contacts/",
    "search": "search/",
}
# For fingers, not for paper.
CONTROLS = (
    "编辑此条",
    "报告问题",
    "复制这一天的链接",
    "只打印这一段",
    "清除勾选",
    "你输入的话不会离开",
)
HEADINGS = "h1, h2, h3, h4, .kicker, .part-label, .claim-place, figcaption"


def normal(text: str) -> str:
    """A text without blanks; some fonts draw characters with the glyphs of radicals or dashes."""
    text = unicodedata.normalize("NFKC", text).translate(RADICALS)
    return re.sub(r"\s", "", text)


RADICALS = str.maketrans(
    "⻓⻔⻋⻚⻅⻢⻬⻝⻛⻰⻦⻥⻙⻜⻄⻤⻘⻩戶‒∕", "长门车页见马齐食风龙鸟鱼韦飞西鬼青黄户–/"
)


def printed(page: Page, path: Path) -> list[PageObject]:
    """The sheets a page is printed on, A4."""
    page.pdf(path=path, format="A4", prefer_css_page_size=False)
    return list(PdfReader(path).pages)


def text_of(sheet: PageObject) -> str:
    """All that is on a sheet, in the order in which it was drawn."""
    return normal(sheet.extract_text())


def lines(sheet: PageObject) -> list[tuple[float, str]]:
    """The lines of a sheet from top to bottom, and how far each is down, 0 to 1."""
    found: dict[float, str] = {}
    height = float(sheet.mediabox.height)

    def note(text: str, whole: list[float], own: list[float], *_: object) -> None:
        if text.strip():
            down = round(1 - (own[5] * whole[3] + whole[5]) / height, 2)
            found[down] = found.get(down, "") + text

    sheet.extract_text(visitor_text=note)
    return [(down, normal(text)) for down, text in sorted(found.items())]


def check(page: Page, sheets: list[PageObject]) -> list[str]:
    """What is wrong with the sheets of a page."""
    headings = {normal(text) for text in page.locator(HEADINGS).all_inner_texts()}
    signature = normal(" ".join(page.locator(".printed").all_text_contents()))
    wrong = []
    for number, sheet in enumerate(sheets, 1):
        read = lines(sheet)
        while number == 1 and read and read[0][1] in signature:
            del read[0]
        if not read:
            wrong.append(f"sheet {number} is empty")
            continue
        (first, _), (_, last) = read[0], read[-1]
        if first > 0.2:
            wrong.append(f"sheet {number} begins with nothing down to {first}")
        if last in headings:
            wrong.append(f"sheet {number} ends with the heading {last}")
        everything = "".join(text for _, text in read)
        wrong += [f"sheet {number} shows {word}" for word in CONTROLS if word in everything]
    return wrong


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_begins_with_words(visit: Open, sheet: str, tmp_path: Path) -> None:
    page = visit(SHEETS[sheet], viewport={"width": 1280, "height": 800})
    sheets = printed(page, tmp_path / "sheet.pdf")
    assert check(page, sheets) == []
    title = normal(page.locator("h1").inner_text())
    first = text_of(sheets[0])
    assert title in first, "the first sheet says what it is"
    today = page.evaluate("[new Date()].map((d) => `${d.getMonth() + 1}月${d.getDate()}日`)[0]")
    address = normal(page.locator("link[rel=canonical]").get_attribute("href") or "")
    for wanted in (
        "逾期指南",
        address,
        f"打印于{page.evaluate('new Date().getFullYear()')}年{today}",
    ):
        assert wanted in first, "a sheet says what it is, where it is from, and when it was printed"
    numbers = page.locator(".printed b").all_text_contents()
    assert "12356" in numbers
    assert all(number in first for number in numbers), "and whom to call"
    if sheet != "search":  # a list, longer by a line with each record that somebody writes
        assert len(text_of(sheets[-1])) > 100, "the last sheet is worth its paper"


def test_the_contacts_fit_on_a_few_sheets(visit: Open, tmp_path: Path) -> None:
    """The table of all numbers on the first; the rest small, in two columns."""
    page = visit("contacts/")
    sheets = printed(page, tmp_path / "sheet.pdf")
    first = text_of(sheets[0])
    numbers = page.locator(".number-dial").all_text_contents()
    assert [number for number in numbers if number not in first] == []
    assert len(sheets) <= 7


@pytest.mark.parametrize("script", [False, True])
def test_a_log_for_a_pen_is_three_sheets(visit: Open, tmp_path: Path, script: bool) -> None:
    """The table with its numbers, and each complaint on a sheet of its own, with room to write."""
    page = visit("tools/calls/", java_script_enabled=script)
    if script:
        page.locator("[data-call-log][data-ready]").wait_for()
    sheets = [normal(sheet.extract_text()) for sheet in printed(page, tmp_path / "sheet.pdf")]
    assert len(sheets) == 3
    table, lender, regulator = sheets
    for wanted in ("几点几分", "10.把证件、住址、流水给了别人", "运营商的通话清单"):
        assert normal(wanted) in table
    for wanted in ("先向放贷机构投诉", "没有录音", "【来电清单】", "【哪天前答复】", "【姓名】"):
        assert normal(wanted) in lender
    for wanted in ("【机构的单号】", "【来电清单】", "法律第1038条", "没接通时，同一号码当天"):
        assert normal(wanted) in regulator


def test_what_is_to_be_ticked_on_paper_stands_apart_from_its_box(visit: Open) -> None:
    page = visit("stages/first-calls/")
    page.emulate_media(media="print")
    gap = "(item) => parseFloat(getComputedStyle(item, '::before').marginRight)"
    assert float(page.locator(".today-steps > li").first.evaluate(gap)) >= 4


def test_nothing_before_the_title_is_cut_off(visit: Open) -> None:
    page = visit("stages/first-calls/")
    page.emulate_media(media="print")
    top = page.locator(".kicker").evaluate("(line) => line.getBoundingClientRect().top")
    around = page.locator("main").evaluate("(main) => main.getBoundingClientRect().top")
    assert top >= around


def test_the_chosen_stage_begins_on_the_first_sheet(visit: Open, tmp_path: Path) -> None:
    page = visit("timeline/#day-31", viewport={"width": 1280, "height": 800})
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="只打印这一段").click()
    sheets = printed(page, tmp_path / "stage.pdf")
    assert check(page, sheets) == []
    chosen = page.locator("li[aria-current=step] .timeline-title").inner_text()
    assert normal(chosen) in text_of(sheets[0])
    assert len(sheets) <= 2


def test_what_is_wrong_with_sheets_is_seen(visit: Open, tmp_path: Path) -> None:
    page = visit("steps/verify-caller/", bypass_csp=True)
    page.add_style_tag(
        content="""@media print {
            .md-typeset .kicker { padding-top: 9cm; }
            .md-typeset h2 { break-after: page !important; }
            .md-typeset .record-tools a { display: inline !important; }
            .md-typeset .cards { break-before: page; visibility: hidden; break-after: page; }
        }"""
    )
    wrong = "\n".join(check(page, printed(page, tmp_path / "sheet.pdf")))
    assert "sheet 1 begins with nothing" in wrong
    assert "ends with the heading 记下来" in wrong
    assert "is empty" in wrong
    assert "shows 编辑此条" in wrong
