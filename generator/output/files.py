"""Writing files one by one: a reader sees the old content or the new, never half of it."""

import shutil
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_text(path: Path, text: str, instead_of: Path | None = None) -> None:
    """Writes a text file in UTF-8 with LF if it differs; never leaves half a file.

    A symbolic link is kept: its target is written. What it is `instead_of` goes when it is whole.
    """
    path, content = path.resolve(), text.encode()
    if not path.is_file() or path.read_bytes() != content:
        write_file(path, content)
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


def write_file(path: Path, content: bytes) -> None:
    """Writes a file atomically: a reader sees the old content or the new, never half of it.

    The new file keeps the permissions of the old one. Nothing half written is left when the disk is
    full, or somebody stops it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = _partial(path)
    try:
        partial.write_bytes(content)
        if path.exists():
            shutil.copymode(path, partial)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _partial(path: Path) -> Path:
    return path.with_name(f".{path.name}.partial")


def write_no_partial(path: Path) -> None:
    """Removes what a process that was killed has left of a file it was writing."""
    _partial(path).unlink(missing_ok=True)


def write_modes(paths: Iterable[Path]) -> None:
    """Lets everybody read files and folders, and only their owner write them, whatever the umask
    of this process is."""
    for path in paths:
        mode = path.stat().st_mode
        wanted = 0o755 if stat.S_ISDIR(mode) else 0o644
        if mode & 0o777 != wanted:
            path.chmod(wanted)
