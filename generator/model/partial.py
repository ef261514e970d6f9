"""What is known of a part when some of its values are invalid.

A wrong date is no reason to doubt the sentence below it. So each field, each item of a list and
each nested part is validated on its own, and what is valid is kept.
"""

import difflib
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from generator.model.record import Part
from generator.model.walk import FieldPath, is_list, part_in


def nearest_field(name: str, model: type[Part]) -> str | None:
    """The field that a name most likely misspells, or says in Chinese, or None. Never the id."""
    fields = {one: field for one, field in model.model_fields.items() if one != "id"}
    close = difflib.get_close_matches(name, fields, n=1, cutoff=0.65)
    if close or name.isascii():
        return close[0] if close else None
    said = (one for one, field in fields.items() if (field.description or "").startswith(name))
    return next(said, None)


def known_part(
    model: type[Part],
    data: Mapping[str, Any],
    doubtful: Collection[FieldPath] = (),
    at: FieldPath = (),
) -> tuple[Part, list[FieldPath]]:
    """A part with everything that is valid, and the paths of what is unknown.

    `doubtful` are the paths of values that cannot be trusted although they are valid. Lists keep
    their positions: an unknown item is None, and a nested part may lack fields.
    """
    values: dict[str, Any] = {}
    unknown: list[FieldPath] = []
    for name, field in model.model_fields.items():
        path = (*at, name)
        if name in data:
            values[name], lost = _known_value(model, name, data[name], doubtful, path)
            unknown += lost
        elif field.is_required():
            unknown.append(path)
    for name in data.keys() - model.model_fields.keys():
        unknown.append((*at, name))
        if (meant := nearest_field(name, model)) and meant not in data:
            unknown.append((*at, meant))
    known = {name: value for name, value in values.items() if (*at, name) not in unknown}
    return model.model_construct(**known), unknown


def _known_value(
    model: type[Part], name: str, value: Any, doubtful: Collection[FieldPath], path: FieldPath
) -> tuple[Any, list[FieldPath]]:
    """What is known of a field's value, and the paths of what is unknown in it."""
    doubted = any(other[: len(path)] == path for other in doubtful)
    if not doubted and (valid := _validated(model, name, value)) is not None:
        return valid[0], []
    inner = part_in(model.model_fields[name].annotation)
    if isinstance(value, dict) and inner is not None:
        return known_part(inner, value, doubtful, path)
    if not isinstance(value, tuple) or not is_list(model.model_fields[name].annotation):
        return None, [path]
    items, unknown = [], []
    for index, item in enumerate(value):
        known, lost = _known_item(model, name, item, doubtful, (*path, index))
        items.append(known)
        unknown += lost
    return tuple(items), unknown or [path]  # the items are valid, so their number is wrong


def _known_item(
    model: type[Part], name: str, item: Any, doubtful: Collection[FieldPath], path: FieldPath
) -> tuple[Any, list[FieldPath]]:
    """The same for a single item of a list."""
    inner = part_in(model.model_fields[name].annotation)
    if isinstance(item, dict) and inner is not None:
        return known_part(inner, item, doubtful, path)
    valid = None if path in doubtful else _validated(model, name, (item,))
    return (None, [path]) if valid is None else (valid[0][0], [])


def _validated(model: type[Part], name: str, value: Any) -> tuple[Any] | None:
    """The validated value of a field in a tuple, or None."""
    try:
        return (_adapter(model, name).validate_python(value),)
    except ValidationError:
        return None


@cache
def _adapter(model: type[Part], name: str) -> TypeAdapter[Any]:
    """The validator of a single field."""
    field = model.model_fields[name]
    annotation: Any = field.annotation
    for mark in field.metadata:
        annotation = Annotated[annotation, mark]
    return TypeAdapter(annotation)


def without_unknown(part: Part, unknown: Iterable[FieldPath]) -> Part:
    """A part without anything half-known, for callers that read its fields by name.

    Unknown items, and nested parts with something unknown, are left out of their lists; an unknown
    optional field has its default, a required one is missing. The path `()` means that nothing is
    known, so there is nothing to leave out.
    """
    below: dict[str | int, set[FieldPath]] = {}
    for path in filter(None, unknown):
        below.setdefault(path[0], set()).add(path[1:])
    known: dict[str, Any] = {}
    for name in type(part).model_fields.keys() & vars(part).keys():
        value, lost = getattr(part, name), below.get(name, set())
        if lost and isinstance(value, tuple) and () not in lost:
            odd = {path[0] for path in lost}
            known[name] = tuple(item for index, item in enumerate(value) if index not in odd)
        elif not lost or name == "id":  # messages need a name for every record
            known[name] = value
    return type(part).model_construct(**known)
