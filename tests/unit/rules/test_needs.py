"""A rule says what it needs: left out, any of its needs lets a rule echo another mistake, or fail.

Each case breaks just what one need is about. With the need only that mistake is reported.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.model import KINDS, Record, Term
from generator.model.fields import Written
from generator.model.vocabulary import Markup
from generator.model.walk import mark_of
from generator.rules import RULES
from generator.rules.need import ANY_TEXT, Need, Scope, each, everywhere
from generator.source.load import load
from tests.complete import TARGETS, complete, written
from tests.conftest import Folder
from tests.unit.cases import (
    CLAIM,
    CONTACT,
    DISPUTE,
    LETTER,
    RULE,
    SITUATION,
    SOURCE,
    STEP,
    TERM,
    Edit,
    change,
    write,
)

ODD_TEXT = "22:00"  # a text that must be in quotes
STAGE = """\
title: 中间
material: [s0-01]
reviewed: 2026-11-21
days: [x]
summary: 中间。
happens:
  - {text: 又来短信。, channel: 短信或站内信, accounts: [first]}
rules: [no-night]
costs:
  - text: 逾期要付利息。
    evidence: [{source: code, at: 第676条}]
steps: [calm]
prepare: [看账单。]
"""
LINE = """\
line:
  title: 热线
  reviewed: 2026-11-21
  number: "12378"
  handles: 投诉。
  when: 有事的时候。
  prepare: [说清是哪家机构。]
  limits: 只管投诉。
  facts:
    - text: 这个号码接受投诉。
      evidence: [{source: code, at: 第676条}]
"""
CARD = STAGE.replace("[x]", "[4, 9]") + "today: {steps: [calm], rule: no-night, contact: line}\n"
FACT = "facts:\n  - text: 第12条说可能要付利息。\n    evidence: {}\n"
STEP_WITH_FACT = f"{STEP}{FACT}"
HOTLINE = write("contacts.yml", CONTACT)
SEEN = write("letters.yml", LETTER)
LAWS = "{L01: 民法典}"
DRAFT = SOURCE.replace("媒体报道", "法律")
NORM = SOURCE.replace("媒体报道", "行业自律文件")
SAYS_ILLEGAL = change("steps/more.yml", "可能", "违法")
JARGON = "jargon: [展期]\n"
SAYS_JARGON = change("steps/calm.yml", "先停下来", "先问展期")
NO_DAYS = change("stages/later.yml", "[4]", "[x]")
NO_GRADE = change("sources.yml", "grade: A", "grade: E")
NO_VERDICT = change("claims.yml", "采用", "好")
PLACED = change("stages/begin.yml", "[calm]", "[calm, more]")


def fact(evidence: str) -> Edit:
    """A step with a statement that names an article and a possibility, on that evidence."""
    return write("steps/more.yml", STEP_WITH_FACT.format(evidence))


def measured(against: str) -> Edit:
    """A rule that an entry of the call log is held against."""
    measure = (
        f'measure: {{outcomes: [短信或微信], against: [{against}], hours: ["22:00", "08:00"]}}'
    )
    return change("rules.yml", "steps: [calm]", f"{measure}\n  steps: [calm]")


def unnamed(folder: Folder) -> None:
    """Takes every mention of a rule away, so that a case can set the only one."""
    folder.change("site.yml", "see: rule/no-night", "see: stage/begin")
    for stage in ("begin", "later"):
        folder.change(f"stages/{stage}.yml", "[no-night]", "[other]")
    folder.write("rules/other.yml", RULE)


def on_the_card(folder: Folder) -> None:
    """Puts a rule and a step on the card of a stage that may not have them."""
    folder.write("contacts.yml", LINE)
    folder.write("stages/middle.yml", CARD)
    folder.change("stages/later.yml", "[4]", "[10]")


# By code and what the need reads like: edits that leave one mistake, which an echo would follow.
CASES: dict[tuple[str, str], tuple[Edit, ...]] = {
    ("STG001", "everywhere stage.days"): (change("stages/begin.yml", "[0, 3]", "[x]"),),
    ("STG002", "each stage.id"): (write("stages/Odd.yml", STAGE.replace("[x]", "[0, 3]")),),
    ("STG002", "each stage.days"): (NO_DAYS,),
    ("STG003", "everywhere stage.days"): (
        change("stages/later.yml", "[4]", "[10]"),
        write("stages/middle.yml", STAGE),
    ),
    ("STG004", "each stage.id"): (write("stages/Odd.yml", STAGE.replace("[x]", "[4]")),),
    ("STG004", "everywhere stage.days"): (NO_DAYS,),
    ("STG005", "each stage.days"): (NO_DAYS,),
    ("STG006", "each stage.days"): (NO_DAYS,),
    ("STG006", "each account.days"): (change("accounts.yml", "[1, 30]", "[x, 30]"),),
    ("SIT002", "each situation.do"): (
        write("wording.yml", "acts: [先]\n"),
        HOTLINE,
        write("situations.yml", SITUATION),
        change("situations.yml", "先停下来。", "22:00"),
    ),
    ("SIT003", "each situation.contact"): (
        HOTLINE,
        write("situations.yml", SITUATION),
        change("situations.yml", "contact: hotline", "contact: [hotline]"),
    ),
    ("SIT003", "each contact.number"): (
        HOTLINE,
        write("situations.yml", SITUATION),
        change("contacts.yml", 'number: "12378"', "number: 12378"),
    ),
    ("LET001", "each letter.say"): (
        SEEN,
        change("letters.yml", "say: [我想延期到【哪天】。]", "say: {words: 我想延期。}"),
    ),
    ("LET002", "each letter.say"): (
        SEEN,
        change("letters.yml", "  send: [我申请延期到【哪天】。]\n", ""),
        change("letters.yml", "say: [我想延期到【哪天】。]", "say: [[我想延期到【哪天】。]]"),
    ),
    ("LET002", "each letter.send"): (
        SEEN,
        change("letters.yml", "say: [我想延期到【哪天】。]", "say: [我想延期。]"),
        change("letters.yml", "send: [我申请延期到【哪天】。]", "send: [[我申请延期到【哪天】。]]"),
    ),
    ("LET003", "each letter.to"): (SEEN, change("letters.yml", "to: 放贷机构", "to: [放贷机构]")),
    ("LET003", "each letter.check_with"): (
        SEEN,
        HOTLINE,
        change("letters.yml", "to: 放贷机构", "to: 法院\n  check_with: [hotline]"),
    ),
    ("STG007", "each stage.steps"): (
        on_the_card,
        change("stages/middle.yml", "steps: [calm]\n", "steps: [[calm]]\n"),
    ),
    ("STG007", "each stage.rules"): (
        on_the_card,
        change("stages/middle.yml", "rules: [no-night]", "rules: [[no-night]]"),
    ),
    ("STG008", "each contact.number"): (
        on_the_card,
        change("contacts.yml", '"12378"', "[12378]"),
    ),
    ("RUL001", "each rule.evidence.source"): (
        measured("blog"),
        change("rules.yml", "source: code", "source: [code]"),
    ),
    ("RUL001", "each rule.evidence.at"): (
        measured("code"),
        change("rules.yml", "at: 第1033条", "at: [第1033条]"),
    ),
    ("RUL001", "each rule.evidence.via"): (
        measured("code"),
        change("rules.yml", "at: 第1033条", "at: 第1033条, via: [code]"),
    ),
    ("RUL001", "each source.type"): (
        measured("code"),
        change("sources.yml", "type: 法律", "type: 好"),
    ),
    ("REF001", "target record.id"): (write("rules.yml", "一段文字"),),
    ("REF002", "target record.id"): (
        change("steps/calm.yml", "先停下来", "见[一处](dispute/c01)"),
        write("disputes.yml", "一段文字"),
    ),
    ("REF003", "everywhere record.*"): (
        unnamed,
        fact("[{source: code, at: 第1条}]"),
        PLACED,
        change("steps/more.yml", "summary: ", f"rules: {ODD_TEXT}\nsummary: "),
    ),
    ("REF003", "everywhere sitetext.*"): (
        unnamed,
        change("site.yml", "see: stage/begin", "see: [rule/no-night]"),
    ),
    ("REF003", "each record.id"): (write("rules/Odd.yml", RULE),),
    ("REF003", "each source.grade"): (write("sources/odd.yml", SOURCE.replace(": C", ": E")),),
    ("REF004", "everywhere stage.steps"): (
        write("steps/more.yml", STEP),
        change("stages/begin.yml", "[calm]", "[calm, [more]]"),
    ),
    ("REF004", "each step.id"): (write("steps/Odd.yml", STEP),),
    ("REF005", "each term.title"): (write("terms.yml", TERM.replace("罚息", ODD_TEXT)),),
    ("REF005", "each term.also"): (write("terms.yml", f"{TERM}  also: [{ODD_TEXT}]\n"),),
    ("REF006", "each record.id"): (write("steps/Odd.yml", STEP.replace("另一步", "先停一停")),),
    ("REF006", "each record.title"): (change("steps/calm.yml", "先停一停", ODD_TEXT),),
    ("REF009", "everywhere record.id"): (
        write("questions.yml", "一段文字"),
        write("about.md", "# 关于 { #about }\n\n[问](questions/what.md)\n"),
    ),
    ("REF010", "everywhere record.id"): (write("steps/Odd.yml", f"{STEP}was: [calm]\n"),),
    ("REF010", "everywhere record.was"): (
        change("steps/calm.yml", "summary: ", "was: [begin, [x]]\nsummary: "),
    ),
    ("EVD001", "each source.grade"): (NO_GRADE,),
    ("EVD001", "around via"): (
        fact("[{source: blog, via: [code]}, {source: code, at: 第1条}]"),
        PLACED,
    ),
    ("EVD002", "each source.type"): (change("sources.yml", "type: 法律", "type: 好"),),
    ("EVD002", "each source.grade"): (NO_GRADE,),
    ("EVD002", "around at"): (change("rules.yml", "at: 第1033条", "at: [第1033条]"),),
    ("EVD002", "around via"): (
        write("sources/draft.yml", DRAFT),
        fact("[{source: draft, at: 第1条, via: [code]}, {source: code, at: 第1条}]"),
        PLACED,
    ),
    ("EVD003", "each source.grade"): (NO_GRADE,),
    ("EVD004", "each source.grade"): (
        fact("[{source: code, at: 第1条}]"),
        PLACED,
        NO_GRADE,
    ),
    ("EVD004", "around evidence.source"): (fact("[{source: [code], at: 第1条}]"), PLACED),
    ("EVD004", "around evidence.via"): (fact("[{source: blog, via: [code]}]"), PLACED),
    ("EVD005", "around evidence"): (fact("code"), PLACED),
    ("EVD005", "around accounts"): (change("stages/begin.yml", "[first]", "first"),),
    ("EVD006", "each source.type"): (
        write("sources/norm.yml", NORM.replace("行业自律文件", "好")),
        fact("[{source: norm}, {source: code, at: 第1条}]"),
        SAYS_ILLEGAL,
        PLACED,
    ),
    ("EVD006", "around evidence.source"): (
        write("sources/norm.yml", NORM),
        fact("[{source: norm}, {source: [code], at: 第1条}]"),
        SAYS_ILLEGAL,
        PLACED,
    ),
    ("EVD007", "each source.type"): (change("sources.yml", "type: 原料文章", "type: 好"),),
    ("EVD007", "each source.grade"): (change("sources.yml", "grade: D", "grade: 好"),),
    **{
        (code, f"everywhere inventory.{name}"): (change("inventory.yml", value, "x"),)
        for code in ("LED001", "LED002", "LED003")
        for name, value in (("articles", "[1]"), ("laws", LAWS), ("disputes", "1\n"))
    },
    ("TXT010", "everywhere despair.sets.name"): (
        write(
            "despair.yml",
            "sets:\n  - name: [家人]\n    why: 人\n    words: [爸]\n"
            "hints:\n  - why: 人\n    words: [【家人】走]\n",
        ),
    ),
    ("LED002", "everywhere record.material"): (
        change("inventory.yml", LAWS, "{L01: 民法典, L02: 另一部法}"),
        change("rules.yml", "[L01]", "[L01, [L02]]"),
    ),
    ("LED002", "everywhere claim.id"): (
        change("inventory.yml", "articles: [1]", "articles: [2]"),
        write("claims/Odd.yml", CLAIM.replace("s0-02", "s0-01").replace("采用", "存疑不采用")),
    ),
    ("LED002", "everywhere dispute.id"): (
        change("inventory.yml", "disputes: 1", "disputes: 2"),
        write("disputes/Odd.yml", DISPUTE),
    ),
    ("LED003", "everywhere claim.id"): (write("claims.yml", "一段文字"),),
    ("LED003", "everywhere dispute.id"): (write("disputes.yml", "一段文字"),),
    ("LED004", "each claim.id"): (write("claims/Odd.yml", CLAIM.replace("s0-02", "s0-01")),),
    ("LED004", "each claim.verdict"): (NO_VERDICT,),
    ("LED004", "everywhere record.material"): (
        change("inventory.yml", "articles: [1]", "articles: [2]"),
        write("claims/s0-02.yml", CLAIM),
        change("rules.yml", "[L01]", "[L01, [s0-02]]"),
    ),
    ("LED005", "each claim.id"): (
        write("claims/Odd.yml", CLAIM.replace("s0-02", "s0-01").replace("采用", "有冲突")),
    ),
    ("LED005", "each claim.verdict"): (NO_VERDICT,),
    ("LED005", "everywhere dispute.sides.claims"): (
        change("claims.yml", "采用", "有冲突"),
        change("disputes.yml", "claims: [s0-01]", "claims: [[s0-01]]"),
    ),
    ("TXT007", "everywhere term.title"): (
        write("wording.yml", JARGON),
        SAYS_JARGON,
        write("terms.yml", TERM.replace("title: 罚息", "title: [展期]")),
    ),
    ("TXT007", "everywhere term.also"): (
        write("wording.yml", JARGON),
        SAYS_JARGON,
        write("terms.yml", TERM.replace("罚息", "停下来", 1) + "  also: [[展期]]\n"),
    ),
}


def reads(need: Need) -> str:
    """What a need reads like: `each stage.days`, `around evidence.via`."""
    owner = "" if need.scope is Scope.AROUND else f"{need.model.__name__.lower()}."
    return f"{need.scope.value} {owner}{'.'.join(need.path)}"


def declared() -> Iterator[tuple[str, Need]]:
    """Every need of every rule; that of all texts is tried below, kind by kind."""
    for code, rule in RULES.items():
        for need in rule.needs:
            if code != "REF005" or need.path != (ANY_TEXT,):
                yield code, need


def echo_without(code: str, need: Need, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether anything more is reported, or the rule fails, when it does not say what it needs."""
    before = load(folder.path).problems
    rule = RULES[code]
    rest = tuple(other for other in rule.needs if other != need)
    monkeypatch.setitem(RULES, code, replace(rule, needs=rest))
    try:
        return len(load(folder.path).problems) > len(before)
    except (AttributeError, IndexError, TypeError):
        return True


def test_every_need_has_its_case() -> None:
    assert sorted(CASES) == sorted((code, reads(need)) for code, need in declared())


@pytest.mark.parametrize(
    ("code", "need"),
    list(declared()),
    ids=lambda value: reads(value) if isinstance(value, Need) else value,
)
@pytest.mark.wide
def test_a_need_left_out_lets_a_rule_echo(
    code: str, need: Need, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for edit in CASES[code, reads(need)]:
        edit(folder)
    problems = load(folder.path).problems
    assert len(problems) == 1
    assert problems[0].code != code
    assert echo_without(code, need, folder, monkeypatch)


@pytest.mark.parametrize("kind", [k for k in KINDS if k is not Term], ids=lambda kind: kind.kind)
@pytest.mark.wide
def test_a_term_may_occur_in_a_text_that_is_unknown(
    kind: type[Record], folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = complete(folder)
    term, file = records["terms/term-one.yml"], f"{kind.plural}/{TARGETS[kind.kind]}.yml"
    folder.write("terms/term-one.yml", written({**term, "also": ("生僻词",)}))
    folder.delete("wording.yml")
    marks = ((name, mark_of(kind, name)) for name in kind.model_fields)
    name = next(n for n, m in marks if isinstance(m, Written) and m.markup is not Markup.TEXT)
    folder.write(file, written({**records[file], name: {"odd": "生僻词"}}))
    assert {problem.code for problem in load(folder.path).problems} <= {"FLD005", "YML023"}
    assert echo_without("REF005", everywhere(kind, ANY_TEXT), folder, monkeypatch)


def test_a_need_names_a_field_that_is_there() -> None:
    with pytest.raises(ValueError, match=r"Term has no field titel"):
        each(Term, "titel")
