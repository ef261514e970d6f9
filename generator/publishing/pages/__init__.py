"""Knowledge base → the pages of the site and their navigation, as plain values."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model import KnowledgeBase, Record
from generator.model.page_registry import PAGES, PageEntry, has_own_page, page_of
from generator.model.timeline import AXIS, LIMITS, bar_of
from generator.publishing.pages.consulted import Answers, Notes
from generator.publishing.pages.index import Index
from generator.publishing.pages.links import Publication
from generator.publishing.pages.lookup import by_letter
from generator.publishing.pages.navigation import Navigation, create_navigation
from generator.publishing.pages.shelf import Shelf
from generator.publishing.pages.structured_data import breadcrumbs, describe
from generator.publishing.pages.view import LazyView, Viewer, plain_lead

__all__ = [
    "Maker",
    "Navigation",
    "Notes",
    "Page",
    "Plan",
    "Publication",
    "Site",
    "create_navigation",
    "create_site",
]


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered: `template` with `context` gives its Markdown.

    `path` is relative to the docs folder. `title` and `description` are plain text. `records`
    are the ids of the records published on it. `reviewed` is the newest review date among them.
    `hide` names the columns beside the text that the theme leaves out.
    """

    path: str
    title: str
    description: str
    template: str
    context: Mapping[str, Any]
    records: tuple[str, ...]
    reviewed: datetime.date
    hide: tuple[str, ...]
    structured_data: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All generated pages, and the navigation over them and the hand-written ones."""

    pages: tuple[Page, ...]
    navigation: Navigation


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a page before it is made; fields as in `Page`."""

    entry: PageEntry
    path: str
    title: str
    description: str
    records: tuple[Record, ...]
    reviewed: datetime.date

    @property
    def subject(self) -> Record | None:
        """The record that has the page to itself."""
        return self.records[0] if self.entry.kind else None


def create_site(base: KnowledgeBase, publication: Publication) -> Site:
    """The whole site of a knowledge base."""
    maker = Maker(base, publication)
    pages = tuple(maker.page(plan)[0] for plan in maker.plans())
    return Site(pages, create_navigation(base))


class Maker:
    """Makes the pages of a knowledge base."""

    def __init__(self, base: KnowledgeBase, publication: Publication) -> None:
        self.whole = base  # pages are made from what `answers` notes
        self.publication = publication
        self.answers = Answers(base, Index(base))

    def plans(self) -> Iterator[Plan]:
        """Every page of the registry, those of single records last."""
        for entry in PAGES:
            if entry.kind is None:
                yield self.plan(entry, entry.path, self.published_on(entry.path), None)
        entries = {entry.path: entry for entry in PAGES}
        for record in self.whole.records.values():
            if has_own_page(record):
                yield self.plan(entries[record.page], page_of(record), (record,), record)

    def published_on(self, path: str) -> tuple[Record, ...]:
        """The records whose home is the page at `path`."""
        return tuple(r for r in self.whole.records.values() if page_of(r) == path)

    def plan(
        self, entry: PageEntry, path: str, records: tuple[Record, ...], subject: Record | None
    ) -> Plan:
        """A page to be made, with the newest review date among its records, or else of all."""
        site = self.whole.site
        title = subject.title if subject else entry.title or site.name
        about = plain_lead(subject) if subject else entry.about or site.description
        newest = max(r.reviewed for r in records or self.whole.records.values())
        return Plan(entry, path, title, about, records, newest)

    def page(self, plan: Plan) -> tuple[Page, Notes]:
        """A page with the context its template needs, and the notes of what it asked.

        Views are made when the template wants them, so the notes are complete only after the
        page has been rendered.
        """
        base, index, notes = self.answers.noting()
        viewer = Viewer(base, index, self.publication, plan.path)
        context = {
            "title": plan.title,
            "site": LazyView(lambda: viewer.part(base.site)),
            "shelf": Shelf(viewer),
            "link": viewer.link_to_page,
            "record": viewer.record(plan.subject) if plan.subject else None,
            "axis": AXIS,
            "bar": lambda first, last: bar_of(base.stages, first, last),
            "limits": LIMITS,
            "letters": partial(by_letter, base, viewer),
        }
        page = Page(
            path=plan.path,
            title=plan.title,
            description=plan.description,
            template=f"{plan.entry.template}.md.j2",
            context=context,
            records=tuple(record.id for record in plan.records),
            reviewed=plan.reviewed,
            hide=plan.entry.hide,
            structured_data=self.structured_data(plan),
        )
        return page, notes

    def structured_data(self, plan: Plan) -> tuple[dict[str, Any], ...]:
        """What search engines may know of a page, where it is honest."""
        site = self.whole.site
        what = describe(plan.entry.schema_org, site, plan.subject)
        if plan.path == "index.md":
            return what
        return (breadcrumbs(self.publication.site_url, site.name, plan.path, plan.title), *what)
