"""What a page asks of the knowledge base, noted, so that it is made anew only when an answer
has changed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from generator.model import KnowledgeBase, Record
from generator.model.knowledge_base import AnyRecord, Origin
from generator.publishing.pages.index import Index

Asked = tuple[str, Any]  # what is asked, and of whom: ("record", "calm"), ("of", Step)
Notes = dict[Asked, Any]
Value = TypeVar("Value")


class Answers:
    """A knowledge base that answers what pages ask, each question once."""

    def __init__(self, base: KnowledgeBase, index: Index) -> None:
        self.base = base
        self.index = index
        self._known: Notes = {}
        words = tuple((word, term.ref) for word, term in index.term_by_word.items())
        self._ways: dict[str, Callable[[Any], Any]] = {
            "record": base.records.get,
            "origin": base.origins.get,
            "of": base.of,
            "referrers": lambda record: tuple(index.referrers.get(record, ())),
            "carriers": lambda material: tuple(index.carriers.get(material, ())),
            # A page links to a term by its id and shows nothing else of it.
            "whole": lambda _: (base.site, base.inventory, words),
        }

    def answer(self, asked: Asked) -> Any:
        """The answer to a question, None when there is none."""
        if asked not in self._known:
            name, key = asked
            self._known[asked] = self._ways[name](key)
        return self._known[asked]

    def agree_with(self, notes: Notes) -> bool:
        """Whether all answers noted earlier are still the same."""
        return all(_same(self.answer(asked), noted) for asked, noted in notes.items())

    def noting(self) -> tuple["Consulted", Index, Notes]:
        """The knowledge base and its index for one page, and the notes they will make."""
        notes: Notes = {}
        _note(self, notes, ("whole", None))
        return Consulted.over(self, notes), _ConsultedIndex(self, notes), notes


def _same(one: Any, other: Any) -> bool:
    """Equality, quick for what has not been read anew."""
    return one is other or bool(one == other)


def _note(answers: Answers, notes: Notes, asked: Asked) -> Any:
    if asked not in notes:
        notes[asked] = answers.answer(asked)
    return notes[asked]


class _Noting(Mapping[str, Value]):
    """A mapping that notes which of its values are looked up, and which are missing."""

    def __init__(self, name: str, answers: Answers, notes: Notes) -> None:
        self._name = name
        self._answers = answers
        self._notes = notes

    def __getitem__(self, key: str) -> Value:
        value: Value | None = _note(self._answers, self._notes, (self._name, key))
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a page asks for single records or for those of a kind")

    __len__ = __iter__  # type: ignore[assignment]


class Consulted(KnowledgeBase):
    """A knowledge base as one page sees it: the same answers, each of them noted."""

    __slots__ = ("_answers", "_notes")
    _answers: Answers
    _notes: Notes

    @classmethod
    def over(cls, answers: Answers, notes: Notes) -> "Consulted":
        """The knowledge base behind `answers`, noting into `notes`."""
        base = answers.base
        records: Mapping[str, Record] = _Noting("record", answers, notes)
        origins: Mapping[str, Origin] = _Noting("origin", answers, notes)
        made = cls(base.site, base.inventory, {}, records, origins)
        object.__setattr__(made, "_answers", answers)
        object.__setattr__(made, "_notes", notes)
        return made

    def of(self, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """All records of one kind, in their order."""
        found: tuple[AnyRecord, ...] = _note(self._answers, self._notes, ("of", kind))
        return found


class _ConsultedIndex(Index):
    """The index as one page sees it."""

    def __init__(self, answers: Answers, notes: Notes) -> None:
        self.term_by_word = answers.index.term_by_word
        self.words = answers.index.words
        self.referrers = _Noting("referrers", answers, notes)
        self.carriers = _Noting("carriers", answers, notes)
