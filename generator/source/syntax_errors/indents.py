"""Lines that begin in the wrong column."""

import re

from generator.source.problem import Problem, Related, brief
from generator.source.syntax_errors.parser_error import ENTRY, ParserError, indent_of, written


def wrong_indent(error: ParserError) -> Problem | None:
    """A line that begins in a column where no line above begins."""
    text = error.text(error.line)
    begins = indent_of(text) + 1
    if not text.strip() or ("mapping values" not in error.what and error.column != begins):
        return None
    return indent_problem(error, error.line)


def indent_problem(error: ParserError, line: int) -> Problem | None:
    """What to do with a line that is not aligned; None when nothing stands above it."""
    text = error.text(line)
    levels = _levels(error, line, dashes=text.lstrip().startswith("-"))
    if not levels:
        return None
    found = indent_of(text)
    wanted, other = min(levels, key=lambda level: (abs(level[0] - found), -level[0]))
    label = brief(error.text(other).strip().removeprefix("- ").partition(":")[0], 12)
    message = f"这一行前面有 {found} 个空格，和上面的行没有对齐。"
    hint = f"改成 {wanted} 个空格，和第 {other} 行的「{label}」对齐。"
    if text.lstrip().startswith((": ", "：")):
        hint = "在冒号前面写上字段名；不是字段，就把这一行接到上一行后面，去掉冒号。"
        return Problem("YML021", error.place(line), "冒号前面少了字段名。", hint)
    if wanted == found:
        message = "这一行和上面的行对齐，写法却不是一类。"
        hint = (
            f"看看第 {other} 行的「{label}」：同一层的行要么都以 - 开头，要么都是「字段: 内容」。"
        )
    beside = Related(error.place(other), "和这一行对齐")
    return Problem("YML021", error.place(line), message, hint, related=(beside,))


def _levels(error: ParserError, line: int, dashes: bool) -> list[tuple[int, int]]:
    """The columns open above a line, with the line that opened each, innermost first.

    With `dashes` those of list marks, else those of keys; all of them if there are none.
    """
    levels: list[tuple[int, int, bool]] = []
    depth = 1_000
    number = error.above(line)
    while number and depth:
        text = error.text(number)
        marks = re.match(r" *(?:- +)*", text)
        columns = [(indent_of(text), text.lstrip().startswith("- "))]
        if marks is not None and marks.end() > columns[0][0]:
            columns.insert(0, (marks.end(), False))
        for column, dash in columns:
            if column < depth:
                levels.append((column, number, dash))
                depth = column
        number = error.above(number)
    fitting = [(column, number) for column, number, dash in levels if dash is dashes]
    return fitting or [(column, number) for column, number, _ in levels]


def first_line(error: ParserError) -> Problem | None:
    """A file whose first entry is indented more than the ones below."""
    first = next((n for n, text in enumerate(error.lines, 1) if ENTRY.match(text)), 0)
    if not first or indent_of(error.text(first)) <= indent_of(error.text(error.line)):
        return None
    hint = f"改成 {indent_of(error.text(error.line))} 个空格，和第 {error.line} 行对齐。"
    return Problem("YML021", error.place(first), "这一行缩进得太多。", hint)


def ended_early(error: ParserError) -> Problem | None:
    """Words after a line `...`, which ends a document."""
    for number, text in enumerate(error.lines[: error.line], start=1):
        if text.startswith("..."):
            hint = "删掉这一行；是正文里的省略号，就写成 ……。"
            if rest := text[3:].strip():
                hint = f"删掉行首的 ...，写成：{rest}"
            return Problem(
                "YML007", error.place(number), "... 表示文件到此结束，后面却还有。", hint
            )
    return None


_BLOCK = re.compile(r"(?:^|[:-]) *[|>][-+]? *$")


def first_of_block(error: ParserError) -> Problem | None:
    """The first line of a text below `|` that is indented more than the rest of it."""
    line = error.context_line if "simple key" in error.context else error.line
    first = error.above(line)
    head = error.above(first)
    wanted, text = indent_of(error.text(line)), error.text(head)
    if not _BLOCK.search(text) or not indent_of(text) < wanted < indent_of(error.text(first)):
        return None
    message = "这段文字的第一行比后面的行缩进得多。"
    hint = f"改成 {wanted} 个空格，和第 {line} 行对齐。"
    beside = Related(error.place(line), "和这一行对齐")
    return Problem("YML021", error.place(first), message, hint, related=(beside,))


def list_without_mark(error: ParserError) -> Problem | None:
    """An entry that lacks the `- ` which the ones below it have."""
    line, text = error.context_line, error.text(error.line)
    wanted = indent_of(text)
    if not text.lstrip().startswith("- "):
        return None
    above, column = error.text(error.above(line)), error.context_column - 1
    if not above.rstrip().endswith(":") or not indent_of(above) <= wanted < column:
        line = first = error.above(error.line)  # the first line below what opens the list
        while first and indent_of(error.text(first)) > wanted:
            line, first = first, error.above(first)
        above, column = error.text(first), indent_of(error.text(line))
        if error.text(line).lstrip().startswith("- ") or not above.rstrip().endswith(":"):
            return None
    if not (line < error.line and indent_of(above) <= wanted < column):
        return None
    message = "这里应是列表的一条，前面少了 - 。"
    hint = f"补上 - ，和第 {error.line} 行的 - 对齐；看看是不是少了一行。"
    beside = Related(error.place(error.line), "下面的一条以 - 开头")
    return Problem("YML021", error.place(line), message, hint, related=(beside,))


_TYPED = re.compile(r" *(?P<typed>[。.．]{1,4}) *(?P<item>- .*)$")


def lost_indent(error: ParserError) -> Problem | None:
    """A line of a list before which a keyboard wrote full stops for the spaces typed there."""
    for line in dict.fromkeys((error.line, error.context_line)):
        typed = _TYPED.match(error.text(line))
        if typed is None:
            continue
        above, below = error.text(error.above(line)), error.text(line + 1)
        beside = next((t for t in (above, below) if t.lstrip().startswith("- ")), above)
        wanted = indent_of(beside) if beside.lstrip().startswith("- ") else indent_of(above) + 2
        place = error.place(line, typed.start("typed") + 1, len(typed["typed"]))
        message = f"行首的「{typed['typed']}」像是连打空格时，输入法换上的。"
        hint = f"行首改成 {wanted} 个空格，{written(typed['item'])}"
        return Problem("YML021", place, message, hint)
    return None


def torn_line(error: ParserError) -> Problem | None:
    """A line that begins with a mark which ends a sentence, or with a full-width `#`."""
    for line in range(error.line, max(0, error.line - 4), -1):
        match = re.match(r" *([。，、；！？）」”＃])", error.text(line))
        if match is None:
            continue
        place = error.place(line, match.end(), 1)
        if match[1] == "＃":
            message = "注释要用英文的 # 开头，这里是全角的「＃」。"
            return Problem("YML020", place, message, "换成英文的 #，后面空一格。")
        hint = "把它接回上一行的末尾，或缩进得比上一行多两格。"
        return Problem("YML021", place, f"这一行以「{match[1]}」开头，像是从上一行断开的。", hint)
    return None
