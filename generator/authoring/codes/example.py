"""What a code stands for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A rule, an example that breaks it, and the same example corrected.

    `file` is where in the content folder they could stand; without it the examples are
    descriptions, not something to type. `beside` is another file and its content, the same for
    both: what makes one of them wrong and the other right.
    """

    rule: str
    wrong: str
    right: str
    file: str = ""
    beside: tuple[str, str] | None = None
