"""What a reader looks up: products, questions, contacts, terms."""

import calendar
import datetime
from typing import ClassVar

from pydantic import Field

from generator.model.fields import (
    Address,
    AnyRef,
    ContactRef,
    Line,
    Number,
    Order,
    Prose,
    Quotation,
    StepRef,
    Text,
)
from generator.model.menu import Nav, Tab
from generator.model.record import Evidence, Part, Record, Statement
from generator.model.vocabulary import QuestionTopic, Recheck, TermUse


class Product(Record):
    """A credit product readers ask about."""

    kind: ClassVar[str] = "product"
    plural: ClassVar[str] = "products"
    label: ClassVar[str] = "产品"
    about: ClassVar[str] = "花呗、借呗和相邻产品：钱是谁借的、怎么自己核对。"
    page: ClassVar[str] = "products.md"
    nav: ClassVar[Nav | None] = Nav(Tab.QUESTIONS, 2)
    search_weight: ClassVar[float] = 0.8  # what was borrowed

    lender: Line = Field(description="放贷机构：合同里的债权人是谁")
    summary: Line = Field(description="一句话：它是什么")
    facts: tuple[Statement, ...] = Field((), description="依据的事实")
    check: tuple[Line, ...] = Field(min_length=1, description="怎样自己核对")


class Exchange(Part):
    """Something a reader may hear, and what to answer."""

    heard: Quotation = Field(description="对方可能说的话")
    reply: Line = Field(description="可以怎样回答")
    why: Line | None = Field(None, description="为什么这样答")


class Section(Part):
    """A part of a long answer."""

    title: Text = Field(description="小标题")
    text: Prose | None = Field(None, description="正文")
    steps: tuple[StepRef, ...] = Field((), description="这一节的步骤，按先后（step 编号）")
    exchanges: tuple[Exchange, ...] = Field((), description="听到什么、怎么答")
    facts: tuple[Statement, ...] = Field((), description="依据的事实")


class Question(Record):
    """A reader's question; the short answer comes first."""

    kind: ClassVar[str] = "question"
    plural: ClassVar[str] = "questions"
    label: ClassVar[str] = "常见问题"
    about: ClassVar[str] = "先给短回答，再说依据和下一步。"
    page: ClassVar[str] = "questions/{id}.md"
    nav: ClassVar[Nav | None] = Nav(Tab.NOW, 1)
    lead: ClassVar[str] = "short"
    schema_org: ClassVar[str] = "FAQPage"
    search_weight: ClassVar[float] = 1.05  # a reader's words with a short answer

    topic: QuestionTopic = Field(description="归在哪一类")
    order: Order = Field(50, description="同一类里的先后，小的在前；不写就是 50")
    short: Line = Field(description="先给短回答")
    contact: ContactRef | None = Field(
        None, description="该打的号码（contact 编号），排在短回答下面；没有合适的就不写"
    )
    answer: Prose | None = Field(None, description="展开说明")
    facts: tuple[Statement, ...] = Field((), description="依据的事实")
    sections: tuple[Section, ...] = Field((), description="长回答的各节")
    steps: tuple[StepRef, ...] = Field((), description="接下来做什么（step 编号）")
    see: tuple[AnyRef, ...] = Field((), description="另见，写成 种类/编号")

    @property
    def rank(self) -> int:
        """Questions of a topic follow the order an author gives."""
        return self.order

    @property
    def in_menu(self) -> bool:
        """Long answers are in the menu, as guides; short ones are reached from their overview."""
        return bool(self.sections)


class Contact(Record):
    """An official channel. The only home of a telephone number or official address."""

    kind: ClassVar[str] = "contact"
    plural: ClassVar[str] = "contacts"
    label: ClassVar[str] = "官方渠道"
    about: ClassVar[str] = "该打哪个电话、找哪个机构，先准备什么。"
    page_title: ClassVar[str] = "该打哪个电话"
    page: ClassVar[str] = "contacts.md"
    nav: ClassVar[Nav | None] = Nav(Tab.NOW, 3)
    lead: ClassVar[str] = "handles"
    search_weight: ClassVar[float] = 0.9  # whom to ask

    number: Number | None = Field(None, description="电话号码，加引号")
    need: Text | None = Field(None, description="什么时候打，一句短话；写了就进页面最上面的号码表")
    hours: Statement | None = Field(None, description="接听的时段，有依据才写")
    address: Address | None = Field(None, description="官方网址")
    entry: Line | None = Field(None, description="App 内或线下入口")
    handles: Line = Field(description="管什么")
    when: Line = Field(description="什么时候找它")
    prepare: tuple[Line, ...] = Field((), description="先准备好什么")
    limits: Line | None = Field(None, description="它不管什么")
    recheck: Recheck = Field(Recheck.YEAR, description="多久要再核对一次；不写就是一年")
    elsewhere: ContactRef | None = Field(
        None, description="借款不归它管的，找哪一个（contact 编号）"
    )
    facts: tuple[Statement, ...] = Field(min_length=1, description="依据的事实")

    @property
    def check_by(self) -> datetime.date:
        """The day by which it must be checked again."""
        month = self.reviewed.month - 1 + self.recheck.months
        year, month = self.reviewed.year + month // 12, month % 12 + 1
        last = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, min(self.reviewed.day, last))


class Term(Record):
    """A word of the trade explained plainly. Prose links to it automatically."""

    kind: ClassVar[str] = "term"
    plural: ClassVar[str] = "terms"
    label: ClassVar[str] = "名词"
    about: ClassVar[str] = "合同、短信和电话里的行话，用平常话解释。"
    page: ClassVar[str] = "terms.md"
    nav: ClassVar[Nav | None] = Nav(Tab.CHECKING, 4)
    lead: ClassVar[str] = "meaning"
    search_weight: ClassVar[float] = 0.8  # what a word means
    everyday_weight: ClassVar[float] = 0.2  # for a plain word: it leads to others, few look it up
    once_made: ClassVar[str] = "这个词（或 also 里的叫法）要在别处的正文里出现过。"

    use: TermUse = Field(
        TermUse.TRADE, description="谁用的词：行话在正文里自动加链接，平常词只供搜索；不写就是行话"
    )
    meaning: Line = Field(description="一句话解释")
    points: tuple[Line, ...] = Field((), description="补充，一条一句")
    evidence: tuple[Evidence, ...] = Field((), description="依据")
