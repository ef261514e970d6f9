"""MkDocs' door: hands the pages over as virtual files. The only importer of mkdocs."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from generator import clock
from generator.knowledge import Loaded, load
from generator.model import KnowledgeBase
from generator.output import staging_folder, write_recovery, write_replacement
from generator.pages.helplines import helpline_data
from generator.pipeline import Built, build
from generator.plugin.following import Following
from generator.plugin.preview import Preview, hasten, surroundings
from generator.plugin.rendering import OURS, Rendering
from generator.plugin.settings import doubts, escape_texts, escaped, publication
from generator.problems import format_text
from generator.scripts import without_comments
from generator.yaml_source import MissingParserError

log = logging.getLogger("mkdocs.plugins.yuqi-guide")

_SCRIPTS = ("assets/timeline/", "assets/search/")
_THEME_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


class GuideConfig(Config):
    """Options of the plugin in `mkdocs.yml`."""

    repository = Type(str, default="")
    edit_uri = Type(str, default="")


class GuidePlugin(BasePlugin[GuideConfig]):
    """Checks the content, adds its pages, and swaps the finished site into place.

    MkDocs empties `site_dir` before it reads a page and leaves a broken site behind when it
    fails, so `mkdocs build` works in a folder beside it, and only a finished site takes its
    place.
    """

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Begins afresh. Defining this keeps the plugin alive between the rebuilds of a preview."""
        self.serving = command == "serve"
        self.loaded: Loaded | None = None
        self.base: KnowledgeBase | None = None  # of the last content without problems
        self.built: Built | None = None
        self.preview: Preview | None = None
        self.following: Following | None = None  # what keeps a preview in step, once it is built
        self.at_work = Lock()  # a file is not served while it is made
        self.target: Path | None = None
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        mkdocs_log = logging.getLogger("mkdocs")
        mkdocs_log.addHandler(self.warnings)
        self.level = mkdocs_log.level
        # `mkdocs build --quiet` hides warnings, and what is hidden cannot be counted.
        mkdocs_log.setLevel(min(mkdocs_log.getEffectiveLevel(), logging.WARNING))

    def on_shutdown(self) -> None:
        """Undoes `on_startup`."""
        mkdocs_log = logging.getLogger("mkdocs")
        mkdocs_log.removeHandler(self.warnings)
        mkdocs_log.setLevel(self.level)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Checks everything before anything is written; sets navigation and build folder."""
        if not config.use_directory_urls:
            raise Abort("use_directory_urls 要设为 true：页面里的地址都按目录写。")
        if found := list(doubts(config, self.config)):
            raise Abort("\n".join(found))
        if not self.serving:
            self.target = Path(config.site_dir).resolve()
            write_recovery(self.target)
            config.site_dir = str(staging_folder(self.target))
        self._read(config)
        if self.base is None:
            assert self.loaded is not None
            raise Abort(f"内容有 {len(self.loaded.problems)} 个问题，没有生成新页面。")
        self.built = build(self.base, publication(config, self.config))
        config.nav = escaped(self.built.navigation)
        escape_texts(config)
        return config

    def _read(self, config: MkDocsConfig) -> bool:
        """Reads the content; False, with all problems said, when something is wrong with it.

        An author is told of a date that has not come yet, as by `check`; a build asks no clock.
        """
        content = Path(config.docs_dir)
        today = clock.latest_day() if self.serving else None
        try:
            self.loaded = load(content, content.name, today, self.loaded)
        except MissingParserError as error:
            raise Abort(str(error)) from error
        if self.loaded.base is not None:
            self.base = self.loaded.base
            return True
        for problem in self.loaded.problems:
            log.error("%s", format_text(problem))
        if self.base is not None:
            count = len(self.loaded.problems)
            log.error("内容有 %s 个问题，没有生成新页面。预览停在上一次正确的内容。", count)
        return False

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the generated pages and data; nothing is written into the source tree.

        The theme's own search, which ours replaces, is not published, and neither are the
        comments of our scripts.
        """
        assert self.built is not None
        for file in list(files):
            path = file.src_uri
            if path.startswith(_THEME_SEARCH):
                files.remove(file)
            elif path.startswith(_SCRIPTS) and path.endswith(".js"):
                files.remove(file)
                code = without_comments(file.content_string)
                files.append(File.generated(config, path, content=code))
        for path, content in self.built.files.items():
            files.append(File.generated(config, path, content=content))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keeps the navigation for single pages to be rendered with."""
        self.nav = nav
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Gives 404 the lines to call, and keeps all that single pages are rendered with.

        Of other plugins it is not known how they look at pages: beside them, all is built anew.
        """
        assert self.base is not None
        env.globals["helplines"] = helpline_data(self.base)
        if self.serving and set(config.plugins) == {OURS}:
            assert self.built is not None
            rendering = Rendering(config, files, self.nav, env)
            where = publication(config, self.config)
            self.following = Following(rendering, self.base, where, self.built)

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """The Markdown of a generated page as it is now; MkDocs reads the others itself."""
        assert self.built is not None
        path = page.file.src_uri
        following = self.following
        source = following.source(path) if following else self.built.files.get(path)
        return None if source is None else source.decode()

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Dates a page by its review, so that the sitemap does not depend on the clock."""
        self._date(page)
        return markdown

    def _date(self, page: Page) -> None:
        assert self.built is not None
        reviewed = (self.following or self.built).reviewed
        newest = max(reviewed.values())
        page.update_date = reviewed.get(page.file.src_uri, newest).isoformat()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Makes the preview quick, and lets it tell the open page what is wrong."""
        project = Path(config.docs_dir).resolve().parent
        self.preview = Preview(project, server.serve_request, self._refresh)
        server.set_app(self.preview)
        server.builder = partial(self._rebuild, config, builder)
        hasten(server, config)
        self.surroundings = surroundings(config)
        return server

    def _rebuild(self, config: MkDocsConfig, builder: Callable[[], None]) -> None:
        """Follows a saved file: notes what has changed, or else builds everything anew."""
        assert self.preview is not None
        with self.at_work:
            before, around = self.base, surroundings(config)
            anew = around != self.surroundings or not self._follow(config)
            if anew:
                self.surroundings, self.following = around, None
                builder()
        assert self.loaded is not None
        self.preview.tell(self.loaded.problems, renewed=anew or self.base != before)

    def _follow(self, config: MkDocsConfig) -> bool:
        """Takes up new content, unless something is wrong with it; False when that needs more."""
        if self.following is None:
            return False
        if not self._read(config):
            return True
        assert self.base is not None
        try:
            return self.following.follow(self.base, self._date)
        except BaseException:
            self.following = None  # it stopped half-way: the next save builds everything
            raise

    def _refresh(self, address: str) -> None:
        """Brings the file at an address up to date before it is served."""
        with self.at_work:
            if self.following is not None:
                self.following.refresh(address)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Swaps the finished site into place, unless MkDocs has warned of something.

        MkDocs' own strict mode would also take a preview away, and it speaks up only after the
        site has been written.
        """
        if self.target is None:
            return
        if counts := self.warnings.get_counts():
            said = "、".join(f"{count} 个 {level}" for level, count in counts)
            raise Abort(f"构建时有 {said}，见上。原来的站点没有动。")
        try:
            write_replacement(Path(config.site_dir), self.target)
        except OSError as error:
            raise Abort(f"没能换上新站点：{error}。新站点在 {config.site_dir}。") from error
        config.site_dir = str(self.target)
