"""The calendar of reviews, as a calendar program reads it."""

import datetime

from icalendar import Calendar, Event

from generator.model import Contact, KnowledgeBase
from generator.publishing.review_calendar import review_calendar
from generator.source.load import load
from tests.conftest import ROOT, Folder

SITE = "https://site.invalid/"


def loaded(folder: Folder) -> KnowledgeBase:
    base = load(folder.path).base
    assert base is not None
    return base


def events(data: bytes) -> list[Event]:
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    found = calendar.events
    assert all(event.errors == [] for event in found)
    return found


def test_every_record_is_due_once(folder: Folder) -> None:
    base = loaded(folder)
    lines = [
        (event.start, line)
        for event in events(review_calendar(base, SITE))
        for line in str(event["DESCRIPTION"]).split("\n")
    ]
    assert len(lines) == len(base.records)
    for record in base.records.values():
        (day,) = [day for day, line in lines if line.endswith(f"#{record.id}")]
        half_a_year = record.reviewed + datetime.timedelta(days=180)
        assert day == (record.check_by if isinstance(record, Contact) else half_a_year)


def test_an_event_is_the_same_one_when_it_is_read_again(folder: Folder) -> None:
    before = events(review_calendar(loaded(folder), SITE))
    folder.change("rules.yml", "reviewed: 2026-11-21", "reviewed: 2026-11-23")
    after = events(review_calendar(loaded(folder), SITE))
    old, new = ({str(event["UID"]) for event in found} for found in (before, after))
    assert len(old) == len(before)
    assert old - new == {"20270520-rule@yuqi-guide"}
    assert new - old == {"20270522-rule@yuqi-guide"}
    stamps = {event["DTSTAMP"].dt for event in after}
    assert stamps == {datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)}, "no clock"


def test_lines_are_as_long_as_the_standard_allows() -> None:
    """Of the real content, where titles are long and have all kinds of marks."""
    base = load(ROOT / "content").base
    assert base is not None
    data = review_calendar(base, SITE)
    assert data == review_calendar(base, SITE)
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut
    told = "\n".join(str(event["DESCRIPTION"]) for event in events(data))
    assert all(f"{record.title} {SITE}" in told for record in base.records.values())


def test_marks_of_the_format_stay_text(folder: Folder) -> None:
    folder.change("steps/calm.yml", "title: 先停一停", r"title: '停; 停, \n停'")
    told = [str(event["DESCRIPTION"]) for event in events(review_calendar(loaded(folder), ""))]
    assert r"停; 停, \n停 steps/calm/#calm" in told
