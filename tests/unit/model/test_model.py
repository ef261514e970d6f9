"""The records: what a field may hold, how a record is walked, what the whole can tell."""

import datetime
from enum import Enum
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.model import (
    KIND_BY_NAME,
    KINDS,
    Account,
    Dispute,
    Essential,
    Evidence,
    Happening,
    Inventory,
    KnowledgeBase,
    Part,
    Question,
    Record,
    Rule,
    SiteText,
    Source,
    Stage,
    Statement,
    Step,
    Tip,
    vocabulary,
)
from generator.model.fields import (
    LAST_DAY,
    Address,
    AnyRef,
    Count,
    Day,
    Id,
    Line,
    MaterialId,
    Number,
    PlainScalar,
    Prose,
    Refers,
    SourceRef,
    Text,
    Written,
)
from generator.model.record import ReviewDate
from generator.model.vocabulary import Grade, Markup, SourceKind, Verdict
from generator.model.walk import Leaf, evidence_of, leaves, mark_of, references, texts
from generator.source.load import load
from tests.conftest import Folder
from tests.unit.cases import SOURCE, STEP, base_of


def fits(kind: Any, value: object) -> bool:
    """Whether a type takes a value."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.fixture
def base(folder: Folder) -> KnowledgeBase:
    """The small knowledge base."""
    return base_of(folder)


EVIDENCE = Evidence(source="code", at="第1条", via=None)
STATEMENT = Statement(text="一句", evidence=(EVIDENCE,))


class TestFields:
    """The types of single fields."""

    @pytest.mark.parametrize("value", ["0", "1", "10", "31", str(LAST_DAY)])
    def test_an_unquoted_number_is_a_day(self, value: str) -> None:
        assert TypeAdapter(Day).validate_python(PlainScalar(value)) == int(value)

    @pytest.mark.parametrize(
        "value",
        [
            "",
            "00",
            "01",
            "-1",
            "+1",
            "1.0",
            "1e2",
            "0x1",
            " 1",
            "1 ",
            "1_0",
            "１",
            "36501",
            "9" * 10,
        ],
    )
    def test_any_other_spelling_is_no_day(self, value: str) -> None:
        assert not fits(Day, PlainScalar(value))

    @pytest.mark.parametrize("value", ["1", 1.0, True, None])
    def test_a_text_a_fraction_or_nothing_is_no_day(self, value: object) -> None:
        assert not fits(Day, value)

    def test_a_number_is_a_day_when_read_from_json(self) -> None:
        assert TypeAdapter(Day).validate_python(31) == 31

    @pytest.mark.parametrize(
        ("kind", "longest"),
        [(Text, 120), (Line, 400), (Prose, 6000)],
        ids=["text", "line", "prose"],
    )
    def test_a_text_has_one_character_to_its_most(self, kind: Any, longest: int) -> None:
        assert not fits(kind, "")
        assert fits(kind, "长")
        assert fits(kind, "长" * longest)
        assert not fits(kind, "长" * (longest + 1))

    @pytest.mark.parametrize(
        ("value", "fine"),
        [("a", True), ("a-1", True), ("x" * 60, True), ("x" * 61, False)]
        + [(bad, False) for bad in ("", "A", "1", "-a", "a_b", "a.b", "a/b", "á", "a\n")],
    )
    def test_an_id_is_short_and_ascii(self, value: str, fine: bool) -> None:
        assert fits(Id, value) is fine

    @pytest.mark.parametrize(
        ("value", "fine"),
        [(good, True) for good in ("s0-01", "s9-99", "L01", "C13")]
        + [
            (bad, False)
            for bad in ("s0-1", "s10-01", "S0-01", "L1", "L001", "c01", "C01 ", "D01", "")
        ],
    )
    def test_a_material_has_one_of_three_forms(self, value: str, fine: bool) -> None:
        assert fits(MaterialId, value) is fine

    @pytest.mark.parametrize(
        ("value", "fine"),
        [(good, True) for good in ("110", "95188", "010-123", "0571-12345678", "4008888888")]
        + [(good, True) for good in ("123456", "123456789012", "12345-678")]
        + [(bad, False) for bad in ("11", "1234567890123", "010-12", "01-12345", "123456-789")]
        + [(bad, False) for bad in ("010-123456789", "a", "", "110\n", "010—123")],
    )
    def test_a_number_is_digits_and_one_dash(self, value: str, fine: bool) -> None:
        assert fits(Number, value) is fine

    @pytest.mark.parametrize(
        ("value", "fine"),
        [
            ("http://a.cn/c?d=e&f#g", True),
            ("https://a.cn/" + "a" * 287, True),
            ("https://a.cn/" + "a" * 288, False),
            ("a.cn", False),
            ("https://a.cn@b.cn", False),
        ],
    )
    def test_an_address_is_whole_and_plain(self, value: str, fine: bool) -> None:
        assert fits(Address, value) is fine

    @pytest.mark.parametrize("value", ["2026-11-21", "0001-01-01", "9999-12-31"])
    def test_a_review_date_is_year_month_and_day(self, value: str) -> None:
        found = TypeAdapter(ReviewDate).validate_python(PlainScalar(value))
        assert found == datetime.date.fromisoformat(value)

    @pytest.mark.parametrize(
        "value", ["", "2026-1-1", "20261121", "2026-13-01", "2026-11-2x", None]
    )
    def test_any_other_spelling_is_no_review_date(self, value: str) -> None:
        assert not fits(ReviewDate, value)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.integers(-10, 40000) | st.integers(10**8, 10**12))
def test_days_are_those_of_a_hundred_years_and_counts_have_three_digits(number: int) -> None:
    assert fits(Day, PlainScalar(number)) is (0 <= number <= 36500)
    assert fits(Count, PlainScalar(number)) is (0 <= number <= 999)


class TestParts:
    """What all parts and records share."""

    def test_a_part_cannot_be_changed(self) -> None:
        with pytest.raises(ValidationError):
            STATEMENT.text = "anders"  # type: ignore[misc]

    def test_an_unknown_field_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="extra"):
            Evidence.model_validate({"source": "code", "extra": 1})

    def test_an_error_does_not_repeat_what_was_given(self) -> None:
        with pytest.raises(ValidationError) as caught:
            Evidence.model_validate({"source": "code", "at": "geheim" * 99})
        assert "geheim" not in str(caught.value)

    def test_equal_parts_are_equal(self) -> None:
        assert Evidence(source="code", at="第1条", via=None) == EVIDENCE
        assert hash(Evidence(source="code", at="第1条", via=None)) == hash(EVIDENCE)

    def test_a_statement_has_evidence(self) -> None:
        assert not fits(Statement, {"text": "一句", "evidence": ()})

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
    def test_every_field_of_every_kind_is_explained(self, kind: type[Record]) -> None:
        for model in parts_of(kind):
            for name, field in model.model_fields.items():
                assert field.description or name == "id", f"{model.__name__}.{name}"

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
    def test_every_kind_says_itself_in_one_of_its_fields(self, kind: type[Record]) -> None:
        assert kind.lead in kind.model_fields
        assert kind.page.endswith(".md")
        assert kind.label
        assert kind.about.endswith("。")


def parts_of(model: type[BaseModel]) -> set[type[BaseModel]]:
    """A model and all models inside it."""
    found = {model}
    for field in model.model_fields.values():
        found |= {inner for inner in nested(field.annotation) if inner not in found}
    return found


def nested(annotation: Any) -> set[type[BaseModel]]:
    """The models inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return parts_of(annotation)
    return {model for inner in getattr(annotation, "__args__", ()) for model in nested(inner)}


class TestRegistry:
    """The list of kinds."""

    def test_every_kind_is_registered_once(self) -> None:
        registered = {kind.kind for kind in KINDS}
        assert registered == {kind.kind for kind in Record.__subclasses__()}
        assert len(KINDS) == len(registered) == len({kind.plural for kind in KINDS})

    def test_every_kind_is_found_by_its_name(self) -> None:
        assert dict(KIND_BY_NAME) == {kind.kind: kind for kind in KINDS}
        with pytest.raises(TypeError):
            KIND_BY_NAME["new"] = Rule  # type: ignore[index]


class TestRecords:
    """What single kinds can tell of themselves."""

    def test_a_record_is_named_by_kind_and_id(self, base: KnowledgeBase) -> None:
        assert base.records["no-night"].ref == "rule/no-night"
        assert base.records["s0-01"].ref == "claim/s0-01"

    def test_a_stage_has_its_days(self, base: KnowledgeBase) -> None:
        begin, later = base.get(Stage, "begin"), base.get(Stage, "later")
        assert (begin.first_day, begin.last_day, begin.rank) == (0, 3, 0)
        assert (later.first_day, later.last_day, later.rank) == (4, None, 4)

    @pytest.mark.parametrize(
        ("days", "first", "last"), [((), None, None), ((5,), 5, None), ((5, 9), 5, 9)]
    )
    def test_an_account_may_name_no_day_one_or_two(
        self, days: tuple[int, ...], first: int | None, last: int | None, base: KnowledgeBase
    ) -> None:
        account = base.get(Account, "first").model_copy(update={"days": days})
        assert (account.first_day, account.last_day) == (first, last)

    def test_steps_and_questions_rank_by_their_order_and_others_do_not(
        self, base: KnowledgeBase
    ) -> None:
        step = base.get(Step, "calm")
        assert (step.order, step.rank) == (50, 50)
        assert step.model_copy(update={"order": 3}).rank == 3
        question = Question.model_validate(
            {
                "id": "q",
                "title": "问",
                "material": ("s0-01",),
                "reviewed": PlainScalar("2026-11-21"),
                "topic": "征信",
                "short": "答。",
            }
        )
        assert (question.order, question.rank) == (50, 50)
        assert base.get(Rule, "no-night").rank == 0

    @pytest.mark.parametrize(
        ("inventory", "materials"),
        [
            (
                Inventory(articles=(2, 1), laws={"L01": "甲", "L02": "乙"}, disputes=1),
                "s0-01 s0-02 s1-01 L01 L02 C01",
            ),
            (Inventory(articles=(), laws={}, disputes=0), ""),
            (Inventory(articles=(0, 1), laws={}, disputes=3), "s1-01 C01 C02 C03"),
        ],
    )
    def test_the_inventory_lists_every_material(self, inventory: Inventory, materials: str) -> None:
        assert " ".join(inventory.materials()) == materials


class TestVocabulary:
    """The closed lists of words."""

    def test_two_grades_assert(self) -> None:
        assert [grade.value for grade in Grade if grade.asserts] == ["A", "B"]

    def test_a_better_grade_is_smaller(self) -> None:
        assert sorted(Grade, reverse=True) == [Grade.D, Grade.C, Grade.B, Grade.A]

    def test_four_kinds_of_source_are_law(self) -> None:
        assert [kind.value for kind in SourceKind if kind.is_law] == [
            *("法律", "行政法规", "司法解释", "部门规章")
        ]

    def test_two_verdicts_are_carried(self) -> None:
        assert [verdict.value for verdict in Verdict if verdict.is_carried] == ["采用", "改写"]

    def test_no_word_stands_in_a_list_twice_or_alone(self) -> None:
        lists = [
            item
            for item in vars(vocabulary).values()
            if isinstance(item, type) and issubclass(item, Enum) and len(item)
        ]
        assert len(lists) >= 14
        for words in lists:
            assert len(words) == len(words.__members__) >= 2
            assert all(word.value == word.value.strip() for word in words)


class Marks(Part):
    """A mark in every wrapping."""

    text: Text
    maybe: Line | None = None
    many: tuple[Prose, ...] = ()
    refs: tuple[SourceRef, ...] = ()
    any_ref: AnyRef | None = None
    maybe_many: tuple[Annotated[str, Written(Markup.TEXT)], ...] | None = None
    number: Number | None = None
    day: Day = 0
    grade: Grade = Grade.A
    parts: tuple[Statement, ...] = ()
    part: Statement | None = None


class TestWalk:
    """Finding texts and references by their annotations."""

    @pytest.mark.parametrize(
        ("name", "mark"),
        [
            ("text", Written(Markup.TEXT)),
            ("maybe", Written(Markup.LINE)),
            ("many", Written(Markup.PROSE)),
            ("refs", Refers("source")),
            ("any_ref", Refers(None)),
            ("maybe_many", Written(Markup.TEXT)),
            ("number", None),
            ("day", None),
            ("grade", None),
            ("parts", None),
            ("part", None),
        ],
    )
    def test_a_mark_is_found_in_every_wrapping(
        self, name: str, mark: Written | Refers | None
    ) -> None:
        mark_of.cache_clear()
        assert mark_of(Marks, name) == mark

    def test_every_marked_value_is_found_in_the_order_of_the_fields(self) -> None:
        marks = Marks(
            text="a",
            maybe="b",
            many=("c", "d"),
            refs=("e",),
            any_ref="f/g",
            maybe_many=("h",),
            number="12345",
            parts=(STATEMENT,),
            part=STATEMENT,
        )
        line, ref = Written(Markup.LINE), Refers("source")
        assert list(leaves(marks)) == [
            Leaf(("text",), "a", Written(Markup.TEXT), (marks,)),
            Leaf(("maybe",), "b", line, (marks,)),
            Leaf(("many", 0), "c", Written(Markup.PROSE), (marks,)),
            Leaf(("many", 1), "d", Written(Markup.PROSE), (marks,)),
            Leaf(("refs", 0), "e", ref, (marks,)),
            Leaf(("any_ref",), "f/g", Refers(None), (marks,)),
            Leaf(("maybe_many", 0), "h", Written(Markup.TEXT), (marks,)),
            *statement_leaves(("parts", 0), (marks, STATEMENT), line, ref),
            *statement_leaves(("part",), (marks, STATEMENT), line, ref),
        ]

    def test_what_is_empty_or_missing_is_no_leaf(self) -> None:
        assert [leaf.path for leaf in leaves(Marks(text="a"))] == [("text",)]

    def test_texts_and_references_share_out_the_leaves(self, base: KnowledgeBase) -> None:
        for record in base.records.values():
            found = {leaf.path for leaf, _ in texts(record)}
            referred = {leaf.path for leaf, _ in references(record)}
            assert found | referred == {leaf.path for leaf in leaves(record)}
            assert not found & referred

    def test_texts_come_with_their_markup(self, base: KnowledgeBase) -> None:
        found = {leaf.path: mark.markup for leaf, mark in texts(base.get(Dispute, "c01"))}
        assert found == {
            ("title",): Markup.TEXT,
            ("sides", 0, "says"): Markup.LINE,
            ("ours",): Markup.PROSE,
        }

    def test_references_come_with_the_kind_they_must_name(self, base: KnowledgeBase) -> None:
        dispute = base.records["c01"]
        found = {leaf.path: (leaf.value, mark.kind) for leaf, mark in references(dispute)}
        assert found == {
            ("sides", 0, "claims", 0): ("s0-01", "claim"),
            ("see", 0): ("stage/begin", None),
        }

    def test_evidence_is_what_a_part_carries_itself(self, base: KnowledgeBase) -> None:
        rule = base.get(Rule, "no-night")
        assert evidence_of(STATEMENT) == (EVIDENCE,)
        assert evidence_of(rule) == rule.evidence != ()
        assert evidence_of(base.get(Stage, "begin")) == ()
        assert evidence_of(EVIDENCE) == ()


def statement_leaves(
    path: tuple[str | int, ...], owners: tuple[Part, ...], line: Written, ref: Refers
) -> list[Leaf]:
    """The leaves of `STATEMENT`."""
    at = Written(Markup.TEXT, searched=False)
    return [
        Leaf((*path, "text"), "一句", line, owners),
        Leaf((*path, "evidence", 0, "source"), "code", ref, (*owners, EVIDENCE)),
        Leaf((*path, "evidence", 0, "at"), "第1条", at, (*owners, EVIDENCE)),
    ]


class TestKnowledgeBase:
    """What the whole can tell."""

    def test_records_of_a_kind_stand_by_rank_then_in_the_order_of_the_content(
        self, folder: Folder
    ) -> None:
        for name, order in (("b", 2), ("a", 2), ("z", 1)):
            text = STEP.replace("另一步", name)
            folder.write(f"steps/{name}.yml", f"{text}order: {order}\n")
        folder.change("stages/begin.yml", "steps: [calm]", "steps: [calm, a, b, z]")
        base = base_of(folder)
        assert [step.id for step in base.of(Step)] == ["z", "a", "b", "calm"]
        assert base.of(Tip) == ()

    def test_stages_stand_in_the_order_of_their_days(self, folder: Folder) -> None:
        folder.change("stages/begin.yml", "days: [0, 3]", "days: [2]")
        folder.change("stages/later.yml", "days: [4]", "days: [0, 1]")
        base = load(folder.path).base
        assert base is not None
        assert [stage.id for stage in base.stages] == ["later", "begin"]

    def test_a_record_is_got_by_kind_and_id(self, base: KnowledgeBase) -> None:
        assert base.get(Rule, "no-night").id == "no-night"
        with pytest.raises(KeyError, match="step/no-night"):
            base.get(Step, "no-night")
        with pytest.raises(KeyError, match="nothing"):
            base.get(Step, "nothing")

    @pytest.mark.parametrize(
        ("ref", "found"),
        [
            ("rule/no-night", "no-night"),
            ("step/no-night", None),
            ("rule/nothing", None),
            ("no-night", None),
            ("rule/", None),
            ("", None),
            ("rule/no-night/", None),
        ],
    )
    def test_a_reference_is_resolved_by_kind_and_id(
        self, ref: str, found: str | None, base: KnowledgeBase
    ) -> None:
        record = base.resolve(ref)
        assert (record.id if record else None) == found

    def test_evidence_counts_with_the_grade_of_what_was_read(self, folder: Folder) -> None:
        folder.write("sources/report.yml", SOURCE)
        fact = "facts: [{text: 有报道。, evidence: [{source: report}]}]\n"
        folder.change("steps/calm.yml", "phase:", f"{fact}phase:")
        base = base_of(folder)
        report = Evidence(source="code", at=None, via="report")
        assert base.grade_of(Evidence(source="code", at=None, via=None)) is Grade.A
        assert base.grade_of(report) is Grade.C
        assert base.best_grade((report, EVIDENCE)) is Grade.A
        assert base.best_grade((report,)) is Grade.C


def test_the_words_of_the_site_are_walked_too(base: KnowledgeBase) -> None:
    site = base.site
    assert isinstance(site, SiteText)
    assert all(isinstance(item, Essential) for item in site.essentials)
    assert (("essentials", 0, "see"), None) in [
        (leaf.path, mark.kind) for leaf, mark in references(site)
    ]


def test_a_happening_rests_on_accounts(base: KnowledgeBase) -> None:
    (happening,) = base.get(Stage, "begin").happens
    assert isinstance(happening, Happening)
    assert happening.accounts == ("first",)
    assert base.get(Source, "code").address is None
