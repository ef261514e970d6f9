"""How to write a part, or a list, that was written as one text."""

import re

from generator.model import Part
from generator.model.walk import is_list, part_in
from generator.source.characters import DASHES, LIST_MARK

ITEM_MARK = re.compile(rf"-\s*|{LIST_MARK}")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_REFS = re.compile(r"[A-Za-z0-9/-]+(?:[\s,，、;；]+[A-Za-z0-9/-]+)*")
_PARTED = re.compile(r"\s*[、;；]\s*|(?<=[\u4e00-\u9fff]{4}) +(?=[\u4e00-\u9fff]{4})")
_CITED = re.compile(
    r"[《「“]?(?P<title>[^《》「」“”\d]{2,40}?)[》」”]?\s*(?P<at>第[^条]{1,12}条.*)"
)
_TIMES = re.compile(  # such as 22:00 to 8:00
    r"\D{0,4}?(\d{1,2})(?:[:：点时](\d{2})?分?)\s*[-–—－~～至到,，、;；]+\s*\D{0,4}?(\d{1,2})(?:[:：点时](\d{2})?分?)"
)
BETWEEN = re.compile(r"[\s,，、;；|]+")


def as_part(model: type[Part], name: str, given: object, is_item: bool) -> str:
    """How to write a part that was written as one text, such as evidence as a citation."""
    field = model.model_fields.get(name)
    part = (part_in(field.annotation) if field is not None else None) or model
    if "source" in part.model_fields and isinstance(given, str):
        if _ID.fullmatch(given):
            return f"写成 {{source: {given}, at: …}} ，把 … 换成第几条或哪一节。"
        return _cited(given) or "每个字段写一行，互相对齐。"
    needed = [one for one, field in part.model_fields.items() if field.is_required()]
    if not isinstance(given, str) or not given or "\n" in given or not needed:
        return "每个字段写一行，互相对齐。"
    if not _fits_braces(given) or any(is_list(part.model_fields[one].annotation) for one in needed):
        if not is_item:
            return "在冒号后面换行，缩进两格，每个字段写一行，互相对齐。"
        below = "、".join(f"{one}:" for one in needed[1:])
        more = f"；下面另起一行，和它对齐，写 {below}" if below else "。"
        return f"前面加上 {needed[0]}: {more}"
    rest = "".join(f", {one}: …" for one in needed[1:])
    return f"写成 {{{needed[0]}: {given}{rest}}} ，把 … 换成内容；或每个字段写一行。"


def _fits_braces(given: str) -> bool:
    """Whether a text can be shown whole in braces, without quotes."""
    return len(given) <= 30 and not re.search(r"[,，、。；:：\[\]{}【】（）#'\"]", given)


def _cited(given: str) -> str:
    """How to write a citation as evidence; empty if it is none."""
    cited = _CITED.fullmatch(given.strip())
    if cited is None:
        return ""
    title = cited["title"].strip(" ，,")
    return (
        f"写成 - {{source: 编号, at: {cited['at'].strip()}}} ，"
        f"编号在 sources.yml 里找「{title}」那一条；还没有，就先登记。"
    )


def as_list(name: str, given: object) -> str:
    """How to write a list that was written as one text."""
    text = given.strip("[]()（）【】 ") if isinstance(given, str) else ""
    if not text:
        return f"写成 {name}: [一, 二]，或每行以 - 开头。"
    if "\n" in text:
        return "冒号后面不写 | 和引号；从下一行起每条一行，以 - 和一个空格开头。"
    if isinstance(given, str) and (mark := ITEM_MARK.match(given)) and given[0] in f"-{DASHES}*":
        rest = given[mark.end() :]
        return f"- 后面空一格：- {rest}" if given[0] == "-" else f"另起一行，缩进两格写 - {rest}"
    if _CITED.fullmatch(text):
        return f"在冒号后面换行，缩进两格，{_cited(text)}"
    if (times := _TIMES.fullmatch(text)) is not None:
        first, last = (f"{int(times[n]):02}:{times[n + 1] or '00'}" for n in (1, 3))
        return f'写成 {name}: ["{first}", "{last}"]'
    if _REFS.fullmatch(text):
        return f"写成 {name}: [{', '.join(BETWEEN.split(text))}]"
    parts = _PARTED.split(text)
    listed = len(parts) > (2 if "、" in text else 1)
    if listed and all(parts) and "。" not in text:
        return f"是一条，就另起一行写 - {text} ；是几条，就写成 {name}: [{', '.join(parts)}]"
    return f"另起一行，缩进两格，每条写一行：- {ITEM_MARK.sub('', text, 1)}"
