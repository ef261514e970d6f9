"""Every mistake of the corpus is told whole, and every code of the source is among them twice."""

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.codes import CODES
from tests.conftest import Folder
from tests.corpus import CASES, EXPECTED, Case

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


def test_every_code_of_the_source_is_in_the_corpus_twice(root: Path) -> None:
    modules = (p for p in root.glob("generator/**/*.py") if p.parent.name != "codes")
    emitted = set(CODE.findall("".join(path.read_text(encoding="utf-8") for path in modules)))
    counted = Counter(case.code for case in CASES)
    assert set(counted) == emitted == set(CODES)
    assert {code: count for code, count in counted.items() if count < 2} == {}
