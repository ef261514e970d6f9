"""What a folder holds, to compare two sites."""

import hashlib
from pathlib import Path


def digest(folder: Path) -> dict[str, str]:
    """Path → hash of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
