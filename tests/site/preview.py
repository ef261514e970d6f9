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
from urllib.error import URLError

from tests.conftest import HERE, Folder

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


@contextmanager
def serving(project: Path, log: Path) -> Iterator[Served]:
    """Runs the preview of a project."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
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


def until(what: Callable[[], bool]) -> bool:
    """Whether something becomes true before patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if what():
                return True
        except URLError:
            pass
        time.sleep(0.05)
    return False
