"""The preview follows the content, and keeps the last good site while the content is wrong."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.conftest import Folder

PATIENCE = 30.0  # seconds; a rebuild of the small project takes about one

Read = Callable[[str], str]


@pytest.fixture
def served(project: Path, tmp_path: Path) -> Iterator[tuple[Read, Path]]:
    """Reads a page of the running preview; and its log."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )

        def read(address: str) -> str:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}", timeout=10) as page:
                return str(page.read().decode("utf-8"))

        try:
            yield read, log
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
        time.sleep(0.1)
    return False


def test_preview_follows_the_content_and_survives_a_slip(
    served: tuple[Read, Path], folder: Folder, project: Path
) -> None:
    read, log = served
    page = "steps/calm/"
    assert until(lambda: "先停下来。" in read("steps/calm/"))

    folder.change("steps/calm.yml", "先停下来。", "先坐一会儿。")
    assert until(lambda: "先坐一会儿。" in read(page))

    folder.change("steps/calm.yml", "summary:", "sumary:")
    assert until(lambda: "FLD001" in log.read_text(encoding="utf-8"))
    assert "先坐一会儿。" in read(page), "the last good site is still there"

    folder.change("steps/calm.yml", "sumary: 先坐一会儿。", "summary: 再站起来。")
    assert until(lambda: "再站起来。" in read(page))
    assert "Traceback" not in log.read_text(encoding="utf-8")
    assert not (project / "site").exists(), "a preview writes no site"
