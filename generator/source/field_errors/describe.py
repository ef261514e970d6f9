"""Why a value does not fit its field, in words: code, message, repair."""

import difflib
import re
import unicodedata
from typing import Any

from pydantic_core import ErrorDetails

from generator.model import Part
from generator.model.blanks import BLANK, FILL_IN, UNFILLED
from generator.model.copied import NOTHING
from generator.model.fields import MOST_COUNTED
from generator.model.forms import Form, count_form
from generator.model.walk import form_of, is_list, vocabulary_in
from generator.source.characters import FLOW_MARKS, ODD_BLANKS, character_name
from generator.source.field_errors.shapes import BETWEEN, as_list, as_part
from generator.source.problem import brief

Description = tuple[str, str, str]
_WIDE = re.compile(rf"[\uff01-\uff5e{ODD_BLANKS}【】“”‘’]")
_NARROW = str.maketrans("【】“”‘’\u3000", "[]\"\"'' ")
_BRACKETED = ("tuple_type", "model_type", "model_attributes_type")
_EXACT = ("enum", "int_type", "string_pattern_mismatch", "value_error")
_GROUPED = re.compile(  # a free number, one behind the code of its area, one of a mobile telephone
    r"[48]00[ .·-]+(?:\d{3}[ .·-]*\d{4}|\d{4}[ .·-]*\d{3})"
    r"|\(?(?P<area>0\d{2,3})[ ).·-]+(?:\d{7,8}|\d{3,4}[ .·-]\d{4})|1\d\d[ .·-]\d{4}[ .·-]\d{4}"
)
_RANGE = re.compile(r"\[?(?:逾期)?第?\s*(\d+)\s*天?\s*[-–—−－~～至到、;；]+\s*第?\s*(\d+)\s*天?\]?")


def describe_mismatch(detail: ErrorDetails, name: str, model: type[Part]) -> Description:
    """Code, message and hint for pydantic's error about a field of a model."""
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    field = model.model_fields.get(name)
    form = (form_of(model, name) if field else None) or _general_form(kind, context)
    for words in (
        _unfilled(given),
        _span(name, form, given),
        _grouped(form, given) if kind == "string_pattern_mismatch" else None,
        _several(kind, context, form, given, field),
        _number(form, given) if kind == "string_pattern_mismatch" else None,
        _comma(kind, given),
        _wide(kind, given),
        _nothing(given, field),
        _wrong_type(detail, name, given, model),
        _absent(kind, given, field),
        _wrong_size(kind, context, given, field),
    ):
        if words is not None:
            return words
    if kind == "enum":
        return _wrong_word(given, field)
    if kind == "unquoted":
        message = f"要加引号：「{given}」不加引号，有的程序会读成数字、时间或是否。"
        return "FLD014", message, f'加上双引号："{given}"'
    if kind == "quoted_date":
        return "FLD010", f"不加引号：「{given}」。", f"去掉引号：{given}"
    if kind == "address":
        return "FLD015", f"不能用：「{brief(given)}」。{context['message']}", context["hint"]
    return form.code, form.message.format(given=brief(given)), form.hint_for(str(given))


def _general_form(kind: str, context: dict[str, Any]) -> Form:
    """The form of a value whose type declares none."""
    if kind in ("int_type", "greater_than_equal", "less_than_equal"):
        return count_form(context.get("le", MOST_COUNTED))
    return Form("FLD009", "照同类记录的写法改。")


def _span(name: str, form: Form, given: object) -> Description | None:
    """Two days written as `16-30`."""
    span = _RANGE.fullmatch(given.strip()) if form.ranged and isinstance(given, str) else None
    if span is None:
        return None
    first, last = int(span[1]), int(span[2])
    message = f"应是两个数字，不能是「{brief(given)}」。"
    return form.code, message, f"写成 {name}: [{first}, {last}]"


def _wide(kind: str, given: object) -> Description | None:
    """A full-width character where only ASCII is allowed."""
    bracketed = kind in _BRACKETED and str(given).startswith(("【", "［", "｛"))
    if kind not in _EXACT and not bracketed and not kind.startswith("date"):
        return None
    if not isinstance(given, str) or (match := _WIDE.search(given)) is None:
        return None
    char = match.group()
    if bracketed:
        narrow = re.sub(r"([,:]) +", r"\1 ", given.translate(FLOW_MARKS))
        if kind == "tuple_type":
            narrow = re.sub(r" *[、；;] *", ", ", narrow)
        return "FLD013", f"用了全角的「{char}」：「{brief(given)}」。", f"换成半角：{narrow}"
    if char in ODD_BLANKS:
        bare = re.sub(f"[{ODD_BLANKS}]", "", given)
        return (
            "FLD013",
            f"里面有一个{character_name(char)}：「{brief(given)}」。",
            f"删掉它：{bare}",
        )
    narrow = unicodedata.normalize("NFKC", given.translate(_NARROW)).strip("\"'")
    if kind.startswith("date") and not re.fullmatch(r"\d{4}-\d\d-\d\d", narrow):
        return None  # another notation altogether, of which the form knows more
    return "FLD013", f"用了全角的「{char}」：「{brief(given)}」。", f"换成半角：{narrow}"


def _comma(kind: str, given: object) -> Description | None:
    """A comma at the end of a line, as JSON has it."""
    if kind not in _EXACT and not kind.startswith("date"):
        return None
    if not isinstance(given, str) or not given.rstrip().endswith((",", "，")):
        return None
    return "FLD013", "行尾多了一个逗号。", f"删掉它：{given.rstrip(' ,，')}"


def _grouped(form: Form, given: object) -> Description | None:
    """A telephone number in the groups people read it in; two numbers are never taken for one."""
    if form.code != "FLD016" or not isinstance(given, str):
        return None
    plain = unicodedata.normalize("NFKC", given).strip()
    if (groups := _GROUPED.fullmatch(plain)) is None:
        return None
    whole, area = re.sub(r"\D", "", plain), groups["area"]
    shown = f"{area}-{whole[len(area) :]}" if area else whole
    message = f"号码中间不留空格，也不分组：「{brief(given)}」。"
    return "FLD016", message, f'只写号码："{shown}"'


def _number(form: Form, given: object) -> Description | None:
    """A telephone number in other quotation marks, or with words beside it."""
    if form.code != "FLD016" or not isinstance(given, str):
        return None
    plain = unicodedata.normalize("NFKC", given)
    if re.fullmatch(r"[\d ]*\d[\d ]*", plain.strip()):  # a number in groups, to be read easily
        plain = plain.replace(" ", "")
    found = re.findall(r"\d[\d-]*\d", plain)
    if len(found) != 1 or re.search("[A-Za-z]", plain):
        return None
    if re.search(r"[\u4e00-\u9fff]", plain):
        hint = f'只写号码："{found[0]}"'
        return "FLD016", f"号码旁边不写说明：「{brief(given)}」。说明写进 limits 等字段。", hint
    if found[0] == plain:
        message = f"号码里不写空格：「{brief(given)}」。"
        return ("FLD016", message, f'只写号码："{plain}"') if " " in given else None
    return "FLD016", f"号码要放在英文的双引号里：「{brief(given)}」。", f'只写号码："{found[0]}"'


def _wrong_type(
    detail: ErrorDetails, name: str, given: object, model: type[Part]
) -> Description | None:
    """A text, list or mapping where another of them belongs."""
    kind, is_item = detail["type"], isinstance(detail["loc"][-1], int)
    field = model.model_fields.get(name)
    if kind in ("tuple_type", "too_short") and not isinstance(given, list | tuple):
        unless = ""
        if given in (None, "") and field is not None and not field.is_required():
            unless = "没有要写的，就删掉这一行；有，就"
        return "FLD005", "应是列表，每行以 - 开头。", unless + as_list(name, given)
    if kind in ("model_type", "model_attributes_type"):
        hint = as_part(model, name, given, is_item)
        return "FLD005", "应是几个「字段: 内容」，不是一段文字。", hint
    if kind != "string_type" or given is None:
        return None
    if isinstance(given, dict) and len(given) == 1:
        ((key, value),) = given.items()
        if isinstance(value, str):
            text = f"{key}: {value}"
            mark = "'" if '"' in text else '"'
            hint = f"整段加上引号：{mark}{text}{mark}"
            return "YML023", "应是一段文字，但里面的「: 」把它变成了字段。", hint
    return "FLD005", "应是一段文字，不是列表或字段。", "直接写文字；多段文字用 | 另起一行。"


def _several(
    kind: str, context: dict[str, Any], form: Form, given: object, field: Any
) -> Description | None:
    """Several values of a list written as one, such as `s0-26、L19`."""
    parts = BETWEEN.split(given.strip()) if isinstance(given, str) else []
    if kind != "string_pattern_mismatch" or len(parts) < 2:
        return None
    if not all(re.fullmatch(context["pattern"], part) for part in parts):
        return None
    if field is None or not is_list(field.annotation):
        message = f"只能写一个：「{brief(given)}」。"
        return form.code, message, "只留一个；另一个也要写，就另加一条记录。"
    hint = f"方括号里用英文逗号和空格隔开：{', '.join(parts)}；不用方括号就每行写一个。"
    return "FLD009", f"几个写成了一个：「{brief(given)}」。", hint


def _unfilled(given: object) -> Description | None:
    """A blank left by `generator new` in a field that cannot hold such a text."""
    if not isinstance(given, str) or BLANK not in given:
        return None
    return "TXT009", UNFILLED, FILL_IN


def _nothing(given: object, field: Any) -> Description | None:
    """Words for nothing, where something of another form belongs."""
    if not isinstance(given, str) or not NOTHING.fullmatch(given.strip()):
        return None
    hint = "没有，就删掉这一行。"
    if field is not None and field.is_required():
        hint = "这一项必须有，写上内容。"
    return "FLD011", f"「{given}」等于没有写。", hint


def _absent(kind: str, given: object, field: Any) -> Description | None:
    if given is None or given == "" or kind == "string_too_short":
        if field is not None and field.is_required():
            return "FLD011", "是空的。", "这一项必须有，写上内容。"
        return "FLD011", "是空的。", "写上内容，或删掉这一行。"
    return None


def _wrong_size(
    kind: str, context: dict[str, Any], given: object, field: Any
) -> Description | None:
    if kind == "too_short":
        if field is not None and field.is_required():
            return "FLD006", "至少要有一条。", "这一项必须有，加上一条。"
        return "FLD006", "至少要有一条。", "加上一条，或删掉这一行。"
    if kind == "too_long":
        return "FLD006", f"最多 {context.get('max_length')} 条。", "删掉多余的。"
    if kind == "string_too_long":
        most, found = context.get("max_length", 0), len(str(given))
        return "FLD008", f"有 {found} 个字，太长，最多 {most} 个。", "缩短，或拆成几条。"
    return None


def _wrong_word(given: object, field: Any) -> Description:
    """A word outside its vocabulary: the nearest one, and all with what they mean."""
    words = tuple(vocabulary_in(field.annotation) or ()) if field is not None else ()
    # A single letter does not explain itself.
    offered = [f"{word}（{word.meaning}）" if len(word) == 1 else word.value for word in words]
    close = [word.value for word in words if word.value == str(given).upper()]
    close += difflib.get_close_matches(str(given), [word.value for word in words], 1, 0.4)
    nearest = f"是不是「{close[0]}」？" if close else ""
    hint = f"{nearest}从这些里选一个：{'、'.join(offered)}。"
    return "FLD004", f"不能是「{brief(given)}」。", hint
