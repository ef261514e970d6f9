"""Slips around a key: its colon, its blank, its list mark."""

import re

from generator.problems import Problem, brief
from generator.slips.complaint import ENTRY, KEY, Complaint, indent_of
from generator.slips.marks import bracket_problem, quoted


def slip_of_key(said: Complaint) -> Problem | None:
    """A key whose colon is full-width, lacks its blank, or is not there."""
    for line in dict.fromkeys((said.context_line, said.line, said.above(said.line))):
        text = said.text(line)
        match = KEY.match(text)
        rest = text[match.end() :] if match else ""
        if match is None or ENTRY.match(text) or "://" in text:
            continue
        key = match[2]
        if rest.lstrip().startswith("："):
            place = said.place(line, match.end() + 1 + rest.index("："), 1)
            hint = f"换成英文冒号，后面空一格：{key}: {brief(rest.lstrip(' ：'))}"
            return Problem("YML019", place, f"{key} 后面的冒号是全角的「：」。", hint)
        if rest.startswith(":"):
            hint = f"冒号后面空一格：{key}: {brief(rest[1:])}"
            place = said.place(line, match.end() + 1, 1)
            return Problem("YML018", place, f"{key} 的冒号后面少了一个空格。", hint)
    return None


def slip_of_dash(said: Complaint) -> Problem | None:
    """A list mark without its blank."""
    for line in (said.context_line, said.line):
        text = said.text(line).lstrip()
        if re.match(r"-[^\s-]", text):
            hint = f"- 后面空一格：- {brief(text[1:])}"
            place = said.place(line, indent_of(said.text(line)) + 1, 1)
            return Problem("YML026", place, "列表的 - 后面少了一个空格。", hint)
    return None


def dash_behind_key(said: Complaint) -> Problem | None:
    """A list that begins on the line of its key."""
    text = said.text(said.line)
    key = ENTRY.match(text)
    if key is None or not text[key.end() :].lstrip().startswith("- "):
        return None
    place = said.place(said.line, text.index("-", key.end()) + 1, 1)
    hint = "在 - 前面换行，再缩进两格；每条一行。"
    return Problem("YML026", place, "列表要从下一行开始。", hint)


def wide_dash(said: Complaint) -> Problem | None:
    """A list mark that only looks like one, above a real one."""
    match = re.match(r" *([–—－−•·])", said.text(said.context_line))
    if match is None or not said.text(said.line).lstrip().startswith("-"):
        return None
    place = said.place(said.context_line, match.end(), 1)
    message = f"列表要用英文的 - 开头，这里是「{match[1]}」。"
    return Problem("YML020", place, message, "换成英文的 -，后面空一格。")


def no_colon(said: Complaint) -> Problem | None:
    """A line among entries that is none."""
    line = said.context_line
    text = said.text(line).strip()
    if not text:
        return None
    hint = "写成「字段: 内容」。若是上一行没写完的话，让它比上一行多缩进两格。"
    return Problem("YML032", said.place(line), f"「{brief(text)}」这一行少了英文冒号。", hint)


def colon_in_text(said: Complaint) -> Problem | None:
    """A second `: ` on a line."""
    text = said.text(said.line)
    match = ENTRY.match(text)
    if match is None or said.column <= match.end():
        return None
    value = text[match.end() :].strip()
    start = text.index(value, match.end()) + 1
    if value.endswith("}") and "{" not in value:
        return bracket_problem(said, said.line, len(text.rstrip()), "前面少了 {")
    hint = f"整段加上引号：{match[2]}: {quoted(value)}"
    place = said.place(said.line, start, len(value))
    return Problem("YML023", place, "这段文字里有「: 」，会被当成又一个字段。", hint)
