"""Hand-written pages: a small strict Markdown, read line by line so that each fault has its place.

A page is read into values and written anew from them. What the grammar does not know is refused;
what it misses becomes text, because only known things are written as markup.
"""

from generator.source.written.page import PAGE_FILE, read_page

__all__ = ["PAGE_FILE", "read_page"]
