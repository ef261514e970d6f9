"""A small knowledge base in which every field of every kind is written.

It is made from the models, so a new field or kind is in it without anybody remembering to add it.
A record is a dict of what would be read from its file; `written` writes one, a field on each line.
"""

import datetime
import json
from enum import Enum
from typing import Any

from generator.model import KIND_BY_NAME, KINDS, Inventory, Part, Record, SiteText
from generator.model.despair import Despair
from generator.model.fields import Refers, Written
from generator.model.layout import DESPAIR, INVENTORY, SITE, WORDING
from generator.model.walk import is_list, mark_of, part_in, vocabulary_in
from generator.model.wording import Wording
from tests.conftest import TODAY, Folder

# What a reference may name: all of these are made here or in the small knowledge base.
TARGETS = {kind.kind: f"{kind.kind}-one" for kind in KINDS} | {
    "stage": "begin",
    "account": "first",
    "step": "calm",
    "rule": "no-night",
    "source": "code",
    "claim": "s0-01",
    "dispute": "c01",
}
ABOVE = "situation-above"  # the level above the complete situation
# Values that a rule wants to be just so.
FIXED: dict[str, Any] = {
    "stage.days": (0, 3),
    "account.days": (1, 30),
    "evidence.at": "第12条",
    "evidence.via": "code",
    "source.grade": "A",
    "claim.verdict": "采用",
    "contact.number": "12378",
    "myth.numbers": ("12399",),
    "term.also": ("罚息",),
    "step.summary": "先停下来，别怕罚息。",
    "rule.material": ("L01",),
    "source.material": ("L01",),
    "dispute.material": ("C01",),
    "material": ("s0-01",),
    "articles": (1,),
    "laws": {"L01": "民法典"},
    "inventory.disputes": 1,
    "unwanted.words": ("后果自负",),
    "wording.jargon": ("罚息",),
    "wording.acts": ("先",),
    "measure.most": 3,
    "measure.hours": ("22:00", "08:00"),
    "situation.parent": ABOVE,
    "situation.do": "先停下来。",
    "letter.say": ("我想延期到【哪天】。",),
    "letter.send": ("我申请延期到【哪天】。",),
    "letterblank.name": "哪天",
    "despair.signs": ({"why": "求助的话", "words": ("想死",)},),
    "despair.hints": ({"why": "求助的话", "words": ("想走",)},),
    "despair.harmless": ({"why": "平常的话", "words": ("死机",)},),
    "despair.alike": ({"why": "平常的话", "words": ("或者",)},),
    "despair.last": ("rule/no-night",),
    "wordset.name": "家人",
    "wordset.words": ("爸",),
    "slip.looks": ("活话",),
    "slip.sounds": "活",
    "address": "https://example.org/",
    "asks": ("怎么办",),
}


def complete_record(kind: type[Record], record_id: str) -> dict[str, Any]:
    """A valid record of a kind with all its fields."""
    return _part(kind, kind.kind, f"{kind.label}{record_id}")


def _part(model: type[Part], called: str, title: str) -> dict[str, Any]:
    return {name: _value(model, name, called, title) for name in model.model_fields if name != "id"}


def _value(model: type[Part], name: str, called: str, title: str) -> Any:
    field, mark = model.model_fields[name], mark_of(model, name)
    fixed = FIXED.get(f"{called}.{name}", FIXED.get(name))
    if fixed is not None:
        return fixed
    inner, words = part_in(field.annotation), vocabulary_in(field.annotation)
    one: Any
    if inner is not None:
        one = _part(inner, inner.__name__.lower(), f"{title}{name}")
    elif words is not None:
        one = next(iter(words)).value
    elif isinstance(mark, Refers):
        one = TARGETS[mark.kind] if mark.kind else "rule/no-night"
    elif isinstance(mark, Written):
        one = f"{title}的{field.description or name}。".replace("（", "").replace("）", "")[:30]
    elif field.annotation is int:
        one = 5
    elif field.annotation is datetime.date:
        one = TODAY
    elif name == "was":  # no other record's, former or present
        one = f"former-{called}-" + "".join(f"{ord(char):x}" for char in title)[-30:]
    else:
        raise AssertionError(f"FIXED lacks a value for {called}.{name}")
    return (one,) if is_list(field.annotation) else one


def written(record: dict[str, Any]) -> str:
    """A record as YAML, a field on each line."""
    return "".join(f"{name}: {_flow(value)}\n" for name, value in record.items())


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, Enum):
        return _flow(value.value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def complete(folder: Folder) -> dict[str, dict[str, Any]]:
    """Makes a small folder complete; gives what each new file holds."""
    records = {
        SITE: _part(SiteText, "site", "首页"),
        INVENTORY: _part(Inventory, "inventory", ""),
        WORDING: _part(Wording, "wording", "用词"),
        DESPAIR: _part(Despair, "despair", "求助"),
    }
    for kind in KINDS:
        target = TARGETS[kind.kind]
        records[f"{kind.plural}/{target}.yml"] = complete_record(kind, target)
    above = complete_record(KIND_BY_NAME["situation"], ABOVE)
    records[f"situations/{ABOVE}.yml"] = {k: v for k, v in above.items() if k != "parent"}
    for file in ("sources", "rules", "accounts", "claims", "disputes"):
        folder.delete(f"{file}.yml")
    for file, record in records.items():
        folder.write(file, written(record))
    return records
