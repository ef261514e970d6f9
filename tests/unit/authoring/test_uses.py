"""Who needs a record: statements that rest on a source, and places that name a record."""

import pytest

from generator.authoring.uses import every_use, supports, uses
from generator.model import Evidence, Source
from generator.model.walk import leaves
from tests.conftest import Folder
from tests.unit.cases import base_of, real_content


def test_a_statement_is_found_with_its_place_and_words(folder: Folder) -> None:
    base = base_of(folder)
    found = supports(base, base.get(Source, "code"))
    assert [(one.record.ref, one.path, one.evidence.at, one.says) for one in found] == [
        ("stage/begin", ("costs", 0, "evidence", 0), "第676条", "逾期要付利息。"),
        ("stage/later", ("costs", 0, "evidence", 0), "第676条", "逾期要付利息。"),
        ("rule/no-night", ("evidence", 0), "第1033条", "夜里不该催收。"),
    ]


@pytest.mark.wide
def test_a_report_supports_what_was_read_in_it() -> None:
    base = real_content().base
    assert base is not None
    whole = 0
    for source in base.of(Source):
        found = supports(base, source)
        assert all(source.id in (one.evidence.source, one.evidence.via) for one in found)
        assert all(one.says for one in found)
        whole += len(found)
    named = [
        leaf
        for record in base.records.values()
        for leaf in leaves(record)
        if isinstance(leaf.owners[-1], Evidence) and leaf.path[-1] in ("source", "via")
    ]
    assert whole == len(named), "every name of a source in evidence is one support"


def test_every_use_has_advice() -> None:
    base = real_content().base
    assert base is not None
    found = [use for _, use in every_use(base)]
    assert len(found) > len(base.records)
    assert all(use.advice.endswith("。") for use in found)


def test_a_record_does_not_use_itself_unless_asked(folder: Folder) -> None:
    folder.change(
        "steps/calm.yml", "summary: 先停下来。", "summary: 先停下来，再看[自己](step/calm)。"
    )
    base = base_of(folder)
    record = base.records["calm"]
    others = uses(base, record)
    assert others
    assert "calm" not in {use.owner for use in others}
    (own,) = set(uses(base, record, itself=True)) - set(others)
    assert own.owner == "calm"
    assert uses(base, base.records["begin"]) != others, "each record has its own"
