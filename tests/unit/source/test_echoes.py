"""A field that cannot be read brings forth no other problem, whatever field of whatever kind."""

from collections.abc import Callable, Iterator
from textwrap import indent
from typing import Any

import pytest

from generator.model import KINDS, Record
from generator.model.layout import INVENTORY, SITE, WORDING
from generator.source.load import Loaded, load
from tests.complete import TARGETS, complete, written
from tests.conftest import TODAY, Folder
from tests.unit.cases import STEP

# The same lines again and again: to measure them each time takes longer than to run them.
pytestmark = [pytest.mark.no_cover, pytest.mark.wide]

Path = tuple[str | int, ...]
FILES = (SITE, INVENTORY, WORDING, *(f"{k.plural}/{TARGETS[k.kind]}.yml" for k in KINDS))


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every field of a record, the first of each list, and those of the parts in it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*path, name)
            yield from paths(inner, (*path, name))
    elif isinstance(value, tuple):
        yield (*path, 0)
        yield from paths(value[0], (*path, 0))


def changed(value: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """A copy of a record in which one value is changed, or left out when it becomes None."""
    if not path:
        return change(value)
    first, rest = path[0], path[1:]
    items = dict(value) if isinstance(value, dict) else dict(enumerate(value))
    items[first] = changed(items[first], rest, change)
    kept = {key: item for key, item in items.items() if item is not None}
    return kept if isinstance(value, dict) else tuple(kept.values())


def reported(folder: Folder, before: Loaded | None = None) -> set[tuple[str, str]]:
    """The files and codes of all problems; what was read before is not read again."""
    found = load(folder.path, "", TODAY, before).problems
    return {(problem.place.path, problem.code) for problem in found}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param("", id="empty"),
        pytest.param(None, id="missing"),
        pytest.param([["x"]], id="odd", marks=pytest.mark.full),
    ],
)
def test_a_broken_field_is_reported_alone(file: str, damage: Any, folder: Folder) -> None:
    record = complete(folder)[file]
    whole = load(folder.path, "", TODAY)
    assert whole.problems == ()
    for path in paths(record):
        folder.write(file, written(changed(record, path, lambda _: damage)))
        found = reported(folder, whole)
        of_fields = {spot for spot in found if spot[0] == file and spot[1][:3] in ("FLD", "YML")}
        if of_fields or damage is not None:  # an optional field may be missing
            assert found == of_fields != set(), path


@pytest.mark.parametrize("file", FILES)
def test_a_misspelt_field_is_reported_alone(file: str, folder: Folder) -> None:
    record = complete(folder)[file]
    whole = load(folder.path, "", TODAY)
    for name in record:
        misspelt = {f"{key}x" if key == name else key: value for key, value in record.items()}
        folder.write(file, written(misspelt))
        assert reported(folder, whole) == {(file, "FLD001")}, name


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_which_nothing_is_known_is_reported_alone(file: str, folder: Folder) -> None:
    complete(folder)
    folder.write(file, "just a text")
    assert reported(folder) == {(file, "YML008")}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_an_id_that_is_none_is_reported_alone(kind: type[Record], folder: Folder) -> None:
    record_id = TARGETS[kind.kind]
    record = complete(folder)[f"{kind.plural}/{record_id}.yml"]
    folder.delete(f"{kind.plural}/{record_id}.yml")
    odd = f"{kind.plural}/Odd_{record_id}.yml"
    folder.write(odd, written(record))
    assert reported(folder) == {(odd, "FLD003")}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_an_id_that_is_taken_is_reported_alone(kind: type[Record], folder: Folder) -> None:
    record_id = TARGETS[kind.kind]
    record = complete(folder)[f"{kind.plural}/{record_id}.yml"]
    keyed = f"{record_id}:\n" + indent(written(record), "  ")
    folder.write(f"{kind.plural}.yml", keyed)
    assert reported(folder) == {(f"{kind.plural}/{record_id}.yml", "KB002")}
    folder.delete(f"{kind.plural}/{record_id}.yml")
    folder.write(f"{kind.plural}.yml", keyed + keyed)
    assert reported(folder) == {(f"{kind.plural}.yml", "YML005")}


def test_what_is_wrong_with_a_record_whose_id_is_taken_is_reported(folder: Folder) -> None:
    folder.write("steps.yml", "calm:\n" + indent(STEP.replace("走动。", "打 95188。"), "  "))
    folder.change("steps.yml", "先稳住", "先跑")
    assert reported(folder) == {
        ("steps/calm.yml", "KB002"),
        ("steps.yml", "FLD004"),
        ("steps.yml", "TXT002"),
    }
