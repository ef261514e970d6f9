"""How characters sound and how traditional ones are simplified, as the browser needs it."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from generator.publishing.search.documents import Document
from generator.publishing.sounds import sounds, syllables

_HAN_FIRST, _HAN_LAST = "\u4e00", "\u9fff"


def characters_of(found: Iterable[Document]) -> set[str]:
    """Every Chinese character the documents are written with."""
    texts = (text for d in found for text in (d.title, *d.also, d.lead, d.body))
    return {c for text in texts for c in text if _HAN_FIRST <= c <= _HAN_LAST}


def common_characters() -> list[str]:
    """The common characters of GB 2312, in the order of their codes, which is that of sounds."""
    rows = range(0xB0, 0xD8)
    codes = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return [code.decode("gb2312", errors="ignore") for code in codes if code <= b"\xd7\xf9"]


def readings(known: set[str]) -> dict[str, Any]:
    """How characters sound.

    `common` says how many of the common characters follow one another with the same first
    reading; `rare` has the first readings of the other characters that are known, `second` the
    second ones.
    """
    common = common_characters()
    first = [syllables().get(character, ("",))[0] for character in common]
    usual = set(common)
    return {
        "common": [[syllable, len(list(run))] for syllable, run in groupby(first)],
        "rare": _of(known - usual, sounds().usual),
        "second": _of(known, sounds().second),
    }


def _of(wanted: set[str], table: dict[str, str]) -> dict[str, str]:
    """The part of a table that speaks of some characters."""
    found = {
        syllable: "".join(c for c in characters if c in wanted)
        for syllable, characters in table.items()
    }
    return {syllable: characters for syllable, characters in found.items() if characters}


def simplifications(known: set[str]) -> dict[str, str]:
    """Traditional characters, and in the same order the known ones they are simplified to."""
    pairs = {a: b for a, b in sounds().simplified.items() if b in known}
    return {"traditional": "".join(pairs), "simplified": "".join(pairs.values())}
