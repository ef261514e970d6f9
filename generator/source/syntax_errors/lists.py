"""Mistakes around the lines of a list: their marks, and the spaces after them."""

import re

from generator.source.characters import DASHES, LIST_MARK
from generator.source.problem import Problem, brief
from generator.source.syntax_errors.parser_error import ENTRY, ParserError, indent_of, written

_MARK = re.compile(LIST_MARK)


def dash_without_blank(error: ParserError) -> Problem | None:
    """A list mark without its space."""
    for line in (error.context_line, error.line):
        text = error.text(line).lstrip()
        if re.match(r"-[^\s-]", text):
            again = re.match(r"\s*-[^\s-]", error.text(line + 1))
            hint = f"{'每行的 ' if again else ''}- 后面空一格，{written(f'- {text[1:]}')}"
            place = error.place(line, indent_of(error.text(line)) + 1, 1)
            return Problem("YML026", place, "列表的 - 后面少了一个空格。", hint)
    return None


def dash_behind_key(error: ParserError) -> Problem | None:
    """A list that begins on the line of its key."""
    text = error.text(error.line)
    key = ENTRY.match(text)
    if key is None or not text[key.end() :].lstrip().startswith("- "):
        return None
    place = error.place(error.line, text.index("-", key.end()) + 1, 1)
    hint = "在 - 前面换行，再缩进两格；每条一行。"
    return Problem("YML026", place, "列表要从下一行开始。", hint)


def item_behind_key(error: ParserError) -> bool:
    """Whether the first item of a list is on the line of its key, with a mark below."""
    key = ENTRY.match(error.text(error.context_line))
    return key is not None and key[2] in error.lists and error.text(error.line).lstrip()[:2] == "- "


def marked_item(error: ParserError) -> Problem | None:
    """A line of a list that begins with a mark other than `- `."""
    for line in dict.fromkeys((error.context_line, error.line)):
        text = error.text(line)
        if _MARK.match(text.strip()) is None or ENTRY.match(text):
            continue
        if _is_heading(error, line):
            hint = f"删掉它；要留作说明，就在前面加 # 和一个空格，{written(f'# {text.strip()}')}"
            message = "这一行不是字段，像是从别处带来的标题。"
            return Problem("YML008", error.place(line), message, hint)
        beside = _item_above(error, line) or _item_below(error, line)
        opens = error.text(error.above(line)).rstrip().endswith(":")
        if beside or opens:
            return _item_problem(error, line, beside)
    return None


def _is_heading(error: ParserError, line: int) -> bool:
    """Whether a line stands between two fields, in their column: a number and a few words."""
    text, below = error.text(line).rstrip(), error.text(line + 1)
    key = ENTRY.match(below)
    if text.endswith(("。", "；", "！", "？")) or text.strip()[0] in DASHES + "*+" or key is None:
        return False
    return len(key[1]) == indent_of(text) and "- " not in key[1]


def unmarked_item(error: ParserError) -> Problem | None:
    """A line of a list that has no mark at all."""
    line, text = error.context_line, error.text(error.context_line).strip()
    beside = _item_above(error, line)
    if not beside or not text or text[0] in "\"'[{#":
        return None
    outside = indent_of(error.text(line)) < indent_of(error.text(beside))
    if outside and re.match(r"[A-Za-z_]", text):  # more likely a field without its colon
        return None
    return _item_problem(error, line, beside)


def first_item(error: ParserError) -> Problem | None:
    """The first line of a list, with no mark or another one, above a line that begins with `- `.

    Without a mark it must begin in the same column; otherwise it may be a text that continues.
    """
    first, below = error.context_line, error.text(error.line)
    text = error.text(first)
    if not below.lstrip().startswith("- ") or not _only_marked(error, first):
        return None
    marked = _MARK.match(text.strip()) is not None
    while marked and ENTRY.match(error.text(error.above(first))) is None:
        above = error.above(first)  # of several marked lines the first one is told
        if not above or _MARK.match(error.text(above).strip()) is None:
            break
        first, text = above, error.text(above)
    opens = error.text(error.above(first)).rstrip().endswith(":") and ENTRY.match(text) is None
    aligned = indent_of(text) == indent_of(below)
    if not (opens and (aligned or _MARK.match(text.strip()))):
        return None
    return _item_problem(error, first, error.line)


def _only_marked(error: ParserError, first: int) -> bool:
    """Whether every line from one that begins a list to the first `- ` has a mark of its own."""
    above = [n for n in range(first, error.line) if error.text(n).strip()]
    return len(above) == 1 or all(_MARK.match(error.text(n).strip()) for n in above)


def _item_problem(error: ParserError, line: int, beside: int) -> Problem:
    """What to do with a line that lacks the mark of the neighbouring line, if there is one."""
    text = error.text(line).strip()
    mark = _MARK.match(text)
    hint = written(f"- {text[mark.end() :] if mark else text}")
    found = indent_of(error.text(line))
    if beside and (wanted := indent_of(error.text(beside))) != found:
        hint = f"前面改成 {wanted} 个空格，和第 {beside} 行的 - 对齐，{hint}"
    if mark is None:
        message = "列表的每一行都以「- 」开头，这一行没有。"
        hint = f"补上 - 和一个空格，{hint}"
        if beside < line:
            hint = f"是上一行没写完的话，就接到上一行末尾；是新的一条，就{hint}"
        return Problem("YML026", error.place(line), message, hint)
    sign = mark.group().strip()
    each = "每行都" if _MARK.match(error.text(line + 1).strip()) else ""
    place = error.place(line, found + 1, len(sign))
    if sign in DASHES:
        message = f"列表要用英文的 - 开头，这里是「{sign}」。"
        return Problem("YML020", place, message, f"{each}换成英文的 - 和一个空格，{hint}")
    message = f"列表的每一行都以「- 」开头，这里是「{brief(sign)}」。"
    return Problem("YML026", place, message, f"{each}换成 - 和一个空格，{hint}")


def _item_above(error: ParserError, line: int) -> int:
    """The nearest line above that begins an item of the same list, 0 if there is none."""
    found, nearest, number = indent_of(error.text(line)), 0, error.above(line)
    while number:
        text = error.text(number)
        depth = indent_of(text)
        if text.lstrip().startswith("- "):
            nearest = nearest or number
            if depth <= found:
                return number if depth == found else nearest
        elif depth <= found or (nearest and depth < indent_of(error.text(nearest))):
            return nearest
        number = error.above(number)
    return nearest


def _item_below(error: ParserError, line: int) -> int:
    """The next line, if it begins an item in the same column, else 0."""
    found = indent_of(error.text(line))
    below = next((n for n in range(line + 1, len(error.lines) + 1) if error.text(n).strip()), 0)
    text = error.text(below)
    return below if text.lstrip().startswith("- ") and indent_of(text) == found else 0
