"""Nothing in the sources gets lost: every record appears on the site, whole."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from lxml.html import HtmlElement, document_fromstring

from generator.model import KnowledgeBase, Record
from generator.model.page_registry import directory_url, has_own_page, page_of
from generator.model.walk import references
from generator.publishing.pages.index import ReferenceIndex
from generator.source.load import load
from tests.reading import blocks, everything, fold
from tests.record_words import unexplained, words_of, words_of_site

ROOT = Path(__file__).parents[2]
REPOSITORY = "https://github.com/yuqi-guide/yuqi-guide"
FORM = ROOT / ".github/ISSUE_TEMPLATE/content.yml"
LOADED = load(ROOT / "content")
RECORDS = list(LOADED.base.records.values()) if LOADED.base else []

Parse = Callable[[str], HtmlElement]


def rendered(page: Parse, record: Record) -> HtmlElement:
    """The one element of a record, on the page it is published on."""
    found = page(directory_url(page_of(record))).xpath(f'//*[@data-record="{record.ref}"]')
    assert len(found) == 1, f"{record.ref} stands {len(found)} times on {page_of(record)}"
    return found[0]


@pytest.fixture(scope="module")
def index(base: KnowledgeBase) -> ReferenceIndex:
    """Who refers to whom."""
    return ReferenceIndex(base)


def test_the_content_is_valid() -> None:
    assert LOADED.problems == ()


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.ref)
def test_record_appears_whole_and_leads_on(
    record: Record, base: KnowledgeBase, index: ReferenceIndex, page: Parse
) -> None:
    """All that is to be said of one record, so that its element is looked for and read once.

    Every field, whatever its type, is shown; folded parts are in the page and count as shown.
    Nothing else is: its own words, those of records it is tied to, and what templates say around
    them. It links to what it names. 编辑此条 opens the very line, 报告问题 the form with the record
    filled in.
    """
    element = rendered(page, record)
    assert element.get("id") == record.id
    shown = "\n".join(blocks(element))
    wrong = {
        "is missing": [word for word in words_of(base, record) if not word.stands_in(shown)],
        "is not its own": sorted(unexplained(base, index, record, shown)),
        "is not linked": not_linked(base, record, element),
        "leads elsewhere": led_elsewhere(record, element),
    }
    assert {what: found for what, found in wrong.items() if found} == {}


def not_linked(base: KnowledgeBase, record: Record, element: HtmlElement) -> list[str]:
    """The records that a record names and does not link to."""
    hrefs = element.xpath(".//a/@href")  # a step is told the stage one comes from
    links = {href.partition("#in-")[0].rstrip("/") for href in hrefs}
    endings = {href.rpartition("/")[2] for href in links}
    missing = []
    for leaf, mark in references(record):
        target = base.resolve(leaf.value if mark.kind is None else f"{mark.kind}/{leaf.value}")
        assert target is not None
        named = target.id if "{id}" in target.page else f"#{target.id}"
        if named not in endings:
            missing.append(target.ref)
    return missing


def led_elsewhere(record: Record, element: HtmlElement) -> list[str]:
    """The links for editors that do not lead to the record's line, or to the form."""
    (edit,) = element.xpath('.//a[text()="编辑此条"]/@href')
    file, _, line = edit.removeprefix(f"{REPOSITORY}/edit/main/").partition("#L")
    text = (ROOT / file).read_text(encoding="utf-8").split("\n")[int(line) - 1]
    own = line == "1" if file.endswith(f"/{record.id}.yml") else text == f"{record.id}:"
    (report,) = element.xpath('.//a[text()="报告问题"]/@href')
    form = f"{REPOSITORY}/issues/new?template={FORM.name}&record={record.ref}"
    (guide,) = element.xpath('.//a[text()="怎样改"]/@href')
    there = (
        guide.startswith(f"{REPOSITORY}/blob/main/") and (ROOT / guide.rpartition("/")[2]).exists()
    )
    wrong = {edit: not own, report: report != form, guide: not there}
    return [address for address, is_wrong in wrong.items() if is_wrong]


def test_records_in_content_equal_records_in_html(
    base: KnowledgeBase, page: Parse, addresses: list[str]
) -> None:
    shown = Counter(ref for address in addresses for ref in page(address).xpath("//@data-record"))
    assert set(shown) == {record.ref for record in base.records.values()}
    assert [ref for ref, count in shown.items() if count != 1] == []


def test_the_form_has_a_field_to_fill_in() -> None:
    form = yaml.safe_load(FORM.read_text(encoding="utf-8"))
    assert "record" in [field.get("id") for field in form["body"]]


def test_open_data_lists_every_record_at_its_address(
    site: Path, base: KnowledgeBase, page: Parse
) -> None:
    data = json.loads((site / "data/v1/knowledge-base.json").read_text(encoding="utf-8"))
    assert {(r["kind"], r["id"]) for r in data["records"]} == {
        (record.kind, record.id) for record in base.records.values()
    }
    for entry in data["records"]:
        address, _, anchor = entry["url"].partition("#")
        (element,) = page(address).xpath(f'//*[@id="{anchor}"]')
        assert element.get("data-record") == f"{entry['kind']}/{entry['id']}"


def test_the_ledger_is_complete(base: KnowledgeBase) -> None:
    kinds = Counter(record.kind for record in base.records.values())
    assert (kinds["claim"], kinds["dispute"], kinds["account"]) == (116, 13, 18)


def test_every_stage_is_in_the_list_that_needs_no_script(base: KnowledgeBase, page: Parse) -> None:
    for address in ("", "timeline/"):
        items = page(address).xpath("//overdue-timeline/ol/li[@data-stage]")
        shown = [
            (item.get("data-stage"), item.get("data-first-day"), item.get("data-last-day"))
            for item in items
        ]
        assert shown == [
            (
                stage.id,
                str(stage.first_day),
                "" if stage.last_day is None else str(stage.last_day),
            )
            for stage in base.stages
        ]


def test_weak_evidence_is_marked(base: KnowledgeBase, page: Parse) -> None:
    """C shows 待核实 at the statement; nothing else does."""
    for address in {directory_url(page_of(record)) for record in base.records.values()}:
        for mark in page(address).xpath('//details[@class="evidence"][contains(., "依据")]'):
            grades = {grade for grade in "ABC" if f"{grade} 级" in mark.text_content()}
            marked = bool(mark.xpath('./summary/b[@class="unverified"]'))
            assert marked == (grades == {"C"}), mark.text_content()


def test_evidence_is_one_quiet_mark(base: KnowledgeBase, page: Parse) -> None:
    """The sources fold open beneath a mark that says how strong they are and when they were
    checked; what an editor needs is behind one small control, or once at the end of a page."""
    marks = [
        mark
        for address in {directory_url(page_of(record)) for record in base.records.values()}
        for mark in page(address).xpath('//details[contains(@class, "evidence")]')
    ]
    assert marks
    for mark in marks:
        assert mark.get("open") is None
        (summary,) = mark.xpath("./summary")
        assert re.search(r"(核对|核对于) \d{4}-\d\d-\d\d$", fold(summary.text_content()))
        assert summary.xpath(".//a | .//button") == [], "a control within a control"
    for record in base.records.values():
        for link in rendered(page, record).xpath('.//a[text()="编辑此条"]'):
            folded = link.xpath(
                "ancestor::details[contains(@class, 'evidence--record')"
                " or contains(@class, 'evidence--more')]"
            )
            assert bool(folded) is not has_own_page(record), record.ref


def test_the_words_of_the_site_are_on_it(
    base: KnowledgeBase, page: Parse, addresses: list[str], site: Path
) -> None:
    missing = document_fromstring((site / "404.html").read_text(encoding="utf-8"))
    pages = (*map(page, addresses), missing)
    read = "\n".join(text for one in pages for text in everything(one))
    words = words_of_site(base)
    assert words
    assert [word for word in words if not word.stands_in(read)] == []
