"""Knowledge base → the pages of the site and their navigation, as plain values."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model import KINDS, KnowledgeBase, Question, Record, Stage, Step
from generator.pages.index import Index
from generator.pages.links import Publication, has_own_page, page_of
from generator.pages.lookup import by_letter
from generator.pages.structured_data import breadcrumbs, faq, how_to, website
from generator.pages.view import Shelf, Viewer, plain_lead
from generator.timeline import AXIS, LIMITS

__all__ = ["Navigation", "Page", "Publication", "Site", "create_navigation", "create_site"]

Navigation = list[dict[str, "str | Navigation"]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered: `template` with `context` gives its Markdown.

    `path` is relative to the docs folder. `title` and `description` are plain text. `records`
    are the ids of the records published on it. `reviewed` is the newest review date among them.
    """

    path: str
    title: str
    description: str
    template: str
    context: Mapping[str, Any]
    records: tuple[str, ...]
    reviewed: datetime.date
    structured_data: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All generated pages, and the navigation over them and the hand-written ones."""

    pages: tuple[Page, ...]
    navigation: Navigation


def create_site(base: KnowledgeBase, publication: Publication) -> Site:
    """The whole site of a knowledge base."""
    maker = _Maker(base, publication, Index(base))
    return Site(tuple(maker.pages()), create_navigation(base))


@dataclass(frozen=True, slots=True)
class _Maker:
    base: KnowledgeBase
    publication: Publication
    index: Index

    def pages(self) -> Iterator[Page]:
        """The home page, the overview pages, and the pages of single records."""
        site = self.base.site
        yield self.page("index.md", site.name, site.description, "home", ())
        yield self.page(
            "timeline.md", "时间线", Stage.about, "timeline", self.published_on("timeline.md")
        )
        yield self.page("search.md", "搜索", "用自己的话找，或按主题、按拼音找。", "search", ())
        for kind in KINDS:
            if "{id}" not in kind.page and kind.page != "timeline.md":
                records = self.published_on(kind.page)
                yield self.page(kind.page, kind.label, kind.about, kind.plural, records)
        for overview in (Step, Question):
            path = f"{overview.plural}/index.md"
            yield self.page(path, overview.label, overview.about, overview.plural, ())
        for record in self.base.records.values():
            if has_own_page(record):
                yield self.record_page(record)

    def published_on(self, path: str) -> tuple[Record, ...]:
        """The records whose home is the page at `path`."""
        return tuple(r for r in self.base.records.values() if page_of(r) == path)

    def record_page(self, record: Record) -> Page:
        """The page whose subject is one record."""
        lead = plain_lead(record)
        return self.page(page_of(record), record.title, lead, record.kind, (record,))

    def page(
        self, path: str, title: str, description: str, template: str, records: tuple[Record, ...]
    ) -> Page:
        """A page with the context its template needs."""
        viewer = Viewer(self.base, self.index, self.publication, path)
        subject = records[0] if len(records) == 1 and has_own_page(records[0]) else None
        context = {
            "title": title,
            "site": viewer.part(self.base.site),
            "shelf": Shelf(viewer),
            "link": viewer.link_to_page,
            "record": viewer.record(subject) if subject else None,
            "stages": self.base.stages,
            "axis": AXIS,
            "limits": LIMITS,
            "letters": partial(by_letter, self.base, viewer),
        }
        return Page(
            path=path,
            title=title,
            description=description,
            template=f"{template}.md.j2",
            context=context,
            records=tuple(record.id for record in records),
            reviewed=max(r.reviewed for r in records or self.base.records.values()),
            structured_data=self.structured_data(path, title, subject),
        )

    def structured_data(
        self, path: str, title: str, subject: Record | None
    ) -> tuple[dict[str, Any], ...]:
        """What search engines may know of a page, where it is honest."""
        if path == "index.md":
            return (website(self.base.site),)
        crumbs = breadcrumbs(self.publication.site_url, self.base.site.name, path, title)
        if isinstance(subject, Question):
            return (crumbs, faq((subject,)))
        if isinstance(subject, Step):
            return (crumbs, how_to(subject))
        return (crumbs,)


def create_navigation(base: KnowledgeBase) -> Navigation:
    """Tabs and their pages. Steps and questions are reached from their overview.

    A page in the navigation is written into every page, so only pages a reader would pick from a
    menu are in it.
    """
    labels = {kind.page: kind.label for kind in KINDS}

    def listed(*paths: str) -> Navigation:
        return [{labels[path]: path} for path in paths]

    written: Navigation = [{_heading(text): path} for path, text in base.pages.items()]
    stages: Navigation = [{stage.title: page_of(stage)} for stage in base.stages]
    return [
        {"首页": "index.md"},
        {"时间线": [{"时间线": "timeline.md"}, *stages]},
        {"现在怎么办": [*_asked(base), {Step.label: "steps/index.md"}, *listed("contacts.md")]},
        {"规则与后果": listed("rules.md", "consequences.md", "causes.md", "factors.md")},
        {Question.label: [{Question.label: "questions/index.md"}, *listed("products.md")]},
        {"预防": "prevention.md"},
        {"核对": listed("myths.md", "claims.md", "disputes.md", "terms.md", "sources.md")},
        *written,
    ]


def _heading(text: str) -> str:
    """The first heading of a hand-written page, without its id."""
    found = re.search(r"^# (.+?)(?: *\{[^}]*\})?$", text, re.MULTILINE)
    return found.group(1) if found else ""


def _asked(base: KnowledgeBase) -> Navigation:
    """The long answers, which are guides of their own."""
    return [
        {question.title: page_of(question)} for question in base.of(Question) if question.sections
    ]
