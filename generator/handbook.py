"""The tables of CONTRIBUTING.md, from the models and the rules, so that they cannot go stale."""

from generator.codes import CODES
from generator.model import KINDS, Part
from generator.model.fields import Refers, Written
from generator.model.walk import mark_of, part_in, vocabulary_in

_BLOCK = "<!-- 由 python -m generator handbook 生成：{name} -->\n"
_END = "<!-- 生成结束 -->\n"


def update_handbook(text: str) -> str:
    """The guide with its generated blocks made anew; what stands around them is kept."""
    for name, table in (("字段", field_tables()), ("规则", rule_table())):
        start = _BLOCK.format(name=name)
        pieces = text.split(start)
        if len(pieces) != 2 or _END not in pieces[1]:
            raise ValueError(f"里面应有且只有一个「{name}」生成块")
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
    """Every code with its rule, in the order of the codes' own source."""
    rows = (f"| {code} | {_cell(found.rule)} |" for code, found in CODES.items())
    return "| 代码 | 规则 |\n|---|---|\n" + "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    """A text as a cell of a table: no bar ends the cell, no mark is read as emphasis."""
    return text.replace("|", "\\|").replace("* &", "\\* &").replace("<<", "`<<`")


def _table(model: type[Part]) -> str:
    rows = [row for row in _rows(model, "") if row]
    return "| 字段 | 必填 | 说明 | 怎样写 |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def _rows(model: type[Part], prefix: str) -> list[str]:
    """A row for each field, followed by those of the parts it holds."""
    rows = []
    for name, field in model.model_fields.items():
        if name == "id":
            continue
        part = part_in(field.annotation)
        needed = "是" if field.is_required() else ""
        form = form_of(model, name)
        rows.append(f"| `{prefix}{name}` | {needed} | {field.description} | {form} |")
        if part is not None:
            rows += _rows(part, f"{prefix}{name}.")
    return rows


def form_of(model: type[Part], name: str) -> str:
    """How the value of a field is written, in words."""
    annotation = model.model_fields[name].annotation
    part = part_in(annotation)
    listed = "列表；每条" if "tuple" in str(annotation) else ""
    mark = mark_of(model, name)
    if part is not None:
        return f"{listed or ''}是几个字段，见下"
    if isinstance(mark, Refers):
        return listed + (f"{mark.kind} 的编号" if mark.kind else "种类/编号")
    if isinstance(mark, Written):
        return listed + mark.markup.value
    words = vocabulary_in(annotation)
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
