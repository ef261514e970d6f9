"""Rules of reference."""

import pytest

from generator.model.page_registry import PAGES, PageEntry, directory_url, paths
from generator.rules.unresolved import nearest_hint
from generator.source.load import load
from tests.conftest import Folder
from tests.unit.cases import (
    ACCOUNT,
    CLAIM,
    CONTACT,
    RULE,
    SOURCE,
    STEP,
    TERM,
    TIP,
    base_of,
    reported,
    spots,
)


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("stages/begin.yml", "rules: [no-night]", "rules: [no-night, calm]", "REF001"),
        ("stages/begin.yml", "steps: [calm]", "steps: [no-night, calm]", "REF001"),
        ("stages/begin.yml", "accounts: [first]", "accounts: [first, calm]", "REF001"),
        ("accounts.yml", "claims: [s0-01]", "claims: [s0-01, first]", "REF001"),
        ("claims.yml", "article: blog", "article: first", "REF001"),
        ("disputes.yml", "claims: [s0-01]", "claims: [s0-01, c01]", "REF001"),
        ("disputes.yml", "see: [stage/begin]", "see: [stage/begin, begin]", "REF001"),
        ("disputes.yml", "see: [stage/begin]", "see: [stage/begin, stage/]", "REF001"),
        ("rules.yml", "at: 第1033条", "at: 第1033条, via: calm", "REF001"),
        ("steps/calm.yml", "phase:", "rules: [first]\nphase:", "REF001"),
        ("steps/calm.yml", "phase:", "contacts: [calm]\nphase:", "REF001"),
        ("steps/calm.yml", "坐下。", '"[坐](step/first)"', "REF002"),
        ("disputes.yml", "第一天起。", '"[坐](step/first)"', "REF002"),
    ],
)
def test_a_reference_must_name_a_record_of_its_kind(
    file: str, old: str, new: str, found: str, folder: Folder
) -> None:
    folder.change(file, old, new)
    assert [(spot.split(":")[0], spot.split()[1]) for spot in spots(folder)] == [(file, found)]


def test_a_link_in_a_plain_title_is_none(folder: Folder) -> None:
    folder.change("steps/calm.yml", "先停一停", "'[先停](step/none)'")
    assert spots(folder) == []


@pytest.mark.parametrize(
    ("ref", "kind", "hint"),
    [
        ("clam", "step", "是不是 calm（先停一停）？"),
        ("clam", "rule", "是刚删掉的，就把写着它的地方也删掉；打错了，就改成对的编号。"),
        ("rule/calm", None, "是不是 step/calm（先停一停）？"),
        ("calm", None, "是不是 step/calm（先停一停）？"),
        ("xq", None, "是刚删掉的，就把写着它的地方也删掉；打错了，就改成对的编号。"),
        ("no-nigt", "rule", "是不是 no-night（夜里不催）？"),
        ("calmbb", "step", "是不是 calm（先停一停）？"),
        ("calmbbb", "step", "是刚删掉的，就把写着它的地方也删掉；打错了，就改成对的编号。"),
    ],
)
def test_a_hint_names_what_is_spelled_most_like_it(
    ref: str, kind: str | None, hint: str, folder: Folder
) -> None:
    assert nearest_hint(base_of(folder), ref, kind) == hint


def test_a_hint_names_at_most_three(folder: Folder) -> None:
    for number in range(1, 5):
        tip = TIP.replace("spend-less", f"less-{number}").replace("少花一点", f"建议{number}")
        folder.write(f"tips/less-{number}.yml", "\n".join(tip.split("\n  ")[1:]))
    assert nearest_hint(base_of(folder), "less-5", "tip") == (
        "是不是 less-4（建议4）、less-3（建议3）、less-2（建议2）？"
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("stages/begin.yml", "rules: [no-night]", "rules: [no-night, unused]"),
        ("steps/calm.yml", "phase:", "rules: [unused]\nphase:"),
        ("disputes.yml", "see: [stage/begin]", "see: [stage/begin, rule/unused]"),
        ("steps/calm.yml", "坐下。", '"坐下，见[规则](rule/unused)"'),
        ("site.yml", "不管的事。", '"[规则](rule/unused)。"'),
    ],
    ids=["as a reference", "in another kind", "with its kind", "in a text", "on the home page"],
)
def test_a_record_is_used_wherever_it_is_named(
    file: str, old: str, new: str, folder: Folder
) -> None:
    folder.write("rules/unused.yml", RULE)
    assert spots(folder) == ["rules/unused.yml:1:8 REF003"]
    folder.change(file, old, new)
    assert spots(folder) == []


def test_a_record_that_names_only_itself_is_not_used(folder: Folder) -> None:
    text = RULE.replace("没人提到它。", '"[它](rule/unused)没人提到。"')
    folder.write("rules/unused.yml", text)
    assert spots(folder) == ["rules/unused.yml:1:8 REF003"]


@pytest.mark.parametrize(
    ("grade", "found"),
    [
        ("B", ["sources/report.yml:1:8 REF003"]),
        ("C", ["sources/report.yml:1:8 REF003"]),
        ("D", []),
    ],
)
def test_only_hearsay_may_be_listed_without_use(
    grade: str, found: list[str], folder: Folder
) -> None:
    folder.write("sources/report.yml", SOURCE.replace("grade: C", f"grade: {grade}"))
    assert spots(folder) == found


def test_a_source_read_in_place_of_another_is_used(folder: Folder) -> None:
    folder.write("sources/report.yml", SOURCE.replace("grade: C", "grade: B"))
    folder.change("rules.yml", "at: 第1033条", "at: 第1033条, via: report")
    assert spots(folder) == []


def test_records_of_other_kinds_need_no_use(folder: Folder) -> None:
    folder.write("tips.yml", TIP)
    folder.write("contacts.yml", CONTACT)
    assert spots(folder) == []


def test_an_unused_account_is_reported(folder: Folder) -> None:
    folder.write("accounts/other.yml", ACCOUNT)
    assert spots(folder) == ["accounts/other.yml:1:8 REF003"]
    folder.change("stages/begin.yml", "accounts: [first]", "accounts: [first, other]")
    assert spots(folder) == []


def test_a_step_belongs_to_a_stage_even_if_it_is_named_elsewhere(folder: Folder) -> None:
    folder.write("steps/other.yml", STEP)
    folder.change("rules.yml", "steps: [calm]", "steps: [calm, other]")
    assert spots(folder) == ["steps/other.yml:1:8 REF004"]
    folder.change("stages/later.yml", "steps: [calm]", "steps: [other]")
    assert spots(folder) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "occurs"),
    [
        ("steps/calm.yml", "坐下", "坐下算罚息", True),
        ("steps/calm.yml", "坐下", "坐下算违约利息", True),
        ("steps/calm.yml", "坐下。", '"坐下算**罚**息"', True),
        ("steps/calm.yml", "坐下。", '"坐下看[罚息](step/calm)"', True),
        ("disputes.yml", "第一天起", "罚息从第一天起", True),
        ("steps/calm.yml", "先停一停", "先停罚息", False),
        ("terms.yml", "meaning: 逾期", "meaning: 罚息是逾期", False),
        ("rules.yml", "第1033条", "第1033条罚息", False),
    ],
    ids=[
        "in a text",
        "by another name",
        "under emphasis",
        "in a link",
        "in the ledger",
        "not in a title",
        "not in its own words",
        "not in a locator",
    ],
)
def test_a_term_occurs_in_some_text(
    file: str, old: str, new: str, occurs: bool, folder: Folder
) -> None:
    folder.write("terms.yml", TERM + "  also: [违约利息]\n")
    folder.change(file, old, new)
    assert spots(folder) == ([] if occurs else ["terms.yml:2:10 REF005"])


def test_a_term_is_no_pattern(folder: Folder) -> None:
    folder.write("terms.yml", TERM.replace("罚息", "(罚|息)"))
    folder.change("steps/calm.yml", "坐下", "坐下罚息")
    assert spots(folder) == ["terms.yml:2:10 REF005"]
    folder.change("steps/calm.yml", "坐下罚息。", '"坐下(罚|息)"')
    assert spots(folder) == []


def test_titles_differ_within_a_kind_only(folder: Folder) -> None:
    folder.write("tips.yml", TIP.replace("少花一点", "先停一停"))
    assert spots(folder) == []


def test_claims_may_say_the_same(folder: Folder) -> None:
    folder.change("inventory.yml", "articles: [1]", "articles: [2]")
    folder.write("claims/s0-02.yml", CLAIM.replace("另一句话", "一个月内有短信"))
    folder.change("steps/calm.yml", "material: [s0-01]", "material: [s0-02]")
    assert spots(folder) == []


def test_of_three_equal_titles_the_later_two_are_reported(folder: Folder) -> None:
    for name in ("d", "e"):
        folder.write(f"steps/{name}.yml", STEP.replace("另一步", "先停一停"))
    folder.change("stages/begin.yml", "steps: [calm]", "steps: [calm, d, e]")
    assert spots(folder) == ["steps/d.yml:1:8 REF006", "steps/e.yml:1:8 REF006"]
    assert all("和 calm 的标题一样" in text for text in reported(folder))


def test_essentials_about_different_records_are_fine(folder: Folder) -> None:
    folder.change(
        "site.yml",
        "see: rule/no-night}",
        "see: rule/no-night}\n  - {title: 又, text: 又说。, see: step/calm}",
    )
    assert spots(folder) == []


def test_names_of_the_site_are_not_free(folder: Folder) -> None:
    step = (folder.path / "steps/calm.yml").read_text(encoding="utf-8")
    for name in ("index", "day-31"):
        folder.write(f"steps/{name}.yml", step.replace("先停一停", f"另一件 {name}"))
    folder.change("stages/begin.yml", "steps: [calm]", "steps: [calm, index, day-31]")
    folder.write("rules.md", "# 抢 { #x }\n")
    folder.write("about.md", "# 关于 { #about }\n")
    found = [(p.place.path, p.code, p.message, p.hint) for p in load(folder.path).problems]
    taken = "是网站自己要用的名字。"
    assert found == [
        ("content/rules.md", "REF008", "rules.md 是生成的页面，不能手写。", "换一个文件名。"),
        ("content/steps/day-31.yml", "REF008", f"编号 day-31 {taken}", "换一个编号。"),
        ("content/steps/index.yml", "REF008", f"编号 index {taken}", "换一个编号。"),
    ]


@pytest.mark.parametrize("name", ["con", "nul", "aux", "com1", "lpt9"])
def test_no_file_has_a_name_that_windows_cannot_have(folder: Folder, name: str) -> None:
    """Nobody could check the repository out there."""
    step = (folder.path / "steps/calm.yml").read_text(encoding="utf-8")
    folder.write(f"steps/{name}.yml", step.replace("先停一停", "另一件"))
    folder.write(f"{name}.md", "# 抢 { #x }\n")
    folder.change("stages/begin.yml", "steps: [calm]", f"steps: [calm, {name}]")
    assert spots(folder) == [f"{name}.md:1:1 REF008", f"steps/{name}.yml:1:1 REF008"]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.path)
def test_no_page_can_be_written_by_hand_at_a_registered_address(
    folder: Folder, entry: PageEntry
) -> None:
    """`steps.md` would be published where `steps/index.md` is."""
    for path in paths(entry, base_of(folder).records.values()):
        file = f"{directory_url(path).rstrip('/') or 'index'}.md"
        folder.write(file, "# 抢 { #x }\n")
        assert f"{file}:1:1 REF008" in spots(folder)
        folder.delete(file)


def test_what_a_deleted_stage_named_is_told_once_it_is_back(folder: Folder) -> None:
    folder.write("steps/more.yml", STEP)
    folder.change("stages/later.yml", "steps: [calm]", "steps: [calm, more]")
    folder.change("disputes.yml", "see: [stage/begin]", "see: [stage/later]")
    assert spots(folder) == []
    folder.delete("stages/later.yml")
    assert {spot.split()[1] for spot in spots(folder)} == {"REF001", "STG004"}
    folder.change("disputes.yml", "see: [stage/later]", "see: [stage/begin]")
    assert {spot.split()[1] for spot in spots(folder)} == {"REF004", "STG004"}
