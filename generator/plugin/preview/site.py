"""Keeps the site of a preview in step with its content.

A saved sentence may be on hundreds of pages, of which one is being looked at. So a page is made and
rendered on request: whatever is requested is brought up to date before it is served.
"""

import datetime
import posixpath
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.structure.pages import Page

from generator.model import KnowledgeBase
from generator.output import write_part, write_text
from generator.plugin.build import lend_words
from generator.plugin.preview.render import PageRenderer
from generator.publishing.build import Built, create_page, data_files
from generator.publishing.pages import create_site
from generator.publishing.search import create_search

SEARCH = "search/"  # where the files of the search are
DATA = "data/"


class RenderedSite:
    """What a full build left, and what has changed in the content since."""

    def __init__(self, renderer: PageRenderer, built: Built) -> None:
        self._renderer = renderer
        self._shown = {**built.pages, **built.written}  # the Markdown the site's pages show
        self._site = self._data_of = built.site  # of the current content, and of search and data
        self._made = dict(self._shown)  # the Markdown of the current content, as far as made
        self._sources = renderer.sources()
        self._root = urlsplit(renderer.config.site_url or "/").path

    def follow(self, base: KnowledgeBase, date: Callable[[Page], None]) -> bool:
        """Takes over new content; False if the whole site must be rebuilt.

        `date` gives a page its review date. If a hand-written page has changed, everything is
        brought up to date at once, because MkDocs has to check its links.
        """
        old = self._site
        new = create_site(base, old.publication, old)
        if new.navigation != old.navigation or new.pages.keys() != old.pages.keys():
            return False
        if base.pages.keys() != old.base.pages.keys():
            return False
        if base.site.pages != old.base.site.pages:
            return False  # the theme shows words of it on every page
        self._site, self._made = new, {}
        if new.reviewed != old.reviewed:
            self._renderer.date(date)
        if lend_words(self._renderer.env, base):
            self._renderer.render_template("404.html")
        if any(self._make(path) != self._shown[path] for path in base.pages):
            self._show(self._shown)
            self._renderer.check_links()
        return True

    def source(self, path: str) -> bytes | None:
        """The current Markdown of a page; None if it is not ours."""
        return self._make(path) if path in self._shown else None

    def reviewed_on(self, path: str) -> datetime.date:
        """The newest review date of a page, or of all where it has none of its own."""
        return self._site.reviewed_on(path)

    def refresh(self, address: str) -> None:
        """Brings the file at an address up to date."""
        file = posixpath.relpath(posixpath.normpath(address), self._root)
        if file.startswith((SEARCH, DATA)) and file.endswith(".json"):
            self._renew_data()
        for name in (file, posixpath.normpath(f"{file}/index.html")):  # the home page is "."
            if (path := self._sources.get(name)) in self._shown:
                self._show([path])

    def _make(self, path: str) -> bytes:
        """The current Markdown of a page."""
        if path not in self._made:
            self._made[path] = create_page(self._site, path)
        return self._made[path]

    def _show(self, paths: Iterable[str]) -> None:
        """Renders those pages whose Markdown differs from what the site shows."""
        changed = {path: text for path in paths if (text := self._make(path)) != self._shown[path]}
        self._renderer.render(changed)
        self._shown |= changed

    def _renew_data(self) -> None:
        """Makes the search and the data of the current content."""
        if self._data_of is not self._site:
            site = Path(self._renderer.config.site_dir)
            search = create_search(self._site.base)
            write_part(
                site, SEARCH, {path: search[path] for path in search if path.endswith(".json")}
            )
            for path, content in data_files(
                self._site.base, self._site.publication.site_url
            ).items():
                write_text(site / path, content.decode())
            self._data_of = self._site
