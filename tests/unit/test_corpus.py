"""Every mistake of the corpus is told whole, and every code of the source is among them twice."""

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.codes import CODES
from generator.knowledge import load
from tests.conftest import TODAY, Folder
from tests.corpus import CASES, EXPECTED, Case

# The records of these lack all their fields too, or mix two sorts of lines.
MORE_THAN_INDENTS = {"an-indentation-that-fits-nothing", "a-key-among-the-lines-of-a-list"}
CODE = re.compile(r"\b(?:YML|FLD|KB|STG|REF|EVD|TXT|LED)\d{3}\b")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_whole(
    case: Case, folder: Folder, request: pytest.FixtureRequest
) -> None:
    case.plant(folder)
    told = case.told(folder)
    if request.config.getoption("--update-cases"):
        (case.path / EXPECTED).write_text(told, encoding="utf-8", newline="\n")
    assert told == case.expected
    assert f": {case.code} " in told, "a case stands in the folder of its code"


INDENTS = [case for case in CASES if case.code == "YML021"]
WANTED = re.compile(r"^content/(\S+?):(\d+):.*?修复：改成 (\d+) 个空格", re.DOTALL)


@pytest.mark.parametrize("case", INDENTS, ids=lambda case: case.name)
def test_a_hint_about_indents_that_is_followed_leaves_fewer_problems(
    case: Case, folder: Folder
) -> None:
    if (wanted := WANTED.match(case.expected)) is None or case.path.name in MORE_THAN_INDENTS:
        return
    case.plant(folder)
    before = load(folder.path, today=TODAY).problems
    path = folder.path / wanted[1]
    lines = path.read_text(encoding="utf-8").split("\n")
    number = int(wanted[2]) - 1
    lines[number] = " " * int(wanted[3]) + lines[number].lstrip()
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    assert len(load(folder.path, today=TODAY).problems) < len(before)


def test_every_code_of_the_source_is_in_the_corpus_twice(root: Path) -> None:
    modules = (p for p in root.glob("generator/**/*.py") if p.parent.name != "codes")
    emitted = set(CODE.findall("".join(path.read_text(encoding="utf-8") for path in modules)))
    counted = Counter(case.code for case in CASES)
    assert set(counted) == emitted == set(CODES)
    assert {code: count for code, count in counted.items() if count < 2} == {}
