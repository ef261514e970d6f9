"""What the search page shows to those who search without script, and to those who found nothing."""

from collections import defaultdict
from typing import Any

from generator.model import Account, Claim, Dispute, KnowledgeBase, Record, Source
from generator.pages.view import View, Viewer
from generator.sounds import initial, syllables

# The ledger behind the pages; its own overviews list it.
_LEDGER = (Account, Claim, Dispute, Source)


def search_context(base: KnowledgeBase, viewer: Viewer) -> dict[str, Any]:
    """`letters`: every record by its first letter; `needed`: what most readers need."""
    filed: dict[str, list[Record]] = defaultdict(list)
    for record in base.records.values():
        if not isinstance(record, _LEDGER):
            filed[initial(record.title)].append(record)
    letters = [
        (letter, [viewer.target(record) for record in sorted(filed[letter], key=_sound)])
        for letter in sorted(filed, key=lambda letter: (letter == "#", letter))
    ]
    return {"letters": letters, "needed": needed(base, viewer)}


def needed(base: KnowledgeBase, viewer: Viewer) -> list[View]:
    """The records the home page holds to be essential."""
    found = (base.resolve(essential.see) for essential in base.site.essentials)
    return [viewer.target(record) for record in found if record is not None]


def _sound(record: Record) -> list[str]:
    """A title as a list of syllables, to be ordered by."""
    return [syllables().get(character, (character,))[0] for character in record.title]
