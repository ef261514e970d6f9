"""Does what a hint says, as literally as somebody who does not know what it is for.

`followed` gives the lines of a file after its author did so. What only the writer can decide, such
as which of two sentences stays, it leaves alone.
"""

import re
from collections.abc import Callable

from generator.source.field_errors.shapes import ITEM_MARK
from generator.source.odd_blanks import plain_blanks
from generator.source.problem import Problem

SHOWN = "写成："
FIELD_SHOWN = re.compile(r"写成 (([a-z_]+): \[.*\])$", re.MULTILINE)


def shows(text: str) -> bool:
    """Whether a hint shows a line, or a field, as it should be written."""
    return SHOWN in text or FIELD_SHOWN.search(text) is not None


def followed(lines: list[str], problem: Problem) -> list[str] | None:
    """The lines of a file after its author did what a hint says; None when it shows nothing."""
    place, hint = problem.place, problem.hint
    number, start = place.line - 1, place.column - 1
    line = lines[number]
    indent = line[: len(line) - len(line.lstrip(" "))]
    stop = start + place.width
    if exchanged := re.search("把「(.+?)」改成「(.+?)」", hint):
        at = line.index(exchanged[1])
        new = line[:at] + exchanged[2] + line[at + len(exchanged[1]) :]
    elif taken := re.search(r"从这一行到第 (\d+) 行，每行前面都删掉 (\d+) 个空格", hint):
        last, deep = int(taken[1]), int(taken[2])
        return [one[deep:] if number <= n < last else one for n, one in enumerate(lines)]
    elif numbered := re.match(r"从这一行到第 (\d+) 行，每行去掉行首的数字和它后面的一格", hint):
        bare = [re.sub(r"^\d+.", "", one) for one in lines[number : int(numbered[1])]]
        return [*lines[:number], *bare, *lines[int(numbered[1]) :]]
    elif alone := re.search(r"删掉第 (\d+)(?: 到 (\d+))? 行，第 (\d+) 行", hint):
        lines[int(alone[3]) - 1] = hint.partition(SHOWN)[2]
        del lines[int(alone[1]) - 1 : int(alone[2] or alone[1])]
        return lines
    elif beside := re.match(r"在这一行上面补上字段名，和第 (\d+) 行", hint):
        above = lines[int(beside[1]) - 1]
        deep = len(above) - len(above.lstrip(" "))
        return [*lines[:number], " " * deep + hint.partition(SHOWN)[2], *lines[number:]]
    elif "这段文字从下一行起，缩进两格：" in hint:
        key, _, below = line.partition(":")
        bare = hint.partition("缩进两格：")[2].partition("（去掉")[0]
        if "（去掉" in hint:
            last = max(n for n in range(number, len(lines)) if lines[n].endswith('"'))
            lines[last] = lines[last][:-1]
        new = f"{key}: |\n{indent}  {bare}"
    elif "每段之间空一行" in hint:
        below = [f"{one}\n" if one.startswith(f"{indent} ") else one for one in lines[number + 1 :]]
        return [*lines[:number], hint.partition(SHOWN)[2], *"\n".join(below).split("\n")]
    elif hint.startswith("在方括号里写成："):
        new = line[:start] + hint.partition(SHOWN)[2].partition("；")[0] + line[stop:]
    elif "套在里面的几行" in hint:
        above = lines[number - 1]
        lines[number - 1] = above[: above.index("-")] + hint.partition(SHOWN)[2]
        while lines[number].startswith(indent):
            del lines[number]
        return lines
    elif hint.startswith(("每行都换成", "每行的 - ")):
        last = number
        while ITEM_MARK.match(lines[last].strip()) and not lines[last].lstrip().startswith("- "):
            lines[last] = f"{indent}- {ITEM_MARK.sub('', lines[last].strip()).strip()}"
            last += 1
        return lines
    elif added := re.search(r"从这一行到第 (\d+) 行，每行前面都加 2 个空格", hint):
        return [f"  {one}" if number <= n < int(added[1]) else one for n, one in enumerate(lines)]
    elif re.match("从 \\S+ 起另起一行", hint):
        new = f"{line[:start].rstrip()}\n{line[start:]}"
    elif hint.startswith("合成一段，"):
        lines[number] = indent + hint.partition(SHOWN)[2]
        while not lines[number + 1].strip() or lines[number + 1].startswith(f"{indent} "):
            del lines[number + 1]
        return lines
    elif hint.startswith("每一行都以 - "):
        marked = [n for n in range(number, len(lines)) if lines[n].startswith(indent.ljust(1))]
        for n in marked:
            lines[n] = f"{indent}- {ITEM_MARK.sub('', lines[n].strip())}"
        return lines
    elif hint.startswith("在 - 前面换行"):
        new = f"{line[:start].rstrip()}\n{indent}  {line[start:]}"
    elif hint.startswith("在整段文字的开头和末尾"):
        last = number
        while lines[last + 1].startswith(f"{indent} "):
            last += 1
        lines[last] += '"'
        new = f'{lines[number][:start]}"{lines[number][start:]}'
    elif hint.startswith("在冒号后面换行"):
        below = lines[number + 1]
        aligned = below[: len(below) - len(below.lstrip(" "))]
        deeper = aligned if "和下一行的 - 对齐" in hint else f"{indent}  "
        new = f"{line[:start].rstrip()}\n{deeper}{hint.partition(SHOWN)[2]}"
    elif beside := re.search(r"另起一行，和 (\S+) 对齐", hint):
        depth = " " * line.index(f"{beside[1]}:")
        new = f"{line[:start].rstrip()}\n{depth}{hint.partition(SHOWN)[2]}"
    elif field := FIELD_SHOWN.search(hint):
        new = line[: line.index(f"{field[2]}:")] + field[1]
    elif hint.startswith("换成空格"):
        last = number
        while last < len(lines) and "\t" in lines[last]:
            lines[last] = lines[last].replace("\t", "  ")
            last += 1
        return lines
    elif hint.startswith("换成英文空格"):
        new = plain_blanks(line, 2)
    elif SHOWN in hint or re.search(r"改成 \d+ 个空格", hint):
        wanted = re.search(r"改成 (\d+) 个空格", hint)
        whole = hint.partition(SHOWN)[2] or line.lstrip(" ")
        new = (" " * int(wanted[1]) if wanted else indent) + whole
    elif shown := re.search("(?:整段加上引号|换成半角|删掉它|只写号码)：(.*)", hint):
        new = line[:start] + shown[1] + line[stop:]
    elif hint.startswith("删掉它"):
        new = line[:start] + line[stop:]
    elif gone := re.match(r"删掉「(.+?)」；|删掉 (&\S+)；", hint):
        new = line.replace(gone[1] or f"{gone[2]} ", "", 1)
    elif hint.startswith("少缩进几格，和上面的字段名对齐"):
        above = (one for one in reversed(lines[:number]) if re.match(r" *[a-z_]+:", one))
        depth = next(len(one) - len(one.lstrip(" ")) for one in above)
        new = " " * depth + line.lstrip(" ")
    elif first := re.match("把开始改成 (\\d+)（", hint):
        new = re.sub(r"\d+", first[1], line, count=1)
    elif item := re.match("另起一行，缩进两格(?:，每条写一行：|写 )(- .*)", hint):
        new = f"{line[:start].rstrip()}\n{indent}  {item[1]}"
    elif hint.startswith("冒号后面不写 | 和引号"):
        new = line[:start].rstrip()
    elif "选 LF，再保存" in hint:
        return lines
    elif (written := in_place(hint, line[start:stop])) is not None:
        new = line[:start] + written + line[stop:]
    else:
        return whole_lines(lines, number, hint)
    return [*lines[:number], *new.split("\n"), *lines[number + 1 :]]


_EXCHANGES: dict[str, Callable[[str], str]] = {
    "换成一个空格。": lambda _: " ",
    "改用「」。": lambda there: f"「{there.strip('`')}」",
    "直接写后面的符号。": lambda there: there[1:],
    "把 ( 写成 %28，把 ) 写成 %29。": lambda there: there.replace("(", "%28").replace(")", "%29"),
    "去掉链接文字里的星号。": lambda there: there.replace("*", ""),
    "去掉尖括号和里面的标记，只留文字。": lambda _: "",
    "直接写成一段。": lambda there: there.lstrip("> "),
}
# What a hint puts in the place of what its problem is about.
_IN_PLACE = (
    re.compile(r"(?:加上双引号|去掉引号|换成半角|换成)：(?P<new>.+)"),
    re.compile(r"是不是 (?P<new>[\w/-]+)(?:（.*）)?？(?!.*是不是)"),
    re.compile(r"是不是「(?P<new>[^」]+)」？.*"),
    re.compile(
        r"写成 (?P<new>\[[^\]]+\]\([a-z]+/[a-z0-9-]+\)|\[\d+, \d+\]|\*\*(?!强调)[^*]+\*\*)[。，].*"
    ),
    re.compile(r"改成 (?P<new>[A-D])；.*"),
    re.compile(r"去掉「[^」]*」，只留：(?P<new>.+)"),
    re.compile(r"写成 (?P<new>\d{4}-\d\d-\d\d)，.*"),
    re.compile(r"写成链接：(?P<new>\[[^\]]+\]\([a-z]+/[a-z0-9-]+\))"),
    re.compile(r"直接写「(?P<new>.)」。"),
    re.compile(r"写成 (?P<new>\d+)，只用阿拉伯数字，.*"),
    re.compile(r"只写开始的那天：(?P<new>\[\d+\])"),
    re.compile(r"方括号里(?:的编号)?用英文逗号和空格隔开：(?P<new>[^；]+)；.*"),
    re.compile(r"换成依据里的来源：(?P<new>[a-z0-9-]+)。"),
    re.compile(r"去掉引号，写成 (?P<new>.+)"),
)


def in_place(hint: str, there: str) -> str | None:
    """What stands in the place of `there` once a hint is followed; None when it is unclear."""
    if (exchange := _EXCHANGES.get(hint)) is not None:
        return exchange(there)
    found = (pattern.fullmatch(hint) for pattern in _IN_PLACE)
    return next((match["new"] for match in found if match is not None), None)


_AWAY = re.compile(
    r"(?:是聊天里的卡片或文件，就|没有，就)?删掉(?:中间的 --- | \w+ )?这一行"
    r"(?:。|：|，编号就是|；(?:是要写的钟点|是正文，|要引用|要分开)|$)"
)


def whole_lines(lines: list[str], number: int, hint: str) -> list[str] | None:
    """The lines after some of them were deleted, or lost what stands in pairs."""
    if _AWAY.match(hint):
        return [*lines[:number], *lines[number + 1 :]]
    if hint.startswith("连同下一行的横线一起删掉"):
        return [*lines[:number], *lines[number + 2 :]]
    if re.fullmatch(r"删掉((?:、?第 \d+ 行)+)。", hint):
        gone = {int(one) - 1 for one in re.findall(r"\d+", hint)}
        return [line for n, line in enumerate(lines) if n not in gone]
    if signs := re.match(r"删掉以 - 开头的旧行（第 (.+) 行），再去掉行首的 \+（第 (.+) 行）", hint):
        old, new = ([int(one) - 1 for one in signs[n].split("、")] for n in (1, 2))
        bare = [line[1:] if n in new else line for n, line in enumerate(lines)]
        return [line for n, line in enumerate(bare) if n not in old]
    if pair := re.fullmatch(r"去掉 (<[^>]*>) 和 (</[a-z0-9]+>)，只写文字。", hint):
        bare = lines[number].replace(pair[1], "", 1).replace(pair[2], "", 1)
        return [*lines[:number], bare, *lines[number + 1 :]]
    return None
