"""A problem in the content, and where it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.rules.finding import Span


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
    """One thing that is wrong, worded so that its author can repair it.

    `spans` are days to be drawn on one scale, such as those of two stages.
    """

    code: str
    place: Place
    message: str
    hint: str
    severity: str = "error"
    related: tuple[Related, ...] = ()
    spans: tuple[Span, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The format of `check --format json`; lines and columns from 1, `end_column` exclusive."""
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
    """A value as messages quote it: on one line, and shortened if it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= most else f"{text[:most]}…"
