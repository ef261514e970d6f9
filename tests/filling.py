"""Writes what the author of a mistake wrote after a hint that leaves something to them.

A case says it in `filled.txt`, in the lines of a diff: `@ steps/calm.yml` names a file, a blank
line parts two places of it. Lines with `+` alone are a new file, or stand for one nobody could
read; `@ steps/a.yml removed` takes a file away, `@ steps/a.yml -> steps/b.yml` renames it.

A value of the author's own must lead to a clean check; and whatever they touched is what a problem
points at or names, so that nobody has to guess a second place.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model.knowledge_base import KINDS
from generator.source.problem import Problem

_NAME = re.compile(r"[A-Za-z_][\w./-]+|s\d+-\d+|---")


@dataclass(frozen=True)
class Change:
    """Some lines of a file that became others; `number` is where they began, from 1."""

    file: str
    number: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    within: str = ""  # the field of whose list or text they are part
    is_whole: bool = False  # a file that went, or stands for one that nobody could read

    @property
    def lines(self) -> range:
        """The numbers of the lines that were changed, or the two between which some came."""
        if self.old:
            return range(self.number, self.number + len(self.old))
        return range(self.number - 1, self.number + 1)


def fill(folder: Path, written: str) -> list[Change]:
    """Writes it into a content folder, and says what was changed."""
    changes = []
    for section in re.split(r"^@ ", written, flags=re.MULTILINE)[1:]:
        head, _, body = section.partition("\n")
        file, _, other = head.partition(" -> ")
        if other:
            (folder / other).parent.mkdir(exist_ok=True)
            (folder / file).rename(folder / other)
            changes.append(Change(file, 1, (), (other,)))
        elif file.endswith(" removed"):
            changes.append(_removed(folder, file.removesuffix(" removed")))
        hunks = body.strip("\n").split("\n\n") if body.strip() else ()
        changes += [_changed(folder, other or file, hunk.split("\n")) for hunk in hunks]
    return changes


def _removed(folder: Path, file: str) -> Change:
    path = folder / file
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    return Change(file, 1, (), (), is_whole=True)


def _changed(folder: Path, file: str, hunk: Sequence[str]) -> Change:
    path = folder / file
    new = [line[1:] for line in hunk if line[0] in " +"]
    if all(line[0] == "+" for line in hunk):
        path.parent.mkdir(exist_ok=True)
        is_whole = path.exists()
        assert not is_whole or _is_unread(path), f"{file} can be read: change lines of it"
        path.write_text("\n".join([*new, ""]), encoding="utf-8", newline="\n")
        return Change(file, 1, (), tuple(new), is_whole=is_whole)
    old = [line[1:] for line in hunk if line[0] in " -"]
    lines = path.read_text(encoding="utf-8").split("\n")
    places = [n for n in range(len(lines)) if lines[n : n + len(old)] == old]
    assert len(places) == 1, f"{old} stand in {file} {len(places)} times"
    lines[places[0] : places[0] + len(old)] = new
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    kept = next(n for n, line in enumerate(hunk) if line[0] != " ")
    gone = tuple(line[1:] for line in hunk if line[0] == "-")
    came = tuple(line[1:] for line in hunk if line[0] == "+")
    return Change(file, places[0] + kept + 1, gone, came, _field_above(lines, places[0] + kept))


def _is_unread(path: Path) -> bool:
    """Whether there is nothing in a file to read, or nothing that could be."""
    try:
        return not path.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError:
        return True


def _field_above(lines: Sequence[str], at: int) -> str:
    """The line of the field that some line, counted from 0, is indented below."""
    deep = len(lines[at]) - len(lines[at].lstrip(" ")) if at < len(lines) else 0
    above = reversed(lines[:at])
    return next((ln for ln in above if ln.strip() and len(ln) - len(ln.lstrip(" ")) < deep), "")


def unspoken(changes: Sequence[Change], problems: Sequence[Problem]) -> Iterator[Change]:
    """The changes that no problem points at, and that no hint names."""
    for change in changes:
        if not any(_points_at(change, p) or _names(change, p) for p in problems):
            yield change


def _points_at(change: Change, problem: Problem) -> bool:
    places = (problem.place, *(other.place for other in problem.related))
    told = {p.line for p in places if p.path == f"content/{change.file}"}
    if told and problem.place.path == f"content/{change.file}":
        told |= {int(number) for number in re.findall(r"第 (\d+)", problem.hint)}
    if change.is_whole:
        return bool(told)
    return any(line in told or line - 1 in told for line in change.lines)


def _names(change: Change, problem: Problem) -> bool:
    hint = f"{problem.message}{problem.hint}"
    kind = next((k for k in KINDS if change.file.split("/")[0].split(".")[0] == k.plural), None)
    if change.file in hint or Path(change.file).name in hint or (kind and kind.label in hint):
        return True
    if any(len(line.strip()) > 3 and line.strip() in hint for line in change.new):
        return True
    if "同一个文件夹" in hint and Path(change.file).parent.name in problem.place.path:
        return True
    touched = " ".join((*change.old, *change.new, change.within))
    return any(name in _NAME.findall(touched) for name in _NAME.findall(hint) if len(name) > 2)
