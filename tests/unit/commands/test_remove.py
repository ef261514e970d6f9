"""`remove`: what still needs a record, and what to do about each place."""

import pytest

from generator.__main__ import main
from tests.conftest import Folder
from tests.unit.cases import CONTACT, STEP

Out = pytest.CaptureFixture[str]


def test_every_place_that_names_a_record_is_shown_with_what_to_do(
    folder: Folder, capsys: Out
) -> None:
    folder.change("stages/later.yml", "summary: 往后。", "summary: 往后，[先停](step/calm)。")
    folder.change("rules.yml", "steps: [calm]", "steps: [calm, other]")
    folder.change("stages/begin.yml", "steps: [calm]", "steps: [calm, other]")
    folder.write("steps/other.yml", STEP)
    before = {path: path.read_bytes() for path in folder.path.rglob("*.yml")}
    assert main(["remove", "step/calm", str(folder.path)]) == 1
    out = capsys.readouterr().out
    path = folder.path.as_posix()
    assert out.startswith("处理步骤「先停一停」（step/calm）\n还不能删。先做这些：\n")
    lines = [line.strip() for line in out.split("\n")]
    assert f"{path}/rules.yml:10  催收红线「夜里不催」：从 steps 里删掉它。" in lines
    assert f"{path}/stages/later.yml:5  阶段「以后」：改写这句话，去掉链接（step/calm）。" in lines
    assert (
        f"{path}/stages/later.yml:12  阶段「以后」：steps 里至少要有 1 条：换成另一条记录。"
        in lines
    )
    assert f"{path}/site.yml:5  site.yml：换成另一条记录。" in lines
    assert f"删掉文件 {path}/steps/calm.yml，再运行 python -m generator check。" in lines
    assert {path: path.read_bytes() for path in folder.path.rglob("*.yml")} == before


def test_a_source_is_replaced_and_a_list_keeps_its_least(folder: Folder, capsys: Out) -> None:
    assert main(["remove", "code", str(folder.path)]) == 1
    assert capsys.readouterr().out.count("换一个来源；没有别的来源，就删掉它支持的这句话。") == 3
    assert main(["remove", "s0-01", str(folder.path)]) == 1
    assert "claims 里至少要有 1 条：换成另一条记录。" in capsys.readouterr().out


def test_material_that_only_it_used_is_named(folder: Folder, capsys: Out) -> None:
    folder.change("sources.yml", "  material: [L01]\n", "")
    assert main(["remove", "no-night", str(folder.path)]) == 1
    assert "原料 L01 只有它用到" in capsys.readouterr().out


def test_what_nobody_needs_can_go_at_its_lines(folder: Folder, capsys: Out) -> None:
    folder.write("contacts.yml", CONTACT)
    assert main(["remove", "contact/hotline", str(folder.path)]) == 0
    path, last = folder.path.as_posix(), CONTACT.strip().count("\n") + 1
    assert capsys.readouterr().out == (
        f"官方渠道「热线」（contact/hotline）\n"
        f"删掉 {path}/contacts.yml 第 1–{last} 行，再运行 python -m generator check。\n"
    )


@pytest.mark.parametrize(("name", "status"), [("clam", 1), ("calm", 2)])
def test_an_unknown_record_or_folder_is_refused(
    name: str, status: int, folder: Folder, capsys: Out
) -> None:
    where = folder.path if status == 1 else folder.path / "nowhere"
    assert main(["remove", name, str(where)]) == status
    assert capsys.readouterr().out == ""


def test_other_records_may_be_unfinished(folder: Folder, capsys: Out) -> None:
    """What they name is told as far as it is known, and what is not known can be looked at."""
    folder.change("rules.yml", "steps: [calm]", "steps: [（待填：步骤）, calm]")
    folder.change("stages/later.yml", "summary: 往后。", "summary: 往后: [停](step/calm)。")
    assert main(["remove", "calm", str(folder.path)]) == 1
    out, err = capsys.readouterr()
    path = folder.path.as_posix()
    assert f"  {path}/rules.yml:10  催收红线「夜里不催」：从 steps 里删掉它。\n" in out
    assert f"  {path}/stages/later.yml:5  没写好的地方也写着它，看一眼。\n" in out
    assert f"还有 2 个问题，没写好的部分没有算进来：{path}/stages/later.yml。" in err


def test_a_record_that_was_begun_can_go(folder: Folder, capsys: Out) -> None:
    assert main(["new", "step", "begun", str(folder.path)]) == 0
    capsys.readouterr()
    assert main(["remove", "begun", str(folder.path)]) == 0
    path = folder.path.as_posix()
    assert capsys.readouterr().out == (
        "处理步骤「begun」（step/begun）\n"
        f"删掉文件 {path}/steps/begun.yml，再运行 python -m generator check。\n"
    )
