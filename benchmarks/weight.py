"""What the first view of a page weighs: bytes and requests of each kind of page, by file.

    python benchmarks/weight.py [--site FOLDER] [--files] [--serve PORT]

builds the site, or takes a built one; serves it compressed as hosts do (gzip, level 6) and opens
one page of each kind in Chromium, on a phone, nothing cached. Counted are the bodies as they were
sent; headers, which differ from host to host, are not. `--files` names every file; `--serve` only
serves, for other tools such as Lighthouse. The limits are those this project promises itself.
"""

import argparse
import gzip
import http.server
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Response

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.serving import browsing  # noqa: E402 - needs the path above
from tests.site.building import build  # noqa: E402

PHONE = {"width": 360, "height": 780}
# Kind of page → its address, and the most kilobytes (1,000 bytes) its first view may take.
PAGES = {
    "home": ("", 60),
    "question": ("questions/cannot-pay/", 60),
    "stage": ("stages/first-calls/", 60),
    "step": ("steps/verify-caller/", 60),
    "timeline": ("timeline/", 75),
    "rules": ("rules/", None),
    "contacts": ("contacts/", None),
    "search": ("search/#q=催收电话", None),
    "404": ("404.html", None),
}
MOST_REQUESTS = 12
# A name with a hash in it never means another content; `hosting/` says the same to real hosts.
LASTING = re.compile(r"/assets/.+\.[0-9a-f]{8}\.[a-z0-9]+$|/search/[0-9a-f]{12}/[^/]+$")
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml")


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a host does that compresses."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        found = path.is_file()
        path = path if found else Path(self.translate_path("/404.html"))
        packed = path.suffix in COMPRESSED
        body = _packed(path) if packed else path.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        lasting = LASTING.search(path.as_posix())
        self.send_header("Cache-Control", "max-age=31536000, immutable" if lasting else "no-cache")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Says nothing."""


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[str]:
    """The address at which a folder is served, compressed."""
    handler = partial(Compressed, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def weigh(browser: Browser, address: str) -> dict[str, int]:
    """Address of every file that the first view of a page asks for → its bytes on the wire."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    weights = {a.url: int(a.header_value("content-length") or 0) for a in answers}
    context.close()
    return weights


def report(folder: Path, files: bool) -> bool:
    """Prints the table; False when a page is over its limit."""
    light = True
    with served(folder) as base, browsing() as browser:
        print(f"{'page':<10} {'kB':>7} {'limit':>6} {'requests':>9}")
        for kind, (address, limit) in PAGES.items():
            weights = weigh(browser, base + address)
            size = sum(weights.values()) / 1000
            over = limit is not None and (size > limit or len(weights) > MOST_REQUESTS)
            light = light and not over
            told = "  OVER" if over else ""
            print(f"{kind:<10} {size:>7.1f} {limit or '':>6} {len(weights):>9}{told}")
            for name, bytes_ in weights.items() if files else ():
                print(f"    {bytes_:>8}  {name.removeprefix(base)[:90] or '/'}")
    return light


def main() -> int:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--site", type=Path, help="a built site; without it, one is built")
    parser.add_argument("--files", action="store_true", help="name every file")
    parser.add_argument("--serve", type=int, metavar="PORT", help="only serve, until stopped")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        site = options.site or Path(scratch) / "site"
        if not options.site:
            built = build(ROOT, site)
            if built.returncode:
                print(built.stdout)
                return 1
        if options.serve:
            with served(site, options.serve) as address:
                print(address, flush=True)
                threading.Event().wait()
        return 0 if report(site, options.files) else 1


if __name__ == "__main__":
    sys.exit(main())
