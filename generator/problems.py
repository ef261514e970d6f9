"""A problem in the content, where it is, and how it reads."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file. `line` and `column` count from 1, in characters.

    `excerpt` is the whole source line, `width` the number of characters meant.
    """

    path: str
    line: int = 1
    column: int = 1
    width: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, said so that the author can mend it."""

    code: str
    place: Place
    message: str
    hint: str
    severity: str = "error"

    def as_dict(self) -> dict[str, str | int]:
        """The shape of `check --format json`."""
        return {
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "hint": self.hint,
        }


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line and column."""
    return tuple(
        sorted(
            problems,
            key=lambda p: (p.place.path, p.place.line, p.place.column, p.code, p.message),
        )
    )


def format_text(problem: Problem) -> str:
    """`path:line:column: CODE 说明`, the source line with a pointer, and the repair."""
    place = problem.place
    lines = [f"{place.path}:{place.line}:{place.column}: {problem.code} {problem.message}"]
    if place.excerpt.strip():
        gutter = f"{place.line:>5} | "
        lines.append(gutter + place.excerpt)
        before = place.excerpt[: place.column - 1]
        marked = place.excerpt[place.column - 1 : place.column - 1 + place.width] or " "
        pointer = " " * _columns(before) + "^" * max(1, _columns(marked))
        lines.append(" " * (len(gutter) - 2) + "| " + pointer)
    lines.append(f"  修复：{problem.hint}")
    return "\n".join(lines)


def format_github(problem: Problem) -> str:
    """One workflow command that annotates the line in a pull request."""
    place = problem.place
    properties = f"file={_escape_property(place.path)},line={place.line},col={place.column}"
    message = _escape_data(f"{problem.message}\n修复：{problem.hint}")
    return f"::error {properties},title={_escape_property(problem.code)}::{message}"


def format_json(problems: Iterable[Problem]) -> str:
    """All problems as a JSON list."""
    return json.dumps([p.as_dict() for p in problems], ensure_ascii=False, indent=2)


def _columns(text: str) -> int:
    """How many terminal columns a text takes; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


# Escapes of GitHub's workflow commands, as its toolkit writes them.
def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
