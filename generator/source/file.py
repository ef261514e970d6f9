"""One file of a content folder → its records, and what is wrong with it on its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from generator.model import Part, Record
from generator.model.layout import Layout, layout_of
from generator.source.draft import Draft, EntryContext, draft_of, unread_draft
from generator.source.nodes import MappingEntry, MappingNode, ScalarNode, last_line
from generator.source.parse import YamlFile, key_on, lone_keys, names_in, read_file
from generator.source.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class ContentFile:
    """What one file holds. `legible` is false if there may be records whose ids are unknown."""

    name: str
    legible: bool
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]


def read_content_file(name: str, content: bytes, path: str) -> ContentFile:
    """The records of a file; pure, so that the result may be reused for the same bytes.

    `name` is relative to the content folder, `path` is how messages name the file.
    """
    layout = layout_of(name)
    if layout is None:
        raise ValueError(f"{name} belongs to no kind")
    file = read_file(content, path, layout)
    if layout.keyed:
        return _list_of_records(name, layout, file, path)
    return ContentFile(name, True, (_sole_draft(name, layout.model, file, path),), file.problems)


def _sole_draft(name: str, model: type[Part], file: YamlFile, path: str) -> Draft:
    """The part that a file consists of: a record named by its stem, or words of the site."""
    is_record = issubclass(model, Record)
    owner = name.rpartition("/")[2].removesuffix(".yml") if is_record else name
    if file.root is None:
        return unread_draft(owner, model, Place(path))
    lost = frozenset[str]().union(*(names_in(file.written(entry)) for entry in file.lost))
    if file.lost and not lost & model.model_fields.keys():
        lost |= model.model_fields.keys()  # there is no telling which field it was
    place = Place(path) if is_record else file.root.place
    entry = MappingEntry(ScalarNode(owner, True, place, 1), file.root)
    return draft_of(entry, model, _context_of(file, model, range(1, len(file.lines) + 1), lost))


def _list_of_records(name: str, layout: Layout, file: YamlFile, path: str) -> ContentFile:
    """The records of a list. A field in the column of the ids belongs to the record above it."""
    model = layout.model
    entries = file.root.entries if file.root else ()
    strays = [entry for entry in entries if entry.key.text in model.model_fields]
    drafts: list[Draft] = []
    known = set[str]()
    for number, entry in enumerate(entries):
        if entry not in strays:
            own = takewhile(strays.__contains__, entries[number + 1 :])
            lost = frozenset(stray.key.text for stray in own)
            lines = range(entry.key.place.line, last_line(entry.value) + 1)
            draft = draft_of(entry, model, _context_of(file, model, lines, lost))
            if lost and not isinstance(entry.value, MappingNode):
                draft = replace(draft, problems=())  # its fields are there, in another column
            drafts.append(replace(draft, is_again=draft.owner in known))
            known.add(draft.owner)
    legible = file.root is not None or bool(file.lost)
    for lines in file.lost:
        first, *others = file.written(lines)
        owner = key_on(first, layout)
        if not owner or lone_keys(others) - model.model_fields.keys():
            legible = False
        if owner and owner not in known:
            key = Place(path, lines.start, 1, len(owner), first)
            drafts.append(unread_draft(owner, model, key))
            known.add(owner)
    around = [p for p in file.problems if not any(p.place.line in lines for lines in file.lost)]
    # If an id is indented or lost, its record is part of the one above.
    legible = legible and not any(problem.code in ("YML021", "YML034") for problem in around)
    drafts.sort(key=lambda draft: draft.key.line)
    problems = (*file.problems, *_stray_fields(entries, strays))
    return ContentFile(name, legible, tuple(drafts), problems)


def _context_of(
    file: YamlFile, model: type[Part], lines: range, lost: frozenset[str]
) -> EntryContext:
    """What the problems of a file say about the record on some of its lines."""
    inside = [problem for problem in file.problems if problem.place.line in lines]
    odd = {problem.place.line for problem in inside}
    # Of two values for one field there is no telling which is meant.
    odd |= {o.place.line for p in file.problems if p.code == "YML005" for o in p.related}
    lost |= names_in(file.lines[line - 1] for line in odd)
    end = len(file.lines) if file.lines and file.lines[-1] else 0
    if any(p.code == "YML006" or (p.code == "YML025" and p.place.line == end) for p in inside):
        lost |= model.model_fields.keys()  # something that has no name, or was cut off
    misplaced = any(problem.code == "YML021" for problem in inside)
    return EntryContext(file.lines, frozenset(odd), lost, misplaced)


def _stray_fields(
    entries: Sequence[MappingEntry], strays: Sequence[MappingEntry]
) -> Iterator[Problem]:
    """One problem for fields, one below the other, in the column of the ids."""
    runs = groupby(entries, key=lambda entry: entry in strays)
    for first, *more in (list(run) for is_stray, run in runs if is_stray):
        key, last = first.key, last_line((more or [first])[-1].value)
        message = f"{key.text} 是一条记录里的字段，前面少了空格。"
        hint = "改成 2 个空格，和记录里的别的字段对齐。"
        if more:
            message = f"{key.text} 等 {len(more) + 1} 个字段是一条记录里的，前面少了空格。"
            hint = f"从这一行到第 {last} 行，每行前面都加 2 个空格。"
        yield Problem("YML021", key.place, message, hint)
