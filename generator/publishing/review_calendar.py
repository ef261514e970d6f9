"""Knowledge base → a calendar (RFC 5545) of the days on which records are due for review.

For maintainers, who can subscribe to it. One event for each day and kind: a round of reviews would
be hundreds of events otherwise. There is no clock in it, so that the same content gives the same
bytes: its stamps are the newest review. A library writes no calendar shorter than these lines.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.model import Contact, KnowledgeBase, Record
from generator.publishing.pages.links import url_of

CALENDAR = "data/v1/review.ics"
_EVERY = datetime.timedelta(days=180)
_OCTETS = 75  # of a line, its end not counted (RFC 5545, 3.1)
_DOMAIN = "yuqi-guide"


def review_calendar(base: KnowledgeBase, site_url: str) -> bytes:
    """The calendar; with whole addresses where that of the site is known."""
    newest = max(record.reviewed for record in base.records.values())
    groups: dict[tuple[datetime.date, str], list[Record]] = defaultdict(list)
    for record in base.records.values():
        groups[_due_day(record), record.kind].append(record)
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_DOMAIN}//review//ZH"),
        *("CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
        f"X-WR-CALNAME:{_escaped(f'{base.site.name}：该重新核对的内容')}",
    ]
    for (day, kind), records in sorted(groups.items()):
        lines += _event(day, kind, sorted(records, key=lambda one: one.id), newest, site_url)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _due_day(record: Record) -> datetime.date:
    """A contact says itself how soon it must be looked at again."""
    return record.check_by if isinstance(record, Contact) else record.reviewed + _EVERY


def _event(
    day: datetime.date, kind: str, records: Sequence[Record], made: datetime.date, site_url: str
) -> list[str]:
    told = "\n".join(f"{one.title} {site_url}{url_of(one)}" for one in records)
    return [
        "BEGIN:VEVENT",
        f"UID:{day:%Y%m%d}-{kind}@{_DOMAIN}",
        f"DTSTAMP:{made:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"SUMMARY:{_escaped(f'该重新核对：{records[0].label} {len(records)} 条')}",
        f"DESCRIPTION:{_escaped(told)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The parts of a line, none longer than allowed and no character cut; later ones are set in."""
    part = ""
    for char in line:
        if len((part + char).encode()) > _OCTETS:
            yield part
            part = " "
        part += char
    yield part
