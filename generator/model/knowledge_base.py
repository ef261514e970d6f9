"""The checked whole: every record by id, and the place it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

from generator.model.answers import Contact, Product, Question, Term
from generator.model.course import Account, Stage, Step, Tip
from generator.model.despair import Despair
from generator.model.letter import Letter
from generator.model.reasons import Cause, Consequence, Factor, Rule
from generator.model.record import Evidence, Record
from generator.model.site import Inventory, SiteText
from generator.model.situation import Situation
from generator.model.sourcing import Claim, Dispute, Myth, Source
from generator.model.vocabulary import Grade
from generator.model.wording import Wording
from generator.model.written_page import WrittenPage

# The registry: a new kind of record is one line here.
KINDS: tuple[type[Record], ...] = (
    Stage,
    Account,
    Step,
    Tip,
    Cause,
    Factor,
    Consequence,
    Rule,
    Product,
    Question,
    Contact,
    Situation,
    Letter,
    Term,
    Source,
    Claim,
    Dispute,
    Myth,
)
KIND_BY_NAME: Mapping[str, type[Record]] = MappingProxyType({kind.kind: kind for kind in KINDS})

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class Origin:
    """The file (relative to the content folder, with `/`) and the line on which a record begins."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All records by id, in the order of kind, file and key. Immutable."""

    site: SiteText
    inventory: Inventory
    pages: Mapping[str, WrittenPage]  # by file name
    records: Mapping[str, Record]
    origins: Mapping[str, Origin]
    wording: Wording = field(default_factory=Wording)
    despair: Despair = field(default_factory=Despair)
    _by_kind: dict[type[Record], tuple[Any, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )  # each page asks for some of them again

    def of(self, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """All records of one kind, by rank, then in the order of the content."""
        if (known := self._by_kind.get(kind)) is None:
            found = (record for record in self.records.values() if isinstance(record, kind))
            known = self._by_kind[kind] = tuple(sorted(found, key=lambda record: record.rank))
        return known

    def get(self, kind: type[AnyRecord], record_id: str) -> AnyRecord:
        """The record with that kind and id; KeyError if there is none."""
        record = self.records[record_id]
        if not isinstance(record, kind):
            raise KeyError(f"{kind.kind}/{record_id}")
        return record

    def resolve(self, ref: str) -> Record | None:
        """The record named `kind/id`, or None."""
        kind, _, record_id = ref.partition("/")
        record = self.records.get(record_id)
        return record if record is not None and record.kind == kind else None

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in the order of their days."""
        return self.of(Stage)

    def grade_of(self, evidence: Evidence) -> Grade:
        """The grade a piece of evidence carries: that of what we really read."""
        return self.get(Source, evidence.via or evidence.source).grade

    def best_grade(self, evidence: tuple[Evidence, ...]) -> Grade:
        """The best grade among some evidence; A is best."""
        return min((self.grade_of(item) for item in evidence), key=lambda grade: grade.value)
