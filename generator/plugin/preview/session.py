"""`mkdocs serve`: what happens on each save."""

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.model import KnowledgeBase
from generator.plugin.build import Build, date_page, load_content, log, refuse_settings
from generator.plugin.preview.door import Door
from generator.plugin.preview.empty import EmptyBuild
from generator.plugin.preview.failure import Failure, LoggedErrors, failure_of
from generator.plugin.preview.first_build import FirstBuild
from generator.plugin.preview.render import PageRenderer
from generator.plugin.preview.server import PreviewServer
from generator.plugin.preview.site import RenderedSite
from generator.plugin.preview.watch import tune_server, watched_state
from generator.source import clock
from generator.source.load import Loaded

OURS = "yuqi-guide"


class PreviewSession:
    """A preview: the last good content, the site made from it, and what is wrong now."""

    def __init__(self, own: Any) -> None:
        """`own` are the plugin's options."""
        self._own = own
        self._at_work = Lock()  # a file is not served while it is being made
        self._loaded: Loaded | None = None  # as read last; the next reading starts from it
        self._base: KnowledgeBase | None = None  # from the last content without problems
        self._failure: Failure | None = None  # why the last full build stopped half-way
        self._first: FirstBuild | None = FirstBuild()  # until pages are served
        self.build: Build | EmptyBuild
        self.site: RenderedSite | None = None  # set if pages can be rendered one by one

    def close(self) -> None:
        """Nothing to clean up."""

    def begin(self, config: MkDocsConfig) -> None:
        """Begins a full build; content with problems leaves the last good one, or no pages yet."""
        refuse_settings(config, self._own)
        self.site = None
        self._read(config)
        self.build = self._made(self._base, config) if self._base else EmptyBuild(config)

    def _made(self, base: KnowledgeBase, config: MkDocsConfig) -> Build | EmptyBuild:
        """All pages; none yet if a template is wrong before anything is served."""
        try:
            return Build(base, config, self._own)
        except Exception as error:
            if self._first is None:
                raise
            self._first.note(error)
            return EmptyBuild(config)

    def _read(self, config: MkDocsConfig) -> bool:
        """Reads the content; False, with all problems logged, if something is wrong with it.

        Dates in the future are reported to an author, as by `check`; a build uses no clock.
        """
        self._loaded = load_content(config, clock.latest_day(), self._loaded)
        if self._loaded.base is not None:
            self._base = self._loaded.base
            return True
        shown = "预览停在上一次正确的内容" if self._base else "改好之后，预览里就有页面"
        log.error("内容有 %s 个问题，没有生成新页面。%s。", len(self._loaded.problems), shown)
        return False

    def keep(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Any) -> None:
        """Keeps everything needed to render single pages.

        There is no knowing what other plugins do with pages: with them, everything is rebuilt.
        The pages go without their policy, which would block the script that MkDocs puts into them.
        """
        env.globals["is_preview"] = True
        if self._first is not None:
            self._first.guard(env)
        if isinstance(self.build, Build) and set(config.plugins) == {OURS}:
            renderer = PageRenderer(config, files, nav, env)
            self.site = RenderedSite(renderer, self.build.built)

    def source(self, path: str) -> bytes | None:
        """The current Markdown of a page; None if another plugin made it."""
        return self.site.source(path) if self.site else self.build.source(path)

    def date(self, page: Page) -> None:
        """Gives a page its date for the sitemap."""
        if isinstance(self.build, Build):
            date_page(page, (self.site or self.build.built.site).reviewed_on)

    def serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
    ) -> None:
        """Makes a server react quickly, and lets it show open pages what is wrong."""
        project = Path(config.docs_dir).resolve().parent
        preview = PreviewServer(project, server.serve_request, self.refresh)
        server.set_app(Door(config.dev_addr.host, preview))
        tune_server(server, config)
        self._watched = watched_state(config)
        self._end_first(config)
        _keep_what_is_made()
        if (problems := self._loaded.problems if self._loaded else ()) or self._failure:
            preview.announce(problems, self._failure, renewed=False)
        server.builder = partial(self._rebuild, config, builder, preview)

    def _end_first(self, config: MkDocsConfig) -> None:
        """Keeps why the first build made no pages, or not all of them."""
        first, self._first = self._first, None
        if first is None:
            return
        first.end()
        if first.error is not None:
            log.error("没有生成页面。", exc_info=first.error)
            self.site = None
            self._failure = failure_of(first.error, [], Path(config.config_file_path))

    def _rebuild(
        self, config: MkDocsConfig, builder: Callable[[], None], preview: PreviewServer
    ) -> None:
        """After a save: takes over what has changed, or rebuilds everything.

        What goes wrong is told and not raised: MkDocs would let every page wait for the next build.
        """
        anew, before = True, self._base
        with self._at_work, LoggedErrors() as logged:
            try:
                watched = watched_state(config)
                anew = watched != self._watched or not self.follow(config)
                if anew:
                    self._watched = watched
                    builder()
                    _keep_what_is_made()
                    self._failure = None
            except Exception as error:
                log.exception("没有生成新页面。")
                self._failure = failure_of(error, logged.texts, Path(config.config_file_path))
        problems = self._loaded.problems if self._loaded else ()
        renewed = self._failure is None and (anew or self._base != before)
        preview.announce(problems, self._failure, renewed=renewed)

    def follow(self, config: MkDocsConfig) -> bool:
        """Takes over new content, unless it has problems; False if a full build is needed."""
        if self.site is None:
            return False
        if not self._read(config):
            return True
        assert self._base is not None
        try:
            return self.site.follow(self._base, self.date)
        except BaseException:
            self.site = None  # it stopped half-way: the next save rebuilds everything
            raise

    def refresh(self, address: str) -> None:
        """Brings the file at an address up to date before it is served."""
        with self._at_work:
            if self.site is not None:
                self.site.refresh(address)


def _keep_what_is_made() -> None:
    """Spares a whole site from being looked through for garbage: 0.2 seconds of every other save.

    What an earlier build left is looked through once more before.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
