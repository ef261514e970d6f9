"""Every code with its rule, a wrong and a right example. The source of `check --explain` and of
the rule table in CONTRIBUTING.md.
"""

import difflib

from generator.codes.across import EXAMPLES
from generator.codes.example import Code
from generator.codes.fields import FIELDS
from generator.codes.files import FILES
from generator.rules import RULES

CODES: dict[str, Code] = {
    **FILES,
    **FIELDS,
    # The docstring of a rule is the rule.
    **{code: Code((rule.__doc__ or "").strip(), *EXAMPLES[code]) for code, rule in RULES.items()},
}


def explain(code: str) -> str | None:
    """The rule of a code with its examples, or None when there is no such code."""
    found = CODES.get(code)
    if found is None:
        return None
    place = f"（content/{found.file}）" if found.file else ""
    return "\n".join(
        (
            f"{code} {found.rule}",
            "",
            f"不对{place}：",
            _indented(found.wrong),
            "",
            "对：",
            _indented(found.right),
        )
    )


def nearest_codes(code: str) -> list[str]:
    """Up to three codes spelled most like an unknown one; the first of each kind if none is."""
    close = difflib.get_close_matches(code.upper(), CODES, n=3, cutoff=0.6)
    return close or [name for name in CODES if name.endswith("001")]


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


__all__ = ["CODES", "Code", "explain", "nearest_codes"]
