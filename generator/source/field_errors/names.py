"""Fields that a record does not have: what was meant, or which record it is instead."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pydantic_core import ErrorDetails

from generator.model import KINDS, Part, Record
from generator.model.fields import Written
from generator.model.partial import nearest_field
from generator.model.walk import FieldPath, is_list, mark_of, part_in
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, node_at
from generator.source.problem import Problem, brief

_CERTAIN = 3  # so many fields of another kind are no slip of the pen


class Misplaced(NamedTuple):
    """A record that stands in the file of another kind."""

    meant: type[Record]
    message: str
    hint: str


def model_at(model: type[Part], path: FieldPath) -> type[Part]:
    """The (nested) model that the last name of `path` belongs to."""
    for part in path[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            model = part_in(model.model_fields[part].annotation) or model
    return model


def meant_fields(
    details: Sequence[ErrorDetails], node: MappingNode, model: type[Part]
) -> Mapping[FieldPath, str]:
    """For each path that names no field, the field it was meant for, as far as that is clear.

    A part with one name it does not know, and one field it lacks, has it under another name
    if the value is of that form.
    """
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
    meant: dict[FieldPath, str] = {}
    for path in unknown:
        inside = model_at(model, path)
        beside = [other for other in unknown if other[:-1] == path[:-1]]
        lacking = [str(other[-1]) for other in missing if other[:-1] == path[:-1]]
        name = nearest_field(str(path[-1]), inside)
        if name not in lacking and len(beside) == len(lacking) == 1 and not _is_fixed(path, inside):
            name = lacking[0] if _fits(node_at(node, path)[1], inside, lacking[0]) else name
        around = node_at(node, path[:-1])[1] if path[:-1] else node
        if name is not None and isinstance(around, MappingNode) and around.entry(name) is None:
            meant[path] = name
    return meant


def _fits(value: Node, model: type[Part], name: str) -> bool:
    """Whether a value looks like what a field holds: a list, or a text."""
    if is_list(model.model_fields[name].annotation):
        return isinstance(value, SequenceNode)
    return isinstance(value, ScalarNode) and isinstance(mark_of(model, name), Written)


def _is_fixed(path: FieldPath, model: type[Part]) -> bool:
    """Whether a name is a property of the kind, which no record says of itself."""
    return issubclass(model, Record) and isinstance(getattr(model, str(path[-1]), None), str)


def unknown_name(
    path: FieldPath, node: MappingNode, model: type[Part], meant: str | None
) -> Problem:
    """The problem of a field that a part does not have."""
    key, _ = node_at(node, path)
    name, inside = str(path[-1]), model_at(model, path)
    shown = brief(name)
    if _is_fixed(path, inside):
        message = f"不用写 {shown}：它由文件夹或文件的名字决定。"
        return Problem("FLD001", key, message, "删掉这一行。")
    for depth in range(len(path) - 2, -1, -1):
        outer = path[: depth + 1]
        if isinstance(path[depth], str) and name in model_at(model, outer).model_fields:
            place, _ = node_at(node, outer)
            message = f"{shown} 是上一层的字段，缩进多了。"
            hint = f"改成 {place.column - 1} 个空格，和 {path[depth]} 对齐。"
            return Problem("FLD001", key, message, hint)
    if meant and not name.isascii():
        message = f"字段名用英文：{shown} 在这里写作 {meant}。"
        return Problem("FLD001", key, message, f"把「{name}」改成「{meant}」。")
    if meant:
        return Problem("FLD001", key, f"没有叫 {shown} 的字段。", f"是不是 {meant}？")
    known = "、".join(_shown(inside))
    hint = f"用不着它，就删掉；写错了名字，就换成可用的字段：{known}。"
    return Problem("FLD001", key, f"没有叫 {shown} 的字段。", hint)


def _shown(model: type[Part]) -> Iterable[str]:
    return (field for field in model.model_fields if field != "id")


def misplaced(keys: Iterable[str], model: type[Part]) -> Misplaced | None:
    """What a record with these fields is, if it fits another kind and not its own."""
    written = set(keys) - {"id"}
    if not issubclass(model, Record) or _misfits(written, model) < _CERTAIN:
        return None
    fitting = [kind for kind in KINDS if kind is not model and not _misfits(written, kind)]
    if len(fitting) != 1:
        return None
    meant = fitting[0]
    message = f"这一条像是「{meant.label}」，却写在「{model.label}」的文件里。"
    hint = f"整条移到 {meant.plural}.yml，或单独存成 {meant.plural}/ 里的一个文件。"
    return Misplaced(meant, message, hint)


def _misfits(written: set[str], kind: type[Record]) -> int:
    """How many fields a kind does not know, or lacks."""
    needed = {name for name, field in kind.model_fields.items() if field.is_required()}
    return len(written - kind.model_fields.keys()) + len(needed - {"id"} - written)
