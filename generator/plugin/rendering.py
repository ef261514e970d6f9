"""Renders single pages of a site that MkDocs has built, as MkDocs itself would.

Used by the preview only. A page's HTML depends on its Markdown, on the navigation, on which pages
and anchors there are, and on theme and configuration. Everything but the Markdown is as it was in
the last full build; whoever calls this has made sure of that.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

# MkDocs offers no name for these steps; 1.6.1 is its last 1.x, pinned, and tests compare the
# pages with those of a full build byte for byte.
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.output import write_text

OURS = "yuqi-guide"


class Rendering:
    """What one full build leaves for single pages to be rendered with."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Any) -> None:
        self.config = config
        self.files = files
        self.nav = nav
        self.env = env
        self.others = [plugin for name, plugin in config.plugins.items() if name != OURS]
        self._found: dict[str, list[Any]] = {}  # by page, what the search found on it
        self._noted = 0

    def note_found(self, page: Page) -> None:
        """Notes what the search has just found on a page."""
        for index in self._indexes():
            self._found[page.file.src_uri] = index.entries[self._noted :]
            self._noted = len(index.entries)

    def _forget_found(self) -> None:
        """Empties the index of the search, for `note_found` to see what is new."""
        self._noted = 0
        for index in self._indexes():
            index.entries.clear()

    def _put_found_together(self) -> None:
        """Gives the search back what it found, in the order of a full build."""
        for index in self._indexes():
            index.entries[:] = [
                entry for page in self._pages() for entry in self._found.get(page.file.src_uri, ())
            ]

    def render(self, sources: Mapping[str, bytes], date: Callable[[Page], None]) -> bool:
        """Renders the pages whose source is given anew and writes the other files.

        `date` gives a page its review date. False, with nothing done, when a plugin is in use
        of which it is not known how it looks at pages.
        """
        if len(self._indexes()) != len(self.others):
            return False
        pages = self._pages()
        changed = [page for page in pages if page.file.src_uri in sources]
        for page in pages:
            date(page)
        for page in changed:
            _populate_page(page, self.config, self.files)
        for path, content in sources.items():
            if not path.endswith(".md"):
                write_text(Path(self.config.site_dir, path), content.decode())
        _build_theme_template("sitemap.xml", self.env, self.files, self.config, self.nav)
        self._forget_found()
        documents = self._documents()
        for page in changed:
            _build_page(page, self.config, documents, self.nav, self.env)
        self._put_found_together()
        for page in pages:
            page.validate_anchor_links(
                files=self.files, log_level=self.config.validation.links.anchors
            )
        self.config.plugins.on_post_build(config=self.config)
        return True

    def _documents(self) -> Any:
        return self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)

    def _pages(self) -> list[Page]:
        return [file.page for file in self._documents() if file.page is not None]

    def _indexes(self) -> list[Any]:
        """The index of Material's search, if that is in use."""
        found = (getattr(plugin, "search_index", None) for plugin in self.others)
        return [index for index in found if isinstance(getattr(index, "entries", None), list)]
