"""The only place that asks the clock, and how commands take a day instead."""

import argparse
import datetime
import re


def today() -> datetime.date:
    """The day it is here."""
    return datetime.datetime.now(datetime.UTC).astimezone().date()


def day(text: str) -> datetime.date:
    """A day as an argument of a command: `2026-11-21`."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"「{text}」不是日期，写成 2026-11-21 这样")
