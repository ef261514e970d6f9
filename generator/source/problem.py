"""A problem in the content, where it is, and how it reads."""

import json
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

MAX_SHOWN = 96  # terminal columns of a source line that are shown


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
class Related:
    """Another spot that a problem is about, and what stands there."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, said so that the author can mend it.

    `picture` holds lines drawn for a terminal, such as the days of two stages.
    """

    code: str
    place: Place
    message: str
    hint: str
    severity: str = "error"
    related: tuple[Related, ...] = ()
    picture: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The shape of `check --format json`; lines and columns from 1, `end_column` one past."""
        place = self.place
        return {
            "path": place.path,
            "line": place.line,
            "column": place.column,
            "end_line": place.line,
            "end_column": place.column + place.width,
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "hint": self.hint,
            "related": [
                {
                    "path": other.place.path,
                    "line": other.place.line,
                    "column": other.place.column,
                    "message": other.message,
                }
                for other in self.related
            ],
        }


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line and column."""
    return tuple(
        sorted(
            problems,
            key=lambda p: (p.place.path, p.place.line, p.place.column, p.code, p.message),
        )
    )


def brief(value: object, most: int = 30) -> str:
    """A value as a message quotes it: on one line, and not all of it when it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= most else f"{text[:most]}…"


def format_text(problem: Problem, colour: bool = False) -> str:
    """`path:line:column: CODE 说明`, the source line with a pointer, and the repair."""
    place = problem.place
    paint = _paint if colour else _plain
    where = paint("1", f"{_visible(place.path)}:{place.line}:{place.column}:")
    lines = [f"{where} {paint('1;31', problem.code)} {_visible(problem.message)}"]
    lines += _excerpt(place, "^", lambda marks: paint("31", marks))
    lines += [f"  {line}" for line in problem.picture]
    for other in problem.related:
        spot = f"{_visible(other.place.path)}:{other.place.line}"
        lines.append(f"  {paint('36', '另见')} {spot} {_visible(other.message)}")
        lines += _excerpt(other.place, "-", lambda marks: paint("36", marks))
    lines.append(f"  {paint('32', '修复：')}{_visible(problem.hint)}")
    return "\n".join(lines)


def format_report(problems: tuple[Problem, ...], colour: bool = False) -> str:
    """All problems of a run, and how many there are."""
    if not problems:
        return "没有发现问题。"
    files = len({problem.place.path for problem in problems})
    told = "\n\n".join(format_text(problem, colour) for problem in problems)
    spread = f"，分布在 {files} 个文件里" if files > 1 else ""
    return f"{told}\n\n共 {len(problems)} 个问题{spread}。"


def format_github(problem: Problem) -> str:
    """One workflow command that annotates the place in a pull request."""
    place = problem.place
    spot = {
        "file": place.path,
        "line": str(place.line),
        "endLine": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.width),
        "title": problem.code,
    }
    properties = ",".join(f"{name}={_escape_property(value)}" for name, value in spot.items())
    also = [f"另见 {o.place.path}:{o.place.line} {o.message}" for o in problem.related]
    message = "\n".join((problem.message, *also, f"修复：{problem.hint}"))
    return f"::error {properties}::{_escape_data(message)}"


def format_json(problems: Iterable[Problem]) -> str:
    """All problems as a JSON list."""
    return json.dumps([p.as_dict() for p in problems], ensure_ascii=False, indent=2)


def columns(text: str) -> int:
    """How many terminal columns a text takes; Chinese characters take two."""
    return sum(_char_columns(char) for char in text)


def _char_columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _excerpt(place: Place, mark: str, paint: Callable[[str], str]) -> list[str]:
    """The source line and, below it, marks under what is meant; nothing for a blank line."""
    text = _visible(place.excerpt)
    if not text.strip():
        return []
    start, stop = place.column - 1, place.column - 1 + place.width
    before, meant, after = text[:start], text[start:stop], text[stop:]
    if columns(text) > MAX_SHOWN:
        before, meant, after = _clipped(before, meant, after)
    gutter = f"{place.line:>5} | "
    marks = paint(mark * max(1, columns(meant)))
    return [
        gutter + before + meant + after,
        " " * (len(gutter) - 2) + "| " + " " * columns(before) + marks,
    ]


def _clipped(before: str, meant: str, after: str) -> tuple[str, str, str]:
    """The parts of a long line, cut so that the beginning of what is meant stays in view."""
    third = MAX_SHOWN // 3
    if columns(before) > third:
        before = "…" + _fitting(before[::-1], third - 1)[::-1]
    room = MAX_SHOWN - columns(before) - 1
    shown = _fitting(meant, room)
    rest = _fitting(after, room - columns(shown)) if shown == meant else ""
    cut = "…" if (shown, rest) != (meant, after) else ""
    return before, shown, rest + cut


def _fitting(text: str, room: int) -> str:
    """The beginning of a text that takes at most `room` columns."""
    taken = 0
    for index, char in enumerate(text):
        taken += _char_columns(char)
        if taken > room:
            return text[:index]
    return text


# What a terminal would act upon, or show as nothing, is shown as one character.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(
        "·" if unicodedata.category(char) in _UNSEEN and char != "\n" else char for char in text
    )


def _plain(_style: str, text: str) -> str:
    return text


def _paint(style: str, text: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


# Escapes of GitHub's workflow commands, as its toolkit writes them.
def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
