"""Which stage a day falls in, by Python: the script of the timeline is held against it."""

from bisect import bisect_right
from collections.abc import Sequence

from generator.model import Stage


def stage_on(stages: Sequence[Stage], day: int) -> Stage | None:
    """The stage a day falls in, None before the first. `stages` are in order and without gap."""
    index = bisect_right(stages, day, key=lambda stage: stage.first_day) - 1
    return stages[index] if index >= 0 else None


def next_stage(stages: Sequence[Stage], day: int) -> Stage | None:
    """The stage that begins next after a day, None in the last one."""
    index = bisect_right(stages, day, key=lambda stage: stage.first_day)
    return stages[index] if index < len(stages) else None
