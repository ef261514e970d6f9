"""Rules of time: every day belongs to exactly one stage."""

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Account, Stage
from generator.model.layout import SITE
from generator.model.timeline import share_days
from generator.rules.content import Content
from generator.rules.finding import Finding, Other, Span, record_name
from generator.rules.need import each, everywhere
from generator.rules.rule import rule

_BEGIN, _LATER = "stages/begin.yml", "stages/later.yml"  # where the examples may stand
_BESIDE = (_BEGIN, "days: [0, 3]")
_HAPPENS = "summary: 往后。\nhappens:\n  - {text: 可能接到电话。, channel: 电话, accounts: [first]}"


def _is_swapped(record: Stage | Account) -> bool:
    """Whether something ends before it begins, which is all there is to say of its days."""
    first, last = record.first_day, record.last_day
    return first is not None and last is not None and first > last


@rule(
    "STG001",
    wrong="days: [1, 3]",
    right="days: [0, 3]",
    file=_BEGIN,
    needs=(everywhere(Stage, "days"),),
)
def stages_begin_on_the_due_date(content: Content) -> Iterator[Finding]:
    """第一个阶段从第 0 天（还款日）开始；至少要有一个阶段。"""
    if not content.stages:
        yield Finding(SITE, (), "知识库里一个阶段也没有。", "在 stages 文件夹里加上阶段。")
    elif (first := content.stages[0]).first_day != 0 and not _is_swapped(first):
        yield Finding(
            first.id,
            ("days",),
            f"{record_name(first)}是第一个阶段，却从第 {first.first_day} 天开始。",
            "把开始改成 0（还款日当天）。",
        )


@rule(
    "STG002",
    wrong="days: [3]",
    right="days: [4]",
    file=_LATER,
    beside=_BESIDE,
    needs=(each(Stage, "id"), each(Stage, "days")),
)
def stages_do_not_overlap(content: Content) -> Iterator[Finding]:
    """任何一天只属于一个阶段。"""
    for before, after in pairwise(content.stages):
        last = before.last_day
        if last is not None and after.first_day <= last:
            shared = (
                f"第 {after.first_day}–{last} 天" if last > after.first_day else f"第 {last} 天"
            )
            yield Finding(
                after.id,
                ("days",),
                f"{record_name(after)}从第 {after.first_day} 天开始，"
                f"但上一阶段{record_name(before)}到第 {last} 天才结束，{shared}重叠。",
                _repair(before, after),
                related=(Other(before.id, ("days",), f"{record_name(before)}的天数"),),
                spans=(_span(before), _span(after)),
            )


@rule(
    "STG003",
    wrong="days: [6]",
    right="days: [4]",
    file=_LATER,
    beside=_BESIDE,
    needs=(everywhere(Stage, "days"),),
)
def stages_leave_no_gap(content: Content) -> Iterator[Finding]:
    """每一天都属于某个阶段，中间没有空缺。"""
    for before, after in pairwise(content.stages):
        last = before.last_day
        if last is not None and after.first_day > last + 1 and last >= before.first_day:
            lost = f"第 {last + 1}–{after.first_day - 1} 天"
            if after.first_day == last + 2:
                lost = f"第 {last + 1} 天"
            yield Finding(
                after.id,
                ("days",),
                f"{record_name(before)}到第 {last} 天结束，"
                f"{record_name(after)}第 {after.first_day} 天才开始，"
                f"{lost}没有阶段。",
                _repair(before, after),
                related=(Other(before.id, ("days",), f"{record_name(before)}的天数"),),
                spans=(_span(before), _span(after)),
            )


def _span(stage: Stage) -> Span:
    return Span(stage.title, stage.first_day, stage.last_day)


def _repair(before: Stage, after: Stage) -> str:
    """What to change so that the second stage begins the day after the first ends."""
    assert before.last_day is not None
    first = f"把开始改成 {before.last_day + 1}"
    if after.first_day <= before.first_day:
        return f"{first}。"
    last = f"或把{record_name(before)}的结束改成 {after.first_day - 1}"
    is_gap = after.first_day > before.last_day + 1
    return f"{first}，{last}{'；中间的阶段是刚删掉的，就从上一版取回' if is_gap else ''}。"


@rule(
    "STG004",
    wrong="days: [4, 9]",
    right="days: [4]",
    file=_LATER,
    beside=_BESIDE,
    needs=(each(Stage, "id"), everywhere(Stage, "days")),
)
def only_the_last_stage_is_open(content: Content) -> Iterator[Finding]:
    """最后一个阶段不写结束，其余阶段都写结束。"""
    for stage, after in pairwise(content.stages):
        if stage.last_day is None:
            last = after.first_day - 1
            hint = "写成 [开始, 结束]。"
            if last >= stage.first_day:
                hint = f"写成 [{stage.first_day}, {last}]，到{record_name(after)}的前一天为止。"
            yield Finding(
                stage.id,
                ("days",),
                f"{record_name(stage)}没有写结束，但它不是最后一个阶段。",
                hint,
            )
    if content.stages and content.stages[-1].last_day is not None:
        yield Finding(
            content.stages[-1].id,
            ("days",),
            f"{record_name(content.stages[-1])}是最后一个阶段，却写了结束，之后的日子没有阶段。",
            f"只写开始的那天：[{content.stages[-1].first_day}]",
        )


@rule(
    "STG005",
    wrong="days: [30, 1]",
    right="days: [1, 30]",
    file="accounts.yml",
    needs=(each(Stage, "days"),),
)
def days_run_forward(content: Content) -> Iterator[Finding]:
    """开始的一天不晚于结束的一天。"""
    dated: tuple[Stage | Account, ...] = (*content.stages, *content.of(Account))
    for record in dated:
        if _is_swapped(record):
            yield Finding(
                record.id,
                ("days",),
                f"{record_name(record)}从第 {record.first_day} 天开始，"
                f"却在第 {record.last_day} 天结束。",
                f"写成 [{record.last_day}, {record.first_day}]。",
            )


@rule(
    "STG006",
    wrong=f"days: [40]\n{_HAPPENS}",
    right=f"days: [4]\n{_HAPPENS}",
    file=_LATER,
    beside=("accounts.yml", "first:\n  days: [1, 30]"),
    needs=(each(Stage, "days"), each(Account, "days")),
)
def accounts_touch_their_stage(content: Content) -> Iterator[Finding]:
    """阶段引用的各方说法，写了天数的，要和这个阶段有重合的日子。"""
    for item in content.references:
        stage, account = item.part, content.resolve(f"{item.kind}/{item.leaf.value}")
        if not isinstance(stage, Stage) or not isinstance(account, Account):
            continue
        if not _may_rest_on(stage, account):
            yield Finding(
                stage.id,
                item.leaf.path,
                f"{record_name(account)}说的日子和阶段{record_name(stage)}没有重合。",
                "换成说到这些天的一条（没有，就在 accounts.yml 里登记），或改阶段的天数。",
            )


def _may_rest_on(stage: Stage, account: Account) -> bool:
    """Whether an account names days of a stage, or no days at all."""
    first, last = account.first_day, account.last_day
    runs_backward = first is not None and last is not None and first > last  # reported elsewhere
    return first is None or runs_backward or share_days(stage, first, last)
