"""Every mistake of the corpus is reported whole; every code of the source is among them twice."""

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.authoring.codes import CODES
from generator.source.load import Loaded, load
from generator.source.nodes import to_data
from generator.source.parse import read_yaml
from generator.source.problem import Problem
from generator.source.report import format_report
from tests.conftest import TODAY, Folder
from tests.corpus import CASES, Case
from tests.filling import fill, unspoken
from tests.following import followed, shows

CODE = re.compile(r"\b(?:YML|FLD|KB|STG|REF|EVD|TXT|LED|LET|SIT|RUL|MD)\d{3}\b")


FOLLOWED = ("FLD013", *(f"YML{number:03}" for number in (14, *range(18, 28), 29, 30, 32, 33)))
# These show nothing to write, because only the writer knows what was meant.
OPEN_HINTS = {
    "YML006/a-question-mark-of-yaml",
    "YML014/a-table-from-word",
    "YML021/a-colon-without-a-key",
    "YML021/a-fact-without-its-first-line",
    "YML021/a-key-among-the-lines-of-a-list",
    "YML021/text-after-a-finished-document",
    "YML025/a-file-that-was-cut-off",
    "YML023/a-comment-of-word-with-its-colon",
    "YML026/a-mark-of-a-quotation-below-an-item",
    "YML027/a-mark-of-a-quotation",
    "YML032/a-sentence-in-the-first-column",
    "YML032/a-text-where-a-key-belongs",
}
# What comes up when all hints are followed: fields that the few lines of the case never had, and
# what only the writer can decide.
NEW = {
    "TXT012/a-pointing-finger-and-everybody": {"TXT014"},
    "YML003/a-carriage-return-of-its-own": {"MD003"},
    "YML003/one-problem-a-line-the-first-character-on-it": {"MD005", "MD003"},
    "YML006/a-question-mark-of-yaml": {"FLD002", "YML032"},
    "YML008/a-text-at-the-top-of-a-file": {"YML028"},
    "YML014/a-tab-in-yaml": {"FLD002"},
    "YML019/a-full-width-colon-on-the-line-above": {"FLD002"},
    "YML019/a-full-width-colon-on-the-same-line": {"FLD002"},
    "YML021/an-indentation-that-fits-nothing": {"FLD002"},
    "YML022/a-quote-without-end": {"FLD002"},
    "YML023/a-colon-too-many": {"FLD002"},
    "YML025/a-brace-without-end": {"FLD001", "FLD002"},
    "YML025/a-bracket-without-end": {"FLD002"},
    "YML026/a-list-line-without-its-mark": {"FLD002"},
    "YML027/a-character-that-begins-nothing": {"FLD002"},
    "YML027/a-mistake-no-diagnosis-knows": {"KB003"},
    "YML027/a-mistake-on-the-first-line": {"YML008"},
    "YML032/a-key-without-colon": {"FLD002", "FLD011"},
}
# What was meant there is no telling: scraps, and files that are still not to be read.
UNCERTAIN = {
    "YML006/a-question-mark-of-yaml": {"steps/calm.yml"},
    "YML008/a-text-at-the-top-of-a-file": {"tips.yml"},
    "YML021/a-key-among-the-lines-of-a-list": {"tips.yml"},
    "YML027/a-mistake-on-the-first-line": {"tips.yml"},
}
# Why nothing is made of what is left there.
LEFT = {
    "YML001/a-file-larger-than-1-mb-is-not-read": "a megabyte of one character: nothing to split",
    "YML001/a-page-larger-than-1-mb": "a megabyte of one word: nothing to split",
    "YML006/a-question-mark-of-yaml": "YAML that nobody types: there is no meaning to find",
    "YML021/a-key-among-the-lines-of-a-list": "three letters: there is no meaning to find",
    "YML021/text-after-a-finished-document": "YAML that nobody types: there is no meaning to find",
    "YML027/a-mistake-on-the-first-line": "a single sign: there is no meaning to find",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_reported_whole_and_its_hints_lead_to_what_was_meant(
    case: Case, folder: Folder, request: pytest.FixtureRequest
) -> None:
    """Two tests of one reading: if both fail, both are shown."""
    case.plant(folder)
    first = read(folder)
    try:
        reported = format_report(first.problems) + "\n"
        if request.config.getoption("--update-cases"):
            case.expect(reported)
        assert reported == case.expected
        assert f": {case.code} " in reported, "a case stands in the folder of its code"
    finally:
        follow(case, folder, first)


def read(folder: Folder, before: Loaded | None = None) -> Loaded:
    """A folder with all its problems; what was read before is not read again."""
    return load(folder.path, today=TODAY, due=True, before=before)


def follow(case: Case, folder: Folder, first: Loaded) -> None:
    """Every problem a hint says what to do about goes, no new one comes, and the meaning stays."""
    now = first
    done, changed = set(), set[str]()
    while step := next_step(folder, now.problems):
        problem, path, after = step
        assert (problem.place, problem.message) not in done, "the same again"
        done.add((problem.place, problem.message))
        path.write_text("\n".join(after), encoding="utf-8", newline="\n")
        changed.add(path.relative_to(folder.path).as_posix())
        now = read(folder, now)
    before = {problem.code for problem in first.problems}
    assert {problem.code for problem in now.problems} - before == NEW.get(case.name, set())
    open_ones = any(p.code in FOLLOWED or shows(p.hint) for p in now.problems)
    assert open_ones == (case.name in OPEN_HINTS)
    meant = dict(case.meant())
    assert changed <= meant.keys() | UNCERTAIN.get(case.name, set()), "write down what was meant"
    for file, text in meant.items():
        assert meaning(folder.path / file) == meaning(Path(file), text), "another meaning"
    for part in case.filled():
        unsaid = list(unspoken(fill(folder.path, part), now.problems))
        assert unsaid == [], "no message speaks of it"
        now = read(folder, now)
    assert bool(now.problems) == (case.name in LEFT), (
        "neither followed nor filled in: write filled.txt, or why not in LEFT"
    )


def next_step(
    folder: Folder, problems: tuple[Problem, ...]
) -> tuple[Problem, Path, list[str]] | None:
    """The first problem whose hint says what to do, its file, and the lines after that."""
    for problem in problems:
        path = folder.path / problem.place.path.removeprefix("content/")
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            continue
        if problem.place.line <= len(lines):
            after = followed(lines, problem)
            if after is not None:
                return problem, path, after
    return None


def meaning(path: Path, content: bytes | None = None) -> object:
    """What a file says, whatever its form."""
    content = path.read_bytes() if content is None else content
    if path.suffix == ".md":
        return content.decode().split("\n")
    root, problems = read_yaml(content, "")
    assert root is not None, problems
    return to_data(root)


@pytest.mark.parametrize(
    ("written", "is_told"),
    [
        ("@ steps/calm.yml\n-do: [坐下。, 也可能走。]\n+do: [坐下。]\n", True),
        ("@ steps/calm.yml\n done_when: [不慌了。]\n+rules: [no-night]\n", False),
        ("@ steps/calm.yml\n-title: 先停一停\n+title: 停\n", False),
        ("@ tips.yml\n+spend-less:\n+  title: 少花\n", False),
        ("@ rules.yml removed\n", False),
    ],
)
def test_what_no_message_speaks_of_may_not_be_filled_in(
    folder: Folder, written: str, is_told: bool
) -> None:
    folder.change("steps/calm.yml", "do: [坐下。]", "do: [坐下。, 也可能走。]")
    told = load(folder.path, today=TODAY).problems
    assert (not list(unspoken(fill(folder.path, written), told))) == is_told


def test_every_code_of_the_source_is_in_the_corpus_twice(root: Path) -> None:
    modules = (p for p in root.glob("generator/**/*.py") if p.parent.name != "codes")
    emitted = set(CODE.findall("".join(path.read_text(encoding="utf-8") for path in modules)))
    counted = Counter(case.code for case in CASES)
    assert set(counted) == emitted == set(CODES)
    assert {code: count for code, count in counted.items() if count < 2} == {}
