"""The menu: tabs and their pages, in the form MkDocs takes."""

from collections.abc import Iterator
from itertools import islice

from generator.model import KnowledgeBase
from generator.model.menu import Tab
from generator.model.page_registry import PAGES, PageEntry, page_of

# Pages of a kind that a menu shows, the first ones; the others are reached from their overview. The
# menu stands on every page, so without an end to it every page would grow with every guide.
_MOST = 12

Navigation = list[dict[str, "str | Navigation"]]


def create_navigation(base: KnowledgeBase) -> Navigation:
    """Tabs with the pages registered for them, then the hand-written pages.

    The menu is written into every page, so it only has pages that a reader would pick from a menu:
    steps and short answers are reached from their overview.
    """
    written: Navigation = [{page.title: path} for path, page in base.pages.items()]
    return [*(_tab(base, tab) for tab in Tab), *written]


def _tab(base: KnowledgeBase, tab: Tab) -> dict[str, str | Navigation]:
    """A tab with its pages; a tab with a single page leads straight to it."""
    entries = [(entry.nav.number, entry) for entry in PAGES if entry.nav and entry.nav.tab is tab]
    entries.sort(key=lambda item: item[0])
    listed: Navigation = [item for _, entry in entries for item in _items(base, entry)]
    return {tab.value: entries[0][1].path if len(entries) == 1 else listed}


def _items(base: KnowledgeBase, entry: PageEntry) -> Iterator[dict[str, str | Navigation]]:
    """The pages of an entry, with their titles."""
    if entry.kind is None:
        yield {entry.title: entry.path}
        return
    picked = (record for record in base.of(entry.kind) if record.in_menu)
    for record in islice(picked, _MOST):
        yield {record.title: page_of(record)}
