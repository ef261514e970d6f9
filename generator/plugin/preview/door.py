"""Who may ask the preview, and for what: turned away is whatever no page of ours would send.

A preview listens on this machine only, but any site a browser has open can make that browser ask
it, under a name of its own that leads to 127.0.0.1, and then read the answer. So a request must
name the preview as its author does.
"""

import re
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any, NamedTuple

OWN_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_NAMED = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::[0-9]{1,5})?", re.IGNORECASE)
# Signs that no file of a site has in its name: control characters, what Windows takes for a
# folder or a drive, and a folder without a name, which a browser may take for a host.
_ODD = re.compile(r"[\x00-\x1f\x7f\\:]|//")
_LONGEST = 2000  # characters; the longest address of the site is far shorter

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Refusal(NamedTuple):
    """Why a request is turned away."""

    status: str
    reason: str


class Door:
    """A WSGI application before another one, which is asked only what its own pages ask."""

    def __init__(self, host: str, application: Application) -> None:
        """`host` is the name or number the preview listens on, as configured."""
        self._names = OWN_NAMES | {_written(host)}
        self._anywhere = _is_anywhere(host)
        self._application = application

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answers one request."""
        refusal = self.refusal(environ)
        if refusal is None:
            return self._application(environ, start_response)
        body = f"{refusal.reason}\n".encode()
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", f"{len(body)}"),
        ]
        start_response(refusal.status, headers)
        return [body]

    def refusal(self, environ: dict[str, Any]) -> Refusal | None:
        """Why a request is turned away; None when it may pass."""
        if not self._is_own(environ.get("HTTP_HOST", "")):
            names = "、".join(sorted(self._names))
            return Refusal(
                "403 Forbidden", f"预览只回答自己的地址：{names}。要从别处看，用 --dev-addr 写明。"
            )
        if environ["REQUEST_METHOD"] != "GET":
            return Refusal("405 Method Not Allowed", "预览只给人看，不收东西。")
        if _is_odd(environ["PATH_INFO"]):
            return Refusal("404 Not Found", "没有这个地址。")
        return None

    def _is_own(self, named: str) -> bool:
        """Whether a Host header names this preview, whatever the port: that may be forwarded."""
        found = _NAMED.fullmatch(named)
        if found is None:
            return False
        name = found["name"].lower()
        return name in self._names or (self._anywhere and _is_number(name))


def _written(host: str) -> str:
    """A host as a Host header writes it."""
    return f"[{host}]" if ":" in host else host.lower()


def _is_number(name: str) -> bool:
    """Whether a host is given by its number, which no foreign name can stand for."""
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _is_anywhere(host: str) -> bool:
    """Whether a preview listens on all numbers of this machine, to be seen on a phone."""
    return _is_number(host) and ip_address(host).is_unspecified


def _is_odd(path: str) -> bool:
    """Whether no file of any site stands at an address; `path` as WSGI spells it."""
    try:
        address = path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return True
    above = ".." in address.split("/")
    return (
        not address.startswith("/") or above or len(path) > _LONGEST or bool(_ODD.search(address))
    )
