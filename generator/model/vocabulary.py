"""Every closed list of words that content may use. The value is what an author writes."""

from enum import Enum, StrEnum


class Grade(StrEnum):
    """How well a source was read; decides what may be asserted (sources page, 证据等级)."""

    A = "A"  # the text of a law, compared word by word
    B = "B"  # an official body or a mainstream report
    C = "C"  # second-hand; shown with 待核实
    D = "D"  # only shows that somebody says so; never a fact, never linked

    @property
    def asserts(self) -> bool:
        """Whether a statement resting on this grade may stand without a mark."""
        return self in (Grade.A, Grade.B)

    @property
    def meaning(self) -> str:
        """What the letter stands for, for a message that offers it."""
        return {
            "A": "法律、法规、司法解释的条文",
            "B": "官方机构或主流媒体",
            "C": "律所、资讯页等转述",
            "D": "问答、镜像站、自媒体",
        }[self.value]


class SourceKind(StrEnum):
    """What a document is, from the most to the least binding."""

    LAW = "法律"
    REGULATION = "行政法规"
    JUDICIAL = "司法解释"
    DEPARTMENT = "部门规章"
    STANDARD = "推荐性国家标准"
    POLICY = "监管与政策文件"
    SELF_REGULATION = "行业自律文件"
    OFFICIAL = "官方机构信息"
    MEDIA = "媒体报道"
    LAW_FIRM = "律所文章"
    INFO = "资讯页面"
    POST = "自媒体与问答"
    ARTICLE = "原料文章"

    @property
    def is_law(self) -> bool:
        """Whether a statement resting on it is a statement of law, which needs an article."""
        return self in (self.LAW, self.REGULATION, self.JUDICIAL, self.DEPARTMENT)


class ReadAs(StrEnum):
    """What we had before us when we read a source."""

    STORED_COPY = "留存副本"
    OFFICIAL_PAGE = "官方原文"


class Channel(StrEnum):
    """By which way a collector reaches somebody."""

    MESSAGE = "短信或站内信"
    CALL = "电话"
    THIRD_PARTY = "第三方机构"
    OTHERS = "联系他人"
    VISIT = "上门"
    COURT = "法院"
    ACCOUNT = "账户变化"


class Lane(StrEnum):
    """The rows in which the timeline compares what the articles say."""

    REMIND = "提醒"
    CALL = "电话"
    THIRD_PARTY = "第三方参与"
    OTHERS = "联系亲友"
    VISIT = "上门"
    SUE = "起诉"


class Usability(StrEnum):
    """What an account of the articles is worth."""

    REFERENCE = "可作参考"
    CONFLICTING = "有冲突"
    DOUBTFUL = "存疑"
    UNUSED = "不采用"
    FORBIDDEN = "违规话术"


class StepPhase(StrEnum):
    """The order in which a reader meets the handling steps."""

    CALM = "先稳住"
    VERIFY = "核实对方"
    UNDERSTAND = "弄清欠款"
    NEGOTIATE = "协商还款"
    EVIDENCE = "留下证据"
    COMPLAIN = "制止与投诉"
    COURT = "法律程序"
    HELP = "找人帮忙"
    CLOSE = "收尾"


class TipTiming(StrEnum):
    """When a prevention tip is of use."""

    BORROWING = "借之前"
    BILL = "出账之后"
    DUE = "还款日前后"
    DAILY = "平时"


class Demand(StrEnum):
    """What a rule asks of a collector."""

    MUST = "必须"
    MUST_NOT = "不得"
    MAY = "有条件可以"


class RuleTopic(StrEnum):
    """What a rule is about."""

    TIME = "时间与次数"
    PERSON = "找谁"
    MANNER = "方式与言语"
    VISIT = "上门"
    IDENTITY = "身份与委托"
    PRIVACY = "个人信息"
    MONEY = "收款与费用"
    AGREEMENT = "协商与告知"
    PROCEDURE = "法律程序"


class QuestionTopic(StrEnum):
    """Under which heading a question is listed."""

    NOW = "马上要办的"
    CALLS = "电话与短信"
    PEOPLE = "家人、单位与上门"
    MONEY = "费用、利率与扣款"
    NEGOTIATE = "协商与还款"
    CREDIT = "征信"
    COURT = "起诉与法律后果"
    SCAM = "真假与骗局"
    OTHER = "其他产品"


class TermUse(StrEnum):
    """Who says a word of the glossary. Only words of the trade are linked from prose."""

    TRADE = "行话"
    EVERYDAY = "平常词"


class ClaimCategory(StrEnum):
    """What a statement of the articles is about."""

    CAUSE = "原因"
    STAGE = "阶段"
    HANDLING = "处理"
    PREVENTION = "预防"
    FACTOR = "因素"
    CONSEQUENCE = "后果"
    BACKGROUND = "背景"
    QUESTION = "问句"
    HOUSEKEEPING = "站务"


class Verdict(StrEnum):
    """What we did with a statement of the articles."""

    ADOPTED = "采用"
    REWRITTEN = "改写"
    CONFLICTING = "有冲突"
    DOUBTFUL = "存疑不采用"
    OUTDATED = "过时"
    UNRELATED = "无关"

    @property
    def is_carried(self) -> bool:
        """Whether some record of ours must say it."""
        return self in (self.ADOPTED, self.REWRITTEN)


class MythTopic(StrEnum):
    """What is false about a widespread statement."""

    NUMBER = "假号码"
    RULE = "假规定"


class Markup(Enum):
    """How a text field is read and rendered."""

    TEXT = "单行纯文字"
    LINE = "一段文字，可用 **强调** 和 [文字](种类/编号)"
    PROSE = "多段文字，另可用 - 列表 和 1. 列表"
