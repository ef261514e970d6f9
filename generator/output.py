"""The only module that writes files."""

import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

MANIFEST = ".yuqi-guide-export.json"
_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS


@dataclass(frozen=True, slots=True)
class Synced:
    """What a synchronisation did, as paths relative to the folder.

    `foreign` are files in the way that it did not make; if there are any, it did nothing.
    """

    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def write_replacement(staged: Path, target: Path) -> None:
    """Replaces the folder `target` by `staged`, and removes the old one.

    On Linux and macOS the kernel exchanges the two in one step, so there is no moment without a
    complete folder. Elsewhere, or on a file system that cannot do it, it takes two renames;
    `write_recovery` repairs what an interruption between them leaves behind. When this raises an
    error, `target` is what it was.
    """
    _write_modes(staged)
    if not target.exists():
        staged.rename(target)
        return
    if not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
    if _write_exchange(staged, target):
        shutil.rmtree(staged, ignore_errors=True)  # the new one is there already
        return
    retired = _retired(target)
    target.rename(retired)
    try:
        staged.rename(target)
    except OSError:
        retired.rename(target)
        raise
    shutil.rmtree(retired, ignore_errors=True)


def _write_modes(folder: Path) -> None:
    """Lets everybody read all of a folder, whatever the umask of this process is."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


class Staging:
    """The folder in which this process builds the replacement of `target`.

    It is locked as long as it is held. The lock ends with the process, however that ends, so that
    whoever finds the folder knows whether it is still built in; its number alone may be another's.
    """

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(f".{target.name}.building-{os.getpid()}")
        self._lock: int | None = None

    def write_empty(self) -> None:
        """Makes the folder anew."""
        shutil.rmtree(self.path, ignore_errors=True)  # of a process that had the same number
        self.path.mkdir(parents=True)
        self._lock = _locked(self.path)

    def write_off(self) -> None:
        """Removes the folder, unless it has taken its place, and the lock."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _locked(folder: Path) -> int | None:
    """A lock of a folder, to be closed; None where it is locked, or the system has no such locks.

    Raises `OSError` where there is no such folder.
    """
    if fcntl is None:
        return None
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened


def write_recovery(target: Path) -> None:
    """Cleans up after killed processes: restores a folder that had been moved away, and removes
    what they were building."""
    for staged in target.parent.glob(f".{target.name}.building-*"):
        if (lock := _locked(staged)) is not None:
            shutil.rmtree(staged, ignore_errors=True)
            os.close(lock)
    retired = _retired(target)
    if retired.exists():
        if target.exists():
            shutil.rmtree(retired)
        else:
            retired.rename(target)


def _retired(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _write_exchange(one: Path, other: Path) -> bool:
    """Exchanges two paths atomically; False where the system cannot."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(*paths, _EXCHANGE) == 0)
        return bool(libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False


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
    made = before | {name: _digest(content) for name, content in files.items()}
    if made != before:
        _write_manifest(folder, made)
    written = []
    for name, content in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            _write_file(path, content)
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


def _differs(path: Path, content: bytes) -> bool:
    """Whether something else than this content stands at a path."""
    return path.exists() and not (path.is_file() and path.read_bytes() == content)


def _write_manifest(folder: Path, manifest: Mapping[str, str]) -> None:
    _write_file(folder / MANIFEST, json.dumps(dict(sorted(manifest.items())), indent=1).encode())


def write_text(path: Path, text: str, instead_of: Path | None = None) -> None:
    """Writes a text file in UTF-8 with LF if it differs; never leaves half a file.

    A symbolic link is kept: its target is written. What it is `instead_of` goes when it is whole.
    """
    path, content = path.resolve(), text.encode()
    if not path.is_file() or path.read_bytes() != content:
        _write_file(path, content)
    if instead_of:
        instead_of.unlink()


def write_part(root: Path, part: str, files: Mapping[str, bytes]) -> None:
    """Makes `part`, a folder below `root`, hold exactly these files among those of their suffixes.

    Files with other suffixes are left alone.
    """
    for path, content in files.items():
        write_text(root / path, content.decode())
    kinds = {Path(path).suffix for path in files}
    for old in (root / part).rglob("*"):
        if old.suffix in kinds and old.relative_to(root).as_posix() not in files:
            old.unlink()


def _read_manifest(folder: Path) -> dict[str, str]:
    """What an earlier run made; empty if the manifest is missing or was tampered with."""
    root = folder.resolve()
    try:
        manifest = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(manifest, dict):
        return {}
    return {
        name: digest
        for name, digest in manifest.items()
        if isinstance(digest, str) and (root / name).resolve().is_relative_to(root)
    }


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write_file(path: Path, content: bytes) -> None:
    """Writes a file atomically: a reader sees the old content or the new, never half of it.

    The new file keeps the permissions of the old one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(content)
    if path.exists():
        shutil.copymode(path, partial)
    partial.replace(path)


def _write_no_empty_parents(path: Path, folder: Path) -> None:
    """Removes the folders above a deleted file that are empty now, up to `folder`."""
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()
