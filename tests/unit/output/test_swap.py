"""A stop anywhere leaves a whole folder, the old one or the new one."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

import pytest

from generator.output import Staging, swap, write_recovery, write_replacement
from tests.unit.output import held


def a_folder(path: Path, text: str) -> Path:
    """A folder with one page that says `text`."""
    path.mkdir()
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to replace a folder."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_write_exchange", lambda *_paths: False)


@pytest.mark.usefixtures("way")
class TestWriteReplacement:
    """Putting a folder in the place of another."""

    def test_puts_the_new_in_the_place_of_the_old(self, tmp_path: Path) -> None:
        staged, target = a_folder(tmp_path / "new", "new"), a_folder(tmp_path / "site", "old")
        (target / "stale.html").write_text("old", encoding="utf-8")
        write_replacement(staged, target)
        assert held(tmp_path) == {"site/index.html": "new"}
        assert [path.name for path in tmp_path.iterdir()] == ["site"]

    def test_needs_no_old_folder(self, tmp_path: Path) -> None:
        write_replacement(a_folder(tmp_path / "new", "new"), tmp_path / "site")
        assert held(tmp_path) == {"site/index.html": "new"}

    def test_fails_without_harm_when_there_is_no_new_folder(self, tmp_path: Path) -> None:
        a_folder(tmp_path / "site", "old")
        with pytest.raises(OSError, match="new"):
            write_replacement(tmp_path / "new", tmp_path / "site")
        assert held(tmp_path) == {"site/index.html": "old"}
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_two_folders_change_places_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged, target = a_folder(tmp_path / "new", "new"), a_folder(tmp_path / "site", "old")
    if not swap._write_exchange(staged, target):
        pytest.skip("this file system cannot exchange")
    swap._write_exchange(staged, target)

    def refuse(_path: Path, _target: Path) -> Path:
        raise AssertionError("renamed")

    monkeypatch.setattr(Path, "rename", refuse)
    write_replacement(staged, target)
    assert held(tmp_path) == {"site/index.html": "new"}


def test_an_exchange_swaps_both_ways(tmp_path: Path) -> None:
    one, other = a_folder(tmp_path / "one", "1"), a_folder(tmp_path / "two", "2")
    if not swap._write_exchange(one, other):
        pytest.skip("this file system cannot exchange")
    assert held(tmp_path) == {"one/index.html": "2", "two/index.html": "1"}


def test_an_exchange_with_nothing_is_none(tmp_path: Path) -> None:
    one = a_folder(tmp_path / "one", "1")
    assert swap._write_exchange(one, tmp_path / "two") is False
    assert held(tmp_path) == {"one/index.html": "1"}


class Library:
    """A C library that notes what it is asked."""

    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.asked: list[tuple[object, ...]] = []

    def load(self, *arguments: object, **options: object) -> "Library":
        """Stands in for loading the C library of the system."""
        assert (arguments, options) == ((None,), {"use_errno": True})
        return self

    def renamex_np(self, *arguments: object) -> int:
        """The call of macOS."""
        self.asked.append(("renamex_np", *arguments))
        return self.answer

    def renameat2(self, *arguments: object) -> int:
        """The call of Linux."""
        self.asked.append(("renameat2", *arguments))
        return self.answer


@pytest.mark.parametrize(("answer", "done"), [(0, True), (-1, False), (1, False)])
@pytest.mark.parametrize(
    ("system", "call"),
    [
        ("linux", ("renameat2", -100, b"a", -100, b"b", 2)),
        ("darwin", ("renamex_np", b"a", b"b", 2)),
    ],
)
def test_each_system_has_its_own_call(
    system: str,
    call: tuple[object, ...],
    answer: int,
    done: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = Library(answer)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(ctypes, "CDLL", library.load)
    assert swap._write_exchange(Path("a"), Path("b")) is done
    assert library.asked == [call]


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_a_system_that_cannot_exchange_says_so(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", fail)
    assert swap._write_exchange(Path("a"), Path("b")) is False


def fail_on(monkeypatch: pytest.MonkeyPatch, folder: Path, error: BaseException) -> None:
    """Lets the folder not be renamed."""
    rename = Path.rename

    def fail(path: Path, to: Path) -> Path:
        if path == folder:
            raise error
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", fail)


class TestTwoRenames:
    """What happens where folders cannot change places in one step."""

    @pytest.fixture(autouse=True)
    def no_exchange(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Lets every exchange fail."""
        monkeypatch.setattr(swap, "_write_exchange", lambda *_paths: False)

    def test_the_old_one_comes_back_when_the_second_rename_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        staged, target = a_folder(tmp_path / "new", "new"), a_folder(tmp_path / "site", "old")
        fail_on(monkeypatch, staged, PermissionError("the folder is in use"))
        with pytest.raises(PermissionError, match="in use"):
            write_replacement(staged, target)
        assert held(tmp_path) == {"new/index.html": "new", "site/index.html": "old"}

    def test_a_stop_between_the_renames_is_mended(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        staged, target = a_folder(tmp_path / "new", "new"), a_folder(tmp_path / "site", "old")
        fail_on(monkeypatch, staged, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            write_replacement(staged, target)
        assert held(tmp_path) == {".site.old/index.html": "old", "new/index.html": "new"}
        monkeypatch.undo()
        write_recovery(target)
        assert held(tmp_path) == {"new/index.html": "new", "site/index.html": "old"}

    def test_a_stop_before_the_old_one_is_deleted_is_mended(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        staged, target = a_folder(tmp_path / "new", "new"), a_folder(tmp_path / "site", "old")

        def stop(_path: Path, **_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(shutil, "rmtree", stop)
        with pytest.raises(KeyboardInterrupt):
            write_replacement(staged, target)
        monkeypatch.undo()
        write_recovery(target)
        assert held(tmp_path) == {"site/index.html": "new"}
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("there", [True, False])
def test_recovery_changes_nothing_when_nothing_was_interrupted(there: bool, tmp_path: Path) -> None:
    if there:
        a_folder(tmp_path / "site", "new")
    write_recovery(tmp_path / "site")
    assert held(tmp_path) == ({"site/index.html": "new"} if there else {})


def test_staging_of_dead_processes_is_removed_and_of_living_ones_kept(tmp_path: Path) -> None:
    """Whatever its number says: another process may have the same one by now."""
    target = tmp_path / "site"
    mine = Staging(target)
    mine.write_empty()
    assert mine.path == tmp_path / f".site.building-{os.getpid()}"
    gone, reused = tmp_path / ".site.building-4194305", tmp_path / f".site.building-{os.getppid()}"
    for folder in (gone, reused):
        (folder / "half").mkdir(parents=True)
    write_recovery(target)
    assert (mine.path.exists(), gone.exists(), reused.exists()) == (True, False, False)
    mine.write_off()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
def test_staging_that_was_taken_for_a_rest_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another build may look between the making of the folder and its lock."""
    target = tmp_path / "site[1]"  # no pattern
    staging, lock, asked = Staging(target), swap._locked, []

    def disturbed(folder: Path) -> int | None:
        asked.append(folder)
        if len(asked) == 1:  # gone before it is opened
            folder.rmdir()
        if len(asked) == 2:  # locked by whoever takes it away
            held_by_other = os.open(folder, os.O_RDONLY)
            swap.fcntl.flock(held_by_other, swap.fcntl.LOCK_EX)
            try:
                return lock(folder)
            finally:
                os.close(held_by_other)
        mine = lock(folder)
        if len(asked) == 3:  # gone before it is locked
            folder.rmdir()
            folder.mkdir()
        return mine

    monkeypatch.setattr(swap, "_locked", disturbed)
    staging.write_empty()
    assert len(asked) == 4
    monkeypatch.undo()
    write_recovery(target)
    assert staging.path.is_dir(), "it is locked"
    staging.write_off()
    staging.path.mkdir()
    write_recovery(target)
    assert not staging.path.exists()


def test_staging_begins_empty_whatever_had_the_same_number(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "site")
    (staging.path / "half").mkdir(parents=True)
    staging.write_empty()
    assert list(staging.path.iterdir()) == []
    staging.write_off()
    staging.write_off()


def test_a_file_is_never_replaced_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        write_replacement(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site").read_text("utf-8") == "mine"
    assert (tmp_path / "new").is_dir()


@pytest.mark.skipif(os.name == "nt", reason="no such modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_modes_do_not_depend_on_the_umask(umask: int, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        (tmp_path / "new/a").mkdir(parents=True)
        (tmp_path / "new/a/b.html").write_text("x", encoding="utf-8")
        write_replacement(tmp_path / "new", tmp_path / "site")
    finally:
        os.umask(before)
    site = tmp_path / "site"
    modes = [path.stat().st_mode & 0o777 for path in (site, site / "a", site / "a/b.html")]
    assert modes == [0o755, 0o755, 0o644]
