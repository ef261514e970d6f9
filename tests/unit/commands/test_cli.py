"""The shell's door: exit codes, formats, and a content folder nobody touches."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.authoring.reference import reference_files
from generator.commands import shared
from generator.output import MANIFEST
from tests.conftest import ROOT, Folder

TWO_FAULTS = """\
{path}/rules.yml:9:16: EVD002 引用了法律「民法典」，却没有写第几条。
    9 |     - {{source: code, at: 某条}}
      |                ^^^^
  修复：在 at 里写明条号，写成 第…条；不知道是第几条，就先打开条文找到那一句。

{path}/steps/calm.yml:4:8: FLD004 phase（属于哪一步）不能是「先跑」。
    4 | phase: 先跑
      |        ^^^^
  修复：是不是「先稳住」？从这些里选一个：先稳住、核实对方、弄清欠款、协商还款、留下证据、制止与投诉、法律程序、找人帮忙、收尾。

共 2 个问题，分布在 2 个文件里。
"""

COMMANDS = """\
::error file={path}/rules.yml,line=9,endLine=9,col=16,endColumn=20,title=EVD002\
::引用了法律「民法典」，却没有写第几条。\
%0A修复：在 at 里写明条号，写成 第…条；不知道是第几条，就先打开条文找到那一句。
::error file={path}/steps/calm.yml,line=4,endLine=4,col=8,endColumn=10,title=FLD004\
::phase（属于哪一步）不能是「先跑」。\
%0A修复：是不是「先稳住」？从这些里选一个：先稳住、核实对方、弄清欠款、协商还款、\
留下证据、制止与投诉、法律程序、找人帮忙、收尾。
"""


@pytest.fixture
def broken(folder: Folder) -> Folder:
    """A folder with two faults."""
    folder.change("rules.yml", "第1033条", "某条")
    folder.change("steps/calm.yml", "先稳住", "先跑")
    return folder


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder with content and time of change."""
    return {
        path.as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class TestCheck:
    """The command that checks the content."""

    def test_a_clean_folder_gives_0_and_says_so(
        self, folder: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", str(folder.path)]) == 0
        assert capsys.readouterr() == ("没有发现问题。\n", "")

    def test_problems_give_1_and_are_reported_as_text(
        self, broken: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", str(broken.path)]) == 1
        assert capsys.readouterr() == (
            TWO_FAULTS.format(path=broken.path.as_posix()),
            "",
        )

    def test_text_is_the_default_format(
        self, broken: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["check", str(broken.path)])
        default = capsys.readouterr().out
        main(["check", "--format", "text", str(broken.path)])
        assert capsys.readouterr().out == default

    def test_json_is_a_list_of_objects_with_exactly_the_promised_keys(
        self, broken: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", "--format", "json", str(broken.path)]) == 1
        out, err = capsys.readouterr()
        assert err == ""
        path = broken.path.as_posix()
        assert json.loads(out) == [
            {
                "path": f"{path}/rules.yml",
                "line": 9,
                "column": 16,
                "end_line": 9,
                "end_column": 20,
                "code": "EVD002",
                "severity": "error",
                "message": "引用了法律「民法典」，却没有写第几条。",
                "hint": "在 at 里写明条号，写成 第…条；不知道是第几条，就先打开条文找到那一句。",
                "related": [],
            },
            {
                "path": f"{path}/steps/calm.yml",
                "line": 4,
                "column": 8,
                "end_line": 4,
                "end_column": 10,
                "code": "FLD004",
                "severity": "error",
                "message": "phase（属于哪一步）不能是「先跑」。",
                "hint": "是不是「先稳住」？从这些里选一个："
                "先稳住、核实对方、弄清欠款、协商还款、留下证据、"
                "制止与投诉、法律程序、找人帮忙、收尾。",
                "related": [],
            },
        ]

    def test_json_of_a_clean_folder_is_an_empty_list(
        self, folder: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", "--format", "json", str(folder.path)]) == 0
        assert capsys.readouterr() == ("[]\n", "")

    def test_github_is_one_workflow_command_a_problem(
        self, broken: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", "--format", "github", str(broken.path)]) == 1
        assert capsys.readouterr() == (
            COMMANDS.format(path=broken.path.as_posix()),
            TWO_FAULTS.format(path=broken.path.as_posix()),
        )

    def test_github_says_nothing_of_a_clean_folder(
        self, folder: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", "--format", "github", str(folder.path)]) == 0
        assert capsys.readouterr() == ("", "")

    @pytest.mark.parametrize("style", ["text", "json", "github"])
    def test_the_content_is_left_as_it_was(self, style: str, broken: Folder) -> None:
        before = snapshot(broken.path.parent)
        main(["check", "--format", style, str(broken.path)])
        assert snapshot(broken.path.parent) == before

    def test_the_folder_content_is_the_default(
        self, broken: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(broken.path.parent)
        assert main(["check"]) == 1
        assert capsys.readouterr().out.startswith("content/rules.yml:9:16: EVD002 ")

    def test_paths_are_reported_as_the_folder_was_given(
        self, broken: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(broken.path.parent)
        assert main(["check", "./content/"]) == 1
        assert capsys.readouterr().out.startswith("content/rules.yml:9:16: EVD002 ")


class TestUsage:
    """What is no check and no export."""

    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["build"],
            ["check", "--format", "xml"],
            ["check", "a", "b"],
            ["export"],
            ["export", "a", "b", "c"],
            ["export", "--format", "json", "a"],
            ["check", "--unknown"],
            ["reference", "a", "b"],
        ],
        ids=" ".join,
    )
    def test_wrong_usage_gives_2(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("用法：python -m generator")

    @pytest.mark.parametrize("command", [["check"], ["export", "out"]], ids=" ".join)
    def test_a_folder_that_does_not_exist_gives_2(
        self, command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([*command, str(tmp_path / "nowhere")]) == 2
        assert capsys.readouterr() == ("", f"没有这个文件夹：{tmp_path / 'nowhere'}\n")

    def test_a_file_is_no_folder(self, folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
        file = folder.path / "site.yml"
        assert main(["check", str(file)]) == 2
        assert capsys.readouterr() == (
            "",
            f"这里要写文件夹，不是文件：{file}。内容总是整个文件夹一起看，例如 content。\n",
        )

    @pytest.mark.parametrize(
        ("command", "usage", "words"),
        [
            (
                [],
                "[-h] 命令 ...",
                [
                    "逾期指南的生成器",
                    "检查内容，指出每个问题的位置和修法",
                    "把生成的页面写到文件夹，供别的工具使用",
                    "更新字段表、词表、规则表、原料表（reference 文件夹）",
                ],
            ),
            (
                ["check"],
                (
                    "check [-h] [--format 格式] [--explain 代码] [--today 日期] "
                    "[--due] [--fix | --diff] [内容文件夹]"
                ),
                [],
            ),
            (
                ["export"],
                "export [-h] [--repository 网址] [--site-url 网址] 目标文件夹 [内容文件夹]",
                ["源码仓库网址，用于编辑链接"],
            ),
            (["reference"], "reference [-h] [目标文件夹]", []),
        ],
        ids=["all commands", "check", "export", "reference"],
    )
    def test_help_explains_in_chinese(
        self,
        command: list[str],
        usage: str,
        words: list[str],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv("COLUMNS", "200")
        with pytest.raises(SystemExit) as stop:
            main([*command, "--help"])
        shown = capsys.readouterr().out
        assert stop.value.code == 0
        assert shown.startswith(f"用法：python -m generator {usage}\n")
        lines = [f"  {line}" for line in shown.splitlines()]
        assert all(any(line.endswith(f"  {word}") for line in lines) for word in words)

    def test_the_three_codes_are_what_is_promised(self) -> None:
        assert (shared.CLEAN, shared.PROBLEMS, shared.USAGE) == (0, 1, 2)


class TestExport:
    """The command that writes the pages."""

    def test_writes_generated_and_hand_written_pages(
        self, folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder.write("about.md", "# 关于 { #about }\n\nA & B。\n")
        target = tmp_path / "out" / "docs"
        assert main(["export", str(target), str(folder.path)]) == 0
        files = {path.relative_to(target).as_posix() for path in target.rglob("*.*")}
        assert {"index.md", "about.md", "stages/begin.md", "steps/calm.md"} <= files
        assert {"data/v1/knowledge-base.json", "data/v1/schema/rule.json"} <= files
        text = (target / "about.md").read_text(encoding="utf-8")
        assert text == '---\ntitle: "关于"\n---\n\n# 关于 { #about }\n\nA &#38; B。\n'
        count = len(files - {MANIFEST})
        assert capsys.readouterr() == (f"写了 {count} 个文件，删了 0 个。\n", "")

    def test_writes_only_what_changed_and_deletes_what_is_stale(
        self, folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        target = tmp_path / "out"
        folder.write("about.md", "# 关于 { #about }\n\nA & B。\n")
        main(["export", str(target), str(folder.path)])
        capsys.readouterr()
        folder.delete("about.md")
        assert main(["export", str(target), str(folder.path)]) == 0
        assert capsys.readouterr() == ("写了 0 个文件，删了 1 个。\n", "")
        assert not (target / "about.md").exists()

    def test_the_folder_content_is_the_default(
        self, folder: Folder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder.path.parent)
        assert main(["export", "out"]) == 0
        assert (folder.path.parent / "out/rules.md").is_file()

    def test_leaves_the_content_as_it_was(self, folder: Folder, tmp_path: Path) -> None:
        before = snapshot(folder.path)
        main(["export", str(tmp_path / "out"), str(folder.path)])
        assert snapshot(folder.path) == before

    def test_writes_nothing_when_the_content_has_problems(
        self, broken: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["export", str(tmp_path / "out"), str(broken.path)]) == 1
        assert capsys.readouterr().out.endswith("\n\n共 2 个问题，分布在 2 个文件里。\n")
        assert not (tmp_path / "out").exists()

    def test_a_file_in_the_place_of_the_folder_gives_2(
        self, folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        target = tmp_path / "out"
        target.write_text("mine", encoding="utf-8")
        assert main(["export", str(target), str(folder.path)]) == 2
        assert capsys.readouterr() == ("", f"这不是文件夹：{target}\n")
        assert target.read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize("address", ["https://example.org/X", "https://example.org/X//"])
    def test_links_to_the_repository_only_when_it_is_known(
        self, address: str, folder: Folder, tmp_path: Path
    ) -> None:
        main(["export", str(tmp_path / "a"), str(folder.path)])
        main(["export", "--repository", address, str(tmp_path / "b"), str(folder.path)])
        without = (tmp_path / "a/rules.md").read_text(encoding="utf-8")
        linked = (tmp_path / "b/rules.md").read_text(encoding="utf-8")
        assert "/edit/" not in without
        assert "https://example.org/X/edit/main/content/rules.yml#L1" in linked

    @pytest.mark.parametrize("address", ["https://example.org/x", "https://example.org/x/"])
    def test_names_the_address_of_the_site_only_when_it_is_known(
        self, address: str, folder: Folder, tmp_path: Path
    ) -> None:
        main(["export", str(tmp_path / "a"), str(folder.path)])
        main(["export", "--site-url", address, str(tmp_path / "b"), str(folder.path)])
        without = (tmp_path / "a/rules.md").read_text(encoding="utf-8")
        named = (tmp_path / "b/rules.md").read_text(encoding="utf-8")
        assert "BreadcrumbList" not in without
        assert r"\"item\": \"https://example.org/x/rules/\"" in named

    @pytest.mark.parametrize("option", ["--repository", "--site-url"])
    def test_what_is_no_address_gives_2(
        self, option: str, folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        target = tmp_path / "out"
        given = [option, "javascript:alert(1)//"]
        assert main(["export", *given, str(target), str(folder.path)]) == 2
        assert f"{option} 不能用：「javascript:alert(1)" in capsys.readouterr().err
        assert not target.exists()


class TestReference:
    """The command that writes the tables authors look things up in."""

    def test_writes_every_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        target = tmp_path / "tables"
        assert main(["reference", str(target)]) == 0
        assert capsys.readouterr() == (f"{target} 里的 4 个文件是最新的。\n", "")
        written = {path.name for path in target.iterdir()}
        assert written == {*reference_files(), "material.md"}

    def test_without_content_it_writes_what_needs_none(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert main(["reference", "tables"]) == 0
        assert {path.name for path in (tmp_path / "tables").iterdir()} == set(reference_files())

    def test_a_file_is_no_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "tables"
        file.write_text("x", encoding="utf-8")
        assert main(["reference", str(file)]) == 2
        assert capsys.readouterr() == ("", f"这不是文件夹：{file}\n")

    def test_a_folder_that_cannot_be_written(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("generator.commands.shared.write_text", forbid)
        assert main(["reference", str(tmp_path)]) == 1
        assert capsys.readouterr().err.startswith("写不了 ")


def test_the_module_runs_the_command(folder: Folder) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", str(folder.path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "没有发现问题。\n", "")


def test_a_console_that_cannot_chinese_still_gets_utf8(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    console, errors = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    monkeypatch.setattr(sys, "stdout", console)
    monkeypatch.setattr(sys, "stderr", errors)
    assert main(["check", str(folder.path)]) == 0
    assert main(["check", str(folder.path / "\udc80")]) == 2
    console.flush()
    errors.flush()
    assert console.buffer.getvalue() == "没有发现问题。\n".encode()
    assert errors.buffer.getvalue().decode().endswith("content/?\n")


def test_a_stream_whose_encoding_cannot_be_set_is_used_as_it_is(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["check", str(folder.path)]) == 0
    assert stream.getvalue() == "没有发现问题。\n"


def test_the_documented_command_works(folder: Folder) -> None:
    folder.write("extra.yml", "a: b")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--format", "json", str(folder.path)],
        cwd=ROOT,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == b""
    assert [found["code"] for found in json.loads(done.stdout.decode())] == ["KB005"]


def test_export_refuses_what_it_did_not_make(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "index.md").write_text("mine", encoding="utf-8")
    assert main(["export", str(target), str(folder.path)]) == 1
    assert "这些文件不是导出生成的，没有动：index.md" in capsys.readouterr().err
    assert main(["export", str(folder.path), str(folder.path)]) == 2
    assert main(["export", str(folder.path / "steps"), str(folder.path)]) == 2
    assert capsys.readouterr().err.count("不能导出到内容文件夹里面。") == 2


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


class TestColour:
    """Colour is for terminals that want it."""

    @pytest.mark.parametrize(
        ("variable", "value", "coloured"),
        [("TERM", "xterm", True), ("TERM", "dumb", False), ("NO_COLOR", "1", False)],
    )
    def test_a_terminal_gets_colour_unless_it_says_no(
        self,
        variable: str,
        value: str,
        coloured: bool,
        broken: Folder,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv(variable, value)
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        assert main(["check", str(broken.path)]) == 1
        assert ("\x1b[" in terminal.getvalue()) is coloured

    def test_what_is_no_terminal_gets_none(
        self, broken: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["check", str(broken.path)])
        assert "\x1b" not in capsys.readouterr().out


class TestToday:
    """A review date is compared with a day somebody gives."""

    @pytest.mark.parametrize(("day", "code"), [("2026-11-20", 1), ("2026-11-21", 0)])
    def test_a_review_after_today_is_a_problem(
        self, day: str, code: int, folder: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", "--today", day, str(folder.path)]) == code
        assert ("FLD017" in capsys.readouterr().out) is bool(code)

    def test_a_day_that_is_none_is_wrong_usage(self, folder: Folder) -> None:
        with pytest.raises(SystemExit) as stop:
            main(["check", "--today", "gestern", str(folder.path)])
        assert stop.value.code == 2


class TestExplain:
    """A code is explained without any content."""

    def test_a_code_in_any_case(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--explain", "stg002"]) == 0
        assert capsys.readouterr().out.startswith("STG002 任何一天只属于一个阶段。\n")

    def test_an_unknown_code_gives_2_and_the_nearest(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", "--explain", "STG099"]) == 2
        assert capsys.readouterr() == (
            "",
            "没有「STG099」这个代码。是不是 STG008、STG007、STG006？\n",
        )

    def test_no_code_is_no_check(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--explain", ""]) == 2
        said = (
            "没有「」这个代码。代码写在每个问题的前面，例如 STG002；全部在 reference/codes.md。\n"
        )
        assert capsys.readouterr().err == said


def forbid(*_: object) -> None:
    """Stands in for a function that writes where nothing may be written."""
    raise PermissionError


class TestAccidents:
    """What the system refuses is said in one line."""

    def test_an_export_that_cannot_be_written(
        self,
        folder: Folder,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("generator.commands.export.write_folder", forbid)
        assert main(["export", str(tmp_path / "x"), str(folder.path)]) == 1
        assert capsys.readouterr().err.startswith("写不了 ")

    @pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
    def test_a_reader_who_leaves_early(self, broken: Folder) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-m", "generator", "check", "--format", "json", str(broken.path)],
            cwd=ROOT,
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
        os.close(writing)
        assert (done.returncode, done.stderr) == (1, b"")


def test_without_libyaml_one_sentence_says_what_is_missing(folder: Folder) -> None:
    without_it = "import sys; sys.modules['yaml._yaml'] = None"
    run = f"{without_it}; import runpy; runpy.run_module('generator', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", run, "check", str(folder.path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "libyaml" in done.stderr
    assert "pip install" in done.stderr
    assert done.stderr.count("\n") == 1, "no traceback"
