"""Rules of the ledger."""

import pytest

from generator.model.vocabulary import Verdict
from tests.conftest import Folder
from tests.unit.cases import CLAIM, DISPUTE, reported, spots


def second_claim(folder: Folder, text: str = CLAIM) -> None:
    """A second claim, which the inventory knows."""
    folder.change("inventory.yml", "articles: [1]", "articles: [2]")
    folder.write("claims/s0-02.yml", text)


def test_every_unknown_material_is_reported_at_its_place(folder: Folder) -> None:
    folder.change("steps/calm.yml", "[s0-01]", "[s0-02, s0-01, L02, C02, s1-01]")
    assert spots(folder) == [
        "steps/calm.yml:2:12 LED001",
        "steps/calm.yml:2:26 LED001",
        "steps/calm.yml:2:31 LED001",
        "steps/calm.yml:2:36 LED001",
    ]


def test_an_unknown_material_is_answered_with_the_nearest_and_what_they_are(folder: Folder) -> None:
    folder.change("inventory.yml", "{L01: 民法典}", "{L01: 民法典, L12: 刑法, L40: 别的}")
    folder.change("sources.yml", "material: [L01]", "material: [L01, L12, L40]")
    folder.change("steps/calm.yml", "[s0-01]", "[L02, s0-02, C09]")
    hints = [text.split("修复：")[1].strip() for text in reported(folder)]
    assert hints == [
        "是不是 L40（别的）、L12（刑法）、L01（民法典）？",
        "是不是 s0-01（一个月内有短信）？",
        "是不是 C01（短信从哪天起）？",
    ]


def test_an_id_like_none_of_the_inventory_is_reported_where_new_ones_go(folder: Folder) -> None:
    folder.change("steps/calm.yml", "[s0-01]", "[s0-01, L77]")
    (text,) = reported(folder)
    assert "新的规则条目先在 inventory.yml 的 laws 里写上编号和一行说明。" in text


def test_a_record_needs_no_material(folder: Folder) -> None:
    folder.change("steps/calm.yml", "material: [s0-01]\n", "")
    assert spots(folder) == []


def test_a_claim_and_a_dispute_stand_for_their_own_entry(folder: Folder) -> None:
    for file in ("stages/begin.yml", "stages/later.yml", "steps/calm.yml"):
        folder.change(file, "material: [s0-01]\n", "")
    folder.change("accounts.yml", "  material: [s0-01]\n", "")
    folder.change("claims.yml", "  material: [s0-01]\n", "")
    folder.change("claims.yml", "verdict: 采用", "verdict: 无关")
    folder.change("sources.yml", "  material: [s0-01]\n", "")
    folder.change("disputes.yml", "  material: [C01]\n", "")
    assert spots(folder) == []


def test_material_is_used_by_any_record(folder: Folder) -> None:
    folder.change("inventory.yml", "{L01: 民法典}", "{L01: 民法典, L02: 另一条}")
    assert spots(folder) == ["inventory.yml:2:23 LED002"]
    folder.change("accounts.yml", "material: [s0-01]", "material: [L02]")
    assert spots(folder) == []


def test_every_unused_material_is_reported(folder: Folder) -> None:
    folder.change("inventory.yml", "{L01: 民法典}", "{L01: 一, L02: 二, L03: 三, L04: 四}")
    assert [text.split("\n")[0].split(": ")[1] for text in reported(folder)] == [
        f"LED002 原料 L0{number} 没有被任何记录用到。" for number in (2, 3, 4)
    ]


def test_every_missing_claim_is_reported_in_order(folder: Folder) -> None:
    folder.change("inventory.yml", "articles: [1]", "articles: [3, 1]")
    folder.change("steps/calm.yml", "[s0-01]", "[s0-02, s0-03, s1-01]")
    assert [text.split("\n")[0].split(": ")[1] for text in reported(folder)] == [
        f"LED003 网上说法核对里缺 {name}。" for name in ("s0-02", "s0-03", "s1-01")
    ]


def test_laws_need_no_record_of_their_own(folder: Folder) -> None:
    folder.change("inventory.yml", "{L01: 民法典}", "{L01: 民法典, L02: 另一条}")
    folder.change("sources.yml", "material: [L01]", "material: [L01, L02]")
    assert spots(folder) == []


def test_a_dispute_more_than_the_inventory_knows_is_reported(folder: Folder) -> None:
    folder.write("disputes/c02.yml", DISPUTE)
    assert spots(folder) == ["disputes/c02.yml:1:8 LED003"]
    folder.change("inventory.yml", "disputes: 1", "disputes: 2")
    folder.change("disputes/c02.yml", "[C01]", "[C02]")
    assert spots(folder) == []


@pytest.mark.parametrize("verdict", Verdict)
def test_only_adopted_and_rewritten_claims_must_be_carried(
    verdict: Verdict, folder: Folder
) -> None:
    second_claim(folder, CLAIM.replace("采用", verdict.value))
    folder.change("disputes.yml", "claims: [s0-01]", "claims: [s0-01, s0-02]")
    assert spots(folder) == (["claims/s0-02.yml:7:10 LED004"] if verdict.is_carried else [])
    folder.change("steps/calm.yml", "[s0-01]", "[s0-02]")
    assert spots(folder) == []


def test_a_claim_is_not_carried_by_the_ledger(folder: Folder) -> None:
    second_claim(folder)
    folder.change("disputes.yml", "material: [C01]", "material: [C01, s0-02]")
    folder.change("claims.yml", "material: [s0-01]", "material: [s0-01, s0-02]")
    assert spots(folder) == ["claims/s0-02.yml:7:10 LED004"]


def test_a_rewritten_claim_is_reported_by_that_word(folder: Folder) -> None:
    second_claim(folder, CLAIM.replace("采用", "改写"))
    (text,) = reported(folder)
    assert "说法 s0-02 标为改写，却没有一条记录写了这层意思。" in text


@pytest.mark.parametrize("verdict", Verdict)
def test_only_conflicting_claims_must_be_disputed(verdict: Verdict, folder: Folder) -> None:
    second_claim(folder, CLAIM.replace("采用", verdict.value))
    folder.change("steps/calm.yml", "[s0-01]", "[s0-02]")
    conflicting = verdict is Verdict.CONFLICTING
    assert spots(folder) == (["claims/s0-02.yml:7:10 LED005"] if conflicting else [])
    folder.change(
        "disputes.yml",
        "claims: [s0-01]}",
        "claims: [s0-01]}\n    - {says: 第二天起。, claims: [s0-01, s0-02]}",
    )
    assert spots(folder) == []
