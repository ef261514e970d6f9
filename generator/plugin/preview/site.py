"""Keeps the site of a preview in step with its content.

A saved sentence may stand on hundreds of pages, of which one is looked at. So a page is made and
rendered when it is asked for: whatever is asked for is brought up to date before it is served.
"""

import datetime
import posixpath
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.structure.pages import Page

from generator.model import KnowledgeBase
from generator.output import write_part, write_text
from generator.plugin.build import lend
from generator.plugin.preview.render import PageRenderer
from generator.publishing.build import Built, Pages, data_files
from generator.publishing.pages import Publication
from generator.publishing.search import create_search

SEARCH = "search/"  # where the files of the search stand
DATA = "data/"


class RenderedSite:
    """What one full build leaves, and what has become of the content since."""

    def __init__(
        self, renderer: PageRenderer, base: KnowledgeBase, publication: Publication, built: Built
    ) -> None:
        self._renderer = renderer
        self._publication = publication
        self._shown = dict(built.made)  # what the pages of the site show
        self._base = self._data_of = (
            base  # the content, and what the site's search and data were made of
        )
        self._pages = Pages(base, publication, self._shown)
        self._sources = renderer.sources()
        self._root = urlsplit(renderer.config.site_url or "/").path

    def follow(self, base: KnowledgeBase, date: Callable[[Page], None]) -> bool:
        """Takes up new content; False when the site must be built anew as a whole.

        `date` gives a page its review date. When a hand-written page has changed, everything is
        brought up to date at once, because MkDocs is to check its links.
        """
        old, pages = self._pages, Pages(base, self._publication, self._shown)
        written = [path for path, text in pages.written.items() if text != old.written.get(path)]
        if pages.navigation != old.navigation or pages.written.keys() != old.written.keys():
            return False
        if pages.plans.keys() != old.plans.keys():
            return False
        self._base, self._pages = base, pages
        if pages.reviewed != old.reviewed:
            self._renderer.date(date)
        if lend(self._renderer.env, base):
            self._renderer.render_template("404.html")
        if written:
            self._show(pages.plans)
            self._renderer.render(written)
            self._renderer.check_links()
        return True

    def source(self, path: str) -> bytes | None:
        """The Markdown of a page as it is now; None when it is none of ours."""
        pages = self._pages
        return pages.page(path).markdown if path in pages.plans else pages.written.get(path)

    @property
    def reviewed(self) -> Mapping[str, datetime.date]:
        """The newest review date of each generated page."""
        return self._pages.reviewed

    def refresh(self, address: str) -> None:
        """Brings the file at an address up to date."""
        file = posixpath.relpath(posixpath.normpath(address), self._root)
        if file.startswith((SEARCH, DATA)) and file.endswith(".json"):
            self._renew_data()
        for name in (file, posixpath.normpath(f"{file}/index.html")):  # the home page is "."
            if (path := self._sources.get(name)) in self._pages.plans:
                self._show([path])

    def _show(self, paths: Iterable[str]) -> None:
        """Renders those of the pages whose Markdown is no longer what the site shows."""
        made = {path: self._pages.page(path) for path in paths}
        changed = [path for path in made if made[path].markdown != self._shown[path].markdown]
        self._renderer.render(changed)
        self._shown |= made

    def _renew_data(self) -> None:
        """Makes the search and the data of the content as it is now."""
        if self._data_of is not self._base:
            site = Path(self._renderer.config.site_dir)
            write_part(site, SEARCH, create_search(self._base))
            for path, content in data_files(self._base).items():
                write_text(site / path, content.decode())
            self._data_of = self._base
