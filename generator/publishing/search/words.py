"""The words that search knows besides those on the pages: groups, sounds, traditional forms."""

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from generator.model import KnowledgeBase, Product, Term
from generator.model.vocabulary import TermUse
from generator.publishing.search.documents import Document
from generator.publishing.sounds import is_common, sounds, syllables

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST_WORD = 6
# A pair of characters counts as a word if it occurs in at least four titles and phrasings, and in
# one of this many documents.
_OFTEN, _ONE_IN = 4, 100


def groups(
    base: KnowledgeBase, unsaid: Mapping[str, list[str]] = MappingProxyType({})
) -> dict[str, list[str]]:
    """Words with one meaning, by their glossary term: each finds what the others find.

    `unsaid` are further words of a group that are on no page.
    """
    return {
        term.id: [term.title, *term.also, *unsaid.get(term.id, ())]
        for term in base.of(Term)
        if term.also
    }


def vocabulary(base: KnowledgeBase, found: list[Document], ranking: Mapping[str, Any]) -> list[str]:
    """Words that pinyin, initials and typing errors may mean, the most certain first."""
    trade = [term for term in base.of(Term) if term.use is TermUse.TRADE]
    named = [word for term in trade for word in (term.title, *term.also)]
    named += [part for product in base.of(Product) for part in _HAN.findall(product.title)]
    named = [word for word in named if _HAN.fullmatch(word) and len(word) <= _LONGEST_WORD]
    question = "".join(ranking["ignored"]["words"])
    pairs: Counter[str] = Counter()
    for document in found:
        if ranking["kinds"][document.rank] >= 0.5:
            for text in (document.title, *document.also):
                pairs.update({pair for run in _HAN.findall(text) for pair in _pairs(run)})
    often = [
        pair
        # Ties by name: the order of a set differs from run to run.
        for pair, count in sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
        if count >= max(_OFTEN, len(found) // _ONE_IN) and not set(pair) & set(question)
    ]
    return list(dict.fromkeys([*ranking["light"], *named, *often]))


def _pairs(run: str) -> set[str]:
    return {run[i : i + 2] for i in range(len(run) - 1)}


def readings(words: list[str], found: list[Document]) -> dict[str, Any]:
    """How the characters of those words sound, what else sounds alike, and traditional forms.

    `usual` lists the common characters by their first reading, `second` those of the words that
    have another one as well.
    """
    known = set("".join(words))
    needed = {syllable for character in known for syllable in syllables().get(character, ())}
    table = sounds()
    usual = {
        syllable: "".join(c for c in table.usual.get(syllable, "") if c in known or is_common(c))
        for syllable in sorted(needed)
    }
    second = {s: "".join(c for c in table.second.get(s, "") if c in known) for s in sorted(needed)}
    written = {c for d in found for text in (d.title, *d.also, d.lead, d.body) for c in text}
    simplified = {a: b for a, b in table.simplified.items() if b in written | known}
    return {
        "usual": usual,
        "second": {syllable: characters for syllable, characters in second.items() if characters},
        "traditional": "".join(simplified),
        "simplified": "".join(simplified.values()),
    }
