"""Documents, tokens, postings and the files the reader's browser gets."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import KINDS, KnowledgeBase, Myth
from generator.publishing.search import build, create_search
from generator.publishing.search.build import manifest, read_ranking, shard_count
from generator.publishing.search.documents import (
    SEARCHED_FIELDS,
    Document,
    beginnings,
    documents,
)
from generator.publishing.search.packed import packed
from generator.publishing.search.postings import LONGEST, STRONGEST, postings, shard_of, shards
from generator.publishing.search.tokens import normalise, tokens
from generator.publishing.search.words import (
    characters_of,
    common_characters,
    readings,
    simplifications,
)
from generator.publishing.sounds import initial, sounds, syllables
from generator.source.load import load
from tests.conftest import ROOT, Folder
from tests.make_sounds import FILE, make
from tests.search_files import phrasings, said_of, told, unpacked


@pytest.fixture
def base(folder: Folder) -> KnowledgeBase:
    folder.write(
        "terms.yml",
        """
        coll:
          title: 催收
          material: [L01]
          reviewed: 2026-11-21
          also: [催债, 短信]
          meaning: 催你还钱。
        """,
    )
    folder.write(
        "contacts.yml",
        """
        line:
          title: 热线
          material: [L01]
          reviewed: 2026-11-21
          number: "010-12321"
          handles: 举报。
          when: 被骚扰时。
          facts:
            - {text: 有这个号码。, evidence: [{source: code, at: 第1033条}]}
        """,
    )
    folder.write(
        "myths.yml",
        """
        fake:
          title: 假热线
          material: [L01]
          reviewed: 2026-11-21
          topic: 假号码
          numbers: ["95055"]
          seen: 网页
          why: 打不通。
          instead: [contact/line]
        """,
    )
    loaded = load(folder.path)
    assert loaded.base is not None, loaded.problems
    return loaded.base


def document(title: str, body: str = "") -> Document:
    return Document("x", "term", "term", title, "terms/#x", (), "", body)


EVEN = dict.fromkeys(SEARCHED_FIELDS, 1.0)


# Tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("催", []),
        ("催收", ["催收"]),
        ("花呗逾", ["花呗", "呗逾"]),
        ("LPR四倍", ["lpr", "四倍"]),
        ("９５１８８", ["95188"]),
        ("010-12321", ["010", "12321"]),
        ("催，收", []),
        ("“１２天”", ["12"]),
        ("한글 カナ 😀", []),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@given(st.text(max_size=30))
def test_tokens_do_not_depend_on_width_case_or_surroundings(text: str) -> None:
    assert tokens(text) == tokens(normalise(text))
    assert tokens(f"。{text}。") == tokens(text)


# Documents


def test_every_record_is_a_document_with_its_anchor(base: KnowledgeBase) -> None:
    found = {d.id: d for d in documents(base)}
    assert set(found) == set(base.records)
    assert found["no-night"].url == "rules/#no-night"
    assert found["no-night"].lead == "夜里不该催收。"
    assert found["coll"].also == ("催债", "短信")
    assert found["line"].also == ("010-12321",)
    assert found["fake"].also == ("95055",)


def test_a_text_stands_in_one_field(base: KnowledgeBase) -> None:
    found = {d.id: d for d in documents(base)}
    calm = found["calm"]
    assert (calm.title, calm.lead) == ("先停一停", "先停下来。")
    assert calm.body.split("\n") == ["坐下。", "不转账。", "不慌了。"]
    assert "短信" not in found["coll"].body
    assert "第1033条" not in found["no-night"].body


def test_an_everyday_word_counts_as_such(folder: Folder, base: KnowledgeBase) -> None:
    assert {d.rank for d in documents(base) if d.kind == "term"} == {"term"}
    folder.change("terms.yml", "also:", "use: 平常词\n  also:")
    changed = load(folder.path).base
    assert changed is not None
    assert {d.rank for d in documents(changed) if d.kind == "term"} == {"everyday"}


def test_test_questions_are_not_searched(folder: Folder, base: KnowledgeBase) -> None:
    folder.change("rules.yml", "reviewed:", "asks: [半夜打来]\n  reviewed:")
    changed = load(folder.path).base
    assert changed is not None
    assert base.records["no-night"].asks == ()
    assert changed.records["no-night"].asks == ("半夜打来",)
    assert documents(changed) == documents(base)


# Postings


def test_postings_say_where_a_token_stands_and_how_strongly() -> None:
    found = [document("催收", "催收的话"), document("别的"), document("催收")]
    made = postings(found, EVEN)
    count, first, distance, strong, weak = made["催收"]
    assert (count, first, distance) == (2, 0, 2)
    assert STRONGEST >= strong > weak > 0, "said twice"
    assert made["别的"][:2] == [1, 1]


def test_what_stands_in_a_heavier_field_or_a_shorter_text_counts_more() -> None:
    heavy = EVEN | {"title": 3.0}
    in_title, in_body = postings([document("催收"), document("别的", "催收")], heavy)["催收"][-2:]
    assert in_title > in_body
    short, long = postings([document("催收"), document("催收和别的许多话")], EVEN)["催收"][-2:]
    assert short > long


def test_a_long_list_keeps_its_best_and_its_true_count() -> None:
    found = [document("甲乙" if i % 2 else "甲乙丙丁") for i in range(4 * LONGEST)]
    entries = postings(found, EVEN)["甲乙"]
    assert entries[0] == 4 * LONGEST
    assert len(entries) == 1 + 2 * LONGEST
    assert len(set(entries[-LONGEST:])) == 1, "the shorter titles say more"


def test_shards_hold_everything_once() -> None:
    made = postings([document("花呗逾期"), document("借呗罚息LPR")], EVEN)
    cut = shards(made, 4)
    assert Counter(token for shard in cut for token in shard) == Counter(list(made))
    for number, shard in enumerate(cut):
        assert all(shard_of(token, 4) == number for token in shard)


def test_the_hash_is_fnv() -> None:
    assert shard_of("", 2**32) == 0x811C9DC5
    assert shard_of("a", 2**32) == 0xE40C292C
    assert shard_of("foobar", 2**32) == 0xBF9CF968


@pytest.mark.parametrize(
    ("tokens_in_all", "files"), [(1, 1), (48, 2), (49, 2), (24_000, 1024), (10_000_000, 4096)]
)
def test_shards_grow_with_the_content(tokens_in_all: int, files: int) -> None:
    assert shard_count(tokens_in_all) == files


# Files


def test_a_tab_in_a_name_ends_no_record(folder: Folder, base: KnowledgeBase) -> None:
    names = 'title: "先停\\t一停"\nalso: ["怎么\\t停"]'
    folder.change("steps/calm.yml", "title: 先停一停", names)
    loaded = load(folder.path)
    assert loaded.base is not None, loaded.problems
    made = phrasings(head_of(create_search(loaded.base)))
    assert len(made) == len(phrasings(head_of(create_search(base))))
    assert "先停 一停\n怎么 停" in made


@pytest.mark.parametrize("characters", [0, 1, 93, 94, 185, 186, 2000])
def test_what_is_packed_is_read_again(characters: int) -> None:
    text = "".join(chr(0x4E00 + place) * (1 + place % 3) for place in range(characters))
    made = packed(text)
    assert unpacked(made) == text
    assert len(told(made["one"])) + len(told(made["two"])) == characters


def head_of(files: dict[str, bytes]) -> dict[str, Any]:
    version = json.loads(files["search/index.json"])["version"]
    head: dict[str, Any] = json.loads(files[f"search/{version}/head.json"])
    return head


def test_everything_but_the_index_stands_in_a_folder_named_by_its_content(
    base: KnowledgeBase,
) -> None:
    files = create_search(base)
    index = json.loads(files["search/index.json"])
    # What whoever sounds like despair is heard by: the box needs no search for it.
    shared = {"search/index.json", "search/despair.json", "search/spellings.json"}
    others = {name.rpartition("/")[0] for name in files if name not in shared}
    assert others == {f"search/{index['version']}"}
    assert set(index) == {"version"}


def test_each_document_has_a_file_and_its_phrasings_are_read_first(base: KnowledgeBase) -> None:
    files = create_search(base)
    head = head_of(files)
    folder = f"search/{json.loads(files['search/index.json'])['version']}"
    records = list(base.records.values())
    assert [said.split("\n")[0] for said, _, _ in said_of(files)] == [r.title for r in records]
    assert len([name for name in files if name.startswith(f"{folder}/text-")]) == len(records)
    first = dict(zip(base.records, phrasings(head), strict=True))
    assert first["coll"] == "催收\n催债\n短信"
    assert first["code"] == "", "a source is found by its postings"
    assert [sum(count for _, count in head["order"])] == [len(records)]


def test_what_finds_no_room_is_found_by_its_postings(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_FIRST_BYTES", 40)
    first = dict(zip(base.records, phrasings(head_of(create_search(base))), strict=True))
    assert first["fake"] == ""
    assert sum(len(text.encode()) for text in first.values()) <= 40


def test_the_same_content_gives_the_same_files_and_other_content_another_folder(
    folder: Folder, base: KnowledgeBase
) -> None:
    assert create_search(base) == create_search(base)
    folder.change("steps/calm.yml", "坐下。", "站着。")
    changed = load(folder.path).base
    assert changed is not None
    before, after = create_search(base), create_search(changed)
    assert before["search/index.json"] != after["search/index.json"]


def test_the_manifest_names_days_numbers_and_groups(base: KnowledgeBase) -> None:
    head = head_of(create_search(base))
    ids = list(base.records)
    assert [[ids[place], first, last] for place, first, last in head["stages"]] == [
        ["begin", 0, 3],
        ["later", 4, None],
    ]
    assert head["numbers"] == {"010-12321": ["热线", "contacts/#line", ids.index("line")]}
    assert head["myths"] == {"95055": ["假热线", "myths/#fake", ids.index("fake")]}
    assert [ids[place] for place in head["groups"]] == ["coll"]
    named = {kind.kind: kind.result_label or kind.label for kind in KINDS}
    assert head["kinds"] == named | {"tool": "工具"}
    assert head["first"], "something is offered before anything is typed"


def test_the_beginnings_of_numbers_are_those_a_title_speaks_of(content: Path) -> None:
    base = load(content).base
    assert base is not None
    found = {myth.id: beginnings(myth) for myth in base.of(Myth)}
    assert found["area-code-proves-collector"] == ("021", "0571", "010")
    assert found["prefix-proves-fake"] == ("1068", "1069")
    assert found["ten-thousand-crime"] == ()


def test_the_ranking_speaks_of_every_field_and_says_why() -> None:
    ranking = read_ranking()
    assert tuple(ranking["fields"]) == SEARCHED_FIELDS
    assert set(ranking["kinds"]) == {kind.kind for kind in KINDS} | {"everyday", "tool"}
    text = (ROOT / "generator/publishing/search/ranking.toml").read_text(encoding="utf-8")
    for line in text.splitlines():
        said = line.startswith(("cues = [", "[intents."))  # the heading of both says why
        if line.strip() and line[0] not in "#[] " and not line.endswith("[") and not said:
            assert "#" in line, f"no reason: {line}"
        assert not line.startswith("[intents.") or "#" in line, f"no reason: {line}"


def test_what_is_urgent_is_there(content: Path) -> None:
    base = load(content).base
    assert base is not None
    found = documents(base)
    ranking = read_ranking()
    urgent = manifest(base, found, ranking)["urgent"]
    assert {found[p].id: found[u["first"]].id for p, u in urgent.items()} == ranking["urgent"]
    assert ranking["named"]["group"] in base.records


# Words and sounds


def test_the_common_characters_stand_in_the_order_of_their_sounds() -> None:
    found = common_characters()
    assert (len(found), found[0], found[-1]) == (3755, "啊", "座")


def test_readings_say_how_every_character_of_the_site_sounds() -> None:
    made = readings({"呗", "行"})
    runs = [syllable for syllable, count in made["common"] for _ in range(count)]
    assert runs[common_characters().index("催")] == "cui"
    assert made["rare"] == {"bei": "呗"}
    assert made["second"] == {"bai": "呗", "hang": "行"}


def test_only_characters_of_the_site_are_simplified_to() -> None:
    made = simplifications(characters_of([document("催收与会议")]))
    pairs = dict(zip(made["traditional"], made["simplified"], strict=True))
    assert pairs["會"] == "会"
    assert "徵" not in pairs  # 征 is not written anywhere


def test_the_table_of_sounds_is_what_its_libraries_say() -> None:
    assert FILE.read_text(encoding="utf-8") == make()


def test_sounds() -> None:
    assert syllables()["行"] == ("xing", "hang")
    assert sounds().simplified["徵"] == "征"
    assert "呗" in sounds().usual["bei"]


@pytest.mark.parametrize(
    ("title", "letter"),
    [("催收", "C"), ("“维护”", "W"), ("LPR", "L"), ("12 万", "#"), ("、", "#")],
)
def test_a_title_is_filed_under_its_sound(title: str, letter: str) -> None:
    assert initial(title) == letter
