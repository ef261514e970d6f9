"""A running preview of a project, for tests."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import HERE, WRITTEN, Folder, minimal
from tests.site.conftest import small_project

PATIENCE = 180.0  # seconds; a full build of the real content takes seven on a free machine


class Served:
    """A running preview of a project."""

    def __init__(self, project: Path, port: int, log: Path) -> None:
        self.project = project
        self.root = f"http://127.0.0.1:{port}/"
        self.log = log

    def fetch(self, address: str) -> bytes:
        """A file as it is served."""
        with urllib.request.urlopen(self.root + address, timeout=PATIENCE) as answer:
            return bytes(answer.read())

    def read(self, address: str) -> str:
        """A page as it is served."""
        return self.fetch(address).decode("utf-8")

    def state(self) -> dict[str, Any]:
        """What the preview tells open pages."""
        return dict(json.loads(self.fetch("_preview/state")))

    def change(self, file: str, old: str, new: str) -> None:
        """Saves a change of the content and waits until the preview has followed."""
        before = self.state()["seen"]
        Folder(self.project / "content").change(file, old, new)
        assert until(lambda: self.state()["seen"] != before), self.log.read_text("utf-8")

    def save(self, file: str, text: str) -> bool:
        """Saves a file of the project; whether the preview has noticed."""
        before = self.state()["seen"]
        (self.project / file).write_text(text, encoding="utf-8")
        return until(lambda: self.state()["seen"] != before)

    def restore(self) -> None:
        """Takes back what a test has changed in the small knowledge base, file by file."""
        folder = Folder(self.project / "content")
        for file, good in WRITTEN.items():
            if (folder.path / file).read_bytes() != good:
                before = self.state()["seen"]
                (folder.path / file).write_bytes(good)
                assert until(lambda before=before: self.state()["seen"] != before)
        assert self.state()["problems"] == []


@contextmanager
def serving(project: Path, log: Path) -> Iterator[Served]:
    """Runs the preview of a project."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "preview", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, **HERE, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        served = Served(project, port, log)
        try:
            assert until(lambda: bool(served.fetch(""))), log.read_text("utf-8")
            yield served
        finally:
            process.terminate()
            process.wait()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The preview of a small project, for the tests of a file."""
    home = tmp_path_factory.mktemp("small")
    minimal(home / "content")
    with serving(small_project(home), home / "log.txt") as served:
        yield served


@pytest.fixture
def served(running: Served) -> Iterator[Served]:
    """The preview of the small knowledge base, as no test has changed it yet."""
    yield running
    running.restore()


def until(what: Callable[[], bool]) -> bool:
    """Whether something becomes true before patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if what():
                return True
        except OSError:  # nobody listens yet, or one server gives way to another
            pass
        time.sleep(0.05)
    return False
