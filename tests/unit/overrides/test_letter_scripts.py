"""Filling a letter: a reader's words go in as text, once, and what is left open stays a blank."""

import random
import re

import pytest

from generator.model import NAMED_BLANK, Letter
from tests.hostile_texts import ALL
from tests.node import Scripts
from tests.unit.cases import real_content

FILL = """
    const { fill, parts } = await load("tools/fill.js");
    return args.map(([text, values]) => [fill(text, new Map(values)), parts(text, new Map(values))]);
    """
PIECES = [
    "【",
    "】",
    "【】",
    "【哪天】",
    "【金额】",
    "我想延期",
    "。",
    "，",
    "\n",
    " ",
    "{x}",
    "$1",
    "<b>",
]


@pytest.mark.parametrize(
    ("text", "values", "made"),
    [
        ("还【金额】元。", {"金额": "300"}, "还300元。"),
        ("还【金额】元。", {"金额": "300 元"}, "还300元。"),
        ("每月【几号】号。", {"几号": "16号"}, "每月16号。"),
        ("还【金额】元。", {"金额": "元"}, "还【金额】元。"),
        ("还【金额】元。", {}, "还【金额】元。"),
        ("还【金额】元。", {"金额": "  "}, "还【金额】元。"),
        ("从【哪个月】开始，", {"哪个月": "下个月开始"}, "从下个月开始，"),
        ("我是【姓名】，电话", {"姓名": "王\u202e小\u2066明"}, "我是王小明，电话"),
        ("因为【原因】。", {"原因": "失业了。"}, "因为失业了。"),
        ("因为【原因】。", {"原因": "。"}, "因为【原因】。"),
        ("【清单】", {"清单": "一\r\n二。\n"}, "一\n二。"),
        ("【甲】【乙】", {"甲": "【乙】", "乙": "二"}, "【乙】二"),
        ("【甲】", {"甲": "$& $1 <script>"}, "$& $1 <script>"),
        ("【__proto__】【constructor】", {}, "【__proto__】【constructor】"),
        ("【甲", {"甲": "一"}, "【甲"),
    ],
)
def test_a_blank_is_filled_once_or_stays(
    scripts: Scripts, text: str, values: dict[str, str], made: str
) -> None:
    ((filled, _),) = scripts.run(FILL, [text, list(values.items())])
    assert filled == made


def test_whatever_is_typed_stays_text_and_nothing_of_the_letter_is_lost(scripts: Scripts) -> None:
    """Against texts of scraps and hostile values: what is no blank is untouched and in order."""
    chance = random.Random(20261128)
    tried = []
    for _ in range(2000):
        text = "".join(chance.choices(PIECES, k=chance.randint(0, 8)))
        names = chance.sample(["哪天", "金额", ""], k=chance.randint(0, 3))
        tried.append([text, [[n, chance.choice([*ALL, *PIECES, "300"])] for n in names]])
    for (text, values), (made, parts) in zip(tried, scripts.run(FILL, *tried), strict=True):
        assert made == "".join(part["text"] for part in parts)
        own = [part["text"] for part in parts if part["blank"] is None]
        assert "".join(own) == NAMED_BLANK.sub("", text)
        assert [p["blank"] for p in parts if p["blank"] is not None] == NAMED_BLANK.findall(text)
        given = dict(values)
        for part in parts:
            if part["blank"] is not None:
                left = f"【{part['blank']}】"
                assert part["filled"] or part["text"] == left
                typed = given.get(part["blank"], "").replace("\r\n", "\n").replace("\r", "\n")
                typed = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", typed)
                assert not part["filled"] or part["text"] in typed


def test_every_blank_of_every_letter_can_be_filled(scripts: Scripts) -> None:
    base = real_content().base
    assert base is not None
    for letter in base.of(Letter):
        values = [[blank.name, "填了"] for blank in letter.blanks]
        made = scripts.run(FILL, *([text, values] for text in (*letter.say, *letter.send)))
        assert not [text for text, _ in made if "【" in text or "】" in text], letter.id


def test_a_day_is_written_as_in_a_letter(scripts: Scripts) -> None:
    days = ["2026-11-28", "2026-02-01", "", "明天", "2026-1-1"]
    body = 'const { dayWords } = await load("tools/fill.js"); return args.map(dayWords);'
    for zone in ("UTC", "Asia/Shanghai", "America/Los_Angeles"):
        assert scripts.run(body, *days, zone=zone) == [
            *("2026年11月28日", "2026年2月1日"),
            *("", "明天", "2026-1-1"),
        ]


def test_today_is_the_day_of_the_reader(scripts: Scripts) -> None:
    body = 'const { today } = await load("tools/fill.js"); return today(new Date(args[0]));'
    night = "2026-11-28T16:30:00Z"
    assert scripts.run(body, night, zone="UTC") == "2026-11-28"
    assert scripts.run(body, night, zone="Asia/Shanghai") == "2026-11-29"


def test_a_choice_is_put_in_once_and_taken_out_again(scripts: Scripts) -> None:
    body = """
        const { toggled } = await load("tools/fill.js");
        const first = toggled("", "失业了");
        const both = toggled(first, "收入减少");
        return [first, both, toggled(both, "失业了"), toggled("自己写的。", "失业了")];
        """
    assert scripts.run(body) == ["失业了", "失业了；收入减少", "收入减少", "自己写的；失业了"]
