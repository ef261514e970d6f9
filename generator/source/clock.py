"""The only place that asks the clock."""

import datetime


def today() -> datetime.date:
    """Today, by the clock of this machine."""
    return datetime.datetime.now(datetime.UTC).astimezone().date()


def latest_day() -> datetime.date:
    """Today, where on Earth it is latest: a contributor east of the server may be a day ahead."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=14))).date()
