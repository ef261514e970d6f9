"""What a reader must be able to read of a record, whatever the type of its fields."""

import datetime
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from generator.model import (
    Contact,
    KnowledgeBase,
    Part,
    Record,
    Rule,
    SiteText,
    Situation,
    Source,
    Stage,
)
from generator.model.fields import Refers, Written
from generator.model.markup import Link, parse
from generator.model.vocabulary import Markup
from generator.model.walk import evidence_of, mark_of, not_shown
from generator.publishing.pages.index import ReferenceIndex, Targets
from generator.publishing.pages.rule_label import rule_label
from generator.publishing.pages.view import plain_lead
from tests.reading import fold


class Word(NamedTuple):
    """One thing to be read: the field of the record it belongs to, and how it reads."""

    field: str
    text: str

    def stands_in(self, shown: str) -> bool:
        """Whether it can be read there as a word or number of its own: the 4 of 14 is not a 4."""
        before = r"(?<![0-9A-Za-z])" if self.text[:1].isalnum() and self.text[:1].isascii() else ""
        after = r"(?![0-9A-Za-z])" if self.text[-1:].isalnum() and self.text[-1:].isascii() else ""
        return re.search(before + re.escape(self.text) + after, shown) is not None


def words_of(base: KnowledgeBase, record: Record) -> Iterator[Word]:
    """Everything a record says, in every field but those whose type says why none shows them."""
    for name, value in record:
        if name != "id" and not not_shown(type(record), name):
            read = _read(base, type(record), name, value)
            if name == "days":
                read = _days(record)
            elif name == "demand" and isinstance(record, Rule):
                read = iter((rule_label(base, record).text,))
            yield from (Word(name, text) for text in read)


def words_of_site(base: KnowledgeBase) -> list[Word]:
    """Everything `site.yml` says, somewhere on the site."""
    return [
        Word(name, text) for name, value in base.site for text in _read(base, SiteText, name, value)
    ]


def _days(record: Any) -> Iterator[str]:
    """How the days of a stage or an account read."""
    overdue = "逾期" if isinstance(record, Stage) else ""
    match record.days:
        case ():
            yield "没写天数"
        case (0, 0):
            yield "还款日当天"
        case (first,):
            yield f"{overdue}第 {first} 天起"
        case (first, last):
            yield f"{overdue}第 {first}–{last} 天"


def _read(base: KnowledgeBase, model: type[Part], name: str, value: Any) -> Iterator[str]:
    """How the value of one field of a record or part reads."""
    mark = mark_of(model, name)
    if value is None:
        return
    if isinstance(value, tuple):
        for item in value:
            yield from _read(base, model, name, item)
    elif isinstance(value, Part):
        for inner, item in value:
            if not not_shown(type(value), inner):
                yield from _read(base, type(value), inner, item)
    elif isinstance(mark, Written):
        yield from _written(base, value, mark.markup)
    elif isinstance(mark, Refers):
        target = base.resolve(value if mark.kind is None else f"{mark.kind}/{value}")
        assert target is not None, value
        yield fold(target.title)
    elif isinstance(value, Enum):
        yield str(value.value)
    elif isinstance(value, datetime.date):
        yield value.isoformat()
    else:
        assert isinstance(value, str | int), f"say how a {type(value).__name__} is read"
        assert not isinstance(value, bool), "say how a yes or no is read"
        yield str(value)


def _written(base: KnowledgeBase, text: str, markup: Markup) -> Iterator[str]:
    """A text as it is read, line by line; a link to a contact brings its number along."""
    for block in parse(text, markup):
        for item in block.items:
            words = ""
            for part in item:
                words += part.text
                target = base.resolve(part.ref) if isinstance(part, Link) else None
                if isinstance(target, Contact) and target.number:
                    words += f" {target.number}"
            yield fold(words)


# What templates say around the words of a record of any kind, and of one kind.
AROUND = "怎么开口 核对于 链接 编辑此条 报告问题 怎样改 也有人这样问 依据 核对 只说 待核实"
AROUND_KIND = {
    "stage": "今天先做 对方要守 可能经由什么来 短信 机构 亲友 账户 文章里怎么说 文章里的说法"
    " 还要做的 对方必须做、不能做的"
    " 全部规则在催收红线 费用与征信 为下一步准备",
    "account": "渠道 文中主体 出自",
    "step": "按顺序做 可以这样说 记下来 不要这样 怎样算做到了 用得上的官方渠道 用得上的规则"
    " 用在这些阶段",
    "factor": "它不会改变 对你有什么用",
    "consequence": "什么时候才会 常见误解 可以做的 细节、依据",
    "rule": "要留意 对方不守 来电记录里对照 同一家机构一天多于 次 到 ／ 前提是 对照的是 《 》",
    "product": "放贷机构 怎样自己核对",
    "question": "接下来做什么 另见 照着说 一节一节看 打 别家的借款 找",
    "contact": "入口 什么时候找它 先准备好什么，要留意什么 先准备好 要留意 接听的时段 核对于"
    " 核对一次，最迟 再看 每 别家的借款 找",
    "situation": "我现在该怎么办 是哪一种 可以照着说 打 全部说明和依据 还用得上 换一种情形 › ←"
    " 别家的借款 找",
    "letter": "› 先看这几句 填空 要说的话 要发的文字 不要这样 它做得到什么，做不到什么"
    " 说完、发出以后 复制成文字 存成文件 打印这一份 交出去之前，请人看一遍 文字里的条文，出自"
    " 用得上的官方渠道 用在这些步骤 另见",
    "term": "也叫",
    "source": "读的是 尚未核实 只供核对，不作链接",
    "claim": "写在 矛盾 出自",
    "dispute": "出自 我们怎么写 写在",
    "myth": "出现在 该看",
}
# The signs between them, a grade's “级” and the “据” before a report among them.
_BETWEEN = re.compile(r"(?:[\s、，。；：（）·\0]|级(?=[，）\s])|(?<=，)据)+")


def unexplained(base: KnowledgeBase, index: ReferenceIndex, record: Record, shown: str) -> set[str]:
    """What can be read in the element of a record that neither it nor a template says."""
    around = f"{AROUND} {AROUND_KIND.get(record.kind, '')}".split()
    words = sorted({*around, *_explained(base, index, record)}, key=len, reverse=True)
    rest = re.sub("|".join(map(re.escape, words)), "\0", shown)
    return set(_BETWEEN.split(rest)) - {""}


def _explained(base: KnowledgeBase, index: ReferenceIndex, record: Record) -> Iterator[str]:
    """The words of a record, and those by which others are named in it."""
    yield from (word.text for word in words_of(base, record))
    yield record.id  # a claim is named by it
    if isinstance(record, Contact):
        yield record.check_by.isoformat()
    yield from _read(base, SiteText, "day_note", base.site.day_note)
    if pages := base.site.pages:
        yield from _read(base, type(pages), "stage_steps", pages.stage_steps)
        yield from _read(base, type(pages), "stage_rules", pages.stage_rules)
        yield from _read(base, type(pages), "record_links", pages.record_links)
        yield from _read(base, type(pages), "letters_private", pages.letters_private)
    if (helplines := base.site.helplines) and record.ref in helplines.first_on:
        yield from _read(base, SiteText, "helplines", helplines)
        calls = (*helplines.calls, *helplines.others)
        yield from (base.get(Contact, call.contact).number or "" for call in calls)
    if (log := base.site.calls) and record.ref in log.offered_on:
        yield from _read(base, type(log), "offer", log.offer)
    named = [found for target in Targets(record).ids if (found := base.records.get(target))]
    named += index.referrers.get(record.id, ())
    named += (carrier for one in record.material for carrier in index.carriers.get(one, ()))
    long = base.resolve(record.long) if isinstance(record, Situation) else None
    named += index.referrers.get(long.id, ()) if long else ()  # the letters of the long answer
    for target in named:
        yield from (fold(target.title), fold(plain_lead(target)))
        yield from (str(word.value) for _, word in target if isinstance(word, Enum))
        if isinstance(target, Contact) and target.number:
            yield target.number
        if isinstance(target, Contact) and target.elsewhere:
            yield fold(base.get(Contact, target.elsewhere).title)
        if isinstance(target, Rule):
            yield rule_label(base, target).text
        for evidence in evidence_of(target):
            yield from (base.get(Source, evidence.source).type.value, evidence.at or target.title)
