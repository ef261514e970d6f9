"""An entry of the call log is said not to agree with a document as strongly as that binds."""

import re

import pytest

from generator.model import KnowledgeBase, Rule, Source
from generator.model.vocabulary import SourceKind
from generator.publishing.pages.call_log import breach, call_log_data, grounds
from tests.unit.cases import real_content


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """The real knowledge base."""
    base = real_content().base
    assert base is not None
    return base


def source(base: KnowledgeBase, kind: SourceKind) -> Source:
    """Some source, as if it were of that kind."""
    return base.of(Source)[0].model_copy(update={"type": kind, "title": "中华人民共和国某法"})


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (SourceKind.LAW, "可能违反《某法》第5条"),
        (SourceKind.DEPARTMENT, "可能违反《某法》第5条"),
        (SourceKind.POLICY, "可能不符合监管与政策文件《某法》关于“第5条”的内容"),
        (SourceKind.STANDARD, "不符合推荐性国家标准《某法》关于“第5条”的内容"),
        (SourceKind.SELF_REGULATION, "不符合行业自律文件《某法》关于“第5条”的内容"),
    ],
)
def test_the_kind_of_document_decides_what_is_said(
    base: KnowledgeBase, kind: SourceKind, said: str
) -> None:
    assert breach(source(base, kind), "第5条", True).text == said


def test_only_a_law_may_be_violated_and_only_perhaps(base: KnowledgeBase) -> None:
    measured = [rule for rule in base.of(Rule) if rule.measure]
    assert len(measured) >= 12
    for rule in measured:
        assert rule.measure
        said = list(grounds(base, rule))
        assert len(said) == len(rule.measure.against), rule.id
        for name, ground in zip(rule.measure.against, said, strict=True):
            law = base.get(Source, name).type.is_law
            assert ("违反" in ground.text) == law, ground
            assert not re.search(r"违法|(?<!可能)违反", ground.text), ground
            assert not law or "第" in ground.text, "a law is named with its article"


def test_what_we_know_from_hearsay_alone_is_marked(base: KnowledgeBase) -> None:
    night = {g.text: g.asserted for g in grounds(base, base.get(Rule, "no-night-collection"))}
    assert list(night.values()) == [True, False], "the standard's hours are read in a report of C"
    (three,) = grounds(base, base.get(Rule, "three-effective-calls"))
    assert three.asserted, "the best of three reports counts"


def test_the_script_is_told_the_limits_of_the_content(base: KnowledgeBase) -> None:
    told = {rule["id"]: rule for rule in call_log_data(base, "tools/calls.md")["rules"]}
    assert told["no-night-collection"]["hours"] == ["22:00", "08:00"]
    assert told["three-effective-calls"]["most"] == 3
    assert told["three-effective-calls"]["outcomes"] == ["answered"]
    assert told["six-unanswered-calls"]["most"] == 6
    assert told["six-unanswered-calls"]["outcomes"] == ["unanswered"]
    assert told["six-unanswered-calls"]["url"] == "../../rules/#six-unanswered-calls"
    assert all(rule["provided"] for rule in told.values()), "none can be computed to the end"
