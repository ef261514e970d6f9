"""One run tells every problem outside the smallest entry that cannot be parsed, and no echo."""

import random
from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.source.load import load
from tests.conftest import TODAY, Folder
from tests.unit.cases import TIP

UNWANTED = "forbidden:\n  - {why: 吓人, instead: 说清楚规则, words: [后果自负]}\n"
TIPS = "".join(TIP.replace("spend-less", f"tip-{n}").replace("少花", f"少花{n}") for n in "abcd")


@dataclass(frozen=True)
class Mistake:
    """One text in the place of another, and the code under which it is reported."""

    code: str
    file: str
    entry: str  # the field, or in a list the record, that it is made in
    old: str
    new: str
    below: int = 0  # how many lines below its beginning it is reported

    def start(self, text: str) -> int:
        """Where in the text of its file it is made."""
        return text.index(self.old, text.index(f"\n{self.entry}"))


Spot = tuple[str, int, str]  # file, line, code


def plant(folder: Folder, mistakes: list[Mistake]) -> list[Spot]:
    """Makes all mistakes; gives what must be reported of them."""
    spots = []
    for file in {mistake.file for mistake in mistakes}:
        path = folder.path / file
        text = path.read_text(encoding="utf-8")
        ours = sorted((one for one in mistakes if one.file == file), key=lambda m: m.start(text))
        more = 1  # lines above that were not there before, counting from 1
        for one in ours:
            line = text[: one.start(text)].count("\n") + more + one.below
            spots.append((file, line, one.code))
            more += one.new.count("\n") - one.old.count("\n")
        for one in reversed(ours):
            start = one.start(text)
            text = text[:start] + one.new + text[start + len(one.old) :]
        path.write_text(text, encoding="utf-8", newline="\n")
    return sorted(spots)


CALM, BEGIN, LATER = "steps/calm.yml", "stages/begin.yml", "stages/later.yml"
MISTAKES = (
    Mistake("YML019", CALM, "material", ": [", "：["),
    Mistake("FLD010", CALM, "reviewed", "2026-11-21", "2026/11/21"),
    Mistake("FLD004", CALM, "phase", "先稳住", "先跑"),
    Mistake("YML022", CALM, "summary", "先停下来。", '"先停下来。'),
    Mistake("YML022", CALM, "summary", "先停下来。", "'先停下来。"),
    Mistake("YML025", CALM, "do", "坐下。]", "坐下。"),
    Mistake("TXT002", CALM, "avoid", "不转账。", "打 95188。"),
    Mistake("YML032", CALM, "done_when", ": [", " ["),
    Mistake("YML018", CALM, "done_when", ": [", ":["),
    Mistake("FLD007", BEGIN, "days", "3", "x"),
    Mistake("FLD006", BEGIN, "days", "3", "3, 4"),
    Mistake("YML027", BEGIN, "summary", "刚开始。", "@刚开始。"),
    Mistake("YML024", BEGIN, "summary", "刚开始。", "刚开始 #1"),
    Mistake("TXT005", BEGIN, "happens", "可能收到短信。", "可能收到<br>短信。"),
    Mistake("FLD004", BEGIN, "happens", "短信或站内信", "信"),
    Mistake("REF001", BEGIN, "rules", "no-night", "no-nigth"),
    Mistake("EVD002", BEGIN, "costs", "第676条", "某条"),
    Mistake("FLD005", BEGIN, "costs", "{source: code, at: 第676条}", "code"),
    Mistake("YML032", BEGIN, "steps", ": [", " ["),
    Mistake("YML030", BEGIN, "prepare", "看账单。", '"看\\q账单。"'),
    Mistake("YML006", BEGIN, "prepare", "prepare", "[prepare]"),
    Mistake("TXT008", LATER, "summary", "往后。", "不还后果自负。"),
    Mistake("YML003", LATER, "summary", "往后。", "往\u200b后。"),
    Mistake("FLD001", LATER, "summary", "summary", "sumary"),
    Mistake("YML005", LATER, "rules", "]", "]\nrules: [no-night]", 1),
    Mistake("YML010", LATER, "prepare", "[", "&a ["),
    Mistake("YML014", LATER, "prepare", ": ", ":\u3000"),
    Mistake("YML021", LATER, "costs", "    evidence", "      evidence"),
    Mistake("EVD005", "site.yml", "tagline", "一句话", "可能好"),
    Mistake("REF001", "site.yml", "essentials", "no-night", "no-nihgt"),
    Mistake("YML022", "site.yml", "day_note", "天数只作参考。", '"天数只作参考。'),
    Mistake("YML007", "site.yml", "review_note", "review_note", "...\nreview_note"),
    Mistake("YML021", "tips.yml", "tip-a", "  material", "   material"),
    Mistake("YML019", "tips.yml", "tip-a", "timing:", "timing："),
    Mistake("FLD010", "tips.yml", "tip-b", "2026-11-21", "2026-11-31"),
    Mistake("TXT003", "tips.yml", "tip-b", "花得少就", "看 https://a.b 就"),
    Mistake("YML022", "tips.yml", "tip-c", "[记账。]", '["记账。]'),
    Mistake("FLD002", "tips.yml", "tip-c", "\n  timing: 平时", ""),
    Mistake("KB004", "tips.yml", "tip-d", "timing", "id: tip-d\n  timing"),
    Mistake("YML031", "tips.yml", "tip-d", "  timing", "<<<<<<< a\n  timing"),
    Mistake(
        "EVD003", "sources.yml", "blog", "grade: D", "grade: D\n  address: https://example.org/", 1
    ),
    Mistake("FLD004", "claims.yml", "s0-01", "采用", "好"),
)


@pytest.fixture
def larger(folder: Folder) -> Folder:
    """The small knowledge base with more lists of records."""
    folder.write("wording.yml", UNWANTED)
    folder.write("tips.yml", TIPS)
    for file in {mistake.file for mistake in MISTAKES}:  # every entry has a line above it
        path = folder.path / file
        path.write_text(f"# …\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    return folder


def reported(folder: Folder) -> list[Spot]:
    """Everything that is reported."""
    problems = load(folder.path, "", TODAY).problems
    return sorted((p.place.path, p.place.line, p.code) for p in problems)


def independent(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Of several mistakes in one entry the first."""
    return list({(one.file, one.entry): one for one in reversed([*mistakes])}.values())


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m.code}-{m.file}-{m.entry}")
def test_a_mistake_is_reported_alone(mistake: Mistake, larger: Folder) -> None:
    assert reported(larger) == []
    assert plant(larger, [mistake]) == reported(larger)


@pytest.mark.parametrize("seed", range(40))
def test_some_mistakes_are_all_reported_and_nothing_else(seed: int, larger: Folder) -> None:
    chance = random.Random(seed)
    planted = independent(chance.sample(MISTAKES, chance.randint(3, 9)))
    assert plant(larger, planted) == reported(larger)


@pytest.mark.parametrize("mistakes", [MISTAKES, MISTAKES[::-1]], ids=["first", "last"])
def test_a_mistake_in_every_entry_is_reported(
    mistakes: tuple[Mistake, ...], larger: Folder
) -> None:
    planted = plant(larger, independent(mistakes))
    assert planted == reported(larger)


BESIDE = (
    Mistake("FLD010", CALM, "reviewed", "2026-11-21", "2026/11/21"),
    Mistake("TXT002", CALM, "avoid", "不转账。", "打 95188。"),
    Mistake("TXT003", "tips.yml", "tip-b", "花得少就", "看 https://a.b 就"),
)
GARBAGE = st.text(alphabet="\"'[]{}:,#&*!|>%@`-？：，\\ \n\tab一可能<…\u200b\u3000", max_size=24)


@settings(
    deadline=None,
    derandomize=True,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    garbage=GARBAGE,
    entry=st.sampled_from([(CALM, "summary", "先停下来。"), ("tips.yml", "tip-a", "平时")]),
)
@pytest.mark.no_cover  # the same lines again and again
@example(garbage='"一""', entry=(CALM, "summary", "先停下来。"))
@example(garbage='[<]"\n', entry=(CALM, "summary", "先停下来。"))
@example(garbage="'一'\"一", entry=("tips.yml", "tip-a", "平时"))
@pytest.mark.wide
def test_garbage_in_one_entry_hides_nothing_in_another(
    garbage: str, entry: tuple[str, str, str], larger: Folder
) -> None:
    file, name, old = entry
    untouched = (larger.path / "tips.yml").read_bytes(), (larger.path / CALM).read_bytes()
    spots = plant(larger, [*BESIDE, Mistake("", file, name, old, garbage)])
    found = reported(larger)
    assert [spot for spot in spots if spot[2] and spot not in found] == []
    (larger.path / "tips.yml").write_bytes(untouched[0])
    (larger.path / CALM).write_bytes(untouched[1])
