"""Day arithmetic over stages; tests/browser compares it with the script."""

import re

import pytest

from generator.model import Stage
from generator.model.timeline import AXIS, bar_of, position_of, share_days
from generator.publishing.pages import timeline_texts
from generator.source.load import load
from tests.conftest import ROOT, Folder
from tests.stages import next_stage, stage_on


@pytest.fixture
def stages(folder: Folder) -> tuple[Stage, ...]:
    base = load(folder.path).base
    assert base is not None
    return base.stages  # begin [0, 3], later [4]


@pytest.mark.parametrize(
    ("day", "on", "after"),
    [
        (-60, None, "begin"),
        (-1, None, "begin"),
        (0, "begin", "later"),
        (3, "begin", "later"),
        (4, "later", None),
        (2000, "later", None),
    ],
)
def test_a_day_falls_in_one_stage(
    stages: tuple[Stage, ...], day: int, on: str | None, after: str | None
) -> None:
    now, following = stage_on(stages, day), next_stage(stages, day)
    assert (now.id if now else None) == on
    assert (following.id if following else None) == after


@pytest.mark.parametrize(
    ("stage", "first", "last", "shared"),
    [
        (0, 3, 9, True),
        (0, 4, 9, False),
        (0, 0, 0, True),
        (0, 3, None, True),
        (0, 4, None, False),
        (1, 1, 3, False),
        (1, 1, 4, True),
        (1, 9, None, True),
        (1, 400, 500, True),
    ],
)
def test_days_in_common(
    stages: tuple[Stage, ...], stage: int, first: int, last: int | None, shared: bool
) -> None:
    assert share_days(stages[stage], first, last) is shared


def days(*stages: tuple[int, ...]) -> list[Stage]:
    """Stages of which only the days count."""
    return [Stage.model_construct(days=days) for days in stages]


def test_the_time_before_and_each_stage_take_an_equal_share_of_the_axis() -> None:
    stages = days((0, 0), (1, 3), (4,))
    assert position_of(stages, AXIS[0]) == position_of(stages, AXIS[0] - 9) == 0
    assert [position_of(stages, day) for day in (0, 1, 4)] == [0.25, 0.5, 0.75]
    assert position_of(stages, 2) == pytest.approx(0.5 + 0.25 / 3)
    assert position_of(stages, -15) == 0.125
    assert 0.99 < position_of(stages, AXIS[1]) == position_of(stages, AXIS[1] + 9) < 1


def test_the_axis_grows_with_a_last_stage_that_begins_beyond_it() -> None:
    stages = days((0, 399), (400,))
    assert position_of(stages, 400) == pytest.approx(2 / 3)
    assert position_of(stages, 401) == position_of(stages, 999) == pytest.approx(5 / 6)


@pytest.mark.parametrize(
    ("first", "last", "start", "end"),
    [(1, 3, 0.5, 0.75), (0, 0, 0.25, 0.5), (4, None, 0.75, 1), (1, 400, 0.5, 1), (1, 365, 0.5, 1)],
)
def test_a_bar_covers_its_days_wholly(
    first: int, last: int | None, start: float, end: float
) -> None:
    begin, length = bar_of(days((0, 0), (1, 3), (4,)), first, last)
    assert (begin, begin + length) == pytest.approx((start, end))


def test_the_texts_are_those_the_script_asks_for() -> None:
    """A word it misses makes the script give up; one it does not know is said by nobody."""
    script = (ROOT / "overrides/assets/timeline/words.js").read_text(encoding="utf-8")
    asked = "".join(re.findall(r'"([^"]*)"', script.partition("const WORDS")[2].partition(";")[0]))
    texts = timeline_texts()
    assert set(texts) == {*asked.split(), "events", "dueEvent"}
    uids = [event["uid"] for event in (*texts["events"], texts["dueEvent"])]
    assert len(uids) == len(set(uids)) == 3
