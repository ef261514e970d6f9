"""`check --fix` and `check --diff`: what the repairs change, shown, and on request written."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from generator.authoring.repairs import Repaired, repair
from generator.commands.shared import CLEAN, PROBLEMS, line_difference, refuse_to_write
from generator.model.layout import content_files, layout_of
from generator.output import write_text


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that repairs change: its name, what it held, and what it would hold."""

    path: Path
    before: str
    repaired: Repaired


def mended_files(folder: Path) -> Iterator[Mended]:
    """Every file of a content folder in which something can be repaired."""
    for file in content_files(folder):
        layout, path = layout_of(file), folder / file
        try:
            content = path.read_bytes()
        except OSError:
            continue  # the check reports which file cannot be read
        repaired = repair(content, layout) if layout else Repaired(content, ())
        if repaired.notes:
            yield Mended(path, content.decode("utf-8"), repaired)


def difference(mended: Mended) -> str:
    """What is done to a file, in words, then line by line. Line ends are not compared."""
    name = mended.path.as_posix()
    notes = [f"{name}:{note.line}: {note.message}" for note in mended.repaired.notes]
    after = mended.repaired.content.decode("utf-8")
    return "\n".join([*notes, *line_difference(name, mended.before, after, "修好之后")])


def show_repairs(folder: Path) -> int:
    """Shows what could be repaired and writes nothing; returns 1 if there is something."""
    found = list(mended_files(folder))
    _report(found, sys.stdout)
    print("\n以上只是预览，没有改文件；要改就用 --fix。" if found else "没有能自动修好的地方。")
    return PROBLEMS if found else CLEAN


def make_repairs(folder: Path, quiet: bool) -> int:
    """Writes the repairs and shows them; on standard error if standard output is for machines."""
    found = list(mended_files(folder))
    out = sys.stderr if quiet else sys.stdout
    _report(found, out)
    for mended in found:
        try:
            write_text(mended.path, mended.repaired.content.decode("utf-8"))
        except OSError as error:
            return refuse_to_write(mended.path.as_posix(), error)
    if found:
        print(f"\n自动修好了 {len(found)} 个文件。再检查一遍：", file=out)
    return CLEAN


def _report(found: list[Mended], out: TextIO) -> None:
    print("\n\n".join(map(difference, found)), end="\n" if found else "", file=out)
