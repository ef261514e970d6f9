"""How a value that is not free text is written, and what is reported when it is written wrong.

A form is attached to the type of the value, as `Annotated[str, …, Form(…)]`: a new field of that
type needs nothing else.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_WRITE_A_DATE = "写成 2026-11-21 这样，不加引号。"


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a value: the code that reports a wrong one, and how to write it.

    `hint` may depend on what was written; in `message`, `{given}` stands for it. Two values that
    are `ranged` may have been written as `16-30` where a list of two is meant. `short` is how the
    value is written, for the reference.
    """

    code: str
    hint: str | Callable[[str], str]
    message: str = "写法不对：「{given}」。"
    ranged: bool = False
    short: str = "整数"

    def hint_for(self, given: str) -> str:
        """How to write what was meant."""
        return self.hint if isinstance(self.hint, str) else self.hint(given)


def count_form(most: int, ranged: bool = False) -> Form:
    """The form of a whole number from 0 to `most`."""
    message = f"应是 0 到 {most} 的整数，不能是「{{given}}」。"
    return Form("FLD007", "只写数字，不加引号、不加前面的 0。", message, ranged)


def id_hint(given: str) -> str:
    """An id that is spelled like the given one, or an example."""
    better = re.sub(r"[^a-z0-9]+", "-", given.lower()).strip("-")
    example = better if _ID.fullmatch(better) else "stay-calm"
    return f"只用小写字母、数字和 -，以字母开头，最多 60 个字，例如 {example[:60]}。"


def date_hint(given: str) -> str:
    """The date that a value in another notation probably means."""
    numbers = _DATE.fullmatch(given.strip())
    if numbers is None:
        return _WRITE_A_DATE
    year, month, day = (int(part) for part in numbers.groups())
    if not (1 <= month <= 12 and year):
        return f"没有 {month} 月；{_WRITE_A_DATE}"
    if not 1 <= day <= (most := calendar.monthrange(year, month)[1]):
        return f"{month} 月没有 {day} 日，{year} 年的这个月到 {most} 日为止。"
    return f"写成 {year}-{month:02}-{day:02}，不加引号。"
