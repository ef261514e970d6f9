"""The phrases that show whom to call, as the detector in the browser takes them.

Two files: the phrases, and how their characters are spelt, which only a text in letters or in
traditional characters needs. `overrides/assets/search/spoken.js` reads both. They hold all that
is needed, because the detector serves pages that know no search.

`words` has, parted by tabs, the sets (a name and its words in a line), `signs`, `hints`, `harmless`
and `alike`. `mistaken` says of some characters for which common ones they are taken, by distance
and count of those that follow one another in GB 2312, and for which others by themselves: 0.6 kB
where the characters took 2.3.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from generator.model import KnowledgeBase
from generator.model.despair import Despair, phrases_of, sets_in
from generator.publishing.pages.helplines import helpline_data
from generator.publishing.search.packed import packed
from generator.publishing.search.words import common_characters
from generator.publishing.sounds import is_listed, sounds, syllables


def despair_files(base: KnowledgeBase) -> dict[str, dict[str, Any]]:
    """What the files below `search/` hold."""
    despair = base.despair
    sets = despair.sets_by_name()
    lines = "\n".join(" ".join((name, *words)) for name, words in sets.items())
    lists = (despair.signs, despair.hints, despair.harmless, despair.alike)
    phrases = ("\n".join(phrases_of(groups)) for groups in lists)
    words = "\t".join((lines, *phrases))
    simplified = {a: b for a, b in sounds().simplified.items() if b in words}
    listed = {a: b for a, b in simplified.items() if is_listed(a)}
    return {
        "despair.json": {
            "helplines": helpline_data(base),
            "words": packed(words),
            "mistaken": _mistaken(despair),
            **_pairs(listed),
        },
        "spellings.json": {
            "sounds": _sounds(_spelt(despair)),
            **_pairs({a: b for a, b in simplified.items() if a not in listed}),
        },
    }


def _pairs(simplified: dict[str, str]) -> dict[str, str]:
    return {"traditional": "".join(simplified), "simplified": "".join(simplified.values())}


def _spelt(despair: Despair) -> set[str]:
    """The characters that may be typed as they sound."""
    sets = despair.sets_by_name()
    wanted = {name for phrase in phrases_of(despair.signs) for name in sets_in(phrase)}
    spoken = (*phrases_of(despair.signs), *phrases_of(despair.alike))
    return {*"".join(spoken), *"".join(word for name in wanted for word in sets[name])}


def _sounds(characters: set[str]) -> dict[str, str]:
    """Syllable → those of the characters that are read so."""
    found: dict[str, str] = {}
    for character in sorted(characters):
        for syllable in syllables().get(character, ()):
            found[syllable] = found.get(syllable, "") + character
    return dict(sorted(found.items()))


def _mistaken(despair: Despair) -> list[tuple[str, list[int], str]]:
    """Characters, the runs of common characters they are mistaken for, and others besides."""
    heard: dict[str, set[int]] = {}
    looks: dict[str, str] = {}
    for slip in despair.slips:
        for character in slip.sounds or "":
            heard.setdefault(character, set()).update(_alike(character))
        for group in slip.looks:
            for character in group:
                looks[character] = looks.get(character, "") + group.replace(character, "")
    found: dict[tuple[tuple[int, ...], str], str] = {}
    for character in (*heard, *(one for one in looks if one not in heard)):
        row = (tuple(_runs(sorted(heard.get(character, ())))), looks.get(character, ""))
        found[row] = found.get(row, "") + character
    return [(characters, list(runs), others) for (runs, others), characters in found.items()]


def _alike(character: str) -> Iterable[int]:
    """The places of the common characters that may sound like one."""
    return (
        place for one in syllables().get(character, ())[:1] for place in _places()[_blurred(one)]
    )


@cache
def _places() -> Mapping[str, list[int]]:
    """Syllable without what is not heard → the places of the common characters read so.

    Looked up, because comparing each with each takes a twelfth of a build (0.35 of 4 seconds).
    """
    found: dict[str, list[int]] = defaultdict(list)
    for place, character in enumerate(common_characters()):
        found[_blurred(syllables().get(character, ("",))[0])].append(place)
    return found


def _runs(rising: list[int]) -> list[int]:
    """Numbers as runs: the distance from the end of the one before, and the count, in turn."""
    made: list[int] = []
    end = 0
    for number in rising:
        if made and number == end:
            made[-1] += 1
        else:
            made += [number - end, 1]
        end = number + 1
    return made


def _blurred(syllable: str) -> str:
    """Without the differences many people do not hear: z and zh, n and ng."""
    return re.sub(r"ng$", "n", re.sub(r"^([zcs])h", r"\1", syllable))
