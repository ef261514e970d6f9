"""`rename`: another id, in every place that names the record, and an old address that leads on."""

from pathlib import Path

import pytest

from generator.__main__ import main
from generator.authoring.rename import rename
from generator.model import Rule, Stage, Step
from generator.source.load import load
from tests.conftest import Folder
from tests.unit.cases import STEP, base_of, real_content

Out = pytest.CaptureFixture[str]


def contents(folder: Path) -> dict[str, str]:
    """Every file of a folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def test_a_preview_shows_everything_and_writes_nothing(folder: Folder, capsys: Out) -> None:
    before = contents(folder.path)
    assert main(["rename", "calm", "rest", str(folder.path)]) == 0
    out = capsys.readouterr().out
    path = folder.path.as_posix()
    assert f"文件改名：{path}/steps/calm.yml → {path}/steps/rest.yml" in out
    assert "\n-steps: [calm]\n+steps: [rest]\n" in out
    assert "没有改文件；要改就加上 --write" in out
    assert contents(folder.path) == before


def test_a_record_of_its_own_file_moves_and_all_follow(folder: Folder, capsys: Out) -> None:
    folder.change(
        "stages/later.yml", "summary: 往后。", "summary: 先[停](step/calm)，再[停](step/calm)。"
    )
    folder.write("about.md", "# 关于 { #about }\n\n看[停](step/calm)。\n")
    folder.change("steps/calm.yml", "summary: 先停下来。", "summary: 看[自己](step/calm)。")
    assert main(["rename", "step/calm", "rest", str(folder.path), "--write"]) == 0
    assert "写好了" in capsys.readouterr().out
    base = base_of(folder)
    step = base.get(Step, "rest")
    assert (step.was, step.summary) == (("calm",), "看[自己](step/rest)。")
    assert base.get(Stage, "later").summary == "先[停](step/rest)，再[停](step/rest)。"
    assert {stage.steps for stage in base.of(Stage)} == {("rest",)}
    found = contents(folder.path)
    assert "steps/calm.yml" not in found
    assert "[停](step/rest)" in found["about.md"]
    assert [file for file, text in found.items() if "calm" in text] == ["steps/rest.yml"]


def test_a_record_of_a_list_keeps_its_place(folder: Folder) -> None:
    lines = (folder.path / "rules.yml").read_text("utf-8").split("\n")
    assert main(["rename", "no-night", "quiet", str(folder.path), "--write"]) == 0
    assert (folder.path / "rules.yml").read_text("utf-8").split("\n") == [
        "quiet:",
        *lines[1:4],
        "  was: [no-night]",
        *lines[4:],
    ]
    assert base_of(folder).get(Rule, "quiet").was == ("no-night",)


def test_former_ids_add_up_and_a_name_can_come_back(folder: Folder) -> None:
    for new in ("one", "two", "no-night"):
        old = base_of(folder).of(Rule)[0].id
        assert main(["rename", old, new, str(folder.path), "--write"]) == 0
    assert base_of(folder).get(Rule, "no-night").was == ("one", "two")


def test_lines_that_end_as_on_windows_stay_so(folder: Folder) -> None:
    file = folder.path / "rules.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["rename", "no-night", "quiet", str(folder.path), "--write"]) == 0
    content = file.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 10
    assert b"  was: [no-night]\r\n" in content


def test_an_id_inside_another_one_is_left_alone(folder: Folder) -> None:
    folder.write("steps/calm-down.yml", STEP)
    folder.change("rules.yml", "steps: [calm]", "steps: [calm-down, calm]")
    folder.change("stages/later.yml", "steps: [calm]", "steps: [calm, calm-down]")
    assert main(["rename", "calm", "rest", str(folder.path), "--write"]) == 0
    assert base_of(folder).get(Rule, "no-night").steps == ("calm-down", "rest")


def test_no_trace_of_an_old_id_is_left_in_the_real_content() -> None:
    """One record of every kind, each renamed in a copy of the texts."""
    loaded = real_content()
    assert loaded.base is not None
    firsts = {record.kind: record for record in loaded.base.records.values()}
    for record in firsts.values():
        if record.kind in ("claim", "dispute"):
            continue
        made = rename(loaded.base, loaded.folder, record, "another-name")
        for file, (before, after) in made.texts.items():
            assert before.count("\n") <= after.count("\n") <= before.count("\n") + 1, file
            assert f"]({record.ref})" not in after
            assert f"/{record.id}]" not in after


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["calm", "no-night"], 2, "编号 no-night 已经用过"),
        (["calm", "Rest"], 2, "写法不对"),
        (["calm", "my_rest"], 2, "例如 my-rest。"),
        (["calm", "step/calm"], 2, "它的编号已经是 calm，不用换。"),
        (["calm", "index"], 2, "网站自己要用"),
        (["s0-01", "s0-02"], 2, "编号就是原料的编号"),
        (["clam", "rest"], 1, "没有叫「clam」的记录"),
    ],
)
def test_what_cannot_be_done_is_refused(
    arguments: list[str], status: int, message: str, folder: Folder, capsys: Out
) -> None:
    before = contents(folder.path)
    assert main(["rename", *arguments, str(folder.path), "--write"]) == status
    assert message in capsys.readouterr().err
    assert contents(folder.path) == before


def test_the_new_id_may_be_written_with_its_kind(folder: Folder) -> None:
    assert main(["rename", "step/calm", "step/rest", str(folder.path), "--write"]) == 0
    assert base_of(folder).get(Step, "rest").was == ("calm",)


def test_other_records_may_be_unfinished(folder: Folder, capsys: Out) -> None:
    """They follow where they could be read; the lines that still name the old id are told."""
    folder.change("rules.yml", "steps: [calm]", "steps: [（待填：步骤）, calm]")
    folder.change("stages/later.yml", "steps: [calm]", "steps: [calm")
    assert main(["rename", "calm", "rest", str(folder.path), "--write"]) == 0
    path = folder.path.as_posix()
    err = capsys.readouterr().err
    assert f"还有 2 个问题，没写好的部分没有算进来：{path}/stages/later.yml。" in err
    assert err.endswith(f"看一眼要不要改：\n  {path}/stages/later.yml:12\n")
    folder.change("rules.yml", "（待填：步骤）, ", "")
    folder.change("stages/later.yml", "steps: [calm", "steps: [rest]")
    assert base_of(folder).get(Rule, "no-night").steps == ("rest",)


def test_an_unfinished_record_keeps_its_id(folder: Folder, capsys: Out) -> None:
    folder.change("steps/calm.yml", "phase: 先稳住", "phase: （待填：哪一步）")
    before = contents(folder.path)
    assert main(["rename", "calm", "rest", str(folder.path), "--write"]) == 1
    assert "它自己还没写好，先改好它：" in capsys.readouterr().err
    assert contents(folder.path) == before


def test_no_folder_is_wrong_usage(folder: Folder) -> None:
    assert main(["rename", "calm", "rest", str(folder.path / "nowhere"), "--write"]) == 2


def test_what_cannot_be_written_is_reported(
    folder: Folder, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("generator.commands.shared.write_text", refuse)
    assert main(["rename", "calm", "rest", str(folder.path), "--write"]) == 1
    assert "写不了" in capsys.readouterr().err
    assert load(folder.path).problems == ()
