"""Documents, tokens, postings and the files the reader's browser gets."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import KINDS, KnowledgeBase
from generator.publishing.search import build, create_search
from generator.publishing.search.build import manifest, pack, read_ranking, shard_count
from generator.publishing.search.documents import SEARCHED_FIELDS, Document, documents
from generator.publishing.search.postings import LONGEST, build_index, shard_of, shards
from generator.publishing.search.tokens import Concepts, normalise, tokens
from generator.publishing.search.words import groups, readings, vocabulary
from generator.publishing.sounds import initial, sounds, syllables
from generator.source.load import load
from tests.conftest import ROOT, Folder
from tests.make_sounds import FILE, make


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


NO_CONCEPTS = Concepts({})


# Tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("催", ["催"]),
        ("催收", ["催", "收", "催收"]),
        ("花呗逾", ["花", "呗", "逾", "花呗", "呗逾"]),
        ("LPR四倍", ["lpr", "四", "倍", "四倍"]),
        ("９５１８８", ["95188"]),
        ("010-12321", ["010", "12321"]),
        ("催，收", ["催", "收"]),
        ("“１２天”", ["12", "天"]),
        ("한글 カナ 😀", []),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@given(st.text(max_size=30))
def test_tokens_do_not_depend_on_width_case_or_surroundings(text: str) -> None:
    assert tokens(text) == tokens(normalise(text))
    assert tokens(f"。{text}。") == tokens(text)


def test_a_word_of_a_group_is_its_concept() -> None:
    concepts = Concepts({"a": ["老赖", "失信"], "b": ["失信", "失信名单"], "c": ["LPR"]})
    assert list(concepts.tokens("老赖和失信")) == ["#a", "#a", "#b"]
    assert list(concepts.tokens("失信名单")) == ["#b"]  # the longest word wins
    assert list(concepts.tokens("lpr")) == ["#c"]
    assert list(concepts.tokens("别的")) == []
    assert list(NO_CONCEPTS.tokens("老赖")) == []


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


def test_postings_count_tokens_by_field() -> None:
    found = [document("催收", "催"), document("别的"), document("催")]
    made = build_index(found, Concepts({"g": ["催收"]}))
    title, body = SEARCHED_FIELDS.index("title"), SEARCHED_FIELDS.index("body")
    # Unless shortened 0; then distances to the document before, frequencies, different tokens.
    assert made.postings["催"][title] == [0, 0, 2, 1, 1, 4, 1]
    assert made.postings["催"][body] == [0, 0, 1, 1]
    assert made.postings["#g"][title] == [0, 0, 1, 4]
    assert made.postings["催收"][body] == []
    assert made.lengths[title] == pytest.approx((4 + 3 + 1) / 3)


def test_a_long_list_keeps_its_best_and_its_true_count() -> None:
    found = [document("甲" if i % 2 else "甲乙") for i in range(2 * LONGEST)]
    entries = build_index(found, NO_CONCEPTS).postings["甲"][0]
    assert entries[0] == 2 * LONGEST
    assert (len(entries) - 1) / 3 == LONGEST
    assert set(entries[-LONGEST:]) == {1}, "the shorter titles rank higher"


def test_shards_hold_everything_once() -> None:
    made = build_index([document("花呗逾期"), document("借呗罚息LPR")], NO_CONCEPTS)
    cut = shards(made.postings, 4)
    assert Counter(token for shard in cut for token in shard) == Counter(list(made.postings))
    for number, shard in enumerate(cut):
        assert all(shard_of(token, 4) == number for token in shard)


def test_the_hash_is_fnv() -> None:
    assert shard_of("", 2**32) == 0x811C9DC5
    assert shard_of("a", 2**32) == 0xE40C292C
    assert shard_of("foobar", 2**32) == 0xBF9CF968


@pytest.mark.parametrize(
    ("count", "shard"), [(301, 256), (509, 256), (514, 512), (10_000, 4096), (1_000_000, 4096)]
)
def test_shards_grow_with_the_content(count: int, shard: int) -> None:
    assert shard_count(count) == shard


# Files


def head_of(files: dict[str, bytes]) -> dict[str, Any]:
    head: dict[str, Any] = json.loads(files["search/index.json"])
    return head


def test_few_documents_come_as_texts_only(base: KnowledgeBase) -> None:
    files = create_search(base)
    head = head_of(files)
    texts = f"search/{head['version']}/texts-0.json"
    shared = {"search/index.json", "search/minisearch.js", "search/despair.json"}
    assert set(files) == shared | {texts}
    assert (head["documents"], head["shards"]) == (len(base.records), 0)
    rows = json.loads(files[f"search/{head['version']}/texts-0.json"])
    assert [row[1] for row in rows] == [record.title for record in base.records.values()]


@pytest.mark.parametrize("more", [0, 1])
def test_beyond_the_limit_the_postings_are_ready_made(base: KnowledgeBase, more: int) -> None:
    limit = build.LARGEST_TO_BUILD_IN_BROWSER
    assert limit == 300
    found = documents(base) * 100
    files = pack(found[: limit + more], build.manifest(base, documents(base), read_ranking()))
    head = head_of(files)
    folder = f"search/{head['version']}"
    assert head["shards"] == (256 if more else 0)
    assert (f"{folder}/tokens-0.json" in files) is bool(more)
    texts = [name for name in files if name.startswith(f"{folder}/texts-")]
    rows = [row for name in texts for row in json.loads(files[name])]
    assert len(rows) == limit + more
    assert len(texts) == (151 if more else 1)


def test_the_same_content_gives_the_same_files_and_other_content_another_folder(
    folder: Folder, base: KnowledgeBase
) -> None:
    assert create_search(base) == create_search(base)
    folder.change("steps/calm.yml", "坐下。", "站着。")
    changed = load(folder.path).base
    assert changed is not None
    assert head_of(create_search(changed))["version"] != head_of(create_search(base))["version"]


def test_the_manifest_names_days_numbers_and_groups(base: KnowledgeBase) -> None:
    head = head_of(create_search(base))
    ids = list(base.records)
    assert [[ids[place], first, last] for place, first, last in head["stages"]] == [
        ["begin", 0, 3],
        ["later", 4, None],
    ]
    assert head["numbers"] == {"010-12321": ["热线", "contacts/#line", ids.index("line")]}
    assert head["myths"] == {"95055": ["假热线", "myths/#fake", ids.index("fake")]}
    assert head["groups"] == {"coll": ["催收", "催债", "短信"]}
    assert sum(count for _, count in head["order"]) == len(ids)
    assert head["kinds"] == {kind.kind: kind.label for kind in KINDS}


def test_the_ranking_speaks_of_every_field_and_says_why() -> None:
    ranking = read_ranking()
    assert tuple(ranking["fields"]) == SEARCHED_FIELDS
    assert set(ranking["kinds"]) == {kind.kind for kind in KINDS} | {"everyday"}
    text = (ROOT / "generator/publishing/search/ranking.toml").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and line[0] not in "#[]" and not line.endswith("["):
            assert "#" in line, f"no reason: {line}"


def test_what_is_urgent_is_there(content: Path) -> None:
    base = load(content).base
    assert base is not None
    found = documents(base)
    urgent = manifest(base, found, read_ranking())["urgent"]
    assert {group: found[place].id for group, place in urgent.items()} == read_ranking()["urgent"]
    assert urgent.keys() <= groups(base).keys()


# Words and sounds


def test_the_vocabulary_begins_with_what_is_most_likely_meant(base: KnowledgeBase) -> None:
    ranking = read_ranking()
    found = documents(base)
    words = vocabulary(base, found, ranking)
    assert words[: len(ranking["light"])] == list(ranking["light"])
    assert {"催收", "催债", "短信"} <= set(words)
    assert len(words) == len(set(words))


def test_a_pair_in_many_titles_is_a_word(base: KnowledgeBase) -> None:
    titles = [document("上门"), document("怎么上门"), document("上门吗"), document("谁上门")]
    words = vocabulary(base, titles, read_ranking())
    assert "上门" in words
    assert "么上" not in words
    assert "上门" not in vocabulary(base, titles[:3], read_ranking())


def test_pairs_as_frequent_as_one_another_stand_by_name(base: KnowledgeBase) -> None:
    words = vocabulary(base, [document("甲乙丙丁戊己庚辛")] * 4, read_ranking())
    assert words[-7:] == sorted(["甲乙", "乙丙", "丙丁", "丁戊", "戊己", "己庚", "庚辛"])


def test_readings_cover_the_words_and_what_sounds_like_them() -> None:
    made = readings(["催收"], [document("催收与会议")])
    assert "崔" in made["usual"]["cui"]
    assert "催" in made["usual"]["cui"]
    assert set(made["usual"]) == {"cui", "shou"}
    pairs = dict(zip(made["traditional"], made["simplified"], strict=True))
    assert pairs["會"] == "会"
    assert "徵" not in pairs  # 征 is not written anywhere


def test_groups_are_the_terms_with_other_names(base: KnowledgeBase) -> None:
    assert groups(base) == {"coll": ["催收", "催债", "短信"]}


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
