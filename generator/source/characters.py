"""Which characters a source file may hold, and how its bytes become text."""

import re

from generator.source.problem import Place, Problem
from generator.source.tabs import tab_problems

MAX_BYTES = 1_000_000
_MOST_ODD_LINES = 20
_ONE_LINE_END = (
    "在 VS Code 里点右下角状态栏的 CRLF 或 LF，选 LF，再保存；"
    "别的编辑器里找“换行符”这一项，选 LF 或 Unix。"
)
OF_WHOLE_FILES = frozenset({"YML013"})  # every line can be read in spite of it

# Refused: controls (C0 but tab and line feed, DEL, C1), line and paragraph separators, direction
# overrides and isolates, the byte order mark, surrogates, code points that are no characters, and
# what has no width. U+200D is allowed: it joins the parts of one emoji.
# They are invisible, change what a reader sees, or are not allowed in HTML.
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u00ad\u180e\u200b\u200c\u2060-\u2064"  # these have no width
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_NAMES = {
    "\u00a0": "不换行空格",
    "\u3000": "全角空格",
    "\u00ad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽字符",
    "\u2060": "零宽字符",
    "\ufeff": "零宽字符",
}
# What looks like a space but is not one to YAML. Inside a text it may stay; where YAML expects a
# space, or nothing, it is refused.
ODD_BLANKS = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
WIDTHLESS = re.compile("[\u00ad\u180e\u200b\u200c\u2060-\u2064\ufeff]")
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")

# What people type for YAML's marks: brackets, what stands in them, and the `- ` of a list.
BRACKETS = str.maketrans("［］｛｝【】", "[]{}[]")
FLOW_MARKS = BRACKETS | str.maketrans({"，": ", ", "：": ": "})
DASHES = "–—－−•·●○▪◦・‧"
LIST_MARK = (
    rf"(?:[{DASHES}](?![{DASHES}])|[*+](?=\s)"
    r"|[（(]?\d{1,2}[.．、)）](?!\d)|\d\ufe0f?\u20e3|[①-⑳]|[一二三四五六七八九十]{1,3}、"
    r"|一(?= ))\s*"  # what some keyboards make of a dash
)


def is_printable(text: str) -> bool:
    """Whether everything is visible, a space or a line end: then nothing in it is refused.

    This is ten times as fast as searching for the first refused character.
    """
    return text.replace("\n", "").isprintable()


def refused_character(text: str) -> str | None:
    """The first refused character of a text, or None. Tabs are not among them."""
    match = _REFUSED.search(text)
    return match.group() if match else None


def without_refused(text: str) -> str:
    """A text with a space for each refused character, so that columns stay the same."""
    return _REFUSED.sub(" ", text).replace("\t", " ")


def decode_source(content: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """The text with plain line feeds, or None, and what is wrong with the bytes.

    Windows line ends are fine as long as a file does not mix them with others.
    """
    text, problems = decode_text(content, path)
    return (None if problems else text), problems


def decode_text(content: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """The same, but returns the text even if some of its lines are wrong.

    It is None only if nothing at all can be read.
    """
    if len(content) > MAX_BYTES:
        size = f"{len(content) / 1_000_000:.1f} MB"
        return None, [
            Problem("YML001", Place(path), f"文件有 {size}，超过 1 MB。", "拆成几个文件。")
        ]
    try:
        text, problems = content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if encoding := _other_encoding(content):
            return None, [_not_utf_8(content, path, error.start, encoding)]
        text, problems = content.decode("utf-8", "replace"), _odd_lines(content, path)
        if len(problems) > _MOST_ODD_LINES:  # it is not text at all
            return None, problems[:1]
    text = text.removeprefix("\ufeff")  # Windows begins UTF-8 with it, and it means nothing
    problems.extend(_mixed_line_ends(text, path))
    text = text.replace("\r\n", "\n")
    problems.extend(_character_problems(text, path))
    return text, problems


def _odd_lines(content: bytes, path: str) -> list[Problem]:
    """One problem for each line that is not UTF-8."""
    hint = "用编辑器打开，看看这里的字对不对，再另存为 UTF-8。"
    problems = []
    for number, line in enumerate(content.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            excerpt = line.rstrip(b"\r").decode("utf-8", "replace")
            column = len(line[: error.start].decode("utf-8")) + 1
            place = Place(path, number, column, 1, excerpt)
            problems.append(Problem("YML002", place, "文件不是 UTF-8 编码。", hint))
    return problems


def _not_utf_8(content: bytes, path: str, start: int, encoding: str) -> Problem:
    """The problem of a whole file in another encoding."""
    line = 1 if encoding == "UTF-16" else content[:start].count(b"\n") + 1
    hint = (
        f"在 VS Code 里点右下角状态栏的编码 → 通过编码重新打开 → {encoding} → 字都对了，"
        "再点编码 → 通过编码保存 → UTF-8。"
    )
    return Problem(
        "YML002", Place(path, line), f"文件不是 UTF-8 编码，像是存成了 {encoding}。", hint
    )


def _other_encoding(content: bytes) -> str:
    """The encoding in which Windows saved a file of Chinese text; empty if unclear."""
    for name, codec in (("UTF-16", "utf-16"), ("GBK", "gb18030")):
        if name == "UTF-16" and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if re.search("[\u4e00-\u9fff]", text):
            return name
    return ""


def _mixed_line_ends(text: str, path: str) -> list[Problem]:
    """One problem, at the first line that ends differently from the first one."""
    crlf = text.count("\r\n")
    if crlf in (0, text.count("\n")):
        return []
    lines = text.split("\n")
    windows = lines[0].endswith("\r")
    odd = next(n for n, line in enumerate(lines, 1) if line.endswith("\r") is not windows)
    excerpt = lines[odd - 1].rstrip("\r")
    place = Place(path, odd, len(excerpt) + 1, 1, excerpt)
    message = "文件里混用了两种换行，从这一行起和上面不同。"
    return [Problem("YML013", place, message, _ONE_LINE_END)]


def _character_problems(text: str, path: str) -> list[Problem]:
    """One problem for each line that holds a refused character, and for each run of tabs."""
    if is_printable(text):
        return []
    problems = []
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        found = refused_character(line)
        if found is None:
            continue
        place = Place(path, number, line.index(found) + 1, 1, line.replace(found, " "))
        code, message, hint = name_refused(found)
        problems.append(Problem(code, place, message, hint))
    odd = {problem.place.line for problem in problems}
    tabbed = ["" if n in odd else line for n, line in enumerate(lines, start=1)]
    return sorted([*problems, *tab_problems(tabbed, path)], key=lambda one: one.place.line)


def name_refused(char: str) -> tuple[str, str, str]:
    """Code, message and hint for a refused character."""
    if char == "\t":
        return "YML014", "这里有制表符（Tab），不能用。", "换成空格；每层缩进两个空格。"
    if char in _DIRECTIONS:
        message = "这里有一个看不见的字符，会改变文字的方向。"
        return "YML016", message, "删掉它；它会让人看到的和实际写的不一样。"
    message = f"这里有一个看不见的字符（{character_name(char)}），不能用。"
    return "YML003", message, "删掉它；从网页复制的文字常带这种字符。"


def character_name(char: str) -> str:
    """What an invisible character is called, in words that need no table of code points."""
    return _NAMES.get(char, "特殊的空格" if char in ODD_BLANKS else "控制字符")
