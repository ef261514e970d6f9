"""Pure day arithmetic over stages. Days count from the due date: 0 is the due date itself.

`overrides/assets/timeline/stages.js` does the same in the reader's browser; a test compares them.
"""

from bisect import bisect_right
from collections.abc import Sequence

from generator.model import Stage

# What the axis of the timeline shows: a month before the due date to a year after it.
AXIS = (-30, 365)
# Which days a reader may enter: from two months before the due date to a hundred years after.
LIMITS = (-60, 36500)


def position_of(stages: Sequence[Stage], day: int) -> float:
    """The position of a day on the axis, from 0 to 1; days beyond the axis are put at its ends.

    The time before the first stage and each stage take an equal share, so that the first days
    are as readable as the first year.
    """
    shown = min(max(day, AXIS[0]), last_shown(stages))
    index = bisect_right(stages, shown, key=lambda stage: stage.first_day) - 1
    begin = stages[index].first_day if index >= 0 else AXIS[0]
    end = stages[index + 1].first_day if index + 1 < len(stages) else last_shown(stages) + 1
    return (index + 1 + (shown - begin) / (end - begin)) / (len(stages) + 1)


def bar_of(stages: Sequence[Stage], first: int, last: int | None) -> tuple[float, float]:
    """Start and length on the axis of the days from `first` on, to `last` if given."""
    start = position_of(stages, first)
    if last is None or last >= last_shown(stages):
        return start, 1 - start
    return start, position_of(stages, last + 1) - start


def last_shown(stages: Sequence[Stage]) -> int:
    """The last day the axis shows; some of the last stage is always seen."""
    return max(AXIS[1], stages[-1].first_day + 1)


def share_days(stage: Stage, first: int, last: int | None) -> bool:
    """Whether a stage has a day in common with the days from `first` on, to `last` if given."""
    begins_in_time = last is None or stage.first_day <= last
    return begins_in_time and (stage.last_day is None or stage.last_day >= first)
