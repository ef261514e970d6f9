"""Where and why a parser stopped, and how to look around there."""

import re
from dataclasses import dataclass

from generator.model.layout import Layout, all_field_names, list_names, text_names
from generator.model.vocabulary import Markup
from generator.source.problem import Place

KEY = re.compile(r"^( *(?:- +)*)([A-Za-z_][\w-]*|'[^']*'|\"[^\"]*\")")
ENTRY = re.compile(KEY.pattern + r" *:(?: |$)")


@dataclass(frozen=True, slots=True)
class ParserError:
    """Where a parser stopped, and why. Lines and columns from 1; the context is what it was in."""

    path: str
    lines: list[str]
    what: str
    line: int
    column: int
    context: str
    context_line: int
    context_column: int
    layout: Layout | None = None  # what the file holds, if known

    @property
    def keyed(self) -> bool:
        """Whether the file is a list of records, so that ids begin its lines."""
        return self.layout is not None and self.layout.keyed

    @property
    def fields(self) -> set[str]:
        """The fields of a record of the file."""
        return set(self.layout.model.model_fields) if self.layout else set()

    @property
    def names(self) -> frozenset[str]:
        """Every field, including those of the parts of a record."""
        return all_field_names(self.layout.model) if self.layout else frozenset()

    @property
    def lists(self) -> frozenset[str]:
        """Every field that holds a list."""
        return list_names(self.layout.model) if self.layout else frozenset()

    @property
    def long_texts(self) -> frozenset[str]:
        """Every field that holds a text of several paragraphs."""
        return text_names(self.layout.model, Markup.PROSE) if self.layout else frozenset()

    @property
    def short_texts(self) -> frozenset[str]:
        """Every field that holds a text of one paragraph."""
        if self.layout is None:
            return frozenset()
        return text_names(self.layout.model, Markup.LINE, Markup.TEXT)

    def text(self, line: int) -> str:
        """A line of the file; nothing beyond its end."""
        return self.lines[line - 1] if 1 <= line <= len(self.lines) else ""

    def above(self, line: int) -> int:
        """The next line above that is neither empty nor a comment, 0 if there is none."""
        for number in range(min(line - 1, len(self.lines)), 0, -1):
            if (text := self.lines[number - 1].strip()) and not text.startswith("#"):
                return number
        return 0

    def goes_on(self, line: int) -> bool:
        """Whether the next line is indented deeper and so belongs to the value on this one."""
        text, below = self.text(line), self.text(line + 1)
        key = ENTRY.match(text)
        column = len(key[1]) if key else indent_of(text)
        return bool(below.strip()) and indent_of(below) > column and below.strip()[0] != "#"

    def place(self, line: int, column: int = 0, width: int = 0) -> Place:
        """A place; by default everything on its line."""
        line = max(1, min(line, len(self.lines)))
        text = self.text(line)
        start = column or indent_of(text) + 1
        return Place(self.path, line, start, width or max(1, len(text.rstrip()) - start + 1), text)


def written(line: str) -> str:
    """How a hint shows a corrected line: without its indentation but whole, to be copied."""
    return f"写成：{line.strip()}"


def quoted(value: str) -> str:
    """A value in whichever quotation marks it does not contain."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def indent_of(text: str) -> int:
    """How many spaces a line begins with."""
    return len(text) - len(text.lstrip(" "))
