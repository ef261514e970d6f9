"""Schemas for editors: they say what the models say, in Chinese, and nothing more."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from generator.__main__ import main
from generator.authoring.editor_schema import editor_schemas
from generator.authoring.offered_ids import IDS, offered_ids
from generator.model import KINDS, Record, vocabulary
from generator.model.layout import content_files, layout_of
from generator.source.load import load
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.source.parse import read_yaml
from tests.conftest import Folder
from tests.unit.cases import real_content


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    """Every schema by its name without the ending."""
    return {name.removesuffix(".json"): json.loads(text) for name, text in editor_schemas().items()}


def test_each_kind_has_one_for_a_record_and_one_for_many(schemas: dict[str, Any]) -> None:
    wanted = {name for kind in KINDS for name in (kind.kind, kind.plural)}
    assert set(schemas) == wanted | {"site", "inventory", "wording", "despair"}


def test_every_schema_is_one(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        Draft7Validator.check_schema(schema)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert "$defs" not in json.dumps(schema)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_record_has_the_fields_of_its_kind_explained(
    kind: type[Record], schemas: dict[str, Any]
) -> None:
    schema = schemas[kind.kind]
    fields = {name: field for name, field in kind.model_fields.items() if name != "id"}
    assert list(schema["properties"]) == list(fields)
    assert schema["required"] == [name for name, field in fields.items() if field.is_required()]
    assert schema["additionalProperties"] is False
    for name, field in fields.items():
        said = schema["properties"][name]
        assert said["title"]
        assert said["description"].startswith(f"{field.description}。")


def every_part(schema: Any) -> list[dict[str, Any]]:
    """All objects inside a schema."""
    if isinstance(schema, list):
        return [part for item in schema for part in every_part(item)]
    if isinstance(schema, dict):
        return [schema, *(part for item in schema.values() for part in every_part(item))]
    return []


def test_no_word_of_pydantic_is_left(schemas: dict[str, Any]) -> None:
    for part in every_part(list(schemas.values())):
        assert not {"ge", "le", "default", "$defs"} & set(part)
        assert part.get("anyOf", [{}])[-1] == {}, "only ids to offer, and whatever else"
    days = schemas["stage"]["properties"]["days"]["items"]
    assert days == {"minimum": 0, "maximum": 36500, "type": "integer"}


def test_a_choice_says_what_each_word_means(schemas: dict[str, Any]) -> None:
    grade = schemas["source"]["properties"]["grade"]
    assert grade["enum"] == ["A", "B", "C", "D"]
    assert [text[:2] for text in grade["enumDescriptions"]] == ["法律", "官方", "律所", "问答"]
    channel = schemas["stage"]["properties"]["happens"]["items"]["properties"]["channel"]
    assert channel["enumDescriptions"][0] == "手机短信、App 里的消息和推送"


def test_every_word_has_a_meaning_of_its_own_list(schemas: dict[str, Any]) -> None:
    """Words of two lists may be spelt alike and mean different things."""
    lists = vocabulary.Word.__subclasses__()
    words = [word for words in lists for word in words]
    assert all(word.meaning and not word.meaning.endswith("。") for word in words)
    call = schemas["stage"]["properties"]["happens"]["items"]["properties"]["channel"]
    lane = schemas["account"]["properties"]["lane"]
    meanings = [part["enumDescriptions"][part["enum"].index("电话")] for part in (call, lane)]
    assert meanings == ["人工或语音电话", "打给本人的电话"]


def test_nothing_real_is_written_by_completing(schemas: dict[str, Any]) -> None:
    """A first example or a default would be inserted: a source nobody read, a date nobody chose."""
    for part in every_part(list(schemas.values())):
        assert not isinstance(part.get("examples"), list)
        for snippet in part.get("defaultSnippets") or ():
            assert snippet["body"] == "|\n  $1"
    assert schemas["question"]["properties"]["answer"]["defaultSnippets"]
    assert "defaultSnippets" not in schemas["question"]["properties"]["short"]


def test_where_an_id_is_written_the_ids_of_the_content_are_offered(
    schemas: dict[str, Any], folder: Folder
) -> None:
    base = load(folder.path).base
    assert base is not None
    offered = json.loads(offered_ids(base))["definitions"]
    wanted = {
        part["anyOf"][0]["$ref"]
        for part in every_part(list(schemas.values()))
        if isinstance(part.get("anyOf"), list)
    }
    assert wanted <= {f"{IDS}#/definitions/{name}" for name in offered}
    assert {"rule", "source", "material", "any"} <= {ref.rpartition("/")[2] for ref in wanted}
    assert offered["rule"]["defaultSnippets"] == [
        {"label": "no-night 夜里不催", "body": "no-night"}
    ]
    bodies = {one["body"] for one in offered["any"]["defaultSnippets"]}
    assert bodies == {record.ref for record in base.records.values()}
    labels = [one["label"] for one in offered["material"]["defaultSnippets"]]
    assert [label for label in labels if label.startswith("L01 ")] != []


def core(node: Node) -> Any:
    """A node as YAML 1.2 core reads it, which is what an editor does."""
    if isinstance(node, MappingNode):
        return {entry.key.text: core(entry.value) for entry in node.entries}
    if isinstance(node, SequenceNode):
        return [core(item) for item in node.items]
    assert isinstance(node, ScalarNode)
    return int(node.text) if node.plain and node.text.isdecimal() else node.text


@pytest.mark.wide
def test_the_real_content_fits(content: Path, schemas: dict[str, Any]) -> None:
    base = real_content().base
    assert base is not None
    ids = DRAFT7.create_resource(json.loads(offered_ids(base)))
    registry: Registry[Any] = Registry().with_resource(IDS, ids)
    for file in content_files(content):
        layout = layout_of(file)
        root, _ = read_yaml((content / file).read_bytes(), file)
        assert layout is not None
        assert root is not None
        value = core(root)
        kind = getattr(layout.model, "kind", file.removesuffix(".yml"))
        for record in value.values() if layout.keyed else [value]:
            Draft7Validator(schemas[kind], registry=registry).validate(record)


def test_every_form_says_in_chinese_how_it_is_written(schemas: dict[str, Any]) -> None:
    """An editor would show the pattern itself."""

    def lacking(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            if isinstance(value.get("pattern"), str):
                said = value.get("patternErrorMessage", "")
                yield from [] if re.search("[\u4e00-\u9fff]", said) else [value["pattern"]]
            yield from (one for inner in value.values() for one in lacking(inner))
        elif isinstance(value, list):
            yield from (one for inner in value for one in lacking(inner))

    assert {
        name: found for name, schema in schemas.items() if (found := list(lacking(schema)))
    } == {}


class TestCommand:
    """`generator schema`."""

    @pytest.mark.wide
    def test_it_writes_what_is_missing_and_nothing_else(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        target = tmp_path / "made"
        assert main(["schema", str(target)]) == 0
        assert (
            capsys.readouterr().out
            == f"{target} 里的 {len(editor_schemas()) + 1} 个文件是最新的。\n"
        )
        written = {path.name: path.read_bytes() for path in target.iterdir()}
        assert b"no-night-collection" in written.pop(IDS)
        assert written == editor_schemas()
        before = {path: path.stat().st_mtime_ns for path in target.iterdir()}
        assert main(["schema", str(target)]) == 0
        assert {path: path.stat().st_mtime_ns for path in target.iterdir()} == before

    def test_it_refuses_what_is_no_folder(
        self, folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert main(["schema", str(folder.path / "site.yml")]) == 2
        assert "这不是文件夹" in capsys.readouterr().err

        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr("generator.commands.shared.write_text", refuse)
        assert main(["schema", str(folder.path / "new")]) == 1
        assert "写不了 " in capsys.readouterr().err
