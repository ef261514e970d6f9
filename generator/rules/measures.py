"""Rules of the call log: an entry is held against what a rule rests on, and by something."""

from collections.abc import Iterator

from generator.model import Evidence, Rule, Source
from generator.rules.content import Content
from generator.rules.finding import Finding, record_name
from generator.rules.need import each
from generator.rules.rule import rule


@rule(
    "RUL001",
    wrong='measure: {outcomes: [短信或微信], against: [report], hours: ["22:00", "08:00"]}',
    right='measure: {outcomes: [短信或微信], against: [code], hours: ["22:00", "08:00"]}',
    needs=(
        *(each(Rule, f"evidence.{name}") for name in Evidence.model_fields),
        each(Source, "type"),
    ),
)
def entries_are_held_against_what_a_rule_rests_on(content: Content) -> Iterator[Finding]:
    """measure 对照的文件（against）都在这条规则的依据里，并且本身提出要求：报道和文章不算。"""
    for found in content.of(Rule):
        grounds = {item.source for item in found.evidence}
        for number, name in enumerate(found.measure.against if found.measure else ()):
            path, source = ("measure", "against", number), content.resolve(f"source/{name}")
            if name not in grounds:
                yield Finding(
                    found.id,
                    path,
                    f"{name} 不在规则{record_name(found)}的依据里。",
                    f"换成依据里的来源：{'、'.join(sorted(grounds))}。",
                    needle=name,
                )
            elif isinstance(source, Source) and not source.type.demands:
                yield Finding(
                    found.id,
                    path,
                    f"{record_name(source)}是{source.type.value}，谈不上符合不符合。",
                    "换成法律、监管文件、国家标准或行业自律文件。",
                    needle=name,
                )


@rule(
    "RUL002",
    wrong='measure: {outcomes: [短信或微信], against: [code], hours: ["22:00"]}',
    right='measure: {outcomes: [短信或微信], against: [code], hours: ["22:00", "08:00"]}',
)
def hours_have_two_ends(content: Content) -> Iterator[Finding]:
    """measure 的 hours 要么不写，要么写两个不同的钟点。"""
    for found in content.of(Rule):
        hours = found.measure.hours if found.measure else ()
        if hours and len(set(hours)) != 2:
            yield Finding(
                found.id,
                ("measure", "hours"),
                "hours 要写两个不同的钟点。",
                '写成 ["22:00", "08:00"]：从哪一分钟起，到哪一分钟之前。',
            )
