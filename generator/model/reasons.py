"""Why collection happens, what shapes it, what follows from it, and what limits it."""

from typing import ClassVar

from pydantic import Field

from generator.model.calls import Measure
from generator.model.fields import Line, ProductRef, StepRef
from generator.model.menu import Nav, Tab
from generator.model.record import Evidence, Record, Statement
from generator.model.vocabulary import Demand, RuleTopic


class Cause(Record):
    """A reason why a lender collects, or why a borrower falls behind."""

    kind: ClassVar[str] = "cause"
    plural: ClassVar[str] = "causes"
    label: ClassVar[str] = "催收原因"
    about: ClassVar[str] = "放贷机构为什么催，人为什么会逾期。"
    page: ClassVar[str] = "causes.md"
    nav: ClassVar[Nav | None] = Nav(Tab.RULES, 3)
    search_weight: ClassVar[float] = 0.6  # why it happens

    summary: Line = Field(description="一句话")
    points: tuple[Line, ...] = Field(min_length=1, description="说明，一条一句")
    facts: tuple[Statement, ...] = Field((), description="依据的事实")


class Factor(Record):
    """Something that, the articles say, makes collection earlier, later, softer or harder."""

    kind: ClassVar[str] = "factor"
    plural: ClassVar[str] = "factors"
    label: ClassVar[str] = "影响因素"
    about: ClassVar[str] = "哪些情况会让催收早一点、晚一点，哪些规则不会因此改变。"
    page: ClassVar[str] = "factors.md"
    nav: ClassVar[Nav | None] = Nav(Tab.RULES, 4)
    search_weight: ClassVar[float] = 0.6  # what changes the course

    summary: Line = Field(description="文章怎么说")
    unchanged: tuple[Line, ...] = Field(min_length=1, description="它不会改变什么")
    use: tuple[Line, ...] = Field(min_length=1, description="对你有什么用")
    facts: tuple[Statement, ...] = Field((), description="依据的事实")


class Consequence(Record):
    """What follows from being overdue, and under which condition."""

    kind: ClassVar[str] = "consequence"
    plural: ClassVar[str] = "consequences"
    label: ClassVar[str] = "后果"
    about: ClassVar[str] = "逾期之后会有什么后果，每一种要满足什么条件。"
    page: ClassVar[str] = "consequences.md"
    nav: ClassVar[Nav | None] = Nav(Tab.RULES, 2)
    search_weight: ClassVar[float] = 0.95  # what follows, and under which condition

    summary: Line = Field(description="一句话")
    when: Line = Field(description="在什么条件下才会发生")
    facts: tuple[Statement, ...] = Field(min_length=1, description="依据的事实")
    misunderstandings: tuple[Line, ...] = Field((), description="常见误解")
    steps: tuple[StepRef, ...] = Field((), description="可以做什么（step 编号）")


class Rule(Record):
    """What a collector must or must not do, with clause and strength."""

    kind: ClassVar[str] = "rule"
    plural: ClassVar[str] = "rules"
    label: ClassVar[str] = "催收红线"
    about: ClassVar[str] = "催收的人必须做什么、不能做什么，依据是什么、效力有多强。"
    page: ClassVar[str] = "rules.md"
    nav: ClassVar[Nav | None] = Nav(Tab.RULES, 1)
    lead: ClassVar[str] = "plain"
    search_weight: ClassVar[float] = 1.0  # what a collector may not do
    once_made: ClassVar[str] = "在用得上它的阶段或步骤的 rules 里加上编号。"

    demand: Demand = Field(description="必须、不得，还是有条件可以")
    topic: RuleTopic = Field(description="关于什么")
    products: tuple[ProductRef, ...] = Field(
        (), description="只说这些产品（product 编号）；不写就是都适用"
    )
    plain: Line = Field(description="白话：规则说了什么")
    evidence: tuple[Evidence, ...] = Field(min_length=1, description="依据，写明条款")
    limits: Line | None = Field(None, description="这条规则管不到什么、哪里还不确定")
    measure: Measure | None = Field(None, description="来电记录怎样对照它；算不出来的规则不写")
    steps: tuple[StepRef, ...] = Field(min_length=1, description="对方不守时怎么做（step 编号）")
