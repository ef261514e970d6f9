"""What the scripts make of hostile texts: a calendar that says them, and nothing more."""

import re

from icalendar import Calendar

from tests.hostile_texts import ALL
from tests.node import Scripts

# No file of content holds these, but nothing here relies on that.
MORE = ("x\rATTACH:file:///etc/passwd", "x\x00y\x0b\x0cEND:VEVENT", "x\u0085y\u2028BEGIN:VALARM")
TEXTS = [text for text in (*ALL, *MORE) if "\ud800" not in text]  # which JSON would not carry


def test_no_text_becomes_a_line_of_a_calendar(scripts: Scripts) -> None:
    made = scripts.run(
        """
        const { createCalendar } = await load("timeline/calendar.js");
        const events = args[0].map((text, i) => (
          { uid: `e${i}`, date: 20000 + i, title: text, text: `${text} — ${text}`, url: text, alarmDays: 1 }));
        const calendar = { name: args[0][0], domain: "site.cn", stamp: new Date(0) };
        return createCalendar(calendar, events);
        """,
        TEXTS,
    )
    assert re.findall("[^\t -~\xa0-\U0010ffff]", made.replace("\r\n", "")) == [], "one kind of end"
    allowed = {
        "BEGIN",
        "END",
        "UID",
        "DTSTAMP",
        "SEQUENCE",
        "SUMMARY",
        "DESCRIPTION",
        "TRANSP",
        "URL",
    }
    allowed |= {"VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "ACTION", "TRIGGER"}
    lines = made.replace("\r\n ", "").split("\r\n")
    names = {line.split(":")[0].split(";")[0] for line in lines if line}
    assert names <= allowed | {"DTSTART", "DTEND"}
    events = Calendar.from_ical(made).walk("VEVENT")
    assert len(events) == len(TEXTS)
    for event, text in zip(events, TEXTS, strict=True):
        assert [type(part).__name__ for part in event.subcomponents] == ["Alarm"]
        assert same(str(event["SUMMARY"])) == same(text)


def same(text: str) -> str:
    """A text without what a calendar cannot say: controls, and which sign ends a line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", "", text)
