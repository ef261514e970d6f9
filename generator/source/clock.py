"""The only place that asks the clock."""

import datetime


def today() -> datetime.date:
    """The day it is here."""
    return datetime.datetime.now(datetime.UTC).astimezone().date()


def latest_day() -> datetime.date:
    """Today, where on Earth it is latest: a contributor east of the server is no liar."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=14))).date()
