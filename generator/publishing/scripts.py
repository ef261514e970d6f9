"""Scripts as they are published: without the comments, which are for those who read the source."""

import re

# Comments that have their lines to themselves; others may be part of a string.
_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/\n|^[ \t]*//[^\n]*\n", re.MULTILINE | re.DOTALL)


def without_comments(code: str) -> str:
    """JavaScript without the comments that stand on lines of their own."""
    return _COMMENT.sub("", code)
