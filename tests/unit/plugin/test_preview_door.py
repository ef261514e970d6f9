"""Who may ask the preview, and what no address can make it do."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from mkdocs.livereload import LiveReloadServer

from generator.plugin.preview.door import Door
from generator.plugin.preview.server import PreviewServer

SECRET = b"nobody's business"
OWN = ("localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:65535", "[::1]", "[::1]:8000")
FOREIGN = (
    "",
    "evil.example",
    "evil.example:8000",
    "localhost.evil.example",
    "evil.localhost",
    "evillocalhost:8000",
    "127.0.0.1.evil.example:8000",
    "127.0.0.2",
    "localhost@evil.example",
    "localhost,evil.example",  # two headers, as WSGI joins them
    "localhost:8000:8000",
    "localhost:",
    "localhost/",
    " localhost",
    "localhost\n",
    "ｌocalhost",
    "[::1",
    "::1",
    "0.0.0.0",
    "*",
)
# As they arrive, before WSGI has undone the percent signs.
ODD = (
    "/%00",
    "/steps/%00/",
    "/steps%00.html",
    "/%0d%0aSet-Cookie:%20a=b",
    "/%7f",
    "/%",
    "/%zz",
    "/%ff%fe",
    "/%c0%ae%c0%ae/secret.txt",
    "/%ed%a0%80",
    "/../secret.txt",
    "/..",
    "/steps/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%2fsecret.txt",
    "/.%2e/secret.txt",
    "/%252e%252e/secret.txt",
    "/....//secret.txt",
    "/..;/secret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/%5c%5cevil.example%5cshare",
    "/C:/secret.txt",
    "/C:%5csecret.txt",
    "/secret.txt::$DATA",
    "//steps",  # would lead a browser to a host named steps
    "//evil.example/%2e%2e",
    "/steps//",
    "http://evil.example/",
    "*",
    "",
    "/" + "a" * 5000,
    "/" + "a/" * 900,
    "/steps/" * 2000,
    "/%E4%BD%A0%E5%A5%BD/",
    "/steps/index.html/",
    "/steps/index.html/more",
    "/_preview/",
    "/_preview/../server.py",
    "/_preview/%2e%2e/server.py",
    "/_preview/server.py",
    "/_preview/door.py",
    "/_preview/state/x",
    "/livereload/x/y",
)


class Preview:
    """A whole preview server that is asked without a network."""

    def __init__(self, site: Path, host: str = "127.0.0.1", mount: str = "/") -> None:
        self.server = LiveReloadServer(
            builder=str, host="127.0.0.1", port=0, root=str(site), mount_path=mount
        )
        self.server._watched_paths = {"x": 1}  # as one that follows a project
        self.asked: list[str] = []
        self.preview = PreviewServer(site, self.server.serve_request, self.asked.append)
        self.door = Door(host, self.preview)

    def ask(self, path: str, host: str = "localhost", method: str = "GET") -> tuple[str, bytes]:
        """The status and the body of an answer to one request."""
        statuses: list[str] = []

        def start(status: str, *_: Any) -> None:
            statuses.append(status)

        environ = {
            "REQUEST_METHOD": method,
            "HTTP_HOST": host,
            "PATH_INFO": unquote(path, "latin-1"),  # as wsgiref does
        }
        answer = self.door(environ, start)
        body = b"".join(answer)
        if callable(close := getattr(answer, "close", None)):
            close()
        return statuses[-1], body


Make = Callable[..., Preview]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes a preview of a site beside which a secret lies."""
    monkeypatch.setattr("generator.plugin.preview.server.HOLD", 0.0)
    monkeypatch.chdir(tmp_path)
    site = tmp_path / "site"
    for name, text in (
        ("index.html", "<body>home</body>"),
        ("steps/index.html", "<body>steps</body>"),
        ("data/v1/a.json", "{}"),
    ):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_bytes(SECRET)
    with ExitStack() as stack:

        def made(*arguments: str) -> Preview:
            preview = Preview(site, *arguments)
            stack.callback(preview.server.server_close)
            return preview

        yield made


def test_it_answers_to_its_own_names(make: Make) -> None:
    preview = make()
    for host in OWN:
        status, body = preview.ask("/", host)
        assert (status, b"home" in body) == ("200 OK", True), host


def test_a_foreign_name_is_turned_away_from_everything(make: Make) -> None:
    preview = make()
    for host in FOREIGN:
        for path in ("/", "/steps/", "/_preview/state", "/_preview/preview.js", "/livereload/1/2"):
            status, body = preview.ask(path, host)
            assert status == "403 Forbidden", (host, path)
            assert "127.0.0.1" in body.decode()
            assert "--dev-addr" in body.decode()
    assert preview.asked == [], "nothing is made for a stranger"


def test_a_request_without_a_name_is_turned_away(make: Make) -> None:
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}
    refusal = make().door.refusal(environ)
    assert refusal is not None
    assert refusal.status == "403 Forbidden"


@pytest.mark.parametrize(
    ("configured", "taken", "refused"),
    [
        ("192.168.1.5", ["192.168.1.5:8000", "localhost"], ["192.168.1.6", "evil.example"]),
        ("fe80::1", ["[fe80::1]:8000", "[::1]"], ["[fe80::2]", "fe80::1"]),
        ("localhost", ["localhost:8000", "127.0.0.1"], ["evil.example"]),
        # Seen from a phone: by any number, never by a name.
        ("0.0.0.0", ["192.168.1.5:8000", "[fe80::2]"], ["evil.example", "phone.local", "1.2.3"]),
        ("::", ["10.0.0.1", "[::1]:1"], ["evil.example", "[::zz]"]),
    ],
)
def test_the_configured_address_is_its_own_too(
    make: Make, configured: str, taken: list[str], refused: list[str]
) -> None:
    preview = make(configured)
    assert [preview.ask("/", host)[0] for host in taken] == ["200 OK"] * len(taken)
    assert {preview.ask("/", host)[0] for host in refused} == {"403 Forbidden"}


@pytest.mark.parametrize("mount", ["/", "/guide/"])
def test_odd_addresses_are_answered_and_lead_nowhere(
    make: Make, mount: str, caplog: pytest.LogCaptureFixture
) -> None:
    preview = make("127.0.0.1", mount)
    for path in (*ODD, *(mount.rstrip("/") + path for path in ODD if path.startswith("/"))):
        with caplog.at_level(logging.ERROR):
            status, body = preview.ask(path)
        leads = path in ("/livereload/x/y", "/guide/steps/index.html/", "/steps/index.html/")
        assert status.startswith("404") or leads, path
        assert SECRET not in body, path
        assert b"import " not in body, path
    assert caplog.text == "", "no address breaks the server"


def test_real_addresses_are_served(make: Make) -> None:
    preview = make("127.0.0.1", "/guide/")
    assert preview.ask("/guide/steps/")[1].startswith(b"<body>steps")
    assert preview.ask("/guide/steps")[0] == "302 Found"
    assert preview.ask("/guide/data/v1/a.json") == ("200 OK", b"{}")
    assert preview.ask("/_preview/preview.css")[0] == "200 OK"
    assert preview.ask("/nowhere/")[0] == "404 Not Found"


def test_only_asking_is_answered(make: Make) -> None:
    preview = make()
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "get"):
        assert preview.ask("/", method=method)[0] == "405 Method Not Allowed"
