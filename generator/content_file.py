"""One file of a content folder → its records, and what is wrong with it by itself."""

from dataclasses import dataclass, replace

from pydantic import ValidationError

from generator.layout import layout_of
from generator.model import Part, Record
from generator.nodes import Entry, Mapping, Node, Scalar, to_data
from generator.problems import Place, Problem
from generator.shape import shape_problems
from generator.yaml_source import read_yaml

# Slips of YAML behind which whole records may be missing, or hold what belongs to another.
_LOSE_RECORDS = frozenset({"YML005", "YML007", "YML021"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as written: what it became, if it is valid, and what is wrong with it if not.

    `owner` is its id, or the name of the file for the words of the site.
    """

    owner: str
    key: Place
    node: Node
    part: Part | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ContentFile:
    """What one file holds. `legible` is false when records of it may be missing."""

    name: str
    lines: list[str]
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
    lines = content.decode("utf-8", "replace").splitlines() or [""]
    drafts: tuple[Draft, ...] = ()
    if mapping is not None:
        if not issubclass(model, Record):
            drafts = (_words(name, mapping, model, lines),)
        elif not layout.keyed:
            stem = name.rpartition("/")[2].removesuffix(".yml")
            start = Place(path)
            drafts = (_draft(Entry(Scalar(stem, True, start, 1), mapping), model, lines),)
        else:
            drafts = tuple(_draft(entry, model, lines) for entry in mapping.entries)
            problems += [p for draft in drafts for p in draft.problems if p.code == "YML021"]
            drafts = tuple(d for d in drafts if d.owner not in model.model_fields)
    if problems:
        drafts = tuple(_without_echoes(draft, problems) for draft in drafts)
    legible = mapping is not None and not any(p.code in _LOSE_RECORDS for p in problems)
    return ContentFile(name, lines, legible, drafts, tuple(problems))


def _without_echoes(draft: Draft, problems: list[Problem]) -> Draft:
    """A draft without what only follows from a slip of YAML that is told already."""
    lines = {problem.place.line for problem in problems}
    own = (p for p in draft.problems if p.place.line not in lines and p.code != "FLD002")
    return replace(draft, problems=tuple(own))


def _words(name: str, node: Mapping, model: type[Part], lines: list[str]) -> Draft:
    part, problems = _validate(model, to_data(node), node, lines)
    return Draft(name, node.place, node, part, tuple(problems))


def _draft(entry: Entry, model: type[Record], lines: list[str]) -> Draft:
    """A record from its id and content."""
    owner, place = entry.key.text, entry.key.place
    if not isinstance(entry.value, Mapping):
        hint = "在下一行缩进两格，写上 title: 等字段；照同类记录的样子写。"
        problem = Problem("KB003", place, f"{owner} 下面没有内容。", hint)
        if owner in model.model_fields:
            hint = "改成 2 个空格，和记录里的别的字段对齐。"
            message = f"{owner} 是一条记录里的字段，前面少了空格。"
            problem = Problem("YML021", place, message, hint)
        return Draft(owner, place, entry.value, None, (problem,))
    data = to_data(entry.value)
    told = _told_twice(entry.value, owner)
    part, problems = _validate(model, {**data, "id": owner}, entry.value, lines)
    of_id = (replace(p, place=place) if p.code == "FLD003" else p for p in problems)
    return Draft(owner, place, entry.value, part, (*told, *of_id))


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


def _validate(
    model: type[Part], data: dict[str, object], node: Mapping, lines: list[str]
) -> tuple[Part | None, list[Problem]]:
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, list(shape_problems(error, node, model, lines))
