"""Records as text: what a reader reads, in the reader's order."""

import re

import pytest
from markdown import Markdown

from generator.authoring import show as reading
from generator.authoring.show import RecordTexts, text_of
from generator.model import KnowledgeBase
from generator.model.markup import plain
from generator.model.walk import texts
from tests.conftest import Folder
from tests.unit.cases import base_of, real_content


def test_a_record_with_its_own_page(folder: Folder) -> None:
    folder.change("steps/calm.yml", "[坐下。]", "[坐下。, '看[规则](rule/no-night)。']")
    base = base_of(folder)
    assert RecordTexts(base).text(base.records["calm"]) == (
        "先稳住\n\n【先停一停】\n先停下来。\n\n【按顺序做】\n1. 坐下。\n2. 看规则。\n\n"
        "【不要这样】\n- 不转账。\n\n【怎样算做到了】\n- 不慌了。\n\n用在这些阶段：开始、以后"
    )


def test_a_record_among_others(folder: Folder) -> None:
    base = base_of(folder)
    text = RecordTexts(base).text(base.records["no-night"])
    assert text.startswith("【夜里不催】\n不得 时间与次数\n夜里不该催收。\n")
    assert text.endswith("依据：民法典 第1033条（法律，A 级）")


@pytest.mark.wide
def test_every_record_reads_with_all_its_words() -> None:
    """Samples of each kind from the real content; the built pages are compared elsewhere."""
    base = real_content().base
    assert isinstance(base, KnowledgeBase)
    read = RecordTexts(base)
    seen: dict[str, int] = {}
    for record in base.records.values():
        seen[record.kind] = seen.get(record.kind, 0) + 1
        if seen[record.kind] > 3 or record.kind == "account":
            continue
        text = read.text(record)
        bare = re.sub(r"\s|支付宝官方客服 ?\d+", "", text)
        for leaf, mark in texts(record):
            if leaf.path[-1] in ("heading", "also", "published", "who", "channel"):
                continue
            for line in plain(leaf.value, mark.markup).split("\n"):
                wanted = re.sub(r"\s|支付宝官方客服", "", line)
                assert wanted in bare or wanted in re.sub(r"\d{3,}", "", bare), record.id


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>外</p><section data-record='k/a'><p>里</p></section><p>外</p>", "里"),
        ("<div data-record='k/a'>一<br>二 <b>三</b></div>", "一\n二 三"),
        ("<div data-record='k/a'><div>一<div>二</div></div>三</div>四", "一\n二\n三"),
        ("<div data-record='k/a'><ol><li><p>一</p></li><li>二</li></ol></div>", "1. 一\n2. 二"),
        (
            "<div data-record='k/a'><ul><li>一<small>注</small></li></ul>二</div>",
            "- 一\n  注\n\n二",
        ),
        ("<div data-record='k/a'><p class='x record-tools'>链<a>接</a></p>二</div>", "二"),
        ("<div data-record='k/a'><table><tr><td>一</td><td>二</td></tr></table></div>", "一 | 二"),
        ("<div data-record='k/a'><p>&lt;一&#42;</p></p></div>", "<一*"),
        ("<div data-record='k/b'>一</div>", ""),
    ],
)
def test_the_text_of_an_element(html: str, text: str) -> None:
    assert text_of(html, "k/a") == text


def test_a_page_is_rendered_once(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    class Counting(Markdown):
        def __init__(self, **given: object) -> None:
            made.append(given)
            super().__init__(**given)

    monkeypatch.setattr(reading, "Markdown", Counting)
    base = base_of(folder)
    read = RecordTexts(base)
    for _ in range(2):
        for record in ("code", "blog"):
            assert read.text(base.records[record])
    assert len(made) == 1
