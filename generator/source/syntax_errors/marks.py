"""Mistakes around quotation marks and characters with a meaning."""

import re
from dataclasses import replace

from generator.model.fields import UNCERTAIN
from generator.source.problem import Place, Problem, brief
from generator.source.syntax_errors.blocks import QUOTED_HINT, QUOTING
from generator.source.syntax_errors.parser_error import (
    ENTRY,
    ParserError,
    indent_of,
    quoted,
    written,
)

_OPEN_QUOTE = re.compile(r"(?:^ *(?:- +)+|: +|[\[{,] *)([\"'])")
_LOST = re.compile(r" +(#[^\s#].*)")
_CALLED = re.compile(r"@[\u4e00-\u9fff\w]{1,12}\s+(\S.*)")
_TOPIC = re.compile(r"#([^#\s]{1,20})#(.*)")
_BOLD_KEY = re.compile(r"\*\*([a-z_]+)(?:\*\*[:：]|[:：]\*\*) *(.*)")
_MORE = re.compile(r">=?\s*(?=\d)")
_MEANT = "@`%,*&!|>?]}"  # what has a meaning in YAML at the beginning of a value


def open_quote(error: ParserError) -> Problem | None:
    """A quotation mark that is not closed on the same line."""
    first = error.context_line if "quoted scalar" in error.context else error.line
    for line in range(first, 0, -1):
        text = error.text(line)
        for match in _OPEN_QUOTE.finditer(text):
            mark, start = match[1], match.end()
            inner = re.sub(r"\\.|''", "xx", text[start:])
            if mark not in inner:
                place = error.place(line, start)
                hint, told = f"在这段文字的末尾补上 {mark} 。", f"这里开始的引号 {mark} 没有收尾。"
                if "," not in text[start:] and not error.goes_on(line):
                    body = text.rstrip()
                    end = len(body.rstrip("]}")) if match.group()[:1] in "[{" else len(body)
                    inside = body[:end]
                    if _half_closed(body[start:end]):
                        told = f"前一个引号是英文的 {mark} ，后一个是中文的「{body[end - 1]}」。"
                        inside = body[: end - 1]
                    mended = inside + mark + body[end:]
                    hint = f"在这段文字的末尾补上 {mark} ，{written(mended)}"
                return Problem("YML022", place, told, hint)
    return None


def _half_closed(value: str) -> bool:
    """Whether a Chinese quotation mark stands where the English one should close."""
    return value.endswith(("”", "“")) and value.count("”") + value.count("“") == 1


def swallowing_quote(error: ParserError, last: int) -> Problem | None:
    """A quotation mark that turned the fields or whole records after it into text.

    The line is the one the text begins in, `last` the one it ends in. A line in between that
    begins like a field, and is not indented deeper, is not text.
    """
    column = indent_of(error.text(error.line))
    for line in range(error.line + 1, last + 1):
        key = ENTRY.match(error.text(line))
        if key and len(key[1]) <= column and (key[2] in error.names or column == 0):
            return open_quote(error)
    return None


def behind_quote(error: ParserError) -> Problem | None:
    """Words after a closing quotation mark or bracket."""
    text = error.text(error.line)
    match = re.search(r"([\"'\]}]) *$", text[: error.column - 1])
    if match is None or not text[error.column - 1 :].strip():
        return None
    place = error.place(error.line, error.column)
    if text[error.column - 1 :].strip() in (",", "，"):
        hint = f"删掉它，{written(text[: error.column - 1])}"
        return Problem("YML029", place, "行尾多了一个逗号。", hint)
    if match[1] in "]}":
        hint = "删掉它，或另起一行；文字里有括号，就给整段加双引号。"
        return Problem("YML029", place, "括号收尾之后还有字。", hint)
    hint = "把整段都放进引号；文字里面的引号改用「」或“”。"
    whole = re.match(r"( *(?:- +)*(?:[a-z][a-z0-9_-]* *: +)?)(\"[^\"]*\"|'[^']*')(.*)$", text)
    if whole is not None and not whole[3].strip(" \"'"):
        hint = f"删掉多出来的引号，{written(whole[1] + whole[2])}"
    elif whole is not None and "#" not in whole[3]:
        value = f"“{whole[2][1:-1]}”{whole[3].rstrip()}"
        hint = f"里面的引号改用“”，整段再加上引号，{written(whole[1] + quoted(value))}"
    return Problem("YML029", place, "引号收尾之后还有字。", hint)


def quote_behind_quote(error: ParserError) -> Problem | None:
    """A quotation mark right after a closing one, which begins a text that never ends."""
    return behind_quote(replace(error, line=error.context_line, column=error.context_column))


def meant_character(error: ParserError) -> Problem | None:
    """A value that begins with a character that has a meaning in YAML."""
    line = error.line
    text = error.text(line)
    match = re.search(rf"(?:^ *(?:- +)*|: +|[\[{{,] *)(?=[{re.escape(_MEANT)}])", text)
    if match is None:
        return None
    value = text[match.end() :].strip()
    if re.match(r"[\[{,]", match.group()):
        value = re.split(r"[,\]}]", value, maxsplit=1)[0] or value
    mended = text[: match.end()] + quoted(value) + text[match.end() + len(value) :].rstrip()
    hint = f"整段加上引号，{written(mended)}"
    if called := _CALLED.match(value):
        hint = f"是聊天里点名的话，就删掉，{written(text[: match.end()] + called[1])}"
    if (bold := _BOLD_KEY.match(value)) is not None and bold[1] in error.names:
        hint = f"字段名两边不写星号，{written(f'{text[: match.end()]}{bold[1]}: {bold[2]}')}"
    if more := _MORE.match(value):
        words = "不少于" if "=" in more.group() else "超过"
        hint = f"用文字写，{written(f'{text[: match.end()]}{words} {value[more.end() :]}')}"
    if re.match(r"> *[\u4e00-\u9fff]", value) and not match.group().strip():
        return Problem("YML027", error.place(line), QUOTING, QUOTED_HINT)
    place = error.place(line, match.end() + 1, len(value))
    return Problem("YML027", place, f"没加引号的文字不能以 {value[:1]} 开头。", hint)


def bad_escape(error: ParserError) -> Problem | None:
    """A backslash in double quotes."""
    text = error.text(error.line)
    start = text.rfind("\\", 0, error.column)
    if start < 0:
        return None
    if re.match(r"\\u[dD][89a-fA-F]", text[start:]):
        hint = "删掉它，直接写要写的字。"
        place = error.place(error.line, start + 1, 6)
        return Problem("YML017", place, "这里是半个字符（代理码），不是字。", hint)
    pair = text[start : start + 2]
    hint = f"反斜杠写两遍：把「{pair}」改成「\\{pair}」。"
    place = error.place(error.line, start + 1, 2)
    return Problem("YML030", place, "双引号里的反斜杠有特别的意思，这里读不懂。", hint)


def lost_words(error: ParserError) -> Problem | None:
    """Words after a ` #` without a space, which are more likely text than a comment.

    The line and column are where the value ends; the context is where it begins.
    """
    text = error.text(error.line).rstrip()
    lost = _LOST.match(text, error.column - 1)
    if lost is None:
        return None
    words, start = lost[1], error.context_column - 1
    hint = "是注释，就在 # 后面空一格；是正文，就整段加上引号"
    if (topic := _TOPIC.match(words)) is not None and error.context_line == error.line:
        mended = f"{text[: lost.start()].rstrip()} {topic[1]}{topic[2]}"
        message = f"「#{topic[1]}#」是聊天里的话题标记，会被当成注释，不会出现在网站上。"
        hint = f"去掉两边的 #，{written(mended)}"
        return Problem("YML024", error.place(error.line, lost.start(1) + 1), message, hint)
    if error.context_line == error.line:
        before = text[:start].rstrip()
        mended = f"{before} {quoted(text[start:].strip())}"
        hint += f"，{written(mended)}"
    else:
        hint += "。"
    message = f"「{brief(words)}」被当成注释，不会出现在网站上。"
    return Problem("YML024", error.place(error.line, lost.start(1) + 1), message, hint)


def tagged(place: Place, is_whole: bool) -> Problem:
    """A value with one of YAML's tags before it, such as `!!str`.

    `is_whole` says whether the value ends on that line.
    """
    tag, _, value = place.excerpt[place.column - 1 :][: place.width].partition(" ")
    hint, value = f"删掉 {brief(tag)} 和它后面的空格。", value.strip()
    if value and is_whole and value[0] not in "[{|>":
        hint = f'换成："{value}"' if UNCERTAIN.fullmatch(value) else f"换成：{value}"
    return Problem("YML011", place, f"这里不能用 {brief(tag)} 这样以 ! 开头的标签。", hint)
