"""What every repair is made of: notes, edits at places, and a walk over a file by its model."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Part
from generator.model.layout import Layout
from generator.model.walk import inside, part_in
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.source.parse import read_yaml


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """What was repaired, for the author; `line` counts from 1 in the original file."""

    line: int
    message: str


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replaces `old`, which begins at a line and column (from 1), by `new`."""

    line: int
    column: int
    old: str
    new: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """A text with all edits applied; an edit whose `old` is not at its place is skipped."""
    lines = text.split("\n")
    for edit in sorted(edits, reverse=True):
        line, start = lines[edit.line - 1], edit.column - 1
        if line.startswith(edit.old, start):
            lines[edit.line - 1] = line[:start] + edit.new + line[start + len(edit.old) :]
    return "\n".join(lines)


def read_mapping(text: str) -> MappingNode | None:
    """The mapping a text holds, or None."""
    return read_yaml(text.encode(), "")[0]


def every_node(node: Node) -> Iterator[Node]:
    """A node and everything below it, keys included."""
    yield node
    if isinstance(node, MappingNode):
        for entry in node.entries:
            yield entry.key
            yield from every_node(entry.value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from every_node(item)


def every_key(root: MappingNode) -> Iterator[ScalarNode]:
    """The keys of a mapping and of every mapping below it."""
    for node in every_node(root):
        if isinstance(node, MappingNode):
            yield from (entry.key for entry in node.entries)


def parts_of(root: MappingNode, layout: Layout) -> Iterator[tuple[MappingNode, type[Part]]]:
    """Every mapping of a file that holds a part of the model, outer before inner."""
    tops = [entry.value for entry in root.entries] if layout.keyed else [root]
    for top in tops:
        yield from _parts(top, layout.model)


def _parts(node: Node, model: type[Part]) -> Iterator[tuple[MappingNode, type[Part]]]:
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _parts(item, model)
    elif isinstance(node, MappingNode):
        yield node, model
        for entry in node.entries:
            field = model.model_fields.get(entry.key.text)
            inner = field and part_in(field.annotation)
            if inner:
                yield from _parts(entry.value, inner)


def texts_of(root: MappingNode, layout: Layout) -> Iterator[ScalarNode]:
    """Every scalar where the model wants text, so neither a number nor a date."""
    for mapping, model in parts_of(root, layout):
        for entry in mapping.entries:
            field = model.model_fields.get(entry.key.text)
            if field is None or {int, datetime.date} & set(inside(field.annotation)):
                continue
            values = entry.value.items if isinstance(entry.value, SequenceNode) else (entry.value,)
            yield from (value for value in values if isinstance(value, ScalarNode))
