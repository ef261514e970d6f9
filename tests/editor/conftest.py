"""One editor for all tests of a run."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.client import Editor
from tests.install_editor import is_installed


@pytest.fixture(scope="session")
def editor(root: Path) -> Iterator[Editor]:
    """An editor with the repository open."""
    assert is_installed(), "run: python tests/install_editor.py"
    settings = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
    opened = Editor(root, settings)
    yield opened
    opened.close()
