"""The contributors' guide and the reference beside it cannot go stale."""

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.authoring.reference import REFERENCE_FOLDER, reference_files
from generator.model import KINDS, Part, Record
from generator.model.despair import Despair
from generator.model.walk import list_of, part_in
from generator.rules.ledger import material_lines
from generator.source.load import load
from generator.source.problem import Place, Problem
from generator.source.report import format_text
from tests.conftest import Folder


def test_the_reference_is_up_to_date(root: Path) -> None:
    written = {
        path.name: path.read_text(encoding="utf-8")
        for path in (root / REFERENCE_FOLDER).glob("*.md")
    }
    listed = written.pop("material.md")
    assert written == reference_files(), "run: python -m generator reference"
    base = load(root / "content").base
    assert base is not None
    ids = [line.split(" | ")[0].strip("| ") for line in listed.split("\n") if "|" in line][2:]
    assert ids == list(base.inventory.materials()), "run: python -m generator reference"


def test_every_material_has_one_line(root: Path) -> None:
    base = load(root / "content").base
    assert base is not None
    lines = material_lines(base)
    assert list(lines) == list(base.inventory.materials())
    assert [material for material, line in lines.items() if not line or "\n" in line] == []


def test_every_field_stands_in_its_table_once() -> None:
    common, *sections, despair = reference_files()["fields.md"].split("\n## ")[1:]
    assert [name for name in Despair.model_fields if f"| `{name}` |" not in despair] == []
    assert [f"（{kind.kind}）" in section for kind, section in zip(KINDS, sections, strict=True)]
    for kind, section in zip(KINDS, sections, strict=True):
        for name in kind.model_fields:
            shared = name in Record.model_fields
            assert (f"| `{name}` |" in section) == (not shared), name
            assert (f"| `{name}` |" in common) == (shared and name != "id"), name


@pytest.mark.parametrize(
    "row",
    [
        "| `days` | 是 | [开始, 结束]；最后一个阶段只写 [开始] | 列表；每条整数 |",
        "| `order` |  | 同一步里的先后，小的在前；不写就是 50 | 整数 |",
        "| `reviewed` | 是 | 最近核对日期，写成 2026-11-21 | 日期，如 2026-11-21 |",
        "| `demand` | 是 | 必须、不得，还是有条件可以 | 选一个：必须、不得、有条件可以 |",
        "| `verdict` | 是 | 我们的处理 | 选一个：采用、改写、有冲突、存疑不采用、过时、无关 |",
        "| `steps` |  | 可以做什么（step 编号） | 列表；每条step 的编号 |",
        "| `see` |  | 另见，写成 种类/编号 | 列表；每条种类/编号 |",
        "| `facts.evidence.at` |  | 位置：第几条、哪一节 | 单行纯文字 |",
        "| `facts` |  | 依据的事实 | 列表；每条是几个字段，见下 |",
        "| `number` |  | 电话号码，加引号 | 号码，加双引号 |",
        "| `numbers` |  | 涉及的号码，加引号 | 列表；每条号码，加双引号 |",
    ],
)
def test_a_field_says_how_it_is_written(row: str) -> None:
    assert row in reference_files()["fields.md"]


def test_each_kind_each_word_and_each_code_says_what_it_is() -> None:
    files = reference_files()
    place = "写在 `content/terms.yml` 或 `content/terms/编号.yml`。"
    assert f"{place}\n\n| 字段 | 必填 | 说明 | 怎样写 |\n" in files["fields.md"]
    assert "| EVD003 | D 级来源不写网址。 |\n" in files["codes.md"]
    words = files["vocabularies.md"].split("\n## ")
    assert [
        section.split("\n")[4] for section in words if section.startswith("`account.lane`")
    ] == ["| 提醒 | 短信、推送等提醒 |"]


def test_the_annotated_template_is_valid(root: Path, folder: Folder) -> None:
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sample = re.search(r"<!-- 样例.*?```yaml\n(.*?)```", guide, re.DOTALL)
    assert sample is not None
    text = sample.group(1)
    text = text.replace("rule/no-threats-or-insults", "rule/no-night").replace("s0-13", "s0-01")
    folder.write("steps/calm.yml", text.replace(", s2-24", ""))
    assert load(folder.path).problems == ()


@pytest.mark.parametrize(
    "name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "EDITING.md", "DEVELOPING.md"]
)
def test_every_path_and_command_in_the_guides_exists(root: Path, name: str) -> None:
    aside = r"`\[[^`]*\)`|```.*?```"  # samples
    text = re.sub(aside, "", (root / name).read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        stands = "://" in target or not target.isascii()
        assert stands or (root / target).exists(), target
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make ([a-z]+)`", text):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    folders = "content|generator|reference|overrides|tests|benchmarks"
    for path in re.findall(rf"`((?:{folders})/[\w./-]*)`", text):
        assert (root / path).exists() or "编号" in path, path


def test_the_page_for_a_browser_is_one_page_and_asks_for_no_command(root: Path) -> None:
    """Whoever has a browser and an account needs no terminal, no editor and no program."""
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert guide.count("\n") <= 100
    assert not re.search(r"python|`make|pip |git clone|终端", guide)


def test_the_tasks_of_the_editor_run_what_the_makefile_runs(root: Path) -> None:
    """Whoever has no make runs the same commands; what `check` prints is found by the editor."""
    tasks = json.loads((root / ".vscode/tasks.json").read_text(encoding="utf-8"))
    install, serve, check = tasks["tasks"]
    makefile = (root / "Makefile").read_text(encoding="utf-8").replace("$(BIN)", ".venv/bin")
    for task in (serve, check):
        assert f"\t{task['command']}\n" in makefile
    for task in (install, serve, check):
        elsewhere = task["windows"]["command"].replace("; ", " && ").replace("Scripts\\", "bin/")
        assert (
            elsewhere.replace("\\", "/").replace("python -m venv", "python3 -m venv")
            == (task["command"])
        )
    for part in install["command"].split("-m pip ")[1:]:
        assert part.removesuffix(" && .venv/bin/python ") in makefile
    problem = Problem("FLD001", Place("content/tips.yml", 3, 5), "没有这个字段", "改一改")
    pattern = check["problemMatcher"]["pattern"]
    found = re.match(pattern["regexp"], format_text(problem).split("\n")[0])
    assert found is not None
    assert found.groups() == ("content/tips.yml", "3", "5", "FLD001", "没有这个字段")


def test_every_command_of_the_guide_does_something(
    root: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (root / "EDITING.md").read_text(encoding="utf-8").replace("civil-code", "code")
    commands = re.findall(r"^python -m generator (.+)$", guide, re.MULTILINE)
    assert {command.split()[0] for command in commands} >= {
        *("check", "new", "show", "review", "changes")
    }
    monkeypatch.chdir(folder.path.parent)
    shutil.copytree("content", "改之前的文件夹")
    folder.write("tips.yml", TIP)
    for command in commands:
        assert main(command.split()) == 0, command
        if command.startswith("new"):
            folder.write("tips.yml", TIP)


TIP = """
    set-reminder:
      title: 设两次提醒
      material: [s0-01]
      reviewed: 2026-11-21
      timing: 平时
      summary: 设好提醒。
      do: [打开提醒。]
    """


def test_who_names_a_record_is_told_to_write_its_id() -> None:
    """Of a field that only says whom to name, an author would write the name."""
    lacking = {
        f"{model.__name__}.{name}"
        for model in every_part()
        for name, field in model.model_fields.items()
        if list_of(model, name) is not None and name != "material"
        if not re.search("编号", field.description or "")
    }
    assert lacking == set()


def every_part() -> set[type[Part]]:
    """The kinds and every part in them."""
    found: set[type[Part]] = set()
    waiting: list[type[Part]] = list(KINDS)
    while waiting:
        model = waiting.pop()
        found.add(model)
        inner = (part_in(field.annotation) for field in model.model_fields.values())
        waiting += [part for part in inner if part is not None and part not in found]
    return found
