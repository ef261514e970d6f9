"""Mistakes around a key: its colon, and the space after it."""

import re

from generator.model.copied import CHAT_HEADER, WORD_COMMENT
from generator.source.problem import Problem, brief
from generator.source.syntax_errors.brackets import bracket_problem, narrowed, plain_fields
from generator.source.syntax_errors.lists import dash_without_blank
from generator.source.syntax_errors.parser_error import (
    ENTRY,
    KEY,
    ParserError,
    indent_of,
    quoted,
    written,
)

_WORD = re.compile(r"( *(?:- +)*)([a-z][a-z0-9_-]*)(?![A-Za-z0-9_-])(.*)")
_INSTEAD = " \t;；=＝,，、.。·"  # what people type instead of a colon
_GLUED = re.compile(r"([a-z_]+)([:：])(.+)")
_NEXT_FIELD = re.compile(r"[，,] *[a-z_]+[:：]")
_SECOND = re.compile(r"(?: +|(?<=[\u3000-\u9fff\uff00-\uffef]))([a-z_]+):(?: |$)")
_WIDE_LIST = re.compile(r"[\[［【](?P<items>[^\[\]［］【】]*)[\]］】] *")


def wrong_colon(error: ParserError) -> Problem | None:
    """A key whose colon is full-width or lacks its space."""
    for line in dict.fromkeys((error.context_line, error.line, error.above(error.line))):
        text = error.text(line)
        match = KEY.match(text)
        rest = text[match.end() :] if match else ""
        if match is None or ENTRY.match(text) or "://" in text:
            continue
        key = match[2]
        if rest.lstrip().startswith("："):
            place = error.place(line, match.end() + 1 + rest.index("："), 1)
            value, what = rest.lstrip(" ：:"), "换成英文冒号，后面空一格"
            if key in error.lists and (wide := _WIDE_LIST.fullmatch(value)) is not None:
                items = re.split(r" *[、，,；;] *", wide["items"].strip(" 、，,；;"))
                listed = f"[{', '.join(items)}]"
                what = "冒号、括号和逗号都换成英文的" if listed != value else what
                value = listed
            mended = f"{match.group()}: {value}"
            hint = f"{what}，{written(mended)}"
            return Problem("YML019", place, f"{key} 后面的冒号是全角的「：」。", hint)
        if rest.startswith(":"):
            hint = f"冒号后面空一格，{written(f'{match.group()}: {rest[1:]}')}"
            place = error.place(line, match.end() + 1, 1)
            return Problem("YML018", place, f"{key} 的冒号后面少了一个空格。", hint)
    return None


def glued_key(error: ParserError, key: str) -> Problem | None:
    """A key that swallowed its value, or the mark or bracket before it; the line and column are
    where it begins."""
    if key.startswith("-"):
        return dash_without_blank(error)
    place = error.place(error.line, error.column, len(key))
    if key.startswith(("［", "｛")):
        hint = f"括号都换成英文的，{written(narrowed(error.text(error.line)))}"
        place = error.place(error.line, error.column, 1)
        return Problem("YML020", place, f"这里用了全角的「{key[0]}」。", hint)
    glued = _GLUED.fullmatch(key)
    if glued is None:
        return None
    code = "YML018" if glued[2] == ":" else "YML019"
    hint = f"把「{key}」改成「{glued[1]}: {glued[3]}」（英文冒号，后面空一格）。"
    if _NEXT_FIELD.search(glued[3]):
        hint = f"括号里的逗号和冒号都换成英文的，{written(plain_fields(error.text(error.line)))}"
    return Problem(code, place, f"{glued[1]} 后面的冒号没有写对。", hint)


def key_above(error: ParserError) -> Problem | None:
    """A field or id above, in the column of its neighbour, that lacks its colon."""
    line = error.above(error.line)
    match = _WORD.match(error.text(line))
    if match is None or match.end(1) > indent_of(error.text(error.line)):
        return None
    return _without_colon(error, line)


def _without_colon(error: ParserError, line: int) -> Problem | None:
    """A line that begins with a known field, or is an id, without a colon after it."""
    text = error.text(line)
    match = _WORD.match(text)
    if match is None or ENTRY.match(text):
        return None
    before, key, rest = match.groups()
    is_id = error.keyed and not before and not rest.strip()
    if key not in error.names and not is_id:
        return None
    value = rest.strip(" \t").lstrip(_INSTEAD)
    blank = "和一个空格" if value else ""
    hint = f"补上英文冒号{blank}，{written(f'{before}{key}: {value}'.rstrip())}"
    message = f"{'编号' if is_id and key not in error.names else '字段'} {key} 后面少了英文冒号。"
    return Problem("YML032", error.place(line, len(before) + 1, len(key)), message, hint)


def named_key(error: ParserError) -> Problem | None:
    """A line among entries that begins with a known field without a colon after it."""
    return _without_colon(error, error.context_line)


def no_colon(error: ParserError) -> Problem | None:
    """A line among entries that is not an entry."""
    line = error.context_line
    text = error.text(line).strip()
    if not text:
        return None
    if CHAT_HEADER.fullmatch(text):
        message = "这一行像是聊天记录里的名字和时间，是复制时带来的。"
        hint = "删掉这一行；是要写的钟点，就接在上一行后面。"
        return Problem("YML008", error.place(line), message, hint)
    if re.search("[\u4e00-\u9fff]", text[:2]):  # no name of a field
        message = "这一行前面没有字段名，也没有 - 。"
        hint = (
            f"是上一行没写完的话，就接到上一行末尾；是列表里的一条，就写成 - {text} ，和别的 - 对齐"
        )
        return Problem("YML032", error.place(line), message, f"{hint}；多出来的，就删掉。")
    hint = "写成「字段: 内容」。若是上一行没写完的话，让它比上一行多缩进两格。"
    return Problem("YML032", error.place(line), f"「{brief(text)}」这一行少了英文冒号。", hint)


def colon_in_text(error: ParserError) -> Problem | None:
    """A second `: ` on a line."""
    text = error.text(error.line)
    match = ENTRY.match(text)
    if match is None or error.column <= match.end():
        return None
    value = text[match.end() :].strip()
    start = text.index(value, match.end()) + 1
    if value.endswith("}") and "{" not in value:
        return bracket_problem(error, error.line, len(text.rstrip()), "前面少了 {")
    second = _SECOND.search(value)
    if second is not None and second[1] in error.names and not value.startswith(("[", "{")):
        shown = value[second.start(1) :]
        hint = f"一行只写一个字段。另起一行，和 {match[2]} 对齐，写成：{shown}"
        place = error.place(error.line, start + second.start(1), len(value) - second.start(1))
        return Problem("YML023", place, f"{second[1]} 和上一个字段写在了同一行。", hint)
    if (comment := WORD_COMMENT.search(value)) is not None:
        place = error.place(error.line, start + comment.start(), len(comment.group()))
        hint = "从「批注」到批注的最后一个字都删掉，只留正文。"
        return Problem("YML023", place, "这是从 Word 带来的批注，不是正文。", hint)
    hint = f"整段加上引号，{written(text[: start - 1] + quoted(value))}"
    place = error.place(error.line, start, len(value))
    return Problem("YML023", place, "这段文字里有「: 」，会被当成又一个字段。", hint)
