"""A folder follows what it is given, and what is not ours in it is left alone."""

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.output import MANIFEST, Synced, write_folder, write_served_folder
from tests.unit.output import held


def manifest(folder: Path) -> dict[str, str]:
    """What the manifest of a folder remembers."""
    found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def tamper(folder: Path, content: object) -> None:
    """Writes a manifest of one's own."""
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / MANIFEST).write_text(text, encoding="utf-8")


class TestWriteFolder:
    """Making a folder hold some files."""

    def test_makes_the_folder_and_the_folders_in_it(self, tmp_path: Path) -> None:
        made = tmp_path / "a" / "b"
        assert write_folder({"c.md": b"1", "d/e/f.md": b"2"}, made) == Synced(
            ("c.md", "d/e/f.md"), ()
        )
        assert held(made) == {"c.md": "1", "d/e/f.md": "2"}

    def test_writes_nothing_the_second_time(self, tmp_path: Path) -> None:
        files = {"a.md": b"1", "b/c.md": b"2"}
        write_folder(files, tmp_path)
        os.utime(tmp_path / "a.md", ns=(1, 1))
        os.utime(tmp_path / MANIFEST, ns=(1, 1))
        assert write_folder(files, tmp_path) == Synced((), ())
        assert (tmp_path / "a.md").stat().st_mtime_ns == 1
        assert (tmp_path / MANIFEST).stat().st_mtime_ns == 1

    def test_writes_only_what_changed(self, tmp_path: Path) -> None:
        write_folder({"a.md": b"1", "b.md": b"2"}, tmp_path)
        os.utime(tmp_path / "a.md", ns=(1, 1))
        assert write_folder({"a.md": b"1", "b.md": b"3", "c.md": b"4"}, tmp_path) == Synced(
            ("b.md", "c.md"), ()
        )
        assert (tmp_path / "a.md").stat().st_mtime_ns == 1
        assert held(tmp_path) == {"a.md": "1", "b.md": "3", "c.md": "4"}

    def test_restores_what_somebody_changed_or_deleted(self, tmp_path: Path) -> None:
        write_folder({"a.md": b"1", "b.md": b"2"}, tmp_path)
        (tmp_path / "a.md").write_text("changed", encoding="utf-8")
        (tmp_path / "b.md").unlink()
        assert write_folder({"a.md": b"1", "b.md": b"2"}, tmp_path).written == ("a.md", "b.md")
        assert held(tmp_path) == {"a.md": "1", "b.md": "2"}

    def test_deletes_what_an_earlier_run_made_and_this_one_does_not(self, tmp_path: Path) -> None:
        write_folder({"a.md": b"1", "b.md": b"2"}, tmp_path)
        assert write_folder({"a.md": b"1"}, tmp_path) == Synced((), ("b.md",))
        assert held(tmp_path) == {"a.md": "1"}
        assert list(manifest(tmp_path)) == ["a.md"]

    def test_deletes_folders_that_became_empty_and_only_those(self, tmp_path: Path) -> None:
        write_folder({"a/b/c.md": b"1", "d/e.md": b"2", "d/f/g.md": b"3"}, tmp_path)
        write_folder({"d/e.md": b"2"}, tmp_path)
        assert not (tmp_path / "a").exists()
        assert not (tmp_path / "d/f").exists()
        assert held(tmp_path) == {"d/e.md": "2"}

    def test_keeps_the_folder_itself_when_nothing_is_left_but_the_manifest(
        self, tmp_path: Path
    ) -> None:
        write_folder({"a/b.md": b"1"}, tmp_path)
        assert write_folder({}, tmp_path) == Synced((), ("a/b.md",))
        assert [path.name for path in tmp_path.iterdir()] == [MANIFEST]
        assert manifest(tmp_path) == {}

    def test_touches_nothing_it_did_not_make(self, tmp_path: Path) -> None:
        (tmp_path / "own").mkdir()
        (tmp_path / "own/note.md").write_text("mine", encoding="utf-8")
        write_folder({"a.md": b"1", "own/b.md": b"2"}, tmp_path)
        write_folder({}, tmp_path)
        assert held(tmp_path) == {"own/note.md": "mine"}

    def test_leaves_a_stale_file_that_somebody_changed(self, tmp_path: Path) -> None:
        write_folder({"a.md": b"1", "b.md": b"2"}, tmp_path)
        (tmp_path / "b.md").write_text("mine", encoding="utf-8")
        assert write_folder({"a.md": b"1"}, tmp_path) == Synced((), ())
        assert held(tmp_path) == {"a.md": "1", "b.md": "mine"}

    def test_forgets_a_stale_file_that_somebody_changed(self, tmp_path: Path) -> None:
        write_folder({"b.md": b"2"}, tmp_path)
        (tmp_path / "b.md").write_text("mine", encoding="utf-8")
        write_folder({}, tmp_path)
        (tmp_path / "b.md").write_text("2", encoding="utf-8")
        assert write_folder({}, tmp_path).deleted == ()

    def test_minds_no_stale_file_that_is_gone(self, tmp_path: Path) -> None:
        write_folder({"a.md": b"1"}, tmp_path)
        (tmp_path / "a.md").unlink()
        assert write_folder({}, tmp_path) == Synced((), ())

    def test_works_in_the_current_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        write_folder({"a/b.md": b"1"}, Path())
        assert write_folder({}, Path()) == Synced((), ("a/b.md",))
        assert not (tmp_path / "a").exists()

    def test_leaves_no_partial_file(self, tmp_path: Path) -> None:
        write_folder({"a.md": b"1", "b/c.md": b"2"}, tmp_path)
        assert {path.name for path in tmp_path.rglob("*")} == {"a.md", "b", "c.md", MANIFEST}

    def test_never_shows_half_a_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write_folder({"a.md": b"old"}, tmp_path)

        def stop(_path: Path, _target: Path) -> Path:
            raise KeyboardInterrupt

        monkeypatch.setattr(Path, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            write_folder({"a.md": b"new"}, tmp_path)
        assert (tmp_path / "a.md").read_bytes() == b"old"

    def test_leaves_no_rest_of_what_it_could_not_write(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A full disk would only be fuller for it."""

        def fail(_path: Path, _target: Path) -> Path:
            raise OSError(errno.ENOSPC, "full")

        monkeypatch.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="full"):
            write_folder({"a.md": b"new"}, tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_removes_what_a_killed_run_was_writing(self, tmp_path: Path) -> None:
        write_folder({"a/b.md": b"1", "c.md": b"2"}, tmp_path)
        for rest in (tmp_path / "a/.b.md.partial", tmp_path / "a/.mine.partial"):
            rest.write_text("1", encoding="utf-8")
        write_folder({"c.md": b"2"}, tmp_path)
        assert [path.name for path in (tmp_path / "a").iterdir()] == [".mine.partial"]

    def test_remembers_files_sorted_by_name_with_their_digest(self, tmp_path: Path) -> None:
        write_folder({"b.md": b"", "a.md": b"abc"}, tmp_path)
        assert list(manifest(tmp_path).items()) == [
            ("a.md", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            ("b.md", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ]
        assert (tmp_path / MANIFEST).read_text(encoding="utf-8").startswith('{\n "a.md": "ba78')


@pytest.mark.parametrize(
    "name", ["../victim.md", "a/../../victim.md", "{absolute}", "link/victim.md"]
)
def test_a_manifest_that_points_outside_the_folder_is_ignored(name: str, tmp_path: Path) -> None:
    victim = tmp_path / "victim.md"
    victim.write_text("abc", encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    tamper(folder, {name.format(absolute=victim): digest})
    assert write_folder({}, folder) == Synced((), ())
    assert victim.read_text(encoding="utf-8") == "abc"


@pytest.mark.parametrize(
    "content", ["", "[", "[1]", "null", '"a.md"', '{"a.md": 1}', '{"a.md": null}', '{"a.md": "0"}']
)
def test_a_manifest_that_makes_no_sense_is_forgotten(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine", encoding="utf-8")
    tamper(tmp_path, content)
    assert write_folder({"b.md": b"1"}, tmp_path) == Synced(("b.md",), ())
    assert held(tmp_path) == {"a.md": "mine", "b.md": "1"}
    assert list(manifest(tmp_path)) == ["b.md"]


def test_a_manifest_that_is_not_utf8_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"\xff")
    assert write_folder({"b.md": b"1"}, tmp_path) == Synced(("b.md",), ())


def test_a_manifest_with_some_nonsense_still_counts(tmp_path: Path) -> None:
    write_folder({"a.md": b"1"}, tmp_path)
    tamper(tmp_path, {**manifest(tmp_path), "../b.md": "x", "c.md": 3, "": "y", ".": "z"})
    assert write_folder({}, tmp_path) == Synced((), ("a.md",))


FILES = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "c/d.md", "c/e.md", "f/g/h.md"]),
    st.sampled_from([b"", b"1", b"2"]),
)


@settings(
    deadline=None,
    derandomize=True,
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(runs=st.lists(FILES, min_size=1, max_size=4))
def test_after_any_runs_the_folder_holds_exactly_the_last_files(
    runs: list[dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("runs")
    for files in runs:
        before = held(folder)
        synced = write_folder(files, folder)
        assert held(folder) == {name: content.decode() for name, content in files.items()}
        assert set(synced.deleted) == before.keys() - files.keys()
        assert set(synced.written) == {
            name for name, content in files.items() if before.get(name) != content.decode()
        }


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("umask", [0o077, 0o000, 0o027])
def test_a_server_may_read_what_it_is_given(umask: int, tmp_path: Path) -> None:
    def modes() -> set[int]:
        return {path.stat().st_mode & 0o777 for path in (folder, *folder.rglob("*"))}

    before, folder = os.umask(umask), tmp_path / "public"
    try:
        write_served_folder({"a/b.html": b"1", "c.html": b"2"}, folder)
        assert modes() == {0o755, 0o644}
        (folder / "a").chmod(0o700)
        (folder / "a/b.html").chmod(0o600)  # as an earlier release wrote it
        (folder / "mine.txt").touch(0o600)
        write_served_folder({"a/b.html": b"1", "c.html": b"3"}, folder)
        assert (folder / "mine.txt").stat().st_mode & 0o777 == 0o600 & ~umask
        (folder / "mine.txt").unlink()
        assert modes() == {0o755, 0o644}
        assert os.umask(umask) == umask, "it is given back"
    finally:
        os.umask(before)


def test_a_file_in_the_way_that_no_run_made_stops_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine", encoding="utf-8")
    (tmp_path / "d.md").mkdir()
    synced = write_folder({"a.md": b"new", "b.md": b"b", "d.md": b"d"}, tmp_path)
    assert synced == Synced(foreign=("a.md", "d.md"))
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "b.md").exists()


def test_a_file_that_is_already_right_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"same")
    assert write_folder({"a.md": b"same"}, tmp_path) == Synced()
    assert write_folder({}, tmp_path) == Synced(deleted=("a.md",))
