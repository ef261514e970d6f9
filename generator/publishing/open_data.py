"""Knowledge base → JSON for machines, with the JSON Schema of every kind."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.model import KINDS, KnowledgeBase, Record, Rule
from generator.publishing.pages.links import url_of
from generator.publishing.pages.rule_label import rule_label

VERSION = "v1"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def knowledge_base_json(base: KnowledgeBase) -> bytes:
    """Every record with `kind`, `id`, `title`, `url` (with anchor), `material` and its fields.

    Addresses are relative to the site's root.
    """
    document = {
        "name": base.site.name,
        "version": VERSION,
        "records": [
            record_data(record) | _derived(base, record) for record in base.records.values()
        ],
    }
    return indented_json(document)


def record_data(record: Record) -> dict[str, Any]:
    """One record as JSON values; empty fields are left out, except for `material`."""
    fields = record.model_dump(mode="json", exclude_none=True)
    head = {"kind": record.kind, "id": record.id, "title": record.title, "url": url_of(record)}
    return head | {
        name: value for name, value in fields.items() if value != [] or name == "material"
    }


def _derived(base: KnowledgeBase, record: Record) -> dict[str, str]:
    """What the site says about a record that is not written in it."""
    return {"shown_demand": rule_label(base, record).text} if isinstance(record, Rule) else {}


@cache
def schemas() -> Mapping[str, bytes]:
    """File name → JSON Schema for every kind, as `knowledge_base_json` writes its records."""
    return {f"{kind.kind}.json": indented_json(schema_of(kind)) for kind in KINDS}


def schema_of(kind: type[Record]) -> dict[str, Any]:
    """The JSON Schema of one kind of record."""
    schema = kind.model_json_schema(mode="validation")
    schema["$schema"] = _DIALECT
    schema["title"] = kind.label
    schema["description"] = kind.about
    schema["properties"] = {
        "kind": {"const": kind.kind},
        "url": {"type": "string", "description": "网址，从站点根目录起"},
        **schema["properties"],
    }
    if kind is Rule:
        about = "网页上的标签：没有法律或监管文件作依据的，标明是标准还是自律"
        schema["properties"]["shown_demand"] = {"type": "string", "description": about}
    required = {"kind", "url", "material", *schema["required"]}
    schema["required"] = [name for name in schema["properties"] if name in required]
    return schema


def indented_json(document: Any) -> bytes:
    """A document as JSON that people can read, too."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
