"""Knowledge base → the pages of the site and their navigation, as plain values."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from generator.model import KINDS, KnowledgeBase, Record
from generator.model.page_registry import (
    MOVED,
    PAGES,
    PageEntry,
    former_pages,
    has_own_page,
    page_of,
)
from generator.model.timeline import AXIS, LIMITS, bar_of, last_shown
from generator.publishing.pages.by_kind import ByKind, products_that_differ
from generator.publishing.pages.call_log import call_log_data
from generator.publishing.pages.index import ReferenceIndex
from generator.publishing.pages.letters_for import letters_for
from generator.publishing.pages.links import Publication
from generator.publishing.pages.lookup import by_letter
from generator.publishing.pages.navigation import Navigation, create_navigation
from generator.publishing.pages.neighbours import neighbours
from generator.publishing.pages.reading_list import to_check
from generator.publishing.pages.structured_data import breadcrumbs, structured_data
from generator.publishing.pages.today import card_of
from generator.publishing.pages.view import OnUse, Viewer, plain_lead
from generator.publishing.toml_files import read_toml

__all__ = [
    "Navigation",
    "Page",
    "Publication",
    "Site",
    "create_context",
    "create_navigation",
    "create_site",
    "create_structured_data",
]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `path` is relative to the docs folder. `title` and `description` are plain text. `records` are
    those published on it, `reviewed` is the newest review date among them.
    """

    entry: PageEntry
    path: str
    title: str
    description: str
    records: tuple[Record, ...]
    reviewed: datetime.date
    leads_to: Record | None = None  # what is now at another address

    @property
    def subject(self) -> Record | None:
        """The record that has this page to itself."""
        return self.records[0] if self.entry.kind else None


@dataclass(frozen=True, slots=True)
class Site:
    """All generated pages by path, and the navigation over them and the hand-written ones."""

    base: KnowledgeBase
    publication: Publication
    index: ReferenceIndex
    pages: Mapping[str, Page]
    navigation: Navigation
    newest: datetime.date

    @property
    def reviewed(self) -> dict[str, datetime.date]:
        """The newest review date of each page."""
        return {path: page.reviewed for path, page in self.pages.items()}

    def reviewed_on(self, path: str) -> datetime.date:
        """The newest review date of a page, or of all where it has none of its own."""
        page = self.pages.get(path)
        return page.reviewed if page else self.newest


def create_site(base: KnowledgeBase, publication: Publication, before: Site | None = None) -> Site:
    """The whole site of a knowledge base, without any text rendered yet.

    `before`, an earlier site, saves looking at records that have not changed since.
    """
    pages = {page.path: page for page in _pages(base)}
    newest = max(page.reviewed for page in pages.values())
    index = ReferenceIndex(base, before.index if before else None)
    return Site(base, publication, index, pages, create_navigation(base), newest)


def _pages(base: KnowledgeBase) -> Iterator[Page]:
    """The pages of the registry, those of single records last."""
    records = base.records.values()
    newest = max(record.reviewed for record in records)
    for entry in PAGES:
        if entry.kind is None:
            title, about = entry.title or base.site.name, entry.about or base.site.description
            published = tuple(record for record in records if page_of(record) == entry.path)
            reviewed = max((record.reviewed for record in published), default=newest)
            yield Page(entry, entry.path, title, about, published, reviewed)
    entries = {entry.path: entry for entry in PAGES}
    for record in filter(has_own_page, records):
        entry, lead = entries[record.page], plain_lead(record)
        yield Page(entry, page_of(record), record.title, lead, (record,), record.reviewed)
        for path in former_pages(record):
            yield Page(MOVED, path, record.title, lead, (), record.reviewed, record)


def create_context(site: Site, page: Page) -> dict[str, Any]:
    """The variables for the template of a page.

    `records` and `targets` hold all records by kind: whole, and as something to link to.
    """
    base = site.base
    viewer = Viewer(base, site.index, site.publication, page.path)
    return {
        "title": page.title,
        "site": OnUse(base.site, viewer.part),
        "record": viewer.record(page.subject) if page.subject else None,
        "leads_to": viewer.target(page.leads_to) if page.leads_to else None,
        "moved": [
            viewer.target(one)
            for kind in KINDS
            if kind.stood_on == page.path
            for one in base.of(kind)
        ],
        "records": ByKind(base, viewer.record),
        "targets": ByKind(base, viewer.target),
        "products_that_differ": partial(products_that_differ, base),
        "link": viewer.link_to_page,
        "named": viewer.named,
        "neighbours_of": partial(neighbours, viewer),
        "letters_for": partial(letters_for, viewer),
        "letters": partial(by_letter, base, viewer),
        "to_check": partial(to_check, viewer),
        "call_log": partial(call_log_data, base, page.path),
        "card_of": card_of,
        "axis": AXIS,
        "last_shown": last_shown,
        "bar": partial(bar_of, base.stages),
        "limits": LIMITS,
        "timeline_texts": timeline_texts(),
    }


@cache
def timeline_texts() -> dict[str, Any]:
    """What the timeline's script says, and the events of the calendar it makes."""
    return read_toml(__package__, "timeline.toml")


def create_structured_data(site: Site, page: Page) -> tuple[dict[str, Any], ...]:
    """What search engines may know about a page, where it is true; with addresses if known."""
    words, root = site.base.site, site.publication.site_url
    what = structured_data(page.entry.schema_org, words, page.subject, root)
    if page.path == "index.md" or not root:
        return what
    return (breadcrumbs(root, words.name, page.path, page.title), *what)
