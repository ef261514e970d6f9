"""Making a folder hold some files, and remembering which of those in it are ours."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.output.files import write_file, write_modes, write_no_partial

MANIFEST = ".yuqi-guide-export.json"


@dataclass(frozen=True, slots=True)
class Synced:
    """What a synchronisation did, as paths relative to the folder.

    `foreign` are files in the way that it did not make; if there are any, it did nothing.
    """

    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def write_folder(files: Mapping[str, bytes], folder: Path) -> Synced:
    """Makes `folder` hold `files` (relative path → content).

    Writes only what differs, deletes what an earlier run made and this one does not, and touches
    nothing else: a foreign file in the way stops it before anything is written. A manifest records
    what was made; a stale file that somebody has changed since is left alone.
    """
    before = _read_manifest(folder)
    new = files.keys() - before.keys()
    if foreign := [name for name in files if name in new and _differs(folder / name, files[name])]:
        return Synced(foreign=tuple(foreign))
    folder.mkdir(parents=True, exist_ok=True)
    for name in before:
        write_no_partial(folder / name)
    made = before | {name: _digest(content) for name, content in files.items()}
    if made != before:
        _write_manifest(folder, made)
    written = []
    for name, content in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            write_file(path, content)
            written.append(name)
    deleted = []
    for name, digest in before.items():
        path = folder / name
        if name not in files and path.is_file() and _digest(path.read_bytes()) == digest:
            path.unlink()
            _write_no_empty_parents(path, folder)
            deleted.append(name)
    manifest = {name: _digest(content) for name, content in files.items()}
    if manifest != made:
        _write_manifest(folder, manifest)
    return Synced(tuple(written), tuple(deleted))


def write_served_folder(files: Mapping[str, bytes], folder: Path) -> Synced:
    """As `write_folder`, for a server: it may read all that is in it, whatever the umask of this
    process is, and was when some of it was made."""
    before = os.umask(0o022)  # of all that is made from here on; a mode set later would be a gap
    try:
        made = (folder / name for name in _read_manifest(folder))
        there = [path for path in made if path.is_file()]
        within = {above for path in there for above in path.parents if folder in above.parents}
        write_modes((*within, *there))
        return write_folder(files, folder)
    finally:
        os.umask(before)


def _differs(path: Path, content: bytes) -> bool:
    """Whether something else than this content stands at a path."""
    return path.exists() and not (path.is_file() and path.read_bytes() == content)


def _write_manifest(folder: Path, manifest: Mapping[str, str]) -> None:
    write_file(folder / MANIFEST, json.dumps(dict(sorted(manifest.items())), indent=1).encode())


def _read_manifest(folder: Path) -> dict[str, str]:
    """What an earlier run made; empty if the manifest is missing or was tampered with."""
    root = Path(os.path.realpath(folder))
    try:
        manifest = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(manifest, dict):
        return {}
    return {
        name: digest
        for name, digest in manifest.items()
        if isinstance(digest, str) and Path(os.path.realpath(root / name)).is_relative_to(root)
    }


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write_no_empty_parents(path: Path, folder: Path) -> None:
    """Removes the folders above a deleted file that are empty now, up to `folder`."""
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()
