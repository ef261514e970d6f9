"""Rules of blanks: what `generator new` leaves open is filled before it is published."""

from collections.abc import Iterator

from generator.model import KnowledgeBase
from generator.model.blanks import BLANK, FILL_IN, UNFILLED
from generator.model.walk import texts
from generator.rules.finding import Finding
from generator.rules.reading import owners


def blanks_are_filled(base: KnowledgeBase) -> Iterator[Finding]:
    """模板里的「（待填：…）」都要换成内容。"""
    for owner, part in owners(base):
        for leaf, _ in texts(part):
            if BLANK in leaf.value:
                yield Finding(
                    owner,
                    leaf.path,
                    UNFILLED,
                    FILL_IN,
                    needle=BLANK,
                )
