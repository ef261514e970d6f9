"""Knowledge base → what the search in the reader's browser works with. Pure values."""

from generator.publishing.search.build import create_search

__all__ = ["create_search"]
