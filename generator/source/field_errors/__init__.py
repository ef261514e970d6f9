"""What pydantic finds wrong with a record, as problems in Chinese with place and repair."""

from collections.abc import Collection, Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.model import Part
from generator.model.walk import form_of
from generator.source.field_errors.describe import describe_mismatch
from generator.source.field_errors.names import meant_fields, misplaced, model_at, unknown_name
from generator.source.field_errors.shapes import ITEM_MARK
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, last_line, node_at
from generator.source.problem import Place, Problem, brief

__all__ = ["field_problems", "misplaced"]


def field_problems(
    error: ValidationError,
    node: MappingNode,
    model: type[Part],
    lines: list[str],
    lost: Collection[str] = (),
) -> Iterator[Problem]:
    """One problem for each thing that is wrong with the fields of a record.

    `node` is the record as written, `model` the class it should fit, `lines` the whole file.
    `lost` are fields that were written but could not be read: they are not missing.
    """
    details = error.errors(include_url=False, include_input=True)
    meant = meant_fields(details, node, model)
    misspelt = {(*path[:-1], name) for path, name in meant.items()}
    for detail in details:
        if detail["type"] == "extra_forbidden":
            yield unknown_name(detail["loc"], node, model, meant.get(detail["loc"]))
            continue
        if detail["type"] == "missing" and (detail["loc"] in misspelt or detail["loc"][-1] in lost):
            continue
        if detail["type"] == "too_short" and any(_inside(other, detail) for other in details):
            continue  # the list is too short only because its items are invalid
        yield _problem(detail, node, model, lines)


def _inside(detail: ErrorDetails, around: ErrorDetails) -> bool:
    depth = len(around["loc"])
    return len(detail["loc"]) > depth and detail["loc"][:depth] == around["loc"]


def _problem(
    detail: ErrorDetails, node: MappingNode, model: type[Part], lines: list[str]
) -> Problem:
    path = detail["loc"]
    key, written = node_at(node, path)
    names = [part for part in path if isinstance(part, str)]
    name = names[-1] if names else ""
    model = model_at(model, path)
    fields = model.model_fields
    if detail["type"] == "missing":
        return _missing(name, fields, node_at(node, path[:-1])[1], lines)
    form = form_of(model, name) if name == "id" else None
    if form is not None:  # the id is the name of the record, not a field in the file
        given = str(detail["input"])
        message = form.message.format(given=brief(given))
        return Problem(form.code, key, message, form.hint_for(given))
    field = fields.get(name)
    code, message, hint = describe_mismatch(detail, name, model)
    if code == "FLD005":
        hint = _in_other_form(written, detail["type"], lines) or hint
    if field is not None and field.description:
        message = f"{name}（{field.description}）{message}"
    return Problem(code, written.place, message, hint)


def _in_other_form(written: Node, kind: str, lines: list[str]) -> str:
    """How to turn lines without marks into a list, or a list in brackets into a text."""
    place = written.place
    start = place.column - 1
    stop = start + place.width
    meant = place.excerpt[start:stop]
    if kind == "tuple_type" and isinstance(written, ScalarNode) and place.line < written.last_line:
        first = ITEM_MARK.sub("", place.excerpt[start:].strip(), 1) if written.plain else ""
        if first and place.excerpt[:start].rstrip().endswith(":"):
            below = lines[place.line] if place.line < len(lines) else ""
            how = "缩进两格，每条都以 - 和一个空格开头，第一条"
            if below.lstrip().startswith("- "):
                how = "和下一行的 - 对齐，"
            return f"在冒号后面换行，{how}写成：- {first}"
        return f"每一行都以 - 和一个空格开头，第一行写成：- {first}" if first else ""
    bare = meant.strip("[]").strip(" \"'")
    if kind == "string_type" and meant.startswith("[") and bare and _single(written):
        shown = f"{place.excerpt[:start]}{bare}{place.excerpt[stop:]}".strip()
        return f"要保留括号，就整段加上引号；不要括号，就写成：{shown}"
    return ""


def _single(written: Node) -> bool:
    """Whether a list holds one text."""
    items = written.items if isinstance(written, SequenceNode) else ()
    return len(items) == 1 and isinstance(items[0], ScalarNode)


def _missing(name: str, fields: dict[str, Any], node: Node, lines: list[str]) -> Problem:
    """A missing field, reported below the field that precedes it in the model."""
    place, below = node.place, "在这条记录里"
    for other in fields:
        if other == name:
            break
        entry = node.entry(other) if isinstance(node, MappingNode) else None
        if entry is not None:
            line = last_line(entry.value)
            excerpt = lines[line - 1] if line <= len(lines) else ""
            place, below = Place(place.path, line, len(excerpt) + 1, 1, excerpt), "在这一行下面"
            if line == node.place.line and line == last_line(node):
                place, below = node.place, "在这里"
    meaning = fields[name].description if name in fields else ""
    return Problem("FLD002", place, f"缺少 {name}（{meaning}）。", f"{below}加上 {name}: …")
