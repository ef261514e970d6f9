"""How a value that is not free text is written, and what is reported when it is written wrong.

A form is attached to the type of the value, as `Annotated[str, …, Form(…)]`: a new field of that
type needs nothing else.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from unicodedata import normalize

_HYPHENS = "‐‑‒–—―−﹣－"  # other characters that look like the one on a keyboard
_DATE = re.compile(
    rf"(\d{{4}})\s*([-/.年,，、。／．{_HYPHENS}]|\s)\s*(\d{{1,2}})\s*[-/.月,，、。／．{_HYPHENS}\s]\s*"
    r"(\d{1,2})\s*[日号]?(?:\s*[(（]?(?:周|星期)[一二三四五六日天][)）]?)?(?:[T\s]+\d{1,2}[:：]\d{2}\S*)?"
)
_TOGETHER = re.compile(r"(20\d\d)()(\d\d)(\d\d)")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_DIGITS = "零一二三四五六七八九"
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
    """The form of a whole number from 0 to `most`; those that are `ranged` are overdue days."""
    message = f"应是 0 到 {most} 的整数，不能是「{{given}}」。"
    return Form("FLD007", partial(_count_hint, most, ranged), message, ranged)


def _count_hint(most: int, is_day: bool, given: str) -> str:
    """The number that was probably meant."""
    meant = _number(normalize("NFKC", given).strip())
    if meant is None:
        return "只写阿拉伯数字，不加引号，前面不加 0。"
    if meant < 0:
        return "还款日当天写 0；还款日以前的日子不写。" if is_day else "最小写 0。"
    if meant > most:
        return f"最大写 {most}；说不出哪天结束的，就不写结束。" if is_day else f"最大写 {most}。"
    return f"写成 {meant}，只用阿拉伯数字，不加引号，前面不加 0。"


def _number(written: str) -> int | None:
    """The whole number in digits or, below a hundred, in Chinese."""
    if re.fullmatch(r"-?\d{1,9}", written):
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not written or len(tens) > 1 or len(ones) > 1 or not set(tens + ones) <= set(_DIGITS):
        return None
    return (_DIGITS.index(tens) if tens else 1) * 10 * bool(ten) + _DIGITS.find(ones or "零")


def material_hint(given: str) -> str:
    """The entry of the inventory that was probably meant."""
    written = re.fullmatch(r"s(\d+)-(\d+)|([lc])(\d+)", normalize("NFKC", given).strip().lower())
    if written is None:
        return "写成 s0-01、L01 或 C01 这样的编号。"
    article, claim, letter, number = written.groups()
    meant = f"{letter.upper()}{number:0>2}" if letter else f"s{int(article)}-{claim:0>2}"
    return f"是不是 {meant}？"


def id_hint(given: str) -> str:
    """An id that is spelled like the given one, or an example."""
    better = re.sub(r"[^a-z0-9]+", "-", given.lower()).strip("-")
    example = better if _ID.fullmatch(better) else "stay-calm"
    return f"只用小写字母、数字和 -，以字母开头，最多 60 个字符，例如 {example[:60]}。"


def date_hint(given: str) -> str:
    """The date that a value in another notation probably means."""
    numbers = _DATE.fullmatch(given.strip()) or _TOGETHER.fullmatch(given.strip())
    if numbers is None:
        return _WRITE_A_DATE
    year, month, day = (int(numbers[part]) for part in (1, 3, 4))
    if not (1 <= month <= 12 and year):
        return f"没有 {month} 月；{_WRITE_A_DATE}"
    if not 1 <= day <= (most := calendar.monthrange(year, month)[1]):
        return f"{month} 月没有 {day} 日，{year} 年的这个月到 {most} 日为止。"
    alike = f"；「{numbers[2]}」只是像键盘上的 - ，是另一个字" if numbers[2] in _HYPHENS else ""
    return f"写成 {year}-{month:02}-{day:02}，不加引号{alike if numbers[2] else ''}。"
