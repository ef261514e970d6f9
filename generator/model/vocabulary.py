"""Every closed list of words that content may use. The value is what an author writes."""

from enum import Enum, StrEnum
from typing import Self


class Word(StrEnum):
    """A word an author may choose, with its meaning for the author who has to choose."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        """A member from `NAME = "word", "meaning"`."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.meaning = meaning
        return word


class Grade(Word):
    """How well a source was read; decides what may be asserted (sources page, 证据等级)."""

    A = "A", "法律、法规、司法解释的条文，逐字对照过；可以当事实写"
    B = "B", "官方机构或主流媒体；可以当事实写"
    C = "C", "律所、资讯页等转述；能写，页面自动标“待核实”"
    D = "D", "问答、镜像站、自媒体；只说明有人这样说，不能作依据，不写网址"

    @property
    def asserts(self) -> bool:
        """Whether a statement resting on this grade needs no mark."""
        return self in (Grade.A, Grade.B)


class SourceKind(Word):
    """Kinds of document, from the most to the least binding."""

    LAW = "法律", "全国人大或常委会通过的法律"
    REGULATION = "行政法规", "国务院颁布的条例"
    JUDICIAL = "司法解释", "最高法院、最高检察院的解释"
    DEPARTMENT = "部门规章", "部委颁布的办法、规定"
    STANDARD = "推荐性国家标准", "国家标准，推荐采用，不强制"
    POLICY = "监管与政策文件", "监管机构的通知、指引等文件"
    SELF_REGULATION = "行业自律文件", "行业协会的公约、指引，只约束会员"
    OFFICIAL = "官方机构信息", "官方机构的网页、答复和公告"
    MEDIA = "媒体报道", "报纸、通讯社等媒体的报道"
    LAW_FIRM = "律所文章", "律师事务所或律师写的文章"
    INFO = "资讯页面", "财经站、资讯站的页面"
    POST = "自媒体与问答", "个人或问答网站写的"
    ARTICLE = "原料文章", "本站最初依据的三篇文章"

    @property
    def best(self) -> Grade:
        """The best grade that a document of this kind can have."""
        if self in (SourceKind.OFFICIAL, SourceKind.MEDIA, SourceKind.LAW_FIRM):
            return Grade.B
        if self in (SourceKind.INFO, SourceKind.POST):
            return Grade.C
        return Grade.D if self is SourceKind.ARTICLE else Grade.A

    @property
    def is_law(self) -> bool:
        """Whether a statement resting on it is a statement of law, which needs an article."""
        return self in (self.LAW, self.REGULATION, self.JUDICIAL, self.DEPARTMENT)

    @property
    def binds(self) -> bool:
        """Whether a lender must obey it: law, or a notice of its regulator."""
        return self.is_law or self is self.POLICY

    @property
    def demands(self) -> bool:
        """Whether it can be kept or not: what binds, and what is only recommended or agreed."""
        return self.binds or self in (self.STANDARD, self.SELF_REGULATION)


class ReadAs(Word):
    """What we had before us when we read a source."""

    STORED_COPY = "留存副本", "读的是别处保存的文本"
    OFFICIAL_PAGE = "官方原文", "读的是官方网站上的原文"


class Channel(Word):
    """How a collector reaches somebody."""

    MESSAGE = "短信或站内信", "手机短信、App 里的消息和推送"
    CALL = "电话", "人工或语音电话"
    THIRD_PARTY = "第三方机构", "放贷机构委托的催收公司"
    OTHERS = "联系他人", "找亲友、单位等本人以外的人"
    VISIT = "上门", "到家里或单位来"
    COURT = "法院", "起诉、调解、送达等"
    ACCOUNT = "账户变化", "额度、扣款、冻结等变化"

    @property
    def short(self) -> str:
        """The word where there is only room for one, beside a picture."""
        return {"MESSAGE": "短信", "THIRD_PARTY": "机构", "OTHERS": "亲友", "ACCOUNT": "账户"}.get(
            self.name, self.value
        )


class Lane(Word):
    """The rows in which the timeline compares what the articles say."""

    REMIND = "提醒", "短信、推送等提醒"
    CALL = "电话", "打给本人的电话"
    THIRD_PARTY = "第三方参与", "催收公司开始参与"
    OTHERS = "联系亲友", "联系亲友、单位"
    VISIT = "上门", "上门"
    SUE = "起诉", "起诉或准备起诉"


class Usability(Word):
    """How much an account in the articles is worth."""

    REFERENCE = "可作参考", "大意可以参考"
    CONFLICTING = "有冲突", "和别的说法打架"
    DOUBTFUL = "存疑", "没有依据支持，也没有被推翻"
    UNUSED = "不采用", "我们不采用"
    FORBIDDEN = "违规话术", "照着做就违反规则"


class StepPhase(Word):
    """The order in which a reader meets the handling steps."""

    CALM = "先稳住", "先停下来，不慌"
    VERIFY = "核实对方", "弄清来的人、来的消息是真是假"
    UNDERSTAND = "弄清欠款", "欠谁、欠多少、费用怎么算"
    NEGOTIATE = "协商还款", "和放贷机构谈怎样还"
    EVIDENCE = "留下证据", "录音、截图、记录"
    COMPLAIN = "制止与投诉", "叫停越线的催收，投诉、报警"
    COURT = "法律程序", "收到起诉、开庭、执行时"
    HELP = "找人帮忙", "找家人、律师和援助"
    CLOSE = "收尾", "还清之后的事"


class TipTiming(Word):
    """When a prevention tip is of use."""

    BORROWING = "借之前", "还没有借的时候"
    BILL = "出账之后", "账单出来、还没到还款日"
    DUE = "还款日前后", "还款日前几天到后几天"
    DAILY = "平时", "任何时候"


class Recheck(Word):
    """How soon a number or address must be checked again."""

    HALF_YEAR = "半年", "撑不下去的人会打的号码，错一个就没有人接"
    YEAR = "一年", "别的号码和入口"

    @property
    def months(self) -> int:
        """Months from one check to the next."""
        return 6 if self is self.HALF_YEAR else 12


class Demand(Word):
    """What a rule asks of a collector."""

    MUST = "必须", "催收的人必须做到"
    MUST_NOT = "不得", "催收的人不能做"
    MAY = "有条件可以", "满足条件才可以做"

    @property
    def advised(self) -> str:
        """The word for what is only advised, because no law and no regulator demands it."""
        return {"MUST": "应当", "MUST_NOT": "不应", "MAY": "有条件可以"}[self.name]


class RuleTopic(Word):
    """What a rule is about."""

    TIME = "时间与次数", "几点能打、一天能打几次"
    PERSON = "找谁", "可以找谁、不可以找谁"
    MANNER = "方式与言语", "怎么说、用什么手段"
    VISIT = "上门", "到家里或单位来"
    IDENTITY = "身份与委托", "来的人是谁、受谁委托"
    PRIVACY = "个人信息", "你的信息怎样用、给谁"
    MONEY = "收款与费用", "钱付到哪里、收什么费用"
    AGREEMENT = "协商与告知", "协商、告知和同意"
    PROCEDURE = "法律程序", "起诉、送达和执行"


class QuestionTopic(Word):
    """The heading under which a question is listed."""

    NOW = "马上要办的", "读者今天就要办的事"
    CALLS = "电话与短信", "怎样接、怎样回"
    PEOPLE = "家人、单位与上门", "家人、单位和上门催收"
    MONEY = "费用、利率与扣款", "多收了什么、扣了什么"
    NEGOTIATE = "协商与还款", "怎样谈、怎样还"
    CREDIT = "征信", "征信报告和记录"
    COURT = "起诉与法律后果", "会不会被告、会怎样"
    SCAM = "真假与骗局", "辨别骗子和假消息"
    OTHER = "其他产品", "花呗、借呗以外的产品"


class TermUse(Word):
    """Who says a word of the glossary. Only words of the trade are linked from prose."""

    TRADE = "行话", "读者会在催收、合同里遇到的词，正文里会链到这里"
    EVERYDAY = "平常词", "读者自己的说法，只帮助搜索，正文里不链"


class ClaimCategory(Word):
    """What a statement of the articles is about."""

    CAUSE = "原因", "为什么会逾期、为什么催"
    STAGE = "阶段", "哪一天会遇到什么"
    HANDLING = "处理", "该怎样处理"
    PREVENTION = "预防", "怎样不逾期"
    FACTOR = "因素", "什么情况会早、会晚"
    CONSEQUENCE = "后果", "会有什么后果"
    BACKGROUND = "背景", "产品和机构的介绍"
    QUESTION = "问句", "文章里提出的问题"
    HOUSEKEEPING = "站务", "转载、关注、联系作者之类"


class Verdict(Word):
    """What we did with a statement of the articles."""

    ADOPTED = "采用", "意思照用"
    REWRITTEN = "改写", "改正以后再用"
    CONFLICTING = "有冲突", "和别的说法打架，记进说法矛盾"
    DOUBTFUL = "存疑不采用", "没有依据，不写"
    OUTDATED = "过时", "以前对，现在不对了"
    UNRELATED = "无关", "和读者的事无关"

    @property
    def is_carried(self) -> bool:
        """Whether some record of ours must say it."""
        return self in (self.ADOPTED, self.REWRITTEN)


class MythTopic(Word):
    """What is false about a widespread statement."""

    NUMBER = "假号码", "流传的假电话号码"
    RULE = "假规定", "流传的假规定"


class Markup(Enum):
    """How a text field is read and rendered."""

    TEXT = "单行纯文字"
    LINE = "一段文字，可用 **强调** 和 [文字](种类/编号)"
    PROSE = "多段文字，另可用 - 列表 和 1. 列表"
