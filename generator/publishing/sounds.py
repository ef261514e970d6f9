"""The sounds of Chinese characters and their simplified forms, from `sounds.json`."""

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Sounds(NamedTuple):
    """`simplified` maps traditional characters; `usual` and `second` map syllables without tone to
    the characters with that usual, or another, reading.
    """

    simplified: dict[str, str]
    usual: dict[str, str]
    second: dict[str, str]


@cache
def sounds() -> Sounds:
    """The table, read once."""
    text = files(__package__).joinpath("sounds.json").read_text(encoding="utf-8")
    table = json.loads(text)
    simplified = dict(zip(table["traditional"], table["simplified"], strict=True))
    return Sounds(simplified, table["usual"], table["second"])


@cache
def syllables() -> dict[str, tuple[str, ...]]:
    """Character → its syllables, the usual one first."""
    found: dict[str, tuple[str, ...]] = {}
    for table in (sounds().usual, sounds().second):
        for syllable, characters in table.items():
            for character in characters:
                found[character] = (*found.get(character, ()), syllable)
    return found


def is_listed(character: str) -> bool:
    """Whether a character stands in GB 2312, which has nearly no traditional ones."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def initial(text: str) -> str:
    """The letter a text is filed under: A–Z by sound, `#` for everything else."""
    first = text.lstrip("“（《")[:1].lower()
    letter = syllables().get(first, (first,))[0][:1].upper()
    return letter if "A" <= letter <= "Z" else "#"
