"""Which characters a source file may hold, and how its bytes become text."""

import re

from generator.problems import Place, Problem

MAX_BYTES = 1_000_000

# Refused: controls (C0 but tab and line feed, DEL, C1), line and paragraph separators, direction
# overrides and isolates, the byte order mark, surrogates, and code points that are no characters.
# They are invisible, change what a reader sees, or are not allowed in HTML.
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


def refused_character(text: str) -> str | None:
    """The first character of a text that may not be used, or None. A tab is not among them."""
    match = _REFUSED.search(text)
    return match.group() if match else None


def decode_source(content: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Text with plain line feeds, or None, and what is wrong with the bytes.

    Windows line ends are welcome as long as a file does not mix them.
    """
    if len(content) > MAX_BYTES:
        return None, [Problem("YML001", Place(path), "文件超过 1 MB。", "拆成几个文件。")]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problem = Problem(
            "YML002", Place(path, line), "文件不是 UTF-8 编码。", "用编辑器另存为 UTF-8。"
        )
        return None, [problem]
    crlf = text.count("\r\n")
    problems: list[Problem] = []
    if crlf and crlf != text.count("\n"):
        place = Place(path)
        problems.append(
            Problem("YML013", place, "文件里混用了两种换行。", "用编辑器把换行统一成 LF。")
        )
    text = text.replace("\r\n", "\n")
    problems.extend(_character_problems(text, path))
    return (None if problems else text), problems


def _character_problems(text: str, path: str) -> list[Problem]:
    """One problem for each line that holds a refused character or a tab."""
    problems = []
    for number, line in enumerate(text.split("\n"), start=1):
        refused = refused_character(line)
        found = refused or ("\t" if "\t" in line else None)
        if found is None:
            continue
        name = "制表符（Tab）" if found == "\t" else f"看不见的字符 U+{ord(found):04X}"
        hint = "改用空格缩进。" if found == "\t" else "删掉它；从网页复制的文字常带这种字符。"
        place = Place(path, number, line.index(found) + 1, 1, line.replace(found, " "))
        problems.append(Problem("YML003", place, f"这里有{name}，不能用。", hint))
    return problems
