"""Lines of a list whose field has no line of its own, or has its values on that line already."""

import re
from collections.abc import Iterator

from generator.source.problem import Problem, Related
from generator.source.syntax_errors.parser_error import (
    ENTRY,
    ParserError,
    indent_of,
    quoted,
    written,
)

_SWITCHED_OFF = re.compile(r"^ *#+ *(?P<key>[a-z_]+) *[:：] *(?P<value>.*)$")
_PLAIN = re.compile(r"[^\s,\[\]{}:#&*!|>'\"%@`?-][^,\[\]{}:#'\"]*")  # needs no quotes in brackets
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_FIELD = re.compile(r"[a-z_]+: |[{\[]")


def items_without_key(error: ParserError) -> Problem | None:
    """The first `- ` line below a field that is complete without it."""
    line = error.line
    above = error.above(line)
    key = ENTRY.match(error.text(above))
    if not _is_item(error.text(line)) or key is None or not error.text(above)[key.end() :].strip():
        return None
    if indent_of(error.text(line)) < len(key[1]):
        return None
    return (
        _switched_off(error, above, line)
        or _beside_brackets(error, above, line)
        or _nameless(error, above, line)
    )


def _is_item(text: str) -> bool:
    return text.lstrip().startswith("- ")


def _switched_off(error: ParserError, above: int, line: int) -> Problem | None:
    """A field that a `#` before it has turned into a comment."""
    for number in range(line - 1, above, -1):
        off = _SWITCHED_OFF.match(error.text(number))
        if off is not None and off["key"] in error.names:
            message = f"# 让 {off['key']} 这一行成了注释，下面的列表就没有名字了。"
            shown = f"{off['key']}: {off['value']}"
            hint = f"不要这个列表，就连下面的 - 一起删掉；要，就去掉 #，{written(shown)}"
            beside = Related(error.place(line), "这个列表没有名字")
            return Problem("YML021", error.place(number), message, hint, related=(beside,))
    return None


def _items(error: ParserError, line: int) -> Iterator[str]:
    """The items of a list from a line on, each without its mark."""
    column = indent_of(error.text(line))
    for text in error.lines[line - 1 :]:
        if not _is_item(text) or indent_of(text) != column:
            return
        yield text.strip()[2:].strip()


def _beside_brackets(error: ParserError, above: int, line: int) -> Problem | None:
    """Items below a list that is written in brackets."""
    text = error.text(above).rstrip()
    key = ENTRY.match(text)
    if key is None or key[2] not in error.lists or not re.search(r": *\[.*\]$", text):
        return None
    items = list(_items(error, line))
    if any(_FIELD.match(item) for item in items):
        return None
    kept = (_PLAIN.fullmatch(item) or _QUOTED.fullmatch(item) for item in items)
    more = ", ".join(item if keep else quoted(item) for item, keep in zip(items, kept, strict=True))
    inside = text[:-1].rstrip()
    shown = f"{inside}{'' if inside.endswith('[') else ', '}{more}]"
    last = line + len(items) - 1
    lines = f"第 {line} 行" if last == line else f"第 {line} 到 {last} 行"
    message = f"{key[2]} 已经写在方括号里，下面又用 - 加了 {len(items)} 条。"
    hint = f"只用一种写法：删掉{lines}，第 {above} 行{written(shown)}"
    beside = Related(error.place(above), "方括号在这里")
    return Problem("YML021", error.place(line), message, hint, related=(beside,))


def _nameless(error: ParserError, above: int, line: int) -> Problem | None:
    """Items below a text: the line with the name of their field is gone."""
    key = ENTRY.match(error.text(above))
    item = error.text(line).strip()[2:].strip()
    if key is None or key[1].strip() or key[2] in error.lists or _FIELD.match(item):
        return None
    if indent_of(error.text(line)) == len(key[1]) or key[2] not in error.fields:
        return None
    names = _absent_lists(error, above)
    if not names:
        return None
    name = names[0] if len(names) == 1 else ""
    message = "从这一行起是列表，上面少了写字段名的那一行。"
    hint = f"在这一行上面补上字段名，和第 {above} 行的 {key[2]} 对齐，"
    hint += written(f"{name}:") if name else f"例如 {'、'.join(f'{one}:' for one in names[:4])}"
    beside = Related(error.place(above), "这个字段只写一段文字")
    return Problem("YML021", error.place(line), message, hint, related=(beside,))


def _absent_lists(error: ParserError, line: int) -> list[str]:
    """The lists that a record around a line lacks: those it must have, or else all others."""
    if error.layout is None:
        return []
    column, present = indent_of(error.text(line)), set[str]()
    for step in (-1, 1):
        number = line
        while 1 <= number <= len(error.lines):
            text = error.text(number)
            if text.strip() and indent_of(text) < column:
                break
            if (key := ENTRY.match(text)) is not None and len(key[1]) == column:
                present.add(key[2])
            number += step
    fields = error.layout.model.model_fields
    absent = [name for name in fields if name in error.lists and name not in present]
    return [name for name in absent if fields[name].is_required()] or absent
