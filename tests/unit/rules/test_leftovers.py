"""Rules of leftovers: what copying brings along, and what only looks like it."""

import pytest

from tests.conftest import Folder
from tests.unit.cases import LETTER, reported

NUMBERED = "列表的一条前面不用自己编号"


@pytest.mark.parametrize("mark", ["1、", "1. ", "（2）", "3)", "①", "一、", "十二、"])
def test_a_number_before_an_item_is_reported(mark: str, folder: Folder) -> None:
    folder.change("steps/calm.yml", "do: [坐下。]", f"do: ['{mark}坐下。']")
    (told,) = reported(folder)
    assert NUMBERED in told
    assert f"去掉「{mark.strip()}」，只留：坐下。" in told


@pytest.mark.parametrize(
    "item",
    [
        "3、6、9 期都行。",
        "1.5 倍的罚息。",
        "一、二审都要到庭。",
        "110 随时打得通。",
        "一次还一点。",
        "2 到 3 天。",
    ],
)
def test_what_only_begins_with_a_number_is_fine(item: str, folder: Folder) -> None:
    folder.change("steps/calm.yml", "do: [坐下。]", f"do: ['{item}']")
    assert NUMBERED not in "".join(reported(folder))


def test_a_letter_keeps_the_numbers_it_is_sent_with(folder: Folder) -> None:
    folder.write("letters.yml", LETTER)
    folder.change("letters.yml", "send: [", "send: [一、请给我明细。, 1、请停止来电。, ")
    assert reported(folder) == []


@pytest.mark.parametrize(
    "text",
    [
        "加微信 xiaoli-8866 问。",
        "微信号：xl_2026",
        "加VX：abc12345",
        "QQ群 help_2026",
        "公众号 yuqi-help1",
    ],
)
def test_an_account_of_a_chat_is_reported(text: str, folder: Folder) -> None:
    folder.change("steps/calm.yml", "先停下来。", text)
    (told,) = reported(folder)
    assert "正文里写了私人的联系方式" in told


@pytest.mark.parametrize(
    "text",
    [
        "在微信 App 里看账单。",
        "他说加我微信再谈。",
        "短信或微信都算。",
        "看微信 iPhone 版。",
        "公众号不是官方渠道。",
    ],
)
def test_what_only_speaks_of_a_chat_is_fine(text: str, folder: Folder) -> None:
    folder.change("steps/calm.yml", "先停下来。", text)
    assert reported(folder) == []


@pytest.mark.parametrize("said", ["无", "暂无。", "None", "N/A", "null。", "--", "略"])
def test_words_for_nothing_are_no_content(said: str, folder: Folder) -> None:
    folder.change("steps/calm.yml", "do: [坐下。]", f"do: [坐下。, '{said}']")
    told = [text for text in reported(folder) if "等于没有写" in text]
    assert len(told) == (said != "null。")


def test_a_field_that_must_be_there_is_not_to_be_deleted(folder: Folder) -> None:
    folder.change("steps/calm.yml", "先停下来。", "暂无")
    (told,) = reported(folder)
    assert "这一项必须有，写上内容。" in told


@pytest.mark.parametrize("text", ["不详", "没有提到", "无关的人不欠这笔钱。", "略读一遍。"])
def test_words_that_say_something_stay(text: str, folder: Folder) -> None:
    folder.change("steps/calm.yml", "先停下来。", text)
    assert reported(folder) == []


def test_words_for_nothing_are_not_deleted_where_something_must_stand(folder: Folder) -> None:
    facts = "facts: [{text: 无, evidence: [{source: code, at: 第1033条}]}]"
    folder.change("steps/calm.yml", "do: [坐下。]", f"do: [坐下。]\n{facts}")
    (told,) = reported(folder)
    assert "这一项必须有，写上内容。" in told
