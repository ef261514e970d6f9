"""What takes long to make is made once for a run of the tests, however many workers share it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 600.0  # seconds another worker may need


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds a lock on a file that need not exist; it is let go even when a worker dies."""
    with path.open("w", encoding="utf-8") as file:
        end = time.monotonic() + PATIENCE
        while not _taken(file.fileno()):
            assert time.monotonic() < end, f"{path} is still locked"
            time.sleep(0.05)
        yield  # closing the file lets go


def _taken(descriptor: int) -> bool:
    """Whether the lock is ours now."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that `make` fills for the first worker who asks; the others get it as it is."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # one folder above those of the workers
    folder, done = base / name, base / f"{name}.done"
    with locked(base / f"{name}.lock"):
        if not done.exists():
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
