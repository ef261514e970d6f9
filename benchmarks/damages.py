"""Seeded damages to the bytes of a file: what a slip of the hand, an editor or a disk may do."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = ("delete", "duplicate", "swap", "indent", "twin", "cut", "bytes")
_TWINS = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {" ": "\u3000"}


@dataclass(frozen=True)
class Damage:
    """The bytes from `start` to `stop` of a file give way to others."""

    kind: str
    start: int
    stop: int
    put: bytes

    def done_to(self, content: bytes) -> bytes:
        """The damaged file."""
        return content[: self.start] + self.put + content[self.stop :]

    def lines(self, content: bytes) -> tuple[range, range]:
        """The lines it concerns in the file before and after, with one line around them."""
        first = content.count(b"\n", 0, self.start) + 1
        before = first + content.count(b"\n", self.start, self.stop)
        after = first + self.put.count(b"\n")
        return range(first - 1, before + 2), range(first - 1, after + 2)


def damages(content: bytes, count: int, seed: str) -> Iterator[Damage]:
    """So many damages, of all kinds in turn; the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        yield _damage(content, KINDS[number % len(KINDS)], chance)


def _damage(content: bytes, kind: str, chance: random.Random) -> Damage:
    start = chance.randrange(len(content))
    while content[start] & 0xC0 == 0x80:  # no damage begins inside a character
        start -= 1
    line_start = content.rfind(b"\n", 0, start) + 1
    line_stop = (content.find(b"\n", start) + 1) or len(content)
    whole_line = chance.random() < 0.5
    begin, stop = (
        (line_start, line_stop)
        if whole_line
        else (start, _characters(content, start, chance.randint(1, 6)))
    )
    if kind == "delete":
        return Damage(kind, begin, stop, b"")
    if kind == "duplicate":
        return Damage(kind, begin, stop, content[begin:stop] * 2)
    if kind == "swap":
        if whole_line:
            next_stop = (content.find(b"\n", line_stop) + 1) or len(content)
            swapped = content[line_stop:next_stop] + content[line_start:line_stop]
            return Damage(kind, line_start, next_stop, swapped)
        middle, stop = _characters(content, start, 1), _characters(content, start, 2)
        return Damage(kind, start, stop, content[middle:stop] + content[start:middle])
    if kind == "indent":
        blanks = len(content[line_start:line_stop]) - len(
            content[line_start:line_stop].lstrip(b" ")
        )
        if whole_line and blanks:
            return Damage(kind, line_start, line_start + chance.randint(1, blanks), b"")
        return Damage(kind, line_start, line_start, b" " * chance.randint(1, 4))
    if kind == "twin":
        return _twin(content, start, chance)
    if kind == "cut":
        return Damage(kind, start, len(content), b"")
    return Damage(kind, start, start, chance.randbytes(chance.randint(1, 8)))


def _characters(content: bytes, start: int, count: int) -> int:
    """The end of so many characters."""
    stop = start
    for _ in range(count):
        stop += 1
        while stop < len(content) and content[stop] & 0xC0 == 0x80:
            stop += 1
    return min(stop, len(content))


def _twin(content: bytes, start: int, chance: random.Random) -> Damage:
    """The next ASCII character from `start` on becomes its full-width twin."""
    special = chance.random() < 0.5  # half of them hit what YAML gives a meaning
    for position in range(start, len(content)):
        char = chr(content[position])
        if char in _TWINS and (not special or char in ":-[]{},\"'# "):
            return Damage("twin", position, position + 1, _TWINS[char].encode())
    return Damage("twin", start, start, "：".encode())
