"""`verify`: a site is told from what its content makes, file by file."""

import gzip
import os
import shutil
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.publishing.hosting import compressors
from tests.conftest import ROOT, Folder, minimal
from tests.site.building import build
from tests.site.conftest import small_project


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small knowledge base."""
    home = tmp_path_factory.mktemp("verified")
    minimal(home / "content")
    assert build(small_project(home), home / "site").returncode == 0
    return home / "site"


@pytest.fixture
def built(project: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in the place where it is looked for."""
    shutil.copytree(made, project / "site")
    monkeypatch.chdir(project)
    # What is imported here, the build that `verify` starts must find, too.
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    return project / "site"


def test_a_site_is_what_its_content_makes(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (built / "build.json").write_text('{"commit": "another"}', encoding="utf-8")
    assert main(["verify"]) == 0
    assert capsys.readouterr().out.startswith("一样：site 的 ")


def test_every_difference_is_told(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = built / "rules/index.html"
    before = page.read_text(encoding="utf-8")
    page.write_text(before.replace("夜里不该催收", "夜里可以催收", 1), encoding="utf-8")
    line = before.partition("夜里不该催收")[0].count("\n") + 1
    with (built / "sitemap.xml").open("ab") as sitemap:
        sitemap.write(b"x")
    (built / "robots.txt.old").touch()
    (built / "404.html").unlink()
    assert main(["verify", "site"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("缺少：404.html\n多出来的：robots.txt.old\n")
    assert f"内容不同：rules/index.html，从第 {line} 行起\n" in said
    assert "内容不同：sitemap.xml，从第 " in said
    assert "不一样：site 和重新生成的有 4 处不同。\nbuild.json 里说的来源相同：要么" in said


@pytest.mark.usefixtures("built")
def test_another_origin_is_named(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.change("rules.yml", "夜里不该催收。", "夜里不催收。")
    assert main(["verify"]) == 1
    said = capsys.readouterr().out
    assert "内容不同：rules/index.html" in said
    assert "build.json 里的 content 不同：站点是 sha256:" in said
    assert "被人改过" not in said


@pytest.mark.parametrize("nonsense", ["", "[]", '{"versions": 1}'])
def test_nonsense_in_the_place_of_its_origin_is_no_origin(
    built: Path, nonsense: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (built / "build.json").write_text(nonsense, encoding="utf-8")
    (built / "404.html").unlink()
    assert main(["verify"]) == 1
    assert "build.json 里的 content 不同：站点是 没写，现在是 sha256:" in capsys.readouterr().out


def test_what_cannot_be_compared_is_said(
    built: Path, folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "content"]) == 2
    assert "content 里没有 build.json" in capsys.readouterr().err
    folder.change("rules.yml", "title: ", "title：")
    assert main(["verify"]) == 1
    assert "没能重新生成" in capsys.readouterr().err
    assert built.is_dir()


@pytest.fixture
def published(built: Path) -> Path:
    """What a server serves, with a file of the build before."""
    public = built.with_name("public")
    (built / "assets/old.00000001.js").write_text("old", encoding="utf-8")
    assert main(["publish", "site", "public"]) == 0
    (built / "assets/old.00000001.js").unlink()
    assert main(["publish", "site", "public"]) == 0
    return public


def test_the_folder_of_a_server_is_compared_too(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (published / "build.json").write_text('{"commit": "another"}', encoding="utf-8")
    packed = published / "index.html.gz"
    packed.write_bytes(gzip.compress(gzip.decompress(packed.read_bytes()), 1))
    capsys.readouterr()
    assert main(["verify", "public"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("一样：public 的 ")
    assert said[1:] == ["上一版留着的 1 个文件没有核对：现在的内容里没有它们。"]


def test_what_was_put_into_the_folder_of_a_server_is_found(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A compressed page is what most readers are sent."""
    (published / "assets/new.00000002.js").write_text("bad", encoding="utf-8")
    (published / "rules/index.html.gz").write_bytes(gzip.compress(b"bad"))
    (published / "404.html.gz").write_bytes(b"broken")
    (published / "404.html.br").write_bytes(b"broken")
    capsys.readouterr()
    assert main(["verify", "public"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert {line for line in said if line.startswith("内容不同")} == {
        "内容不同：404.html.gz，从第 1 行起",
        "内容不同：rules/index.html.gz，从第 1 行起",
    }
    assert "多出来的：assets/new.00000002.js" in said
    has_brotli = ".br" in compressors()
    assert ("多出来的：404.html.br" in said) == has_brotli
    assert ("1 个 .br 文件没有核对：这里没有装 brotli。" in said) == (not has_brotli)
