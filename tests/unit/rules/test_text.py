"""Rules of text."""

import pytest

from generator.source.load import load
from tests.conftest import Folder
from tests.unit.cases import CLAIM, CONTACT, MYTH, reported, spots


def say(folder: Folder, text: str) -> None:
    """Lets the step say something."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    folder.change("steps/calm.yml", "summary: 先停下来。", f'summary: "{quoted}"')


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("打95188", "95188"),
        ("95188是客服", "95188"),
        ("打 12345678901 问", "12345678901"),
        ("打123456789012问", "123456789012"),
        ("打010-12345，好", "010-12345"),
        ("打0571-12345678好", "0571-12345678"),
        ("（95188）", "95188"),
        ("号码：95188。", "95188"),
        ("95188、", "95188"),
        ("打**95188**", "95188"),
        ("打95188 元", None),
        ("[95188](rule/no-night)", "95188"),
    ],
)
def test_what_looks_like_a_telephone_number_is_reported(
    text: str, number: str | None, folder: Folder
) -> None:
    say(folder, text)
    expected = [f"正文里写了号码 {number}。"] if number else []
    assert [text.split("TXT002 ")[1].split("\n")[0] for text in reported(folder)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "1234",
        "欠了12345元",
        "欠了 12345 万",
        "12345.67",
        "12,345,678",
        "1.12345",
        "12345%",
        "A12345",
        "〔20201号",
        "GB/T 35273",
        "GB 18030",
        "GB12345",
        "10000人",
        "20000字",
        "10000次",
        "10000倍",
        "10000条",
        "10000块",
        "10000亿",
        "10000天",
        "10000日",
        "10000年",
        "10000月",
        "10000秒",
        "10000号令",
    ],
)
def test_what_counts_or_names_something_else_is_no_telephone_number(
    text: str, folder: Folder
) -> None:
    say(folder, text)
    assert spots(folder) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("打110", ["TXT002"]),
        ("110是报警", ["TXT002"]),
        ("打1237或110", ["TXT002", "TXT002"]),
        ("打400-12345678", ["TXT002"]),
        ("欠110元", []),
        ("欠 110 块", []),
        ("1110", []),
        ("1101", []),
        ("0.110", []),
        ("110.5", []),
        ("1-110", []),
        ("110-1", []),
        ("打9588", ["TXT002"]),
    ],
)
def test_a_number_of_the_registry_or_a_known_false_one_is_reported_however_short(
    text: str, found: list[str], folder: Folder
) -> None:
    folder.write("myths.yml", MYTH)
    folder.write(
        "contacts.yml",
        "".join(
            CONTACT.replace("hotline", f"line-{number}")
            .replace("title: 热线", f"title: 第{number}线")
            .replace('"12378"', written)
            for number, written in enumerate(('"110"', '"1237"', '"400-12345678"', "~"))
        ),
    )
    say(folder, text)
    assert [spot.split()[1] for spot in spots(folder)] == found


def test_a_registered_number_that_looks_like_one_is_reported_once(folder: Folder) -> None:
    folder.write("contacts.yml", CONTACT)
    say(folder, "打12378")
    assert [spot.split()[1] for spot in spots(folder)] == ["TXT002"]


def test_the_longest_of_registered_numbers_is_reported(folder: Folder) -> None:
    folder.write("contacts.yml", CONTACT.replace("12378", "400-123"))
    folder.write("myths.yml", MYTH.replace('["9588"]', '["400", "400-1234"]'))
    say(folder, "打400-1234")
    (text,) = reported(folder)
    assert "正文里写了号码 400-1234。" in text


def test_a_registered_number_is_no_pattern(folder: Folder) -> None:
    folder.write("contacts.yml", CONTACT.replace("12378", "400-123"))
    say(folder, "打400，123")
    assert spots(folder) == []


def test_without_any_registered_number_only_the_look_counts(folder: Folder) -> None:
    say(folder, "打110或9588")
    assert spots(folder) == []


def test_numbers_in_pages_are_reported_too(folder: Folder) -> None:
    folder.write("contacts.yml", CONTACT.replace("12378", "110"))
    folder.write("about.md", "# 关于 { #about }\n\n打 110。\n\n欠 12345 元。\n\n打 95188。\n")
    assert spots(folder) == ["about.md:3:3 TXT002", "about.md:7:3 TXT002"]


@pytest.mark.parametrize(
    "file", ["claims/s0-02.yml", "sources.yml", "site.yml", "disputes.yml", "rules.yml"]
)
def test_no_kind_of_record_may_repeat_a_number_or_an_address(file: str, folder: Folder) -> None:
    folder.change("inventory.yml", "articles: [1]", "articles: [2]")
    folder.change("steps/calm.yml", "material: [s0-01]", "material: [s0-02]")
    folder.write("claims/s0-02.yml", CLAIM)
    folder.change(file, TITLES[file], "打95188看www.a.b")
    assert [spot.split()[1] for spot in spots(folder)] == ["TXT002", "TXT003"]


TITLES = {
    "claims/s0-02.yml": "另一句话",
    "sources.yml": "民法典",
    "site.yml": "一句话",
    "disputes.yml": "短信从哪天起",
    "rules.yml": "夜里不催",
}


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("http://a", ["http://a"]),
        ("见https://a.b/c?d 或www.e.f。", ["https://a.b/c?d", "www.e.f。"]),
        ("www.", []),
        ("HTTP 和 https", []),
        ("a@b.c", ["a@b.c"]),
        ("a@b", []),
    ],
)
def test_an_address_in_a_text_is_reported_from_its_scheme_on(
    text: str, addresses: list[str], folder: Folder
) -> None:
    say(folder, text)
    pointers = [found.split("\n")[2].count("^") for found in reported(folder)]
    assert [spot.split()[1] for spot in spots(folder)] == ["TXT003"] * len(addresses)
    assert pointers == [len(address) + address.count("。") for address in addresses]


SENTENCE = "一二三四五六七八九" * 5


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        (SENTENCE, True),
        (SENTENCE + "十", False),
        (f"{SENTENCE}。{SENTENCE}！{SENTENCE}？{SENTENCE}；{SENTENCE}", True),
        (f"{SENTENCE}，{SENTENCE}", False),
        (f"  {SENTENCE}  。", True),
        (f"短。{SENTENCE}十。短。", False),
        (f"**{SENTENCE}**", True),
        (f"[{SENTENCE}](rule/no-night)", True),
    ],
    ids=[
        "45 characters",
        "46 characters",
        "every mark ends a sentence",
        "a comma does not",
        "blanks do not count",
        "in the middle",
        "asterisks do not count",
        "a link does not count",
    ],
)
def test_a_sentence_has_at_most_45_characters(text: str, fine: bool, folder: Folder) -> None:
    say(folder, text)
    assert [spot.split()[1] for spot in spots(folder)] == ([] if fine else ["TXT004"])


def test_a_line_of_a_list_ends_a_sentence(folder: Folder) -> None:
    folder.change(
        "disputes.yml",
        "不写固定的天数。",
        f"|\n    - {SENTENCE}\n    - {SENTENCE}\n\n    {SENTENCE}",
    )
    assert spots(folder) == []


@pytest.mark.parametrize(
    ("file", "old", "fine"),
    [
        ("claims.yml", "意思可用", True),
        ("sources.yml", "publisher: 不详", True),
        ("disputes.yml", "第一天起", False),
        ("site.yml", "不管的事", False),
        ("accounts.yml", "只是登记", False),
    ],
)
def test_what_others_say_may_be_long(file: str, old: str, fine: bool, folder: Folder) -> None:
    folder.change(file, old, old + SENTENCE)
    assert [spot.split()[1] for spot in spots(folder)] == ([] if fine else ["TXT004"])


def test_markup_is_looked_at_in_the_words_of_the_site_too(folder: Folder) -> None:
    folder.change("site.yml", "不管的事。", "'<b>'")
    assert [spot.split()[1] for spot in spots(folder)] == ["TXT005"]


@pytest.mark.parametrize(
    ("file", "old", "markup"),
    [("steps/calm.yml", "先停一停", "TEXT"), ("steps/calm.yml", "坐下。", "LINE")],
)
def test_markup_is_looked_at_according_to_its_field(
    file: str, old: str, markup: str, folder: Folder
) -> None:
    folder.change(file, old, "'a `b` c'")
    assert len(spots(folder)) == (0 if markup == "TEXT" else 1)


@pytest.mark.parametrize(
    "number",
    [
        "12345-6",
        "400-820-8888",
        "0571-2688 8888",
        "138 0013 8000",
        "+8613800138000",
        "客服-95188",
        "12345 人工",
        "2020-12345",
        "1234567890123",
    ],
)
def test_a_number_is_seen_in_any_spelling(number: str, folder: Folder) -> None:
    folder.change("steps/calm.yml", "先停下来。", f"拨 {number}。")
    assert [p.code for p in load(folder.path).problems] == ["TXT002"]


@pytest.mark.parametrize("date", ["2026-11-21", "2026-11", "2026 年 11 月"])
def test_a_date_is_no_number(date: str, folder: Folder) -> None:
    folder.change("steps/calm.yml", "先停下来。", f"{date} 停下来。")
    assert load(folder.path).problems == ()
