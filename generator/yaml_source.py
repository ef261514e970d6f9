"""Reads YAML 1.2 core with the place of every key and value. The only importer of yaml.

Scalars stay text: which ones become numbers is decided by the model, so `22:00`, `no`, `030`
and `1.10` never change. What YAML offers beyond plain data (anchors, aliases, tags, merge keys,
several documents) is refused: a contributor who meets it has made a slip.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.characters import decode_source, refused_character
from generator.model.fields import PlainScalar
from generator.problems import Place, Problem

MAX_DEPTH = 12
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times faster


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written; `plain` when it had no quotes and was no block."""

    text: str
    plain: bool
    place: Place
    last_line: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file, without duplicates."""

    entries: tuple[Entry, ...]
    place: Place

    def entry(self, key: object) -> Entry | None:
        """The entry of that key, or None."""
        return next((entry for entry in self.entries if entry.key.text == key), None)


Node = Scalar | Sequence | Mapping


def to_data(node: Node) -> Any:
    """A node as dicts, tuples and strings; an unquoted null becomes None."""
    if isinstance(node, Mapping):
        return {entry.key.text: to_data(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return tuple(to_data(item) for item in node.items)
    if node.plain:
        return None if node.text in _NULLS else PlainScalar(node.text)
    return node.text.strip()


def read_yaml(content: bytes, path: str) -> tuple[Mapping | None, list[Problem]]:
    """The mapping a file holds, or None, and everything that is wrong with the file."""
    text, problems = decode_source(content, path)
    if text is None:
        return None, problems
    reader = _Reader(path, text.split("\n"), problems)
    try:
        root = reader.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        problems.append(reader.syntax_problem(error))
        return None, problems
    except _TooDeepError:
        return None, problems
    return root, problems


class _TooDeepError(Exception):
    """Stops reading a file whose nesting is too deep; the problem is already noted."""


@dataclass(slots=True)
class _Reader:
    """Turns parser events into nodes and notes what is refused."""

    path: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)

    def place(self, start: Any, end: Any) -> Place:
        """The spot between two parser marks, cut at the end of its first line."""
        excerpt = self.lines[start.line] if start.line < len(self.lines) else ""
        stop = end.column if end.line == start.line else len(excerpt)
        return Place(
            self.path, start.line + 1, start.column + 1, max(1, stop - start.column), excerpt
        )

    def refuse(self, code: str, event: Any, message: str, hint: str) -> None:
        """Notes a problem at an event."""
        place = self.place(event.start_mark, event.end_mark)
        self.problems.append(Problem(code, place, message, hint))

    def document(self, events: Iterator[Any]) -> Mapping | None:
        """The one mapping of the file."""
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.refuse(
                        "YML007", event, "一个文件里有两份文档。", "删掉中间的 --- 这一行。"
                    )
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, events, 0)
                root = node if documents == 1 else root
        if isinstance(root, Mapping):
            return root
        place = root.place if root else Place(self.path)
        self.problems.append(
            Problem("YML008", place, "文件里没有「编号: 内容」这样的条目。", "照同类文件的样子写。")
        )
        return None

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        """The node that begins with an event."""
        self.refuse_extras(event)
        if depth > MAX_DEPTH:
            self.refuse("YML009", event, "缩进套得太深。", "检查缩进，或把内容拆开。")
            raise _TooDeepError
        place = self.place(event.start_mark, event.end_mark)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(tuple(self.entries(events, depth)), place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(events, depth)), place)
        text = getattr(event, "value", "")
        if refused_character(text) is not None:  # smuggled in as an escape such as "\u202e"
            self.refuse("YML003", event, "这段文字里有看不见的字符，不能用。", "删掉它。")
        plain = getattr(event, "style", None) in (None, "")
        return Scalar(text, plain, place, event.end_mark.line + 1)

    def items(self, events: Iterator[Any], depth: int) -> Iterator[Node]:
        """The items of a list whose start event has been read."""
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.node(event, events, depth + 1)

    def entries(self, events: Iterator[Any], depth: int) -> Iterator[Entry]:
        """The entries of a mapping whose start event has been read; duplicates are refused."""
        seen: dict[str, Scalar] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.problems.append(
                    Problem("YML006", key.place, "键只能是一个词。", "检查冒号和方括号的位置。")
                )
            elif key.text in seen:
                first = seen[key.text].place.line
                self.problems.append(
                    Problem(
                        "YML005",
                        key.place,
                        f"「{key.text}」写了两次，上一次在第 {first} 行。",
                        "两处只留一处；要留的内容合在一起。",
                    )
                )
            else:
                seen[key.text] = key
                yield Entry(key, value)

    def refuse_extras(self, event: Any) -> None:
        """Notes anchors, aliases, tags and merge keys."""
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self.refuse(
                "YML010", event, "这里不能用 & 和 * 引用别处。", "把内容写全，或给它加引号。"
            )
        elif event.tag is not None:
            self.refuse("YML011", event, "这里不能用 ! 开头的标签。", "给这个值加上双引号。")
        elif getattr(event, "value", None) == "<<" and not event.style:
            self.refuse("YML012", event, "这里不能用 << 合并。", "把内容写全。")

    def syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        """A parser error, said in Chinese, with the likeliest slip as hint."""
        mark = error.problem_mark or error.context_mark
        place = self.place(mark, mark) if mark else Place(self.path)
        message = f"这里不是有效的 YAML：{_SYNTAX.get(error.problem or '', '格式有误')}。"
        hint = (
            "检查这一行和上一行：冒号后要有空格，缩进用空格对齐，含冒号或引号的文字用双引号包起来。"
        )
        above = self.lines[place.line - 2] if place.line > 1 else ""
        if any("：" in line and ": " not in line for line in (place.excerpt, above)):
            hint = "键后面的冒号要用英文半角，后面加一个空格，例如 title: 标题。"
        return Problem("YML004", place, message, hint)


_SYNTAX = {
    "mapping values are not allowed in this context": "这里多了一个冒号，或缩进不对",
    "did not find expected key": "缩进没有对齐，或少了引号",
    "did not find expected '-' indicator": "列表的每一行都要以 - 开头并对齐",
    "could not find expected ':'": "少了英文冒号",
    "did not find expected ',' or ']'": "方括号没有收尾，或少了逗号",
    "did not find expected ',' or '}'": "花括号没有收尾，或少了逗号",
    "found unexpected end of stream": "引号没有收尾",
    "found character that cannot start any token": "这个字符不能开头",
    "did not find expected <document start>": "缩进不对，或少了冒号",
}
