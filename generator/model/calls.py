"""The call log: what a reader notes of a call, and what a rule can be held against it."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from generator.model.fields import AnyRef, Count, Line, OtherName, SourceRef, Text, certain
from generator.model.forms import Form
from generator.model.record import Part
from generator.model.vocabulary import Word

ClockTime = Annotated[
    str,
    StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"),
    BeforeValidator(certain),
    Form("FLD009", '写成 "22:00" 这样，加引号。', short='钟点，如 "22:00"'),
]


class CallOutcome(Word):
    """How somebody was reached, or not."""

    ANSWERED = "接通的电话", "人工或语音电话，接了"
    UNANSWERED = "没接通的电话", "响了没有接、挂断了、没打通"
    MESSAGE = "短信或微信", "短信、微信、App 里的消息"


class PersonReached(Word):
    """Who was called or written to."""

    SELF = "我本人", "借款的人自己"
    FAMILY = "家人或亲戚", "父母、配偶、子女、亲戚"
    FRIEND = "朋友或同学", "朋友、同学、老师"
    WORK = "同事或单位", "同事、领导、前台"
    NEIGHBOUR = "邻居或村居", "邻居、物业、村委会、居委会"
    LIABLE = "共同借款人或担保人", "一起借的、签过担保的"

    @property
    def is_other(self) -> bool:
        """Whether it is somebody who owes nothing."""
        return self not in (PersonReached.SELF, PersonReached.LIABLE)


class ClaimedIdentity(Word):
    """Who the caller said they were."""

    LENDER = "放贷机构或平台", "放贷机构、平台自己的人"
    AGENT = "受委托的公司", "催收公司、调解中心等受委托的"
    LAWYER = "律师或律所", "自称律师、律师事务所"
    OFFICE = "法院、公安等机关", "自称法院、公安、检察院或行政机关"
    NOBODY = "不肯说是谁", "没有说自己是哪家机构，问了也不说"
    UNSURE = "没听清、不记得", "读者不知道"


class ThingSaid(Word):
    """What was said or done, in a reader's words."""

    DEMAND = "叫接电话的人还钱", "向借款人以外的人要钱"
    DISCLOSURE = "说出了我的欠款", "把欠款的事告诉借款人以外的人"
    AGAIN = "被找的人说过别再联系，又来", "借款人以外的人拒绝过，又联系他"
    INSULT = "骂人、侮辱", "辱骂、侮辱"
    THREAT = "威胁、恐吓", "威胁、恐吓"
    FALSEHOOD = "说要抓人、坐牢、上黑名单", "编造黑名单、夸大法律后果"
    FEE = "要另外收费，或叫我借新还旧", "另收上门费、手续费，逼借新还旧"
    PRIVATE = "用私人手机或私人微信", "用个人的手机、社交账号催收"
    EXPOSURE = "把我的信息发到群里、网上", "公开发出姓名、照片、欠款"
    PASSED_ON = "把证件、住址、流水给了别人", "把个人信息给了别的人"


class ProofKept(Word):
    """What a reader has in hand to prove it by."""

    RECORDING = "录音", "通话录音"
    SCREENSHOT = "截图", "短信、微信、来电记录的整屏截图"
    BILL = "运营商的通话清单", "运营商那里导出的清单"
    STATEMENT = "接电话的人写的说明", "写了时间、号码、内容，签了名"


class Conditions(Part):
    """Which entries of the log are meant: those that fit all that is given."""

    outcomes: tuple[CallOutcome, ...] = Field(min_length=1, description="怎么来的，算哪几种")
    reached: tuple[PersonReached, ...] = Field((), description="找到了谁；不写就是都算")
    claimed: tuple[ClaimedIdentity, ...] = Field((), description="对方说自己是谁；不写就是都算")
    said: tuple[ThingSaid, ...] = Field((), description="说了、做了其中任何一样；不写就是都算")


class Measure(Conditions):
    """How an entry of the call log is held against a rule.

    All that is given must hold. The hours begin with the first time and end before the second,
    the next day if that is earlier. With `most`, it is the entries of one institution on one day
    that are counted, and there must be more of them.
    """

    against: tuple[SourceRef, ...] = Field(
        min_length=1, description="对照哪几份文件（source 编号），要在这条规则的依据里"
    )
    hours: tuple[ClockTime, ...] = Field(
        (), max_length=2, description="[开始, 结束]，从开始那一分钟起，到结束之前"
    )
    most: Count | None = Field(None, description="同一家机构一天最多几次，多一次才算")
    provided: Line | None = Field(None, description="还要满足什么，机器算不出来，由读者自己看")


class Wanted(Conditions):
    """What is still missing as evidence for such an entry, and how to get it."""

    proof: ProofKept = Field(description="缺哪样")
    text: Text = Field(description="怎样补上")


class CallLog(Part):
    """The page where a reader keeps a log of calls."""

    title: Text = Field(description="页面的标题")
    also: tuple[OtherName, ...] = Field((), description="别的叫法，搜得到")
    text: Line = Field(description="开头的一两句")
    private: Text = Field(description="写的东西留在哪里")
    keeping: Text = Field(description="“留在这台设备上”旁边的话")
    on_paper: Text = Field(description="打印出来用笔填的，怎样填")
    honest: Line = Field(description="照实写的提醒")
    strength: Line = Field(description="对照的结果怎样看：哪些是法律，哪些不是")
    premises: Text = Field(description="请读者看前提满足不满足")
    nothing: Text = Field(description="没有对上任何一条时说什么")
    no_time: Text = Field(description="没写时间时，缺什么")
    no_number: Text = Field(description="没写号码或账号时，缺什么")
    no_name: Text = Field(description="没写哪家机构时，缺什么")
    wanted: tuple[Wanted, ...] = Field((), description="哪样来电缺哪样证据")
    order: Line = Field(description="先投诉到哪里，再到哪里")
    offer: Text = Field(description="从别的记录走到这里，链接上写什么")
    offered_on: tuple[AnyRef, ...] = Field((), description="从哪些记录可以走到这里，写成 种类/编号")
