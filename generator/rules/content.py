"""Everything that is known of a content folder, in the form the rules use."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from generator.model import KIND_BY_NAME, Inventory, KnowledgeBase, Part, Record, Stage
from generator.model.despair import Despair
from generator.model.knowledge_base import AnyRecord
from generator.model.layout import DESPAIR, SITE
from generator.model.walk import FieldPath
from generator.model.wording import Wording
from generator.rules.need import Need, Scope, Unknown, lacks, names_on_path
from generator.rules.part_content import FoundReference, FoundText, PartContent, part_content


@dataclass(frozen=True)
class Content:
    """All records, texts and references, in the order of the content, as far as they are known.

    A record that is known in part is among the `records` without what is unknown.
    """

    base: KnowledgeBase
    parts: Mapping[str, PartContent]  # by owner
    unknown: tuple[Unknown, ...] = ()

    @cached_property
    def texts(self) -> tuple[FoundText, ...]:
        """All texts."""
        return tuple(text for part in self.parts.values() for text in part.texts)

    @cached_property
    def references(self) -> tuple[FoundReference, ...]:
        """All references."""
        return tuple(item for part in self.parts.values() for item in part.references)

    @property
    def records(self) -> Mapping[str, Record]:
        """All records by id."""
        return self.base.records

    @property
    def inventory(self) -> Inventory:
        """The inventory of raw material."""
        return self.base.inventory

    @property
    def despair(self) -> Despair:
        """How somebody may sound who does not want to live any more."""
        return self.base.despair

    @property
    def wording(self) -> Wording:
        """The words the site avoids."""
        return self.base.wording

    def of(self, kind: type[AnyRecord]) -> list[AnyRecord]:
        """All records of one kind."""
        return [record for record in self.records.values() if isinstance(record, kind)]

    def resolve(self, ref: str) -> Record | None:
        """The record named `kind/id`, or None."""
        return self.base.resolve(ref)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in the order of their days, for rules that need the days."""
        return self.base.stages

    def shown_for(self, needs: tuple[Need, ...]) -> "Content | None":
        """What a rule with these needs may see; None if the rule must be skipped."""
        if not self.unknown:
            return self
        lacking = [(n, u) for n in needs for u in self.unknown if n.is_lacking(u)]
        if any(need.scope is Scope.EVERYWHERE for need, _ in lacking):
            return None
        hidden = {unknown.owner for need, unknown in lacking if need.scope is Scope.EACH}
        kinds = {u.model for need, u in lacking if need.scope is Scope.TARGET}
        wanted = [need.path for need in needs if need.scope is Scope.AROUND]
        regions: dict[str, set[FieldPath]] = {}
        for owner, region in (r for u in self.unknown for p in wanted for r in _around(p, u)):
            regions.setdefault(owner, set()).add(region)
        if not (hidden or kinds or regions):
            return self
        kept = {key: part for key, part in self.records.items() if key not in hidden}

        def is_shown(item: FoundText | FoundReference) -> bool:
            path, near = item.leaf.path, regions.get(item.owner)
            return not (near and any(path[:depth] in near for depth in range(len(path) + 1)))

        def shown(part: PartContent) -> PartContent:
            texts = (_without_links_to(kinds, text) for text in part.texts if is_shown(text))
            items = (r for r in part.references if is_shown(r) and _kind_of(r) not in kinds)
            return PartContent(part.part, tuple(texts), tuple(items))

        parts = {key: shown(part) for key, part in self.parts.items() if key not in hidden}
        return replace(self, base=replace(self.base, records=MappingProxyType(kept)), parts=parts)


def _without_links_to(kinds: set[type[Part]], text: FoundText) -> FoundText:
    if not kinds or not text.links:
        return text
    links = (x for x in text.links if KIND_BY_NAME.get(x.ref.partition("/")[0]) not in kinds)
    return text._replace(links=tuple(links))


def _kind_of(item: FoundReference) -> type[Record] | None:
    return KIND_BY_NAME.get(item.kind or item.leaf.value.partition("/")[0])


def _around(wanted: tuple[str, ...], unknown: Unknown) -> Iterator[tuple[str, FieldPath]]:
    """The parts, by owner and path, that lack what is wanted around a text."""
    for depth, step in enumerate(unknown.path):
        if isinstance(step, str) and lacks(wanted, names_on_path(unknown.path[depth:])):
            yield unknown.owner, unknown.path[:depth]


def gather_content(
    base: KnowledgeBase,
    partial: Mapping[str, Part] | None = None,
    unknown: tuple[Unknown, ...] = (),
    before: Content | None = None,
) -> Content:
    """The content of a knowledge base, of which some may be unknown.

    `partial` holds, by owner, the parts with what is half-known; the base holds them without it.
    What `before`, an earlier content, knows of a part that is still the same object is reused.
    """
    known = before.parts if before else {}
    whole: Iterable[tuple[str, Part]] = (
        (SITE, base.site),
        (DESPAIR, base.despair),
        *base.records.items(),
    )
    parts: dict[str, PartContent] = {}
    for owner, given in whole:
        part = (partial or {}).get(owner, given)
        kept = known.get(owner)
        parts[owner] = kept if kept and kept.part is part else part_content(owner, part)
    return Content(base, parts, unknown)
