"""The tables an author looks things up in, made from the models and the rules.

They are in `reference/`, and a test compares them with what is made here, so none goes stale.
"""

from collections.abc import Iterable, Mapping
from typing import get_origin

from generator.authoring.codes import CODES
from generator.model import KINDS, Part, Record
from generator.model.despair import Despair
from generator.model.fields import Refers, Written
from generator.model.layout import DESPAIR
from generator.model.vocabulary import Word
from generator.model.walk import form_of, is_list, mark_of, part_in, vocabulary_in

REFERENCE_FOLDER = "reference"
_HEAD = "<!-- 由 python -m generator reference 生成，不用手改。 -->\n\n"


def reference_files() -> dict[str, str]:
    """Every file made from the models and the rules: name → Markdown."""
    files = {"fields.md": _fields(), "vocabularies.md": _vocabularies(), "codes.md": _codes()}
    return {name: _HEAD + text for name, text in files.items()}


def material_file(lines: Mapping[str, str]) -> str:
    """The raw material by id, as Markdown. It is made from the content, which changes every day.

    So no test compares its wording with the content; only its ids must be complete.
    """
    rows = "\n".join(f"| {material} | {_cell(line)} |" for material, line in lines.items())
    return (
        f"{_HEAD}# 原料清单\n\n记录的 material 里写这些编号：s 是三篇文章的说法，L 是规则条目，"
        f"C 是说法之间的矛盾。\n\n| 编号 | 是什么 |\n|---|---|\n{rows}\n"
    )


def _fields() -> str:
    """One section for each kind of record: its files and its fields."""
    common = tuple(Record.model_fields)
    sections = [
        "# 字段\n\n每种记录写在哪里，有哪些字段。词表里每个词的意思见 [词表](vocabularies.md)。\n",
        "## 每种记录都有的\n\n" + _table(Record, common),
    ]
    for kind in KINDS:
        place = f"`content/{kind.plural}.yml` 或 `content/{kind.plural}/编号.yml`"
        head = f"## {kind.label}（{kind.kind}）\n\n{kind.about}写在 {place}。\n\n"
        own = (name for name in kind.model_fields if name not in common)
        sections.append(head + _table(kind, own))
    place = f"写在 `content/{DESPAIR}`，怎样写见文件开头。"
    head = f"## 求助的说法（despair）\n\n有人打出这些话，先给他看能找的人。{place}\n\n"
    sections.append(head + _table(Despair, Despair.model_fields))
    return "\n".join(sections)


def _vocabularies() -> str:
    """One section for each closed list of words, with what each word means."""
    sections = ["# 词表\n\n有些字段只能从一组词里选。这里是每个词的意思。\n"]
    for field, words in _closed_lists().items():
        rows = "\n".join(f"| {word.value} | {_cell(word.meaning)} |" for word in words)
        sections.append(f"## {field}\n\n| 词 | 意思 |\n|---|---|\n{rows}\n")
    return "\n".join(sections)


def _closed_lists() -> dict[str, type[Word]]:
    """The vocabularies by the fields that take them: `rule.demand`, `stage.happens.channel`."""
    fields: dict[type[Word], list[str]] = {}
    for kind in KINDS:
        for path, words in _vocabularies_of(kind, kind.kind):
            fields.setdefault(words, []).append(f"`{path}`")
    return {"、".join(paths): words for words, paths in fields.items()}


def _vocabularies_of(model: type[Part], prefix: str) -> Iterable[tuple[str, type[Word]]]:
    for name, field in model.model_fields.items():
        path = f"{prefix}.{name}"
        if (part := part_in(field.annotation)) is not None:
            yield from _vocabularies_of(part, path)
        elif (words := vocabulary_in(field.annotation)) is not None:
            yield path, words


def _codes() -> str:
    """Every code with its rule, in the order in which the codes are defined."""
    rows = "\n".join(f"| {code} | {_cell(found.rule)} |" for code, found in CODES.items())
    return (
        "# 检查规则\n\n检查说的每个问题都有一个代码：YML 是文件格式，KB 是编号与文件，"
        "FLD 是字段，其余是跨记录的规则。想看一个代码的例子，运行：\n\n"
        "```\npython -m generator check --explain STG002\n```\n\n"
        f"| 代码 | 规则 |\n|---|---|\n{rows}\n"
    )


def _cell(text: str) -> str:
    """A text as a table cell: no bar ends the cell, no character is read as emphasis."""
    return text.replace("|", "\\|").replace("* &", "\\* &").replace("<<", "`<<`")


def _table(model: type[Part], names: Iterable[str]) -> str:
    rows = [row for name in names if name != "id" for row in _rows(model, name, "")]
    return "| 字段 | 必填 | 说明 | 怎样写 |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def _rows(model: type[Part], name: str, prefix: str) -> list[str]:
    """A row for a field, followed by those of the parts it holds."""
    field = model.model_fields[name]
    needed = "是" if field.is_required() else ""
    form = form_in_words(model, name)
    rows = [f"| `{prefix}{name}` | {needed} | {field.description} | {form} |"]
    part = part_in(field.annotation)
    for inner in part.model_fields if part is not None else ():
        assert part is not None
        rows += _rows(part, inner, f"{prefix}{name}.")
    return rows


def form_in_words(model: type[Part], name: str) -> str:
    """How the value of a field is written, in words."""
    annotation = model.model_fields[name].annotation
    part = part_in(annotation)
    listed = "列表；每条" if is_list(annotation) else ""
    mark = mark_of(model, name)
    if part is not None:
        return f"{listed or ''}是几个字段，见下"
    if get_origin(annotation) is dict:
        return "每行一个「编号: 说明」"
    if isinstance(mark, Refers):
        return listed + (f"{mark.kind} 的编号" if mark.kind else "种类/编号")
    if isinstance(mark, Written):
        return listed + mark.markup.value
    words = vocabulary_in(annotation)
    if words is not None:
        return f"{listed}选一个：" + "、".join(word.value for word in words)
    form = form_of(model, name)
    return listed + (form.short if form else "整数")
