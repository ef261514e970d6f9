"""A new record to fill in: every field of its kind, with a marked blank for what is needed."""

import datetime
from collections.abc import Iterator

from generator.model import Evidence, Part, Record
from generator.model.blanks import BLANK
from generator.model.fields import Refers, Written
from generator.model.vocabulary import Markup
from generator.model.walk import inside, is_list, mark_of, part_in, vocabulary_in

_HOW = (
    "# 把每个「（待填：…）」连括号一起换成内容。以 # 开头的行只是说明，网页上看不到。",
    "# 「可以不写」的字段：要用就去掉行首的 # 和一个空格再填，不用就整段删掉。",
)


def skeleton(kind: type[Record], today: datetime.date) -> list[str]:
    """The lines of a new record, without indentation; `today` is its review date."""
    return [*_HOW, *_fields(kind, today, whole=True)]


def _fields(model: type[Part], today: datetime.date, whole: bool) -> Iterator[str]:
    """The lines of all fields; optional ones are comments, optional nested ones only named."""
    named = []
    for name, field in model.model_fields.items():
        if name in ("id", "was"):  # its name, and the names a new one never had
            continue
        if field.is_required():
            yield from _field(model, name, today, whole)
        elif whole:
            yield f"# 可以不写：{field.description}"
            yield from (f"# {line}" for line in _field(model, name, today, whole=False))
        elif model is Evidence and name == "at":
            yield from (f"# {line}" for line in _field(model, name, today, whole=False))
        else:
            named.append(name)
    if named:
        yield f"# 还可以写：{'、'.join(named)}，怎样写见 reference/fields.md"


def _field(model: type[Part], name: str, today: datetime.date, whole: bool) -> Iterator[str]:
    """The lines of one field with its blank."""
    if name == "reviewed":
        yield f"{name}: {today.isoformat()}"
        return
    annotation = model.model_fields[name].annotation
    part, blank = part_in(annotation), _blank(model, name)
    listed = is_list(annotation) and int not in inside(annotation)
    if part is not None:
        lines = list(_fields(part, today, whole and part is not model))
        start = next(number for number, line in enumerate(lines) if not line.startswith("#"))
        lines = [*lines[start:], *lines[:start]]  # a dash must precede a field, not a comment
        yield f"{name}:"
        dash, indent = ("  - ", "    ") if is_list(annotation) else ("  ", "  ")
        yield from ((dash if number == 0 else indent) + line for number, line in enumerate(lines))
    elif listed:
        yield f"{name}:"
        yield f"  - {blank}"
    else:
        mark = mark_of(model, name)
        prose = isinstance(mark, Written) and mark.markup is Markup.PROSE
        yield from ((f"{name}: |", f"  {blank}") if prose else (f"{name}: {blank}",))


def _blank(model: type[Part], name: str) -> str:
    """The placeholder an author replaces; it says what belongs there."""
    field = model.model_fields[name]
    meaning = (
        (field.description or "").replace("（", "，").replace("）", "")
    )  # one pair of brackets
    words = vocabulary_in(field.annotation)
    if words is not None:
        return f"{BLANK}{meaning}，从这些里选一个：{'／'.join(str(word.value) for word in words)}）"
    mark = mark_of(model, name)
    if isinstance(mark, Refers) and "编号" not in meaning:
        meaning += f"，写 {mark.kind} 的编号" if mark.kind else "，写成 种类/编号"
    return f"{BLANK}{meaning}）"
