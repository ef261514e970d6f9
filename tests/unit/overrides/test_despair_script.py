"""Whoever sounds as if they might not want to live any more is heard, and others are not.

The lists of `tests/cases/despair` were written by people who had not seen the phrases; how many of
each were caught at the first try stands in `benchmarks/search/rounds.md`.
"""

import json
from typing import Any

import pytest

from generator.model import KnowledgeBase
from generator.model.despair import phrases_of
from generator.publishing.search.despair import despair_files
from tests.conftest import ROOT
from tests.node import Scripts
from tests.unit.cases import real_content

pytestmark = pytest.mark.no_cover

LISTS = ROOT / "tests/cases/despair"
HEAR = """
    const { createDetector } = await load("search/despair.js");
    const [data, texts] = args;
    const hears = createDetector(data);
    return texts.map(hears);
    """
SMALL: dict[str, Any] = {
    "sets": {"家人": "爸 妈妈", "再": "再 还"},
    "signs": "死\n不想活\n不【再？】活\n活着没意思\n自杀",
    "hints": "最后…【家人】\n江边＋坐\nzs\n跳楼",
    "harmless": "死机\n跳楼价\n累死了",
    "alike": "或者",
    "sounds": {"huo": "活或", "zhe": "着者", "bu": "不", "xiang": "想", "zi": "自", "sha": "杀"},
    "mistaken": {"活": "火话"},
    "traditional": "殺",
    "simplified": "杀",
}


def heard(scripts: Scripts, data: dict[str, Any], *texts: str) -> list[str]:
    """Those of some texts that are heard."""
    found = scripts.run(HEAR, data, texts)
    return [text for text, caught in zip(texts, found, strict=True) if caught]


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """The real knowledge base."""
    base = real_content().base
    assert base is not None
    return base


@pytest.fixture(scope="module")
def files(base: KnowledgeBase) -> dict[str, Any]:
    """What the browser reads."""
    found: dict[str, Any] = json.loads(json.dumps(despair_files(base)))
    return found


SPOKEN = """
    const { spoken } = await load("search/spoken.js");
    return spoken(...args);
    """


@pytest.fixture(scope="module")
def data(scripts: Scripts, files: dict[str, Any]) -> dict[str, Any]:
    """What the detector is made of when all is read."""
    found: dict[str, Any] = scripts.run(SPOKEN, files["despair.json"], files["spellings.json"])
    return found


def texts_of(name: str) -> list[str]:
    """The phrasings of a list."""
    return (LISTS / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1]


@pytest.mark.parametrize("name", ["unseen-1", "unseen-2", "unseen-3", "unseen-4", "known"])
def test_every_phrasing_once_missed_or_caught_is_heard(
    scripts: Scripts, data: dict[str, Any], name: str
) -> None:
    texts = texts_of(name)
    assert len(texts) >= 60
    caught = heard(scripts, data, *texts)
    assert [text for text in texts if text not in caught] == []


@pytest.mark.parametrize("name", ["harmless", "ordinary", "near-4"])
def test_what_only_sounds_alike_is_not(scripts: Scripts, data: dict[str, Any], name: str) -> None:
    texts = texts_of(name)
    assert len(texts) >= 59
    assert heard(scripts, data, *texts) == []


def test_the_questions_of_the_records_are_no_cries(
    scripts: Scripts, data: dict[str, Any], base: KnowledgeBase
) -> None:
    """Those that are heard speak of death or despair, and no contributor added one by chance."""
    texts = [text for record in base.records.values() for text in (record.title, *record.asks)]
    caught = heard(scripts, data, *texts)
    assert len(caught) <= len(texts) / 50, caught


# What is read, and when


def test_the_browser_unfolds_what_was_written(data: dict[str, Any], base: KnowledgeBase) -> None:
    despair = base.despair
    words = {name: " ".join(words) for name, words in despair.sets_by_name().items()}
    assert data["sets"] == words
    for name in ("signs", "hints", "harmless", "alike"):
        assert data[name].split("\n") == list(phrases_of(getattr(despair, name)))
    assert set("四似思是") <= set(data["mistaken"]["死"]), "what sounds alike to many"
    assert "目" in data["mistaken"]["自"], "what looks alike"
    assert len(data["traditional"]) == len(data["simplified"]) > 500


@pytest.mark.parametrize(
    ("text", "spelt"),
    [("不想活了，怎么办？欠5万", False), ("bu想活", True), ("ＺＳ", True), ("自殺", True)],
)
def test_only_letters_and_traditional_characters_need_the_second_file(
    scripts: Scripts, text: str, spelt: bool
) -> None:
    body = 'const { isSpelt } = await load("search/spoken.js"); return args.map(isSpelt);'
    assert scripts.run(body, text) == [spelt]


def test_whatever_needs_no_second_file_is_heard_without_it(
    scripts: Scripts, files: dict[str, Any], data: dict[str, Any]
) -> None:
    names = ("unseen-1", "unseen-2", "unseen-3", "unseen-4", "known", "near-4", "ordinary")
    texts = [text for name in names for text in texts_of(name)]
    body = 'const { isSpelt } = await load("search/spoken.js"); return args.map(isSpelt);'
    spelt = scripts.run(body, *texts)
    plain = [text for text, is_ in zip(texts, spelt, strict=True) if not is_]
    first = scripts.run(SPOKEN, files["despair.json"])
    assert len(plain) > len(texts) * 0.8
    assert heard(scripts, first, *plain) == heard(scripts, data, *plain)


# How phrases are compared


@pytest.mark.parametrize(
    "text",
    [
        "死",
        "不想活",
        "不 想 活！",
        "不想火",  # one character that sounds the same
        "不活想",  # two that changed places
        "buxianghuo",
        "bù xiǎng huó",
        "我bu想huo",
        "bu xinag huo",
        "不再活",
        "不活",
        "活着没意思",
        "自殺",
        "ＺＳ的念头",
        "最后看看我妈妈",
        "坐在江边",
        "江边一直坐着",
    ],
)
def test_it_is_heard_however_it_is_typed(scripts: Scripts, text: str) -> None:
    assert heard(scripts, SMALL, text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "手机死机了",
        "累死了",
        "跳楼价",
        "不想",
        "huozhe",
        "zsa",
        "最后看一看明天上午天气好不好的爸",  # too far from one another
        "自刹",  # two characters forgive nothing
        "zishang",  # no syllable ends in the midst of another
        "江边",
    ],
)
def test_it_is_not_heard_by_chance(scripts: Scripts, text: str) -> None:
    assert heard(scripts, SMALL, text) == []


def test_what_is_crossed_out_does_not_hide_the_rest(scripts: Scripts) -> None:
    texts = ("累死了，死了算了", "不想活了 手机也死机了", "想死 机会没有了")
    assert heard(scripts, SMALL, *texts) == list(texts)


def test_it_looks_at_a_long_text_in_a_moment(scripts: Scripts, data: dict[str, Any]) -> None:
    long = "催收给我爸妈打电话说要上门我很害怕" * 40
    assert heard(scripts, data, long, "q" * 5000, "xiang" * 200) == []


def test_it_imports_nothing_and_keeps_nothing() -> None:
    code = (ROOT / "overrides/assets/search/despair.js").read_text(encoding="utf-8")
    for word in ("import ", "fetch", "Storage", "cookie", "document", "window", "sendBeacon"):
        assert word not in code, word
