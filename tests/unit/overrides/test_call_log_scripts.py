"""The call log holds its entries against the rules as they stand in the content, edge by edge."""

import datetime
import random
import re
from collections import Counter
from typing import Any

import pytest

from generator.model import KnowledgeBase
from generator.model.calls import PersonReached
from generator.publishing.pages.call_log import CHOICES, call_log_data, code
from tests.node import Scripts
from tests.unit.cases import real_content

ASSESS = """
    const { assess } = await load("tools/calls/assess.js");
    const named = ({ rules }) => rules.map((found) => (found.rule || found).id);
    const logs = args[1].map((entries) => assess(entries, args[0]));
    """
FOUND = "return logs.map((log) => log.entries.map(named));"
DAYS = """return logs.map((log) => log.days.map((day) => [day.date, day.name, day.answered,
    day.unanswered, day.messages, day.night, day.others, named(day)]));"""
ZONES = ("UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu")
PLAIN = {
    "date": "2026-11-20",
    "time": "12:00",
    "outcome": "answered",
    "reached": "self",
    "claimed": "lender",
    "name": "某某公司",
    "number": "13800000000",
    "said": [],
    "proof": [],
    "note": "",
}
TALKED = ("answered", "message")
OTHERS = ("family", "friend", "work", "neighbour")
NIGHT = "no-night-collection"
THREE, SIX = "three-effective-calls", "six-unanswered-calls"


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    """What the script is told of the real content."""
    base = real_content().base
    assert isinstance(base, KnowledgeBase)
    return call_log_data(base, "tools/calls.md")


def entry(**changes: Any) -> dict[str, Any]:
    """A call at noon that fits no rule, but for what is changed."""
    return PLAIN | changes


def found(scripts: Scripts, data: dict[str, Any], entries: list[Any], zone: str = "UTC") -> Any:
    """The rules that each of some entries fits, each in a log of its own."""
    logs = scripts.run(ASSESS + FOUND, data, [[one] for one in entries], zone=zone)
    return [log[0] for log in logs]


def days(scripts: Scripts, data: dict[str, Any], logs: list[Any], zone: str = "UTC") -> Any:
    """The days of some logs, with their counts and rules."""
    return scripts.run(ASSESS + DAYS, data, logs, zone=zone)


def test_an_ordinary_call_fits_no_rule(scripts: Scripts, data: dict[str, Any]) -> None:
    plain = [entry(outcome=outcome) for outcome in ("answered", "unanswered", "message")]
    assert found(scripts, data, plain) == [[], [], []]


@pytest.mark.parametrize("zone", ZONES)
def test_the_hours_begin_and_end_at_the_minute_in_any_zone(
    scripts: Scripts, data: dict[str, Any], zone: str
) -> None:
    times = {
        "21:59": False,
        "22:00": True,
        "23:59": True,
        "00:00": True,
        "07:59": True,
        "08:00": False,
        "08:01": False,
        "": False,
        "24:00": False,
        "7:30": False,
    }
    entries = [
        entry(time=time, outcome=outcome)
        for time in times
        for outcome in ("answered", "unanswered", "message")
    ]
    fitting = [NIGHT in rules for rules in found(scripts, data, entries, zone)]
    assert fitting == [night for night in times.values() for _ in range(3)]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("outcome", "rule", "most"), [("answered", THREE, 3), ("unanswered", SIX, 6)]
)
def test_one_more_than_the_most_of_a_day_counts(
    scripts: Scripts, data: dict[str, Any], zone: str, outcome: str, rule: str, most: int
) -> None:
    times = ["08:00", "09:00", "10:00", "11:00", "12:00", "13:00", "21:59"]
    calls = [entry(time=time, outcome=outcome) for time in times]
    logs = [calls[:most], calls[: most + 1]]
    few, many = days(scripts, data, logs, zone)
    assert [day[-1] for day in few] == [[]]
    assert [day[-1] for day in many] == [[rule]]


def test_calls_are_counted_by_the_day_and_the_institution(
    scripts: Scripts, data: dict[str, Any]
) -> None:
    three = [entry(time=f"1{n}:00") for n in range(3)]
    others = {
        "the next day": entry(date="2026-11-21", time="00:00"),
        "the day before": entry(date="2026-11-19", time="23:59"),
        "another institution": entry(name="另一家"),
        "who knows whom": entry(name=""),
        "not answered": entry(outcome="unanswered"),
        "a message": entry(outcome="message"),
        "somebody else": entry(reached="family"),
        "no date": entry(date=""),
        "no such date": entry(date="2026-02-30"),
    }
    counted = days(scripts, data, [[*three, one] for one in others.values()])
    for what, log in zip(others, counted, strict=True):
        assert all(THREE not in day[-1] for day in log), what
    numbers = [entry(name="", number=number, time=f"1{n}:00") for n in range(2) for number in "12"]
    (log,) = days(scripts, data, [numbers])
    assert [day[1:3] + day[-1:] for day in log] == [["1", 2, []], ["2", 2, []]]
    same = [entry(name="　某某 公司"), entry(name="某某公司\n"), entry(time="")]
    for log in days(scripts, data, [[*three, one] for one in same]):
        assert [day[-1] for day in log] == [[THREE]], "however the name is typed, or without a time"


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"said": ["demand"], "reached": "family"}, "debtor-only"),
        ({"said": ["disclosure"], "reached": "work"}, "no-disclosure-to-others"),
        ({"reached": "friend"}, "others-only-when-lost"),
        ({"said": ["again"], "reached": "neighbour"}, "stop-when-others-refuse"),
        ({"said": ["passed_on"]}, "no-illegal-disclosure"),
        ({"said": ["exposure"]}, "no-publishing-personal-data"),
        ({"claimed": "nobody"}, "say-who-you-are"),
        ({"claimed": "office"}, "no-impersonation"),
        ({"said": ["insult"]}, "no-threats-or-insults"),
        ({"said": ["threat"]}, "no-threats-or-insults"),
        ({"said": ["falsehood"]}, "no-false-consequences"),
        ({"said": ["fee"]}, "no-extra-fees"),
        ({"said": ["private"], "claimed": "agent"}, "no-private-accounts"),
    ],
)
def test_what_is_said_and_to_whom_fits_the_rule_about_it(
    scripts: Scripts, data: dict[str, Any], changes: dict[str, Any], rule: str
) -> None:
    assert rule in found(scripts, data, [entry(**changes)])[0]
    assert rule not in found(scripts, data, [entry()])[0]


def test_who_owes_the_debt_as_well_is_nobody_else(scripts: Scripts, data: dict[str, Any]) -> None:
    said = ["demand", "disclosure", "again"]
    for reached in ("self", "liable"):
        assert found(scripts, data, [entry(said=said, reached=reached)]) == [[]]
    (rules,) = found(scripts, data, [entry(said=["private"], claimed="lender")])
    assert rules == [], "a lender's own people are not meant by the rule about agents"
    (unanswered,) = found(scripts, data, [entry(outcome="unanswered", reached="family")])
    assert unanswered == [], "who did not answer was not spoken to"


def test_every_choice_of_the_form_is_known_and_every_rule_can_be_fitted(
    data: dict[str, Any],
) -> None:
    known = {name: {code(word) for word in words} for name, words in CHOICES.items()}
    for rule in data["rules"]:
        for name in ("outcomes", "reached", "claimed", "said"):
            assert set(rule[name]) <= known[name], rule["id"]
    measured = {word for rule in data["rules"] for word in rule["said"]}
    assert measured == known["said"], "what nothing is held against need not be asked"
    assert data["others"] == [code(person) for person in PersonReached if person.is_other]


def random_log(chance: random.Random) -> list[dict[str, Any]]:
    """Some entries close to each other, some of them with what no form would hand over."""
    choices = {name: [code(word) for word in words] for name, words in CHOICES.items()}
    return [
        entry(
            date=chance.choice(["2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01", "", "x"]),
            time=chance.choice(["21:59", "22:00", "07:59", "08:00", "12:30", ""]),
            outcome=chance.choice(choices["outcomes"]),
            reached=chance.choice(choices["reached"]),
            claimed=chance.choice(choices["claimed"]),
            said=chance.sample(choices["said"], chance.randint(0, 3)),
            name=chance.choice(["甲", "乙", ""]),
            number=chance.choice(["111", "222", ""]),
        )
        for _ in range(chance.randint(0, 40))
    ]


def expected(log: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    """The days of a log, counted anew."""
    counted: Counter[tuple[Any, ...]] = Counter()
    dated = [(one, (one["date"], one["name"] or one["number"])) for one in log]
    for date, name in {key for one, key in dated if len(one["date"]) == 10}:
        group = [one for one, key in dated if key == (date, name)]
        own = [one["outcome"] for one in group if one["reached"] == "self"]
        by = Counter(one["outcome"] for one in group)
        night = sum(bool(one["time"]) and not "08:00" <= one["time"] < "22:00" for one in group)
        rules = [THREE] * (own.count("answered") > 3) + [SIX] * (own.count("unanswered") > 6)
        others = sum(one["reached"] in OTHERS for one in group)
        numbers = (by["answered"], by["unanswered"], by["message"], night, others)
        counted[date, name, *numbers, *rules] += 1
    return counted


@pytest.mark.parametrize("zone", ZONES[:3])
def test_days_are_counted_as_python_counts_them(
    scripts: Scripts, data: dict[str, Any], zone: str
) -> None:
    chance = random.Random(17)
    logs = [random_log(chance) for _ in range(300)]
    for log, counted in zip(logs, days(scripts, data, logs, zone), strict=True):
        assert Counter((*day[:-1], *day[-1]) for day in counted) == expected(log)
        assert [day[0] for day in counted] == sorted(day[0] for day in counted)


def test_the_order_of_writing_changes_nothing_and_nothing_gets_lost(
    scripts: Scripts, data: dict[str, Any]
) -> None:
    chance = random.Random(18)
    logs = [random_log(chance) for _ in range(100)]
    shuffled = [chance.sample(log, len(log)) for log in logs]
    said = """
        const of = (entries) => assess(entries, args[0]);
        return args[1].map((entries) => {
          const made = of(entries);
          const total = (groups) => groups.reduce((sum, one) => sum + one.answered + one.unanswered + one.messages, 0);
          const fitted = made.entries.map(({ rules }) => rules.map(({ id }) => id).join()).sort();
          return { length: made.entries.length, dated: total(made.days), weeks: total(made.weeks), fitted };
        });
        """
    one, other = (scripts.run(ASSESS + said, data, log) for log in (logs, shuffled))
    assert one == other
    for log, made in zip(logs, one, strict=True):
        dated = sum(len(found["date"]) == 10 for found in log)
        assert (made["length"], made["dated"], made["weeks"]) == (len(log), dated, dated)


def test_weeks_begin_on_monday_everywhere(scripts: Scripts) -> None:
    first = datetime.date(2024, 1, 1)
    dates = [first + datetime.timedelta(days=n) for n in range(0, 2000, 3)]
    body = """
        const { dayOf, dateOf, mondayOf } = await load("tools/calls/assess.js");
        return args[0].map((date) => dateOf(mondayOf(dayOf(date))));
        """
    for zone in ZONES:
        made = scripts.run(body, [date.isoformat() for date in dates], zone=zone)
        mondays = [date - datetime.timedelta(days=date.weekday()) for date in dates]
        assert made == [day.isoformat() for day in mondays], zone


def test_no_day_is_made_of_what_is_none(scripts: Scripts) -> None:
    body = """
        const { dayOf, minutesOf } = await load("tools/calls/assess.js");
        return [args[0].map(dayOf), args[1].map(minutesOf)];
        """
    dates = ["2026-02-29", "2026-13-01", "2026-00-10", "26-1-1", "", "2026-11-28T22:00", "二〇二六"]
    times = ["24:00", "22:60", "9:00", "", "22点", "-1:00"]
    assert scripts.run(body, dates, times) == [[None] * len(dates), [None] * len(times)]
    assert scripts.run(body, ["1970-01-02"], ["00:00", "23:59", "22:05:59"]) == [
        [1],
        [0, 1439, 1325],
    ]


# What is made of a log: lines for a table and for a complaint.

REPORT = """
    const { assess } = await load("tools/calls/assess.js");
    const { entriesOf } = await load("tools/calls/entry.js");
    const { complaintLines } = await load("tools/calls/complaint.js");
    const { tableLines } = await load("tools/calls/report.js");
    return args[1].map((entries) => {
      const assessed = assess(entriesOf({ entries }, args[0]), args[0]);
      return [complaintLines(assessed, args[0]), tableLines(assessed, args[0])];
    });
    """


def told(scripts: Scripts, data: dict[str, Any], log: list[Any], *sure: str) -> Any:
    """The lines of a complaint and of a table, the premises of some rules being true of all."""
    return scripts.run(REPORT, data, [[{"sure": sure} | one for one in log]])[0]


def test_a_complaint_says_only_what_the_reader_says_is_true(
    scripts: Scripts, data: dict[str, Any]
) -> None:
    night = entry(time="22:10", said=["threat"], proof=["recording"], note="原话")
    lines, _ = told(scripts, data, [night])
    assert lines == [
        (
            "1. 2026年11月20日 22:10，接通的电话，找的是我本人，自称放贷机构或平台“某某公司”，"
            "号码或账号 13800000000，威胁、恐吓，补充：原话，有录音。"
        )
    ]
    lines, _ = told(scripts, data, [entry(), night, entry(time="23:00")], NIGHT)
    assert [line[:23] for line in lines[:2]] == [
        "1. 2026年11月20日 22:10，接通",
        "2. 2026年11月20日 23:00，接通",
    ], "what is nothing to complain of is no part of a complaint"
    assert lines[2:] == [
        (
            "第 1、2 笔，不符合行业自律文件《金融机构个人消费类贷款催收工作指引（试行）》"
            "关于“催收时间”的内容。我没有同意过这个时段，合同里也没有另外约定。"
        )
    ], "what we know from hearsay alone is not said where something surer stands"


def test_too_many_on_a_day_is_a_line_of_its_own(scripts: Scripts, data: dict[str, Any]) -> None:
    log = [entry(time=f"1{hour}:00") for hour in range(5)]
    lines, _ = told(scripts, data, log, THREE)
    counted = "2026年11月20日，某某公司，找我本人的接通的电话，一共 5 次。"
    against = "笔，一天多于 3 次，不符合推荐性国家标准《GB/T 45251"
    assert lines[5].startswith(f"{counted}第 1、2、3、4、5 {against}")
    assert len(lines) == 6
    assert told(scripts, data, log)[0][5:] == [counted], "what is counted is true without a premise"
    log[1]["sure"] = []
    lines, _ = told(scripts, data, log, THREE)
    assert lines[5].startswith(f"{counted}第 1、3、4、5 {against}")
    log[4]["sure"] = []
    lines, _ = told(scripts, data, log, THREE)
    assert lines[5:] == [counted], "of three only it is said that they count"
    assert len(told(scripts, data, log[:3], THREE)[0]) == 3


def test_a_rule_is_held_against_no_call_but_those_it_is_true_of(
    scripts: Scripts, data: dict[str, Any]
) -> None:
    ids = [rule["id"] for rule in data["rules"]]
    chance = random.Random(20)
    logs = [random_log(chance) for _ in range(60)]
    for log in logs:
        for number, one in enumerate(log):
            one |= {"sure": chance.sample(ids, chance.randint(0, 6)), "note": f"#{number}#"}
    for log, (lines, _) in zip(logs, scripts.run(REPORT, data, logs), strict=True):
        calls = [re.search(r"#(\d+)#", line) for line in lines if re.match(r"\d+\. ", line)]
        charges = [line for line in lines if line.startswith("第 ")]
        named = [(number, line) for line in charges for number in numbers_of(line)]
        assert len(named) == len({number for number, _ in named}), "what each goes against, once"
        for number, line in named:
            call = calls[number - 1]
            assert call
            is_night = NIGHT in log[int(call[1])]["sure"]
            assert is_night or "催收时间" not in line
    for lines, _ in scripts.run(
        REPORT, data, [[one | {"sure": []} for one in log] for log in logs]
    ):
        assert not [line for line in lines if "符合" in line or "违反" in line]


def numbers_of(charge: str) -> list[int]:
    """The calls that a charge names."""
    return [int(number) for number in re.findall(r"\d+", charge.split("笔")[0])]


def test_one_call_that_goes_against_several_rules_is_told_once(
    scripts: Scripts, data: dict[str, Any]
) -> None:
    family = entry(reached="family", said=["demand", "disclosure", "again"])
    others = ["debtor-only", "others-only-when-lost", "no-disclosure-to-others"]
    others.append("stop-when-others-refuse")
    lines, _ = told(scripts, data, [family, entry(time="13:00") | family], *others)
    assert lines[2:] == [
        (
            "第 1、2 笔，不符合行业自律文件《金融机构个人消费类贷款催收工作指引（试行）》"
            "关于“第三人”的内容；不符合推荐性国家标准《GB/T 45251-2025 互联网金融 "
            "个人网络消费信贷 贷后催收风控指引》关于“催收对象”、“可与联系人联系的情形”、“联系人”、"
            "“联系人拒绝”的内容。被找的人不是共同借款人、担保人。他没有自己说过愿意替还。"
            "那时联系得上我本人。拒绝的话是他自己说的。"
        )
    ]
    lines, _ = told(scripts, data, [family | {"time": "22:10"}], *others, NIGHT)
    assert "关于“催收时间”、“第三人”的内容" in lines[1]
    assert len(lines) == 2


def test_a_changed_entry_keeps_what_is_true_of_it_unless_a_rule_may_see_the_change(
    scripts: Scripts,
) -> None:
    body = """
        const { changed } = await load("tools/calls/entry.js");
        return args[1].map((one) => changed(args[0], one).sure);
        """
    before = entry(time="22:10", sure=[NIGHT])
    same = [{"note": "原话"}, {"proof": ["recording"]}]
    other: list[Any] = [
        {"time": "22:20"},
        {"reached": "work"},
        {"said": ["threat"]},
        {"name": "乙"},
    ]
    told = scripts.run(body, before, [entry(time="22:10", sure=[]) | one for one in same + other])
    assert told == [[NIGHT]] * 2 + [[]] * 4


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"claimed": "unsure", "name": ""}, "找的是我本人，号码"),
        ({"claimed": "unsure"}, "机构是“某某公司”，"),
        ({"claimed": "nobody", "name": ""}, "，不肯说是谁，"),
        ({"claimed": "nobody"}, "，不肯说是谁，应是“某某公司”，"),
        ({"claimed": "office", "name": ""}, "，自称法院、公安等机关，"),
    ],
)
def test_who_called_is_said_as_far_as_it_is_known(
    scripts: Scripts, data: dict[str, Any], changes: dict[str, Any], said: str
) -> None:
    (line, *_), _ = told(scripts, data, [entry(**changes)])
    assert said in line


def test_no_complaint_calls_a_breach_of_law_what_is_none(
    scripts: Scripts, data: dict[str, Any]
) -> None:
    chance = random.Random(19)
    ids = [rule["id"] for rule in data["rules"]]
    logs = [[one | {"sure": ids} for one in random_log(chance)] for _ in range(20)]
    for lines, _ in scripts.run(REPORT, data, logs):
        for line in lines:
            assert "违法" not in line
            assert all(before.endswith("可能") for before in line.split("违反")[:-1])


def test_a_table_has_a_line_for_each_entry_whatever_was_typed(
    scripts: Scripts, data: dict[str, Any]
) -> None:
    odd = "a｜b\n\t{count}\u2028\u202e" * 9
    log = [entry(name=odd, number=odd, note=odd), entry(time="", date="x")]
    lines, table = told(scripts, data, log)
    width = len(table[1].split("｜"))
    assert [len(row.split("｜")) for row in table[1:4]] == [width] * 3
    for line in (*lines, *table):
        assert not {"\n", "\t", "\u2028", "\u202e"} & set(line)
    assert "{count}" in table[2], "what a reader types is no template"
    assert table[0] == "来电记录，共 2 笔"
    assert told(scripts, data, []) == [[], []]


def test_whatever_is_handed_over_becomes_entries(scripts: Scripts, data: dict[str, Any]) -> None:
    body = """
        const { entriesOf } = await load("tools/calls/entry.js");
        return args[1].map((kept) => entriesOf(kept, args[0]));
        """
    odd: list[Any] = [None, 7, "x", [], {}, {"entries": 7}, {"entries": None}]
    assert scripts.run(body, data, odd) == [[]] * len(odd)
    parts: list[Any] = [
        None,
        7,
        [],
        {},
        {"said": "threat", "outcome": "toString", "name": 3, "sure": ["x"]},
    ]
    parts.append({"outcome": "unanswered", "said": ["threat"], "claimed": "office"})
    (entries,) = scripts.run(body, data, [{"entries": parts}])
    blank: dict[str, Any] = dict.fromkeys(("date", "time", "name", "number", "note"), "")
    blank |= {name: [] for name in ("said", "proof", "sure")}
    first = blank | {"outcome": "answered", "reached": "self", "claimed": "unsure"}
    assert entries == [first] * 5 + [first | {"outcome": "unanswered"}]
    (many,) = scripts.run(body, data, [{"entries": [{}] * 301}])
    assert len(many) == 300


def test_now_is_told_by_the_clock_in_china(scripts: Scripts) -> None:
    body = """
        const { nowInChina } = await load("tools/calls/entry.js");
        return args[0].map((text) => nowInChina(Date.parse(text)));
        """
    moments = ["2026-11-20T13:59:59Z", "2026-11-20T14:00:00Z", "2026-12-31T16:00:00Z"]
    for zone in ZONES:
        assert scripts.run(body, moments, zone=zone) == [
            {"date": "2026-11-20", "time": "21:59"},
            {"date": "2026-11-20", "time": "22:00"},
            {"date": "2027-01-01", "time": "00:00"},
        ]
