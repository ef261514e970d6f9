"""What is said of a code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A rule, what breaks it, and the same put right.

    `file` is where in the content folder such a thing may stand; without it the examples are
    descriptions, not something to type.
    """

    rule: str
    wrong: str
    right: str
    file: str = ""
