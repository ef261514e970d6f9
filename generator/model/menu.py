"""The menu of the site: its tabs, and where in them a page stands."""

from enum import StrEnum
from typing import NamedTuple


class Tab(StrEnum):
    """A tab, in the order of the menu."""

    HOME = "首页"
    TIMELINE = "时间线"
    NOW = "现在怎么办"
    RULES = "规则与后果"
    QUESTIONS = "常见问题"
    PREVENTION = "预防"
    CHECKING = "真假与出处"


class Nav(NamedTuple):
    """Where a page stands in the menu; in a tab, lower numbers come first."""

    tab: Tab
    number: int = 0
