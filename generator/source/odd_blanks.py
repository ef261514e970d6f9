"""What only looks like a space, where YAML expects one or nothing."""

import re
from collections.abc import Iterator, Sequence

from generator.source.characters import ODD_BLANKS, character_name
from generator.source.problem import Place, Problem

_ODD_BLANK = re.compile(
    rf"^(?: *(?P<indent>(?=[{ODD_BLANKS}]))"
    rf"|(?P<dash> *(?:- +)*-) *(?=[{ODD_BLANKS}])"
    rf"|(?P<key> *(?:- +)*[a-z][a-z0-9_-]*)(?: *(?=[{ODD_BLANKS}]+ *:)|: *(?=[{ODD_BLANKS}])))"
    rf"(?P<odd>[{ODD_BLANKS}])(?P<rest>.*)$"
)
_BLOCK = re.compile(r"( *(?:- +)*)[a-z][a-z0-9_-]* *: *[|>][-+]?\d? *$")
_ENTRY = re.compile(r"[A-Za-z_][\w-]* *[:：]|[-*+#]|\d")


def odd_blanks(lines: Sequence[str], path: str) -> Iterator[Problem]:
    """One problem for each line with something that only looks like a space around its marks."""
    inside = 0  # how far the text of a block is indented at least
    for number, line in enumerate(lines, start=1):
        if inside and line.strip() and len(line) - len(line.lstrip(" ")) < inside:
            inside = 0
        if not inside and (block := _BLOCK.match(line)) is not None:
            inside = len(block[1]) + 1
        match = None if line.isascii() else _ODD_BLANK.match(line)
        if match is None or (inside and _indents_a_paragraph(match)):
            continue
        if (told := _unmarked_paragraph(lines, number, match)) is not None:
            yield Problem("YML014", Place(path, number, match.start("odd") + 1, 1, line), *told)
            continue
        where, hint = "行首", "换成英文空格；每层缩进两个空格。"
        behind = line[: match.start("odd")].rstrip().endswith(("-", ":"))
        if match["dash"] or match["key"]:
            head = (match["dash"] or match["key"]).strip()
            where = f"{head} 的冒号{'后面' if behind else '前面'}" if match["key"] else "- 后面"
            shown = plain_blanks(line, 1).strip()
            hint = f"{'换成一个英文空格' if behind else '删掉它'}，写成：{shown}"
        message = f"{where}有一个{character_name(match['odd'])}，看起来像空格，却不是英文空格。"
        yield Problem("YML014", Place(path, number, match.start("odd") + 1, 1, line), message, hint)


def _unmarked_paragraph(
    lines: Sequence[str], number: int, found: re.Match[str]
) -> tuple[str, str] | None:
    """Message and hint for a paragraph, as Word sets it, where a list has its items."""
    rest = found["rest"].lstrip(f" {ODD_BLANKS}")
    if found["indent"] is None or not rest or _ENTRY.match(rest):
        return None
    above = [
        line for line in lines[: number - 1] if line.strip() and _ODD_BLANK.match(line) is None
    ]
    before = above[-1] if above else ""
    if not before.rstrip().endswith(":") and not before.lstrip().startswith("- "):
        return None
    column = len(before) - len(before.lstrip()) + (2 if before.rstrip().endswith(":") else 0)
    message = "这一行像是 Word 里的一段，开头空了两格；列表的每一条以「- 」开头。"
    return message, f"前面改成 {column} 个空格，写成：- {rest}"


def _indents_a_paragraph(found: re.Match[str]) -> bool:
    """Whether odd spaces in a text of several lines only begin a paragraph, as Word sets it."""
    rest = found["rest"].lstrip(f" {ODD_BLANKS}")
    return found["indent"] is not None and bool(rest) and not re.match(r"[-*+]|\d", rest)


def plain_blanks(line: str, width: int) -> str:
    """A line with plain spaces around its marks; a leading full-width one turns into `width`."""
    while (match := _ODD_BLANK.match(line)) is not None:
        tail = line[match.start("odd") :].lstrip(f" {ODD_BLANKS}")
        if match["dash"] is not None:
            line = f"{match['dash']} {tail}"
        elif match["key"] is not None:
            tail = tail.removeprefix(":").lstrip(f" {ODD_BLANKS}") if tail[:1] == ":" else tail
            line = f"{match['key']}: {tail}" if tail else f"{match['key']}:"
        else:
            blanks = " " * (width if match["odd"] == "\u3000" else 1)
            line = line[: match.start("odd")] + blanks + match["rest"]
    return line
