"""How somebody may sound who does not want to live any more, and what only sounds alike."""

import re
from collections.abc import Iterator

from pydantic import Field

from generator.model.fields import AnyRef, Phrase, Text
from generator.model.record import Part

# What a phrase is made of: characters between others, the name of a set, a set that may be missing.
GAP, JOIN = "…", "＋"
_SET = re.compile(r"【([^【】？]*)(？?)】")


class WordSet(Part):
    """Words of which any may stand in a phrase."""

    name: Phrase = Field(description="这一组的名字，说法里写成【名字】")
    why: Text = Field(description="这一组是什么词")
    words: tuple[Phrase, ...] = Field(min_length=1, description="哪些词，一字不差")


class Slip(Part):
    """Characters that are easily typed or written for one another."""

    why: Text = Field(description="为什么会写错")
    sounds: Text | None = Field(None, description="哪些字，读音相近的字都算它")
    looks: tuple[Phrase, ...] = Field((), description="哪几个字样子像，写在一起")


class Phrases(Part):
    """Phrases that are here for one reason."""

    why: Text = Field(description="为什么收它们")
    words: tuple[Phrase, ...] = Field(min_length=1, description="哪些说法")


class Despair(Part):
    """`content/despair.yml`."""

    sets: tuple[WordSet, ...] = Field((), description="说法里用【】写的几组词")
    slips: tuple[Slip, ...] = Field((), description="打错、写错也要认的字")
    signs: tuple[Phrases, ...] = Field((), description="说得出口的话；写错一个字也认")
    hints: tuple[Phrases, ...] = Field((), description="说得隐晦的话，只认原样")
    harmless: tuple[Phrases, ...] = Field((), description="只是听着像的话，先划掉")
    alike: tuple[Phrases, ...] = Field((), description="打成拼音才会混的平常词，也划掉")
    last: tuple[AnyRef, ...] = Field((), description="这时排到最后的记录，写成 种类/编号")

    def sets_by_name(self) -> dict[str, tuple[str, ...]]:
        """The words of each set."""
        return {found.name: found.words for found in self.sets}


def phrases_of(groups: tuple[Phrases, ...]) -> tuple[str, ...]:
    """All phrases of some groups."""
    return tuple(word for group in groups for word in group.words)


def sets_in(phrase: str) -> Iterator[str]:
    """The names of the sets a phrase wants."""
    return (match[1] for match in _SET.finditer(phrase))


def without_sets(phrase: str) -> str:
    """What stands in a phrase besides its sets, each of which leaves a blank."""
    return _SET.sub(" ", phrase)
