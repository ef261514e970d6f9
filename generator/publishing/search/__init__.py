"""Knowledge base → what the search in the reader's browser works with. Pure values."""

from generator.publishing.search.build import LARGEST_TO_BUILD_IN_BROWSER, create_search

__all__ = ["LARGEST_TO_BUILD_IN_BROWSER", "create_search"]
