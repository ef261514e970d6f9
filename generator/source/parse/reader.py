"""Parser events → nodes with places, and what is refused along the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from generator.model.layout import Layout
from generator.source.characters import name_refused, refused_character
from generator.source.nodes import (
    MAX_DEPTH,
    MappingEntry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    last_line,
)
from generator.source.parse.parser import BrokenError, events_of
from generator.source.problem import Place, Problem
from generator.source.syntax_errors import (
    ParserError,
    bracketed_text,
    diagnose,
    glued_key,
    lost_words,
    merged_paragraphs,
    parted_item,
    repeated_key,
    shifted_record,
    swallowed_line,
    swallowing_quote,
    tagged,
)


@dataclass(slots=True)
class NodeReader:
    """Turns parser events into nodes and notes what is refused.

    `breaking` is the problem at which reading stopped, `began` the line where the parser began
    what it could not finish, `done` the last line of the last top-level entry that it finished.
    """

    path: str
    lines: list[str]
    layout: Layout | None
    problems: list[Problem] = field(default_factory=list)
    root: MappingNode | None = None
    breaking: Problem | None = None
    began: int = 0
    done: int = 0
    inside_flow: int = 0  # how many flow collections are open

    def read(self) -> None:
        """Reads as much of the file as possible."""
        try:
            self.root = self.document(events_of("\n".join(self.lines)))
        except yaml.MarkedYAMLError as error:
            self.breaking = self.syntax_problem(error)
            self.began = error.context_mark.line + 1 if error.context_mark else 0
        except BrokenError as error:
            self.breaking = error.problem

    def place(self, start: Any, end: Any) -> Place:
        """The place between two parser marks, cut at the end of its first line."""
        excerpt = self.lines[start.line] if start.line < len(self.lines) else ""
        stop = end.column if end.line == start.line else len(excerpt.rstrip())
        width = max(1, stop - start.column)
        return Place(self.path, start.line + 1, start.column + 1, width, excerpt)

    def whole(self, start: Any, end: Any, flow: bool | None) -> Place:
        """The place of a list or mapping: up to its bracket, or its whole first line."""
        if flow:
            return self.place(start, end)
        excerpt = self.lines[start.line] if start.line < len(self.lines) else ""
        width = max(1, len(excerpt.rstrip()) - start.column)
        return Place(self.path, start.line + 1, start.column + 1, width, excerpt)

    def refuse(self, code: str, event: Any, message: str, hint: str) -> None:
        """Records a problem at an event."""
        place = self.place(event.start_mark, event.end_mark)
        self.problems.append(Problem(code, place, message, hint))

    def stop(self, code: str, event: Any, message: str, hint: str) -> NoReturn:
        """Stops reading at an event."""
        place = self.place(event.start_mark, event.end_mark)
        raise BrokenError(Problem(code, place, message, hint))

    def document(self, events: Iterator[Any]) -> MappingNode | None:
        """The single mapping of the file."""
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    hint = "删掉中间的 --- 这一行。"
                    self.stop("YML007", event, "--- 把文件分成了两份，一个文件只要一份。", hint)
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, 0)
        if isinstance(root, MappingNode):
            return root
        hint = "照同类文件的样子写；不再要它，就删掉整个文件。"
        if root is None:
            filled = [number for number, line in enumerate(self.lines, 1) if line.strip()]
            place = Place(self.path, filled[-1] if filled else 1)
            self.problems.append(Problem("YML028", place, "文件里什么也没有。", hint))
        else:
            message = "文件里应是「字段: 内容」这样的条目。"
            self.problems.append(Problem("YML008", root.place, message, hint))
        return None

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        """The node that begins with an event."""
        self.refuse_extras(event)
        if depth > MAX_DEPTH:
            message = f"缩进套了 {MAX_DEPTH} 层以上，太深了。"
            self.stop("YML009", event, message, "检查缩进，或把内容拆开。")
        if isinstance(event, yaml.CollectionStartEvent):
            return self.collection(event, events, depth)
        place = self.place(event.start_mark, event.end_mark)
        text = getattr(event, "value", "")
        quoted = getattr(event, "style", None) == '"'
        if quoted and (refused := refused_character(text)) is not None:  # as by "\u202e"
            code, message, _ = name_refused(refused)
            self.refuse(code, event, message, "引号里用反斜杠写着它：只删掉那几个字符，别的留着。")
        plain = getattr(event, "style", None) in (None, "")
        if plain and not self.inside_flow:
            self.refuse_swallowed(event)
        elif getattr(event, "style", None) in ("'", '"'):
            error = self.error_at(place.line, place.column)
            if (problem := swallowing_quote(error, event.end_mark.line + 1)) is not None:
                raise BrokenError(problem)
        return ScalarNode(text, plain, place, place.line + self.more_lines(event))

    def more_lines(self, event: Any) -> int:
        """How many more lines a value takes; the parser ends a block where the next key begins."""
        end = event.end_mark
        if end.line == event.start_mark.line:
            return 0
        lines = self.lines[event.start_mark.line : end.line + (end.column > 0)]
        return "\n".join(lines).rstrip().count("\n")

    def collection(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        """The list or mapping that begins with an event."""
        self.inside_flow += event.flow_style
        node: Node
        if isinstance(event, yaml.MappingStartEvent):
            entries, end = self.entries(events, depth)
            node = MappingNode(entries, self.whole(event.start_mark, end, event.flow_style))
        else:
            items, end = self.items(events, depth)
            node = SequenceNode(items, self.whole(event.start_mark, end, event.flow_style))
        self.inside_flow -= event.flow_style
        return node

    def items(self, events: Iterator[Any], depth: int) -> tuple[tuple[Node, ...], Any]:
        """The items of a list whose start event has been read, and where it ends."""
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                if self.inside_flow and len(items) == 1:
                    self.note(parted_item(self.error_at(items[0].place.line), items[0]))
                return tuple(items), event.end_mark
            items.append(self.node(event, events, depth + 1))
        raise AssertionError("the parser ends every list it begins")

    def entries(self, events: Iterator[Any], depth: int) -> tuple[tuple[MappingEntry, ...], Any]:
        """The entries of a mapping whose start event has been read, and where it ends."""
        entries: dict[str, MappingEntry] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return tuple(entries.values()), event.end_mark
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            self.enter(entries, key, value, depth)
            if depth == 0:
                self.done = last_line(value)
        raise AssertionError("the parser ends every mapping it begins")

    def enter(self, entries: dict[str, MappingEntry], key: Node, value: Node, depth: int) -> None:
        """Adds an entry; an invalid or repeated key is refused."""
        if not isinstance(key, ScalarNode):
            hint = "检查冒号和方括号的位置。"
            error = self.error_at(key.place.line)
            odd = Problem("YML006", key.place, "冒号前面的字段名应是一个词。", hint)
            self.problems.append(bracketed_text(error) or odd)
        elif key.text in entries:
            error = self.error_at(key.place.line)
            self.note(repeated_key(error, list(entries.values()), key, depth, self.problems))
            if depth == 0 and self.layout and self.layout.keyed:  # a second record with that id
                entries[f"{key.text} {key.place.line}"] = MappingEntry(key, value)
        else:
            entries[key.text] = MappingEntry(key, value)
            if isinstance(value, ScalarNode) and value.last_line > key.place.line:
                self.note(merged_paragraphs(self.error_at(key.place.line), value, self.problems))
            if depth == 1 and isinstance(value, MappingNode):
                self.note(shifted_record(self.error_at(key.place.line), key, value))
            marked = key.text.startswith(("［", "｛", "-"))
            if key.plain and (marked or (isinstance(value, ScalarNode) and not value.text)):
                error = self.error_at(key.place.line, key.place.column)
                self.note(glued_key(error, key.text))

    def refuse_extras(self, event: Any) -> None:
        """Records anchors, aliases, tags and merge keys."""
        if event.anchor is not None:
            hint = f"删掉 &{event.anchor}；别处写着 *{event.anchor} 的，把这里的内容照写一遍。"
            if isinstance(event, yaml.AliasEvent):
                hint = f"把 &{event.anchor} 那里的内容在这里照写一遍；没有那一处，就自己写上内容。"
            self.refuse("YML010", event, "这里不能用 & 和 * 引用别处。", hint)
        elif event.tag is not None:
            place = self.place(event.start_mark, event.end_mark)
            self.note(tagged(place, event.start_mark.line == event.end_mark.line))
        elif getattr(event, "value", None) == "<<" and not event.style:
            hint = "把 << 要搬来的内容在这里照写一遍，再删掉 <<。"
            self.refuse("YML012", event, "这里不能用 << 合并。", hint)

    def refuse_swallowed(self, event: Any) -> None:
        """Records what an unquoted text swallowed or lost against its author's intention."""
        start, end = event.start_mark, event.end_mark
        last = self.lines[end.line] if end.line < len(self.lines) else ""
        if "#" in last[end.column :]:
            first = (start.line + 1, start.column + 1)
            self.note(lost_words(self.error_at(end.line + 1, end.column + 1, *first)))
        if start.line == end.line:
            return
        errors = (self.error_at(n, 1, start.line + 1) for n in range(start.line + 2, end.line + 2))
        self.note(next(filter(None, map(swallowed_line, errors)), None))

    def error_at(self, line: int, column: int = 1, first: int = 0, begin: int = 1) -> ParserError:
        """What `syntax_errors` looks at where the parser itself reports nothing."""
        around = (first or line, begin)
        return ParserError(self.path, self.lines, "", line, column, "", *around, self.layout)

    def note(self, problem: Problem | None) -> None:
        """Records a problem, if there is one."""
        self.problems.extend([problem] if problem else [])

    def syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        """Why the parser could not go on."""
        mark = error.problem_mark or error.context_mark
        context = error.context_mark or mark
        spots = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        around = (context.line + 1, context.column + 1) if context else (1, 1)
        what, inside = error.problem or "", error.context or ""
        found = ParserError(self.path, self.lines, what, *spots, inside, *around, self.layout)
        return diagnose(found)
