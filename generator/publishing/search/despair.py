"""The phrases that show whom to call, as the detector in the browser takes them.

Characters are compared by their pinyin and by what they are mistaken for, so the tables of both go
along, as far as the phrases need them: the detector serves pages that know no search.
"""

import re
from collections.abc import Iterable
from typing import Any

from generator.model import KnowledgeBase
from generator.model.despair import Despair, phrases_of, sets_in
from generator.publishing.pages.helplines import helpline_data
from generator.publishing.pages.links import url_of
from generator.publishing.sounds import is_common, sounds, syllables


def despair_data(base: KnowledgeBase) -> dict[str, Any]:
    """What `search/despair.json` holds."""
    despair = base.despair
    sets = despair.sets_by_name()
    wanted = {name for phrase in phrases_of(despair.signs) for name in sets_in(phrase)}
    spoken = (*phrases_of(despair.signs), *phrases_of(despair.alike))
    spelt = {*"".join(spoken), *"".join(word for name in wanted for word in sets[name])}
    written = (*phrases_of(despair.hints), *phrases_of(despair.harmless), *sum(sets.values(), ()))
    every = {*spelt, *"".join(written)}
    simplified = {a: b for a, b in sounds().simplified.items() if b in every}
    last = (base.resolve(ref) for ref in despair.last)
    return {
        "helplines": helpline_data(base),
        "sets": {name: " ".join(words) for name, words in sets.items()},
        "signs": _joined(phrases_of(despair.signs)),
        "hints": _joined(phrases_of(despair.hints)),
        "harmless": _joined(phrases_of(despair.harmless)),
        "alike": _joined(phrases_of(despair.alike)),
        "sounds": _sounds(spelt),
        "mistaken": _mistaken(despair),
        "traditional": "".join(simplified),
        "simplified": "".join(simplified.values()),
        "last": [url_of(record) for record in last if record is not None],
    }


def _joined(phrases: Iterable[str]) -> str:
    """Phrases in one text, a line each, which is smaller than a list."""
    return "\n".join(phrases)


def _sounds(characters: set[str]) -> dict[str, str]:
    """Syllable → those of the characters that are read so."""
    found: dict[str, str] = {}
    for character in sorted(characters):
        for syllable in syllables().get(character, ()):
            found[syllable] = found.get(syllable, "") + character
    return dict(sorted(found.items()))


def _mistaken(despair: Despair) -> dict[str, str]:
    """Character → the common characters it is mistaken for."""
    found: dict[str, dict[str, None]] = {}
    for slip in despair.slips:
        for character in slip.sounds or "":
            heard = {_blurred(syllable) for syllable in syllables().get(character, ())[:1]}
            alike = (
                other
                for syllable, others in sounds().usual.items()
                if _blurred(syllable) in heard
                for other in others
                if is_common(other)
            )
            found.setdefault(character, {}).update(dict.fromkeys(alike))
        for group in slip.looks:
            for character in group:
                found.setdefault(character, {}).update(dict.fromkeys(group))
    return {
        character: "".join(other for other in others if other != character)
        for character, others in found.items()
    }


def _blurred(syllable: str) -> str:
    """Without the differences many people do not hear: z and zh, n and ng."""
    return re.sub(r"ng$", "n", re.sub(r"^([zcs])h", r"\1", syllable))
