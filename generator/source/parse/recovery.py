"""Reads on after what cannot be read.

A YAML parser stops at the first syntax error. An author wants to see all of them at once, so the
smallest entry that cannot be parsed is reported and blanked (the lines and columns of the others
stay the same), and the file is parsed again until it parses.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from generator.model.layout import Layout
from generator.source.characters import OF_WHOLE_FILES, decode_text
from generator.source.nodes import MappingNode
from generator.source.odd_blanks import odd_blanks
from generator.source.parse.entries import SEPARATOR, conflict_problems, entry_at, starts_of
from generator.source.parse.reader import NodeReader
from generator.source.parse.strays import stray_lines
from generator.source.problem import Problem

_MOST_ENTRIES = 100  # entries that are skipped in one file


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What could be read of a file.

    `root` holds the entries that could be read, None if there are none. `lost` are the others,
    each as the numbers (from 1) of its `lines`.
    """

    root: MappingNode | None
    problems: tuple[Problem, ...]
    lines: tuple[str, ...] = ()
    lost: tuple[range, ...] = ()

    def written(self, lines: range) -> tuple[str, ...]:
        """The text of some lines."""
        return self.lines[lines.start - 1 : lines.stop - 1]


def read_file(content: bytes, path: str, layout: Layout | None = None) -> YamlFile:
    """Everything that can be read of a file, and everything that is wrong with it.

    Raises `MissingParserError` if PyYAML was installed without its C library.
    """
    text, problems = decode_text(content, path)
    if text is None:
        return YamlFile(None, tuple(problems))
    lines = text.split("\n")
    problems += [*odd_blanks(lines, path), *conflict_problems(lines, path)]
    strays = list(stray_lines(lines, path, layout))
    recovery = _Recovery(path, lines, layout)
    for stray in strays:
        for number in stray.lines:
            if stray.whole:  # what remained of the entry would echo
                recovery.blank(recovery.entry_at(number))
            recovery.skip(number)
    for problem in problems:
        if problem.code not in OF_WHOLE_FILES:
            recovery.blank(recovery.entry_at(problem.place.line))
    for number in (n for n, line in enumerate(lines, 1) if "\t" in line):
        recovery.blank(recovery.entry_at(number))  # of a run only the first line is reported
    root = recovery.root()
    return YamlFile(
        root,
        (*problems, *(s.problem for s in strays), *recovery.problems),
        tuple(lines),
        tuple(recovery.lost),
    )


class _Recovery:
    """A file in which entry after entry is blanked until the rest parses."""

    def __init__(self, path: str, lines: list[str], layout: Layout | None) -> None:
        self._path = path
        self._lines = list(lines)
        self._layout = layout
        self._written = lines
        self.problems: list[Problem] = []
        self.lost: list[range] = []

    @cached_property
    def _starts(self) -> list[int]:
        """Where entries begin; only computed for a file with something wrong."""
        return starts_of(self._written, self._layout)

    def entry_at(self, line: int) -> range:
        """The lines of the entry around a line."""
        return entry_at(line, self._starts, len(self._lines))

    def skip(self, line: int) -> None:
        """Passes over a line that is no content; a file of nothing else holds what is unknown."""
        self._lines[line - 1] = ""
        if not any(self._lines):
            self.lost.append(range(line, line + 1))

    def blank(self, entry: range) -> None:
        """Blanks an entry, if anything of it is left."""
        if any(self._lines[line - 1].strip() for line in entry):
            self.lost.append(entry)
        for line in entry:
            self._lines[line - 1] = ""

    def root(self) -> MappingNode | None:
        """The mapping of what parses; the problems of everything else are recorded."""
        reader = self._read(self._lines)
        while (breaking := reader.breaking) and len(self.lost) < _MOST_ENTRIES:
            if breaking.code == "YML007":
                entries = self._separators(breaking.place.line)
            else:
                entries = [self._broken_entry(breaking, reader)]
            inside = {line for entry in entries for line in entry}
            self._note([*(p for p in reader.problems if p.place.line in inside), breaking])
            left = len(self.lost)
            for entry in entries:
                self.blank(entry)
            if len(self.lost) == left:
                break
            reader = self._read(self._lines)
        self._note(p for p in reader.problems if not (self.lost and p.code == "YML028"))
        if breaking is None:
            return reader.root
        hint = f"{breaking.hint}这个文件只读到这里：改好再查一次。"
        self._note([replace(breaking, hint=hint)])
        self.lost.append(range(1, len(self._lines) + 1))
        return None

    def _read(self, lines: list[str]) -> NodeReader:
        reader = NodeReader(self._path, lines, self._layout)
        reader.read()
        return reader

    def _note(self, problems: Iterable[Problem]) -> None:
        """Records problems; of several syntax errors on one line only the first."""
        for problem in problems:
            known = [p for p in self.problems if p.place.line == problem.place.line]
            if all(p.place.column != problem.place.column for p in known):
                self.problems.append(problem)

    def _separators(self, first: int) -> list[range]:
        """All lines that separate documents, from the first that is wrong on."""
        numbered = enumerate(self._lines[first - 1 :], start=first)
        return [range(n, n + 1) for n, line in numbered if SEPARATOR.match(line)]

    def _broken_entry(self, breaking: Problem, reader: NodeReader) -> range:
        """The entry that keeps the file from being parsed.

        It is the one around the problem, the one in which the parser began what it could not
        finish, or the first one it did not finish: whichever lets it get furthest when blanked.
        """
        numbered = enumerate(self._lines[reader.done :], start=reader.done + 1)
        says = (n for n, line in numbered if line.strip() and not line.lstrip().startswith("#"))
        unfinished = next(says, reader.done or 1)
        lines = (breaking.place.line, reader.began or unfinished, unfinished)
        entries = list(dict.fromkeys(map(self.entry_at, lines)))
        return max(entries, key=self._reach) if len(entries) > 1 else entries[0]

    def _reach(self, entry: range) -> int:
        """How many lines are parsed when an entry is blanked."""
        lines = ["" if n in entry else line for n, line in enumerate(self._lines, start=1)]
        reader = self._read(lines)
        return reader.done if reader.breaking else len(lines) + 1
