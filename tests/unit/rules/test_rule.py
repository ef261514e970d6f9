"""Rules are whole: each has its code, its sentence and both of its examples, and each is run."""

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import rules
from generator.rules import RULES, Content, Finding, _by_code
from generator.rules.part_content import FoundText
from generator.rules.rule import CrossRule, rule, text_rule
from generator.source.load import load
from tests.conftest import Folder


def finder(_content: Content) -> Iterator[Finding]:
    """句子。"""
    yield from ()


def test_a_rule_has_its_docstring_as_its_sentence() -> None:
    made = rule("XXX001", wrong="不对", right="对")(finder)
    assert (made.code, made.sentence, made.wrong, made.right) == ("XXX001", "句子。", "不对", "对")


@pytest.mark.parametrize("examples", [{}, {"wrong": "不对"}, {"right": "对"}])
def test_a_rule_without_an_example_says_what_it_lacks(examples: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="rule XXX001: finder needs two examples: wrong=…"):
        rule("XXX001", **examples)(finder)  # type: ignore[arg-type]


def test_a_rule_without_a_sentence_says_what_it_lacks() -> None:
    def silent(_content: Content) -> Iterator[Finding]:
        yield from ()

    with pytest.raises(ValueError, match="rule XXX001: silent needs a docstring"):
        rule("XXX001", wrong="不对", right="对")(silent)


def test_a_rule_of_one_text_looks_at_it_once_until_its_record_changes(folder: Folder) -> None:
    looked: list[str] = []

    def find(text: FoundText) -> Iterator[Finding]:
        """句子。"""
        looked.append(text.owner)
        yield Finding(text.owner, text.leaf.path, "不对。", "改。")

    made = text_rule("XXX001", wrong="不对", right="对")(find)
    before = load(folder.path)
    found = list(made(before.content))
    assert made.sentence == "句子。"
    assert [finding.owner for finding in found] == looked == [t.owner for t in before.content.texts]
    folder.change("steps/calm.yml", "先停下来。", "先坐下。")
    looked.clear()
    after = load(folder.path, before=before)
    assert list(made(after.content)) == found
    assert set(looked) == {"calm"}


def test_every_rule_reads_aloud_like_a_sentence() -> None:
    for code, found in RULES.items():
        sentence = found.sentence
        assert sentence.endswith("。"), code
        assert "\n" not in sentence


def test_codes_of_rules_are_numbered_without_gap() -> None:
    numbers: dict[str, list[int]] = {}
    for code in RULES:
        numbers.setdefault(code[:3], []).append(int(code[3:]))
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


def test_every_rule_that_is_written_is_asked(root: Path) -> None:
    written = [path.read_text("utf-8") for path in (root / "generator" / "rules").glob("*.py")]
    codes = re.findall(r'^@(?:text_)?rule\(\s*"([A-Z0-9]+)"', "\n".join(written), re.MULTILINE)
    assert sorted(codes) == sorted(RULES), "listed in no module of rules/__init__, or a code twice"


def test_a_rule_in_any_module_of_the_room_is_run() -> None:
    found = {
        value.code
        for module in pkgutil.iter_modules(rules.__path__)
        for value in vars(importlib.import_module(f"{rules.__name__}.{module.name}")).values()
        if isinstance(value, CrossRule)
    }
    assert found == set(RULES)


def test_two_rules_of_one_code_are_refused() -> None:
    with pytest.raises(ValueError, match="LED001"):
        _by_code([RULES["LED001"], dataclasses.replace(RULES["LED001"])])
