"""Repairs: one right answer, the same meaning, every other byte as it was."""

import os
import random
import re
import stat
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.authoring.repairs import Note, Repaired, repair
from generator.model import Step, Term
from generator.model.layout import Layout, content_files, layout_of
from generator.source.nodes import to_data
from generator.source.parse import read_yaml
from tests.conftest import ROOT, Folder

STEP = Layout(Step, keyed=False)
TERMS = Layout(Term, keyed=True)
CONTENT = ROOT / "content"
FILES = tuple(content_files(CONTENT))
DAMAGES = int(os.environ.get("REPAIR_DAMAGES", "300"))


def mended(text: str, layout: Layout = STEP) -> tuple[str, list[str]]:
    """A repaired text, and the notes as `line: message`."""
    done = repair(text.encode(), layout)
    again = repair(done.content, layout)
    assert again == Repaired(done.content, ()), "a second repair changes something"
    return done.content.decode(), [f"{note.line}: {note.message}" for note in done.notes]


def layout(file: str) -> Layout:
    """The layout of a file that has one."""
    found = layout_of(file)
    assert found is not None
    return found


REPAIRED = {
    "full-width colon": (
        "title：先停\nsummary: 停下。\n",
        "title: 先停\nsummary: 停下。\n",
        ["1: 全角冒号换成半角冒号，后面空一格。"],
    ),
    "full-width colon before a list": (
        "title: 先停\ndo：\n  - 坐下。\n",
        "title: 先停\ndo:\n  - 坐下。\n",
        ["2: 全角冒号换成半角冒号。"],
    ),
    "several, and one inside a list": (
        "title：先停\nfacts:\n  - text： 一句。\n    evidence：\n      - source: code\n",
        "title: 先停\nfacts:\n  - text: 一句。\n    evidence:\n      - source: code\n",
        [
            "1: 全角冒号换成半角冒号，后面空一格。",
            "3: 全角冒号换成半角冒号，后面空一格。",
            "4: 全角冒号换成半角冒号。",
        ],
    ),
    "no space after a colon": (
        "title: 先停\nsummary:停下。\n",
        "title: 先停\nsummary: 停下。\n",
        ["2: 冒号后面补上空格。"],
    ),
    "a colon in a sentence stays": (
        "title: 先停\nsummary：他说 phase：先停\n",
        "title: 先停\nsummary: 他说 phase：先停\n",
        ["2: 全角冒号换成半角冒号，后面空一格。"],
    ),
    "a colon in a block stays": (
        "do：\n- |\n  title：好\nphase: 先稳住\n",
        "phase: 先稳住\ndo:\n- |\n  title：好\n",
        None,
    ),
    "tabs": (
        "title:\t先停\ndo:\n\t-\t坐下。\n\t- 喝水。\t\n",
        "title: 先停\ndo:\n  - 坐下。\n  - 喝水。\n",
        [f"{line}: 制表符（Tab）换成空格。" for line in (1, 3, 4)],
    ),
    "tabs beside deeper blanks": (
        "facts:\n\t- text: 一句。\n    evidence: []\n",
        "facts:\n  - text: 一句。\n    evidence: []\n",
        ["2: 制表符（Tab）换成空格。"],
    ),
    "tab and colon": (
        "title：先停\ndo:\n\t- 坐下。\n",
        "title: 先停\ndo:\n  - 坐下。\n",
        ["1: 全角冒号换成半角冒号，后面空一格。", "3: 制表符（Tab）换成空格。"],
    ),
    "blanks that are none, around marks": (
        "title\u00a0:\u3000先停\ndo:\u00a0\n  -\u00a0坐下。\n  - \u3000喝\u3000水。\n",
        "title: 先停\ndo:\n  - 坐下。\n  - 喝\u3000水。\n",
        [f"{line}: 换成英文空格。" for line in (1, 2, 3, 4)],
    ),
    "blanks that are none, before lines": (
        "do:\n\u3000- 坐下。\n\u00a0 - 喝水。\n",
        "do:\n  - 坐下。\n  - 喝水。\n",
        ["2: 换成英文空格。", "3: 换成英文空格。"],
    ),
    "blanks that are none, at line ends": (
        "title: 先停\u00a0\ndo:\n  - 坐下，\u3000\n    再说。\u3000\n",
        "title: 先停\ndo:\n  - 坐下，\u3000\n    再说。\n",
        ["1: 去掉行尾多余的空格。", "4: 去掉行尾多余的空格。"],
    ),
    "characters without width": (
        'sum\u200bmary: 停\u2060下。\ntitle: "先\ufeff停"\n',
        'title: "先停"\nsummary: 停下。\n',
        None,
    ),
    "line ends": (
        "title: 先停\r\nsummary: 停下。\n",
        "title: 先停\nsummary: 停下。\n",
        ["1: Windows 的换行统一成 LF。"],
    ),
    "byte order mark": (
        "\ufefftitle: 先停\n",
        "title: 先停\n",
        ["1: 去掉文件开头看不见的标记（BOM）。"],
    ),
    "blanks at line ends": (
        "title: 先停  \n# 说明 \ndo: \n  - 坐下。 \n   \nsay: [好]",
        "title: 先停\n# 说明\ndo:\n  - 坐下。\n\nsay: [好]",
        [f"{line}: 去掉行尾多余的空格。" for line in (1, 2, 3, 4, 5)],
    ),
    "quotes": (
        "title: 22:00 # 几点\nsay: [no, 030, 1.10, 2026-11-21, 好, ~]\nwrite_down: [1e3]\n",
        (
            'title: "22:00" # 几点\nsay: ["no", "030", "1.10", "2026-11-21", 好, ~]\n'
            'write_down: ["1e3"]\n'
        ),
        None,
    ),
    "quotes only where text is wanted": (
        "title: 5\nreviewed: 2026-11-21\norder: 5\n",
        'title: "5"\nreviewed: 2026-11-21\norder: 5\n',
        ["1: 5 是文字，加上双引号。"],
    ),
    "order": (
        "# 开头\nsummary: 停下。 # 短\n# 先看这里\nphase: 先稳住\n\ntitle: 先停\n# 末尾\n",
        "# 开头\ntitle: 先停\n# 先看这里\nphase: 先稳住\n\nsummary: 停下。 # 短\n# 末尾\n",
        ["2: 字段按模板的先后排好（原来是 summary、phase、title）。"],
    ),
    "order with a comment above the first field": (
        (
            "# 开头\n\n# 为什么停\nsummary: 停下。\nfacts:\n  # 一\n"
            "  - evidence: []\n    text: 二。\n"
            "phase: 先稳住\ntitle: 先停\n"
        ),
        (
            "# 开头\n\ntitle: 先停\nphase: 先稳住\n# 为什么停\nsummary: 停下。\nfacts:\n  # 一\n"
            "  - text: 二。\n    evidence: []\n"
        ),
        None,
    ),
    "order with what is said apart from the first field": (
        "# 开头\n\n# 另说\n\nphase: 先稳住\ntitle: 先停\n",
        "# 开头\n\n# 另说\n\ntitle: 先停\nphase: 先稳住\n",
        None,
    ),
    "order behind a dash": (
        (
            "facts:\n  - evidence:\n    - at: 第1条\n      source: code\n    text: 一句。\n"
            "  - text: 二。\n"
        ),
        (
            "facts:\n  - text: 一句。\n    evidence:\n    - source: code\n      at: 第1条\n"
            "  - text: 二。\n"
        ),
        [
            "2: 字段按模板的先后排好（原来是 evidence、text）。",
            "3: 字段按模板的先后排好（原来是 at、source）。",
        ],
    ),
}


@pytest.mark.parametrize("name", REPAIRED)
def test_what_has_one_right_answer_is_repaired(name: str) -> None:
    before, after, notes = REPAIRED[name]
    text, said = mended(before)
    assert text == after
    assert notes is None or said == notes


def test_a_list_of_records_is_repaired_in_each() -> None:
    block = "  meaning: |\n    # 二\n\n    三 \n"
    before = f"one：\n  meaning: 一。\n  title: 一\n\n# 二\ntwo:\n{block}  title: 1.10\n"
    after = f'one:\n  title: 一\n  meaning: 一。\n\n# 二\ntwo:\n  title: "1.10"\n{block}'
    assert mended(before, TERMS)[0] == after


def test_a_comment_above_the_first_field_of_a_record_moves_with_it() -> None:
    before = "# 名词\none:\n  # 两行\n  # 说明\n  meaning: 一。\n  title: 一\n"
    after = "# 名词\none:\n  title: 一\n  # 两行\n  # 说明\n  meaning: 一。\n"
    assert mended(before, TERMS)[0] == after


LEFT_ALONE = {
    "another mistake": "title：先停\nsummary: [一\n",
    "a name nobody knows": "titel：先停\nsummary: 停下。\n",
    "a sentence in a block": "summary: |\n  title：先停\n bad\n",
    "a block whose end cannot be seen": "summary: '先\n  title：停\ndo: [\n",
    "blanks in a block": "summary: |\n  一  \n  二\n",
    "blanks in quotes": 'summary: "一  \n  二"\n',
    "tabs that could mean two things": "do:\n- a\n-\tb: c\n\td: e\n    f: g\n",
    "tabs in a block": "summary: |\n  一\n\t二\n",
    "a tab in a sentence": "title: 先\t停\n",
    "not UTF-8": "\udcff",
    "a field nobody knows": "titel: 先停\nphase: 先稳住\n",
    "fields on one line": "facts: [{evidence: [], text: 一句。}]\n",
    "a comment that would stand behind a dash": (
        "facts:\n  - evidence: []\n    # 说明\n    text: 一句。\n"
    ),
    "null": "title: ~\nphase:\nsummary: null\n",
    "a number with words": "title: 22:00 之后\nsummary: 2024-04-18 起施行\n",
    "an empty file": "",
    "a duplicate": "summary: 停。\ntitle: 一\ntitle: 二\n",
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_has_no_one_right_answer_is_left_alone(name: str) -> None:
    content = LEFT_ALONE[name].encode("utf-8", "surrogateescape")
    done = repair(content, STEP)
    if name == "a duplicate":
        assert to_data(read_yaml(done.content, "")[0]) == to_data(read_yaml(content, "")[0])
        return
    assert (done.content, done.notes) == (content, ())


def test_a_repair_that_would_change_the_meaning_is_not_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def careless(text: str, _layout: Layout) -> tuple[str, list[Note]]:
        return text.replace("停", "走"), [Note(1, "改了。")]

    monkeypatch.setattr("generator.authoring.repairs.without_trailing_blanks", careless)
    content = "title: 停 \n".encode()
    assert repair(content, STEP) == Repaired(content, ())


@pytest.mark.no_cover  # the same lines again and again
def test_good_files_keep_every_byte() -> None:
    assert len(FILES) > 60
    for file in FILES:
        content = (CONTENT / file).read_bytes()
        done = repair(content, layout(file))
        assert (done.content, done.notes) == (content, ()), file


def damage(text: str, chance: random.Random) -> str:
    """A good text with one to six mistakes that a repair undoes."""
    lines = text.split("\n")
    keys = [n for n, line in enumerate(lines) if re.match(r"( *)(- )?[a-z_]+: \S", line)]
    blocks = {n + 1 for n, line in enumerate(lines) if line.endswith("|")}
    for _ in range(chance.randint(1, 6)):
        number = chance.choice(keys)
        mistake = chance.choice(["colon", "space", "blank", "line end"])
        if mistake == "blank" and not blocks and not re.search(r"[\"']", lines[number]):
            lines[number] = lines[number].rstrip(" ") + " " * chance.randint(1, 3)
        elif mistake == "line end":
            lines[number] = lines[number].removesuffix("\r") + "\r"
        elif mistake == "colon":
            lines[number] = re.sub(r"^( *(?:- )?[a-z_]+): ", r"\1：", lines[number])
        elif mistake == "space":
            lines[number] = re.sub(r"^( *(?:- )?[a-z_]+): (?=[^\s\[{\"'|])", r"\1:", lines[number])
    return "\n".join(lines)


@pytest.mark.no_cover  # the same lines again and again
@pytest.mark.parametrize("rounds", [1, pytest.param(6, marks=pytest.mark.full)])
@pytest.mark.parametrize("file", FILES)
@pytest.mark.wide
def test_seeded_mistakes_are_undone_byte_for_byte(file: str, rounds: int) -> None:
    good = (CONTENT / file).read_bytes()
    value = to_data(read_yaml(good, "")[0])
    chance = random.Random(file)
    undone = 0
    for _ in range(rounds):
        bad = damage(good.decode(), chance).encode()
        done = repair(bad, layout(file))
        if done.content == good:
            undone += 1
            continue
        # A mistake may still read as YAML, with another value; then it must not be touched.
        old, new = (read_yaml(content, "")[0] for content in (bad, done.content))
        assert old is None or to_data(old) == to_data(new)
        assert done.content == bad or to_data(new) != value or old is None
    assert undone or rounds == 1


def hurt(content: bytes, chance: random.Random) -> bytes:
    """A file with something random done to it."""
    start = chance.randrange(len(content))
    end = min(len(content), start + chance.randint(1, 30))
    twin = {58: "：", 45: "－", 34: "“", 91: "［", 32: "\u3000", 35: "＃"}
    return {
        "delete": content[:start] + content[end:],
        "double": content[:end] + content[start:],
        "cut": content[:start],
        "bytes": content[:start] + bytes(chance.randrange(256) for _ in range(3)) + content[start:],
        "tab": content[:start] + b"\t" + content[start:],
        "line end": content[:start] + b"\r\n" + content[start:],
        "indent": content[:start] + b"\n  " + content[start:],
        "swap": content[:start]
        + content[end : end + 10]
        + content[start:end]
        + content[end + 10 :],
        "wide": content[:start] + twin.get(content[start], "：").encode() + content[start + 1 :],
    }[
        chance.choice(
            ["delete", "double", "cut", "bytes", "tab", "line end", "indent", "swap", "wide"]
        )
    ]


def test_no_damage_makes_a_repair_change_the_meaning() -> None:
    chance = random.Random(20261121)
    small = [file for file in FILES if (CONTENT / file).stat().st_size < 6_000]
    repaired = 0
    for _ in range(DAMAGES):
        file = chance.choice(small)
        bad = hurt((CONTENT / file).read_bytes(), chance)
        done = repair(bad, layout(file))
        if not done.notes:
            assert done.content == bad
            continue
        repaired += 1
        old, new = (read_yaml(content, "")[0] for content in (bad, done.content))
        assert new is not None
        assert old is None or to_data(old) == to_data(new)
        assert repair(done.content, layout(file)) == Repaired(done.content, ())
    assert repaired > DAMAGES / 50


def test_shuffled_fields_come_back(content: Path) -> None:
    good = (content / "steps/stay-calm.yml").read_text(encoding="utf-8")
    head, *fields = re.split(r"^(?=[a-z_]+:)", good, flags=re.MULTILINE)
    for seed in range(30):
        shuffled = list(fields)
        random.Random(seed).shuffle(shuffled)
        assert mended(head + "".join(shuffled))[0] == good


class TestCommand:
    """`check --fix` and `check --diff`."""

    def test_a_repair_is_shown_and_written(
        self, folder: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder.change("steps/calm.yml", "phase: ", "phase：")
        path = folder.path.as_posix()
        assert main(["check", "--diff", str(folder.path)]) == 1
        shown = capsys.readouterr().out
        assert shown == (
            f"{path}/steps/calm.yml:4: 全角冒号换成半角冒号，后面空一格。\n"
            f"--- {path}/steps/calm.yml（现在）\n+++ {path}/steps/calm.yml（修好之后）\n"
            "@@ -1,7 +1,7 @@\n title: 先停一停\n material: [s0-01]\n reviewed: 2026-11-21\n"
            "-phase：先稳住\n+phase: 先稳住\n summary: 先停下来。\n do: [坐下。]\n"
            " avoid: [不转账。]\n\n以上只是预览，没有改文件；要改就用 --fix。\n"
        )
        assert "phase：" in (folder.path / "steps/calm.yml").read_text(encoding="utf-8")
        assert main(["check", "--fix", str(folder.path)]) == 0
        reported = capsys.readouterr().out
        assert reported.startswith(shown.partition("\n\n以上")[0])
        assert reported.endswith("\n\n自动修好了 1 个文件。再检查一遍：\n没有发现问题。\n")
        assert "phase: " in (folder.path / "steps/calm.yml").read_text(encoding="utf-8")

    def test_a_second_run_has_nothing_to_do(
        self, folder: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", "--diff", str(folder.path)]) == 0
        assert capsys.readouterr().out == "没有能自动修好的地方。\n"
        before = {p: p.stat().st_mtime_ns for p in folder.path.rglob("*.yml")}
        assert main(["check", "--fix", str(folder.path)]) == 0
        assert capsys.readouterr().out == "没有发现问题。\n"
        assert before == {p: p.stat().st_mtime_ns for p in folder.path.rglob("*.yml")}

    def test_what_is_left_is_reported_and_gives_1(
        self, folder: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder.change("steps/calm.yml", "phase: 先稳住", "phase：先跑")
        assert main(["check", "--fix", "--format", "json", str(folder.path)]) == 1
        out, err = capsys.readouterr()
        assert out.startswith("[\n")
        assert "FLD004" in out
        assert "-phase：先跑\n+phase: 先跑" in err

    def test_a_link_stays_a_link_and_the_file_keeps_its_mode(
        self, folder: Folder, tmp_path: Path
    ) -> None:
        folder.change("steps/calm.yml", "phase: ", "phase：")
        link, real = folder.path / "steps/calm.yml", tmp_path / "real.yml"
        link.rename(real)
        real.chmod(0o640)
        link.symlink_to(real)
        assert main(["check", "--fix", str(folder.path)]) == 0
        assert link.is_symlink()
        assert "phase: " in real.read_text(encoding="utf-8")
        assert os.name != "posix" or stat.S_IMODE(real.stat().st_mode) == 0o640

    def test_a_file_that_cannot_be_written_is_said(
        self, folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr("generator.commands.fix.write_text", refuse)
        folder.change("steps/calm.yml", "phase: ", "phase：")
        assert main(["check", "--fix", str(folder.path)]) == 1
        assert "写不了 " in capsys.readouterr().err

    def test_a_file_that_cannot_be_read_is_left_to_the_check(
        self, folder: Folder, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder.path / "steps/gone.yml").symlink_to(folder.path / "nowhere")
        (folder.path / "extra.yml").write_text("a：b\n", encoding="utf-8")
        assert main(["check", "--diff", str(folder.path)]) == 0
        assert main(["check", "--fix", str(folder.path)]) == 1
        assert "extra.yml" in capsys.readouterr().out
