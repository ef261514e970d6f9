"""The rules across records, each with its code. The docstring of a rule is the rule."""

from collections.abc import Iterator

from generator.rules import blanks, evidence, ledger, references, stages, text, wording, written
from generator.rules.content import Content, read_content
from generator.rules.finding import Finding
from generator.rules.need import Unknown
from generator.rules.rule import CrossRule

_MODULES = (stages, references, written, evidence, text, wording, blanks, ledger)
RULES: dict[str, CrossRule] = {
    rule.code: rule
    for module in _MODULES
    for rule in vars(module).values()
    if isinstance(rule, CrossRule)
}


def run_rules(content: Content) -> Iterator[tuple[str, Finding]]:
    """Everything the rules find in what is known, with the code of the rule."""
    for code, rule in RULES.items():
        for finding in rule(content):
            yield code, finding


__all__ = ["RULES", "Content", "CrossRule", "Finding", "Unknown", "read_content", "run_rules"]
