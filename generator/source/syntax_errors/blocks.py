"""Mistakes around a long text of several lines: its `|`, and what happens without it."""

import re
from collections.abc import Iterable

from generator.model.markup import fold
from generator.source.nodes import Node, ScalarNode
from generator.source.problem import Problem
from generator.source.syntax_errors.parser_error import ENTRY, ParserError, indent_of, written

_WIDE_BAR = re.compile(r"^( *(?:- +)*[a-z][a-z0-9_-]*) *[:：] *([｜丨︱]|[|>][-+]?[｜丨])[ ]*$")
_BEHIND_BAR = re.compile(r"^( *(?:- +)*[a-z][a-z0-9_-]*) *: +[|｜>][-+]?\s*(?=[^\s#|>-])(.+)$")
_ITEM = re.compile(r" *- +(?![a-z][a-z0-9_-]*:(?: |$))\S")
QUOTING = "这一行以 > 开头，像是引用别人的话时带来的。"
QUOTED_HINT = "是引用的话，就删掉这一行；是正文，就去掉 > ，接在上一行后面。"
_ENDED = re.compile(r"[。！？：；…”」]$")


def wide_bar(error: ParserError) -> Problem | None:
    """A full-width `|` after a key."""
    for line in dict.fromkeys((error.context_line, error.line)):
        text = error.text(line)
        match = _WIDE_BAR.match(text)
        if match is not None:
            place = error.place(line, match.start(2) + 1, len(match[2]))
            hint = f"换成英文的 | ，{written(f'{match[1]}: |')}"
            return Problem("YML020", place, f"这里用了全角的「{match[2]}」。", hint)
    return None


def text_behind_bar(error: ParserError) -> Problem | None:
    """Words on the line of the `|` that begins a long text."""
    for line in dict.fromkeys((error.context_line, error.line)):
        text = error.text(line)
        match = _BEHIND_BAR.match(text)
        if match is not None and match[1].split()[-1] in error.long_texts:
            place = error.place(line, match.start(2) + 1, len(match[2]))
            hint = f"| 后面换行，这段文字从下一行起，缩进两格：{match[2].strip()}"
            return Problem("YML033", place, "| 的后面不能写字。", hint)
    return None


def merged_paragraphs(
    error: ParserError, value: Node, known: Iterable[Problem] = ()
) -> Problem | None:
    """A long text of several lines without `|`, which becomes one paragraph.

    The line is that of the key; a text of which another problem is `known` is left alone.
    """
    key = ENTRY.match(error.text(error.line))
    if not isinstance(value, ScalarNode) or key is None:
        return None
    lines = range(error.line, value.last_line + 1)
    if key[2] in error.short_texts and value.plain and is_parted(value.text):
        hint = f"合成一段，{written(f'{error.text(error.line)[: key.end()]}{fold(value.text)}')}"
        message = f"{key[2]} 只写一段，这里有几段，网页上会连成一段。"
        return Problem("YML033", error.place(error.line, len(key[1]) + 1), message, hint)
    if key[2] not in error.long_texts:
        return None
    if value.place.excerpt[value.place.column - 1 :][:1] == "|" or len(lines) == 1:
        return None
    if any(problem.place.line in lines for problem in known):
        return None
    ends = any(_ENDED.search(error.text(line).rstrip()) for line in lines[:-1])
    if not (is_parted(value.text) or (ends and key[2] not in error.short_texts)):
        return None
    return _missing_bar(error, error.line, "" if is_parted(value.text) else "每段之间空一行，")


def text_without_bar(error: ParserError) -> Problem | None:
    """A long text without `|` in which a list begins: the line is that of its first `- `."""
    line = error.context_line
    begun = ENTRY.match(error.text(line))
    line = line if begun is not None else error.above(line)
    key = ENTRY.match(error.text(line))
    if key is None or key[2] not in error.long_texts:
        return None
    if not error.text(error.line).lstrip().startswith("- "):
        return None
    if begun is None and error.text(line)[key.end() :].strip():
        return None
    if not any(not text.strip() for text in error.lines[line - 1 : error.line]):
        return None  # no empty line between: more likely a list where a text belongs
    return _missing_bar(error, line, "")


def _missing_bar(error: ParserError, line: int, between: str) -> Problem:
    """What to write where a long text lacks its `|`."""
    key = ENTRY.match(error.text(line))
    assert key is not None, "both callers have matched it"
    head = error.text(line)[: key.end()].rstrip()
    behind = error.text(line)[key.end() :].strip()
    hint = f"冒号后面加上 | ，{between}{written(f'{head} |')}"
    message = f"{key[2]} 有几段或几行，冒号后面却没有 | ，网页上会连成一段。"
    if behind[:1] == ">":
        message = f"{key[2]} 后面写了 > ，几行会连成一段。"
        hint = f"换成 | ，{between}{written(f'{head} |')}"
    elif behind:
        bare = behind.strip("\"'") if behind[0] in "\"'" else behind
        hint = f"在冒号后面写 | ，这段文字从下一行起，缩进两格：{bare}"
        hint += "（去掉首尾的引号）" if behind[0] in "\"'" else ""
    return Problem("YML033", error.place(line, len(key[1]) + 1), message, hint)


def joined_item(error: ParserError) -> Problem | None:
    """A line of a list that runs on into the next one although it ends a sentence.

    The line is that of the continuation; the context is where the item begins.
    """
    head, text = error.text(error.context_line), error.text(error.line)
    before = error.text(error.line - 1).rstrip()
    if not _ITEM.match(head) or not text.strip() or ENTRY.match(text):
        return None
    if not before.endswith(("。", "！", "？")):
        return None
    column = indent_of(head)
    if text.lstrip().startswith(">"):
        return Problem("YML026", error.place(error.line), QUOTING, QUOTED_HINT)
    hint = (
        "是上一行没写完的话，就接到上一行末尾；是新的一条，就补上 - 和一个空格，"
        f"前面改成 {column} 个空格，{written(f'- {text.strip()}')}"
    )
    return Problem("YML026", error.place(error.line), "这一行会接在上一条后面，成为一条。", hint)


def is_parted(text: str) -> bool:
    """Whether a text that YAML has folded still holds a line break."""
    return "\n" in text.strip()
