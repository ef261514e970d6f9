"""What a legal editor found wrong in the content once must not come back.

Each row names a record, what it must say and what it must not say, with the reason. Records are
read with all their words, folded to one text; `*` stands for every record but the registers of
what others say.
"""

import json
import re
from dataclasses import dataclass, field
from functools import cache

import pytest

from generator.model import KnowledgeBase, Record, Rule
from generator.source.load import load
from tests.conftest import ROOT

REGISTERS = frozenset({"claim", "dispute", "myth", "source", "account"})


@dataclass(frozen=True)
class Row:
    """What one record must and must not say, as patterns, and the evidence it must rest on."""

    why: str
    ref: str
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    rests: tuple[tuple[str, str], ...] = field(default=())  # source and article


ROWS = (
    # Despair
    Row(
        "whoever wants to die needs a line to call, not only the police",
        "step/stay-calm",
        ("mental-health-line", "ambulance"),
    ),
    Row("first the person, then the debt", "question/cannot-pay", ("mental-health-line",)),
    Row("friends learn what to do first", "question/help-from-friends", ("mental-health-line",)),
    Row(
        "no line is promised at every hour",
        "contact/mental-health-line",
        ("18 小时",),
        ("24 ?小时",),
    ),
    Row("the anti-fraud line is no emergency line", "contact/anti-fraud-line", ("不是报警电话",)),
    # Execution
    Row(
        "the judicial interpretation has a measure for what is left to live on",
        "rule/living-costs-kept",
        ("最低生活保障标准", "不得拍卖"),
        ("没有写数目",),
        (("attachment-rules", "第3条"),),
    ),
    *(
        Row(
            "an account can be frozen before a judgment",
            ref,
            ("判决前|判决以前|没判决",),
            ("由法院依执行程序办",),
        )
        for ref in (
            "consequence/enforcement",
            "question/account-frozen",
            "question/which-account-deducted",
            "term/enforcement-term",
            "question/cannot-pay",
        )
    ),
    Row(
        "five days to ask for a review, thirty to be released",
        "question/account-frozen",
        ("五[天日]", "三十日"),
        (),
        (("preservation-rules", "第25条"), ("civil-procedure-law", "第104条")),
    ),
    # Payment order
    *(
        Row(
            "to have no money is no objection to a payment order, and a spoken one is void",
            ref,
            ("没钱|没有能力还", "口头", "不影响支付令"),
            (),
            (("civil-procedure-interpretation", "第436条"),),
        )
        for ref in (
            "step/answer-payment-order",
            "question/payment-order-question",
            "consequence/payment-order",
            "term/payment-order-term",
            "question/payment-order-objection",
        )
    ),
    *(
        Row("it goes on as a lawsuit only if the creditor wants it", ref, ("不同意起诉的除外",))
        for ref in ("consequence/payment-order", "step/answer-payment-order")
    ),
    # Card and crime
    *(
        Row(
            "to change one's number in order to evade a bank is a listed case",
            ref,
            ("改变联系方式|改联系方式|换号",),
            (),
            (("card-crime-interpretation", "第6条"),),
        )
        for ref in (
            "question/refuse-or-change-number",
            "question/credit-card-300k",
            "consequence/crime-exceptions",
            "term/malicious-overdraft",
        )
    ),
    Row("also in the guide", "question/cannot-pay", ("change-number-card-crime",)),
    *(
        Row("whoever was punished twice is excepted", ref, ("两次以上处罚的除外",))
        for ref in ("consequence/crime-exceptions", "question/credit-card-300k")
    ),
    *(
        Row(
            "that cards alone are meant is an inference",
            ref,
            ("推出|有争议|没有写",),
            ("不能照套。$",),
        )
        for ref in ("consequence/crime-exceptions", "question/card-versus-huabei")
    ),
    # Limitation
    *(
        Row(
            "one yuan paid, or taken from an account, counts as well",
            ref,
            ("还一|自愿", "扣"),
            (),
            (("limitation-interpretation", "第8条"),),
        )
        for ref in (
            "consequence/limitation-restart",
            "question/three-years-expired",
            "step/think-before-signing",
            "term/limitation",
        )
    ),
    Row(
        "what was paid is gone, and twenty years end all",
        "consequence/limitation-restart",
        ("不得再要求退回", "二十年"),
    ),
    *(
        Row("an old debt is a trap before the words are said", ref, ("think-before-signing",))
        for ref in (
            "step/contact-lender-first",
            "step/propose-plan",
            "step/keep-promises-small",
            "step/credit-card-plan",
            "question/negotiate-after-overdue",
            "question/answer-the-call",
            "question/cannot-pay",
            "question/yangqianguan-extension",
            "question/hengfeng-instalment",
        )
    ),
    Row("the plea comes before the word", "step/prepare-for-trial", ("诉讼时效已过",)),
    # Assignment
    *(
        Row(
            "what was paid before the notice counts by the interpretation, not by the code",
            ref,
            ("起诉状",),
            ("收到有效通知之前",),
            (("contract-interpretation", "第48条"),),
        )
        for ref in (
            "rule/transfer-needs-notice",
            "consequence/debt-sold",
            "term/debt-transfer",
            "step/check-debt-transfer",
        )
    ),
    Row(
        "who to pay",
        "question/debt-sold-who-to-pay",
        ("sold-no-notice-sued",),
        ("没收到有效通知之前",),
        (("contract-interpretation", "第48条"),),
    ),
    # Legal aid
    Row(
        "advice is free; a lawyer is not sent to a debtor who is sued",
        "contact/legal-aid",
        ("没有借款案的被告", "不要等它"),
        ("问自己符不符合",),
        (("legal-aid-law", "第31条"), ("legal-aid-law", "第22条")),
    ),
    Row("nobody is told to wait", "question/sued-what-now", ("别等它",), ("请不起律师，问",)),
    # Lists and limits
    *(
        Row(
            "six grounds since 2017",
            ref,
            ("六种|和解协议",),
            ("2013 年的规定写的是",),
            (("dishonest-list-2017", "第1条"),),
        )
        for ref in (
            "consequence/dishonest-list",
            "term/dishonest-person",
            "question/restricted-travel-and-school",
            "step/deal-with-enforcement",
        )
    ),
    *(
        Row("the text was amended in 2015", ref, ("2015",))
        for ref in (
            "consequence/consumption-restriction",
            "question/restricted-travel-and-school",
            "question/child-school",
            "term/consumption-limit-term",
            "step/deal-with-enforcement",
            "stage/half-year-on",
            "question/cannot-pay",
        )
    ),
    # Crimes of collectors
    Row(
        "to lock somebody up for a debt",
        "rule/violent-collection",
        ("拘禁",),
        (),
        (("criminal-law", "第238条第3款"), ("criminal-law", "第279条、第293条第1款第2项")),
    ),
    Row(
        "the ban on contact is for some conduct only",
        "rule/no-harassment",
        ("滋扰、纠缠、跟踪的，经批准", "五到十日", "没有写禁止接触"),
    ),
    # Courts
    *(
        Row(
            "fifteen days to appeal, six months for a retrial",
            ref,
            ("十五[天日]", "六个月"),
            (),
            (("civil-procedure-law", "第211条、第216条"),),
        )
        for ref in ("question/missed-court", "consequence/default-judgment")
    ),
    *(
        Row("nobody finds a case by a name alone", ref, ("案号",), ("报姓名和身份证",))
        for ref in (
            "question/missed-court",
            "question/debt-120k-two-years",
            "question/weilidai-30k-year",
            "contact/court-hotline",
        )
    ),
    *(
        Row(
            "financial mediation is confirmed by the code of procedure",
            ref,
            ("依法设立的调解组织",),
            (),
            (("civil-procedure-law", "第205条"),),
        )
        for ref in ("contact/mediation", "step/ask-for-help", "question/cannot-pay")
    ),
    Row(
        "so is the word",
        "term/judicial-confirmation",
        ("依法设立的调解组织",),
        (),
        (("civil-procedure-law", "第205条、第206条"),),
    ),
    # Collection
    Row(
        "to be lost is not the only exception", "rule/others-only-when-lost", ("死亡",), ("^只有",)
    ),
    Row(
        "a guideline asks for the list",
        "question/agency-allowed",
        ("自律指引",),
        ("委托了谁应当公示",),
    ),
    Row(
        "the card guideline has a number", "rule/card-debtor-only", ("银协发〔2021〕93号", "待核实")
    ),
    # Money
    *(
        Row(
            "thirty per cent is the measure, malice is not helped",
            ref,
            ("百分之三十", "恶意违约"),
            (),
            (("contract-interpretation", "第65条"),),
        )
        for ref in (
            "consequence/total-cost-limit",
            "consequence/penalty-jiebei",
            "step/propose-plan",
            "step/prepare-for-trial",
            "stage/first-calls",
            "stage/several-parties",
            "question/how-is-interest-counted",
            "question/whole-debt-due",
        )
    ),
    Row("time does give the lender more", "question/cannot-pay", (), ("都不让对方多出一份权利",)),
    # Numbers
    Row("nobody has confirmed a number for spam", "contact/spam-report", (), ("12321", '"number"')),
    Row(
        "a strange number may be somebody else's real one",
        "myth/fake-alipay-hotline",
        ("别家的真客服",),
        ("接听的是谁无从知道",),
    ),
    Row(
        "when the crime of collecting came into force is known",
        "source/criminal-law",
        ("2021 年 3 月 1 日",),
        ("何时施行，还没有核对",),
    ),
    Row(
        "how a recording is judged has been read",
        "source/civil-procedure-law",
        (),
        ("单方录音怎样被法院采信",),
    ),
    # Everywhere
    Row(
        "one visit a day is told by a post alone", "*", (), ("one-visit-a-day", "每天只能上门一次")
    ),
    # Rules that wore 不得 for more than the law says
    Row(
        "telling others of the debt is forbidden by a standard and a guideline, not by law",
        "rule/no-disclosure-to-others",
        ("不应告诉", "不是法律"),
        ("pipl",),
    ),
    Row(
        "charging for collecting is forbidden by a guideline, not by law",
        "rule/no-extra-fees",
        ("不应", "不是法律"),
        ("cost-disclosure-2026",),
    ),
    Row(
        "law guards the home; of the office only a guideline speaks",
        "rule/no-entry-without-consent",
        rests=(("civil-code", "第1033条"), ("criminal-law", "第245条")),
        never=("不得进入你所在的办公",),
    ),
    # Questions that had no answer
    Row(
        "a guarantor has a term and an order of his own",
        "question/sued-as-guarantor",
        ("六个月", "一般保证", "2021 年 1 月 1 日以前"),
        rests=(("civil-code", "第687条"), ("civil-code", "第692条"), ("civil-code", "第693条")),
    ),
    Row("no line answers everywhere at every hour", "*", (), ("心理援助热线.{0,12}24 ?小时",)),
    Row("legal aid is not where a debtor gets a lawyer", "*", (), (r"请不起律师，问\[法律援助\]",)),
)


@cache
def base() -> KnowledgeBase:
    """The real knowledge base."""
    loaded = load(ROOT / "content")
    assert loaded.base is not None, loaded.problems
    return loaded.base


@cache
def text(record: Record) -> str:
    """All a record says, links with their targets, as one line."""
    said = json.dumps(record.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
    return said.replace("\\n", "\n").replace('\\"', '"')


def evidence(value: object) -> set[tuple[str, str]]:
    """Every source with its place below a dumped record."""
    if isinstance(value, dict):
        here = {(value["source"], value.get("at") or "")} if "source" in value else set()
        return here.union(*map(evidence, value.values()))
    if isinstance(value, list):
        return set().union(*map(evidence, value))
    return set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.ref}: {row.why}")
def test_what_was_mended_stays_mended(row: Row) -> None:
    if row.ref == "*":
        records = [r for r in base().records.values() if r.kind not in REGISTERS]
    else:
        found = base().resolve(row.ref)
        assert found is not None, row.ref
        records = [found]
    for record in records:
        said = text(record)
        for pattern in row.says:
            assert re.search(pattern, said), f"{record.ref} no longer says {pattern}"
        for pattern in row.never:
            assert not re.search(pattern, said, re.MULTILINE), f"{record.ref} says {pattern} again"
        known = evidence(record.model_dump(mode="json"))
        for source, at in row.rests:
            assert any(s == source and at in a for s, a in known), f"{record.ref}: {source} {at}"


def test_every_rule_that_names_nothing_binding_says_so() -> None:
    """A standard or guideline is named in the rule's own words, not only in its label."""
    for rule in base().of(Rule):
        kinds = {base().records[item.source].type.value for item in rule.evidence}  # type: ignore[attr-defined]
        if not kinds & {"法律", "行政法规", "司法解释", "部门规章", "监管与政策文件"}:
            assert re.search("标准|指引", rule.plain), rule.id
            assert re.search("不是法律|都不是法律", rule.limits or ""), rule.id


def test_every_row_asks_for_something() -> None:
    assert [row for row in ROWS if not (row.says or row.never or row.rests)] == []
