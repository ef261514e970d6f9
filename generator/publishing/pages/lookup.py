"""What the search page shows without script: every record by its letter."""

from collections import defaultdict

from generator.model import KINDS, KnowledgeBase, Record
from generator.publishing.pages.view import View, Viewer
from generator.publishing.sounds import initial, syllables


def by_letter(base: KnowledgeBase, viewer: Viewer) -> list[tuple[str, list[View]]]:
    """The records readers look for, by the first letter of their title's sound, `#` at the end."""
    filed: dict[str, list[Record]] = defaultdict(list)
    for kind in KINDS:
        for record in () if kind.in_ledger else base.of(kind):
            filed[initial(record.title)].append(record)
    return [
        (letter, [viewer.target(record) for record in sorted(filed[letter], key=_sound)])
        for letter in sorted(filed, key=lambda letter: (letter == "#", letter))
    ]


def _sound(record: Record) -> list[str]:
    """A title as a list of syllables, to sort by."""
    return [syllables().get(character, (character,))[0] for character in record.title]
