"""What all records share: frozen values, evidence, review date."""

import datetime
import re
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from generator.model.fields import (
    Ask,
    FormerId,
    Id,
    Line,
    Locator,
    MaterialId,
    OtherName,
    PlainScalar,
    ProductRef,
    SourceRef,
    Text,
)
from generator.model.forms import Form, date_hint
from generator.model.menu import Nav


class Part(BaseModel):
    """A frozen value that refuses fields it does not know."""

    repeats_others: ClassVar[bool] = False  # its words are those of others: not ours to polish
    long_sentences: ClassVar[bool] = False  # its sentences are as long as those it repeats
    needs_evidence: ClassVar[bool] = True  # it asserts something, rather than registering it

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Evidence(Part):
    """What a statement rests on.

    `source` is the document that says it. If we read only a report of that document, `via` names
    the report, and the report's grade counts.
    """

    source: SourceRef = Field(description="来源编号：说这件事的文件")
    at: Locator | None = Field(None, description="位置：第几条、哪一节")
    via: SourceRef | None = Field(
        None, description="我们实际读到的转述（source 编号）；没有直接读到文件时填"
    )


class Statement(Part):
    """One statement of fact with its evidence."""

    text: Line = Field(description="一句事实")
    products: tuple[ProductRef, ...] = Field(
        (), description="只说这些产品（product 编号）；不写就是都适用"
    )
    evidence: tuple[Evidence, ...] = Field(min_length=1, description="依据，至少一条")


def _iso_date(value: Any, info: ValidationInfo) -> Any:
    """Accepts only YYYY-MM-DD, so that no other spelling is accepted by accident."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        # As nobody else writes it; but JSON knows no other way.
        if not isinstance(value, PlainScalar) and info.mode != "json":
            raise PydanticCustomError("quoted_date", "a date in quotation marks")
        return datetime.date.fromisoformat(value)
    if isinstance(value, str):
        raise PydanticCustomError("date_spelling", "not a date as it is written here")
    return value


ReviewDate = Annotated[
    datetime.date,
    BeforeValidator(_iso_date),
    Form("FLD010", date_hint, "不是日期：「{given}」。", short="日期，如 2026-11-21"),
]


class Record(Part):
    """One record of the knowledge base. `id` is the file stem or list key, never a field."""

    kind: ClassVar[str]
    plural: ClassVar[str]  # the folder or file name in content/
    label: ClassVar[str]  # the Chinese name of the kind
    result_label: ClassVar[str] = ""  # what a result of the search is called, where not that
    about: ClassVar[str]  # one sentence: what readers find there
    page_title: ClassVar[str] = ""  # the title of its page, where that is not the label
    page: ClassVar[str]  # where its records are published; with {id}, each has its own page
    stood_on: ClassVar[str] = ""  # the page its records moved away from; their anchors lead on
    nav: ClassVar[Nav | None] = None  # where that page is in the menu
    lead: ClassVar[str] = "summary"  # the field that sums the record up in one line
    schema_org: ClassVar[str] = ""  # the type of a single record's page for search engines
    search_weight: ClassVar[float] = 0.5  # what a reader in need wants first weighs most in search
    in_ledger: ClassVar[bool] = False  # whether it is a working paper, not for readers
    once_made: ClassVar[str] = ""  # what else a new one needs before the check passes

    id: Id
    title: Text = Field(description="标题，单行")
    material: tuple[MaterialId, ...] = Field(
        (), description="写作原料：文章说法 s0-01、规则条目 L01、矛盾 C01"
    )
    reviewed: ReviewDate = Field(description="最近核对日期，写成 2026-11-21")
    was: tuple[FormerId, ...] = Field(
        (), description="以前的编号，旧地址照样打得开；改名的命令会写"
    )
    also: tuple[OtherName, ...] = Field((), description="别的问法或叫法，写在页面上，也搜得到")
    asks: tuple[Ask, ...] = Field((), description="试搜的问句：搜它，这一条要排进前三")

    @property
    def rank(self) -> int:
        """The position of the record among those of its kind, lower first; equal ranks keep
        the order of the content."""
        return 0

    @property
    def in_menu(self) -> bool:
        """Whether the record's own page is in the menu."""
        return False

    @property
    def ref(self) -> str:
        """`kind/id`, as prose links and `data-record` write it."""
        return f"{self.kind}/{self.id}"
