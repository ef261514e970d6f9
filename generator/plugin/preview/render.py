"""Renders single pages of a site that MkDocs has built, as MkDocs itself would.

Used by the preview only. A page's HTML depends on its Markdown, on the navigation, on which pages
and anchors there are, and on theme and configuration. Everything but the Markdown is as it was in
the last full build; the caller guarantees this.
"""

from collections.abc import Callable, Collection
from typing import Any

# MkDocs has no public API for these steps; 1.6.1 is the last 1.x and pinned, and tests compare the
# pages with those of a full build byte for byte.
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


class PageRenderer:
    """What a full build leaves behind that is needed to render single pages."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Any) -> None:
        self.config = config
        self.files = files
        self.nav = nav
        self.env = env

    def render(self, paths: Collection[str]) -> None:
        """Renders the pages with these sources again."""
        changed = [page for page in self._pages() if page.file.src_uri in paths]
        for page in changed:
            _populate_page(page, self.config, self.files)
        documents = self._documents()
        for page in changed:
            _build_page(page, self.config, documents, self.nav, self.env)

    def date(self, date: Callable[[Page], None]) -> None:
        """Writes the sitemap after `date` has given each page its review date."""
        for page in self._pages():
            date(page)
        self.render_template("sitemap.xml")

    def render_template(self, name: str) -> None:
        """Renders a template of the theme that is not a page of the content."""
        _build_theme_template(name, self.env, self.files, self.config, self.nav)

    def check_links(self) -> None:
        """Warns of links to anchors that no page has."""
        for page in self._pages():
            page.validate_anchor_links(
                files=self.files, log_level=self.config.validation.links.anchors
            )

    def sources(self) -> dict[str, str]:
        """The source of every page by the address at which it is served, without leading `/`."""
        return {page.file.dest_uri: page.file.src_uri for page in self._pages()}

    def _documents(self) -> Any:
        return self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)

    def _pages(self) -> list[Page]:
        return [file.page for file in self._documents() if file.page is not None]
