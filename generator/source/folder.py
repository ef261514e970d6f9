"""The files of a content folder as read, and where in them a value is."""

import pathlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.model import Part, Record
from generator.model.walk import FieldPath
from generator.model.written_page import WrittenPage
from generator.source.draft import Draft
from generator.source.file import ContentFile, read_content_file
from generator.source.nodes import Node, ScalarNode, SequenceNode, last_line, node_at
from generator.source.problem import Place, Problem, Related


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The bytes of a file and what was read from them."""

    content: bytes
    file: ContentFile


@dataclass(slots=True)
class ContentFolder:
    """What has been read so far. File names are relative to `root`, with `/`.

    `before` is an earlier reading of the same folder: unchanged files and records are reused.
    """

    root: pathlib.Path
    shown: str  # how messages name the folder
    before: "ContentFolder | None" = None
    files: dict[str, ReadFile] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)  # the file of each record
    pages: dict[str, str] = field(default_factory=dict)  # hand-written ones, as written, by file
    written: dict[str, WrittenPage] = field(default_factory=dict)  # the same, read
    keys: dict[str, Place] = field(default_factory=dict)  # record id → its first place
    records: dict[str, Record] = field(default_factory=dict)  # the valid ones
    words: dict[str, Part] = field(default_factory=dict)  # what is not a record, by file
    partial: dict[str, Draft] = field(default_factory=dict)  # what is invalid, by record or file
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)  # files that could not be read completely
    _nodes: dict[str, Node] = field(default_factory=dict)  # what each record was made from

    def path(self, file: str) -> str:
        """A file as messages name it."""
        return f"{self.shown}/{file}" if self.shown else file

    def refuse(self, code: str, place: Place, message: str, hint: str, *related: Related) -> None:
        """Notes a problem."""
        self.problems.append(Problem(code, place, message, hint, related=related))

    def read_bytes(self, file: str) -> bytes | None:
        """What a file holds; None, with a problem, when it cannot be read."""
        try:
            return (self.root / file).read_bytes()
        except OSError:
            hint = (
                "看看它是不是一个文件夹：是，就改名或删掉；不是，就看有没有读取权限，链接是否失效。"
            )
            self.refuse("KB006", Place(self.path(file)), "这个文件读不了。", hint)
            self.unread.add(file)
            return None

    def read(self, name: str) -> None:
        """Adds a file of records; unchanged bytes are not parsed again."""
        content = self.read_bytes(name)
        if content is None:
            return
        kept = self.before.files.get(name) if self.before else None
        if kept is not None and kept.content == content:
            file = kept.file
        else:
            file = read_content_file(name, content, self.path(name))
        self.files[name] = ReadFile(content, file)
        self._add(file)

    def _add(self, file: ContentFile) -> None:
        """Adds what a file holds."""
        self.problems.extend(file.problems)
        if not file.legible:
            self.unread.add(file.name)
        for draft in file.drafts:
            self.problems.extend(draft.problems)
            self.unread |= {draft.meant} if draft.meant else set()
            self._take(self._renamed(draft, file.name) if draft.owner in self.keys else draft, file)

    def _renamed(self, draft: Draft, file: str) -> Draft:
        """A draft whose id is taken, which is refused: it gets another, and its own is unknown."""
        owner, first = draft.owner, self.keys[draft.owner]
        if not draft.is_again:
            message = f"编号 {owner} 已经用过，在 {first.path} 第 {first.line} 行。"
            hint = "换一个编号，编号在整个知识库里只能用一次；就是同一条，就删掉一处。"
            self.refuse("KB002", draft.key, message, hint, Related(first, "上一次用在这里"))
        other = f"{owner}@{file}:{draft.key.line}"
        part = draft.part.model_copy(update={"id": other})
        return replace(draft, owner=other, part=part, unknown=(*draft.unknown, ("id",)))

    def _take(self, draft: Draft, file: ContentFile) -> None:
        """Adds a record, or the words of a file."""
        owner = draft.owner
        if owner != file.name:
            self.keys[owner] = draft.key
        self.homes[owner] = file.name
        self._nodes[owner] = draft.node
        if draft.unknown:
            self.partial[owner] = draft
        elif isinstance(draft.part, Record):
            self.records[owner] = self._known(draft.part)
        else:
            self.words[owner] = draft.part

    def _known(self, record: Record) -> Record:
        """The record read earlier, if it is equal: whatever was derived from it can be reused."""
        known = self.before.records.get(record.id) if self.before else None
        return known if known is not None and known == record else record

    def place_of(self, owner: str, path: FieldPath, needle: str = "") -> Place:
        """The place of the value at `path` of a record or file.

        That of the needle, else of the value, else of the record's key.
        """
        if owner not in self.homes:
            return self._find(owner, 1, None, needle)
        file = self.homes[owner]
        _, target = node_at(self._nodes[owner], path)
        if not path and owner in self.keys:
            return self.keys[owner]
        if needle and isinstance(target, SequenceNode):  # an item that consists of the needle
            items = (item for item in target.items if isinstance(item, ScalarNode))
            target = next((item for item in items if item.text == needle), target)
        if needle and isinstance(target, ScalarNode):
            return self._find(file, target.place.line, target, needle)
        return target.place

    def last_line_of(self, owner: str) -> int:
        """The last line of a record in its file."""
        return last_line(self._nodes[owner])

    def texts(self, files: Iterable[str]) -> dict[str, str]:
        """What is written in some of the files of records, as far as it is text."""
        read = {file: self.files[file].content for file in files if file in self.files}
        return {file: content.decode("utf-8", "replace") for file, content in read.items()}

    def _lines_in(self, file: str) -> list[str]:
        """The lines of a file or page; empty if there is no such file."""
        if file in self.files:
            return self.files[file].content.decode("utf-8", "replace").splitlines()
        return self.pages[file].split("\n") if file in self.pages else []

    def _find(self, file: str, start: int, scalar: ScalarNode | None, needle: str) -> Place:
        """The first spot of `needle` from line `start` on, within the scalar if there is one.

        A needle that spans lines, or contains markup, is found by its beginning.
        """
        lines = self._lines_in(file)
        last = scalar.last_line if scalar else len(lines)
        for sought in dict.fromkeys((needle, needle[:_BEGINNING])):
            for number in range(start, min(last, len(lines)) + 1):
                line = lines[number - 1]
                begin = scalar.place.column - 1 if scalar and number == start else 0
                column = line.find(sought, begin) if sought else -1
                if column >= 0:
                    return Place(self.path(file), number, column + 1, len(sought), line)
        return scalar.place if scalar else Place(self.path(file))


_BEGINNING = 8  # this many characters tell a sentence from those around it
