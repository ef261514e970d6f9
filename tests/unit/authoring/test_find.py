"""Finding records: by name, by likeness, by age."""

import datetime

import pytest

from generator.authoring.find import due, find, nearest_records
from tests.conftest import Folder
from tests.unit.cases import base_of

DAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize("name", ["calm", "step/calm", "先停一停"])
def test_a_record_is_found_by_id_reference_and_title(folder: Folder, name: str) -> None:
    found = find(base_of(folder), name)
    assert found is not None
    assert found.ref == "step/calm"


@pytest.mark.parametrize("name", ["clam", "rule/calm", "先停", ""])
def test_what_is_not_there_is_not_found(folder: Folder, name: str) -> None:
    assert find(base_of(folder), name) is None


@pytest.mark.parametrize(
    ("name", "first"), [("clam", "calm"), ("step/cam", "calm"), ("夜里不催收", "no-night")]
)
def test_the_three_nearest_are_named(folder: Folder, name: str, first: str) -> None:
    found = nearest_records(base_of(folder), name)
    assert len(found) == 3
    assert found[0].id == first


def test_nothing_is_due_before_the_day_it_was_reviewed(folder: Folder) -> None:
    assert due(base_of(folder).records, datetime.date(2026, 11, 21)) == ()
    assert len(due(base_of(folder).records, DAY)) == 9


def test_the_oldest_evidence_comes_first(folder: Folder) -> None:
    folder.change("rules.yml", "2026-11-21", "2026-11-20")
    folder.change("steps/calm.yml", "2026-11-21", "2026-11-10")
    folder.change("sources.yml", "2026-11-21", "2026-10-01")
    found = due(base_of(folder).records, DAY)
    ids = ["code", "no-night", "begin", "later", "calm", "first", "blog", "s0-01", "c01"]
    assert [one.record.id for one in found] == ids
    assert [str(one.oldest) for one in found][:5] == ["2026-10-01"] * 4 + ["2026-11-10"]
