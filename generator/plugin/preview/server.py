"""The preview's own part of the server: tells the open page what has changed and what is wrong.

Nothing of it is ever written into a site: the script is added to pages as they are served.
"""

import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from itertools import count
from pathlib import Path
from threading import Condition
from typing import Any
from urllib.parse import parse_qs, quote

from generator.plugin.preview.door import Application
from generator.plugin.preview.empty import PAGE
from generator.plugin.preview.failure import Failure
from generator.source.problem import Problem
from generator.source.report import format_text

PREFIX = "/_preview/"
HOLD = 30.0  # seconds a browser is left waiting for news
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
# Styles and scripts carry a hash of their content in their names.
HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:css|js|svg)$")
_SERVERS = count()  # one waits for settings that can be read, and another one follows
FOREVER = ("Cache-Control", "max-age=31536000, immutable")


class PreviewServer:
    """A WSGI application around MkDocs' own, which serves the files."""

    def __init__(
        self, project: Path, application: Application, refresh: Callable[[str], None]
    ) -> None:
        self._project = project
        self._application = application
        self._refresh = refresh
        self._number = next(_SERVERS)
        self._news = Condition()
        self._revision = 0  # how often open pages were told something
        self._version = 0  # how often the pages have changed
        self._problems: tuple[Problem, ...] = ()
        self._failure: Failure | None = None

    def announce(
        self, problems: Sequence[Problem], failure: Failure | None = None, *, renewed: bool
    ) -> None:
        """Tells all open pages what is wrong now, and whether to load themselves anew."""
        with self._news:
            self._revision += 1
            self._version += renewed
            self._problems, self._failure = tuple(problems), failure
            self._news.notify_all()

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answers one request."""
        path = environ["PATH_INFO"]
        if path.startswith("/livereload/"):  # MkDocs' script asks too; ours does the reloading
            self._await(self._revision)
            return _respond(start_response, "text/plain", b"0")
        if path == f"{PREFIX}state":
            seen, revision = parse_qs(environ.get("QUERY_STRING", "")).get("seen"), self._revision
            if seen == [self._name(revision)]:
                self._await(revision)
            return _respond(start_response, "application/json", self._state())
        if path.startswith(PREFIX):
            return _serve_own(path.removeprefix(PREFIX), start_response)
        return self._served(environ, start_response)

    def _await(self, revision: int) -> None:
        with self._news:
            self._news.wait_for(lambda: self._revision != revision, timeout=HOLD)

    def _name(self, number: int) -> str:
        """A number that another server, started later at the same address, will not use."""
        return f"{os.getpid()}-{self._number}.{number}"

    def _state(self) -> bytes:
        with self._news:
            state = {
                "seen": self._name(self._revision),
                "version": self._name(self._version),
                "problems": [
                    *([self._shown_failure(self._failure)] if self._failure else []),
                    *(self._shown(problem) for problem in self._problems),
                ],
            }
        return json.dumps(state, ensure_ascii=False).encode()

    def _shown(self, problem: Problem) -> dict[str, str]:
        """A problem as on the terminal, and the address that opens its place in an editor."""
        place = problem.place
        editor = _editor(self._project / place.path, place.line, place.column)
        spot = f"{place.path}:{place.line}:{place.column}"
        return {"text": format_text(problem), "place": spot, "editor": editor}

    def _shown_failure(self, failure: Failure) -> dict[str, str]:
        """Why there are no new pages, as a problem is shown."""
        file = failure.file
        if file.is_relative_to(self._project):
            file = file.relative_to(self._project)
        spot = f"{file.as_posix()}:{failure.line}:{failure.column}"
        editor = _editor(failure.file, failure.line, failure.column)
        return {"text": f"{spot}: {failure.text}", "place": spot, "editor": editor}

    def _served(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """What MkDocs serves; pages with the script that listens here."""
        version = self._name(self._version)  # before the page is read: it may be newer, not older
        self._refresh(environ["PATH_INFO"])
        answer: list[Any] = []

        def note(status: str, headers: list[tuple[str, str]], *rest: Any) -> None:
            answer[:] = [status, headers, *rest]

        body = self._application(environ, note)
        status, headers, *_ = answer
        if not dict(headers).get("Content-Type", "").startswith("text/html"):
            named = HASHED.search(environ["PATH_INFO"]) and status.startswith("200")
            start_response(status, [*headers, FOREVER] if named else headers)
            return body
        page = b"".join(body)
        if status.startswith("404") and (self._problems or self._failure):
            status, page = "200 OK", PAGE.encode()  # it may be there as soon as they are mended
        if callable(close := getattr(body, "close", None)):
            close()
        script = f'<script src="{PREFIX}preview.js" data-version="{version}"></script>'.encode()
        before, end, after = page.rpartition(b"</body>")
        page = before + script + end + after if end else page + script
        kept = [header for header in headers if header[0] != "Content-Length"]
        start_response(status, [*kept, ("Content-Length", str(len(page)))])
        return [page]


def _editor(file: Path, line: int, column: int) -> str:
    """The address that opens a place in VS Code."""
    return f"vscode://file/{quote(file.as_posix().lstrip('/'))}:{line}:{column}"


def _respond(start_response: Callable[..., Any], kind: str, body: bytes) -> Iterable[bytes]:
    headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
    start_response("200 OK", [*headers, ("Cache-Control", "no-store")])
    return [body]


def _serve_own(name: str, start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The script and the style of the overlay."""
    file = files("generator.plugin.preview") / name
    if "/" in name or Path(name).suffix not in TYPES or not file.is_file():
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"404"]
    return _respond(start_response, TYPES[Path(name).suffix], file.read_bytes())
