"""Rules of blanks: what `generator new` leaves open must be filled in before publishing."""

from collections.abc import Iterator

from generator.model.blanks import BLANK, FILL_IN, UNFILLED
from generator.rules.finding import Finding
from generator.rules.part_content import FoundText
from generator.rules.rule import text_rule


@text_rule(
    "TXT009",
    wrong="summary: （待填：一句话）",
    right="summary: 先停下来。",
    file="steps/calm.yml",
)
def blanks_are_filled(text: FoundText) -> Iterator[Finding]:
    """模板里的「（待填：…）」都要换成内容。"""
    if BLANK in text.leaf.value:
        yield Finding(text.owner, text.leaf.path, UNFILLED, FILL_IN, needle=BLANK)
