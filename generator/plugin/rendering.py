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

    def render(self, sources: Mapping[str, bytes], date: Callable[[Page], None]) -> bool:
        """Renders the pages whose source is given anew and writes the other files.

        `date` gives a page its review date. False, with nothing done, when a plugin is in use
        of which it is not known how it looks at pages.
        """
        if set(self.config.plugins) != {OURS}:
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
        documents = self._documents()
        for page in changed:
            _build_page(page, self.config, documents, self.nav, self.env)
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
