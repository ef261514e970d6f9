"""The only place that asks the clock."""

import datetime

# What a machine calls its zone that was given none: a container, or an editor in a browser. Who
# writes there is, as the site, most likely in China, eight hours ahead.
_NO_ZONE = frozenset({"UTC", "Coordinated Universal Time", "协调世界时"})
_CHINA = datetime.timezone(datetime.timedelta(hours=8))
_LATEST = datetime.timezone(datetime.timedelta(hours=14))


def today() -> datetime.date:
    """Today, where whoever writes is: by the zone of this machine, or that of China."""
    here = now().astimezone()
    return (here.astimezone(_CHINA) if here.tzname() in _NO_ZONE else here).date()


def latest_day() -> datetime.date:
    """Today, where on Earth it is latest: a contributor east of the server may be a day ahead."""
    return now().astimezone(_LATEST).date()


def now() -> datetime.datetime:
    """This moment."""
    return datetime.datetime.now(datetime.UTC)
