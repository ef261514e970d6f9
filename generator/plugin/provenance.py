"""`build.json`: from what a site was made, and with what.

It is the only file that may differ between two builds of the same content. It holds no path of the
machine, and no time unless `SOURCE_DATE_EPOCH` gives one.
"""

import datetime
import hashlib
import os
import platform
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from generator.publishing.open_data import indented_json
from generator.source.folder import ContentFolder

# What can change a page: ourselves and what we name in `pyproject.toml`, and what those bring that
# writes HTML.
_PACKAGES = (
    "yuqi-guide",
    "jinja2",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "pydantic",
    "pymdown-extensions",
    "pyyaml",
)
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def provenance(folder: ContentFolder, project: Path, site_url: str) -> bytes:
    """The file, for the content of `folder` in a checkout that `project` lies in."""
    found: dict[str, Any] = {
        "commit": commit_of(project),
        "content": content_hash(folder),
        "made": _made(os.environ),
        "site_url": site_url,
        "versions": {"python": platform.python_version(), **_versions()},
    }
    return indented_json({name: value for name, value in found.items() if value})


def content_hash(folder: ContentFolder) -> str:
    """A hash of the names and texts of all records and hand-written pages."""
    texts = {name: read.content for name, read in folder.files.items()}
    texts |= {name: text.encode() for name, text in folder.pages.items()}
    listed = (f"{hashlib.sha256(texts[name]).hexdigest()}  {name}\n" for name in sorted(texts))
    return f"sha256:{hashlib.sha256(''.join(listed).encode()).hexdigest()}"


def commit_of(project: Path) -> str | None:
    """The commit that is checked out; None outside a repository, or if it is kept in another way.

    Read from git's own files, because a build starts no other program.
    """
    for home in (project, *project.parents):
        git = home / ".git"
        try:
            if git.is_file():  # a working tree beside the main one
                git = home / _read(git).removeprefix("gitdir: ")
            if git.is_dir():
                return _head(git)
        except OSError:
            return None
    return None


def _head(git: Path) -> str | None:
    head = _read(git / "HEAD")
    if head.startswith("ref: "):
        head = _resolved(git, head.removeprefix("ref: "))
    return head if _COMMIT.fullmatch(head) else None


def _resolved(git: Path, name: str) -> str:
    """The commit a branch is at: in a file of its own, or in the list of all; else nothing."""
    common = git / _read(git / "commondir") if (git / "commondir").is_file() else git
    if (common / name).is_file():
        return _read(common / name)
    if (common / "packed-refs").is_file():
        for line in _read(common / "packed-refs").split("\n"):
            if line.endswith(f" {name}"):
                return line.partition(" ")[0]
    return ""


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()


def _made(environment: Mapping[str, str]) -> str | None:
    """The time that whoever builds wants to be named, in UTC."""
    seconds = environment.get("SOURCE_DATE_EPOCH", "")
    if not re.fullmatch(r"[0-9]{1,11}", seconds):
        return None
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).isoformat()


def _versions() -> dict[str, str]:
    """Package → its version, of those that are installed."""
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # another builder, or run from a checkout
            continue
    return found
