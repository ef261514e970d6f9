"""Rules of leftovers: what copying from somewhere else leaves in a text, or runs together."""

import html
import re
from collections.abc import Iterator

from generator.model import Letter, Term
from generator.model.copied import CARD, CHAT_HEADER, NOTHING, WORD_COMMENT
from generator.model.faults import FIELD
from generator.model.markup import LINK, WIDE_LINK
from generator.model.walk import FieldPath
from generator.rules.content import Content
from generator.rules.finding import Finding
from generator.rules.part_content import FoundText
from generator.rules.rule import rule, text_rule

_STEP = "steps/calm.yml"  # where an example may stand
_FOOTNOTE = re.compile(r"\[\^[^\]\n]*\](?:: ?)?")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_BRACKETS = re.compile(r"[\[［][^\[\]［］()\n]{1,60}[\]］](?!\()")
_STARS = re.compile(r"＊＊?[^＊\n]*(?:＊＊?)?")
_CHAT = re.compile(
    r"(?<![\w.+@-])@(?:[\w-]{1,20}(?=[\u2005\xa0])"
    r"|[\w-]*[\u4e00-\u9fff][\w-]*(?=[ ，。：:]|$))"
    r"|#小程序://\S+|@(?:所有人|全体成员)|^(?:[👉👆👇☞▶✅❌⭐🔥📌❗‼️]|\d\ufe0f?\u20e3)+",
    re.MULTILINE,
)
# What Word leaves of a link, and what somebody writes who leaves something out.
FIELD_CODE = re.compile(r"[{｛]\s*(?:HYPERLINK|PAGEREF|REF|TOC)\b[^}｝\n]*[}｝]?")
_DIGITS_IN_WORDS = "[一二三四五六七八九十]"
_OWN_NUMBER = re.compile(  # of an item, as Word and a chat number their lists
    rf"(?:(?:步骤|[Ss]tep) ?\d{{1,2}} ?[:：.、]|第(?:{_DIGITS_IN_WORDS}|\d){{1,2}}步[:：、]"
    r"|[（(]?\d{1,2}(?:[)）]|[.．](?!\d)|、(?!\d))|[①-⑳]"
    rf"|{_DIGITS_IN_WORDS}{{1,3}}、(?!{_DIGITS_IN_WORDS}))\s*(?=\S)"
)
_LEFT_OUT = re.compile(
    r"[（(\[【]?(?:其余|其他|其它|以下|以上|后面|前面|剩余|剩下)(?:的)?(?:内容|部分|字段|条目|各项|文字)?"
    r"(?:都|均)?(?:保持)?(?:不变|不动|省略|从略)[）)\]】]?|[（(](?:略|省略|同上|不变)[）)]|此处省略[^。\n]*"
    r"|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])|[（(\[【](?:待补充|待完善|待定)[）)\]】]"
)
# What an assistant leaves where it names a source of its own.
CITED = re.compile(
    r"【[^】\n]{0,12}†[^】\n]*】|[\[【](?:citation|source|cite|ref|来源|引用)[:： ]*\d+[\]】]"
    r"|:?contentReference\[[^\]\n]*\](?:\{[^}\n]*\})?|cite(?:turn\d+\w+)+"
)
_WHOLE_QUOTE = re.compile(r"^[‘“]([\d.年月日-]+|(?<=‘)[^‘’\n]*)[’”]$")  # a value, not a quotation
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"))
_CARD = re.compile(rf"^(?:{CARD.pattern})", re.MULTILINE)
_REVISION = re.compile(r"[【\[](?:已?删除|插入|修订|带格式)[:：][^】\]\n]{0,60}[】\]]")
_BROUGHT = (
    (_REVISION, "这是修订的记号，会原样显示。", "删掉它；是要加的字，就只去掉括号和“插入：”。"),
    (_FOOTNOTE, "这里不能用脚注，会原样显示。", "删掉它；要说的话写进正文，出处写进 evidence。"),
    (
        re.compile(rf"^{CHAT_HEADER.pattern}$", re.MULTILINE),
        "这像是聊天里的名字和时间，网页上用不着。",
        "删掉它；是要写的钟点，就写成一句话。",
    ),
    (_CHAT, "这是聊天里带来的，网页上用不着。", "删掉它。"),
    (
        CITED,
        "这是 AI 助手留下的出处记号，会原样显示。",
        "删掉它；打开过那份原文，再登记到 sources.yml，写进 evidence。",
    ),
    (
        WORD_COMMENT,
        "这是从 Word 带来的批注，会原样显示。",
        "从「批注」到批注的最后一个字都删掉，只留正文。",
    ),
    (
        _CARD,
        "这是聊天里的卡片或文件，网页上打不开。",
        "删掉这一行；要引用那篇文章，先登记到来源。",
    ),
    (FIELD_CODE, "这是从 Word 带来的链接代码，会原样显示。", "删掉它，只留文字。"),
)


@text_rule("TXT012", wrong="summary: 先停下来[抱拳]。", right="summary: 先停下来。", file=_STEP)
def nothing_is_left_over(text: FoundText) -> Iterator[Finding]:
    """正文里没有从别处带来、会原样显示的记号：方括号里的表情和批注、脚注、代码、省略的记号、落单的引号。"""
    yield from _nothing(text)
    if text.leaf.value.isalnum():
        return
    yield from _own_number(text)
    blanks = getattr(text.part, "blanks", None) or ()  # of a letter, some of them unknown
    named = {getattr(blank, "name", "") for blank in blanks}
    for message, hint, needle in dict.fromkeys(_leftovers(text.leaf.value)):
        if re.split(r"[\]］】]", needle[1:])[0] in named:
            continue  # a blank in other brackets, which the letters' own rule tells
        if isinstance(text.part, Letter) and _BRACKETS.fullmatch(needle):
            name = needle[1:-1]
            hint = f"是要填的空，就写成【{name}】，再在 blanks 里加一条 name 是「{name}」的；"
            hint += "是批注或表情，就删掉；是要写的字，就去掉方括号。"
        yield Finding(text.owner, text.leaf.path, message, hint, needle=needle)


def _nothing(text: FoundText) -> Iterator[Finding]:
    """Words that stand where nobody had anything to write."""
    if text.part.repeats_others or not NOTHING.fullmatch(text.leaf.value):
        return
    name = next((str(one) for one in reversed(text.leaf.path) if isinstance(one, str)), "")
    field = type(text.leaf.owners[-1]).model_fields.get(name)
    hint = "没有，就删掉这一行；有，就写上内容。"
    if field is not None and field.is_required():
        hint = "这一项必须有，写上内容。"
    message = f"「{text.leaf.value}」等于没有写，却会显示在页面上。"
    yield Finding(text.owner, text.leaf.path, message, hint)


def _own_number(text: FoundText) -> Iterator[Finding]:
    """A number of its own before an item of a list; a letter is sent as it is."""
    if not isinstance(text.leaf.path[-1], int) or isinstance(text.part, Letter):
        return
    if (found := _OWN_NUMBER.match(text.leaf.value)) is not None:
        number, rest = found.group().strip(), text.leaf.value[found.end() :]
        message = f"列表的一条前面不用自己编号，这里又写了「{number}」。"
        hint = f"去掉「{number}」，只留：{rest}"
        yield Finding(text.owner, text.leaf.path, message, hint, needle=text.leaf.value)


def _leftovers(text: str) -> Iterator[tuple[str, str, str]]:
    """What is left over in a text: message, hint, and the part meant."""
    for pattern, message, hint in _BROUGHT:
        yield from ((message, hint, found.group()) for found in pattern.finditer(text))
    for found in _ENTITY.finditer(text):
        char = html.unescape(found.group())
        hint = f"直接写「{char}」。" if char.isprintable() and char.strip() else "换成一个空格。"
        if char != found.group():
            yield f"{found.group()} 是网页代码，会原样显示。", hint, found.group()
    for found in _STARS.finditer(text):
        meant = found.group().strip("＊")
        hint = f"写成 **{meant}**，用英文的星号。" if meant else "删掉它。"
        yield "这里的星号是全角的，不会变成强调。", hint, found.group()
    for found in _LEFT_OUT.finditer(text):
        hint = "把省略的内容写出来，或放回原来的；真的没有，就删掉这一处。"
        yield f"「{found.group()}」是省略的记号，不是内容。", hint, found.group()
    for found in _WHOLE_QUOTE.finditer(text):
        yield "两边的引号是中文的，会原样显示。", f"去掉引号，写成 {found[1]}", found.group()
    unlinked = FIELD.sub("", text)
    for told in (LINK, WIDE_LINK, CITED, WORD_COMMENT, _REVISION, _CARD):
        unlinked = told.sub(_blank, unlinked)
    for found in _BRACKETS.finditer(unlinked):
        if not found.group().startswith("[^"):
            message = f"{found.group()} 后面没有 (种类/编号)，会原样显示。"
            hint = "是批注、表情或没填的空，就删掉；是要写的字，就去掉方括号；是链接，就补上。"
            yield message, hint, found.group()
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            lone, partner = _lone(text, opening, closing)
            hint = f"该引到哪里，就在哪里补上{partner}；多写了，就删掉{lone}。"
            yield f"「{lone}」没有配上{partner}。", hint, lone


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _lone(text: str, opening: str, closing: str) -> tuple[str, str]:
    """Which of two marks stands alone, and its partner."""
    more = text.count(opening) > text.count(closing)
    return (opening, closing) if more else (closing, opening)


_PARTED = re.compile(r"[、；;/]")
_ASKING = re.compile("[怎吗么哪几]|如何|多少|(能|会|要|是|该)[不否]")


@rule(
    "TXT013",
    wrong="also: [怎么停下来、怎么稳住自己、怎么不慌]",
    right="also: [怎么停下来, 怎么稳住自己, 怎么不慌]",
)
def one_name_is_one_item(content: Content) -> Iterator[Finding]:
    """also 和 asks 里一条只写一个叫法或问法；名词的叫法里不用顿号。"""
    for record in content.records.values():
        for field in ("also", "asks"):
            for index, item in enumerate(getattr(record, field, None) or ()):
                if item and _is_several(item, isinstance(record, Term) and field == "also"):
                    shown = ", ".join(part.strip() for part in _PARTED.split(item))
                    yield Finding(
                        record.id,
                        (field, index),
                        "几个叫法写成了一条，中间要用英文逗号隔开。",
                        f"在方括号里写成：{shown}；不用方括号，就每行写一个。",
                        needle=item,
                    )


def _is_several(item: str, is_name: bool) -> bool:
    parts = [part.strip() for part in _PARTED.split(item)]
    if is_name:
        return len(parts) > 1
    # "A、B 都逾期了怎么办" enumerates; two questions side by side do not.
    asked = [part for part in parts if len(part) > 3 and _ASKING.search(part)]
    return len(parts) > 2 and len(asked) > 1


@rule(
    "TXT014",
    wrong="do: [坐下。, 坐下。]",
    right="do: [坐下。, 喝口水。]",
    file=_STEP,
)
def items_differ(content: Content) -> Iterator[Finding]:
    """一个列表里没有两条一样的。"""
    seen: dict[tuple[str, FieldPath, str], int] = {}
    for text in content.texts:
        *around, last = text.leaf.path
        if isinstance(last, int):
            words = text.leaf.value.rstrip("。；，.;, ")
            first = seen.setdefault((text.owner, tuple(around), words), last)
            if first != last:
                hint = "删掉这一条；要写的是别的，就改成不一样的话。"
                message = f"这一条和第 {first + 1} 条一样。"
                yield Finding(text.owner, text.leaf.path, message, hint)
