"""Putting a finished folder in the place of another: the old one or the new one, never half."""

import ctypes
import errno
import glob
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType

from generator.output.files import write_modes

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS


def write_replacement(staged: Path, target: Path) -> None:
    """Replaces the folder `target` by `staged`, and removes the old one.

    On Linux and macOS the kernel exchanges the two in one step, so there is no moment without a
    complete folder. Elsewhere, or on a file system that cannot do it, it takes two renames;
    `write_recovery` repairs what an interruption between them leaves behind. When this raises an
    error, `target` is what it was.
    """
    write_modes((staged, *staged.rglob("*")))
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


class Staging:
    """The folder in which this process builds the replacement of `target`.

    It is locked as long as it is held. The lock ends with the process, however that ends, so that
    whoever finds the folder knows whether it is still built in; its number alone may be another's.
    """

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(f".{target.name}.building-{os.getpid()}")
        self._lock: int | None = None

    def write_empty(self) -> None:
        """Makes the folder anew, until it is ours: a build that begins at the same moment may take
        it for a rest, before it is locked."""
        while True:
            shutil.rmtree(self.path, ignore_errors=True)  # of a process that had the same number
            self.path.mkdir(parents=True)
            with suppress(FileNotFoundError, BlockingIOError):
                self._lock = _locked(self.path)
                if self._lock is None or os.path.samestat(os.fstat(self._lock), self.path.stat()):
                    return
                os.close(self._lock)

    def write_off(self) -> None:
        """Removes the folder, unless it has taken its place, and the lock."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _locked(folder: Path) -> int | None:
    """A lock of a folder, to be closed; None where the system has no such locks.

    Raises `BlockingIOError` where it is locked, and `OSError` where there is no such folder.
    """
    if fcntl is None:
        return None
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(opened)
        if isinstance(error, BlockingIOError):
            raise
        return None
    return opened


def write_recovery(target: Path) -> None:
    """Cleans up after killed processes: restores a folder that had been moved away, and removes
    what they were building."""
    for staged in target.parent.glob(f".{glob.escape(target.name)}.building-*"):
        with suppress(FileNotFoundError, BlockingIOError):  # somebody else's, or just taken away
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
