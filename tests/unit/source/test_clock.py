"""Which day it is, for whoever writes."""

import datetime
import time
from collections.abc import Iterator

import pytest

from generator.source import clock


@pytest.fixture
def zoned(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Asia/Shanghai", "2026-11-27T18:00", "2026-11-28"),  # two in the morning
        ("UTC", "2026-11-27T18:00", "2026-11-28"),  # a container of somebody there
        ("", "2026-11-27T18:00", "2026-11-28"),  # which has no zone
        ("America/Los_Angeles", "2026-11-28T02:00", "2026-11-27"),
        ("Pacific/Auckland", "2026-11-27T11:30", "2026-11-28"),
        ("Europe/London", "2026-11-27T18:00", "2026-11-27"),  # in winter as far as UTC
        ("Asia/Shanghai", "2026-11-28T15:59", "2026-11-28"),
        ("Asia/Shanghai", "2026-11-28T16:00", "2026-11-29"),
    ],
)
def test_it_is_the_day_of_the_contributor(
    zone: str, moment: str, day: str, zoned: pytest.MonkeyPatch
) -> None:
    zoned.setenv("TZ", zone)
    time.tzset()
    fixed = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
    zoned.setattr(clock, "now", lambda: fixed)
    assert clock.today() == datetime.date.fromisoformat(day)
    assert clock.today() <= clock.latest_day(), "what `new` writes, no check refuses"
