"""A hand-written page: front matter, then headings, paragraphs, lists and tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model.markup import BULLET, NUMBER, WRAPPED, Block, Inline, Words, parse_line
from generator.model.written_page import Heading, Table, WrittenPage
from generator.source.problem import Place, Problem, brief
from generator.source.written.line import FaultyPart, fault_at_start, faults_inside

PAGE_FILE = re.compile(r"[a-z][a-z0-9-]*\.md")
KEYS = ("title", "description")
MOST = 120  # characters of a title or description
_FENCE = "---"
_SETTING = re.compile(r"(\w[\w-]*): +(\S.*)")
_QUOTED = re.compile(r"\"[^\"\\]*\"|'[^']*'")
_HEADING = re.compile(r"(#{1,6}) +(\S.*?) +\{ *#([a-z][a-z0-9-]*) *\} *")
_RULER = re.compile(r"\|(?: *:?-+:? *\|)+")


@dataclass(frozen=True, slots=True)
class _Line:
    """Part of a line: its number, the whole line, and where in it the part begins."""

    number: int
    whole: str
    start: int
    text: str

    def part(self, start: int, text: str) -> "_Line":
        """A part of this one, from its character `start` on."""
        return _Line(self.number, self.whole, self.start + start, text)


def read_page(text: str, path: str) -> tuple[WrittenPage, list[Problem]]:
    """As much of a page as is known, and everything that is wrong with it.

    `path` is how problems name the page.
    """
    reader = _Reader(path)
    lines = [_Line(n, line, 0, line.rstrip()) for n, line in enumerate(text.split("\n"), 1)]
    settings, rest = reader.settings(lines)
    parts = tuple(reader.parts(rest))
    if rest:
        reader.check_headings(parts, rest)
    heads = [part for part in parts if isinstance(part, Heading)]
    title = settings.get("title") or "".join(part.text for head in heads[:1] for part in head.words)
    description = settings.get("description", "")
    page = WrittenPage(title, description, parts, text, is_whole=not reader.problems)
    return page, reader.problems


class _Reader:
    """Reads one page; collects what is wrong with it in `problems`."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.problems: list[Problem] = []
        self._heads: dict[str, _Line] = {}  # by id
        self._titles: list[_Line] = []  # headings of the first level

    def _refuse(self, line: _Line, code: str, message: str, hint: str) -> None:
        self._report(line, FaultyPart(code, 0, len(line.text), message, hint))

    def _report(self, line: _Line, fault: FaultyPart) -> None:
        column, width = line.start + fault.start + 1, max(1, fault.width)
        place = Place(self._path, line.number, column, width, line.whole)
        self.problems.append(Problem(fault.code, place, fault.message, fault.hint))

    def settings(self, lines: list[_Line]) -> tuple[dict[str, str], list[_Line]]:
        """The front matter, which may be missing, and the lines below it."""
        found: dict[str, str] = {}
        if lines[0].text != _FENCE:
            return found, lines
        end = next((n for n, line in enumerate(lines[1:], 1) if line.text == _FENCE), 0)
        if not end:
            self._refuse(lines[0], "MD001", "页面开头的 --- 没有收尾。", "在设置下面再写一行 ---。")
            return found, []
        for line in lines[1:end]:
            self._setting(line, found)
        return found, lines[end + 1 :]

    def _setting(self, line: _Line, found: dict[str, str]) -> None:
        hint = "只写 title: 和 description:，各一行；不需要就删掉这一行。"
        match = _SETTING.fullmatch(line.text)
        if match is None:
            self._refuse(line, "MD001", "页面开头的设置写成「title: 标题」这样。", hint)
        elif match[1] not in KEYS:
            self._refuse(line, "MD001", f"页面开头不能设置 {brief(match[1])}。", hint)
        elif match[1] in found:
            self._refuse(line, "MD001", f"{match[1]} 写了两次。", "删掉一行。")
        elif len(match[2]) > MOST:
            message = f"{match[1]} 有 {len(match[2])} 个字，最多 {MOST} 个。"
            self._refuse(line, "MD001", message, "缩短。")
        else:
            quoted = _QUOTED.fullmatch(match[2])
            found[match[1]] = match[2][1:-1] if quoted else match[2]

    def parts(self, lines: list[_Line]) -> Iterator[Heading | Table | Block]:
        """Headings, tables, lists and paragraphs; the latter three between empty lines."""
        together: list[_Line] = []
        for line in [*lines, _Line(0, "", 0, "")]:
            if line.text.strip() and not line.text.startswith("#"):
                together.append(line)
                continue
            if together:
                yield self._block(together)
                together = []
            if line.text.strip():
                yield self._heading(line)

    def _heading(self, line: _Line) -> Heading:
        level = len(line.text) - len(line.text.lstrip("#"))
        if level == 1:
            self._titles.append(line)
        match = _HEADING.fullmatch(line.text)
        if match is None:
            words = re.sub(r"\{.*", "", line.text.lstrip("#")).strip() or "标题"
            given = re.search(r"\{[^}]*#([a-z][a-z0-9-]*)\b", line.text)
            own_id = given[1] if given else f"part-{line.number}"
            hint = f"写成：{'#' * min(level, 6)} {words} {{ #{own_id} }}"
            message = "标题后面要有编号，只用小写字母、数字和 -，不写别的。"
            self._refuse(line, "MD003", message, hint)
            return Heading(level, (), "")
        if (first := self._heads.setdefault(match[3], line)) is not line:
            message = f"编号 {match[3]} 在第 {first.number} 行已经用过。"
            self._refuse(line.part(match.start(3), match[3]), "MD003", message, "换一个编号。")
        return Heading(level, self._inlines(line.part(match.start(2), match[2])), match[3])

    def check_headings(self, parts: Sequence[object], lines: list[_Line]) -> None:
        """A page begins with its title, the only heading of the first level."""
        first = next((line for line in lines if line.text.strip()), _Line(1, "", 0, ""))
        if not parts or not isinstance(parts[0], Heading) or parts[0].level != 1:
            hint = "第一行正文写成 # 标题 { #about } 这样。"
            if self._titles:
                hint = f"第 {self._titles[0].number} 行才是标题：把这里的话移到它下面，或删掉。"
            self._refuse(first, "MD003", "页面要以一级标题开头。", hint)
        for line in self._titles[1:]:
            self._refuse(line, "MD003", "一页只有一个一级标题。", "改成 ## 开头。")

    def _block(self, lines: list[_Line]) -> Table | Block:
        if lines[0].text.startswith("|"):
            return self._table(lines)
        for mark, pattern in (("- ", BULLET), ("1. ", NUMBER)):
            marked = [found for line in lines if (found := pattern.match(line.text))]
            if len(marked) == len(lines):
                return Block(
                    mark, tuple(self._item(*one) for one in zip(lines, marked, strict=True))
                )
            if marked:
                line = next(line for line in lines if pattern.match(line.text))
                hint = "列表前后各空一行；每条写在一行里。"
                self._refuse(line, "MD005", "列表和别的文字连在一起了。", hint)
        return Block("", (self._paragraph(lines),))

    def _item(self, line: _Line, mark: re.Match[str]) -> tuple[Inline, ...]:
        return self._paragraph([line.part(mark.end(), line.text[mark.end() :])])

    def _paragraph(self, lines: list[_Line]) -> tuple[Inline, ...]:
        """Lines as one text; between two wide characters a line break vanishes."""
        words: list[Inline] = []
        for before, line in zip([None, *lines], lines, strict=False):
            if (fault := fault_at_start(line.text)) is not None:
                self._report(line, fault)
                continue
            if before and not WRAPPED.search(f"{before.text[-1]}\n{line.text[0]}"):
                words.append(Words(" "))
            words += self._inlines(line)
        return tuple(words)

    def _inlines(self, line: _Line) -> tuple[Inline, ...]:
        for fault in faults_inside(line.text):
            self._report(line, fault)
        return parse_line(line.text)

    def _table(self, lines: list[_Line]) -> Table:
        hint = "每行以 | 开头和结尾，第二行是 |---|---|，各行的格数一样。"
        rows = [self._cells(line) for line in lines]
        for number, line in enumerate(lines):
            ruled = _RULER.fullmatch(line.text) is not None
            whole = line.text.startswith("|") and line.text.endswith("|")
            if not whole or ruled != (number == 1) or len(rows[number]) != len(rows[0]):
                self._refuse(line, "MD006", "表格的这一行没有写完整。", hint)
        if len(lines) < 3:
            self._refuse(lines[0], "MD006", "表格至少有三行。", hint)
        shown = [row for number, row in enumerate(rows) if number != 1]
        return Table(tuple(tuple(map(self._inlines, row)) for row in shown))

    def _cells(self, line: _Line) -> list[_Line]:
        edges = [found.start() for found in re.finditer(r"\|", line.text)]
        return [line.part(start + 1, line.text[start + 1 : end]) for start, end in pairwise(edges)]
