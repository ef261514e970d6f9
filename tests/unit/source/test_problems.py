"""How problems read and in which order, and that each code of the source is planted somewhere."""

import dataclasses
import json
import re

import pytest

from generator.rules.finding import Span
from generator.source.load import load
from generator.source.problem import Place, Problem, Related, brief, in_order
from generator.source.report import (
    MAX_SHOWN,
    columns,
    format_github,
    format_json,
    format_report,
    format_text,
)
from tests.conftest import Folder


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
            "end_line": 3,
            "end_column": 7,
            "code": "XXX001",
            "severity": "error",
            "message": "坏了。",
            "hint": "修好。",
            "related": [],
        }
    ]


def test_json_keeps_chinese_readable_and_is_indented() -> None:
    assert format_json([problem()]).startswith('[\n  {\n    "path": "content/a.yml",')
    assert '"message": "坏了。"' in format_json([problem()])


def test_json_of_no_problem_is_an_empty_list() -> None:
    assert format_json([]) == "[]"


def test_a_workflow_command_names_file_line_and_column() -> None:
    assert format_github(problem(line=3, column=5)) == (
        "::error file=content/a.yml,line=3,endLine=3,col=5,endColumn=6,title=XXX001"
        "::坏了。%0A修复：修好。"
    )


def test_a_workflow_command_escapes_what_would_end_its_parts() -> None:
    found = problem(path="a,b:c%d\r\n.yml", code="X:1,2", message="50%: 一,二\r\n三")
    assert format_github(found) == (
        "::error file=a%2Cb%3Ac%25d%0D%0A.yml,line=1,endLine=1,col=1,endColumn=2,title=X%3A1%2C2"
        "::50%25: 一,二%0D%0A三%0A修复：修好。"
    )


def test_the_marks_stand_under_the_whole_value(folder: Folder) -> None:
    folder.change("stages/later.yml", "[4]", "[ 3,  9 ] # 天")
    reported = format_report(load(folder.path).problems)
    assert "    4 | days: [ 3,  9 ] # 天\n      |       ^^^^^^^^^\n" in reported


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    text = format_text(problem(column=301, width=2, excerpt="长" * 300 + "ab" + "短" * 300))
    line, marks = text.split("\n")[1:3]
    assert columns(line) <= MAX_SHOWN + len("    1 | ")
    assert "…" + "长" * 15 + "ab短" in line
    assert line.endswith("短…")
    assert columns(line.partition("ab")[0]) == len(marks.partition("^")[0])


def test_what_a_terminal_would_act_upon_is_not_passed_on() -> None:
    text = format_text(problem(path="a\x1b[2J.yml", excerpt="\x1b[31m\u202eab", message="a\x07"))
    assert text.isprintable() or set(filter(lambda c: not c.isprintable(), text)) == {"\n"}
    assert "·[31m·ab" in text


def test_colour_changes_no_word() -> None:
    related = (Related(Place("b.yml", 7, 2, 1, " x"), "这里也是"),)
    found = dataclasses.replace(problem(excerpt="ab"), related=related, spans=(Span("甲", 0, 3),))
    coloured = format_text(found, colour=True)
    assert coloured != format_text(found)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == format_text(found)
    assert "另见 b.yml:7 这里也是\n    7 |  x\n      |  -\n" in format_text(found)


def test_a_report_counts_problems_and_files() -> None:
    one, other = problem("a.yml"), problem("b.yml")
    assert format_report(()) == "没有发现问题。"
    assert format_report((one,)).endswith("\n\n共 1 个问题。")
    assert format_report((one, other)).endswith("\n\n共 2 个问题，分布在 2 个文件里。")


@pytest.mark.parametrize(
    ("value", "text"), [("一\n 二", "一 二"), ("长" * 30, "长" * 30), ("长" * 31, "长" * 30 + "…")]
)
def test_a_message_quotes_a_value_on_one_line_and_not_all_of_it(value: str, text: str) -> None:
    assert brief(value) == text
