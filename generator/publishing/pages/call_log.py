"""What the call log's script is told: the rules it can hold an entry against, and the words.

How strong a rule is, is derived from the kind of document, never written: a script or an author
could otherwise call a breach of law what is none.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from typing import Any

from generator.model import KnowledgeBase, Rule, Source
from generator.model.calls import (
    CallLog,
    CallOutcome,
    ClaimedIdentity,
    Conditions,
    Measure,
    PersonReached,
    ProofKept,
    ThingSaid,
)
from generator.model.markup import plain
from generator.model.vocabulary import Markup, SourceKind, Word
from generator.publishing.pages.links import relative_url
from generator.publishing.toml_files import read_toml

_OF_THE_STATE = "中华人民共和国"
CHOICES: dict[str, type[Word]] = {
    "outcomes": CallOutcome,
    "reached": PersonReached,
    "claimed": ClaimedIdentity,
    "said": ThingSaid,
    "proof": ProofKept,
}


@dataclass(frozen=True, slots=True)
class Ground:
    """What it may be said not to agree with; `asserted` is false where we read only hearsay.

    The place in the document stands apart: a complaint names a document once, with all its places.
    """

    lead: str
    place: str
    tail: str
    asserted: bool

    @property
    def text(self) -> str:
        """The whole, as it is said of one rule."""
        return f"{self.lead}{self.place}{self.tail}"


def grounds(base: KnowledgeBase, rule: Rule) -> Iterator[Ground]:
    """What an entry that fits a rule's measure is said not to agree with, as strong as it is."""
    measure = rule.measure
    for name in measure.against if measure else ():
        found = [item for item in rule.evidence if item.source == name]
        if found:
            best = min(found, key=lambda item: base.grade_of(item).value)
            yield breach(base.get(Source, name), best.at, base.grade_of(best).asserts)


def breach(source: Source, at: str | None, asserted: bool) -> Ground:
    """How it is said that something does not agree with a document, by the kind of document."""
    title = f"《{source.title.removeprefix(_OF_THE_STATE)}》"
    if source.type.is_law:
        return Ground(f"可能违反{title}", at or "", "", asserted)
    doubt = "可能" if source.type is SourceKind.POLICY else ""
    lead = f"{doubt}不符合{source.type.value}{title}"
    if not at:
        return Ground(lead, "", "", asserted)
    return Ground(f"{lead}关于", f"“{at}”", "的内容", asserted)


def code(word: Word) -> str:
    """A word of a vocabulary as a form names it."""
    return word.name.lower()


def call_log_data(base: KnowledgeBase, page: str) -> dict[str, Any]:
    """Everything the script of the call log needs, but the form itself."""
    log = base.site.calls
    return {
        "rules": [_rule(base, rule, page) for rule in base.of(Rule) if rule.measure],
        "labels": {
            name: {code(word): word.value for word in words} for name, words in CHOICES.items()
        },
        "others": [code(person) for person in PersonReached if person.is_other],
        "wanted": _wanted(log) if log else [],
        "texts": {**call_log_texts(), **(_sentences(log) if log else {})},
    }


def _rule(base: KnowledgeBase, rule: Rule, page: str) -> dict[str, Any]:
    measure = rule.measure
    assert isinstance(measure, Measure)
    return {
        "id": rule.id,
        "title": rule.title,
        "url": relative_url(page, rule),
        "grounds": [astuple(ground) for ground in grounds(base, rule)],
        "hours": list(measure.hours),
        "most": measure.most,
        "provided": plain(measure.provided, Markup.LINE) if measure.provided else "",
        **_conditions(measure),
    }


def _wanted(log: CallLog) -> list[dict[str, Any]]:
    return [
        {"proof": code(item.proof), "text": item.text, **_conditions(item)} for item in log.wanted
    ]


def _conditions(part: Conditions) -> dict[str, list[str]]:
    return {name: list(map(code, getattr(part, name))) for name in Conditions.model_fields}


def _sentences(log: CallLog) -> dict[str, str]:
    names = ("nothing", "no_time", "no_number", "no_name")
    return {name: getattr(log, name) for name in names}


@cache
def call_log_texts() -> dict[str, str]:
    """The short words the script puts between the reader's own."""
    return read_toml(__package__, "calls.toml")
