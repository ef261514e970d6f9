"""Rules of the card: what a reader is told first is part of the stage, and can be called."""

from collections.abc import Iterator

from generator.model import Contact, Stage, Today
from generator.model.layout import SITE
from generator.model.walk import FieldPath
from generator.rules.content import Content
from generator.rules.finding import Finding, record_name
from generator.rules.need import each
from generator.rules.rule import rule


@rule(
    "STG007",
    wrong="prepare: [看账单。]\ntoday: {steps: [calm, calm], rule: no-night, contact: line}",
    right="prepare: [看账单。]\ntoday: {steps: [calm], rule: no-night, contact: line}",
    file="stages/begin.yml",
    needs=(each(Stage, "steps"), each(Stage, "rules")),
)
def cards_are_made_of_their_stage(content: Content) -> Iterator[Finding]:
    """阶段卡片（today）上的步骤和红线，都要在这个阶段的 steps、rules 里，步骤不重复。"""
    for stage in content.of(Stage):
        if stage.today is None:
            continue
        for number, step in enumerate(stage.today.steps):
            path = ("today", "steps", number)
            if step in stage.today.steps[:number]:
                message = f"阶段{record_name(stage)}的卡片把步骤 {step} 写了两次。"
                yield Finding(stage.id, path, message, "删掉一个，或换成别的步骤。", needle=step)
            elif content.resolve(f"step/{step}") and step not in stage.steps:
                yield _foreign(stage, path, step, "步骤", "steps")
        name = stage.today.rule
        if content.resolve(f"rule/{name}") and name not in stage.rules:
            yield _foreign(stage, ("today", "rule"), name, "红线", "rules")


def _foreign(stage: Stage, path: FieldPath, name: str, what: str, field: str) -> Finding:
    return Finding(
        stage.id,
        path,
        f"阶段{record_name(stage)}的卡片写了{what} {name}，但它不在这个阶段的 {field} 里。",
        f"先把它写进 {field}，或换成 {field} 里有的。",
        needle=name,
    )


@rule(
    "STG008",
    wrong="卡片（today）的 contact 写了一个没有 number 的渠道",
    right="卡片（today）的 contact 写一个有 number 的渠道",
    needs=(each(Contact, "number"),),
)
def cards_can_be_called(content: Content) -> Iterator[Finding]:
    """卡片上的渠道都有电话号码。"""
    for owner, path, card in _cards(content):
        contact = content.resolve(f"contact/{card.contact}")
        if isinstance(contact, Contact) and not contact.number:
            yield Finding(
                owner,
                (*path, "contact"),
                f"卡片上的渠道{record_name(contact)}没有电话号码。",
                "换成有号码的官方渠道。",
            )


def _cards(content: Content) -> Iterator[tuple[str, FieldPath, Today]]:
    """Every card with its owner and its place there."""
    for stage in content.of(Stage):
        if stage.today is not None:
            yield stage.id, ("today",), stage.today
    for name, value in content.base.site:
        if isinstance(value, Today):
            yield SITE, (name,), value
