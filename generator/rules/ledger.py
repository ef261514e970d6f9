"""Rules of the ledger: no piece of raw material gets lost."""

import difflib
from collections.abc import Iterator, Mapping

from generator.model import Claim, Dispute, Inventory, KnowledgeBase, Record
from generator.model.layout import INVENTORY
from generator.model.vocabulary import Verdict
from generator.model.walk import FieldPath
from generator.rules.content import Content
from generator.rules.finding import Finding, record_name
from generator.rules.need import each, everywhere
from generator.rules.rule import rule

_COUNTED = (
    everywhere(Inventory, "articles"),
    everywhere(Inventory, "laws"),
    everywhere(Inventory, "disputes"),
)


@rule(
    "LED001",
    wrong="material: [s0-99]",
    right="material: [s0-01]",
    file="steps/calm.yml",
    beside=("inventory.yml", "articles: [1]"),
    needs=_COUNTED,
)
def material_is_known(content: Content) -> Iterator[Finding]:
    """记录写的原料编号都在清单里。"""
    lines = material_lines(content.base)
    for record in content.records.values():
        for material in getattr(record, "material", ()):
            if material not in lines:
                yield Finding(
                    record.id,
                    ("material",),
                    f"原料 {material} 不在清单里。",
                    _nearest(material, lines),
                    needle=material,
                )


def material_lines(base: KnowledgeBase) -> dict[str, str]:
    """Every material id of the inventory with one line that says what it is.

    A statement or dispute is described by the title of its record; empty if there is none.
    """
    records = [record for kind in (Claim, Dispute) for record in base.of(kind)]
    titles = {record.id: getattr(record, "title", "") for record in records}
    return {
        material: base.inventory.laws.get(material) or titles.get(material.lower(), "")
        for material in base.inventory.materials()
    }


def _nearest(material: str, lines: Mapping[str, str]) -> str:
    """The materials whose ids are spelled most like an unknown one, and what they are."""
    close = difflib.get_close_matches(material, lines, n=3, cutoff=0.6)
    if not close:
        return "检查编号；新的规则条目先在 inventory.yml 的 laws 里写上编号和一行说明。"
    return "是不是 " + "、".join(f"{name}（{lines[name]}）" for name in close) + "？"


@rule(
    "LED002",
    wrong="laws:\n  L01: 民法典\n  L02: 没有记录用到它",
    right="laws:\n  L01: 民法典",
    file="inventory.yml",
    beside=("sources.yml", "code:\n  material: [L01]"),
    needs=(
        *_COUNTED,
        everywhere(Record, "material"),
        everywhere(Claim, "id"),
        everywhere(Dispute, "id"),
    ),
)
def material_is_used(content: Content) -> Iterator[Finding]:
    """清单里的每一条原料都至少被一条记录用到。"""
    used = {material for record in content.records.values() for material in record.material}
    # A claim or dispute has the id of its own entry in the inventory; that is not a use.
    used |= {claim.id for claim in content.of(Claim)}
    used |= {dispute.id.upper() for dispute in content.of(Dispute)}
    for material in content.inventory.materials():
        if material not in used:
            unless = "；还没有写，就先不放进清单" if material.startswith("L") else ""
            yield Finding(
                INVENTORY,
                _counted(material),
                f"原料 {material} 没有被任何记录用到。",
                f"在由它写成的记录的 material 里加上 {material}{unless}。",
            )


def _counted(material: str) -> FieldPath:
    """Where the inventory counts or names a piece of raw material."""
    if material.startswith("s"):
        return ("articles", int(material[1]))
    return ("laws", material) if material.startswith("L") else ("disputes",)


@rule(
    "LED003",
    wrong="disputes: 2",
    right="disputes: 1",
    file="inventory.yml",
    beside=("disputes.yml", "c01:\n  material: [C01]"),
    needs=(*_COUNTED, everywhere(Claim, "id"), everywhere(Dispute, "id")),
)
def ledger_is_complete(content: Content) -> Iterator[Finding]:
    """每条文章说法都有一条 claim，每个矛盾都有一条 dispute，一条不多一条不少。"""
    for kind, prefix in ((Claim, "s"), (Dispute, "C")):
        wanted = {
            material.lower()
            for material in content.inventory.materials()
            if material.startswith(prefix)
        }
        present = {record.id for record in content.of(kind)}
        for missing in sorted(wanted - present):
            yield Finding(
                INVENTORY,
                _counted(missing),
                f"{kind.label}里缺 {missing}。",
                f"在 {kind.plural}.yml 里补上。",
            )
        for extra in sorted(present - wanted):
            yield Finding(
                extra,
                ("title",),
                f"{kind.label}里多出 {extra}，清单里没有。",
                "检查编号，或改 inventory.yml 的条数。",
            )


@rule(
    "LED004",
    wrong="material: [L01]",
    right="material: [L01, s0-01]",
    beside=("claims.yml", "s0-01:\n  verdict: 采用"),
    needs=(each(Claim, "id"), each(Claim, "verdict"), everywhere(Record, "material")),
)
def adopted_claims_are_carried(content: Content) -> Iterator[Finding]:
    """标为采用或改写的说法，至少有一条账目以外的记录在 material 里写了它。"""
    carried = {
        material
        for record in content.records.values()
        if not isinstance(record, Claim | Dispute)
        for material in record.material
    }
    for claim in content.of(Claim):
        if claim.verdict.is_carried and claim.id not in carried:
            yield Finding(
                claim.id,
                ("verdict",),
                f"说法 {claim.id} 标为{claim.verdict.value}，却没有一条记录写了这层意思。",
                f"在写了这层意思的记录里加 material: [{claim.id}]；写过它的那一条刚被删掉，"
                "就取回来；不采用了，就改它的 verdict。",
            )


@rule(
    "LED005",
    wrong="sides: [{says: 第一天起。, claims: [s0-02]}]",
    right="sides: [{says: 第一天起。, claims: [s0-02, s0-01]}]",
    beside=("claims.yml", "s0-01:\n  verdict: 有冲突"),
    needs=(each(Claim, "id"), each(Claim, "verdict"), everywhere(Dispute, "sides.claims")),
)
def conflicting_claims_are_disputed(content: Content) -> Iterator[Finding]:
    """标为有冲突的说法，至少出现在一条说法矛盾里。"""
    disputed = {
        claim for dispute in content.of(Dispute) for side in dispute.sides for claim in side.claims
    }
    for claim in content.of(Claim):
        if claim.verdict is Verdict.CONFLICTING and claim.id not in disputed:
            yield Finding(
                claim.id,
                ("verdict",),
                f"{record_name(claim)}标为有冲突，却不在任何说法矛盾里。",
                f"在说的是这件事的那条矛盾里，给一方的 claims 加上 {claim.id}；"
                "其实没有冲突，就改 verdict。",
            )
