"""The tests of the room that writes."""

from pathlib import Path

from generator.output import MANIFEST


def held(folder: Path) -> dict[str, str]:
    """Every file below a folder with its content, the manifest aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }
