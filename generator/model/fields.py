"""The types of single fields: texts, ids, days, references, addresses."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from generator.model.address import ADDRESS_PATTERN, reason_against
from generator.model.forms import Form, count_form, id_hint, material_hint
from generator.model.vocabulary import Markup

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
MATERIAL_PATTERN = r"^(s[0-9]-[0-9]{2}|L[0-9]{2}|C[0-9]{2})$"
LAST_DAY = 36500  # a hundred years; a larger day is a typing error
MOST_COUNTED = 999
_CANONICAL_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}")


class PlainScalar(str):
    """A YAML scalar written without quotes; only these may become numbers."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Marks a text field and says how it is rendered.

    `searched` is false for what is only bookkeeping. `quoted` marks words that are not ours: what a
    collector may say, what one should not say, what people call a thing.
    """

    markup: Markup
    searched: bool = True
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a reference; `kind` is the kind of record it must name, None for `kind/id`."""

    kind: str | None


@dataclass(frozen=True, slots=True)
class NotShown:
    """Marks a field that no page shows; `reason` says why. Every other field is seen."""

    reason: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Marks a value that stands in a list of the content; `name` is what editors call the list."""

    name: str


def _integer(value: Any) -> Any:
    """Turns an unquoted `31` into 31; leaves `031`, `3.0` and `"31"` to be refused."""
    if isinstance(value, PlainScalar) and _CANONICAL_INTEGER.fullmatch(value):
        return int(value)
    return value


# What some YAML reader would not treat as text: the booleans, numbers, times and dates of YAML 1.1
# (yaml.org/type) and of the 1.2 core schema together.
UNCERTAIN = re.compile(
    r"(?i:y|yes|n|no|true|false|on|off)"
    r"|[-+]?(?:0x[0-9a-fA-F_]+|0o[0-7]+|0b[01_]+)"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?|[-+]?\.(?i:inf)|\.(?i:nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ ]+)[0-9]{1,2}:[0-9:.]+[Zz0-9:+ -]*)?|="
)


def certain(value: Any) -> Any:
    """Refuses unquoted text that other YAML readers would take for something else."""
    if isinstance(value, PlainScalar) and UNCERTAIN.fullmatch(value):
        raise PydanticCustomError("unquoted", "text that needs quotes")
    return value


def _plain_address(value: str) -> str:
    """Refuses an address that leads elsewhere than it seems to."""
    if (reason := reason_against(value)) is not None:
        raise PydanticCustomError("address", "no plain address", reason._asdict())
    return value


Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=60),
    Form("FLD003", id_hint, "编号「{given}」写法不对。"),
]
FormerId = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=60),
    Form("FLD009", "照编号的写法：小写字母、数字和 -，以字母开头。", short="以前的编号"),
    NotShown("an address that leads to the record; nobody reads it"),
]
MaterialId = Annotated[
    str,
    StringConstraints(pattern=MATERIAL_PATTERN),
    Form("FLD009", material_hint, short="原料编号"),
    Listed("material"),
    NotShown("says what an author wrote from; a reader is shown the evidence"),
]
Day = Annotated[
    int,
    Field(strict=True, ge=0, le=LAST_DAY),
    BeforeValidator(_integer),
    count_form(LAST_DAY, ranged=True),
]
Count = Annotated[
    int,
    Field(strict=True, ge=0, le=MOST_COUNTED),
    BeforeValidator(_integer),
    count_form(MOST_COUNTED),
]
Order = Annotated[Count, NotShown("a reader sees the place it gives the record among others")]
Number = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{3,5}(-[0-9]{3,8})?$|^[0-9]{6,12}$"),
    BeforeValidator(certain),
    Form(
        "FLD016",
        '电话号码加双引号，只写数字和一个 -，例如 "010-00000"。',
        short="号码，加双引号",
    ),
]
Address = Annotated[
    str,
    Field(max_length=300, json_schema_extra={"pattern": ADDRESS_PATTERN}),
    AfterValidator(_plain_address),
    Form(
        "FLD009",
        "写完整网址，以 https:// 或 http:// 开头，只用英文字母、数字和符号。",
        short="网址",
    ),
]

Ask = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120),
    Form("FLD009", "照同类记录的写法改。", short="一句读者会问的话"),
    NotShown("the search is tried with it; a reader finds the record by it"),
]
Phrase = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40),
    BeforeValidator(certain),
    Form("FLD009", "只写一句话里的几个字。", short="一句话里的几个字"),
    NotShown("what somebody types is compared with it"),
]
Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120),
    BeforeValidator(certain),
    Written(Markup.TEXT),
]
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=400),
    BeforeValidator(certain),
    Written(Markup.LINE),
]
Wordage = Annotated[  # what a reader says or sends: no links, no emphasis, as it is copied
    str,
    StringConstraints(min_length=1, max_length=400),
    BeforeValidator(certain),
    Written(Markup.TEXT),
]
Locator = Annotated[  # where something stands or when, for whoever looks it up
    str,
    StringConstraints(min_length=1, max_length=120),
    BeforeValidator(certain),
    Written(Markup.TEXT, searched=False),
]
OtherName = Annotated[  # what people call a thing, or ask for it
    str,
    StringConstraints(min_length=1, max_length=120),
    BeforeValidator(certain),
    Written(Markup.TEXT, quoted=True),
]
Quotation = Annotated[  # what somebody else says, or what one should not
    str,
    StringConstraints(min_length=1, max_length=400),
    BeforeValidator(certain),
    Written(Markup.LINE, quoted=True),
]
Prose = Annotated[
    str,
    StringConstraints(min_length=1, max_length=6000),
    BeforeValidator(certain),
    Written(Markup.PROSE),
]

AnyId = Annotated[str, StringConstraints(min_length=1)]  # the id of something
AccountRef = Annotated[AnyId, Refers("account")]
ClaimRef = Annotated[AnyId, Refers("claim")]
ContactRef = Annotated[AnyId, Refers("contact")]
ProductRef = Annotated[AnyId, Refers("product")]
RuleRef = Annotated[AnyId, Refers("rule")]
SourceRef = Annotated[AnyId, Refers("source")]
SituationRef = Annotated[AnyId, Refers("situation")]
StepRef = Annotated[AnyId, Refers("step")]
AnyRef = Annotated[AnyId, Refers(None)]
