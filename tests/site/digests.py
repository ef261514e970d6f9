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


def digest_of_content(site: Path) -> dict[str, str]:
    """The same of a site without `build.json`, which alone may differ when the content does not."""
    return {path: value for path, value in digest(site).items() if path != "build.json"}
