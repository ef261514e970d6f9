"""A rule wears 不得 and 必须 only where a law or a regulator says so."""

import json
from pathlib import Path

import pytest

from generator.model import KnowledgeBase, Rule, Source
from generator.model.vocabulary import Demand, SourceKind
from generator.publishing.open_data import knowledge_base_json
from generator.publishing.pages.rule_label import rule_label
from generator.publishing.search import create_search
from generator.source.load import load
from tests.conftest import Folder

VOLUNTARY = ("标准：", "自律：", "标准和自律：", "转述：")


def base_with(folder: Folder, kinds: list[str], demand: str) -> KnowledgeBase:
    """The small knowledge base with a rule that rests on documents of these kinds."""
    entries = []
    for number, kind in enumerate(kinds):
        entries.append(f"- {{source: paper-{number}, at: 第1条}}")
        folder.write(
            f"sources/paper-{number}.yml",
            f"""
            title: 文件{number}
            reviewed: 2026-11-21
            type: {kind}
            publisher: 发布者
            published: 不详
            grade: B
            read_as: 留存副本
            """,
        )
    folder.change("rules.yml", "- {source: code, at: 第1033条}", "\n    ".join(entries))
    folder.change("rules.yml", "demand: 不得", f"demand: {demand}")
    loaded = load(folder.path)
    assert loaded.base is not None, loaded.problems
    return loaded.base


@pytest.mark.parametrize(
    ("kinds", "demand", "label"),
    [
        (["法律"], "不得", "不得"),
        (["司法解释"], "必须", "必须"),
        (["部门规章"], "有条件可以", "有条件可以"),
        (["监管与政策文件"], "不得", "不得"),
        (["行业自律文件", "行政法规"], "不得", "不得"),
        (["推荐性国家标准"], "不得", "标准：不应"),
        (["行业自律文件"], "必须", "自律：应当"),
        (["行业自律文件", "推荐性国家标准"], "不得", "标准和自律：不应"),
        (["行业自律文件"], "有条件可以", "自律：有条件可以"),
        (["媒体报道", "推荐性国家标准"], "必须", "标准：应当"),
        (["律所文章"], "不得", "转述：不应"),
    ],
)
def test_the_label_is_what_the_evidence_allows(
    folder: Folder, kinds: list[str], demand: str, label: str
) -> None:
    base = base_with(folder, kinds, demand)
    shown = rule_label(base, base.get(Rule, "no-night"))
    assert shown.text == label
    assert ("demand--voluntary" in shown.style) == (label != demand)


@pytest.fixture(scope="module")
def real(content: Path) -> KnowledgeBase:
    """The real knowledge base."""
    loaded = load(content)
    assert loaded.base is not None
    return loaded.base


def without_law(base: KnowledgeBase) -> list[Rule]:
    """The rules that rest on nothing binding."""
    return [
        rule
        for rule in base.of(Rule)
        if not any(base.get(Source, item.source).type.binds for item in rule.evidence)
    ]


def test_some_rules_bind_and_some_do_not(real: KnowledgeBase) -> None:
    assert 5 < len(without_law(real)) < len(real.of(Rule)) - 5


def test_open_data_and_search_say_the_same(real: KnowledgeBase) -> None:
    records = {r["id"]: r for r in json.loads(knowledge_base_json(real))["records"]}
    files = create_search(real)
    (head,) = (json.loads(files[name]) for name in files if name.endswith("/head.json"))
    places = {record_id: str(place) for place, record_id in enumerate(real.records)}
    for rule in real.of(Rule):
        label = rule_label(real, rule).text
        assert records[rule.id]["shown_demand"] == label
        assert head["labels"][places[rule.id]].endswith(f" · {label}")
    for rule in without_law(real):
        assert records[rule.id]["shown_demand"].startswith(VOLUNTARY)


def test_every_demand_has_a_word_for_what_is_only_advised() -> None:
    assert {demand.advised for demand in Demand} == {"应当", "不应", "有条件可以"}


def test_what_binds_is_law_or_comes_from_a_regulator() -> None:
    assert {kind.value for kind in SourceKind if kind.binds} == {
        *("法律", "行政法规", "司法解释", "部门规章", "监管与政策文件")
    }
