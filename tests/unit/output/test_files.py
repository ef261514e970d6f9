"""Writing touches what it must and nothing else, and never shows half a file."""

import os
from pathlib import Path

from generator.output import write_part, write_text


class TestWriteText:
    """Writing one text."""

    def test_writes_utf8_with_the_line_ends_of_the_text(self, tmp_path: Path) -> None:
        write_text(tmp_path / "a" / "b.md", "花\n呗\n")
        assert (tmp_path / "a/b.md").read_bytes() == "花\n呗\n".encode()
        assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.md"]

    def test_writes_what_differs_and_nothing_else(self, tmp_path: Path) -> None:
        file = tmp_path / "a.md"
        write_text(file, "old")
        os.utime(file, ns=(1, 1))
        write_text(file, "old")
        assert file.stat().st_mtime_ns == 1
        write_text(file, "new")
        assert file.read_bytes() == b"new"


def test_a_part_of_a_folder_is_made_anew(tmp_path: Path) -> None:
    for name in ("search/1/old.json", "search/index.html", "other/kept.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    write_part(tmp_path, "search/", {"search/index.json": b"{}", "search/2/new.json": b"[]"})
    found = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*")}
    assert found == {
        "search/index.json",
        "search/2/new.json",
        "search/index.html",
        "other/kept.json",
    }


def test_a_moved_file_stands_under_its_new_name_alone(tmp_path: Path) -> None:
    (tmp_path / "old.yml").write_text("a", encoding="utf-8")
    write_text(tmp_path / "new.yml", "b", instead_of=tmp_path / "old.yml")
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"new.yml": "b"}
