"""One file of a content folder → its records, and what is wrong with it by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from generator.model import Part, Record
from generator.model.layout import Layout, layout_of
from generator.model.partial import known_part
from generator.model.walk import Path
from generator.source.field_errors import shape_problems
from generator.source.nodes import Entry, Mapping, Node, Scalar, to_data
from generator.source.parse import read_yaml
from generator.source.problem import Place, Problem

# Slips of YAML behind which whole records may be missing, or hold what belongs to another.
_LOSE_RECORDS = frozenset({"YML005", "YML007", "YML021"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as written, what is known of it, and what is wrong with it.

    `owner` is its id, or the name of the file for the words of the site; `node` is what is
    written there. `unknown` are the paths of what `part` lacks because it could not be read.
    """

    owner: str
    key: Place
    node: Node
    part: Part
    unknown: tuple[Path, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ContentFile:
    """What one file holds. `legible` is false when records of it may be missing."""

    name: str
    legible: bool
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]


def read_content_file(name: str, content: bytes, path: str) -> ContentFile:
    """The records of a file of a kind; pure, so that its result may be kept for the same bytes.

    `name` is relative to the content folder, `path` is how messages name the file.
    """
    layout = layout_of(name)
    if layout is None:
        raise ValueError(f"{name} belongs to no kind")
    model = layout.model
    mapping, problems = read_yaml(content, path, layout)
    drafts: tuple[Draft, ...] = ()
    if mapping is not None:
        entries = _entries(name, layout, mapping, path)
        odd = frozenset(problem.place.line for problem in problems)
        drafts = tuple(_draft(entry, model, content, odd) for entry in entries)
        if layout.keyed:
            problems += [p for draft in drafts for p in draft.problems if p.code == "YML021"]
            drafts = tuple(draft for draft in drafts if draft.owner not in model.model_fields)
    if problems:
        drafts = tuple(_without_echoes(draft, problems) for draft in drafts)
    legible = mapping is not None and not any(p.code in _LOSE_RECORDS for p in problems)
    return ContentFile(name, legible, drafts, tuple(problems))


def lines_in(content: bytes) -> list[str]:
    """The lines of a file, of which there is at least one."""
    return content.decode("utf-8", "replace").splitlines() or [""]


def _entries(name: str, layout: Layout, mapping: Mapping, path: str) -> tuple[Entry, ...]:
    """The parts a file holds, by their ids: the only one, or those of a list."""
    if layout.keyed:
        return mapping.entries
    place = Place(path) if issubclass(layout.model, Record) else mapping.place
    return (Entry(Scalar(_sole(name, layout.model), True, place, 1), mapping),)


def _sole(name: str, model: type[Part]) -> str:
    """What the only part of a file is called: a record by the stem, words by the whole name."""
    return name.rpartition("/")[2].removesuffix(".yml") if issubclass(model, Record) else name


def _without_echoes(draft: Draft, problems: list[Problem]) -> Draft:
    """A draft without what only follows from a slip of YAML that is told already."""
    lines = {problem.place.line for problem in problems}
    own = (p for p in draft.problems if p.place.line not in lines and p.code != "FLD002")
    return replace(draft, problems=tuple(own))


def _draft(entry: Entry, model: type[Part], content: bytes, odd: frozenset[int]) -> Draft:
    """A record, or words of the site, from its name and what stands there.

    What stands on the odd lines, where something is wrong with the YAML, is not believed.
    """
    owner, place = entry.key.text, entry.key.place
    named: dict[str, Any] = {"id": owner} if issubclass(model, Record) else {}
    if not isinstance(entry.value, Mapping):
        empty = model.model_construct(**named)
        return Draft(owner, place, entry.value, empty, ((),), (_without_fields(entry, model),))
    data = {**to_data(entry.value), **named}
    told = _told_twice(entry.value, owner) if named else []
    doubtful = frozenset(_paths_on(odd, entry.value)) if odd else frozenset()
    try:
        part = model.model_validate(data)
        if not doubtful:
            return Draft(owner, place, entry.value, part, (), tuple(told))
    except ValidationError as error:
        found = shape_problems(error, entry.value, model, lines_in(content))
        told += [replace(p, place=place) if p.code == "FLD003" else p for p in found]
    part, unknown = known_part(model, data, doubtful)
    part = part.model_copy(update=named)
    return Draft(owner, place, entry.value, part, tuple(unknown), tuple(told))


def _paths_on(lines: frozenset[int], node: Node, path: Path = ()) -> Iterator[Path]:
    """The paths of the single values of which something stands on one of the lines."""
    if isinstance(node, Scalar):
        if not lines.isdisjoint(range(node.place.line, node.last_line + 1)):
            yield path
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _paths_on(lines, entry.value, (*path, entry.key.text))
    else:
        for index, item in enumerate(node.items):
            yield from _paths_on(lines, item, (*path, index))


def _without_fields(entry: Entry, model: type[Part]) -> Problem:
    """What is wrong with a record that is only an id; it may be a field in the column of ids."""
    name, place = entry.key.text, entry.key.place
    if name in model.model_fields:
        hint = "改成 2 个空格，和记录里的别的字段对齐。"
        message = f"{name} 是一条记录里的字段，前面少了空格。"
        return Problem("YML021", place, message, hint)
    hint = "在下一行缩进两格，写上 title: 等字段；照同类记录的样子写。"
    return Problem("KB003", place, f"{name} 下面没有内容。", hint)


def _told_twice(node: Mapping, owner: str) -> list[Problem]:
    """An id that is written although the name of the file or entry is the id."""
    found = node.entry("id")
    if found is None:
        return []
    given = found.value.text if isinstance(found.value, Scalar) else ""
    if given == owner:
        message, hint = "不用写 id：编号就是文件名或条目名。", "删掉这一行。"
        return [Problem("KB004", found.key.place, message, hint)]
    message = f"这里的 id 和文件名（或条目名）{owner} 不一样。"
    hint = f"删掉这一行，编号就是 {owner}；想换编号，就改文件名或条目名。"
    return [Problem("KB007", found.value.place, message, hint)]
