"""The pure modules of the timeline: they count days as Python does, everywhere on earth."""

import datetime
from typing import Any

import pytest
from icalendar import Calendar

from generator.model import KnowledgeBase, Stage
from generator.model.timeline import AXIS, position_of
from tests.node import Scripts
from tests.stages import next_stage, stage_on
from tests.unit.cases import real_content

STAGES = """
    const { parseStages, positionOf, dayAt, stageOn, nextStage, dayForKey } = await load("timeline/stages.js");
    const [rows, [min, max], more] = args;
    const stages = parseStages(rows);
    const axis = { min, max };
    """


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """The real knowledge base."""
    base = real_content().base
    assert base is not None
    return base


def named(stage: Stage | None) -> str | None:
    """The id of a stage."""
    return stage.id if stage else None


def attributes(base: KnowledgeBase) -> list[dict[str, str]]:
    """The stages as the HTML names them."""
    return [
        {
            "id": stage.id,
            "first": str(stage.first_day),
            "last": "" if stage.last_day is None else str(stage.last_day),
        }
        for stage in base.stages
    ]


def asked(scripts: Scripts, base: KnowledgeBase, body: str, more: object = None) -> Any:
    """What a body says that has the stages and the axis at hand."""
    return scripts.run(STAGES + body, attributes(base), list(AXIS), more)


def test_python_and_script_agree_on_every_day(scripts: Scripts, base: KnowledgeBase) -> None:
    days = list(range(-60, 2001))
    said = asked(
        scripts,
        base,
        "return more.map((day) => [stageOn(stages, day)?.id ?? null,"
        " nextStage(stages, day)?.id ?? null]);",
        days,
    )
    assert said == [
        [named(stage_on(base.stages, d)), named(next_stage(base.stages, d))] for d in days
    ]


def test_the_axis_can_be_read_back(scripts: Scripts, base: KnowledgeBase) -> None:
    """A day put on the axis and read from it is the same day, and later days stand further right."""
    places = asked(
        scripts,
        base,
        """
        const days = Array.from({ length: max - min + 1 }, (_, i) => min + i);
        return days.map((day) => {
            const place = positionOf(stages, axis, day);
            return [day, place, dayAt(stages, axis, place)];
        });
        """,
    )
    assert [day for day, _, _ in places] == list(range(AXIS[0], AXIS[1] + 1))
    assert all(day == back for day, _, back in places)
    for day, place, _ in places:
        assert place == pytest.approx(position_of(base.stages, day))
    positions = [place for _, place, _ in places]
    assert positions == sorted(set(positions))
    assert positions[0] == 0
    assert positions[-1] < 1


def test_every_point_of_a_cell_is_in_its_stage(scripts: Scripts, base: KnowledgeBase) -> None:
    middles = asked(
        scripts,
        base,
        """
        const share = 1 / (stages.length + 1);
        return stages.flatMap((stage, i) => [0, 0.5, 0.99].map((part) =>
            [stage.id, stageOn(stages, dayAt(stages, axis, share * (i + 1 + part)))?.id]));
        """,
    )
    assert len(middles) == 3 * len(base.stages)
    assert all(drawn == read for drawn, read in middles)


def test_keys_lead_where_the_aria_practices_say(scripts: Scripts, base: KnowledgeBase) -> None:
    first, *others = [stage.first_day for stage in base.stages]
    moves = [
        ("ArrowRight", 5, 6),
        ("ArrowLeft", AXIS[0], AXIS[0]),
        ("ArrowRight", AXIS[1], AXIS[1]),
        ("ArrowRight", AXIS[1] + 9, AXIS[1] + 9),  # beyond the axis a key does not lead back
        ("PageUp", first, others[0]),
        ("PageUp", others[-1], AXIS[1]),
        ("PageDown", others[0], first),
        ("PageDown", others[0] + 1, others[0]),
        ("PageDown", first, AXIS[0]),
        ("Home", 5, AXIS[0]),
        ("End", 5, AXIS[1]),
        ("a", 5, None),
    ]
    said = asked(
        scripts,
        base,
        "return more.map(([key, day]) => dayForKey(key, stages, axis, day));",
        moves,
    )
    assert dict(zip(moves, said, strict=True)) == {move: move[2] for move in moves}


ROWS = [{"id": "a", "first": "0", "last": "3"}, {"id": "b", "first": "4", "last": ""}]


@pytest.mark.parametrize(
    ("place", "change"),
    [
        (0, {"first": "soon"}),
        (0, {"first": ""}),
        (0, {"last": ""}),
        (0, {"last": "4"}),
        (0, {"last": "2"}),
        (1, {"last": "9"}),
        (0, {"id": ""}),
        (1, {"first": "1e1"}),
    ],
)
def test_stages_with_a_gap_or_an_overlap_are_none(
    scripts: Scripts, place: int, change: dict[str, str]
) -> None:
    broken = [row | (change if place == at else {}) for at, row in enumerate(ROWS)]
    said = scripts.run(
        'const { parseStages } = await load("timeline/stages.js"); return args.map(parseStages);',
        ROWS,
        broken,
        [],
    )
    assert said[0] is not None
    assert said[1:] == [None, None]


# A moment, the zone of the reader, a due date, and which day that is there and then.
MOMENTS = [
    ("Asia/Shanghai", "2026-11-21T15:59:59Z", "2026-11-20", 1),  # still the 21st in China
    ("Asia/Shanghai", "2026-11-21T16:00:00Z", "2026-11-20", 2),  # already the 22nd
    ("America/Los_Angeles", "2026-11-01T08:30:00Z", "2026-10-31", 1),  # clocks go back
    ("America/Los_Angeles", "2026-11-02T07:30:00Z", "2026-10-31", 1),
    ("America/Los_Angeles", "2026-03-08T10:30:00Z", "2026-03-07", 1),  # clocks go forward
    ("Pacific/Kiritimati", "2026-12-31T10:00:00Z", "2026-12-31", 1),  # already next year
]


@pytest.mark.parametrize(("zone", "now", "due", "day"), MOMENTS)
def test_days_are_calendar_days_where_the_reader_is(
    scripts: Scripts, zone: str, now: str, due: str, day: int
) -> None:
    count, back = scripts.run(
        """
        const { dateOf, parseDate, formatDate } = await load("timeline/stages.js");
        const [now, due, day] = args;
        const today = dateOf(new Date(now));
        return [today - parseDate(due), formatDate(today - day)];
        """,
        now,
        due,
        day,
        zone=zone,
    )
    assert (count, back) == (day, due)


def test_a_date_is_one_that_exists(scripts: Scripts) -> None:
    dates = {
        "2026-11-21": "2026-11-21",
        "2024-02-29": "2024-02-29",
        "0001-01-01": "0001-01-01",
        "9999-12-31": "9999-12-31",
        "2026-02-29": None,
        "2026-13-01": None,
        "2026-1-1": None,
        "20261121": None,
        "": None,
    }
    said = scripts.run(
        """
        const { parseDate, formatDate } = await load("timeline/stages.js");
        return args.map((text) => {
            const date = parseDate(text);
            return date === null ? null : formatDate(date);
        });
        """,
        *dates,
    )
    assert dict(zip(dates, said, strict=True)) == dates


def test_a_date_beyond_the_calendar_has_no_text(scripts: Scripts) -> None:
    said = scripts.run(
        """
        const { parseDate, formatDate } = await load("timeline/stages.js");
        return [parseDate("9999-12-31") + 1, parseDate("0001-01-01") - 400].map(formatDate);
        """
    )
    assert said == ["", ""]


@pytest.mark.parametrize(
    ("due", "months", "date"),
    [
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-10-31", 3, "2027-01-31"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(
    scripts: Scripts, due: str, months: int, date: str
) -> None:
    said = scripts.run(
        """
        const { monthLater, parseDate, formatDate } = await load("timeline/stages.js");
        return formatDate(monthLater(parseDate(args[0]), args[1]));
        """,
        due,
        months,
    )
    assert said == date


FRAGMENTS = {
    "#day-31": 31,
    "#day--5": -5,
    "#day-0": 0,
    "#day-99999": 99999,  # the element says that this is too far
    "#day-": None,
    "#day-1e9": None,
    "#day-<script>": None,
    "#day-100000": None,
    "#day-3.5": None,
    "#day-%00": None,
    "#day-０": None,
    "#day-31 ": None,
    "#accounts": None,
    "": None,
}


def test_a_fragment_names_a_day_or_none(scripts: Scripts) -> None:
    said = scripts.run(
        """
        const { dayFromHash, hasDay, hashForDay } = await load("timeline/location.js");
        return args.map((hash) => [dayFromHash(hash), hasDay(hash), hashForDay(dayFromHash(hash) ?? 0)]);
        """,
        *FRAGMENTS,
    )
    for (fragment, day), (read, meant, back) in zip(FRAGMENTS.items(), said, strict=True):
        assert read == day, fragment
        assert meant == fragment.startswith("#day-"), fragment
        assert day is None or back == fragment


def test_texts_are_filled_and_what_is_unknown_stays(scripts: Scripts) -> None:
    said = scripts.run(
        'const { fill } = await load("timeline/words.js"); return fill(args[0], args[1]);',
        "第 {day} 天，{stage}，{other}",
        {"day": 3, "stage": "{day}"},
    )
    assert said == "第 3 天，{day}，{other}"


@pytest.mark.parametrize("broken", ["", "{", "null", "[]", "{}", '{"events": []}', "7"])
def test_texts_that_are_broken_are_none(scripts: Scripts, broken: str) -> None:
    said = scripts.run(
        'const { parseTexts } = await load("timeline/words.js"); return parseTexts(args[0]);',
        broken,
    )
    assert said is None


def test_a_calendar_is_read_by_others(scripts: Scripts) -> None:
    """Line ends, folding by octets, and all that has to be escaped."""
    title, text = "写；逗号,分号;反斜\\杠", "一" * 80 + "\n第二行，\\n 不是换行"
    raw = scripts.run(
        """
        const { createCalendar } = await load("timeline/calendar.js");
        const { parseDate } = await load("timeline/stages.js");
        const [title, text] = args;
        const event = (uid, alarmDays) => ({ uid, date: parseDate("2026-11-21"), title, text, url: "https://here.example/timeline/#in-a", alarmDays });
        return createCalendar(
            { name: "逾期指南", domain: "yuqi-guide", stamp: new Date("2026-11-20T04:05:06.789Z") },
            [event("a", 3), event("b", 0), event("c", null)],
        );
        """,
        title,
        text,
    ).encode()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    one, same_day, silent = Calendar.from_ical(raw).walk("VEVENT")
    assert str(one["UID"]) == "a@yuqi-guide"
    link = "https://here.example/timeline/#in-a"
    assert str(one["SUMMARY"]) == title
    assert str(one["DESCRIPTION"]) == f"{text}\n{link}", "it leads back, in every calendar"
    assert str(one["URL"]) == link
    assert one["DTSTART"].dt == datetime.date(2026, 11, 21)
    assert one["DTEND"].dt == datetime.date(2026, 11, 22)
    assert one["DTSTAMP"].dt == datetime.datetime(2026, 11, 20, 4, 5, 6, tzinfo=datetime.UTC)
    alarms = [event.walk("VALARM") for event in (one, same_day, silent)]
    assert [alarm[0]["TRIGGER"].dt for alarm in alarms[:2]] == [
        -datetime.timedelta(days=2, hours=15),
        datetime.timedelta(hours=9),
    ]
    assert alarms[2] == []


def test_a_place_is_kept_once_soon_and_at_no_other_address(scripts: Scripts) -> None:
    """A move does not wait for it; and going back at once does not write into another entry."""
    kept = scripts.run(
        """
        globalThis.location = { href: "/#day-31" };
        const { keepPlaceSoon, keepWaiting } = await load("timeline/place.js");
        const kept = [];
        const wait = () => new Promise((done) => setTimeout(done, 150));
        for (const name of ["one", "two"]) keepPlaceSoon(() => kept.push(name));
        kept.push("painted");
        await wait();
        keepPlaceSoon(() => kept.push("three"));
        location.href = "/#day-30";
        await wait();
        keepPlaceSoon((day) => kept.push(day), "four");
        keepWaiting(); // another entry begins
        kept.push("then");
        await wait();
        return kept;
        """
    )
    assert kept == ["painted", "two", "four", "then"]
