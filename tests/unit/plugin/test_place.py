"""Where a site may be put, and what is said when a system refuses: the old one stays whole."""

import errno
import os
import signal
import threading
import tomllib
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from generator.output import StopSignal
from generator.plugin import build, place
from generator.publishing.toml_files import BrokenTomlError
from tests.site.digests import digest
from tests.unit.plugin.test_plugin import project, run

__all__ = ["project"]


def held(home: Path) -> list[str]:
    """What stands in a folder, hidden or not."""
    return sorted(path.name for path in home.iterdir())


@pytest.fixture
def site(project: Path) -> Path:
    """A site that is there already."""
    run(project)
    return project / "site"


def refused(project: Path, **options: Any) -> str:
    """What is said of a build that stops, which leaves nothing new beside the old."""
    before, files = held(project), digest(project)
    with pytest.raises(Abort) as stopped:
        run(project, **options)
    assert held(project) == before, "nothing half made is left"
    assert digest(project) == files
    return str(stopped.value)


def test_a_site_of_ours_is_replaced(project: Path, site: Path) -> None:
    (site / "old.txt").write_text("x", encoding="utf-8")
    run(project)
    assert not (site / "old.txt").exists()
    assert [name for name in held(project) if name.startswith(".site")] == []


def test_an_empty_folder_is_filled(project: Path) -> None:
    (project / "site").mkdir()
    run(project)
    assert (project / "site/index.html").is_file()


def test_a_file_in_the_place_of_the_site_is_left(project: Path) -> None:
    (project / "site").write_text("mine", encoding="utf-8")
    assert "是一个文件，不是文件夹，没有动它" in refused(project)


def test_a_folder_of_somebody_else_is_left_unless_told_so(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/letter.txt").write_text("mine", encoding="utf-8")
    assert "写 replace: true" in refused(project)
    run(project, plugins={"yuqi-guide": {"replace": True}})
    assert not (project / "site/letter.txt").exists()


def test_the_project_itself_is_never_replaced(project: Path) -> None:
    configuration = place.MkDocsConfig(str(project / "mkdocs.yml"))
    with pytest.raises(Abort, match="这个项目自己"):
        place.refuse_target(project.resolve(), configuration, replace=True)


def test_a_link_is_followed_and_kept(project: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere/www"
    real.mkdir(parents=True)
    (project / "site").symlink_to(real, target_is_directory=True)
    run(project)
    assert (project / "site").is_symlink()
    assert (real / "index.html").is_file()
    assert held(real.parent) == ["www"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "磁盘满了"),
        (errno.EROFS, "这个磁盘是只读的"),
        (errno.EACCES, "没有读写的权限"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
@pytest.mark.parametrize(
    "step", ["mkdocs.utils.write_file", "generator.output.swap._write_exchange"]
)
def test_what_the_system_refuses_is_said(
    project: Path, site: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, said: str
) -> None:
    """While pages are written, and when the new site is put in place."""

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number), "x.html")

    monkeypatch.setattr(step, fail)
    told = refused(project)
    assert said in told
    assert "（x.html）。原来的站点没有动。" in told
    assert (site / "index.html").is_file()


@pytest.mark.skipif(os.name == "nt", reason="no such limit")
@pytest.mark.usefixtures("site")
def test_a_disk_that_is_full_in_the_middle_of_a_file(project: Path) -> None:
    """As the system does it: a limit of 20 kB to a file."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        assert "文件太大，系统不许写" in refused(project)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_link_that_leads_to_itself_is_left(project: Path) -> None:
    (project / "site").symlink_to(project / "site")
    with pytest.raises(Abort, match="绕成圈的链接，没有动它"):
        run(project)
    assert (project / "site").is_symlink()


@pytest.mark.usefixtures("heeded")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_leaves_the_old_site_and_nothing_else(
    project: Path,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    name: str,
) -> None:
    before, whole = held(project), digest(site)
    handler = signal.getsignal(signal.SIGTERM)
    asked = []

    def stop(*_: object) -> None:
        asked.append([entry for entry in held(project) if ".building-" in entry])
        os.kill(os.getpid(), getattr(signal, name))

    monkeypatch.setattr("mkdocs.utils.write_file", stop)
    with pytest.raises(KeyboardInterrupt):
        run(project)
    assert len(asked[0]) == 1, "it was in the middle of a build"
    assert held(project) == before
    assert digest(site) == whole
    assert signal.getsignal(signal.SIGTERM) is handler, "and the signal is given back"
    assert "停下了。原来的站点没有动。" in caplog.text


@pytest.mark.usefixtures("heeded")
def test_a_signal_while_the_site_is_put_in_place_changes_nothing(
    project: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a swap helps nobody, and it is over in a moment."""
    (site / "old.txt").write_text("x", encoding="utf-8")
    swap = build.write_replacement

    def stop(staged: Path, target: Path) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        swap(staged, target)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(build, "write_replacement", stop)
    run(project)
    assert not (site / "old.txt").exists()
    assert [name for name in held(project) if name.startswith(".site")] == []


def test_what_is_to_be_ignored_stays_ignored() -> None:
    """As `nohup` wants it, and a shell for what runs behind it."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        stop = StopSignal()
        os.kill(os.getpid(), signal.SIGHUP)
        stop.close()
        assert not stop.came
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_thread_leaves_the_signals_alone() -> None:
    handler = signal.getsignal(signal.SIGTERM)
    made: list[object] = []
    thread = threading.Thread(target=lambda: made.append(StopSignal()))
    thread.start()
    thread.join()
    assert signal.getsignal(signal.SIGTERM) is handler


@pytest.mark.usefixtures("site")
def test_words_of_a_script_that_cannot_be_read_are_said(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise BrokenTomlError("ranking.toml", tomllib.TOMLDecodeError("(at line 2, column 7)"))

    monkeypatch.setattr("generator.publishing.search.build.read_ranking", fail)
    told = refused(project)
    assert told.startswith("ranking.toml:2:7: 从这里起读不懂了。")
    assert told.endswith("原来的站点没有动。")
