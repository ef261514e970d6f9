"""MkDocs' door: hands the pages over as virtual files. The only importer of mkdocs."""

import logging
from pathlib import Path
from typing import Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from generator.knowledge import load
from generator.output import staging_folder, write_recovery, write_replacement
from generator.pages import Publication
from generator.pipeline import Built, build
from generator.problems import format_text

log = logging.getLogger("mkdocs.plugins.yuqi-guide")

_THEME_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


class GuideConfig(Config):
    """Options of the plugin in `mkdocs.yml`."""

    repository = Type(str, default="")


class GuidePlugin(BasePlugin[GuideConfig]):
    """Checks the content, adds its pages, and swaps the finished site into place.

    MkDocs empties `site_dir` before it reads a page and leaves a broken site behind when it
    fails, so `mkdocs build` works in a folder beside it, and only a finished site takes its
    place.
    """

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Begins afresh. Defining this keeps the plugin alive between the rebuilds of a preview."""
        self.serving = command == "serve"
        self.built: Built | None = None
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
        if not self.serving:
            self.target = Path(config.site_dir).resolve()
            write_recovery(self.target)
            config.site_dir = str(staging_folder(self.target))
        self.built = self._build(config)
        config.nav = self.built.navigation
        return config

    def _build(self, config: MkDocsConfig) -> Built:
        """The pages of the content; while serving wrong content, those of the last good one."""
        content = Path(config.docs_dir)
        loaded = load(content, content.name)
        if loaded.base is not None:
            publication = Publication(
                repository=self.config.repository.rstrip("/"),
                site_url=config.site_url or "",
                content=content.name,
            )
            return build(loaded.base, publication)
        for problem in loaded.problems:
            log.error("%s", format_text(problem))
        message = f"内容有 {len(loaded.problems)} 个问题，没有生成新页面。"
        if self.serving and self.built is not None:
            log.error("%s预览停在上一次正确的内容。", message)
            return self.built
        raise Abort(message)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the generated pages and data; nothing is written into the source tree.

        The theme's own search, which ours replaces, is not published.
        """
        assert self.built is not None
        for file in list(files):
            if file.src_uri.startswith(_THEME_SEARCH):
                files.remove(file)
        for path, content in self.built.files.items():
            files.append(File.generated(config, path, content=content))
        return files

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Dates a page by its review, so that the sitemap does not depend on the clock."""
        assert self.built is not None
        newest = max(self.built.reviewed.values())
        page.update_date = self.built.reviewed.get(page.file.src_uri, newest).isoformat()
        return markdown

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
