"""The rules across records, each with its code. The docstring of a rule is the rule."""

from collections.abc import Iterable, Iterator

from generator.rules import (
    addresses,
    blanks,
    despair,
    evidence,
    ledger,
    leftovers,
    letters,
    measures,
    references,
    situations,
    stages,
    text,
    today,
    wording,
    written,
)
from generator.rules.content import Content, gather_content
from generator.rules.finding import Finding
from generator.rules.need import Unknown
from generator.rules.rule import CrossRule

_MODULES = (
    stages,
    today,
    situations,
    letters,
    references,
    written,
    addresses,
    evidence,
    measures,
    text,
    wording,
    blanks,
    despair,
    leftovers,
    ledger,
)


def _by_code(rules: Iterable[CrossRule]) -> dict[str, CrossRule]:
    """The rules by code; a second rule with the same code would hide the first."""
    found: dict[str, CrossRule] = {}
    for rule in rules:
        if found.setdefault(rule.code, rule) is not rule:
            raise ValueError(f"two rules have the code {rule.code}")
    return found


RULES = _by_code(
    rule for module in _MODULES for rule in vars(module).values() if isinstance(rule, CrossRule)
)


def run_rules(content: Content) -> Iterator[tuple[str, Finding]]:
    """Everything the rules find in what is known, with the code of the rule."""
    for code, rule in RULES.items():
        for finding in rule(content):
            yield code, finding


__all__ = ["RULES", "Content", "CrossRule", "Finding", "Unknown", "gather_content", "run_rules"]
