"""Where everything comes from: sources, the ledger of claims, disputes, myths."""

from typing import ClassVar

from pydantic import Field

from generator.model.fields import (
    Address,
    AnyRef,
    ClaimRef,
    Line,
    Locator,
    Number,
    Prose,
    SourceRef,
    Text,
)
from generator.model.menu import Nav, Tab
from generator.model.record import Evidence, Part, Record
from generator.model.vocabulary import (
    ClaimCategory,
    Grade,
    MythTopic,
    ReadAs,
    SourceKind,
    Verdict,
)


class Source(Record):
    """A document somebody can look up, and how well we could read it."""

    kind: ClassVar[str] = "source"
    plural: ClassVar[str] = "sources"
    label: ClassVar[str] = "来源"
    about: ClassVar[str] = "每条事实的出处、证据等级，以及还没有核实的地方。"
    page: ClassVar[str] = "sources.md"
    nav: ClassVar[Nav | None] = Nav(Tab.CHECKING, 5)
    lead: ClassVar[str] = "publisher"
    search_weight: ClassVar[float] = 0.3  # for readers who look for one by name
    in_ledger: ClassVar[bool] = True
    repeats_others: ClassVar[bool] = True
    long_sentences: ClassVar[bool] = True
    needs_evidence: ClassVar[bool] = False
    once_made: ClassVar[str] = "在用到它的依据里写上编号（source: …）。"

    type: SourceKind = Field(description="文件种类")
    publisher: Text = Field(description="发布者")
    published: Locator = Field(description="日期；不知道就写 不详")
    grade: Grade = Field(description="证据等级 A B C D")
    read_as: ReadAs = Field(description="读的是留存副本还是官方原文")
    address: Address | None = Field(None, description="网址；D 级不写")
    note: Line | None = Field(None, description="怎样看待它")
    unverified: tuple[Line, ...] = Field((), description="还没核实、不能当事实的点")


class Claim(Record):
    """One statement found in the articles the project started from, with our verdict.

    `title` is the statement in our own words.
    """

    kind: ClassVar[str] = "claim"
    plural: ClassVar[str] = "claims"
    label: ClassVar[str] = "网上说法核对"
    about: ClassVar[str] = "三篇文章里的每一句说法，逐条写明我们采用、改写还是不采用。"
    page: ClassVar[str] = "claims.md"
    nav: ClassVar[Nav | None] = Nav(Tab.CHECKING, 2)
    lead: ClassVar[str] = "reason"
    search_weight: ClassVar[float] = 0.3  # every statement we checked
    in_ledger: ClassVar[bool] = True
    repeats_others: ClassVar[bool] = True
    long_sentences: ClassVar[bool] = True
    needs_evidence: ClassVar[bool] = False
    once_made: ClassVar[str] = "把 inventory.yml 里那篇文章的条数加一，编号按原料写，例如 s0-40。"

    article: SourceRef = Field(description="出自哪篇文章（source 编号）")
    heading: Locator = Field(description="在原文哪个小标题下")
    category: ClaimCategory = Field(description="类别")
    verdict: Verdict = Field(description="我们的处理")
    reason: Line = Field(description="为什么这样处理")


class Side(Part):
    """One position in a dispute."""

    says: Line = Field(description="这一方怎么说")
    claims: tuple[ClaimRef, ...] = Field(min_length=1, description="出自哪些说法（claim 编号）")


class Dispute(Record):
    """Claims that contradict one another, and what we wrote instead."""

    kind: ClassVar[str] = "dispute"
    plural: ClassVar[str] = "disputes"
    label: ClassVar[str] = "说法矛盾"
    about: ClassVar[str] = "文章之间互相打架的说法，以及我们怎么写。"
    page: ClassVar[str] = "disputes.md"
    nav: ClassVar[Nav | None] = Nav(Tab.CHECKING, 3)
    lead: ClassVar[str] = "ours"
    search_weight: ClassVar[float] = 0.4  # how the articles contradict one another
    in_ledger: ClassVar[bool] = True
    repeats_others: ClassVar[bool] = True
    needs_evidence: ClassVar[bool] = False
    once_made: ClassVar[str] = "把 inventory.yml 里的 disputes 加一，编号按原料写，例如 c14。"

    sides: tuple[Side, ...] = Field(min_length=1, description="各方说法")
    ours: Prose = Field(description="我们怎么写")
    see: tuple[AnyRef, ...] = Field(min_length=1, description="写在哪些记录里，写成 种类/编号")


class Myth(Record):
    """A false number or false rule that is widespread online, and why it is false."""

    kind: ClassVar[str] = "myth"
    plural: ClassVar[str] = "myths"
    label: ClassVar[str] = "假号码与假规定"
    about: ClassVar[str] = "网上流传的假客服号码和假规定，以及为什么不能信。"
    page: ClassVar[str] = "myths.md"
    nav: ClassVar[Nav | None] = Nav(Tab.CHECKING, 1)
    lead: ClassVar[str] = "why"
    search_weight: ClassVar[float] = 0.75  # what not to believe
    repeats_others: ClassVar[bool] = True
    needs_evidence: ClassVar[bool] = False

    topic: MythTopic = Field(description="假号码还是假规定")
    numbers: tuple[Number, ...] = Field((), description="涉及的号码，加引号")
    seen: Text = Field(description="在哪类页面见到（不写网址）")
    why: Line = Field(description="为什么不能信")
    instead: tuple[AnyRef, ...] = Field(min_length=1, description="该看什么，写成 种类/编号")
    evidence: tuple[Evidence, ...] = Field((), description="反驳它的依据")
