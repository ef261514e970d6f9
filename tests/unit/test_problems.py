"""How problems read and in which order, and that each code of the source is planted somewhere."""

import json
import re
from pathlib import Path

import pytest

from generator.problems import Place, Problem, format_github, format_json, format_text, in_order
from generator.rules import RULES
from tests.unit.cases_fields import FIELD_CASES, UNPLANTABLE_CODES
from tests.unit.cases_files import FOLDER_CASES, YAML_CASES
from tests.unit.cases_rules import (
    EVIDENCE_CASES,
    LEDGER_CASES,
    REFERENCE_CASES,
    STAGE_CASES,
    TEXT_CASES,
)

ALL_CASES = (
    *YAML_CASES,
    *FOLDER_CASES,
    *FIELD_CASES,
    *STAGE_CASES,
    *REFERENCE_CASES,
    *EVIDENCE_CASES,
    *TEXT_CASES,
    *LEDGER_CASES,
)


def problem(
    path: str = "content/a.yml",
    line: int = 1,
    column: int = 1,
    width: int = 1,
    excerpt: str = "",
    code: str = "XXX001",
    message: str = "坏了。",
) -> Problem:
    """A problem of which a test says only what it is about."""
    return Problem(code, Place(path, line, column, width, excerpt), message, "修好。")


def test_every_code_of_the_source_is_planted_in_some_case(root: Path) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in root.glob("generator/**/*.py"))
    emitted = set(re.findall(r'"((?:YML|FLD|KB|STG|REF|EVD|TXT|LED)\d{3})"', source)) | set(RULES)
    told = "\n".join(text for case in ALL_CASES for text in case.told)
    planted = set(re.findall(r":\d+:\d+: ([A-Z]+\d{3}) ", told))
    assert planted | UNPLANTABLE_CODES == emitted
    assert not planted & UNPLANTABLE_CODES


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case.name for case in ALL_CASES]
    assert len(names) == len(set(names))


def test_a_place_is_by_default_the_beginning_of_the_file() -> None:
    assert Place("a.yml") == Place("a.yml", 1, 1, 1, "")


def test_a_problem_is_an_error_by_default() -> None:
    assert problem().severity == "error"


@pytest.mark.parametrize(
    ("excerpt", "column", "width", "pointer"),
    [
        ("abc: d", 1, 3, "      | ^^^"),
        ("abc: d", 6, 1, "      |      ^"),
        ("名称: 甲乙", 5, 1, "      |       ^^"),
        ("名称: 甲乙", 5, 2, "      |       ^^^^"),
        ("ａｂ: 1", 1, 2, "      | ^^^^"),
        ("ab: 😀x", 6, 1, "      |       ^"),
        ("abc", 3, 9, "      |   ^"),
        ("abc", 4, 1, "      |    ^"),
        ("abc", 9, 4, "      |    ^"),
    ],
    ids=[
        "on the first character",
        "on the last character",
        "below a wide character",
        "as wide as two wide characters",
        "full-width Latin letters are wide",
        "behind an emoji",
        "no wider than the line",
        "just behind the line",
        "far behind the line",
    ],
)
def test_the_pointer_stands_below_what_is_meant(
    excerpt: str, column: int, width: int, pointer: str
) -> None:
    text = format_text(problem(column=column, width=width, excerpt=excerpt))
    assert text.split("\n")[1:3] == [f"    1 | {excerpt}", pointer]


def test_the_pointer_stays_in_its_column_whatever_the_line_number() -> None:
    small = format_text(problem(line=9, excerpt="ab", column=2))
    large = format_text(problem(line=123456, excerpt="ab", column=2))
    assert small.split("\n")[1:3] == ["    9 | ab", "      |  ^"]
    assert large.split("\n")[1:3] == ["123456 | ab", "       |  ^"]


@pytest.mark.parametrize("excerpt", ["", "   "])
def test_a_blank_line_is_not_shown(excerpt: str) -> None:
    assert format_text(problem(excerpt=excerpt)).split("\n") == [
        "content/a.yml:1:1: XXX001 坏了。",
        "  修复：修好。",
    ]


def test_problems_stand_in_the_order_of_file_line_column_code_and_message() -> None:
    ordered = (
        problem("a.yml", 2, 9, code="XXX009", message="戊"),
        problem("b.yml", 1, 9, code="XXX009", message="戊"),
        problem("b.yml", 2, 1, code="XXX009", message="戊"),
        problem("b.yml", 2, 3, code="XXX001", message="戊"),
        problem("b.yml", 2, 3, code="XXX002", message="a"),
        problem("b.yml", 2, 3, code="XXX002", message="b"),
        problem("b.yml", 10, 1, code="XXX001", message="a"),
    )
    assert in_order(reversed(ordered)) == ordered


def test_json_holds_exactly_the_promised_keys() -> None:
    found = problem(line=3, column=5, width=2, excerpt="名称: 甲乙")
    assert json.loads(format_json([found])) == [
        {
            "path": "content/a.yml",
            "line": 3,
            "column": 5,
            "code": "XXX001",
            "severity": "error",
            "message": "坏了。",
            "hint": "修好。",
        }
    ]


def test_json_keeps_chinese_readable_and_is_indented() -> None:
    assert format_json([problem()]).startswith('[\n  {\n    "path": "content/a.yml",')
    assert '"message": "坏了。"' in format_json([problem()])


def test_json_of_no_problem_is_an_empty_list() -> None:
    assert format_json([]) == "[]"


def test_a_workflow_command_names_file_line_and_column() -> None:
    assert format_github(problem(line=3, column=5)) == (
        "::error file=content/a.yml,line=3,col=5,title=XXX001::坏了。%0A修复：修好。"
    )


def test_a_workflow_command_escapes_what_would_end_its_parts() -> None:
    found = problem(path="a,b:c%d\r\n.yml", code="X:1,2", message="50%: 一,二\r\n三")
    assert format_github(found) == (
        "::error file=a%2Cb%3Ac%25d%0D%0A.yml,line=1,col=1,title=X%3A1%2C2"
        "::50%25: 一,二%0D%0A三%0A修复：修好。"
    )
