"""Reads a file in which nothing is wrong, without noting where anything stands.

Only a problem needs the places of values, and to note them is most of the work of reading. So
every file is read like this first, and one in which anything may be wrong is read with care.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from generator.characters import decode_source, is_printable, refused_character
from generator.nodes import MAX_DEPTH, plain_data
from generator.problems import Place

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times faster
_WIDE = ("［", "｛")  # a key that begins so was meant as a list or a mapping
_AFTER_PLAIN = ("", ":", ",", "]", "}")  # anything else may be a comment that swallows words


@dataclass(frozen=True, slots=True)
class Plain:
    """What a file holds, as `to_data` would give it, and where its outermost keys stand."""

    data: dict[str, Any]
    keys: dict[str, Place]


def read_quickly(content: bytes, path: str) -> Plain | None:
    """What a file holds; None when it must be read with care."""
    text, _ = decode_source(content, path)
    if text is None or not is_printable(text):  # perhaps a blank that is no blank to YAML
        return None
    reader = _Reader(path, text.split("\n"), LOADER(text).get_event)
    try:
        return Plain(reader.document(), reader.keys)
    except (_DoubtError, yaml.YAMLError):
        return None


class _DoubtError(Exception):
    """Stops reading at something in which there may be a slip."""


class _Reader:
    """Turns parser events into data. It may doubt what is right, but never take what is wrong."""

    def __init__(self, path: str, lines: list[str], next_event: Callable[[], Any]) -> None:
        self.path = path
        self.lines = lines
        self.next_event = next_event
        self.keys: dict[str, Place] = {}

    def document(self) -> dict[str, Any]:
        """The one mapping of the file."""
        self.next_event()  # the stream begins
        self.next_event()  # the document begins, or the stream of an empty file ends
        first = self.next_event()
        if type(first) is not yaml.MappingStartEvent:
            raise _DoubtError
        data: dict[str, Any] = self.value(first, 0)
        self.next_event()  # the document ends
        if type(self.next_event()) is not yaml.StreamEndEvent:
            raise _DoubtError
        return data

    def value(self, event: Any, depth: int) -> Any:
        """The data that begins with an event."""
        if type(event) is yaml.ScalarEvent:
            return self.scalar(event)
        if event.anchor is not None or event.tag is not None or depth >= MAX_DEPTH:
            raise _DoubtError  # an alias has an anchor
        if type(event) is yaml.MappingStartEvent:
            return self.mapping(depth)
        next_event, items = self.next_event, []
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            items.append(self.value(event, depth + 1))
        return tuple(items)

    def mapping(self, depth: int) -> dict[str, Any]:
        """The entries of a mapping whose start event has been read. Its keys are plain words."""
        next_event, data = self.next_event, dict[str, Any]()
        while type(event := next_event()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent or event.style or event.value in data:
                raise _DoubtError
            self.scalar(event)
            if event.value.startswith(_WIDE):
                raise _DoubtError
            if depth == 0:
                self.keys[event.value] = self.place(event)
            data[event.value] = self.value(next_event(), depth + 1)
        return data

    def place(self, event: Any) -> Place:
        """The spot of a key."""
        start, width = event.start_mark, event.end_mark.column - event.start_mark.column
        excerpt = self.lines[start.line]
        return Place(self.path, start.line + 1, start.column + 1, width, excerpt)

    def scalar(self, event: Any) -> str | None:
        """A single value: words in quotes or a block, or plain ones on one line."""
        text: str = event.value
        if not text or text == "<<" or event.anchor is not None or event.tag is not None:
            raise _DoubtError
        if event.style:
            if event.style == '"' and refused_character(text) is not None:  # as in "\u202e"
                raise _DoubtError
            return text.strip()
        end = event.end_mark
        if end.line != event.start_mark.line:
            raise _DoubtError
        if self.lines[end.line][end.column : end.column + 1] not in _AFTER_PLAIN:
            raise _DoubtError
        return plain_data(text)
