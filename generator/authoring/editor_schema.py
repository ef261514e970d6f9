"""JSON Schema of the YAML files, for editors: completion, explanations and squiggles.

Draft 07, which the YAML support of every editor reads. Our reader takes every scalar as text; an
editor sees types. Both accept a date as text, and both mark a bare number where text is wanted.
"""

import json
import re
from typing import Any

from generator.authoring.offered_ids import IDS
from generator.authoring.reference import form_in_words
from generator.model import KINDS, Inventory, Part, Record, SiteText
from generator.model.despair import Despair
from generator.model.fields import ID_PATTERN, Written
from generator.model.vocabulary import Markup, Word
from generator.model.walk import form_of, is_list, list_of, mark_of, part_in, vocabulary_in
from generator.model.wording import Wording
from generator.publishing.open_data import indented_json

SCHEMA_FOLDER = "schema"  # where the schemas are in the repository
_DIALECT = "http://json-schema.org/draft-07/schema#"
# What completing the name of a long text writes: all its lines belong to it.
_LONG = {"label": "几行文字", "body": "|\n  $1", "description": "| 后面另起一行，行首空两格"}


def editor_schemas() -> dict[str, bytes]:
    """File name → schema: of one record (`tip.json`) and of a file of many (`tips.json`)."""
    made = {"site.json": _whole(SiteText, "网站的文字", "首页和全站用的文字。")}
    made["inventory.json"] = _whole(Inventory, "原料的数目", "检查程序按这些数目核对。")
    made["wording.json"] = _whole(Wording, "不用的说法和行话", "检查程序按这里列的词核对。")
    made["despair.json"] = _whole(Despair, "求助的说法", "有人打出这些话，先给他看能找的人。")
    for kind in KINDS:
        made[f"{kind.kind}.json"] = _whole(kind, kind.label, kind.about)
        made[f"{kind.plural}.json"] = _keyed(kind)
    return {name: indented_json(schema) for name, schema in made.items()}


def file_matches() -> dict[str, str]:
    """Schema → the files it is for, as VS Code's `yaml.schemas` takes them."""
    matches = {name: f"{name}.yml" for name in ("site", "inventory", "wording", "despair")}
    for kind in KINDS:
        matches |= {kind.kind: f"{kind.plural}/*.yml", kind.plural: f"{kind.plural}.yml"}
    return {f"./{SCHEMA_FOLDER}/{name}.json": f"content/{files}" for name, files in matches.items()}


def with_matches(settings: str) -> str:
    """The settings of VS Code with every file of the content matched; the rest as it is."""
    matches = json.dumps(file_matches(), indent=2).replace("\n", "\n  ")
    block = f'"yaml.schemas": {matches}'
    return re.sub(r'"yaml\.schemas": \{[^}]*\}', lambda _: block, settings, count=1)


def _whole(model: type[Part], title: str, about: str) -> dict[str, Any]:
    """The schema of a file that holds one value of a model."""
    return {"$schema": _DIALECT, "title": title, "description": about, **_part(model)}


def _keyed(kind: type[Record]) -> dict[str, Any]:
    """The schema of a file that holds many records by id."""
    return {
        "$schema": _DIALECT,
        "title": kind.label,
        "description": f"{kind.about}每条以编号开头，编号只用小写字母、数字和 -。",
        "type": "object",
        "propertyNames": {
            "pattern": ID_PATTERN,
            "patternErrorMessage": "编号只用小写字母、数字和 -，以字母开头。",
        },
        "additionalProperties": {"$ref": f"{kind.kind}.json"},
    }


def _part(model: type[Part]) -> dict[str, Any]:
    """An object with exactly the fields of a model."""
    fields = {name: field for name, field in model.model_fields.items() if name != "id"}
    written = _inlined(model.model_json_schema(mode="validation"))
    return {
        "type": "object",
        "properties": {name: _field(model, name, written["properties"][name]) for name in fields},
        "required": [name for name, field in fields.items() if field.is_required()],
        "additionalProperties": False,
    }


def _field(model: type[Part], name: str, written: dict[str, Any]) -> dict[str, Any]:
    """One field: its shape according to pydantic, and what an author wants to know."""
    field = model.model_fields[name]
    part, words, mark = (
        part_in(field.annotation),
        vocabulary_in(field.annotation),
        mark_of(model, name),
    )
    schema = {key: value for key, value in written.items() if key not in ("title", "default")}
    if part is not None:
        _innermost(schema).clear()
        _innermost(schema).update(_part(part))
    if words is not None:
        _innermost(schema).update(_choice(words))
    written_so = form_of(model, name)
    if written_so is not None and "pattern" in _innermost(schema):
        _innermost(schema)["patternErrorMessage"] = written_so.hint_for("")
    schema["title"] = (field.description or "").partition("：")[0]
    form = "" if part else f"写法：{form_in_words(model, name)}。"
    schema["description"] = "\n\n".join(filter(None, [f"{field.description}。", form]))
    if (offered := list_of(model, name)) is not None:
        # Whatever is not in the list may be new: only the checker knows.
        _innermost(schema)["anyOf"] = [{"$ref": f"{IDS}#/definitions/{offered}"}, {}]
    if isinstance(mark, Written) and mark.markup is Markup.PROSE and not is_list(field.annotation):
        schema["defaultSnippets"] = [_LONG]
    return schema


def _choice(words: type[Word]) -> dict[str, Any]:
    """The words of a vocabulary with what each means."""
    return {
        "enum": [word.value for word in words],
        "enumDescriptions": [word.meaning for word in words],
        "markdownEnumDescriptions": [word.meaning for word in words],
    }


def _innermost(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a list's items, or the schema itself."""
    return _innermost(schema["items"]) if "items" in schema else schema


def _inlined(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without references: beside one, draft 07 ignores titles and descriptions."""
    definitions = schema.pop("$defs", {})

    def inline(value: Any) -> Any:
        if isinstance(value, list):
            return [inline(item) for item in value]
        if not isinstance(value, dict):
            return value
        target = value.get("$ref", "").rpartition("/")[2]
        found = definitions[target] if target else {}
        merged = {**found, **{key: item for key, item in value.items() if key != "$ref"}}
        if "anyOf" in merged:  # some shape, or null if the field may be left empty
            shape, _null = merged.pop("anyOf")
            shape = inline(shape)
            merged = {**shape, **merged, "type": [shape["type"], "null"]}
        return {key: inline(item) for key, item in merged.items()}

    return dict(inline(schema))
