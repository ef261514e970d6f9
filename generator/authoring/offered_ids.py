"""The ids an editor offers where one is written, each with its title.

They are made from the content, which changes every day. So they are suggestions and no rule: a
schema takes any other id too, and the checker says whether it exists.
"""

import json
from collections.abc import Mapping

from generator.model import KINDS, KnowledgeBase
from generator.model.walk import ANY
from generator.rules.ledger import material_lines

IDS = "ids.json"


def offered_ids(base: KnowledgeBase) -> bytes:
    """The schema to which the others refer: for each kind, and for the material, what to offer.

    One line an entry, so that a difference of two is read.
    """
    titles = {kind.kind: {one.id: one.title for one in base.of(kind)} for kind in KINDS}
    titles[ANY] = {one.ref: one.title for one in base.records.values()}
    titles["material"] = material_lines(base)
    lists = ",\n".join(f"{_json(name)}: {_offer(ids)}" for name, ids in titles.items())
    return f'{{"definitions": {{\n{lists}\n}}}}\n'.encode()


def _offer(titles: Mapping[str, str]) -> str:
    """Entries of a list, found by the id or by any word of the title."""
    entries = ({"label": f"{name} {title}", "body": name} for name, title in titles.items())
    return '{"defaultSnippets": [\n' + ",\n".join(map(_json, entries)) + "\n]}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
