"""The files of a content folder as they were read, and where in them a value stands."""

import pathlib
from dataclasses import dataclass, field

from generator.model import Record
from generator.model.walk import Path
from generator.problems import Place, Problem
from generator.yaml_source import Mapping, Node, Scalar, Sequence, read_yaml


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file held and what was made of it."""

    content: bytes
    mapping: Mapping | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class ContentFolder:
    """What has been read so far. File names are relative to `root`, with `/`.

    `before` is an earlier reading of the same folder: files and records that are the same are
    taken over from it.
    """

    root: pathlib.Path
    shown: str  # how messages name the folder
    before: "ContentFolder | None" = None
    readings: dict[str, Reading] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)
    nodes: dict[str, tuple[str, Node]] = field(default_factory=dict)  # owner → file, node
    keys: dict[str, Place] = field(default_factory=dict)  # record id → its first place
    records: dict[str, Record] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)  # files of which nothing could be made

    def path(self, file: str) -> str:
        """A file as messages name it."""
        return f"{self.shown}/{file}" if self.shown else file

    def refuse(self, code: str, place: Place, message: str, hint: str) -> None:
        """Notes a problem."""
        self.problems.append(Problem(code, place, message, hint))

    def read_bytes(self, file: str) -> bytes | None:
        """What a file holds; None, with a problem, when it cannot be read."""
        try:
            return (self.root / file).read_bytes()
        except OSError:
            hint = "看看它是不是文件夹、失效的链接，或没有读取权限。"
            self.refuse("KB006", Place(self.path(file)), "这个文件读不了。", hint)
            self.unread.add(file)
            return None

    def read_mapping(self, file: str) -> Mapping | None:
        """The mapping a YAML file holds; None, with problems, when there is none."""
        content = self.read_bytes(file)
        if content is None:
            return None
        reading = self.before.readings.get(file) if self.before else None
        if reading is None or reading.content != content:
            mapping, problems = read_yaml(content, self.path(file))
            reading = Reading(content, mapping, tuple(problems))
        self.readings[file] = reading
        mapping = reading.mapping
        self.problems.extend(reading.problems)
        self.lines[file] = content.decode("utf-8", "replace").splitlines() or [""]
        if mapping is None:
            self.unread.add(file)
        return mapping

    def same_record(self, kind: type[Record], record_id: str, node: Node) -> Record | None:
        """The record read earlier, if it was written just so, wherever it stood."""
        if self.before is None or record_id not in self.before.records:
            return None
        record = self.before.records[record_id]
        same = type(record) is kind and _is_written_as(self.before.nodes[record_id][1], node)
        return record if same else None

    def place_of(self, owner: str, path: Path, needle: str) -> Place:
        """Where the value at `path` of a record or file stands.

        At the needle, else at the value, else at the record's key.
        """
        if owner not in self.nodes:
            return self._find(owner, 1, None, needle)
        file, target = self.nodes[owner]
        for part in path:
            child = _child(target, part)
            if child is None:
                break
            target = child
        if not path and owner in self.keys:
            return self.keys[owner]
        if needle and isinstance(target, Scalar):
            return self._find(file, target.place.line, target, needle)
        return target.place

    def _find(self, file: str, start: int, scalar: Scalar | None, needle: str) -> Place:
        """The first spot of `needle` from line `start` on, within the scalar if there is one."""
        lines = self.lines.get(file, [])
        last = scalar.last_line if scalar else len(lines)
        for number in range(start, min(last, len(lines)) + 1):
            line = lines[number - 1]
            begin = scalar.place.column - 1 if scalar and number == start else 0
            column = line.find(needle, begin) if needle else -1
            if column >= 0:
                return Place(self.path(file), number, column + 1, len(needle), line)
        return scalar.place if scalar else Place(self.path(file))


def _child(node: Node, part: str | int) -> Node | None:
    if isinstance(node, Mapping) and (entry := node.entry(part)) is not None:
        return entry.value
    if isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
        return node.items[part]
    return None


def _is_written_as(one: Node, other: Node) -> bool:
    """Whether two nodes say the same, quotes included, wherever they stand."""
    if one is other:
        return True
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return (one.text, one.plain) == (other.text, other.plain)
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        pairs = zip(one.items, other.items, strict=False)
        return len(one.items) == len(other.items) and all(_is_written_as(*pair) for pair in pairs)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        entries = tuple(zip(one.entries, other.entries, strict=False))
        return len(one.entries) == len(other.entries) and all(
            _is_written_as(mine.key, theirs.key) and _is_written_as(mine.value, theirs.value)
            for mine, theirs in entries
        )
    return False
