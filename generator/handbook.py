"""The tables of CONTRIBUTING.md, from the models and the rules, so that they cannot go stale."""

from enum import Enum
from typing import Any, get_args

from generator.model import KINDS, Part
from generator.model.fields import Refers, Written
from generator.model.walk import mark_of
from generator.rules import RULES

_BLOCK = "<!-- 由 python -m generator handbook 生成：{name} -->\n"
_END = "<!-- 生成结束 -->\n"


def update_handbook(text: str) -> str:
    """The guide with its generated blocks made anew; what stands around them is kept."""
    for name, table in (("字段", field_tables()), ("规则", rule_table())):
        start = _BLOCK.format(name=name)
        pieces = text.split(start)
        if len(pieces) != 2 or _END not in pieces[1]:
            raise ValueError(f"CONTRIBUTING.md 里应有且只有一个「{name}」生成块")
        text = f"{pieces[0]}{start}\n{table}\n{_END}{pieces[1].partition(_END)[2]}"
    return text


def field_tables() -> str:
    """One section for each kind of record: where it stands, and its fields."""
    sections = []
    for kind in KINDS:
        place = f"`content/{kind.plural}.yml` 或 `content/{kind.plural}/编号.yml`"
        head = f"### {kind.label}（{kind.kind}）\n\n{kind.about}写在 {place}。\n\n"
        sections.append(head + _table(kind))
    return "\n".join(sections)


def rule_table() -> str:
    """Every rule across records with its code; the docstring is the rule."""
    rows = (f"| {code} | {(rule.__doc__ or '').strip()} |" for code, rule in RULES.items())
    return "| 代码 | 规则 |\n|---|---|\n" + "\n".join(rows) + "\n"


def _table(model: type[Part]) -> str:
    rows = [row for row in _rows(model, "") if row]
    return "| 字段 | 必填 | 说明 | 怎样写 |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def _rows(model: type[Part], prefix: str) -> list[str]:
    """A row for each field, followed by those of the parts it holds."""
    rows = []
    for name, field in model.model_fields.items():
        if name == "id":
            continue
        part = _part_in(field.annotation)
        needed = "是" if field.is_required() else ""
        form = _form(model, name, field.annotation, part)
        rows.append(f"| `{prefix}{name}` | {needed} | {field.description} | {form} |")
        if part is not None:
            rows += _rows(part, f"{prefix}{name}.")
    return rows


def _form(model: type[Part], name: str, annotation: Any, part: type[Part] | None) -> str:
    """How a value is written, in words."""
    listed = "列表；每条" if "tuple" in str(annotation) else ""
    mark = mark_of(model, name)
    if part is not None:
        return f"{listed or ''}是几个字段，见下"
    if isinstance(mark, Refers):
        return listed + (f"{mark.kind} 的编号" if mark.kind else "种类/编号")
    if isinstance(mark, Written):
        return listed + mark.markup.value
    words = _vocabulary_in(annotation)
    if words is not None:
        return "选一个：" + "、".join(word.value for word in words)
    return listed + _OTHER.get(name, "整数")


_OTHER = {
    "material": "原料编号",
    "reviewed": "日期，如 2026-11-21",
    "asks": "一句读者会问的话",
    "number": "号码，加双引号",
    "numbers": "号码，加双引号",
    "address": "网址",
}


def _inside(annotation: Any) -> list[Any]:
    """An annotation and everything nested in it."""
    nested = [inner for argument in get_args(annotation) for inner in _inside(argument)]
    return [annotation, *nested]


def _part_in(annotation: Any) -> type[Part] | None:
    found = (i for i in _inside(annotation) if isinstance(i, type) and issubclass(i, Part))
    return next(found, None)


def _vocabulary_in(annotation: Any) -> type[Enum] | None:
    found = (i for i in _inside(annotation) if isinstance(i, type) and issubclass(i, Enum))
    return next(found, None)
