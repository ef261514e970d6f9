"""What is said of a code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A rule, what breaks it, and the same put right.

    `file` is where in the content folder such a thing may stand; without it the examples are
    descriptions, not something to type. `beside` is another file and what stands in it, the same
    both times: without it nobody could see why one is wrong and the other right.
    """

    rule: str
    wrong: str
    right: str
    file: str = ""
    beside: tuple[str, str] | None = None
