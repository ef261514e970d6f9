"""Which lines make up an entry of a file: from one that begins in the first column to the next."""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model.layout import Layout
from generator.source.characters import ODD_BLANKS
from generator.source.problem import Place, Problem

SEPARATOR = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_KEY = re.compile(r"([\"']?)([^\s\"'#:：,\[\]{}&*!|>%@`?-][^\"':：]*)\1 *:(?:\s|$)")
_ODD_KEY = re.compile(r"([A-Za-z_][\w-]*) *[:：]", re.ASCII)  # wide, or without its space
_FLOW_KEY = re.compile(r"[\[{]([^\[\]{}]*)[\]}] *:(?:\s|$)")  # not a valid key, but meant as one
_WORD = re.compile(r"([a-z][a-z0-9_-]*)(?=\s|$)")
_FIRST_WORD = re.compile(r"[ \-\[{?*]*[\"']?([A-Za-z_][\w-]*)", re.ASCII)
_BEFORE_COLON = re.compile(r"([A-Za-z_][\w-]*)[\"']? *[:：]", re.ASCII)
_LONE_KEY = re.compile(r"^[ ]*([a-z][a-z0-9-]*) *[:：]\s*$")
CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: |$)")


def starts_of(lines: Sequence[str], layout: Layout | None) -> list[int]:
    """The numbers (from 1) of the lines on which an entry begins.

    A line in the first column that cannot be a key belongs to the entry above: it is more likely
    torn off a text than an entry of its own. So does everything between merge conflict marks.

        title: 先停一停        1
        summary：先停下来，    2
        再说别的。
        do:                    4
        - 坐下。
    """
    inside = {number for lines in conflicts(lines) for number in lines}
    numbered = ((n, line) for n, line in enumerate(lines, start=1) if n not in inside)
    return [n for n, line in numbered if SEPARATOR.match(line) or key_on(line, layout)]


def conflicts(lines: Sequence[str]) -> Iterator[range]:
    """The lines of each merge conflict, marks included; a lone mark counts as one, too."""
    begin = 0
    for number, line in enumerate(lines, start=1):
        mark = CONFLICT.match(line)
        if mark is None:
            continue
        if mark[1][0] == ">":
            yield range(begin or number, number + 1)
            begin = 0
        elif mark[1][0] == "<" and begin:  # the one above was never closed
            yield range(begin, begin + 1)
            begin = number
        else:
            begin = begin or number
    if begin:
        yield range(begin, begin + 1)


def conflict_problems(lines: Sequence[str], path: str) -> Iterator[Problem]:
    """One problem for each merge conflict."""
    for found in conflicts(lines):
        within = lines[found.start - 1 : found.stop - 1]
        marks = [mark[1] for line in within if (mark := CONFLICT.match(line))]
        wanted = "、".join(dict.fromkeys(("<<<<<<<", *marks, "=======", ">>>>>>>")))
        hint = f"在两种写法里选一种留下，再删掉 {wanted} 这几行。"
        if "|||||||" in marks:
            hint = f"||||||| 到 ======= 之间是改之前的旧话，先删掉；{hint}"
        text = within[0]
        place = Place(path, found.start, 1, len(text.rstrip()), text)
        yield Problem(
            "YML031", place, "这里留着合并冲突的记号：两个人改了同一处，两种写法都在。", hint
        )


def key_on(line: str, layout: Layout | None) -> str:
    """The field or id that begins an entry on a line, even if its colon is missing or wrong;
    empty if there is none."""
    if layout and not layout.keyed:
        line = line.lstrip(ODD_BLANKS)
    key = _KEY.match(line)
    odd = _ODD_KEY.match(line) or _FLOW_KEY.match(line)
    word = _WORD.match(line)
    name = key[2].strip() if key else odd[1] if odd else word[1] if word else ""
    if layout is None:
        return name if key else ""
    fields = layout.model.model_fields
    if layout.keyed:  # a field in the column of the ids belongs to the record above
        alone = word is not None and not line[word.end() :].strip()
        return name if (key or odd or alone) and name not in fields else ""
    return name if key or odd or name in fields else ""


def entry_at(line: int, starts: list[int], count: int) -> range:
    """The lines of the entry around a line; those above the first entry count as one, too."""
    first = max((start for start in starts if start <= line), default=1)
    behind = min((start for start in starts if start > line), default=count + 1)
    return range(first, behind)


def names_in(lines: Iterable[str]) -> frozenset[str]:
    """Possible field names and ids in some lines."""
    found = set()
    for line in lines:
        found.update(_BEFORE_COLON.findall(line))
        if (word := _FIRST_WORD.match(line)) is not None:
            found.add(word[1])
    return frozenset(found)


def lone_keys(lines: Iterable[str]) -> frozenset[str]:
    """The keys that are alone on their line, as ids are."""
    found = (_LONE_KEY.match(line) for line in lines)
    return frozenset(match[1] for match in found if match)
