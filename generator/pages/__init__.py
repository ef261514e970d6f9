"""Knowledge base → the pages of the site and their navigation, as plain values."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model import KINDS, KnowledgeBase, Question, Record, Stage, Step
from generator.pages.consulted import Answers, Notes
from generator.pages.index import Index
from generator.pages.links import Publication, has_own_page, page_of
from generator.pages.lookup import by_letter
from generator.pages.shelf import Shelf
from generator.pages.structured_data import breadcrumbs, faq, how_to, website
from generator.pages.view import LazyView, Viewer, plain_lead
from generator.timeline import AXIS, LIMITS, bar_of

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


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a page before it is made; fields as in `Page`."""

    path: str
    title: str
    description: str
    template: str
    records: tuple[Record, ...]
    reviewed: datetime.date

    @property
    def subject(self) -> Record | None:
        """The record that has the page to itself."""
        alone = len(self.records) == 1 and has_own_page(self.records[0])
        return self.records[0] if alone else None


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
        """The home page, the overview pages, and the pages of single records."""
        site = self.whole.site
        yield self.plan("index.md", site.name, site.description, "home", ())
        yield self.plan(
            "timeline.md", "时间线", Stage.about, "timeline", self.published_on("timeline.md")
        )
        yield self.plan("search.md", "搜索", "用自己的话找，或按主题、按拼音找。", "search", ())
        for kind in KINDS:
            if "{id}" not in kind.page and kind.page != "timeline.md":
                records = self.published_on(kind.page)
                yield self.plan(kind.page, kind.label, kind.about, kind.plural, records)
        for overview in (Step, Question):
            path = f"{overview.plural}/index.md"
            yield self.plan(path, overview.label, overview.about, overview.plural, ())
        for record in self.whole.records.values():
            if has_own_page(record):
                lead = plain_lead(record)
                yield self.plan(page_of(record), record.title, lead, record.kind, (record,))

    def published_on(self, path: str) -> tuple[Record, ...]:
        """The records whose home is the page at `path`."""
        return tuple(r for r in self.whole.records.values() if page_of(r) == path)

    def plan(
        self, path: str, title: str, description: str, template: str, records: tuple[Record, ...]
    ) -> Plan:
        """A page to be made, with the newest review date among its records, or else of all."""
        newest = max(r.reviewed for r in records or self.whole.records.values())
        return Plan(path, title, description, f"{template}.md.j2", records, newest)

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
            template=plan.template,
            context=context,
            records=tuple(record.id for record in plan.records),
            reviewed=plan.reviewed,
            structured_data=self.structured_data(plan.path, plan.title, plan.subject),
        )
        return page, notes

    def structured_data(
        self, path: str, title: str, subject: Record | None
    ) -> tuple[dict[str, Any], ...]:
        """What search engines may know of a page, where it is honest."""
        if path == "index.md":
            return (website(self.whole.site),)
        crumbs = breadcrumbs(self.publication.site_url, self.whole.site.name, path, title)
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
