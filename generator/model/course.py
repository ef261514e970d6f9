"""The course of an overdue debt: stages, what the articles say of them, steps, tips."""

from typing import ClassVar

from pydantic import Field

from generator.model.fields import (
    AccountRef,
    ClaimRef,
    ContactRef,
    Day,
    Line,
    Order,
    ProductRef,
    Quotation,
    RuleRef,
    StepRef,
    Text,
)
from generator.model.menu import Nav, Tab
from generator.model.record import Part, Record, Statement
from generator.model.today import Today
from generator.model.vocabulary import Channel, Lane, StepPhase, TipTiming, Usability


class Happening(Part):
    """Something that may happen in a stage, and the accounts it rests on."""

    text: Line = Field(description="可能发生什么")
    channel: Channel = Field(description="经由什么渠道")
    accounts: tuple[AccountRef, ...] = Field(
        min_length=1, description="依据哪些说法（account 编号）"
    )


class Stage(Record):
    """A span of overdue days; day 0 is the due date, day 1 the day after."""

    kind: ClassVar[str] = "stage"
    plural: ClassVar[str] = "stages"
    label: ClassVar[str] = "阶段"
    about: ClassVar[str] = "按逾期天数看：这段时间会遇到什么、对方不能做什么、现在做什么。"
    page: ClassVar[str] = "stages/{id}.md"
    nav: ClassVar[Nav | None] = Nav(Tab.TIMELINE, 1)
    search_weight: ClassVar[float] = 0.9  # where a reader is; a day in the query raises it
    once_made: ClassVar[str] = "调整前后阶段的 days，让每一天只属于一个阶段。"

    days: tuple[Day, ...] = Field(
        min_length=1, max_length=2, description="[开始, 结束]；最后一个阶段只写 [开始]"
    )
    summary: Line = Field(description="一句话：这段时间是什么情形")
    happens: tuple[Happening, ...] = Field(min_length=1, description="可能发生什么")
    rules: tuple[RuleRef, ...] = Field(
        min_length=1, description="此时对方必须做、不能做的（rule 编号）"
    )
    costs: tuple[Statement, ...] = Field(min_length=1, description="费用与征信")
    steps: tuple[StepRef, ...] = Field(min_length=1, description="现在要做的，按先后（step 编号）")
    prepare: tuple[Line, ...] = Field(min_length=1, description="为下一阶段准备什么")
    today: Today | None = Field(
        None, description="首页卡片上写什么；不写就是头三个步骤和第一条红线"
    )

    @property
    def first_day(self) -> int:
        """First overdue day of the stage."""
        return self.days[0]

    @property
    def rank(self) -> int:
        """Stages follow the order of their days."""
        return self.first_day

    @property
    def in_menu(self) -> bool:
        """All stages are in the menu: a reader picks the one they are in."""
        return True

    @property
    def last_day(self) -> int | None:
        """Last overdue day of the stage, None when it is open-ended."""
        return self.days[1] if len(self.days) == 2 else None


class Account(Record):
    """What one article says of one action; registered, not endorsed."""

    kind: ClassVar[str] = "account"
    plural: ClassVar[str] = "accounts"
    label: ClassVar[str] = "各方说法"
    about: ClassVar[str] = "几篇文章对同一件事各说了哪些天数，逐条登记，不代表事实。"
    page_title: ClassVar[str] = "说法对照"
    page: ClassVar[str] = "accounts.md"
    stood_on: ClassVar[str] = "timeline.md"
    nav: ClassVar[Nav | None] = Nav(Tab.CHECKING, 4)
    lead: ClassVar[str] = "note"
    search_weight: ClassVar[float] = 0.3  # what one article says of one day
    in_ledger: ClassVar[bool] = True
    repeats_others: ClassVar[bool] = True
    once_made: ClassVar[str] = "在相应阶段的 happens 里，给 accounts 加上编号。"

    lane: Lane = Field(description="时间线的哪一行")
    claims: tuple[ClaimRef, ...] = Field(min_length=1, description="出自哪些说法（claim 编号）")
    days: tuple[Day, ...] = Field(
        (), max_length=2, description="[开始, 结束] 或 [开始]；原文没给天数就不写"
    )
    channel: Text = Field(description="原文说的渠道")
    who: Text = Field(description="原文说的主体")
    usability: Usability = Field(description="可用程度")
    note: Line = Field(description="为什么这样看")

    @property
    def first_day(self) -> int | None:
        """First day the article names, None when it names none."""
        return self.days[0] if self.days else None

    @property
    def last_day(self) -> int | None:
        """Last day the article names, None when it names none."""
        return self.days[1] if len(self.days) == 2 else None


class Step(Record):
    """One thing to do, concrete enough to be done at midnight."""

    kind: ClassVar[str] = "step"
    plural: ClassVar[str] = "steps"
    label: ClassVar[str] = "处理步骤"
    about: ClassVar[str] = "一步一步做什么、怎么说、记什么、别签什么、怎样算做到。"
    page: ClassVar[str] = "steps/{id}.md"
    schema_org: ClassVar[str] = "HowTo"
    search_weight: ClassVar[float] = 1.1  # what to do
    once_made: ClassVar[str] = "把编号加到至少一个阶段的 steps 里。"

    phase: StepPhase = Field(description="属于哪一步")
    products: tuple[ProductRef, ...] = Field(
        (), description="只说这些产品（product 编号）；不写就是都适用"
    )
    order: Order = Field(50, description="同一步里的先后，小的在前；不写就是 50")
    summary: Line = Field(description="一句话：做什么、为什么")
    do: tuple[Line, ...] = Field(min_length=1, description="按先后做什么")
    say: tuple[Line, ...] = Field((), description="可以这样说")
    write_down: tuple[Line, ...] = Field((), description="记下什么")
    avoid: tuple[Quotation, ...] = Field(min_length=1, description="不要说、不要签、不要做的")
    done_when: tuple[Line, ...] = Field(min_length=1, description="怎样算做到了")
    facts: tuple[Statement, ...] = Field((), description="依据的事实")
    rules: tuple[RuleRef, ...] = Field((), description="用得上的规则（rule 编号）")
    contacts: tuple[ContactRef, ...] = Field((), description="用得上的官方渠道（contact 编号）")

    @property
    def rank(self) -> int:
        """Steps of a phase follow the order an author gives."""
        return self.order


class Tip(Record):
    """How to keep it from happening, or from happening again."""

    kind: ClassVar[str] = "tip"
    plural: ClassVar[str] = "tips"
    label: ClassVar[str] = "预防建议"
    about: ClassVar[str] = "怎样不让逾期发生，或不再发生。"
    page: ClassVar[str] = "prevention.md"
    nav: ClassVar[Nav | None] = Nav(Tab.PREVENTION)
    search_weight: ClassVar[float] = 0.8  # for later

    timing: TipTiming = Field(description="什么时候用")
    summary: Line = Field(description="一句话")
    do: tuple[Line, ...] = Field(min_length=1, description="具体怎么做")
    facts: tuple[Statement, ...] = Field((), description="依据的事实")
