"""Rules of blanks: what `generator new` leaves open is filled before it is published."""

from collections.abc import Iterator

from generator.model import KnowledgeBase
from generator.model.walk import texts
from generator.rules.finding import Finding
from generator.rules.reading import owners

BLANK = "（待填："


def blanks_are_filled(base: KnowledgeBase) -> Iterator[Finding]:
    """模板里的「（待填：…）」都要换成内容。"""
    for owner, part in owners(base):
        for leaf, _ in texts(part):
            if BLANK in leaf.value:
                yield Finding(
                    owner,
                    leaf.path,
                    "这里还没有填，仍是模板里的空白。",
                    "把整个「（待填：…）」换成内容；这一项可以不写的，就删掉它。",
                    needle=BLANK,
                )
