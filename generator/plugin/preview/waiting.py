"""A preview that waits where MkDocs ends: for settings that cannot be read, or a first build that
fails.

An empty page is served in its place, with what is wrong over it, until a file has changed.
"""

import logging
import os
import socket
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from mkdocs.commands.serve import serve

from generator.plugin.preview.door import Door
from generator.plugin.preview.failure import Failure, LoggedErrors, failure_of
from generator.plugin.preview.server import PreviewServer

_LOOK_EVERY = 0.2  # seconds between two looks at the files
SETTINGS = "mkdocs.yml"
_log = logging.getLogger("mkdocs.preview")


def run_preview(project: Path, host: str, port: int) -> None:
    """Previews a project until somebody stops it."""
    speak()
    while (failure := _served(project, host, port)) is not None:
        _log.error("%s:%s:%s: %s", failure.file.name, failure.line, failure.column, failure.text)
        _log.info("预览在 http://%s:%s/ 等着：改好保存，它自己开始。", host, port)
        _wait(failure, project, host, port)


def speak() -> None:
    """Lets MkDocs say on the terminal what it does; its own command has a handler of its own."""
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False


def is_free(host: str, port: int) -> bool:
    """Whether nobody else listens at an address."""
    with socket.socket(_family(host)) as probe:
        if os.name != "nt":  # where it would take an address from whoever has it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _served(project: Path, host: str, port: int) -> Failure | None:
    """Lets MkDocs serve until it is stopped; why it could not begin, else None."""
    shown = f"[{host}]" if ":" in host else host
    with LoggedErrors() as logged:
        try:
            serve(config_file=str(project / SETTINGS), dev_addr=f"{shown}:{port}")
        except Exception as error:  # whatever it is: the next save may mend it
            return failure_of(error, logged.texts, project / SETTINGS)
    return None


def _wait(failure: Failure, project: Path, host: str, port: int) -> None:
    """Shows open pages what is wrong until a file has changed."""
    preview = PreviewServer(project, _no_page, lambda _: None)
    preview.announce((), failure, renewed=False)
    server = _Server((host, port), _family(host))
    server.set_app(Door(host, preview))
    thread = Thread(target=server.serve_forever, args=(_LOOK_EVERY,), daemon=True)
    thread.start()
    try:
        before = _state(failure, project)
        while _state(failure, project) == before:
            time.sleep(_LOOK_EVERY)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        preview.announce((), failure, renewed=False)  # pages that wait here ask whoever follows


def _state(failure: Failure, project: Path) -> frozenset[tuple[str, int, int]]:
    """What is in the project's folder, and in the one of the file that is to blame."""
    found = set()
    blamed = failure.file.relative_to(project).parts[0] if project in failure.file.parents else ""
    inside = (project / blamed).rglob("*") if blamed else ()
    for file in (*project.iterdir(), *inside):
        with suppress(OSError):
            status = file.stat()
            found.add((str(file), status.st_mtime_ns, status.st_size))
    return frozenset(found)


def _no_page(_: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """There is no page yet."""
    start_response("404 Not Found", [("Content-Type", "text/html; charset=utf-8")])
    return [b""]


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


class _Handler(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class _Server(ThreadingMixIn, WSGIServer):
    """A server for the few files of an empty page."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], family: socket.AddressFamily) -> None:
        self.address_family = family
        super().__init__(address, _Handler)
