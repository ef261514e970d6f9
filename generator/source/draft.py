"""One record as written → what is known of it, and what is wrong with it on its own."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from generator.model import Part, Record
from generator.model.partial import known_part
from generator.model.walk import FieldPath
from generator.source.field_errors import field_problems, misplaced
from generator.source.nodes import MappingEntry, MappingNode, Node, ScalarNode, last_line, to_data
from generator.source.parse import names_in
from generator.source.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as written, what is known of it, and what is wrong with it.

    `owner` is its id, or the name of the file for the words of the site; `node` is what is
    written there. `unknown` are the paths of what `part` lacks because it could not be read.
    `is_again` is true for the second record with the same id in one file, which is reported there;
    `meant` is the file in which the record belongs, if it stands in that of another kind.
    """

    owner: str
    key: Place
    node: Node
    part: Part
    unknown: tuple[FieldPath, ...]
    problems: tuple[Problem, ...]
    is_again: bool = False
    meant: str = ""


@dataclass(frozen=True, slots=True)
class EntryContext:
    """What the YAML around an entry says about it.

    On the `odd` lines something is wrong with the YAML: their content cannot be trusted. `lost`
    are fields that were written but could not be read. `misplaced` is true if lines begin in the
    wrong column, so that fields may have ended up in another record.
    """

    lines: tuple[str, ...]
    odd: frozenset[int] = frozenset()
    lost: frozenset[str] = frozenset()
    misplaced: bool = False


def unread_draft(owner: str, model: type[Part], key: Place, *problems: Problem) -> Draft:
    """A record of which only the id is known."""
    part = model.model_construct(**_named(owner, model))
    return Draft(owner, key, MappingNode((), key), part, ((),), problems)


def draft_of(entry: MappingEntry, model: type[Part], around: EntryContext) -> Draft:
    """A record, or the words of the site, from its name and what is written there."""
    owner, key, node = entry.key.text, entry.key.place, entry.value
    if not isinstance(node, MappingNode):
        hint = "在下一行缩进两格，写上 title: 等字段；照同类记录的样子写。"
        if isinstance(node, ScalarNode) and node.text:
            hint = f"是多出来的话，就删掉这一行；是一条记录，就{hint}"
        return unread_draft(
            owner, model, key, Problem("KB003", key, f"{owner} 下面没有内容。", hint)
        )
    elsewhere = None if around.lost else misplaced(map(str, to_data(node)), model)
    if elsewhere is not None:
        hint = elsewhere.hint
        if not key.excerpt:  # the file holds nothing else
            hint = f"把这个文件移到 {elsewhere.meant.plural} 文件夹里，文件名不变。"
        problem = Problem("KB009", key, elsewhere.message, hint)
        draft = unread_draft(owner, model, key, problem)
        return replace(draft, meant=f"{elsewhere.meant.plural}.yml")
    data = {**to_data(node), **_named(owner, model)}
    reported = _written_id(node, owner) if issubclass(model, Record) else []
    doubtful = dict(_doubtful(node, around.odd)) if around.odd else {}
    lost = around.lost.union(*(_names_on(lines, around) for lines in doubtful.values()))
    if around.misplaced:
        lost |= model.model_fields.keys()
    try:
        part = model.model_validate(data)
        if not doubtful and not lost:
            return Draft(owner, key, node, part, (), tuple(reported))
    except ValidationError as error:
        found = field_problems(error, node, model, list(around.lines), lost)
        reported += [replace(p, place=key) if p.code == "FLD003" else p for p in found]
    part, unknown = known_part(model, data, doubtful)
    unknown += [(name,) for name in sorted(lost & model.model_fields.keys() - data.keys())]
    part = part.model_copy(update=_named(owner, model))
    own = tuple(p for p in reported if p.place.line not in around.odd)
    return Draft(owner, key, node, part, tuple(unknown), own)


def _named(owner: str, model: type[Part]) -> dict[str, Any]:
    """The id, which is not a field in the file."""
    return {"id": owner} if issubclass(model, Record) else {}


def _doubtful(
    node: Node, odd: Collection[int], path: FieldPath = ()
) -> Iterator[tuple[FieldPath, range]]:
    """The paths of the values that are at least partly on an odd line, with their lines."""
    if isinstance(node, ScalarNode):
        lines = range(node.place.line, node.last_line + 1)
        if any(line in odd for line in lines):
            yield path, lines
    elif isinstance(node, MappingNode):
        for entry in node.entries:
            inner = (*path, entry.key.text)
            if entry.key.place.line in odd:
                yield inner, range(entry.key.place.line, last_line(entry.value) + 1)
            else:
                yield from _doubtful(entry.value, odd, inner)
    else:
        for index, item in enumerate(node.items):
            yield from _doubtful(item, odd, (*path, index))


def _names_on(lines: range, around: EntryContext) -> frozenset[str]:
    """Possible field names on some lines."""
    return names_in(around.lines[line - 1] for line in lines)


def _written_id(node: MappingNode, owner: str) -> list[Problem]:
    """An `id` field, although the name of the file or entry is the id."""
    found = node.entry("id")
    if found is None:
        return []
    given = found.value.text if isinstance(found.value, ScalarNode) else ""
    if given == owner:
        message, hint = "不用写 id：编号就是文件名或条目名。", "删掉这一行。"
        return [Problem("KB004", found.key.place, message, hint)]
    message = f"这里的 id 和文件名（或条目名）{owner} 不一样。"
    hint = f"删掉这一行，编号就是 {owner}；想换编号，就改文件名或条目名。"
    return [Problem("KB007", found.value.place, message, hint)]
