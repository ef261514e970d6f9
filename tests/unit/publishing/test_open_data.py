"""Open data: every record with its schema, and each record fits its own."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.model import KINDS, KnowledgeBase, Record
from generator.publishing.open_data import knowledge_base_json, record_data, schema_of, schemas
from generator.source.load import load
from tests.conftest import Folder
from tests.unit.cases import CONTACT, MYTH, base_of, real_content


@pytest.fixture(params=["small", "real"])
def base(request: pytest.FixtureRequest, folder: Folder) -> KnowledgeBase:
    """The small knowledge base and the real one."""
    loaded = load(folder.path) if request.param == "small" else real_content()
    assert loaded.base is not None
    return loaded.base


def documents(base: KnowledgeBase) -> list[dict[str, Any]]:
    """The records of the published file."""
    found = json.loads(knowledge_base_json(base))["records"]
    assert isinstance(found, list)
    return found


def test_every_record_is_listed_in_the_order_of_the_base(base: KnowledgeBase) -> None:
    assert [(record["kind"], record["id"]) for record in documents(base)] == [
        (record.kind, record.id) for record in base.records.values()
    ]


def test_every_record_fits_the_schema_of_its_kind(base: KnowledgeBase) -> None:
    validators = {
        name: Draft202012Validator(json.loads(schema)) for name, schema in schemas().items()
    }
    wrong = {
        f"{record['kind']}/{record['id']}": error.message
        for record in documents(base)
        for error in validators[f"{record['kind']}.json"].iter_errors(record)
    }
    assert wrong == {}


def test_every_record_begins_with_what_all_have(base: KnowledgeBase) -> None:
    for record in documents(base):
        assert list(record)[:4] == ["kind", "id", "title", "url"]
        assert isinstance(record["material"], list)
        assert record["url"].endswith(f"#{record['id']}")
        assert not record["url"].startswith("/")


def test_addresses_differ(base: KnowledgeBase) -> None:
    urls = [record["url"] for record in documents(base)]
    assert len(urls) == len(set(urls))


def test_nothing_of_a_record_is_lost(base: KnowledgeBase) -> None:
    for record, document in zip(base.records.values(), documents(base), strict=True):
        added = ("kind", "url", "shown_demand")
        fields = {key: value for key, value in document.items() if key not in added}
        assert type(record).model_validate_json(json.dumps(fields)) == record


def test_a_record_is_written_with_its_fields(folder: Folder) -> None:
    base = base_of(folder)
    assert record_data(base.records["no-night"]) == {
        "kind": "rule",
        "id": "no-night",
        "title": "夜里不催",
        "url": "rules/#no-night",
        "material": ["L01"],
        "reviewed": "2026-11-21",
        "demand": "不得",
        "topic": "时间与次数",
        "plain": "夜里不该催收。",
        "evidence": [{"source": "code", "at": "第1033条"}],
        "steps": ["calm"],
    }


def test_a_record_with_a_page_of_its_own_has_an_anchor_too(folder: Folder) -> None:
    assert record_data(base_of(folder).records["calm"])["url"] == "steps/calm/#calm"


def test_fields_that_say_nothing_are_left_out(folder: Folder) -> None:
    folder.write("contacts.yml", CONTACT)
    folder.write("myths.yml", MYTH.replace('numbers: ["9588"]', "numbers: []"))
    base = base_of(folder)
    assert list(record_data(base.records["hotline"]))[4:] == [
        *("material", "reviewed", "number", "handles", "when", "recheck", "facts")
    ]
    assert "numbers" not in record_data(base.records["false-number"])
    assert record_data(base.records["begin"])["days"] == [0, 3]


def test_the_file_names_the_site_and_its_version(folder: Folder) -> None:
    content = knowledge_base_json(base_of(folder))
    document = json.loads(content)
    assert list(document) == ["name", "version", "records"]
    assert (document["name"], document["version"]) == ("小站", "v1")


def test_files_are_readable_utf8_with_a_line_end(folder: Folder) -> None:
    content = knowledge_base_json(base_of(folder))
    assert content.startswith('{\n "name": "小站",\n "version": "v1",\n'.encode())
    assert content.endswith(b"]\n}\n")
    for schema in schemas().values():
        assert schema.endswith(b"}\n")
        assert b"\\u" not in schema


def test_every_kind_has_a_schema_file() -> None:
    files = {name: json.loads(schema) for name, schema in schemas().items()}
    assert files == {f"{kind.kind}.json": schema_of(kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
class TestSchemas:
    """The schema of each kind."""

    def test_is_a_valid_schema(self, kind: type[Record]) -> None:
        schema = schema_of(kind)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)

    def test_says_bounds_in_the_words_of_json_schema(self, kind: type[Record]) -> None:
        assert not re.search(r'"(ge|le|gt|lt)":', json.dumps(schema_of(kind)))

    def test_is_named_in_chinese(self, kind: type[Record]) -> None:
        schema = schema_of(kind)
        assert (schema["title"], schema["description"]) == (kind.label, kind.about)

    def test_begins_with_kind_and_url_and_requires_both(self, kind: type[Record]) -> None:
        schema = schema_of(kind)
        assert list(schema["properties"])[:3] == ["kind", "url", "id"]
        assert schema["properties"]["kind"] == {"const": kind.kind}
        assert schema["properties"]["url"] == {
            "type": "string",
            "description": "网址，从站点根目录起",
        }
        assert schema["required"][:6] == ["kind", "url", "id", "title", "material", "reviewed"]
        required = {name for name, field in kind.model_fields.items() if field.is_required()}
        assert set(schema["required"]) == {"kind", "url", "material"} | required

    def test_describes_every_field(self, kind: type[Record]) -> None:
        properties = schema_of(kind)["properties"]
        for name, field in kind.model_fields.items():
            if name != "id":
                assert properties[name]["description"] == field.description


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("kind", "step"),
        ("url", 1),
        ("reviewed", None),
        ("extra", 1),
        ("material", ["x"]),
        ("id", "A"),
    ],
)
def test_a_record_that_does_not_fit_is_refused(change: str, value: object, folder: Folder) -> None:
    record = record_data(base_of(folder).records["no-night"])
    with pytest.raises(ValidationError):
        Draft202012Validator(schema_of(KINDS[7])).validate({**record, change: value})


@pytest.mark.parametrize("missing", ["kind", "id", "title", "url", "material", "reviewed"])
def test_a_record_without_what_all_have_is_refused(missing: str, folder: Folder) -> None:
    record = record_data(base_of(folder).records["no-night"])
    del record[missing]
    with pytest.raises(ValidationError):
        Draft202012Validator(schema_of(KINDS[7])).validate(record)
