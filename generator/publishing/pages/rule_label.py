"""The label of a rule: 不得 and 必须 only where law or a regulator says so."""

from dataclasses import dataclass

from generator.model import KnowledgeBase, Rule, Source
from generator.model.vocabulary import SourceKind
from generator.model.walk import evidence_of

# The label of a rule that rests neither on law nor on a regulator, by what it rests on.
_VOLUNTARY = {SourceKind.STANDARD: "标准", SourceKind.SELF_REGULATION: "自律"}
_HEARSAY = "转述"  # it rests on neither


@dataclass(frozen=True, slots=True)
class RuleLabel:
    """What a reader sees before a rule, and the names of its style."""

    text: str
    style: str


def rule_label(base: KnowledgeBase, rule: Rule) -> RuleLabel:
    """The label of a rule, from its demand and the kinds of document it rests on.

    It is derived, not written, so that it cannot claim more than the evidence. A standard that is
    recommended and a guideline of an association bind nobody by law: 标准：不应, 自律：应当.
    """
    kinds = {base.get(Source, item.source).type for item in evidence_of(rule)}
    style = f"demand--{rule.demand.name.lower().replace('_', '-')}"
    if any(kind.binds for kind in kinds):
        return RuleLabel(rule.demand.value, style)
    grounds = "和".join(word for kind, word in _VOLUNTARY.items() if kind in kinds) or _HEARSAY
    return RuleLabel(f"{grounds}：{rule.demand.advised}", f"{style} demand--voluntary")
