"""The contributors' guide cannot go stale."""

import re
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.handbook import field_tables, rule_table, update_handbook
from generator.knowledge import load
from generator.model import KINDS
from tests.conftest import Folder


def test_the_guide_is_up_to_date(root: Path) -> None:
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert update_handbook(guide) == guide, "run: python -m generator handbook"


def test_every_field_is_in_the_tables() -> None:
    tables = field_tables()
    for kind in KINDS:
        section = tables.split(f"（{kind.kind}）\n")[1].split("### ")[0]
        for name in kind.model_fields:
            assert (f"| `{name}` |" in section) == (name != "id")


@pytest.mark.parametrize(
    "row",
    [
        "| `days` | 是 | [开始, 结束]；最后一个阶段只写 [开始] | 列表；每条整数 |",
        "| `order` |  | 同一步里的先后，小的在前；不写就是 50 | 整数 |",
        "| `reviewed` | 是 | 最近核对日期，写成 2026-11-21 | 日期，如 2026-11-21 |",
        "| `demand` | 是 | 必须、不得，还是有条件可以 | 选一个：必须、不得、有条件可以 |",
        "| `steps` |  | 可以做什么（step 编号） | 列表；每条step 的编号 |",
        "| `see` |  | 另见，写成 种类/编号 | 列表；每条种类/编号 |",
        "| `facts.evidence.at` |  | 位置：第几条、哪一节 | 单行纯文字 |",
        "| `facts` |  | 依据的事实 | 列表；每条是几个字段，见下 |",
        "| `number` |  | 电话号码，加引号 | 号码，加双引号 |",
        "| `numbers` |  | 涉及的号码，加引号 | 列表；每条号码，加双引号 |",
    ],
)
def test_a_field_says_how_it_is_written(row: str) -> None:
    assert row in field_tables()


def test_each_kind_says_where_it_stands() -> None:
    place = "写在 `content/terms.yml` 或 `content/terms/编号.yml`。"
    assert f"{place}\n\n| 字段 | 必填 | 说明 | 怎样写 |\n" in field_tables()
    assert "| EVD003 | D 级来源不写网址。 |\n" in rule_table()


def test_a_guide_without_its_blocks_is_refused(root: Path) -> None:
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="「字段」"):
        update_handbook("# 怎样改内容\n")
    with pytest.raises(ValueError, match="「规则」"):
        update_handbook(guide.replace("生成：规则", "生成"))
    head, _, tail = guide.rpartition("<!-- 生成结束 -->\n")
    with pytest.raises(ValueError, match="「规则」"):
        update_handbook(head + tail)


def test_what_stands_around_the_blocks_is_kept(root: Path) -> None:
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    stale = guide.replace("| EVD003 |", "| OLD |")
    assert stale != guide
    assert update_handbook(stale) == guide


def test_the_annotated_template_is_valid(root: Path, folder: Folder) -> None:
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sample = re.search(r"<!-- 样例.*?```yaml\n(.*?)```", guide, re.DOTALL)
    assert sample is not None
    text = sample.group(1)
    text = text.replace("rule/no-threats-or-insults", "rule/no-night").replace("s0-13", "s0-01")
    folder.write("steps/calm.yml", text.replace(", s2-24", ""))
    assert load(folder.path).problems == ()


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_every_path_and_command_in_the_guides_exists(root: Path, name: str) -> None:
    aside = r"`\[[^`]*\)`|```.*?```|<!-- 由 .*?<!-- 生成结束 -->"  # samples and generated tables
    text = re.sub(aside, "", (root / name).read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        stands = "://" in target or not target.isascii()
        assert stands or (root / target).exists(), target
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make ([a-z]+)`", text):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    folders = "content|generator|overrides|tests|benchmarks"
    for path in re.findall(rf"`((?:{folders})/[\w./-]*)`", text):
        assert (root / path).exists() or "编号" in path, path


def test_every_command_of_the_guide_does_something(
    root: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
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
