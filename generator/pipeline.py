"""Composes the steps: checked knowledge base → every file of the docs folder. Writes nothing."""

import datetime
import html
import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import KnowledgeBase
from generator.open_data import VERSION, knowledge_base_json, schemas
from generator.pages import Maker, Navigation, Notes, Page, Plan, Publication, create_navigation
from generator.render import create_environment, render_page
from generator.search import create_search


@dataclass(frozen=True, slots=True)
class Made:
    """A page's Markdown, and what it was made from."""

    plan: Plan
    notes: Notes
    markdown: bytes


@dataclass(frozen=True, slots=True)
class Built:
    """What a knowledge base becomes.

    `files` maps paths relative to the docs folder to their content, `navigation` is in the form
    MkDocs takes, `reviewed` gives the newest review date of each generated page, and `made` is
    for the next build to start from.
    """

    files: Mapping[str, bytes]
    navigation: Navigation
    reviewed: Mapping[str, datetime.date]
    made: Mapping[str, Made]


def build(
    base: KnowledgeBase,
    publication: Publication,
    before: Built | None = None,
    *,
    search: bool = True,
) -> Built:
    """All pages and data files of a knowledge base; the files of the search only on demand.

    A page of `before`, an earlier build with the same templates for the same publication, is
    taken over as it is when its plan and all it asked of the knowledge base are the same.
    """
    maker = Maker(base, publication)
    kept = before.made if before else {}
    made = {plan.path: _made(maker, plan, kept.get(plan.path)) for plan in maker.plans()}
    files = {path: page.markdown for path, page in made.items()}
    folder = f"data/{VERSION}"
    files[f"{folder}/knowledge-base.json"] = knowledge_base_json(base)
    for name, schema in schemas().items():
        files[f"{folder}/schema/{name}"] = schema
    if search:
        files |= create_search(base)
    reviewed = {path: page.plan.reviewed for path, page in made.items()}
    return Built(files, create_navigation(base), reviewed, made)


def _made(maker: Maker, plan: Plan, kept: Made | None) -> Made:
    if kept is not None and kept.plan == plan and maker.answers.agree_with(kept.notes):
        return kept
    page, notes = maker.page(plan)
    text = render_page(create_environment(), page.template, page.context, front_matter(page))
    return Made(plan, notes, text.encode())


def front_matter(page: Page) -> dict[str, object]:
    """What the theme reads of a page. The theme puts these into HTML as they are."""
    data = json.dumps(page.structured_data, ensure_ascii=False)
    hidden = {"hide": ["navigation", "toc"]} if page.path in ("index.md", "search.md") else {}
    return {
        **hidden,
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "structured_data": data.replace("<", "\\u003c"),
    }
