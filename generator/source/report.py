"""How problems are written: for a terminal, for GitHub, for machines."""

import json
import unicodedata
from collections.abc import Callable, Iterable

from generator.rules.finding import Span
from generator.source.problem import Place, Problem

MAX_SHOWN = 96  # terminal columns of a source line that are shown
_SCALE = 24  # columns of the longest bar of days


def format_text(problem: Problem, colour: bool = False) -> str:
    """`path:line:column: CODE 说明`, the source line with a pointer, and the repair."""
    place = problem.place
    paint = _paint if colour else _plain
    where = paint("1", f"{_visible(place.path)}:{place.line}:{place.column}:")
    lines = [f"{where} {paint('1;31', problem.code)} {_visible(problem.message)}"]
    lines += _excerpt(place, "^", lambda marks: paint("31", marks))
    lines += [f"  {line}" for line in bars(problem.spans)]
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
    reported = "\n\n".join(format_text(problem, colour) for problem in problems)
    spread = f"，分布在 {files} 个文件里" if files > 1 else ""
    return f"{reported}\n\n共 {len(problems)} 个问题{spread}。"


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
    """The source line with marks under the offending part; nothing for an empty line."""
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
    """The parts of a long line, cut so that the beginning of the offending part stays in view."""
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


# What a terminal would obey, or not show at all, is shown as a visible character.
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


def bars(spans: tuple[Span, ...]) -> list[str]:
    """Each span as a bar of its days, one below the other on one scale.

    先提醒 |####    第 0–3 天
    打电话 |   ###…  第 3 天起
    """
    if not spans:
        return []
    ends = [span.first + 3 if span.last is None else span.last for span in spans]
    first = min(span.first for span in spans)
    step = max(1, -(-(max(ends) - first + 1) // _SCALE))
    widest = max(columns(span.label) for span in spans)
    lines = []
    for span, end in zip(spans, ends, strict=True):
        label = span.label + " " * (widest - columns(span.label))
        length = max(1, end // step - span.first // step + 1)
        bar = " " * ((span.first - first) // step) + "#" * length
        days = f"第 {span.first} 天起" if span.last is None else f"第 {span.first}–{end} 天"
        lines.append(f"{label} |{bar}{'…' if span.last is None else ''}  {days}")
    return lines
