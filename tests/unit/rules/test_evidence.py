"""Rules of evidence."""

import pytest

from generator.model.vocabulary import SourceKind
from generator.rules.evidence import ARTICLE
from tests.conftest import Folder
from tests.unit.cases import CLAIM, MYTH, SOURCE, spots


def fact(folder: Folder, text: str, *evidence: str) -> None:
    """Gives the step a fact with evidence; a report is at hand as a source."""
    folder.write("sources/report.yml", SOURCE)
    listed = "".join(f"\n      - {item}" for item in evidence)
    folder.change(
        "steps/calm.yml", "phase:", f"facts:\n  - text: {text}\n    evidence:{listed}\nphase:"
    )


def codes(folder: Folder) -> list[str]:
    """The codes of the problems in the step."""
    return [spot.split()[1] for spot in spots(folder) if spot.startswith("steps/calm.yml")]


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        ("{source: code, at: 第1条}", []),
        ("{source: report}", []),
        ("{source: report, via: code}", []),
        ("{source: blog}", ["EVD001"]),
        ("{source: report, via: blog}", ["EVD001"]),
        ("{source: blog, via: report}", []),
        ("{source: code, at: 第1条, via: report}", ["EVD002"]),
        ("{source: code}", ["EVD002"]),
        ("{source: code, via: report}", ["EVD002", "EVD002"]),
        ("{source: code, at: 第1条, via: code}", []),
        ("{source: none, via: report}", ["REF001"]),
        ("{source: code, at: 第1条, via: none}", ["REF001"]),
    ],
)
def test_evidence_counts_as_what_was_read(evidence: str, found: list[str], folder: Folder) -> None:
    fact(folder, "一句话。", evidence)
    assert codes(folder) == found


def test_every_piece_of_evidence_is_looked_at(folder: Folder) -> None:
    fact(folder, "一句话。", "{source: report}", "{source: blog}", "{source: code}")
    assert [spot for spot in spots(folder) if spot.startswith("steps/")] == [
        "steps/calm.yml:8:18 EVD001",
        "steps/calm.yml:9:18 EVD002",
    ]


@pytest.mark.parametrize("kind", SourceKind)
def test_only_law_needs_an_article(kind: SourceKind, folder: Folder) -> None:
    folder.write("sources/report.yml", SOURCE.replace("媒体报道", kind.value).replace(": C", ": B"))
    folder.change(
        "steps/calm.yml",
        "phase:",
        "facts: [{text: 一句。, evidence: [{source: report}]}]\nphase:",
    )
    assert codes(folder) == (["EVD002"] if kind.is_law else [])


@pytest.mark.parametrize("grade", "ABC")
def test_only_law_needs_a_good_grade(grade: str, folder: Folder) -> None:
    text = SOURCE.replace("grade: C", f"grade: {grade}")
    folder.write("sources/report.yml", text.replace("媒体报道", "部门规章"))
    folder.change(
        "steps/calm.yml",
        "phase:",
        "facts: [{text: 一句。, evidence: [{source: report, at: 第1条}]}]\nphase:",
    )
    assert codes(folder) == (["EVD002"] if grade == "C" else [])


@pytest.mark.parametrize(
    ("grade", "address", "found"),
    [("C", True, []), ("D", True, ["sources/report.yml:6:10 EVD003"]), ("D", False, [])],
)
def test_only_hearsay_has_no_address(
    grade: str, address: bool, found: list[str], folder: Folder
) -> None:
    line = "address: https://example.org/\n" if address else ""
    text = SOURCE.replace("grade: C", f"grade: {grade}").replace("published:", f"{line}published:")
    folder.write("sources/report.yml", text)
    if grade == "C":
        folder.change("claims.yml", "article: blog", "article: report")
    assert spots(folder) == found


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("第1条", "第1条"),
        ("见第 12 条第2款", "第 12 条"),
        ("第1–3条", "第1–3条"),
        ("第1、3条", "第1、3条"),
        ("第1和3条", "第1和3条"),
        ("第1至3条", "第1至3条"),
        ("第1-3、5条", "第1-3、5条"),
        ("第条", None),
        ("第一条", "第一条"),
        ("第一百九十五条", "第一百九十五条"),
        ("1条", None),
        ("第1款", None),
        ("第1、条", None),
        ("第1天", None),
    ],
)
def test_an_article_is_a_number_between_two_words(text: str, article: str | None) -> None:
    match = ARTICLE.search(text)
    assert (match.group() if match else None) == article


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        (("{source: code, at: 第1条}",), []),
        (("{source: report}",), ["EVD004"]),
        (("{source: report}", "{source: code, at: 第1条}"), []),
        (("{source: code, at: 第1条}", "{source: report}"), []),
        (("{source: report, via: code}",), []),
    ],
)
def test_an_article_in_a_text_needs_one_good_piece_of_evidence(
    evidence: tuple[str, ...], found: list[str], folder: Folder
) -> None:
    fact(folder, "照第5条办。", *evidence)
    assert codes(folder) == found


def test_evidence_of_a_rule_counts_for_all_its_texts(folder: Folder) -> None:
    folder.change("rules.yml", "夜里不该催收。", "第5条说夜里不该催收。")
    folder.change("rules.yml", "steps:", "limits: 第6条可能除外。\n  steps:")
    assert spots(folder) == []


def test_evidence_of_a_fact_counts_for_no_other_text(folder: Folder) -> None:
    fact(folder, "一句话。", "{source: code, at: 第1条}")
    folder.change("steps/calm.yml", "先停下来", "照第5条可能先停下来")
    assert sorted(codes(folder)) == ["EVD004", "EVD005"]


def test_the_locator_of_evidence_needs_no_evidence_of_its_own(folder: Folder) -> None:
    fact(folder, "一句话。", "{source: report, at: 第5条可能}")
    assert codes(folder) == []


@pytest.mark.parametrize("text", ["照第5条", "可能"])
def test_the_ledger_may_repeat_what_is_said(text: str, folder: Folder) -> None:
    folder.change("inventory.yml", "articles: [1]", "articles: [2]")
    folder.change("steps/calm.yml", "material: [s0-01]", "material: [s0-02]")
    folder.write("claims/s0-02.yml", CLAIM.replace("意思可用", f"{text}可用"))
    folder.write("myths.yml", MYTH.replace("没有这个号码", f"{text}没有这个号码"))
    folder.change("disputes.yml", "不写固定的天数", f"{text}不写固定的天数")
    folder.change("sources.yml", "grade: D\n", f"grade: D\n  note: {text}是这样。\n")
    assert spots(folder) == []


@pytest.mark.parametrize("text", ["照第5条", "可能"])
def test_the_words_of_the_site_may_not(text: str, folder: Folder) -> None:
    folder.change("site.yml", "不管的事", f"{text}不管的事")
    code = "EVD005" if text == "可能" else "EVD004"
    assert [spot.split()[1] for spot in spots(folder)] == [code]


def test_maybe_is_grounded_by_accounts_or_evidence_of_any_grade(folder: Folder) -> None:
    fact(folder, "可能会这样。", "{source: report}")
    folder.change("stages/begin.yml", "可能收到短信", "可能、也可能收到短信")
    assert spots(folder) == []


def test_maybe_beside_accounts_is_not_grounded_by_them(folder: Folder) -> None:
    folder.change("stages/begin.yml", "看账单", "可能看账单")
    assert [spot.split()[1] for spot in spots(folder)] == ["EVD005"]


def test_every_text_with_maybe_is_reported(folder: Folder) -> None:
    folder.change("steps/calm.yml", "坐下。", "可能坐下。, 又可能坐下。")
    folder.change("steps/calm.yml", "不转账。", "可能。")
    assert codes(folder) == ["EVD005"] * 3
