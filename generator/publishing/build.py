"""Checked knowledge base → every file of the docs folder. Writes nothing."""

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import KnowledgeBase
from generator.publishing.feed import FEED, atom_feed
from generator.publishing.open_data import VERSION, knowledge_base_json, schemas
from generator.publishing.pages import (
    Page,
    Publication,
    Site,
    create_context,
    create_site,
    create_structured_data,
)
from generator.publishing.pages.written import written_markdown
from generator.publishing.render import create_environment, render_page, with_front_matter
from generator.publishing.review_calendar import CALENDAR, review_calendar
from generator.publishing.search import create_search


@dataclass(frozen=True, slots=True)
class Built:
    """What is made from a knowledge base.

    `site` is what was made; `pages` maps the path of each generated page to its Markdown,
    `written` that of each hand-written one, and `data` the paths of the other files to their
    content. All paths are relative to the docs folder.
    """

    site: Site
    pages: Mapping[str, bytes]
    written: Mapping[str, bytes]
    data: Mapping[str, bytes]

    @property
    def files(self) -> dict[str, bytes]:
        """Every generated file, by path."""
        return {**self.pages, **self.data}


def build(base: KnowledgeBase, publication: Publication) -> Built:
    """All pages and data files of a knowledge base."""
    site = create_site(base, publication)
    pages = {path: create_page(site, path) for path in site.pages}
    written = {path: create_page(site, path) for path in base.pages}
    data = data_files(base, publication.site_url) | create_search(base)
    for name, schema in schemas().items():
        data[f"data/{VERSION}/schema/{name}"] = schema
    return Built(site, pages, written, data)


def data_files(base: KnowledgeBase, site_url: str) -> dict[str, bytes]:
    """The open data, the calendar of reviews, and, where the site's address is known, the feed."""
    return {
        f"data/{VERSION}/knowledge-base.json": knowledge_base_json(base),
        CALENDAR: review_calendar(base, site_url),
        **({FEED: atom_feed(base, site_url)} if site_url else {}),
    }


def create_page(site: Site, path: str) -> bytes:
    """The Markdown of the page at a path, generated or written by hand."""
    if path in site.base.pages:
        return _written_page(site.base, path)
    page = site.pages[path]
    context, head = create_context(site, page), front_matter(site, page)
    template = f"{page.entry.template}.md.j2"
    return render_page(create_environment(), template, context, head).encode()


def _written_page(base: KnowledgeBase, path: str) -> bytes:
    page = base.pages[path]
    texts = {"title": page.title, "description": page.description}
    head = {name: html.escape(text) for name, text in texts.items() if text}
    return with_front_matter(written_markdown(page, base, path), head).encode()


def front_matter(site: Site, page: Page) -> dict[str, object]:
    """What the theme reads about a page. The theme puts these into HTML as they are."""
    known = create_structured_data(site, page)
    data = json.dumps(known, ensure_ascii=False) if known else ""
    return {
        **({"hide": list(page.entry.hide)} if page.entry.hide else {}),
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "structured_data": data.replace("<", "\\u003c"),
    }
