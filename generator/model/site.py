"""The words of the site that belong to no record, and the inventory of raw material."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from generator.model.calls import CallLog
from generator.model.fields import AnyRef, ContactRef, Count, Line, NotShown, Text
from generator.model.record import Part, Statement
from generator.model.today import AnyDay
from generator.model.vocabulary import Grade


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


class Topics(Part):
    """What the cards of the home page say of the pages they lead to."""

    steps: Text = Field(description="首页卡片“处理步骤”下面的话")
    rules: Text = Field(description="首页卡片“催收红线”下面的话")
    consequences: Text = Field(description="首页卡片“后果”下面的话")
    questions: Text = Field(description="首页卡片“常见问题”下面的话")
    myths: Text = Field(description="首页卡片“假号码与假规定”下面的话")
    prevention: Text = Field(description="首页卡片“预防”下面的话")
    tools: Text = Field(description="首页上，两样工具的链接前面的话")


class GradeUse(Part):
    """What a grade means to a reader of the sources page."""

    grade: Grade = Field(description="哪一级")
    meaning: Text = Field(description="这一级是什么样的来源")
    use: Text = Field(description="本站怎样用它")


class PageWords(Part):
    """What the pages say themselves around the records: openings, notes, help."""

    topics: Topics = Field(description="首页卡片下面的话")
    grades: tuple[GradeUse, ...] = Field(min_length=1, description="来源页上的等级表")
    causes: Text = Field(description="“催收原因”一页的开头")
    terms: Text = Field(description="“名词”一页的开头")
    products: Text = Field(description="“产品”一页的开头")
    consequences: Text = Field(description="“后果”一页的开头")
    factors: Text = Field(description="“影响因素”一页的开头")
    prevention: Text = Field(description="“预防建议”一页的开头")
    steps: Text = Field(description="“处理步骤”一页的开头")
    questions: Text = Field(description="“常见问题”一页的开头")
    situations: Text = Field(description="“我现在该怎么办”一页的开头")
    letters: Text = Field(description="“怎么开口”一页的开头")
    letters_private: Text = Field(description="填空的下面，说填的字留在哪里")
    carry_copied: Text = Field(description="一段文字复制好了，说什么")
    carry_not_copied: Text = Field(description="一段文字没能复制，说什么")
    carry_saved: Text = Field(description="一段文字存成了文件，说什么")
    myths: Text = Field(description="“假号码与假规定”一页的开头，后面接着官方渠道的链接")
    claims: Text = Field(description="“网上说法核对”一页的开头")
    disputes: Text = Field(description="“说法矛盾”一页的开头")
    rules: Text = Field(description="“催收红线”一页的开头")
    rule_marks: Text = Field(description="“催收红线”一页上，各种标记是什么意思")
    contacts: Text = Field(description="“该打哪个电话”一页，号码上面的话")
    contacts_more: Text = Field(description="号码下面的话，后面接着假号码的链接")
    accounts: Text = Field(description="“说法对照”一页的开头")
    accounts_scale: Text = Field(description="说法对照的图怎么看")
    accounts_each: Text = Field(description="“逐条说明”下面的话")
    sources: Text = Field(description="“来源”一页的开头")
    to_check: Text = Field(description="给编辑的核对清单怎么用")
    stage_steps: Text = Field(description="阶段页上，步骤前面的话")
    stage_rules: Text = Field(description="阶段页上，规则后面的话")
    timeline_help: Text = Field(description="时间线的按钮没反应时怎么办，日期留在哪里")
    timeline_broken: Text = Field(description="时间线的小工具没能启动时说什么")
    search_private: Text = Field(description="搜索框下面的话")
    search_foreign: Text = Field(description="搜的事不归这里管时，先说什么")
    search_instead: tuple[Text, ...] = Field(min_length=1, description="什么也没搜到时的建议")
    not_found: Text = Field(description="地址写错时那一页上的话")
    record_links: Text = Field(description="“编辑此条”“报告问题”后面，说它们去哪里")
    report_box: Annotated[
        Text, NotShown("read only where the publisher names a place for reports")
    ] = Field(description="不用账号就能报告时，要复制的那段上面的话")


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
    calls: CallLog | None = Field(None, description="来电记录那一页的话")
    not_for: tuple[Line, ...] = Field(min_length=1, description="这里帮不上的情形")
    day_note: Line = Field(description="凡是讲天数的地方都附上的提醒")
    review_note: Line = Field(description="来源页上关于核对程度的说明")
    pages: PageWords | None = Field(None, description="各页自己说的话：开头、提醒、帮助")


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
