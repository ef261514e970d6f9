"""MkDocs' door: passes its events on. This room is the only importer of mkdocs."""

from collections.abc import Callable
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.plugin.build import SiteBuild
from generator.plugin.preview.session import PreviewSession


class GuideConfig(Config):
    """Options of the plugin in `mkdocs.yml`."""

    repository = Type(str, default="")
    edit_uri = Type(str, default="")
    report = Type(str, default="")
    replace = Type(bool, default=False)


class GuidePlugin(BasePlugin[GuideConfig]):
    """Hands each event to the build or the preview under way."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Begins afresh. Defining this keeps the plugin alive between the rebuilds of a preview."""
        work = PreviewSession if command == "serve" else SiteBuild
        self.work: PreviewSession | SiteBuild = work(self.config)

    def on_build_error(self, *, error: Exception) -> None:
        if isinstance(self.work, SiteBuild):
            self.work.fail(error)

    def on_shutdown(self) -> None:
        self.work.close()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.work.begin(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.work.build.add_files(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        self.work.build.lend(env)
        if isinstance(self.work, PreviewSession):
            self.work.keep(config, files, self.nav, env)

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        source = self.work.source(page.file.src_uri)
        return None if source is None else source.decode()

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        self.work.date(page)
        return markdown

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        assert isinstance(self.work, PreviewSession), "MkDocs serves only after `serve`"
        self.work.serve(server, config, builder)
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if isinstance(self.work, SiteBuild):
            self.work.finish(config)
