"""What a YAML file holds, with the place of every key and value."""

from dataclasses import dataclass
from typing import Any

from generator.model.fields import PlainScalar
from generator.source.problem import Place

MAX_DEPTH = 12  # of nested lists and mappings
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value as written; `plain` if it was neither quoted nor a block."""

    text: str
    plain: bool
    place: Place
    last_line: int


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """A key and its value."""

    key: ScalarNode
    value: "Node"


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys with values, in the order of the file.

    Only ids may occur twice, so that both records are read.
    """

    entries: tuple[MappingEntry, ...]
    place: Place

    def entry(self, key: object) -> MappingEntry | None:
        """The entry of that key, or None."""
        return next((entry for entry in self.entries if entry.key.text == key), None)


Node = ScalarNode | SequenceNode | MappingNode


def to_data(node: Node) -> Any:
    """A node as dicts, tuples and strings; an unquoted null becomes None.

    White space at the ends is dropped, including characters that only look like a space.
    """
    if isinstance(node, MappingNode):
        return {entry.key.text: to_data(entry.value) for entry in node.entries}
    if isinstance(node, SequenceNode):
        return tuple(to_data(item) for item in node.items)
    text = node.text.strip()
    return plain_data(text) if node.plain else text


def plain_data(text: str) -> PlainScalar | None:
    """An unquoted value; an unquoted null is None."""
    return None if text in _NULLS else PlainScalar(text)


def node_at(node: Node, path: tuple[str | int, ...]) -> tuple[Place, Node]:
    """The node at a path, or the last one on the way there, and the place of its key.

    A list item has no key; its own place is given.
    """
    key = node.place
    for part in path:
        if isinstance(node, MappingNode) and (entry := node.entry(part)) is not None:
            key, node = entry.key.place, entry.value
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            key = node.place
        else:
            break
    return key, node


def last_line(node: Node) -> int:
    """The last line of a node."""
    if isinstance(node, ScalarNode):
        return node.last_line
    if isinstance(node, MappingNode) and node.entries:
        return last_line(node.entries[-1].value)
    if isinstance(node, SequenceNode) and node.items:
        return last_line(node.items[-1])
    return node.place.line
