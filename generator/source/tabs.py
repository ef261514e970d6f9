"""Tabs: one problem for lines that follow one another, with what was pasted there."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.source.problem import Place, Problem

_BULLET = re.compile(
    r"[ \t]*(?:[^\w\s\"'“「（《]|[（(]?\d{1,2}[.．、)）]|[一二三四五六七八九十]{1,3}、)[ ]*\t\s*"
)
_KEY = re.compile(r"( *(?:- +)*[a-z][a-z_]*)[ ]*\t\s*(?=[^\s:：])")
_CELLS = re.compile(r"(?<=\S)[ ]*\t[ ]*(?=\S)")


def tab_problems(lines: Sequence[str], path: str) -> Iterator[Problem]:
    """One problem for each run of lines that hold tabs."""
    tabbed = [(number, line) for number, line in enumerate(lines, start=1) if "\t" in line]
    for _, run in groupby(enumerate(tabbed), lambda one: one[1][0] - one[0]):
        found = [numbered for _, numbered in run]
        number, line = found[0]
        place = Place(path, number, line.index("\t") + 1, 1, line.replace("\t", " "))
        yield Problem("YML014", place, *_told([text for _, text in found], path))


def _told(run: list[str], path: str) -> tuple[str, str]:
    """Message and hint for lines with tabs that follow one another."""
    first, count = run[0], len(run)
    these = f"这里起的 {count} 行" if count > 1 else "这一行"
    if all(_BULLET.match(line) and not re.match(r"[ \t]*-[ ]*\t", line) for line in run):
        item = _BULLET.sub("", first, count=1).replace("\t", " ").strip()
        sign = first.split("\t")[0].strip() or first.strip()[0]
        message = f"{these}以「{sign}」和制表符（Tab）开头，像是从 Word 带来的列表。"
        return message, f"{'每行都' if count > 1 else ''}换成英文的 - 和一个空格，写成：- {item}"
    if count > 1 and all(_CELLS.search(line.strip()) for line in run):
        message = f"{these}像是粘进来的表格，这里不能放表格。"
        name, *cells = _CELLS.split(run[1].strip())
        item = f"{name.lstrip('- ')}：{'，'.join(cells)}。"
        return message, f"改成列表，表格的一行写成一条，例如：- {item}"
    if count > 1 and all(re.match(r" *\t", line) for line in run):
        message = f"{these}的行首有制表符（Tab），不能用。"
        return message, "换成空格；每层缩进两个空格。"
    if count == 1 and path.endswith(".yml") and (key := _KEY.match(first)) is not None:
        message = f"{key[1].split()[-1]} 后面是制表符（Tab），少了英文冒号，像是从表格里带来的。"
        shown = f"{key[1].strip()}: {first[key.end() :].strip()}".replace("\t", " ")
        return message, f"补上英文冒号和一个空格，写成：{shown}"
    cells = _CELLS.split(first.strip().removeprefix("- "))
    if count == 1 and len(cells) > 2 and not cells[0].endswith((":", "-")):
        mark = "- " if first.lstrip().startswith("- ") else ""
        message = "这一行里有制表符（Tab），像是从表格里带来的几格。"
        return message, f"几格之间用顿号隔开，写成：{mark}{'、'.join(cells)}"
    where = "这里" if count == 1 else f"{these}里"
    return f"{where}有制表符（Tab），不能用。", "换成空格；每层缩进两个空格。"
