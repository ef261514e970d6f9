"""Whoever sounds as if they might not want to live any more is heard, and others are not.

The lists of `tests/cases/despair` were written by people who had not seen the phrases; how many of
each were caught at the first try stands in `benchmarks/search/rounds.md`.
"""

import json
from typing import Any

import pytest

from generator.model import KnowledgeBase
from generator.publishing.search.despair import despair_data
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
def data(base: KnowledgeBase) -> dict[str, Any]:
    """What the browser reads."""
    found: dict[str, Any] = json.loads(json.dumps(despair_data(base)))
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
