"""Repairs that make a file readable: byte order marks, line ends, odd spaces, colons."""

import re
from collections.abc import Iterator

from generator.authoring.repairs.edits import Edit, Note, apply, every_key, read_mapping
from generator.model.fields import ID_PATTERN
from generator.model.layout import Layout, all_field_names
from generator.source.characters import WIDTHLESS
from generator.source.nodes import MappingNode, to_data
from generator.source.odd_blanks import plain_blanks
from generator.source.parse import read_yaml

# This content's width comes first; if two of them read differently, none is chosen.
_TAB_WIDTHS = (2, 4, 8)
_INDENT = re.compile(r"[ \t]*(?:-[ \t]+)*")
_AFTER_COLON = re.compile(r"(?<=[a-z0-9_-]):[ ]*\t[ \t]*(?=\S)")
_KEY = re.compile(
    r"(?P<before> *(?:- +)*)(?P<key>[a-z][a-z0-9_-]*)(?P<colon>[ ]?：[ ]*|:(?=[^\s:]))"
)
_MOST_TRIALS, _MOST_READ = 200, 5_000_000  # readings of a file, and characters in all


def made_readable(text: str, layout: Layout) -> tuple[str, list[Note]] | None:
    """A readable text with what was done to it; None if nothing certain helps."""
    text, notes = _unified(text)
    if read_mapping(text) is not None:
        return text, notes
    found = [
        (candidate, [*blank_notes, *tab_notes, *colon_notes])
        for plain, blank_notes in _with_plain_blanks(text)
        for tabless, tab_notes in _without_tabs(plain)
        for candidate, colon_notes in _with_colons(tabless, layout)
    ]
    # If one way to read it leaves no problem, the others are not what was meant.
    found = [one for one in found if not read_yaml(one[0].encode(), "")[1]] or found
    values = [
        to_data(root) for candidate, _ in found if (root := read_mapping(candidate)) is not None
    ]
    if not found or any(value != values[0] for value in values):
        return None
    return found[0][0], notes + found[0][1]


def _unified(text: str) -> tuple[str, list[Note]]:
    """Without byte order mark, and with LF as the only line end."""
    notes = []
    if text.startswith("\ufeff"):
        text = text[1:]
        notes.append(Note(1, "去掉文件开头看不见的标记（BOM）。"))
    if "\r\n" in text:
        line = text[: text.index("\r\n")].count("\n") + 1
        text = text.replace("\r\n", "\n")
        notes.append(Note(line, "Windows 的换行统一成 LF。"))
    if WIDTHLESS.search(text):
        lines = text.split("\n")
        notes += [
            Note(number, "删掉看不见的字符。")
            for number, line in enumerate(lines, start=1)
            if WIDTHLESS.search(line)
        ]
        text = WIDTHLESS.sub("", text)
    return text, notes


def _with_plain_blanks(text: str) -> Iterator[tuple[str, list[Note]]]:
    """The text with plain spaces for those that only look like one, once for each width that a
    full-width one can stand for."""
    lines, mended = text.split("\n"), ""
    for width in (2, 1):
        before, plain = mended, [plain_blanks(line, width) for line in lines]
        mended = "\n".join(plain)
        pairs = enumerate(zip(lines, plain, strict=True), start=1)
        if mended != before:
            yield mended, [Note(n, "换成英文空格。") for n, (old, new) in pairs if old != new]


def _without_tabs(text: str) -> Iterator[tuple[str, list[Note]]]:
    """The text with tabs turned into spaces, once for each width that can be meant."""
    if "\t" not in text:
        yield text, []
        return
    for width in _TAB_WIDTHS:
        lines, notes = [], []
        for number, line in enumerate(text.split("\n"), start=1):
            mended = _AFTER_COLON.sub(": ", _expanded(line, width).rstrip(" \t"))
            if "\t" in line:
                notes.append(Note(number, "制表符（Tab）换成空格。"))
                line = mended
            lines.append(line)
        yield "\n".join(lines), notes


def _expanded(line: str, width: int) -> str:
    """A line whose indentation has no tabs; one after a dash becomes a single space."""
    match = _INDENT.match(line)
    indent = match.group() if match else ""
    head = indent[: len(indent) - len(indent.lstrip(" \t"))].replace("\t", " " * width)
    return head + re.sub(r"[ \t]*\t[ \t]*", " ", indent.lstrip(" \t")) + line[len(indent) :]


def _with_colons(text: str, layout: Layout) -> Iterator[tuple[str, list[Note]]]:
    """The text with a proper colon given to as few keys as needed, if that makes it readable.

    Guided by the place of each syntax problem: the last doubtful key at or above it is repaired.
    """
    edits: list[Edit] = []
    doubtful = _doubtful_keys(text, layout)
    trials = min(len(doubtful), _MOST_TRIALS, _MOST_READ // len(text)) if text else 0
    for _ in range(trials + 1):
        mended = apply(text, edits)
        root, problems = read_yaml(mended.encode(), "")
        if root is not None:
            needed = [edit for edit in edits if _ends_a_key(edit, root)]
            mended = apply(text, needed)  # without those that only changed words in a text
            if read_mapping(mended) is not None:
                yield mended, [_colon_note(edit) for edit in needed]
            return
        last = max((problem.place.line for problem in problems), default=0)
        above = [edit for edit in doubtful if edit.line <= last and edit not in edits]
        if not above:
            return
        edits.append(above[-1])


def _ends_a_key(edit: Edit, root: MappingNode) -> bool:
    """Whether the colon that an edit wrote follows a key."""
    return any(
        (key.place.line, key.place.column + len(key.text)) == (edit.line, edit.column)
        for key in every_key(root)
    )


def _doubtful_keys(text: str, layout: Layout) -> list[Edit]:
    """The edits for every line that begins with a known name and a wrong colon."""
    names = all_field_names(layout.model)
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = _KEY.match(line)
        if match is None:
            continue
        key, rest = match["key"], line[match.end() :]
        is_id = layout.keyed and not match["before"] and not rest.strip()
        if key in names or (is_id and re.fullmatch(ID_PATTERN, key)):
            new = ": " if rest.strip() else ":"
            found.append(Edit(number, match.start("colon") + 1, match["colon"], new))
    return found


def _colon_note(edit: Edit) -> Note:
    wide = "：" in edit.old
    change = "全角冒号换成半角冒号" if wide else "冒号后面补上空格"
    return Note(edit.line, f"{change}{'，后面空一格' if wide and edit.new == ': ' else ''}。")
