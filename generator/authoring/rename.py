"""A record gets another id: every place that names it follows, and the old address leads on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.authoring.repairs.edits import Edit, apply
from generator.authoring.uses import uses
from generator.model import KnowledgeBase, Record
from generator.source.folder import ContentFolder
from generator.source.problem import Place


@dataclass(frozen=True, slots=True)
class Renaming:
    """What becomes of the files: name → text before and after, and where the record's file goes.

    `moved` is the old and the new name of the record's own file, None for one of a list.
    """

    texts: Mapping[str, tuple[str, str]]
    moved: tuple[str, str] | None


def rename(base: KnowledgeBase, folder: ContentFolder, record: Record, new: str) -> Renaming:
    """The renaming of a record that is written out; of the others, where they could be read."""
    edits: dict[str, set[Edit]] = {}
    for use in uses(base, record, itself=True):
        file = folder.homes.get(use.owner, use.owner)
        place = folder.place_of(use.owner, use.path, use.ref)
        if _stands_at(place, use.ref):
            edits.setdefault(file, set()).add(_edit(place, use.ref, _named(use.ref, new)))
    home = folder.homes[record.id]
    texts = {file: _text(folder, file) for file in (*folder.files, *folder.pages)}
    after = {file: apply(text, edits.get(file, ())) for file, text in texts.items()}
    link = re.compile(rf"(?<=\]\(){re.escape(record.ref)}(?=\))")
    after = {file: link.sub(_named(record.ref, new), text) for file, text in after.items()}
    after[home] = "\n".join(_own_lines(after[home].split("\n"), folder, record, new))
    changed = {file: (texts[file], after[file]) for file in texts if texts[file] != after[file]}
    moved = (home, home.replace(f"/{record.id}.yml", f"/{new}.yml")) if "/" in home else None
    return Renaming(changed, moved)


def _own_lines(lines: list[str], folder: ContentFolder, record: Record, new: str) -> Iterator[str]:
    """The lines of the file of a record, under its new id, with its former one below the date."""
    key, date = folder.keys[record.id], folder.place_of(record.id, ("reviewed",))
    was = folder.place_of(record.id, ("was",)) if record.was else None
    former = f"was: [{', '.join((*(old for old in record.was if old != new), record.id))}]"
    for number, line in enumerate(lines, start=1):
        end = "\r" if line.endswith("\r") else ""
        indent = line[: len(line) - len(line.lstrip(" "))]
        if number == key.line and "/" not in folder.homes[record.id]:
            yield line.replace(record.id, new, 1)
        elif was is not None and number == was.line:
            yield f"{indent}{former}{end}"
        else:
            yield line
        if was is None and number == date.line:
            yield f"{indent}{former}{end}"


def _named(ref: str, new: str) -> str:
    """A reference to the new id, written as the old one was: with or without its kind."""
    kind, slash, _ = ref.rpartition("/")
    return f"{kind}{slash}{new}"


def _stands_at(place: Place, ref: str) -> bool:
    """Whether a place is that of a reference, and of nothing else; links in prose are not."""
    start = place.column - 1
    found = place.excerpt[start : start + place.width].strip("\"'")
    return found == ref and not place.excerpt[:start].endswith("](")


def _edit(place: Place, old: str, new: str) -> Edit:
    column = place.excerpt.index(old, place.column - 1) + 1
    return Edit(place.line, column, old, new)


def _text(folder: ContentFolder, file: str) -> str:
    if file in folder.pages:
        return folder.pages[file]
    # What is no text has no place that is edited, so it is not written again.
    return folder.files[file].content.decode("utf-8", "surrogateescape")
