"""What is written about a code is true: the wrong example is reported, the right one is not."""

import re

import pytest

from generator.authoring.codes import CODES, explain, nearest_codes
from generator.authoring.reference import reference_files
from generator.source.load import load
from tests.conftest import TODAY, Folder


def codes_of(folder: Folder) -> set[str]:
    """The codes of all problems of a folder."""
    return {problem.code for problem in load(folder.path, today=TODAY).problems}


@pytest.mark.parametrize("code", [code for code, found in CODES.items() if found.file])
def test_the_wrong_example_is_reported_and_the_right_one_is_not(code: str, folder: Folder) -> None:
    found = CODES[code]
    target = folder.path / found.file
    text = target.read_text(encoding="utf-8") if target.exists() else found.right
    key = re.match(r"\s*[\w<]*", found.right)
    assert key is not None
    if found.right not in text:  # the line or block that begins with the same word
        text, count = re.subn(
            rf"^( *){re.escape(key.group().strip())}: .*$",
            lambda match: found.right.replace("\n", "\n" + match[1]),
            text,
            count=1,
            flags=re.MULTILINE,
        )
        assert count == 1
    for example, reported in ((found.right, False), (found.wrong, True)):
        target.write_text(text.replace(found.right, example, 1), encoding="utf-8")
        assert (code in codes_of(folder)) is reported, example


def test_an_explanation_has_the_rule_and_both_examples() -> None:
    assert explain("STG002") == (
        "STG002 任何一天只属于一个阶段。\n\n"
        "不对：\n  content/stages/begin.yml：\n    days: [0, 3]\n"
        "  content/stages/later.yml：\n    days: [3]\n\n"
        "对：\n  content/stages/begin.yml：\n    days: [0, 3]\n"
        "  content/stages/later.yml：\n    days: [4]"
    )


def test_an_example_of_one_file_names_it_once() -> None:
    assert explain("FLD011") == (
        "FLD011 写了字段就写内容。\n\n"
        "不对（content/steps/calm.yml）：\n    summary:\n\n对：\n    summary: 先停下来。"
    )


@pytest.mark.parametrize("code", [code for code, c in CODES.items() if c.file and c.beside])
def test_what_stands_beside_an_example_does_stand_there(code: str, folder: Folder) -> None:
    beside = CODES[code].beside
    assert beside is not None
    assert beside[0] != CODES[code].file
    written = (folder.path / beside[0]).read_text(encoding="utf-8").split("\n")
    assert [line for line in beside[1].split("\n") if line not in written] == []


# What breaks one of these is right by itself: its example is made of two records.
PAIRED = ("STG002", "STG003", "STG006", "EVD001", "EVD002", *(f"LED00{n}" for n in range(1, 6)))


@pytest.mark.parametrize("code", PAIRED)
def test_an_example_that_needs_two_records_has_them(code: str) -> None:
    reported = explain(code) or ""
    wrong, _, right = reported.partition("\n对：")
    assert CODES[code].beside is not None
    assert wrong.count("：\n    ") == right.count("：\n    ") == 2


def test_what_is_no_code_is_not_explained() -> None:
    assert explain("STG099") is None
    assert nearest_codes("stg02") == ["STG002", "STG008", "STG007"]
    assert nearest_codes("?") == []


def test_every_code_is_in_the_reference() -> None:
    codes = re.findall(r"^\| ([A-Z]+\d{3}) \| ", reference_files()["codes.md"], re.MULTILINE)
    assert codes == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_rule_is_a_sentence(code: str) -> None:
    assert CODES[code].rule.endswith("。")
    assert CODES[code].wrong != CODES[code].right
