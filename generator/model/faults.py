"""What a text must not contain: everything outside the subset of `markup`."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from unicodedata import normalize

from generator.model.copied import PAGE_NUMBER
from generator.model.markup import BULLET, LINK, NUMBER, REF, STRONG, WIDE_LINK, Words, inlines
from generator.model.vocabulary import Markup


class FaultKind(Enum):
    """The kinds of thing a text must not contain."""

    HTML = "html"
    LINK = "link"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a text outside the subset; `needle` is the offending part."""

    message: str
    hint: str
    needle: str
    kind: FaultKind = FaultKind.MARKUP


_TITLE = re.compile(
    r"(?:[a-z]+/)?(?!.*待[填补定写]|(?:[a-z]+/)?(?=[^/]{0,6}$)[^/]*(?:编号|填写))(?![（(?？某])[^/]*[\u4e00-\u9fff].*"
)
_UNFILLED = re.compile(r"[a-z]+/(?:[^\x00-\x7f]+|\.\.\.)?|[^\x00-\x7f]+")
_NESTED = re.compile(r" +(?:[-*+]|\d+\.) ")
_RULER = re.compile(r" *(?:[-_=] ?){3,}$")
HTML = re.compile(r"<(?=[A-Za-z/!?])[^>\n]*>?")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)")
_CHAT_QUOTE = re.compile(r"^「[^」\n]*[：:][^\n]*\n *(?:[-—] ?){3,}$", re.MULTILINE)
_PATTERNS: tuple[tuple[re.Pattern[str], str, str | Callable[[str], str]], ...] = (
    (re.compile(r"!\[[^\n]*"), "正文里不能放图片。", "用文字说明。"),
    (re.compile(r"`+[^`\n]*`*"), "正文里不能用反引号。", "改用「」。"),
    (re.compile(r"^#+ [^\n]*", re.MULTILINE), "正文里不能写标题。", "另起一段，或用 **强调**。"),
    (re.compile(r"^ {0,3}>[^\n]*", re.MULTILINE), "正文里不能用引用块。", "直接写成一段。"),
    (re.compile(r"^[*+] [^\n]*", re.MULTILINE), "列表要用 - 开头。", "把行首的符号改成 - 。"),
    (re.compile(r"^\|[^\n]*", re.MULTILINE), "正文里不能画表格。", "改写成列表。"),
    (
        re.compile(r"^\d+[)）]\s[^\n]*", re.MULTILINE),
        "编号要写成 1. 。",
        "把括号改成点加空格。",
    ),
    (PAGE_NUMBER, "这一行是页码，是复制时带来的。", "删掉这一行。"),
    (
        re.compile(rf"^{_RULER.pattern}", re.MULTILINE),
        "这一行只有横线，正文里不能画分隔线。",
        "删掉这一行；要分段，就空一行。",
    ),
    (
        re.compile(r"(?<![*A-Za-z0-9])\*(?=[^\s*\d])[^*\n]*(?<=[^\s*])\*(?!\*)"),
        "强调要用两个星号。",
        lambda found: f"写成 *{found}*。",
    ),
)


@lru_cache(maxsize=1 << 16)  # a preview checks all texts again whenever one has changed
def faults(text: str, markup: Markup) -> tuple[Fault, ...]:
    """Everything in a text that its markup does not allow."""
    return tuple(_faults(text, markup))


def _faults(text: str, markup: Markup) -> Iterator[Fault]:
    breaks = {Markup.TEXT: r"\n", Markup.LINE: r"\n\s*\n", Markup.PROSE: r"(?!)"}[markup]
    if re.search(breaks, text.strip()):
        yield Fault("这里只能写一段。", "合成一段，或分成几条。", text.strip().split("\n")[0])
    if markup is Markup.TEXT:
        return
    yield from _tags(text)
    for quote in _CHAT_QUOTE.finditer(text):
        words = quote.group().partition("\n")[0]
        yield Fault("这是聊天里引用别人的话，是复制时带来的。", "连同下一行的横线一起删掉。", words)
    text = _CHAT_QUOTE.sub("", text)
    for pattern, message, hint in _PATTERNS:
        for match in pattern.finditer(text):
            advice = hint if isinstance(hint, str) else hint(match.group())
            yield Fault(message, advice, match.group())
    yield from _links(text)
    for link in WIDE_LINK.finditer(text):
        if not LINK.fullmatch(link.group()):
            hint = f"写成 [{link[1]}]({link[2]})。"
            yield Fault("链接要用半角的括号，中间不留空格。", hint, link.group(), FaultKind.LINK)
    if markup is Markup.PROSE:
        yield from _broken_lists(text)
    rest = STRONG.sub("", WIDE_LINK.sub("", LINK.sub("", text)))
    if any(isinstance(part, Words) and "**" in part.text for part in inlines(text, markup)):
        yield _loose_emphasis(text)
    if re.search(r"\]\(", rest):
        yield Fault("链接没有写完整。", "写成 [文字](种类/编号)。", "](", FaultKind.LINK)


def _loose_emphasis(text: str) -> Fault:
    """Two asterisks that emphasize nothing: what they were meant to, where that is clear."""
    message = "** 没有成对，或里外多了空格。"
    spaced = re.search(r"\*\* *([^*\s](?:[^*\n]*[^*\s])?) *\*\*", text)
    if text.count("**") == 2 and spaced and not LINK.search(spaced[1]):
        hint = f"写成 **{spaced[1]}**，** 和文字之间不留空格。"
        return Fault(message, hint, spaced.group())
    return Fault(message, "要强调的话前后都写上 **，紧贴文字；不强调，就删掉 **。", "**")


def _links(text: str) -> Iterator[Fault]:
    """Links that lead to no record."""
    for link in LINK.finditer(text):
        if text[: link.start()].endswith("!"):  # an image, already reported
            continue
        if _TITLE.fullmatch(link[2]):
            message = "链接里要写编号，不写中文。"
            hint = "写成 [文字](种类/编号)；没有要指的记录，就只留方括号里的文字。"
        elif _UNFILLED.fullmatch(link[2]):
            message = "链接里的编号还没有填。"
            hint = "填上真的编号；没有要指的记录，就只留方括号里的文字。"
        elif REF.fullmatch(link[2]):
            continue
        elif REF.fullmatch(plain := normalize("NFKC", link[2]).strip().lower()):
            message, hint = "编号只用小写字母、数字和 -。", f"写成 [{link[1]}]({plain})。"
        else:
            message = "链接只能指向本库的记录。"
            hint = "写成 [文字](种类/编号)；网址登记到来源或官方渠道。"
        yield Fault(message, hint, link.group(), FaultKind.LINK)


def _tags(text: str) -> Iterator[Fault]:
    """HTML; a tag that closes is told with the one that opens."""
    opened = Counter[str]()
    for match in HTML.finditer(text):
        tag = _TAG.match(match.group())
        hint = "去掉尖括号里的标记，只写文字。"
        if tag and tag["end"] and opened[tag["name"]]:
            opened[tag["name"]] -= 1
            continue
        if tag and tag["end"] and match.group().endswith(">"):
            hint = "删掉它，只留文字。"
        elif (
            tag
            and not tag["end"]
            and text.count(f"</{tag['name']}>", match.end()) > opened[tag["name"]]
        ):
            opened[tag["name"]] += 1
            hint = f"去掉 {match.group()} 和 </{tag['name']}>，只写文字。"
        yield Fault("正文里不能写 HTML。", hint, match.group(), FaultKind.HTML)


# What stands for the mark of a list in a text and is none: the lines would become one paragraph.
_MISMARKED = re.compile(
    r"(?P<number>[（(]?\d{1,2}[、．)）]|\d{1,2}\.(?=[^\s\d])|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*"
    r"|(?P<dash>-(?=[^\s\d-])|[–—－−•·●○▪◦・‧](?![–—－−]))\s*"
)
FIELD = re.compile(r"^ *[a-z]+(?:_[a-z]+)*: [^\n]*", re.MULTILINE)  # that slid into a text
_ENDED = re.compile(r"[。！？：；…”」]$")


def _broken_lists(text: str) -> Iterator[Fault]:
    """Lines that would be read as one paragraph although their author set them apart."""
    for chunk in re.split(r"\n\s*\n", text.strip()):
        lines = [line for line in chunk.split("\n") if not _RULER.match(line)]
        marked = [line for line in lines if BULLET.match(line) or NUMBER.match(line)]
        nested = [line for line in lines if _NESTED.match(line)]
        odd = [line for line in lines if _MISMARKED.match(line)]
        fields = [line for line in lines if FIELD.match(line)]
        if fields:
            message = "这一行像是一个字段，缩进多了，成了正文的一部分。"
            yield Fault(message, "少缩进几格，和上面的字段名对齐。", fields[0])
            continue
        if nested and marked:
            yield _nested_list(lines, nested)
        if odd and len(odd) + len(marked) > 1:
            yield _mismarked(odd[0])
        elif marked and len(marked) + len(nested) < len(lines):
            hint = "列表前后各空一行；每条写在一行里。"
            yield Fault("列表和别的文字连在一起了。", hint, marked[0])
        elif not marked and (ends := [line for line in lines[:-1] if _ENDED.search(line)]):
            message = "换了行，中间却没有空行，网页上会连成一段。"
            yield Fault(message, "要分段，就空一行；不分段，就接在一行里。", ends[0])


def _nested_list(lines: list[str], nested: list[str]) -> Fault:
    """A list in a list: how its items are told in the line above it."""
    first = lines.index(nested[0])
    if not first:
        return Fault("列表不能再套列表。", "去掉行首多余的空格。", nested[0])
    inner = [line for line in lines[first:] if line in nested]
    said = "、".join(_NESTED.sub("", line, count=1).strip().rstrip("。；，") for line in inner)
    whole = f"{lines[first - 1].rstrip('：:，,。；')}：{said}。"
    hint = f"把套在里面的几行接到上一行后面，上一行写成：{whole}"
    return Fault("列表不能再套列表。", hint, nested[0])


def _mismarked(line: str) -> Fault:
    """A line that begins with something like the mark of a list."""
    found = _MISMARKED.match(line)
    mark = found.group().strip() if found else ""
    rest = line[len(found.group()) :] if found else line
    if found and found["dash"] == "-":
        message = "列表的 - 后面少了空格，几条会连成一段。"
        return Fault(message, f"每条的 - 后面空一格，这一条写成：- {rest}", line)
    proper = "1." if found and found["number"] else "-"
    if digits := re.search(r"\d+", mark):
        proper = f"{int(digits.group())}."
    kind = "编号要写成「1. 」" if proper != "-" else "列表要用英文的「- 」"
    message = f"{kind}，这里是「{mark}」，几条会连成一段。"
    return Fault(message, f"每条都改，这一条写成：{proper} {rest}", line)
