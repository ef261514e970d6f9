"""The words of the site that belong to no record, and the inventory of raw material."""

from collections.abc import Iterator

from pydantic import Field

from generator.model.fields import AnyRef, ContactRef, Count, Line, Text
from generator.model.record import Part, Statement
from generator.model.today import AnyDay


class Essential(Part):
    """One of the few things everybody should know."""

    title: Text = Field(description="一句话")
    text: Line = Field(description="再说一两句")
    see: AnyRef = Field(description="详情在哪条记录，写成 种类/编号")


class Action(Part):
    """A button at the top of the home page."""

    title: Text = Field(description="按钮上的字")
    see: AnyRef = Field(description="指向哪条记录，写成 种类/编号")


class Call(Part):
    """A line that somebody in despair can call."""

    contact: ContactRef = Field(description="打哪个号码（contact 编号）")
    when: Text = Field(description="什么时候打它，一句短话")


class Helplines(Part):
    """What comes before everything else where somebody may not want to live any more."""

    title: Text = Field(description="框的第一句，像一个人在说话")
    text: Line = Field(description="接着说的一两句，不提欠款的事")
    wake: Line = Field(description="先叫醒谁，跟他说什么")
    calls: tuple[Call, ...] = Field(min_length=1, description="可以打的号码，按先后")
    others: tuple[Call, ...] = Field((), description="还可以找的号码，写得小一些")
    busy: Line = Field(description="打不通怎么办")
    beside: Line = Field(description="给陪在旁边的人的话")
    see: AnyRef = Field(description="接着看哪条记录，写成 种类/编号")
    first_on: tuple[AnyRef, ...] = Field((), description="写在哪些记录的最前面，写成 种类/编号")


class Family(Part):
    """The page for whoever in the family got the call: to be read at once, and sent on."""

    title: Text = Field(description="页面的标题")
    text: Line = Field(description="开头的一两句，让人先定下来")
    say: tuple[Line, ...] = Field(min_length=1, max_length=3, description="照着说的话，最多三句")
    debt: Line = Field(description="要不要替他还，一句话")
    owe: tuple[Statement, ...] = Field(min_length=1, description="凭什么这样说，带依据")
    help: tuple[Line, ...] = Field(min_length=1, description="能为借钱的人做什么")
    see: tuple[AnyRef, ...] = Field(min_length=1, description="接着看，写成 种类/编号")


class SiteText(Part):
    """`content/site.yml`."""

    name: Text = Field(description="站名")
    tagline: Text = Field(description="一句话介绍")
    description: Text = Field(description="给搜索引擎看的介绍")
    opening: tuple[Line, ...] = Field(min_length=1, description="首页开头的话")
    helplines: Helplines | None = Field(None, description="撑不下去的人先看到的话和号码")
    actions: tuple[Action, ...] = Field(min_length=1, description="首页的按钮，第一个最显眼")
    any_day: AnyDay | None = Field(None, description="还没选日子时，首页卡片上写什么")
    before_due: AnyDay | None = Field(None, description="还没到期的人，首页卡片上写什么")
    essentials: tuple[Essential, ...] = Field(min_length=1, description="首页要点")
    family: Family | None = Field(None, description="给接到电话的家里人看的一页")
    not_for: tuple[Line, ...] = Field(min_length=1, description="这里帮不上的情形")
    day_note: Line = Field(description="凡是讲天数的地方都附上的提醒")
    review_note: Line = Field(description="来源页上关于核对程度的说明")


class Inventory(Part):
    """`content/inventory.yml`: which raw material exists, so that none gets lost.

    Statements and disputes are only counted here: each has a record that says what it is.
    """

    articles: tuple[Count, ...] = Field(description="每篇文章的说法条数，依次为 s0、s1、s2 …")
    laws: dict[str, Text] = Field(description="规则条目：编号 L01 起，各写一行是什么")
    disputes: Count = Field(description="矛盾条数 C01–")

    def materials(self) -> Iterator[str]:
        """Every material id, in order."""
        for article, count in enumerate(self.articles):
            yield from (f"s{article}-{number:02}" for number in range(1, count + 1))
        yield from self.laws
        yield from (f"C{number:02}" for number in range(1, self.disputes + 1))
