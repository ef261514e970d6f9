"""MkDocs' door, in this process; tests/site runs the command itself."""

import datetime
import gc
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from generator import publishing
from generator.model.layout import layout_of
from generator.plugin import GuidePlugin
from generator.plugin.build import Build
from generator.plugin.preview.session import PreviewSession
from generator.plugin.preview.site import RenderedSite
from generator.plugin.preview.watch import watched_state
from generator.source.unknown_files import visible_files
from tests.conftest import TODAY, Folder
from tests.unit.cases import CONTACT
from tests.unit.source.test_unknown_files import LEFT_BEHIND, REFUSED

CONFIGURATION = """
    site_name: 小站
    site_url: https://site.invalid/
    docs_dir: content
    theme: {name: mkdocs}
    plugins:
      - yuqi-guide: {repository: "https://code.invalid/guide/"}
    validation: {anchors: warn}
    markdown_extensions: [attr_list, md_in_html, tables]
    """


@pytest.fixture
def project(folder: Folder) -> Iterator[Path]:
    outer = Folder(folder.path.parent)
    outer.write("mkdocs.yml", CONFIGURATION)
    yield outer.path
    handlers = logging.getLogger("mkdocs").handlers
    assert [h for h in handlers if type(h).__name__ == "CountHandler"] == [], "left behind"


def run(project: Path, command: str = "build", **options: object) -> MkDocsConfig:
    """What the command line does: start up, build, shut down."""
    configuration = load_config(str(project / "mkdocs.yml"), **options)
    configuration.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
    try:
        build(configuration)
    finally:
        configuration.plugins.on_shutdown()
    return configuration


def test_pages_and_data_are_published_and_the_yaml_is_not(project: Path) -> None:
    configuration = run(project)
    site = project / "site"
    assert configuration.site_dir == str(site)
    assert 'data-record="step/calm"' in (site / "steps/calm/index.html").read_text("utf-8")
    assert (site / "data/v1/knowledge-base.json").is_file()
    assert list(site.rglob("*.yml")) == []
    assert list(project.glob(".site.building*")) == []
    page = (site / "steps/calm/index.html").read_text("utf-8")
    assert "https://code.invalid/guide/edit/main/content/steps/calm.yml#L1" in page


@pytest.mark.parametrize(
    ("options", "address"),
    [
        ({}, "https://code.invalid/guide/edit/main/content/"),
        (
            {"repo_url": "https://other.invalid/x", "edit_uri": "-/edit/dev/texts"},
            "https://other.invalid/x/-/edit/dev/texts/",
        ),
        (
            {"plugins": {"yuqi-guide": {"repository": "https://c.invalid", "edit_uri": "e/b"}}},
            "https://c.invalid/e/b/",
        ),
    ],
)
def test_records_are_edited_where_the_configuration_says(
    project: Path, options: dict[str, object], address: str
) -> None:
    run(project, **options)
    page = (project / "site/steps/calm/index.html").read_text("utf-8")
    assert f'"{address}steps/calm.yml#L1"' in page


def test_python_collects_garbage_again_as_before(project: Path) -> None:
    before = gc.get_threshold()
    run(project)
    assert gc.get_threshold() == before


def test_the_sitemap_carries_review_dates(project: Path, folder: Folder) -> None:
    folder.change("rules.yml", "reviewed: 2026-11-21", "reviewed: 2026-01-02")
    folder.write("about.md", "# 关于 { #about }\n")
    run(project)
    sitemap = (project / "site/sitemap.xml").read_text("utf-8")
    dates = dict(
        zip(
            [part.split("</loc>")[0] for part in sitemap.split("<loc>")[1:]],
            [part.split("</lastmod>")[0] for part in sitemap.split("<lastmod>")[1:]],
            strict=True,
        )
    )
    assert dates["https://site.invalid/rules/"] == "2026-01-02"
    assert dates["https://site.invalid/steps/calm/"] == "2026-11-21"
    assert dates["https://site.invalid/about/"] == "2026-11-21"


def test_wrong_content_stops_before_anything_is_written(
    project: Path, folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    folder.change("stages/later.yml", "[4]", "[3]")
    with pytest.raises(Abort, match=r"内容有 1 个问题，没有生成新页面。"):
        run(project)
    assert "content/stages/later.yml:4:7: STG002" in caplog.text
    assert not (project / "site").exists()
    assert list(project.glob(".site.building*")) == []


def test_without_libyaml_the_build_stops_with_the_advice(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("yaml.CSafeLoader")
    with pytest.raises(Abort, match=r"libyaml .*pip install"):
        run(project)
    assert not (project / "site").exists()


def test_a_warning_keeps_the_old_site(project: Path, folder: Folder) -> None:
    run(project)
    before = (project / "site/index.html").read_bytes()
    folder.change("site.yml", "tagline: 一句话", "tagline: 另一句话")
    folder.write("about.md", "# 关于 { #about }\n\n[断](rules.md#nowhere)\n")
    with pytest.raises(Abort, match=r"构建时有 1 个 WARNING，见上。原来的站点没有动。"):
        run(project)
    assert (project / "site/index.html").read_bytes() == before


def test_a_preview_keeps_the_last_good_pages(
    project: Path, folder: Folder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    configuration = load_config(str(project / "mkdocs.yml"), site_dir=str(tmp_path / "preview"))
    configuration.plugins.on_startup(command="serve", dirty=False)
    page = tmp_path / "preview/steps/calm/index.html"
    try:
        build(configuration)
        assert "先停下来。" in page.read_text("utf-8")
        folder.change("steps/calm.yml", "summary:", "sumary:")
        build(configuration)
        assert "预览停在上一次正确的内容。" in caplog.text
        assert "先停下来。" in page.read_text("utf-8")
    finally:
        configuration.plugins.on_shutdown()
    assert configuration.site_dir == str(tmp_path / "preview")
    assert not (project / "site").exists()


def test_a_preview_begins_with_wrong_content_and_without_a_page(
    project: Path, folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    folder.change("steps/calm.yml", "summary:", "sumary:")
    run(project, "serve", site_dir=str(project / "preview"))
    assert "内容有 1 个问题，没有生成新页面。改好之后，预览里就有页面。" in caplog.text
    assert list((project / "preview").rglob("*.html")) == []


@pytest.mark.parametrize("template", ["main.html", "step.md.j2"])
def test_a_preview_begins_with_a_broken_template(
    project: Path, monkeypatch: pytest.MonkeyPatch, template: str
) -> None:
    """One of the theme, which MkDocs renders, or one of ours, which it never sees."""
    configuration = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "preview"))
    if template == "main.html":
        (project / "broken").mkdir()
        (project / "broken/main.html").write_text("{% nothing %}", encoding="utf-8")
        configuration.theme.dirs.insert(0, str(project / "broken"))
    else:
        monkeypatch.setattr(Build, "__init__", Mock(side_effect=OSError("broken")))
    configuration.plugins.on_startup(command="serve", dirty=False)
    try:
        build(configuration)
        server = Mock(spec=LiveReloadServer)
        configuration.plugins.on_serve(server, config=configuration, builder=lambda: None)
        session = configuration.plugins["yuqi-guide"].work
        assert isinstance(session, PreviewSession)
        assert session._failure is not None
        assert session.site is None
        monkeypatch.undo()
        configuration.theme.dirs[:] = [d for d in configuration.theme.dirs if "broken" not in d]
        build(configuration)
        assert "先停下来。" in (project / "preview/steps/calm/index.html").read_text("utf-8")
    finally:
        configuration.plugins.on_shutdown()


def test_only_a_preview_asks_which_day_it_is(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(
        "generator.source.clock.latest_day", lambda: TODAY - datetime.timedelta(days=1)
    )
    run(project)
    assert "内容有" not in caplog.text
    run(project, "serve", site_dir=str(project / "preview"))
    assert "内容有" in caplog.text


def site_of(session: PreviewSession) -> RenderedSite:
    """The rendered site of a preview, which must have one."""
    assert session.site is not None
    return session.site


def test_a_file_that_does_not_belong_stops_the_build(project: Path, folder: Folder) -> None:
    """MkDocs takes more endings for Markdown than `.md`."""
    folder.write("note.markdown", "<script>alert(1)</script>\n")
    with pytest.raises(Abort, match="内容有 1 个问题"):
        run(project)
    assert not (project / "site").exists()


def test_nothing_unknown_is_published_whatever_the_check_says(
    project: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.source.load.visible_files", checked_files)
    for name in (*REFUSED, *LEFT_BEHIND):
        folder.write(name, "nobody's words")
        folder.write(f"steps/{name}", "nobody's words")
    run(project)
    site = project / "site"
    published = [path for path in site.rglob("*") if path.is_file()]
    assert site / "steps/calm/index.html" in published
    assert [p for p in published if "nobody's words" in p.read_text("utf-8", "replace")] == []
    left = {Path(name).name for name in (*REFUSED, *LEFT_BEHIND)}
    assert [p for p in published if p.name in left] == []


def checked_files(root: Path) -> list[str]:
    """The files of a folder that a blind check sees: those that belong there."""
    return [file for file in visible_files(root) if layout_of(file)]


class TestFollowing:
    """What a preview shows after saves, each page only once it is asked for."""

    @pytest.fixture
    def followed(self, project: Path, tmp_path: Path) -> Iterator[tuple[PreviewSession, Path]]:
        address = "http://127.0.0.1:8000/guide/"
        target = tmp_path / "preview"
        configuration = load_config(
            str(project / "mkdocs.yml"), site_dir=str(target), site_url=address
        )
        configuration.plugins.on_startup(command="serve", dirty=False)
        try:
            build(configuration)
            plugin = configuration.plugins["yuqi-guide"]
            assert isinstance(plugin, GuidePlugin)
            assert isinstance(plugin.work, PreviewSession)
            yield plugin.work, target
        finally:
            configuration.plugins.on_shutdown()

    @pytest.fixture
    def written(self, folder: Folder) -> None:
        """A hand-written page that leads to a record, there before the preview begins."""
        folder.write("contacts.yml", CONTACT)
        folder.write("about.md", "# 关于 { #about }\n\n看[热线](contact/hotline)和 A & B。\n")

    @pytest.mark.usefixtures("written")
    def test_a_hand_written_page_follows_the_records_it_names(
        self, followed: tuple[PreviewSession, Path], folder: Folder
    ) -> None:
        session, site = followed
        page = site / "about/index.html"
        assert "热线 12378</a>和 A &#38; B。" in page.read_text("utf-8")
        folder.change("contacts.yml", "12378", "12379")
        assert session.follow(site_of(session)._renderer.config)
        assert "热线 12379</a>" in page.read_text("utf-8")

    @staticmethod
    def save(session: PreviewSession, folder: Folder, old: str, new: str) -> bool:
        folder.change("steps/calm.yml", old, new)
        return session.follow(site_of(session)._renderer.config)

    def test_a_page_is_brought_up_to_date_when_it_is_asked_for(
        self, followed: tuple[PreviewSession, Path], folder: Folder
    ) -> None:
        session, site = followed
        assert self.save(session, folder, "先停下来。", "先坐下。")
        assert self.save(session, folder, "先坐下。", "先站着。")
        page, other = site / "steps/calm/index.html", site / "index.html"
        assert "先停下来。" in page.read_text("utf-8")
        session.refresh("/guide/steps/calm/")
        assert "先站着。" in page.read_text("utf-8")
        assert "先站着。" not in other.read_text("utf-8")

    @pytest.mark.parametrize(
        "address", ["/guide/steps/calm/index.html", "/guide/steps/calm", "/guide/steps//calm/"]
    )
    def test_a_page_has_several_addresses(
        self, followed: tuple[PreviewSession, Path], folder: Folder, address: str
    ) -> None:
        session, site = followed
        assert self.save(session, folder, "先停下来。", "先坐下。")
        session.refresh(address)
        assert "先坐下。" in (site / "steps/calm/index.html").read_text("utf-8")

    @pytest.mark.parametrize("file", ["data/v1/knowledge-base.json", "search/records.json"])
    def test_data_and_search_are_made_when_they_are_asked_for(
        self, followed: tuple[PreviewSession, Path], folder: Folder, file: str
    ) -> None:
        session, site = followed
        data = site / "data/v1/knowledge-base.json"
        assert self.save(session, folder, "先停下来。", "先坐下。")
        session.refresh("/guide/steps/calm/")
        assert "先坐下。" not in data.read_text("utf-8")
        session.refresh(f"/guide/{file}")
        assert "先坐下。" in data.read_text("utf-8")

    @pytest.mark.parametrize("address", ["/guide/", "/guide", "/guide/index.html"])
    def test_the_home_page_is_a_page(
        self, followed: tuple[PreviewSession, Path], folder: Folder, address: str
    ) -> None:
        session, site = followed
        folder.change("site.yml", "tagline: 一句话", "tagline: 两句话")
        assert self.save(session, folder, "先停下来。", "先坐下。")
        session.refresh(address)
        assert "两句话" in (site / "index.html").read_text("utf-8")

    def test_what_is_nowhere_is_left_to_mkdocs(
        self, followed: tuple[PreviewSession, Path], folder: Folder
    ) -> None:
        session, _ = followed
        assert self.save(session, folder, "先停下来。", "先坐下。")
        for address in (
            "",
            "/",
            "/elsewhere/",
            "/guide/nothing/",
            "/guide/../../x",
            "/guide/a.css",
        ):
            session.refresh(address)

    def test_what_stops_half_way_is_built_anew(
        self,
        followed: tuple[PreviewSession, Path],
        folder: Folder,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        session, _ = followed
        monkeypatch.setattr(site_of(session), "follow", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            self.save(session, folder, "先停下来。", "先坐下。")
        assert session.site is None

    def test_what_is_undone_before_it_is_seen_is_not_rendered(
        self, followed: tuple[PreviewSession, Path], folder: Folder
    ) -> None:
        session, site = followed
        page = site / "steps/calm/index.html"
        before = page.stat().st_mtime_ns
        assert self.save(session, folder, "先停下来。", "先坐下。")
        assert self.save(session, folder, "先坐下。", "先停下来。")
        session.refresh("/guide/steps/calm/")
        assert page.stat().st_mtime_ns == before


@pytest.fixture
def served(project: Path) -> Iterator[tuple[LiveReloadServer, MkDocsConfig]]:
    """A preview that begins to serve."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "preview"))
    config.plugins.on_startup(command="serve", dirty=False)
    server = LiveReloadServer(builder=str, host="127.0.0.1", port=0, root=str(project))
    for watched in (config.docs_dir, config.config_file_path):
        server.watch(watched)
    gc.unfreeze()
    try:
        config.plugins.on_serve(server, config=config, builder=str)
        yield server, config
    finally:
        config.plugins.on_shutdown()
        server.server_close()
        gc.unfreeze()


def test_a_preview_watches_the_templates_wherever_they_are_installed(
    served: tuple[LiveReloadServer, MkDocsConfig],
) -> None:
    _, config = served
    templates = Path(publishing.__file__).parent / "templates"
    assert str(templates) in config.watch
    assert str(templates / "stage.md.j2") in {name for name, *_ in watched_state(config)}


def test_a_preview_is_spared_the_search_for_garbage_in_what_it_keeps(
    served: tuple[LiveReloadServer, MkDocsConfig],
) -> None:
    server, _ = served
    begun = gc.get_freeze_count()
    assert begun > 0
    made = [[] for _ in range(1000)]  # what a build leaves
    server.builder()
    assert gc.get_freeze_count() >= begun + len(made) // 2


def test_flat_addresses_are_refused(project: Path) -> None:
    with pytest.raises(Abort, match="use_directory_urls 要设为 true"):
        run(project, use_directory_urls=False)


def test_a_swap_that_was_interrupted_is_mended(project: Path) -> None:
    run(project)
    (project / "site").rename(project / ".site.old")
    run(project)
    assert (project / "site/index.html").is_file()
    assert not (project / ".site.old").exists()


def test_a_quiet_build_sees_warnings_too(project: Path, folder: Folder) -> None:
    """`mkdocs build --quiet` silences the log, not the judgement."""
    log = logging.getLogger("mkdocs")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        folder.write("about.md", "# 关于 { #about }\n\n[断](rules.md#nowhere)\n")
        with pytest.raises(Abort, match="原来的站点没有动"):
            run(project)
        assert log.level == logging.ERROR, "put back"
    finally:
        log.setLevel(level)
    assert not (project / "site").exists()


def test_a_site_behind_a_link_is_replaced_where_it_is(project: Path) -> None:
    (project / "real").mkdir()
    (project / "site").symlink_to("real", target_is_directory=True)
    run(project)
    assert (project / "site").is_symlink()
    assert (project / "real/index.html").is_file()


def test_a_swap_that_fails_is_reported(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Path) -> None:
        raise OSError("busy")

    monkeypatch.setattr("generator.plugin.build.write_replacement", fail)
    with pytest.raises(Abort, match="没能换上新站点：busy。原来的站点没有动。"):
        run(project)


@pytest.mark.parametrize("look", ["rglob", "stat"])
def test_a_file_that_goes_while_it_is_looked_at_stops_nothing(
    look: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes as soon as it is listed, or as soon as it was looked at once."""
    config = load_config(str(project / "mkdocs.yml"))
    gone, here = project / "content/gone.css", project / "content/here.css"
    gone.touch()
    here.touch()
    original = getattr(Path, look)

    def looked(path: Path, *arguments: Any, **options: Any) -> Any:
        found = original(path, *arguments, **options)
        found = list(found) if look == "rglob" else found
        if look == "rglob" or path == gone:
            gone.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(Path, look, looked)
    seen = {Path(name).name for name, *_ in watched_state(config)}
    assert not gone.exists()
    assert {"here.css", "mkdocs.yml"} <= seen
    assert ("gone.css" in seen) is (look == "stat")
