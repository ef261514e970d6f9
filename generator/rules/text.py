"""Rules of text: the subset, telephone numbers, addresses, sentence length."""

import re
from collections.abc import Collection, Iterator

from generator.model import Contact, Letter, Myth, Record
from generator.model.faults import FIELD, HTML, FaultKind
from generator.model.markup import LINK, REF, WIDE_LINK
from generator.rules.content import Content
from generator.rules.finding import Finding
from generator.rules.leftovers import CITED, FIELD_CODE
from generator.rules.part_content import FoundText
from generator.rules.rule import rule, text_rule

MAX_SENTENCE = 45
_SENTENCE_END = re.compile(r"[。！？；\n]")
_ADDRESS = re.compile(
    r"https?://[^\s）)」”\"]+|www\.[^\s）)」”\"]+"
    r"|(?<![\w.@＠/-])(?:[a-z0-9-]{1,63}\.)+(?:com|cn|net|org|gov|edu|info|cc|top|xyz|vip|io|app|me|tv)"
    r"(?![\w.@-]| *(?:结尾|开头))(?:/[^\s）)」”\"，。；、\u4e00-\u9fff]*)?",
    re.IGNORECASE | re.ASCII,
)
# Refused, so not counted.
_NOT_WORDS = re.compile(rf"{HTML.pattern}|(?i:{_ADDRESS.pattern})|{CITED.pattern}", re.ASCII)
_ACCOUNT = re.compile(  # of a person or a group in a chat, which no reader can tell from a fraud
    r"(?:微信号?|薇信|[VvＶｖ](?:信|[Xx])|QQ群?|[Qq]群|扣扣|企鹅群?|公众号|抖音号?|小红书号?|[Tt]elegram|电报群?)"
    r"[^A-Za-z0-9。，；\n]{0,4}(?=[A-Za-z0-9_-]*[A-Za-z])(?=[A-Za-z0-9_-]*[\d_-])[A-Za-z0-9][\w-]{4,19}",
    re.ASCII,
)
_MAIL = re.compile(r"[\w.+-]+[@＠][\w-]+(?:\.[\w-]+)+", re.ASCII)
# Five or more digits, perhaps with +86 and in groups. Amounts, dates, case and standard numbers
# are told apart by what surrounds them.
_DIGITS = re.compile(r"(?<![\d.,A-Za-z〔])\+?\d(?:[ -]?\d){4,}(?![\d.,–]*[\d%])")
_DIGIT = re.compile(r"\d")  # most texts have none
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_UNIT_AFTER = re.compile(r"\s*(?:元|块|万|亿|天|日|年|月|人(?!工)|条|倍|字|秒|次|号令)")
_STANDARD_BEFORE = re.compile(r"(?:GB/T|GB)\s*$")
_STEP = "steps/calm.yml"  # where the examples may stand
_OWN_NUMBER = "各人自己的号码写成空，例如【我的电话】；官方的号码，链接到 contact/编号。"


def _faults(text: FoundText, kind: FaultKind) -> Iterator[Finding]:
    for fault in text.faults:
        if fault.kind is kind:
            yield Finding(text.owner, text.leaf.path, fault.message, fault.hint, fault.needle)


@text_rule("TXT001", wrong="summary: 先 `停` 下来。", right="summary: 先 **停** 下来。", file=_STEP)
def markup_is_known(text: FoundText) -> Iterator[Finding]:
    """正文只用约定的写法：段落、列表、**强调**、指向记录的链接。"""
    yield from _faults(text, FaultKind.MARKUP)


def _numbers(text: str, registered: re.Pattern[str] | None) -> Iterator[str]:
    """What looks like a telephone number in a text."""
    if _DIGIT.search(text) is None:
        return
    for match in _DIGITS.finditer(text):
        counted = _UNIT_AFTER.match(text, match.end())
        standard = _STANDARD_BEFORE.search(text[: match.start()])
        if not counted and not standard and not _DATE.fullmatch(match.group()):
            yield match.group()
    if registered is not None:
        for match in registered.finditer(text):
            if not _UNIT_AFTER.match(text, match.end()) and not _DIGITS.fullmatch(match.group()):
                yield match.group()


def _links_to_numbers(content: Content) -> dict[str, str]:
    """What to write instead of each number that has a record."""
    false = "是登记过的假号码：写成 [{}](myth/{})，那里写着为什么假。"
    official = "写成 [{}](contact/{})，页面会自动带上号码。"
    numbers: list[tuple[str, str, Myth | Contact]] = []
    numbers += [(n, false, myth) for myth in content.of(Myth) for n in myth.numbers]
    numbers += [(one.number, official, one) for one in content.of(Contact) if one.number]
    return {n: how.format(getattr(one, "title", "名称"), one.id) for n, how, one in numbers}


def _any_of(known: Collection[str]) -> re.Pattern[str] | None:
    """Some numbers as one pattern."""
    if not known:
        return None
    alternatives = "|".join(re.escape(number) for number in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\d.-])(?:{alternatives})(?![\d.-])")


@rule("TXT002", wrong="summary: 打 95188 问。", right="summary: 打官方客服问。", file=_STEP)
def numbers_live_in_the_registry(content: Content) -> Iterator[Finding]:
    """电话号码只写在官方渠道和假号码里，正文用链接引用。"""
    new = "改成 [名称](contact/编号)，页面会自动带上号码；新号码先登记到 contacts.yml。"
    known = _links_to_numbers(content)
    registered = _any_of(known)
    for text in content.texts:
        for number in _numbers(text.plain, registered):
            message = f"正文里写了号码 {number}。"
            how = _OWN_NUMBER if isinstance(text.part, Letter) else known.get(number, new)
            yield Finding(text.owner, text.leaf.path, message, how, needle=number)
    for file, page in content.base.pages.items():
        for number in _numbers(page.text, registered):
            yield Finding(
                file,
                (),
                f"正文里写了号码 {number}。",
                "写成链接：[官方渠道](contacts.md)，那一页的号码是核对过的。",
                number,
            )


@text_rule(
    "TXT003", wrong="summary: 看 https://example.org/ 。", right="summary: 先停下来。", file=_STEP
)
def addresses_live_in_fields(text: FoundText) -> Iterator[Finding]:
    """网址只写在来源和官方渠道的 address 里；正文里也不写邮箱、微信号。"""
    for match in _MAIL.finditer(text.leaf.value):
        message, hint = "正文里写了邮箱。", "登记到官方渠道，再用链接引用那条记录。"
        yield Finding(text.owner, text.leaf.path, message, hint, needle=match.group())
    for match in _ACCOUNT.finditer(text.leaf.value):
        message = f"正文里写了私人的联系方式「{match.group()}」。"
        hint = "这一句删掉：读者分不清那头是谁；官方的渠道，登记后用链接引用。"
        yield Finding(text.owner, text.leaf.path, message, hint, needle=match.group())
    for match in _ADDRESS.finditer(_without(text.leaf.value, LINK, FIELD_CODE)):
        yield Finding(
            text.owner,
            text.leaf.path,
            "正文里写了网址。",
            "登记到来源或官方渠道，再用链接引用那条记录。",
            needle=match.group(),
        )


@text_rule(
    "TXT004",
    wrong="summary: 先停下来，不要急着还钱也不要急着答应任何事，"
    "等到把对方是谁、欠多少、怎么算都弄清楚，再决定怎么做。",
    right="summary: 先停下来，不要急着还钱。弄清楚对方是谁、欠多少，再决定。",
    file=_STEP,
)
def sentences_are_short(text: FoundText) -> Iterator[Finding]:
    """一句话不超过 45 个字（网上说法的复述和来源除外）。"""
    if len(text.plain) <= MAX_SENTENCE or text.part.long_sentences:
        return
    # Where lines run together by mistake, each is counted as its author wrote it.
    written = LINK.sub(r"\1", text.leaf.value) if text.faults else text.plain
    for sentence in _SENTENCE_END.split(written):
        length = len(_NOT_WORDS.sub("", sentence).strip())
        if length > MAX_SENTENCE:
            yield Finding(
                text.owner,
                text.leaf.path,
                f"这句话有 {length} 个字，超过 {MAX_SENTENCE} 个。",
                "用句号断成两句。",
                needle=sentence.strip(),
            )


@text_rule(
    "TXT005", wrong="summary: 先<b>停</b>下来。", right="summary: 先**停**下来。", file=_STEP
)
def html_is_refused(text: FoundText) -> Iterator[Finding]:
    """正文里不写 HTML。"""
    yield from _faults(text, FaultKind.HTML)


@rule(
    "TXT006",
    wrong="summary: 看[这里](https://example.org/)。",
    right="summary: 看[夜里](rule/no-night)。",
    file=_STEP,
)
def links_lead_to_records(content: Content) -> Iterator[Finding]:
    """正文里的链接只写成 [文字](种类/编号)，不指向网址和脚本；编号不单独写在正文里。"""
    for text in content.texts:
        for fault in text.faults:
            if fault.kind is FaultKind.LINK:
                hint = _meant_link(content, fault.needle) or fault.hint
                yield Finding(text.owner, text.leaf.path, fault.message, hint, fault.needle)
        if "/" not in text.plain:
            continue
        for bare in _BARE.finditer(_without(text.leaf.value, LINK, WIDE_LINK, FIELD)):
            record = content.resolve(bare["ref"])
            if record is not None:
                message = f"{bare['ref']} 是编号，会原样显示。"
                hint = f"写成链接：[{getattr(record, 'title', '文字')}]({record.ref})"
                yield Finding(text.owner, text.leaf.path, message, hint, bare.group())


_BARE = re.compile(
    rf"(?<!\])[(（]?(?<![\w/.-])(?<!\]\()(?P<ref>{REF.pattern})(?![\w/.-])[)）]?", re.ASCII
)


def _meant_link(content: Content, needle: str) -> str:
    """The link to the only record that is called like the words or the target of one."""
    link = LINK.fullmatch(needle)
    for words in link.groups() if link else ():
        called = [r for r in content.records.values() if r.kind != "claim" and _is_called(r, words)]
        if len(called) == 1:
            return f"写成 [{link[1] if link else words}]({called[0].ref})。"
    return ""


def _is_called(record: Record, words: str) -> bool:
    """Whether a record goes by these words."""
    return words in (getattr(record, "title", ""), *(getattr(record, "also", None) or ()))


def _without(text: str, *patterns: re.Pattern[str]) -> str:
    """A text with spaces for what is reported elsewhere."""
    for pattern in patterns:
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text
