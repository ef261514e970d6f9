"""One line of a hand-written page: its words, emphasis and links, and what it must not contain."""

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.model import KIND_BY_NAME
from generator.model.address import reason_against
from generator.model.markup import LINK, REF, WIDE_LINK, Words, parse_line

# A link as somebody may try to write it, with spaces, brackets or quotes in its target.
_ANY_LINK = re.compile(r"\[([^\[\]]+)\]\(((?:[^()]|\([^()]*\))*)(\)?)")
_STAR = re.compile(r"\*\*|(?<![*\w])\*(?=[^\s*\d])[^*]*(?<=[^\s*])\*")
_ANCHOR = r"#[a-z_][a-z0-9_-]*"
_PAGE = re.compile(rf"[a-z0-9-]+(?:/[a-z0-9-]+)?\.md(?:{_ANCHOR})?|{_ANCHOR}")
_HOST = re.compile(
    r"(?:https?://|www\.)[^\s，。、；：）)]*|[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org)\b"
)


class FaultyPart(NamedTuple):
    """Something a line must not contain. `start` counts characters of the line from 0."""

    code: str
    start: int
    width: int
    message: str
    hint: str


class _Pattern(NamedTuple):
    code: str
    pattern: re.Pattern[str]
    message: str
    hint: str | Callable[[str], str]


def _decoded(reference: str) -> str:
    """What to write instead of a character reference."""
    char = html.unescape(reference)
    if char in "<>":  # which would begin a tag
        return f"直接写「{'＜' if char == '<' else '＞'}」。"
    return f"直接写「{char}」。" if char.isprintable() and char != reference else "删掉它。"


def _without_tag(tag: str) -> str:
    """What to write instead of a tag, or of an address in angle brackets."""
    if re.fullmatch(r"<https?://[^>\s]+>", tag):
        return f"写成链接，把「文字」换成网站的名称：[文字]({tag[1:-1]})"
    return "去掉尖括号和里面的标记，只留文字。" if tag.endswith(">") else "去掉它，只留文字。"


def _emphasized(words: str) -> str:
    """How to emphasize words that stand between other marks."""
    bare = words.strip("_=^")
    return f"写成 **{bare}**。" if bare else "要强调的话，前后都写 **；不强调，就删掉它。"


# What has a meaning at the beginning of a line in Markdown and its extensions.
_STARTS = (
    _Pattern("MD005", re.compile(r" +\S.*"), "行首有空格。", "顶格写；列表不再套列表。"),
    _Pattern("MD005", re.compile(r">.*"), "不能用引用块。", "直接写成一段。"),
    _Pattern(
        "MD005",
        re.compile(r"(?:[-*_=] *){2,}$"),
        "不能画线。",
        "删掉这一行；要分开，就空一行，或写一个标题。",
    ),
    _Pattern("MD005", re.compile(r"[*+•] .*"), "列表要用 - 开头。", "把行首的符号改成 - 。"),
    _Pattern("MD005", re.compile(r"\d+[)）].*"), "编号要写成 1. 。", "把括号改成点加空格。"),
    _Pattern(
        "MD005",
        re.compile(r"~~~.*|:{1,3} .*|!!! .*|\?\?\?.*|/// .*"),
        "行首的这种记号，这里不能用。",
        "删掉记号，写成一段文字。",
    ),
)
_PARTS = (
    _Pattern(
        "MD002",
        re.compile(r"<(?=[A-Za-z/!?])[^>]*>?"),
        "不能写 HTML。",
        _without_tag,
    ),
    _Pattern(
        "MD002",
        re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);"),
        "不能写 & 开头的字符代码。",
        _decoded,
    ),
    _Pattern("MD005", re.compile(r"!\[[^\]]*\]?(?:\([^)]*\)?)?"), "不能放图片。", "用文字说明。"),
    _Pattern("MD005", re.compile(r"`+[^`]*`*"), "不能用反引号。", "改用「」。"),
    _Pattern(
        "MD005", re.compile(r"[{}][^{}]*}?"), "不能写花括号；只有标题的编号用它。", "删掉它。"
    ),
    _Pattern(
        "MD005",
        re.compile(r"~~+(?:[^~]+~~+)?"),
        "不能写删除线。",
        "不要的字，直接删掉；要留着，就只去掉 ~~。",
    ),
    _Pattern("MD005", re.compile(r"\\.?"), "不能写反斜线。", "直接写后面的符号。"),
    _Pattern(
        "MD005",
        re.compile(
            r"(?<!\w)_+(?=[^\s_])[^_]*(?<=[^\s_])_+(?!\w)|==+(?:[^=\s]+==+)?|\^\^+(?:[^^\s]+\^\^+)?"
        ),
        "强调只用两个星号。",
        _emphasized,
    ),
)
# What is only allowed in a link.
_LOOSE = (
    _Pattern(
        "MD004",
        re.compile(r"[\[\]][^\[\]]*\]?"),
        "方括号只用在写完整的链接里。",
        "写成 [文字](种类/编号)。",
    ),
    _Pattern(
        "MD004",
        re.compile(r"(?:https?:|www\.)[^\s，。、；：）)]*"),
        "网址没有写成链接。",
        "写成链接：[文字](网址)。",
    ),
)


def fault_at_start(line: str) -> FaultyPart | None:
    """What a line must not begin with; such a line is left out of the page."""
    for code, pattern, message, hint in _STARTS:
        if found := pattern.match(line):
            return FaultyPart(code, 0, found.end(), message, str(hint))
    return None


def faults_inside(text: str) -> Iterator[FaultyPart]:
    """What a line must not contain, each part reported once."""
    left = text
    for code, pattern, message, hint in _PARTS:
        for found in pattern.finditer(left):
            advice = hint if isinstance(hint, str) else hint(found.group())
            yield FaultyPart(code, found.start(), len(found.group()), message, advice)
        left = pattern.sub(_blanks, left)
    linked = left
    for link in _ANY_LINK.finditer(linked):
        yield from _link_faults(link)
    for wide in WIDE_LINK.finditer(linked):
        if not LINK.fullmatch(wide.group()):
            hint = f"写成 [{wide[1]}]({wide[2]})。"
            message = "链接要用半角的括号，中间不留空格。"
            yield FaultyPart("MD004", wide.start(), len(wide.group()), message, hint)
    left = WIDE_LINK.sub(_blanks, _ANY_LINK.sub(_blanks, linked))
    for code, pattern, message, hint in _LOOSE:
        for found in pattern.finditer(left):
            yield FaultyPart(code, found.start(), len(found.group()), message, str(hint))
        left = pattern.sub(_blanks, left)
    for part in parse_line(linked):
        if isinstance(part, Words) and (star := _STAR.search(part.text)):
            hint = "要强调的话前后都写 **，紧贴文字，写在一行里，里面不放链接；不强调，就删掉星号。"
            if re.fullmatch(r"\*[^*]+\*", star.group()):
                hint = f"写成 *{star.group()}*。"
            start = linked.find(star.group())  # unless something in between was taken out
            start = linked.index("*") if start < 0 else start
            yield FaultyPart("MD005", start, len(star.group()), "强调写得不完整。", hint)


def _blanks(found: re.Match[str]) -> str:
    """A placeholder that is neither markup nor space, as wide as what was found."""
    return "\u25a1" * len(found.group())


def _link_faults(link: re.Match[str]) -> Iterator[FaultyPart]:
    words, target = link[1], link[2]
    if not link[3]:
        hint = "写成 [文字](种类/编号)。"
        yield FaultyPart("MD004", link.start(), len(link.group()), "链接没有写完整。", hint)
        return
    if (reason := target_fault(target)) is not None:
        yield FaultyPart("MD004", link.start(2), max(1, len(target)), *reason)
        return
    if "*" in words:
        message, hint = "链接的文字里不能再强调。", "去掉链接文字里的星号。"
        yield FaultyPart("MD005", link.start(1), len(words), message, hint)
    for shown in _HOST.finditer(words):
        if shown.group() not in (target, urlsplit(target).hostname):
            start, width = link.start(1) + shown.start(), len(shown.group())
            message = f"写的是「{shown.group()}」，打开的是别处。"
            hint = "链接的文字写网站的名称，或写和打开的一样的网址。"
            yield FaultyPart("MD004", start, width, message, hint)


def target_fault(target: str) -> tuple[str, str] | None:
    """What is wrong with a link's target, and what to do; None for a record, page or address."""
    hint = "写成 种类/编号、页面.md 或 https:// 开头的网址。"
    if _PAGE.fullmatch(target):
        return None
    if REF.fullmatch(target):
        known = target.partition("/")[0] in KIND_BY_NAME
        return None if known else (f"没有叫 {target.partition('/')[0]} 的种类。", hint)
    if not target.startswith(("http:", "https:")):
        return "链接只能指向本库的记录、本站的页面和 https:// 开头的网址。", hint
    if (reason := reason_against(target)) is not None:
        return reason.message, reason.hint
    if "(" in target or ")" in target:
        return "网址里有括号。", "把 ( 写成 %28，把 ) 写成 %29。"
    if target.startswith("http:"):
        return (
            "网址要以 https:// 开头。",
            "把 http:// 改成 https://，打得开就用它；打不开，就登记到来源或官方渠道，再链接到那条记录。",
        )
    return None
