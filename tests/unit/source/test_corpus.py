"""Every mistake of the corpus is reported whole; every code of the source is among them twice."""

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.authoring.codes import CODES
from generator.source.characters import plain_blanks
from generator.source.field_errors.describe import ITEM_MARK
from generator.source.load import load
from generator.source.nodes import to_data
from generator.source.parse import read_yaml
from generator.source.problem import Problem
from tests.conftest import TODAY, Folder
from tests.corpus import CASES, EXPECTED, Case

CODE = re.compile(r"\b(?:YML|FLD|KB|STG|REF|EVD|TXT|LED|LET|SIT|RUL|MD)\d{3}\b")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_reported_whole(
    case: Case, folder: Folder, request: pytest.FixtureRequest
) -> None:
    case.plant(folder)
    reported = case.reported(folder)
    if request.config.getoption("--update-cases"):
        (case.path / EXPECTED).write_text(reported, encoding="utf-8", newline="\n")
    assert reported == case.expected
    assert f": {case.code} " in reported, "a case stands in the folder of its code"


FOLLOWED = ("FLD013", *(f"YML{number:03}" for number in (14, *range(18, 28), 29, 30, 32, 33)))
# These show nothing to write, because only the writer knows what was meant.
OPEN_HINTS = {
    "YML006/a-question-mark-of-yaml",
    "YML014/a-table-from-word",
    "YML021/a-colon-without-a-key",
    "YML021/a-key-among-the-lines-of-a-list",
    "YML021/text-after-a-finished-document",
    "YML025/a-file-that-was-cut-off",
    "YML023/a-comment-of-word-with-its-colon",
    "YML032/a-text-where-a-key-belongs",
}
# What is left when all hints are followed: fields that the few lines of the case never had, and
# what only the writer can decide.
LEFT = {
    "YML008/a-text-at-the-top-of-a-file": {"YML028"},
    "TXT001/what-only-a-long-text-may-be-written-with": {"TXT001"},
    "YML014/a-tab-in-yaml": {"FLD002"},
    "YML019/a-full-width-colon-on-the-line-above": {"FLD002"},
    "YML019/a-full-width-colon-on-the-same-line": {"FLD002"},
    "YML021/an-indentation-that-fits-nothing": {"FLD002"},
    "YML021/two-lines-in-two-records-of-a-list": {"FLD010", "TXT002"},
    "YML022/a-quote-without-end": {"FLD002"},
    "YML022/six-mistakes-in-three-files": {"FLD010", "REF001", "TXT002", "TXT008"},
    "YML023/a-colon-too-many": {"FLD002"},
    "YML025/a-brace-without-end": {"FLD001", "FLD002"},
    "YML025/a-bracket-without-end": {"FLD002"},
    "YML026/a-list-line-without-its-mark": {"FLD002"},
    "YML027/a-character-that-begins-nothing": {"FLD002"},
    "YML027/a-mistake-on-the-first-line": {"YML008"},
    "YML027/a-mistake-no-diagnosis-knows": {"KB003"},
    "YML027/a-text-that-begins-with-an-angle-bracket": {"TXT001"},
    "YML032/a-key-without-colon": {"FLD002", "FLD011"},
}
SHOWN = "写成："
FIELD_SHOWN = re.compile(r"写成 (([a-z_]+): \[.*\])$", re.MULTILINE)


def shows(text: str) -> bool:
    """Whether a hint shows a line, or a field, as it should be written."""
    return SHOWN in text or FIELD_SHOWN.search(text) is not None


def followed(lines: list[str], problem: Problem) -> list[str] | None:
    """The lines of a file after its author did what a hint says; None when it shows nothing."""
    place, hint = problem.place, problem.hint
    number, start = place.line - 1, place.column - 1
    line = lines[number]
    indent = line[: len(line) - len(line.lstrip(" "))]
    stop = start + place.width
    if exchanged := re.search("把「(.+?)」改成「(.+?)」", hint):
        at = line.index(exchanged[1])
        new = line[:at] + exchanged[2] + line[at + len(exchanged[1]) :]
    elif taken := re.search(r"从这一行到第 (\d+) 行，每行前面都删掉 (\d+) 个空格", hint):
        last, deep = int(taken[1]), int(taken[2])
        return [one[deep:] if number <= n < last else one for n, one in enumerate(lines)]
    elif alone := re.search(r"删掉第 (\d+)(?: 到 (\d+))? 行，第 (\d+) 行", hint):
        lines[int(alone[3]) - 1] = hint.partition(SHOWN)[2]
        del lines[int(alone[1]) - 1 : int(alone[2] or alone[1])]
        return lines
    elif beside := re.match(r"在这一行上面补上字段名，和第 (\d+) 行", hint):
        above = lines[int(beside[1]) - 1]
        deep = len(above) - len(above.lstrip(" "))
        return [*lines[:number], " " * deep + hint.partition(SHOWN)[2], *lines[number:]]
    elif "这段文字从下一行起，缩进两格：" in hint:
        key, _, below = line.partition(":")
        bare = hint.partition("缩进两格：")[2].partition("（去掉")[0]
        if "（去掉" in hint:
            last = max(n for n in range(number, len(lines)) if lines[n].endswith('"'))
            lines[last] = lines[last][:-1]
        new = f"{key}: |\n{indent}  {bare}"
    elif "每段之间空一行" in hint:
        below = [f"{one}\n" if one.startswith(f"{indent} ") else one for one in lines[number + 1 :]]
        return [*lines[:number], hint.partition(SHOWN)[2], *"\n".join(below).split("\n")]
    elif hint.startswith("在方括号里写成："):
        new = line[:start] + hint.partition(SHOWN)[2].partition("；")[0] + line[stop:]
    elif "套在里面的几行" in hint:
        above = lines[number - 1]
        lines[number - 1] = above[: above.index("-")] + hint.partition(SHOWN)[2]
        while lines[number].startswith(indent):
            del lines[number]
        return lines
    elif hint.startswith(("每行都换成", "每行的 - ")):
        last = number
        while ITEM_MARK.match(lines[last].strip()) and not lines[last].lstrip().startswith("- "):
            lines[last] = f"{indent}- {ITEM_MARK.sub('', lines[last].strip()).strip()}"
            last += 1
        return lines
    elif added := re.search(r"从这一行到第 (\d+) 行，每行前面都加 2 个空格", hint):
        return [f"  {one}" if number <= n < int(added[1]) else one for n, one in enumerate(lines)]
    elif re.match("从 \\S+ 起另起一行", hint):
        new = f"{line[:start].rstrip()}\n{line[start:]}"
    elif hint.startswith("合成一段，"):
        lines[number] = indent + hint.partition(SHOWN)[2]
        while not lines[number + 1].strip() or lines[number + 1].startswith(f"{indent} "):
            del lines[number + 1]
        return lines
    elif hint.startswith("每一行都以 - "):
        marked = [n for n in range(number, len(lines)) if lines[n].startswith(indent.ljust(1))]
        for n in marked:
            lines[n] = f"{indent}- {ITEM_MARK.sub('', lines[n].strip())}"
        return lines
    elif hint.startswith("在 - 前面换行"):
        new = f"{line[:start].rstrip()}\n{indent}  {line[start:]}"
    elif hint.startswith("在整段文字的开头和末尾"):
        last = number
        while lines[last + 1].startswith(f"{indent} "):
            last += 1
        lines[last] += '"'
        new = f'{lines[number][:start]}"{lines[number][start:]}'
    elif hint.startswith("在冒号后面换行"):
        below = lines[number + 1]
        aligned = below[: len(below) - len(below.lstrip(" "))]
        deeper = aligned if "和下一行的 - 对齐" in hint else f"{indent}  "
        new = f"{line[:start].rstrip()}\n{deeper}{hint.partition(SHOWN)[2]}"
    elif beside := re.search(r"另起一行，和 (\S+) 对齐", hint):
        depth = " " * line.index(f"{beside[1]}:")
        new = f"{line[:start].rstrip()}\n{depth}{hint.partition(SHOWN)[2]}"
    elif field := FIELD_SHOWN.search(hint):
        new = line[: line.index(f"{field[2]}:")] + field[1]
    elif hint.startswith("换成空格"):
        last = number
        while "\t" in lines[last]:
            lines[last] = lines[last].replace("\t", "  ")
            last += 1
        return lines
    elif hint.startswith("换成英文空格"):
        new = plain_blanks(line, 2)
    elif SHOWN in hint or "个空格" in hint:
        wanted = re.search(r"改成 (\d+) 个空格", hint)
        whole = hint.partition(SHOWN)[2] or line.lstrip(" ")
        new = (" " * int(wanted[1]) if wanted else indent) + whole
    elif shown := re.search("(?:整段加上引号|换成半角|删掉它|只写号码)：(.*)", hint):
        new = line[:start] + shown[1] + line[stop:]
    elif hint.startswith("删掉它"):
        new = line[:start] + line[stop:]
    else:
        return None
    return [*lines[:number], *new.split("\n"), *lines[number + 1 :]]


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.code in FOLLOWED or shows(case.expected)],
    ids=lambda case: case.name,
)
def test_a_hint_that_is_followed_makes_the_problem_go_away(case: Case, folder: Folder) -> None:
    case.plant(folder)
    seen = set()
    while problem := first_to_mend(folder):
        assert (problem.place.line, problem.message) not in seen, "the same again"
        seen.add((problem.place.line, problem.message))
        path = folder.path / problem.place.path.removeprefix("content/")
        after = followed(path.read_text(encoding="utf-8").split("\n"), problem)
        if after is None:
            assert case.name in OPEN_HINTS
            return
        path.write_text("\n".join(after), encoding="utf-8", newline="\n")
    assert case.name not in OPEN_HINTS
    left = {problem.code for problem in load(folder.path, today=TODAY).problems}
    assert left == LEFT.get(case.name, set())
    for file, meant in case.meant():
        assert values_of((folder.path / file).read_bytes()) == values_of(meant), "another meaning"


def values_of(content: bytes) -> object:
    """What a file says, whatever its form."""
    root, problems = read_yaml(content, "")
    assert root is not None, problems
    return to_data(root)


def first_to_mend(folder: Folder) -> Problem | None:
    """The first problem of a folder that has to do with YAML, or shows what to write."""
    problems = load(folder.path, today=TODAY).problems
    return next((p for p in problems if p.code in FOLLOWED or shows(p.hint)), None)


def test_every_code_of_the_source_is_in_the_corpus_twice(root: Path) -> None:
    modules = (p for p in root.glob("generator/**/*.py") if p.parent.name != "codes")
    emitted = set(CODE.findall("".join(path.read_text(encoding="utf-8") for path in modules)))
    counted = Counter(case.code for case in CASES)
    assert set(counted) == emitted == set(CODES)
    assert {code: count for code, count in counted.items() if count < 2} == {}
