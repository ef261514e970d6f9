"""`publish`: fills the folder of a server, file by file, and spoils nothing."""

import errno
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.output import MANIFEST
from tests.conftest import Folder


@pytest.fixture
def built(tmp_path: Path) -> Folder:
    """What `mkdocs build` could have made."""
    folder = Folder(tmp_path / "site")
    folder.write("data/v1/knowledge-base.json", "{}")
    folder.write("index.html", "<p>one</p>")
    folder.write("assets/site.00000001.js", "1")
    return folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_of_a_server_follows_the_site(
    built: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "public"
    assert main(["publish", str(built.path), str(target)]) == 0
    unchanged = (target / "data/v1/knowledge-base.json").stat().st_mtime_ns
    built.write("index.html", "<p>two</p>")
    (built.path / "assets/site.00000001.js").rename(built.path / "assets/site.00000002.js")
    capsys.readouterr()
    assert main(["publish", str(built.path), str(target)]) == 0
    assert capsys.readouterr().out.startswith("写了 3 个文件，删了 0 个。\n压缩：")
    assert (target / "index.html").read_text("utf-8") == "<p>two</p>"
    assert (target / "assets/site.00000001.js").read_text("utf-8") == "1", "a page may be open"
    assert (target / "data/v1/knowledge-base.json").stat().st_mtime_ns == unchanged, "for its ETag"
    built.write("assets/site.00000003.js", "3")
    (built.path / "assets/site.00000002.js").unlink()
    assert main(["publish", str(built.path), str(target)]) == 0
    assert names(target) == {*names(built.path), "assets/site.00000002.js", "kept.txt", MANIFEST}


def test_nothing_else_is_touched(
    built: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Folder(tmp_path / "public")
    folder.write("index.html", "somebody's")
    assert main(["publish", str(built.path), str(folder.path)]) == 1
    assert "没有动：index.html" in capsys.readouterr().err
    assert names(folder.path) == {"index.html"}
    folder.write("data/v1/knowledge-base.json", "{}")
    folder.write("content/site.yml", "name: 小站")
    for site, target, code, said in (
        (tmp_path / "none", tmp_path / "x", 1, "没有这个文件夹"),
        (tmp_path, tmp_path / "x", 1, "先运行 python -m mkdocs build"),
        (built.path, built.path, 2, "要分开放"),
        (built.path, built.path / "below", 2, "要分开放"),
        (built.path, tmp_path, 2, "要分开放"),
        (built.path, folder.path / "index.html", 2, "这不是文件夹"),
        (built.path, folder.path / "content", 2, "内容文件夹"),
        (built.path, folder.path / "content/steps", 2, "内容文件夹"),
    ):
        assert main(["publish", str(site), str(target)]) == code, said
        assert said in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_a_folder_that_cannot_be_written_is_said(
    built: Folder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space", "a.html")

    monkeypatch.setattr("generator.commands.publish.write_served_folder", refuse)
    assert main(["publish", str(built.path), str(tmp_path / "public")]) == 1
    assert capsys.readouterr().err == f"写不了 {tmp_path / 'public'}：磁盘满了（a.html）。\n"


def test_a_link_that_leads_to_itself_is_no_folder(
    built: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "public").symlink_to(tmp_path / "public")
    assert main(["publish", str(built.path), str(tmp_path / "public")]) == 1
    assert "写不了" in capsys.readouterr().err
