"""Lines in the first column that come from elsewhere: a chat, Word, JSON, a page with line numbers.

Taken as YAML they would be told as a wrong indentation or a missing colon, and whoever believes
that makes content of them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.model.copied import (
    CARD,
    CHAT_HEADER,
    PAGE_NUMBER,
    QUOTED,
    RULER,
    SPEAKER,
    WORD_COMMENT,
)
from generator.model.layout import Layout
from generator.model.partial import nearest_field
from generator.source.parse.entries import CONFLICT, key_on
from generator.source.problem import Place, Problem, Related, brief

_PARTS = "+-#"  # what begins a line that is part of a record, or tells about it
_CHAIN = ("#接龙", "# 接龙")
_NUMBERED = re.compile(r"(\d{1,5})(?:[ |:：]|$)(?= *(?:[-#|]|[a-z\"'][\w-]*[\"']? *[:：]|$)|  )")
_JSON = re.compile(r"[\[{],?\s*$|[\[{]\s*\"")
_JSON_ENTRY = re.compile(r"\s*\"(?P<name>[A-Za-z_][\w-]*)\"\s*:\s*(?P<value>.*?),?\s*$")
_JSON_LINE = re.compile(r"\s*(?:[\]}\[{]|\"|\d|true|false|null)")


class Stray(NamedTuple):
    """A problem and the lines to be passed over for it; `whole` if their entries are, too."""

    problem: Problem
    lines: frozenset[int]
    whole: bool = False


def pasted_lines(lines: Sequence[str], path: str, layout: Layout | None) -> Iterator[Stray]:
    """One stray for each run of lines that something was copied with."""
    odd = [n for n, line in enumerate(lines, 1) if _is_odd(line, layout)]
    if not odd:
        return
    yield from (numbers := list(_numbered(lines, path, odd)))
    yield from (objects := list(_json(lines, path, layout, odd)))
    known = {number for stray in (*numbers, *objects) for number in stray.lines}
    begun = next((n for n, line in enumerate(lines, 1) if key_on(line, layout)), len(lines) + 1)
    for number in (n for n in odd if n > begun):
        if number not in known and (stray := _pasted(lines, path, layout, number)) is not None:
            known |= stray.lines
            yield stray


def _is_odd(line: str, layout: Layout | None) -> bool:
    """Whether a line in the first column begins nothing that a file of records holds."""
    if line.startswith(_CHAIN):
        return True
    if not line.strip() or line[0] in " #" or CONFLICT.match(line):
        return False
    if line.startswith("- "):
        return bool(RULER.match(line) or PAGE_NUMBER.match(line))
    key = key_on(line, layout)
    return not (key and key.isascii()) or line[0] in "\"'[{"


def _numbered(lines: Sequence[str], path: str, odd: Sequence[int]) -> Iterator[Stray]:
    """Numbers of lines, as a page shows them beside the text."""
    found = [(n, match) for n in odd if (match := _NUMBERED.match(lines[n - 1]))]
    for _, run in groupby(found, key=lambda one: int(one[1][1]) - one[0]):
        (first, number), *more = list(run)
        if not more:
            continue
        line = lines[first - 1]
        last = more[-1][1][1]
        bare = line[number.end() :]
        hint = f"从这一行到第 {more[-1][0]} 行，每行去掉行首的数字和它后面的一格"
        hint += f"，这一行写成：{bare.strip()}" if bare.strip() else "。"
        message = f"行首的 {number[1]} 到 {last} 是行号，是从网页复制时带来的，不是内容。"
        place = Place(path, first, 1, len(number[1]), line)
        yield Stray(
            Problem("YML008", place, message, hint), frozenset((first, *(n for n, _ in more))), True
        )


def _json(
    lines: Sequence[str], path: str, layout: Layout | None, odd: Sequence[int]
) -> Iterator[Stray]:
    """A record as JSON; a file that is JSON from its first line on is left to the parser."""
    first = next((n for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"), 0)
    begin = next((n for n in odd if _JSON.match(lines[n - 1])), 0)
    if not begin or (begin == first and not (layout and layout.keyed)):
        return
    end = begin
    while end < len(lines) and (not lines[end].strip() or _JSON_LINE.match(lines[end])):
        end += 1
    held = {
        match["name"]: match["value"]
        for n in range(begin, end + 1)
        if (match := _JSON_ENTRY.match(lines[n - 1]))
    }
    text = lines[begin - 1]
    keyed = layout is not None and layout.keyed
    name = held.pop("id", "").strip("\"'")
    shown = next((f"{field}: {value.strip(chr(34))}" for field, value in held.items()), "title: …")
    head = f"编号顶格写成 {name or '编号'}: ，" if keyed else ""
    hint = f"花括号、引号和行尾的逗号都去掉：{head}字段每个写一行"
    hint += f"{'，缩进两格' if keyed else ''}，例如 {brief(shown)}"
    place = Place(path, begin, 1, len(text.rstrip()), text)
    last = Related(Place(path, end, 1, len(lines[end - 1]) or 1, lines[end - 1]), "到这一行为止")
    message = "从这一行起是 JSON 的写法，这里读不懂。"
    related = (last,) if end > begin else ()
    problem = Problem("YML008", place, message, hint, related=related)
    yield Stray(problem, frozenset(range(begin, end + 1)), True)


def _pasted(lines: Sequence[str], path: str, layout: Layout | None, number: int) -> Stray | None:
    """What a chat or Word leaves around a text."""
    text = lines[number - 1]
    if RULER.match(text):
        return _ruler(lines, path, number)
    what, alone = _origin(text.rstrip(), layout)
    if not what:
        return None
    run = [number]
    while run[-1] < len(lines) and not alone and _is_loose(lines[run[-1]], layout):
        run.append(run[-1] + 1)
    first, *more = (Place(path, n, 1, len(lines[n - 1].rstrip()), lines[n - 1]) for n in run)
    hint = f"删掉这一行{_UNLESS.get(what, '')}。"
    if more:
        hint = f"删掉{'、'.join(f'第 {n} 行' for n in run)}。"
    related = tuple(Related(place, "这一行也是") for place in more)
    return Stray(Problem("YML008", first, what, hint, related=related), frozenset(run))


_HEADER = "这一行像是聊天记录里的名字和时间，是复制时带来的。"
_SAID = "这一行像是聊天里谁说的话，是复制时带来的。"
_UNLESS = {_HEADER: "；是要写的钟点，就接在上一行后面", _SAID: "；是正文，就接在上一行后面"}


def _origin(text: str, layout: Layout | None) -> tuple[str, bool]:
    """Where a line comes from, in words, and whether it stands alone; empty if it is unclear."""
    if WORD_COMMENT.match(text):
        return "这是从 Word 带来的批注，不是正文。", True
    if CARD.match(text):
        return "这是聊天里的卡片或文件，不是正文。", True
    if PAGE_NUMBER.match(text):
        return "这一行是页码，是复制时带来的。", True
    if text.startswith(_CHAIN):
        return "这是群里的接龙，不是正文。", False
    if CHAT_HEADER.fullmatch(text):
        return _HEADER, False
    said = SPEAKER.match(text)
    if said is not None and not (layout and nearest_field(said[1], layout.model)):
        return _SAID, True
    return "", True


def _is_loose(text: str, layout: Layout | None) -> bool:
    """Whether a line belongs to what was pasted above it."""
    return bool(text.strip()) and text[0] not in f" {_PARTS}" and not key_on(text, layout)


def _ruler(lines: Sequence[str], path: str, number: int) -> Stray:
    """A line of dashes, perhaps below the words that a chat quotes."""
    text, above = lines[number - 1], lines[number - 2] if number > 1 else ""
    place = Place(path, number, 1, len(text.rstrip()), text)
    if QUOTED.match(above):
        start = len(above) - len(above.lstrip())
        first = Place(path, number - 1, start + 1, len(above.strip()), above)
        message = "这是聊天里引用别人的话，是复制时带来的。"
        hint, beside = "连同下一行的横线一起删掉。", (Related(place, "横线在这里"),)
        problem = Problem("YML008", first, message, hint, related=beside)
        return Stray(problem, frozenset((number - 1, number)))
    message = "这一行只有横线，是复制时带来的。"
    return Stray(Problem("YML008", place, message, "删掉这一行。"), frozenset((number,)))
