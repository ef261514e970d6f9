"""Which file of a content folder holds what: one record, a list of records, or fixed words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.model import KINDS, Inventory, Part, SiteText
from generator.model.despair import Despair
from generator.model.fields import Written
from generator.model.vocabulary import Markup
from generator.model.walk import is_list, mark_of, part_in
from generator.model.wording import Wording

SITE, INVENTORY, WORDING = "site.yml", "inventory.yml", "wording.yml"
DESPAIR = "despair.yml"


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file holds: one value of `model` or, when `keyed`, a mapping from ids to values."""

    model: type[Part]
    keyed: bool


@cache
def all_field_names(model: type[Part]) -> frozenset[str]:
    """The names of all fields of a model and of the parts in it."""
    names: set[str] = set()
    for name, field in model.model_fields.items():
        inner = part_in(field.annotation)
        names |= {name} | (all_field_names(inner) if inner else set())
    return frozenset(names)


@cache
def list_names(model: type[Part]) -> frozenset[str]:
    """The names of those fields of a model, and of the parts in it, that hold a list."""
    names: set[str] = set()
    for name, field in model.model_fields.items():
        inner = part_in(field.annotation)
        names |= {name} if is_list(field.annotation) else set()
        names |= list_names(inner) if inner else set()
    return frozenset(names)


@cache
def text_names(model: type[Part], *markups: Markup) -> frozenset[str]:
    """The names of those fields of a model, and of the parts in it, that hold such texts."""
    names: set[str] = set()
    for name, field in model.model_fields.items():
        inner, mark = part_in(field.annotation), mark_of(model, name)
        names |= {name} if isinstance(mark, Written) and mark.markup in markups else set()
        names |= text_names(inner, *markups) if inner else set()
    return frozenset(names)


_WORDS: dict[str, type[Part]] = {
    SITE: SiteText,
    INVENTORY: Inventory,
    WORDING: Wording,
    DESPAIR: Despair,
}
_SINGLE = {
    **{file: Layout(model, keyed=False) for file, model in _WORDS.items()},
    **{f"{kind.plural}.yml": Layout(kind, keyed=True) for kind in KINDS},
}
_FOLDERS = {kind.plural: Layout(kind, keyed=False) for kind in KINDS}
MODELS = (*_WORDS.values(), *KINDS)  # in the order in which files are read


def layout_of(file: str) -> Layout | None:
    """The layout of a file, named relative to the content folder; None for an unknown file."""
    parent, _, name = file.rpartition("/")
    return (
        (_FOLDERS.get(parent) if name.endswith(".yml") else None) if parent else _SINGLE.get(file)
    )


def content_files(root: Path) -> Iterator[str]:
    """Every file of a content folder that has a layout, relative to it, in order."""
    for path in sorted(root.rglob("[!.]*.yml")):
        file = path.relative_to(root).as_posix()
        if path.is_file() and layout_of(file):
            yield file
