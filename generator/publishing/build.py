"""Composes the steps: checked knowledge base → every file of the docs folder. Writes nothing."""

import datetime
import html
import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import KnowledgeBase
from generator.publishing.open_data import VERSION, knowledge_base_json, schemas
from generator.publishing.pages import (
    Maker,
    Navigation,
    Notes,
    Page,
    Plan,
    Publication,
    create_navigation,
)
from generator.publishing.pages.written import written_markdown
from generator.publishing.render import create_environment, render_page, with_front_matter
from generator.publishing.search import create_search


@dataclass(frozen=True, slots=True)
class Made:
    """A page's Markdown, and what it was made from."""

    plan: Plan
    notes: Notes
    markdown: bytes


@dataclass(frozen=True, slots=True)
class Built:
    """What a knowledge base becomes.

    `files` maps paths relative to the docs folder to their content, `written` those of the
    hand-written pages. `navigation` is in the form MkDocs takes, `reviewed` gives the newest
    review date of each generated page, and `made` is what a preview goes on from.
    """

    files: Mapping[str, bytes]
    written: Mapping[str, bytes]
    navigation: Navigation
    reviewed: Mapping[str, datetime.date]
    made: Mapping[str, Made]


def build(base: KnowledgeBase, publication: Publication) -> Built:
    """All pages and data files of a knowledge base."""
    pages = Pages(base, publication, {})
    made = {path: pages.page(path) for path in pages.plans}
    files = {path: page.markdown for path, page in made.items()}
    files |= data_files(base) | create_search(base)
    for name, schema in schemas().items():
        files[f"data/{VERSION}/schema/{name}"] = schema
    return Built(files, pages.written, pages.navigation, pages.reviewed, made)


def data_files(base: KnowledgeBase) -> dict[str, bytes]:
    """What machines may read of the content."""
    return {f"data/{VERSION}/knowledge-base.json": knowledge_base_json(base)}


class Pages:
    """The pages of a knowledge base, each made when it is first asked for.

    Pages made earlier, with the same templates for the same publication, are taken over as they
    are when their plan and all they asked of the knowledge base are the same.
    """

    def __init__(
        self, base: KnowledgeBase, publication: Publication, before: Mapping[str, Made]
    ) -> None:
        self._maker = Maker(base, publication)
        self.navigation = create_navigation(base)
        self.written = {path: written_page(base, path) for path in base.pages}
        self.plans = {plan.path: plan for plan in self._maker.plans()}
        self.reviewed = {path: plan.reviewed for path, plan in self.plans.items()}
        self._made = {path: kept for path, kept in before.items() if self._still_holds(kept)}

    def _still_holds(self, kept: Made) -> bool:
        plan = self.plans.get(kept.plan.path)
        return plan == kept.plan and self._maker.answers.agree_with(kept.notes)

    def page(self, path: str) -> Made:
        """The page at a path."""
        if path not in self._made:
            plan = self.plans[path]
            page, notes = self._maker.page(plan)
            head = front_matter(page)
            text = render_page(create_environment(), page.template, page.context, head)
            self._made[path] = Made(plan, notes, text.encode())
        return self._made[path]


def written_page(base: KnowledgeBase, path: str) -> bytes:
    """The Markdown of a hand-written page, with front matter."""
    page = base.pages[path]
    texts = {"title": page.title, "description": page.description}
    head = {name: html.escape(text) for name, text in texts.items() if text}
    return with_front_matter(written_markdown(page, base, path), head).encode()


def front_matter(page: Page) -> dict[str, object]:
    """What the theme reads of a page. The theme puts these into HTML as they are."""
    data = json.dumps(page.structured_data, ensure_ascii=False)
    return {
        **({"hide": list(page.hide)} if page.hide else {}),
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "structured_data": data.replace("<", "\\u003c"),
    }
