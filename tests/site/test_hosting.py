"""What servers are told to send with the site, and what nginx and Caddy then do send."""

import gzip
import http.client
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from generator.__main__ import main
from generator.publishing.hosting import LASTING
from tests import hosting
from tests.conftest import ROOT

HEADERS = {
    "Content-Security-Policy": f"{hosting.policy()}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
FOR_EVER = "public, max-age=31536000, immutable"
SERVERS = {"nginx": hosting.nginx, "caddy": hosting.caddy}
Server = Callable[[Path, Path], AbstractContextManager[str]]


@pytest.mark.parametrize("file", ["nginx.conf", "Caddyfile"])
def test_the_settings_of_a_server_say_what_the_pages_say(file: str) -> None:
    text = (ROOT / "hosting" / file).read_text(encoding="utf-8")
    for name, value in HEADERS.items():
        assert re.findall(rf'^\s+(?:add_header )?{name} "([^"]*)"', text, re.MULTILINE) == [value]


def rules_of(site: Path) -> dict[str, dict[str, str]]:
    """Path → headers, of the file for hosts, in its order."""
    rules: dict[str, dict[str, str]] = {}
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line[0] == "/":
            rules[line] = rule = {}
        else:
            name, _, value = line.strip().partition(": ")
            rule[name] = value
    return rules


def test_the_file_for_hosts_says_the_same(site: Path) -> None:
    rules = rules_of(site)
    assert rules.pop("/*") == HEADERS
    assert all(rule == {"Cache-Control": FOR_EVER} for rule in rules.values())


@pytest.mark.parametrize("end", ["/.*", "(?:|/.*)"], ids=["Cloudflare", "Netlify"])
def test_hosts_let_browsers_keep_what_is_named_by_its_content(site: Path, end: str) -> None:
    """Netlify lets `/*` at the end of a rule stand for nothing, too."""
    kept = re.compile(
        "|".join(
            re.sub(r"/\*$", lambda _: end, re.sub(r":\w+", "[^/]+", path)).replace("-*", "-[^/]*")
            for path, rule in rules_of(site).items()
            if "Cache-Control" in rule
        )
    )
    for path in (path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        assert bool(LASTING.fullmatch(name)) == bool(kept.fullmatch(f"/{name}")), name


def test_every_file_that_hosts_let_browsers_keep_is_named_by_its_content(site: Path) -> None:
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    kept = {path for path in paths if re.match(r"assets/|search/[^/]+/", path)}
    assert len(kept) > 10
    assert {path for path in paths if LASTING.fullmatch(path)} == kept


def test_crawlers_are_welcome_and_led_to_the_list_of_pages(site: Path) -> None:
    lines = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "User-agent: *",
        "Allow: /",
        "Sitemap: https://yuqi-guide.github.io/sitemap.xml",
    ]


def test_the_container_takes_what_is_there() -> None:
    text = (ROOT / "hosting/Containerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (\S+) (\S+)$", text, re.MULTILINE)
    assert copied == [
        ("hosting/nginx.conf", "/etc/nginx/conf.d/default.conf"),
        ("public", "/srv/yuqi-guide"),
    ]
    ignored = (ROOT / "hosting/Containerfile.dockerignore").read_text(encoding="utf-8")
    assert ignored.split() == ["*", "!hosting/nginx.conf", "!public"]


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(address: str, path: str, **headers: str) -> Answer:
    """What a server answers; the names of headers with `_` for `-`."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=sent)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    named = {name.replace("Etag", "ETag"): value for name, value in response.getheaders()}
    return Answer(response.status, named, body)


@pytest.fixture(scope="module")
def public(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a server is given it, at the root, below a path, and one page with Brotli."""
    folder = tmp_path_factory.mktemp("public")
    assert main(["publish", str(site), str(folder)]) == 0
    assert main(["publish", str(site), str(folder.parent / "below/guide")]) == 0
    (folder / "timeline/index.html.br").write_bytes(b"packed")
    return folder


@pytest.fixture(scope="module", params=SERVERS)
def address(
    request: pytest.FixtureRequest, public: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where each server serves the site."""
    if hosting.program(request.param) is None:
        pytest.skip(f"{request.param} is not on this machine; make test-full installs it on Debian")
    serve: Server = SERVERS[request.param]
    with serve(public, tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.mark.full
class TestServed:
    """A server that runs with our settings, and nothing else."""

    def test_a_page_comes_with_all_headers_and_is_asked_for_again(
        self, address: str, public: Path
    ) -> None:
        page = ask(address, "/timeline/")
        assert page.status == 200
        assert page.body == (public / "timeline/index.html").read_bytes()
        assert page.headers.items() >= (HEADERS | {"Cache-Control": "no-cache"}).items()
        assert page.headers["Content-Type"].startswith("text/html; charset=utf-8")
        again = ask(address, "/timeline/", If_None_Match=page.headers["ETag"])
        assert (again.status, again.body) == (304, b"")
        assert again.headers.items() >= HEADERS.items()

    def test_what_is_named_by_its_content_is_kept_for_a_year(
        self, address: str, public: Path
    ) -> None:
        for pattern in ("assets/style.*.css", "assets/timeline/index.*.js", "search/*/head.json"):
            path = next(public.glob(pattern)).relative_to(public)
            answer = ask(address, f"/{path}", Accept_Encoding="gzip")
            assert answer.headers.items() >= (HEADERS | {"Cache-Control": FOR_EVER}).items()
            assert answer.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(answer.body) == (public / path).read_bytes()

    def test_texts_are_sent_as_they_were_compressed(self, address: str, public: Path) -> None:
        plain, packed = (ask(address, "/", Accept_Encoding=way) for way in ("identity", "gzip"))
        assert packed.body == (public / "index.html.gz").read_bytes()
        assert gzip.decompress(packed.body) == plain.body
        assert "Content-Encoding" not in plain.headers
        assert "Accept-Encoding" in packed.headers["Vary"]

    def test_brotli_is_sent_where_the_server_has_it(
        self, address: str, request: pytest.FixtureRequest
    ) -> None:
        if "nginx" in request.node.name and not hosting.MODULE.is_file():
            pytest.skip("this nginx has no module for Brotli")
        answer = ask(address, "/timeline/", Accept_Encoding="gzip, br")
        assert (answer.headers["Content-Encoding"], answer.body) == ("br", b"packed")

    def test_files_are_what_they_are(self, address: str) -> None:
        """With `nosniff` a browser takes no style sheet, script or picture for another thing."""
        site = ask(address, "/").body.decode()
        (style,) = set(re.findall(r'href="(assets/style\.[0-9a-f]{8}\.css)"', site))
        (script,) = set(re.findall(r'src="(assets/site\.[0-9a-f]{8}\.js)"', site))
        for path, kinds in {
            style: ["text/css"],
            script: ["text/javascript", "application/javascript"],
            "feed.xml": ["text/xml", "application/xml"],
            "data/v1/review.ics": ["text/calendar"],
            "data/v1/knowledge-base.json": ["application/json"],
            "robots.txt": ["text/plain"],
        }.items():
            answer = ask(address, f"/{path}")
            assert answer.headers["Content-Type"].partition(";")[0] in kinds, path
            assert answer.headers.items() >= HEADERS.items(), path

    @pytest.mark.parametrize(
        "path",
        ["/nothing/", "/assets/", "/assets/site.00000000.js", "/.yuqi-guide-export.json"],
    )
    def test_what_is_not_there_is_answered_by_our_page(
        self, path: str, address: str, public: Path
    ) -> None:
        answer = ask(address, path)
        assert (answer.status, answer.body) == (404, (public / "404.html").read_bytes())
        assert answer.headers.items() >= (HEADERS | {"Cache-Control": "no-cache"}).items()

    def test_an_address_without_its_slash_leads_on_without_naming_a_host(
        self, address: str
    ) -> None:
        answer = ask(address, "/timeline", Host="elsewhere.example")
        assert answer.status in (301, 308)
        assert answer.headers["Location"] in ("/timeline/", "timeline/")


@pytest.mark.full
@pytest.mark.parametrize("name", SERVERS)
def test_a_site_below_a_path(name: str, public: Path, tmp_path: Path) -> None:
    if hosting.program(name) is None:
        pytest.skip(f"{name} is not on this machine")
    with SERVERS[name](public.parent / "below", tmp_path / name, "/guide") as address:
        page = ask(address, "/guide/timeline/")
        assert (page.status, page.headers["Cache-Control"]) == (200, "no-cache")
        style = next(public.glob("assets/style.*.css")).relative_to(public)
        assert ask(address, f"/guide/{style}").headers["Cache-Control"] == FOR_EVER
        lost = ask(address, "/guide/nothing/")
        assert (lost.status, lost.body) == (404, (public / "404.html").read_bytes())
        assert ask(address, "/guide/timeline").headers["Location"] in (
            "/guide/timeline/",
            "timeline/",
        )


@pytest.mark.full
@pytest.mark.skipif(hosting.program("nginx") is None, reason="nginx is not on this machine")
def test_a_site_beside_others_that_asks_for_its_certificate(public: Path, tmp_path: Path) -> None:
    """A server of its own name is found beside one that takes all; `certbot` puts files there."""
    site = tmp_path / "site"
    shutil.copytree(public, site)
    asked = site / ".well-known/acme-challenge/token"
    asked.parent.mkdir(parents=True)
    asked.write_bytes(b"token")
    with hosting.nginx(site, tmp_path / "nginx", domain="guide.example") as address:
        assert ask(address, "/timeline/").status == 503
        assert ask(address, "/timeline/", Host="guide.example").status == 200
        answer = ask(address, "/.well-known/acme-challenge/token", Host="guide.example")
        assert (answer.status, answer.body) == (200, b"token")
        hidden = ask(address, "/.yuqi-guide-export.json", Host="guide.example")
        assert hidden.status == 404


@pytest.mark.full
@pytest.mark.skipif(hosting.program("caddy") is None, reason="Caddy is not on this machine")
def test_caddy_finds_nothing_wrong_with_our_settings() -> None:
    assert hosting.caddy_settings()["apps"]


def test_a_server_is_found_where_debian_keeps_it() -> None:
    assert shutil.which("sh") == hosting.program("sh")
