"""Composes the steps: checked knowledge base → every file of the docs folder. Writes nothing."""

import datetime
import html
import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import KnowledgeBase
from generator.open_data import VERSION, knowledge_base_json, schemas
from generator.pages import Navigation, Page, Publication, create_site
from generator.render import create_environment, render_page
from generator.search import create_search


@dataclass(frozen=True, slots=True)
class Built:
    """What a knowledge base becomes.

    `files` maps paths relative to the docs folder to their content, `navigation` is in the form
    MkDocs takes, `reviewed` gives the newest review date of each generated page.
    """

    files: Mapping[str, bytes]
    navigation: Navigation
    reviewed: Mapping[str, datetime.date]


def build(base: KnowledgeBase, publication: Publication) -> Built:
    """All pages and data files of a knowledge base."""
    site = create_site(base, publication)
    environment = create_environment()
    files = {
        page.path: render_page(
            environment, page.template, page.context, front_matter(page)
        ).encode()
        for page in site.pages
    }
    folder = f"data/{VERSION}"
    files[f"{folder}/knowledge-base.json"] = knowledge_base_json(base)
    for name, schema in schemas().items():
        files[f"{folder}/schema/{name}"] = schema
    files |= create_search(base)
    return Built(files, site.navigation, {page.path: page.reviewed for page in site.pages})


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
