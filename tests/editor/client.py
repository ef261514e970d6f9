"""Speaks to the YAML language server as an editor does: opens files, hears what is wrong."""

import json
import subprocess
import threading
import time
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from tests.install_editor import SERVER, node

WAIT = 60.0  # seconds; an answer takes far less, a machine under load may take longer
_PROBE = "content/tips/probe.yml"


class Editor:
    """One editor with one folder open and the settings of `.vscode/settings.json`."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self._folder = folder
        self._yaml: dict[str, Any] = {}
        for key, value in settings.items():
            if key.startswith("yaml."):
                place = self._yaml
                *outer, last = key.split(".")[1:]
                for name in outer:
                    place = place.setdefault(name, {})
                place[last] = value
        self._process = subprocess.Popen(
            [node()[0], SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._answers: Queue[dict[str, Any]] = Queue()
        self._notes: Queue[dict[str, Any]] = Queue()
        self._count = 0
        self._version = 0
        self._lock = threading.Lock()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        uri = folder.as_uri()
        self.ask(
            "initialize",
            {
                "processId": None,
                "locale": "zh-cn",
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": "guide"}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "publishDiagnostics": {},
                        "hover": {"contentFormat": ["markdown"]},
                        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                    },
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._yaml}})
        self._wait_for_the_settings()

    def diagnostics(self, files: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
        """What the server says of texts opened under file names below the folder."""
        for file, text in files.items():
            self.open(file, text)
        found: dict[str, list[dict[str, Any]]] = {}
        while len(found) < len(files):
            note = self._next(self._notes)
            if note["method"] == "textDocument/publishDiagnostics":
                file = self._file(note["params"]["uri"])
                if file in files:
                    found[file] = note["params"]["diagnostics"]
        self._close(set(files))
        return found

    def _close(self, files: set[str]) -> None:
        """Closes texts; the server takes back what it said of each."""
        for file in files:
            self._tell("textDocument/didClose", {"textDocument": {"uri": self._uri(file)}})
        while files:
            note = self._next(self._notes)
            if note["method"] == "textDocument/publishDiagnostics":
                files = files - {self._file(note["params"]["uri"])}

    def _wait_for_the_settings(self) -> None:
        """Opens a text with a mistake until the server sees the mistake."""
        end = time.monotonic() + WAIT
        while not self.diagnostics({_PROBE: "titel: 一\n"})[_PROBE]:
            assert time.monotonic() < end, "the language server does not take its settings"

    def open(self, file: str, text: str) -> None:
        """Opens a text."""
        self._version += 1  # the server keeps what it parsed by name and version
        document = {"uri": self._uri(file), "languageId": "yaml", "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document | {"version": self._version}})

    def at(self, method: str, file: str, line: int, column: int) -> Any:
        """The answer to a question about a place; line and column count from 1."""
        place = {"line": line - 1, "character": column - 1}
        return self.ask(method, {"textDocument": {"uri": self._uri(file)}, "position": place})

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Asks and waits for the answer."""
        self._count += 1
        self._send({"id": self._count, "method": method, "params": params})
        answer = self._next(self._answers)
        assert answer["id"] == self._count, answer
        assert "error" not in answer, answer
        return answer["result"]

    def close(self) -> None:
        """Ends the server."""
        self.ask("shutdown", {})
        self._tell("exit", {})
        self._process.wait(WAIT)
        self._listener.join(WAIT)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def _next(self, queue: Queue[dict[str, Any]]) -> dict[str, Any]:
        try:
            return queue.get(timeout=WAIT)
        except Empty:
            raise AssertionError("the language server does not answer") from None

    def _uri(self, file: str) -> str:
        return (self._folder / file).as_uri()

    def _file(self, uri: str) -> str:
        return uri.removeprefix(self._folder.as_uri() + "/")

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream is not None
        with self._lock:
            stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            stream.flush()

    def _listen(self) -> None:
        """Sorts what the server sends, and answers its questions about the settings."""
        stream = self._process.stdout
        assert stream is not None
        while True:
            length = 0
            while line := stream.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            if not length:
                return
            message = json.loads(stream.read(length))
            if "method" not in message:
                self._answers.put(message)
            elif "id" in message:
                self._send({"id": message["id"], "result": self._reply(message)})
            else:
                self._notes.put(message)

    def _reply(self, message: dict[str, Any]) -> Any:
        if message["method"] == "workspace/configuration":
            return [
                self._yaml if item.get("section") == "yaml" else {}
                for item in message["params"]["items"]
            ]
        return None
