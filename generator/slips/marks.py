"""Slips around quotation marks, brackets and characters with a meaning."""

import re

from generator.problems import Problem, brief
from generator.slips.complaint import Complaint

_OPEN_QUOTE = re.compile(r"(?:^ *(?:- +)+|: +|[\[{,] *)([\"'])")
_MEANT = "@`%,*&!|>?]}"  # what YAML gives a meaning at the beginning of a value


def open_quote(said: Complaint) -> Problem | None:
    """A quotation mark that is not closed on its line."""
    first = said.context_line if "quoted scalar" in said.context else said.line
    for line in range(first, 0, -1):
        text = said.text(line)
        for match in _OPEN_QUOTE.finditer(text):
            mark, start = match[1], match.end()
            inner = re.sub(r"\\.|''", "xx", text[start:])
            if mark not in inner:
                place = said.place(line, start)
                hint = f"在这段文字的末尾补上 {mark} 。"
                return Problem("YML022", place, f"这里开始的引号 {mark} 没有收尾。", hint)
    return None


def behind_quote(said: Complaint) -> Problem | None:
    """Words behind a closing quotation mark or bracket."""
    text = said.text(said.line)
    match = re.search(r"([\"'\]}]) *$", text[: said.column - 1])
    if match is None or not text[said.column - 1 :].strip():
        return None
    place = said.place(said.line, said.column)
    if match[1] in "]}":
        hint = "删掉它，或另起一行；文字里有括号，就给整段加双引号。"
        return Problem("YML029", place, "括号收尾之后还有字。", hint)
    hint = "把整段都放进引号；文字里面的引号改用「」或“”。"
    return Problem("YML029", place, "引号收尾之后还有字。", hint)


def bracket_problem(said: Complaint, line: int, column: int, why: str) -> Problem:
    """A bracket that has no partner."""
    hint = "写成一对：[一, 二] 或 {字段: 内容}，中间用英文逗号隔开。"
    return Problem("YML025", said.place(line, column, 1), f"括号没有配成对：{why}。", hint)


def open_bracket(said: Complaint) -> Problem | None:
    """A bracket that is not closed, or an entry in it without its comma."""
    line, column = said.context_line, said.context_column
    if "flow" not in said.context or not line:
        return None
    text = said.text(line)
    if column > len(text):  # the file ends right behind the bracket
        line = said.above(line)
        text, column = said.text(line), len(said.text(line).rstrip())
    mark = text[column - 1 : column]
    closing = {"[": "]", "{": "}"}.get(mark, "]")
    wide = re.search(r"[，：【】［］｛｝]", text)
    if wide is not None:
        hint = "括号、逗号和冒号换成英文的，例如 [一, 二]。"
        place = said.place(line, wide.start() + 1, 1)
        return Problem("YML020", place, f"这里用了全角的「{wide.group()}」。", hint)
    if closing in text[column:]:
        at = said.place(said.line, said.column, 1)
        return bracket_problem(said, at.line, at.column, "这里少了逗号，或收尾早了")
    return bracket_problem(said, line, column, f"这里的 {mark} 后面没有 {closing}")


def extra_bracket(said: Complaint) -> Problem | None:
    """A closing bracket too many."""
    mark = said.text(said.line)[said.column - 1 : said.column]
    if mark not in ("]", "}"):
        return None
    return bracket_problem(said, said.line, said.column, f"多了一个 {mark}")


def meant_character(said: Complaint) -> Problem | None:
    """A value that begins with a character YAML gives a meaning."""
    line = said.line
    text = said.text(line)
    match = re.search(rf"(?:^ *(?:- +)*|: +|[\[{{,] *)(?=[{re.escape(_MEANT)}])", text)
    if match is None:
        return None
    value = text[match.end() :].strip()
    if re.match(r"[\[{,]", match.group()):
        value = re.split(r"[,\]}]", value, maxsplit=1)[0] or value
    hint = f"整段加上引号：{quoted(value)}"
    place = said.place(line, match.end() + 1, len(value))
    return Problem("YML027", place, f"没加引号的文字不能以 {value[:1]} 开头。", hint)


def bad_escape(said: Complaint) -> Problem | None:
    """A backslash in double quotes."""
    text = said.text(said.line)
    start = text.rfind("\\", 0, said.column)
    if start < 0:
        return None
    if re.match(r"\\u[dD][89a-fA-F]", text[start:]):
        hint = "删掉它，直接写要写的字。"
        place = said.place(said.line, start + 1, 6)
        return Problem("YML017", place, "这里是半个字符（代理码），不是字。", hint)
    hint = "把反斜杠写两遍，或把两边的双引号换成单引号 ' 。"
    place = said.place(said.line, start + 1, 2)
    return Problem("YML030", place, "双引号里的反斜杠有特别的意思，这里读不懂。", hint)


def quoted(value: str) -> str:
    """A value in the quotation marks it does not hold itself, cut when it is long."""
    value = brief(value, 40)
    return f"'{value}'" if '"' in value else f'"{value}"'
