"""Sources of styles and scripts → the files that are published, and their names.

One style sheet for all pages, because a reader comes from one kind of page to the next. One script
for every module that no other one needs at once: pages name it, or another one loads it when it is
used. A file's name holds the hash of its content, so a browser may keep it for ever.
"""

import hashlib
import posixpath
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.publishing.assets.css import (
    matching,
    parse_css,
    without_unread_variables,
    write_css,
)
from generator.publishing.assets.modules import (
    UnfoldableError,
    fold_modules,
    imported,
    imported_later,
)

STYLE = "assets/style.css"


@dataclass(frozen=True, slots=True)
class Bundled:
    """`names`: what a template asks for → the path of the file; `files`: that path → content."""

    names: Mapping[str, str]
    files: Mapping[str, str]


def hashed_name(path: str, content: str | bytes) -> str:
    """A path that holds the hash of its content, such as `assets/site.0a1b2c3d.js`."""
    data = content.encode() if isinstance(content, str) else content
    stem, suffix = posixpath.splitext(path)
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:8]}{suffix}"


def bundle(
    scripts: Mapping[str, str], foreign: Sequence[str], own: Sequence[str], words: Set[str]
) -> Bundled:
    """The scripts by path, and the styles in their order, as they are published.

    Of the `foreign` styles, which are the theme's, only what can match a page is taken; `words` are
    those that templates write. Our `own` styles are taken whole.
    """
    names: dict[str, str] = {}
    files: dict[str, str] = {}

    def add(path: str, content: str) -> None:
        names[path] = hashed_name(path, content)
        files[names[path]] = content

    add(STYLE, style_sheet(foreign, own, words))
    for entry in entries(scripts):
        add(entry, fold_modules(entry, scripts, names))
    return Bundled(names, files)


def style_sheet(foreign: Sequence[str], own: Sequence[str], words: Set[str]) -> str:
    """All styles in one."""
    ours = "".join(write_css(parse_css(text)) for text in own)
    trimmed = matching(parse_css("".join(foreign)), words)
    return write_css(without_unread_variables(trimmed, ours)) + ours


def entries(scripts: Mapping[str, str]) -> list[str]:
    """The modules no other one needs at once, those that are loaded later before those that do.

    A module stands in one script only, or what it keeps would be kept twice.
    """
    needed = {path for own in scripts for path in imported(own, scripts[own])}
    found = [path for path in scripts if path not in needed]
    home: dict[str, str] = {}
    for entry in found:
        for path in _folded(entry, scripts):
            if home.setdefault(path, entry) != entry:
                raise UnfoldableError(f"{path} 在两个脚本里：{home[path]} 和 {entry}")
    later = {
        entry: [
            target
            for path in _folded(entry, scripts)
            for target in imported_later(path, scripts[path])
        ]
        for entry in found
    }
    return list(dict.fromkeys(path for entry in sorted(found) for path in _after(entry, later, ())))


def _folded(entry: str, scripts: Mapping[str, str]) -> Set[str]:
    """The modules that one script is made of."""
    found: set[str] = set()
    waiting = [entry]
    while waiting:
        path = waiting.pop()
        if path not in found and path in scripts:
            found.add(path)
            waiting += imported(path, scripts[path])
    return found


def _after(entry: str, later: Mapping[str, Sequence[str]], above: tuple[str, ...]) -> Iterable[str]:
    """An entry after all that it loads later."""
    if entry in above:
        raise UnfoldableError(f"{entry} 又用到它自己：{' → '.join((*above, entry))}")
    for target in later.get(entry, ()):
        yield from _after(target, later, (*above, entry))
    if entry in later:
        yield entry
