"""A built site → what a server is given: compressed, and with what open pages still need.

A page that somebody has open asks for files of the build it is from. Those have names that hold a
hash, so they can lie beside the files of the next build; they go with the build after that.
"""

import gzip
import importlib
import re
import zlib
from collections.abc import Callable, Mapping
from typing import Any

PROVENANCE = "build.json"  # names what a site was made from, and with what
KEPT = "kept.txt"  # names what is kept of the build before
# A name with a hash in it never stands for another content. The servers' settings in `hosting/` and
# `overrides/_headers` say the same.
LASTING = re.compile(r"assets/.+\.[0-9a-f]{8}\.[a-z0-9]+|search/[0-9a-f]{12}/[^/]+")
_TEXTS = (".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml")
_PACKED = (".br", ".gz")


def kept_files(site: Mapping[str, bytes], before: Mapping[str, bytes]) -> dict[str, bytes]:
    """The lasting files of the build before that the pages of this one no longer name.

    `before` is what was published last. Publishing the same site again keeps what was kept.
    """
    older = kept_names(before)
    lasting = {path for path in before if LASTING.fullmatch(path)} - {
        path for path in before if path.endswith(_PACKED)
    }
    gone = lasting - set(older) - site.keys()
    return {path: before[path] for path in sorted(gone or lasting & set(older) - site.keys())}


def kept_names(files: Mapping[str, bytes]) -> list[str]:
    """What a published folder says it keeps of the build before."""
    return files.get(KEPT, b"").decode(errors="replace").split()


def served_files(site: Mapping[str, bytes], before: Mapping[str, bytes]) -> dict[str, bytes]:
    """Everything a server is given, what pages need before the pages that need it.

    Texts are there compressed too: with gzip, and with Brotli where its package is installed.
    """
    kept = kept_files(site, before)
    listed = {KEPT: "".join(f"{path}\n" for path in kept).encode()}
    files = {path: site[path] for path in sorted(site) if path != KEPT} | kept | listed
    ordered = sorted(files, key=lambda path: (not LASTING.fullmatch(path), path))
    made: dict[str, bytes] = {}
    for path in ordered:
        made[path] = files[path]
        if path.endswith(_TEXTS):
            made |= _compressed(path, files[path], before)
    return made


def _compressed(path: str, content: bytes, before: Mapping[str, bytes]) -> dict[str, bytes]:
    """The compressed forms of a text that are smaller than it, taken over where it is the same."""
    found = {}
    for suffix, compress in compressors().items():
        known = before.get(path + suffix) if before.get(path) == content else None
        packed = known or compress(content)
        if len(packed) < len(content):
            found[path + suffix] = packed
    return found


def compressors() -> dict[str, Callable[[bytes], bytes]]:
    """Ending of a compressed file → what makes it. The same content gives the same bytes."""
    found = {".gz": lambda content: gzip.compress(content, 9, mtime=0)}
    try:
        brotli: Any = importlib.import_module("brotli")
    except ImportError:
        return found
    return {**found, ".br": lambda content: bytes(brotli.compress(content))}


def unpacked(path: str, content: bytes) -> bytes:
    """What a compressed file holds; itself, if it is none or is broken.

    With another release of zlib the same text is compressed to other bytes.
    """
    try:
        if path.endswith(".gz"):
            return gzip.decompress(content)
        if path.endswith(".br"):
            brotli: Any = importlib.import_module("brotli")
            return bytes(brotli.decompress(content))
    except (OSError, EOFError, zlib.error, ImportError):
        return content
    return content
