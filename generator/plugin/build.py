"""A build of the site: check, build aside, swap."""

import atexit
import datetime
import gc
import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from generator.model import KnowledgeBase
from generator.output import Staging, StopSignal, reason_of, write_recovery, write_replacement
from generator.plugin.assets import add_assets
from generator.plugin.built_pages import POLICY_PARTIAL, told_of_pages
from generator.plugin.place import UNTOUCHED, refuse_target
from generator.plugin.provenance import provenance
from generator.plugin.settings import doubts, escape_texts, escaped, publication
from generator.publishing.build import build
from generator.publishing.hosting import PROVENANCE
from generator.publishing.pages.helplines import helpline_data
from generator.publishing.toml_files import BrokenTomlError
from generator.source.load import Loaded, load
from generator.source.parse import MissingParserError
from generator.source.report import format_text

log = logging.getLogger("mkdocs.plugins.yuqi-guide")

MOST_TOLD = 20  # places; a fault of a template stands on every page


def refuse_settings(config: MkDocsConfig, own: Any) -> None:
    """Aborts if `mkdocs.yml` asks for what cannot be built; `own` are the plugin's options."""
    if not config.use_directory_urls:
        raise Abort("use_directory_urls 要设为 true：页面里的地址都按目录写。")
    if found := list(doubts(config, own)):
        raise Abort("\n".join(found))


def load_content(
    config: MkDocsConfig, today: datetime.date | None = None, before: Loaded | None = None
) -> Loaded:
    """The content as it is now, all problems logged; `today` and `before` as `load` takes them."""
    content = Path(config.docs_dir)
    try:
        loaded = load(content, content.name, today, before)
    except MissingParserError as error:
        raise Abort(str(error)) from error
    for problem in loaded.problems:
        log.error("%s", format_text(problem))
    return loaded


class Build:
    """Everything made from one knowledge base, and how it is handed to MkDocs."""

    def __init__(self, base: KnowledgeBase, config: MkDocsConfig, own: Any) -> None:
        """Makes all pages, and hands MkDocs the navigation."""
        self.base = base
        self.assets: Mapping[str, str] = {}  # what a template asks for → the file's name
        self.beside: dict[str, bytes] = {}  # files that are not made from the knowledge base
        place = publication(config, own)
        self.built = build(base, place)
        config.extra["report_to"] = place.report_to
        config.nav = escaped(self.built.site.navigation)
        escape_texts(config)

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Adds the generated pages and data; nothing is written into the source tree.

        Of the content folder only checked pages are published, whatever else is there.
        """
        for file in list(files):
            if file.src_dir == config.docs_dir and file.src_uri not in self.built.written:
                files.remove(file)
        scripts = {
            path: code.decode() for path, code in self.built.data.items() if _is_script(path)
        }
        self.assets = add_assets(files, config, scripts)
        for path, content in {**self.built.files, **self.beside}.items():
            if not (self.assets and path in scripts):
                files.append(File.generated(config, path, content=content))

    def lend(self, env: Any) -> None:
        """Gives the theme's templates the words and the names of the assets."""
        lend_words(env, self.base)
        env.globals["assets"] = self.assets

    def source(self, path: str) -> bytes | None:
        """The Markdown of a page; None if another plugin made it."""
        return self.built.pages.get(path) or self.built.written.get(path)


def _is_script(path: str) -> bool:
    return path.endswith(".js")


def lend_words(env: Any, base: KnowledgeBase) -> bool:
    """Gives the theme's templates their sentences and the helplines; False if they had the same."""
    pages = base.site.pages
    words = {
        "helplines": helpline_data(base),
        "not_found": pages.not_found if pages else "",
        "report_box": pages.report_box if pages else "",
    }
    known = {name: env.globals.get(name) for name in words}
    env.globals.update(words)
    return bool(words != known)


def date_page(page: Page, reviewed_on: Callable[[str], datetime.date]) -> None:
    """Dates a page by its review, so that the sitemap does not depend on the clock."""
    page.update_date = reviewed_on(page.file.src_uri).isoformat()


def refuse_code(config: MkDocsConfig) -> None:
    """Stops when code stands in a page of a theme whose pages forbid it, as ours do."""
    if not any((Path(folder) / POLICY_PARTIAL).is_file() for folder in config.theme.dirs):
        return
    if found := list(told_of_pages(Path(config.site_dir))):
        rest = f"\n……一共 {len(found)} 处。" if len(found) > MOST_TOLD else ""
        raise Abort("\n".join(found[:MOST_TOLD]) + f"{rest}\n{UNTOUCHED}")


class SiteBuild:
    """`mkdocs build`, from its start to the swap.

    MkDocs empties `site_dir` before it reads a page and leaves a broken site behind when it
    fails. So the build works in a folder beside it, and only a finished site takes its place.
    """

    def __init__(self, own: Any) -> None:
        """Counts MkDocs' warnings from now on. `own` are the plugin's options."""
        self._own = own
        self._staging: Staging | None = None
        self._stop = StopSignal()
        # Almost nothing that a build makes is garbage; looking for it as often as Python does takes
        # a twelfth of the time (0.3 of 4.2 seconds) and saves no memory.
        self._collected = gc.get_threshold()
        gc.set_threshold(100_000, 50, 100)
        atexit.register(gc.freeze)  # nor at the end, when all of it goes (0.25 of 4.3 seconds)
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)
        mkdocs_log = logging.getLogger("mkdocs")
        mkdocs_log.addHandler(self._warnings)
        self._level = mkdocs_log.level
        # `mkdocs build --quiet` hides warnings, and hidden ones are not counted.
        mkdocs_log.setLevel(min(mkdocs_log.getEffectiveLevel(), logging.WARNING))

    def fail(self, error: Exception) -> None:
        """Says what the system has refused, or what cannot be read, instead of a traceback."""
        if isinstance(error, BrokenTomlError):
            raise Abort(f"{error}\n{UNTOUCHED}") from error
        if isinstance(error, OSError):
            raise Abort(f"没能生成站点：{reason_of(error)}。{UNTOUCHED}") from error

    def close(self) -> None:
        """Restores the log, and leaves nothing half made."""
        self._stop.hold()
        if self._stop.came:
            log.error("停下了。%s", UNTOUCHED)
        if self._staging is not None:
            self._staging.write_off()
        self._stop.close()
        gc.set_threshold(*self._collected)
        mkdocs_log = logging.getLogger("mkdocs")
        mkdocs_log.removeHandler(self._warnings)
        mkdocs_log.setLevel(self._level)

    def begin(self, config: MkDocsConfig) -> None:
        """Checks everything before anything is written; sets navigation and build folder."""
        refuse_settings(config, self._own)
        self._target = Path(os.path.realpath(config.site_dir))
        refuse_target(self._target, config, replace=self._own.replace)
        write_recovery(self._target)
        self._staging = Staging(self._target)
        self._staging.write_empty()
        config.site_dir = str(self._staging.path)
        loaded = load_content(config)
        if loaded.base is None:
            raise Abort(f"内容有 {len(loaded.problems)} 个问题，没有生成新页面。")
        project = Path(config.config_file_path or config.docs_dir).resolve().parent
        base, made = loaded.base, provenance(loaded.folder, project, config.site_url or "")
        del loaded  # what was read makes room for what is made
        self.build = Build(base, config, self._own)
        self.build.beside[PROVENANCE] = made

    def source(self, path: str) -> bytes | None:
        """The Markdown of a page; None if another plugin made it."""
        return self.build.source(path)

    def date(self, page: Page) -> None:
        """Gives a page its date for the sitemap."""
        date_page(page, self.build.built.site.reviewed_on)

    def finish(self, config: MkDocsConfig) -> None:
        """Swaps the finished site into place, unless MkDocs issued warnings.

        MkDocs' own strict mode would also end a preview, and it only fails after the site has
        been written.
        """
        if counts := self._warnings.get_counts():
            counted = "、".join(f"{count} 个 {level}" for level, count in counts)
            raise Abort(f"构建时有 {counted}，见上。{UNTOUCHED}")
        refuse_code(config)
        self._stop.hold()  # whoever asks for a stop now has the new site a moment later
        try:
            write_replacement(Path(config.site_dir), self._target)
        except OSError as error:
            raise Abort(f"没能换上新站点：{reason_of(error)}。{UNTOUCHED}") from error
        config.site_dir = str(self._target)
