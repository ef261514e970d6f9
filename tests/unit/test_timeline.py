"""Day arithmetic over stages; tests/browser compares it with the script."""

import pytest

from generator.knowledge import load
from generator.model import Stage
from generator.timeline import next_stage, share_days, stage_on
from tests.conftest import Folder


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
