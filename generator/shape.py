"""What pydantic says of a record's shape, said to an author in Chinese, with place and repair."""

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model.fields import LAST_DAY
from generator.problems import Place, Problem
from generator.yaml_source import Mapping, Node, Sequence


def shape_problems(error: ValidationError, node: Mapping, model: type[Any]) -> Iterator[Problem]:
    """One problem for each thing that is wrong with the shape of a record.

    `node` is the record as written, `model` the class it should fit.
    """
    for detail in error.errors(include_url=False, include_input=True):
        yield _problem(detail, node, model)


def _locate(node: Node, path: tuple[str | int, ...]) -> tuple[Place, Place]:
    """The places of the key and of the value at `path`, as far as it exists."""
    key, value = node.place, node.place
    for part in path:
        if isinstance(node, Mapping) and (entry := node.entry(part)) is not None:
            key, node = entry.key.place, entry.value
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            key = node.place
        else:
            break
        value = node.place
    return key, value


def _fields(model: type[Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    """The fields of the (nested) model that the last name of `path` belongs to."""
    for part in path[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            inner = _nested(model.model_fields[part].annotation)
            model = inner or model
    return dict(model.model_fields)


def _nested(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as tuple[Evidence, ...] | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if (found := _nested(inner)) is not None:
            return found
    return None


def _problem(detail: ErrorDetails, node: Mapping, model: type[Any]) -> Problem:
    path = detail["loc"]
    key, value = _locate(node, path)
    names = [part for part in path if isinstance(part, str)]
    name = names[-1] if names else ""
    fields = _fields(model, path)
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return Problem("FLD001", key, f"没有叫 {name} 的字段。", _did_you_mean(name, fields))
    if kind == "missing":
        meaning = fields[name].description if name in fields else ""
        return Problem("FLD002", key, f"缺少 {name}（{meaning}）。", f"加上一行 {name}: …")
    if name == "id":
        hint = "只用小写字母、数字和 -，以字母开头。"
        return Problem("FLD003", key, f"编号「{detail['input']}」写法不对。", hint)
    code, message, hint = _describe(kind, context, name, detail["input"])
    field = fields.get(name)
    if field is not None and field.description:
        message = f"{name}（{field.description}）{message}"
    return Problem(code, value, message, hint)


def _did_you_mean(name: str, fields: dict[str, Any]) -> str:
    close = difflib.get_close_matches(name, fields, n=1, cutoff=0.5)
    if close:
        return f"是不是 {close[0]}？"
    return "可用的字段：" + "、".join(field for field in fields if field != "id") + "。"


def _describe(kind: str, context: dict[str, Any], name: str, given: object) -> tuple[str, str, str]:
    """Code, message and hint for a value that does not fit its field."""
    if kind == "enum":
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", "、")
        return "FLD004", f"不能是「{given}」。", f"从这些里选一个：{allowed.replace(', ', '、')}。"
    if kind in ("tuple_type", "too_short") and not isinstance(given, list | tuple):
        return "FLD005", "应是列表。", "写成 [一, 二]，或每行以 - 开头。"
    if kind == "too_short":
        return "FLD006", "至少要有一条。", "加上一条；真的没有就和大家商量。"
    if kind == "too_long":
        return "FLD006", f"最多 {context.get('max_length')} 条。", "删掉多余的。"
    if kind in ("model_type", "model_attributes_type"):
        return "FLD005", "应是带字段的条目。", "写成 字段: 内容，下一行缩进对齐。"
    if kind in ("int_type", "greater_than_equal", "less_than_equal"):
        return "FLD007", f"应是 0 到 {LAST_DAY} 的整数。", "只写数字，不加引号、不加前面的 0。"
    if kind == "string_too_long":
        return "FLD008", f"太长，最多 {context.get('max_length')} 个字。", "缩短，或拆成几条。"
    if kind == "string_pattern_mismatch":
        return (
            "FLD009",
            f"写法不对：「{given}」。",
            _PATTERN_HINTS.get(name, "照同类记录的写法改。"),
        )
    if kind.startswith("date") or (kind == "value_error" and name == "reviewed"):
        return "FLD010", f"不是日期：「{given}」。", "写成 2026-11-21 这样，不加引号。"
    if given is None or given == "" or kind == "string_too_short":
        return "FLD011", "是空的。", "写上内容，或删掉这一行。"
    if kind == "string_type":
        return "FLD005", "应是一段文字。", "直接写文字；多段文字用 | 另起一行。"
    return "FLD012", "写法不对。", "照同类记录的写法改。"


_PATTERN_HINTS = {
    "material": "写成 s0-01、L01 或 C01 这样的编号。",
    "number": '电话号码加双引号，只写数字和一个 -，例如 "010-00000"。',
    "numbers": "电话号码加双引号，只写数字和一个 -。",
    "address": "写完整网址，以 https:// 或 http:// 开头，没有空格。",
}
