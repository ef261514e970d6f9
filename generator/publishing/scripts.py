"""Scripts as published: without the comments, which are for readers of the source."""

import re

# Comments on lines of their own; others might be part of a string.
_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/\n|^[ \t]*//[^\n]*\n", re.MULTILINE | re.DOTALL)


def without_comments(code: str) -> str:
    """JavaScript without the comments that stand on lines of their own."""
    return _COMMENT.sub("", code)
