"""What to say and what to send: words with named blanks, for a reader to fill in."""

import re
from typing import Annotated, ClassVar

from pydantic import Field

from generator.model.fields import (
    AnyRef,
    ContactRef,
    Line,
    NotShown,
    Order,
    Quotation,
    StepRef,
    Text,
    Wordage,
)
from generator.model.record import Evidence, Part, Record, Statement
from generator.model.vocabulary import Word

# A blank as an author writes it into a text, and as a reader sees it until it is filled.
NAMED_BLANK = re.compile(r"【([^【】]*)】")


class LetterPurpose(Word):
    """What a letter, or something to say, is for."""

    NEGOTIATE = "商量怎么还", "申请延期、分期、减免"
    CALLS = "接电话、回电话", "问清是谁、顶住逼债、让对方别再打"
    COMPLAIN = "投诉", "向放贷机构、向监管部门投诉"
    COURT = "法院的事", "支付令、起诉状、冻结"
    CLOSE = "还清以后", "结清证明、征信更正"
    FAMILY = "告诉家里人", "父母、配偶"


class Recipient(Word):
    """To whom something is said or written."""

    LENDER = "放贷机构", "合同里的放贷机构、它的客服"
    CALLER = "催收的人", "打电话、发消息来催的人"
    REGULATOR = "监管部门", "受理投诉的监管部门"
    COURT = "法院", "发文书、办案子的法院"
    BUREAU = "征信机构", "出征信报告的机构"
    FAMILY = "家里人", "父母、配偶、亲友"


class BlankType(Word):
    """What goes into a blank of a letter; it decides which field a reader is given."""

    SHORT = "一行字", "姓名、单号这样的短内容"
    LONG = "几行字", "要写几句话的内容"
    AMOUNT = "金额", "多少元，只填数字"
    NUMBER = "数字", "期数、天数、人数"
    DATE = "日期", "哪年哪月哪日"
    TODAY = "今天", "写信的那一天，填的时候先写好当天"
    PRODUCT = "产品", "欠的是哪一款产品"
    LIST = "清单", "一件事一行，例如来电清单"


class LetterBlank(Part):
    """A blank of a letter, named in its texts as 【name】."""

    name: Text = Field(description="空的名字，文字里写成【名字】")
    type: Annotated[BlankType, NotShown("a reader sees the field it makes")] = Field(
        description="填什么样的内容"
    )
    hint: Line | None = Field(None, description="怎么填，一句话")
    options: tuple[Text, ...] = Field((), description="可以直接挑的说法")


class Letter(Record):
    """Words for one conversation or one letter.

    What is said and what is sent are plain texts; each 【name】 in them is declared in `blanks`.
    """

    kind: ClassVar[str] = "letter"
    plural: ClassVar[str] = "letters"
    label: ClassVar[str] = "话术和信"
    about: ClassVar[str] = "要说的话和要发的文字：挑一件事，填上自己的数，照着说、照着发。"
    page_title: ClassVar[str] = "怎么开口"
    page: ClassVar[str] = "tools/words/{id}.md"
    search_weight: ClassVar[float] = 0.8  # the words for what a step or an answer advises

    purpose: LetterPurpose = Field(description="为了哪一类事")
    to: Recipient = Field(description="说给谁、写给谁")
    order: Order = Field(50, description="同一类里的先后，小的在前；不写就是 50")
    summary: Line = Field(description="一句话：什么时候用，用来做什么")
    before: tuple[Line, ...] = Field((), description="开口之前先看的")
    blanks: tuple[LetterBlank, ...] = Field((), description="文字里的空，一个一条")
    say: tuple[Wordage, ...] = Field(min_length=1, description="要说的话，一句一条；空写成【名字】")
    send: tuple[Wordage, ...] = Field((), description="要发的文字，一段一条；空写成【名字】")
    avoid: tuple[Quotation, ...] = Field(min_length=1, description="不要说、不要答应的")
    limits: tuple[Line, ...] = Field(min_length=1, description="它做得到什么、做不到什么")
    after: tuple[Line, ...] = Field((), description="说完、发出以后做什么")
    check_with: ContactRef | None = Field(
        None, description="交出去之前请谁看一遍（contact 编号）；写给法院的要写"
    )
    facts: tuple[Statement, ...] = Field((), description="依据的事实")
    evidence: tuple[Evidence, ...] = Field((), description="文字里写到第几条时，它的依据")
    steps: tuple[StepRef, ...] = Field(min_length=1, description="用在哪些步骤（step 编号）")
    contacts: tuple[ContactRef, ...] = Field((), description="用得上的官方渠道（contact 编号）")
    see: tuple[AnyRef, ...] = Field((), description="另见，写成 种类/编号")

    @property
    def rank(self) -> int:
        """Letters of a purpose follow the order an author gives."""
        return self.order
