"""nginx and Caddy on this machine, set up by what `hosting/` ships; the benchmark uses them too."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

PATIENCE = 20.0  # seconds for a server to start
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
TYPES = Path("/etc/nginx/mime.types")  # as nginx brings them, wherever it is from
# What Debian's nginx brings, and every server that has other sites: one that takes all names.
OTHERS = "server {{ listen 127.0.0.1:{port} default_server; server_name _; return 503; }}"
AROUND = """
{module}
daemon off;
worker_processes {workers};
pid {scratch}/nginx.pid;
error_log {scratch}/error.log;
events {{ worker_connections 1024; }}
http {{
    include {types};
    default_type application/octet-stream;
    {first}
    sendfile on;
    access_log off;
    client_body_temp_path {scratch}/body;
    proxy_temp_path {scratch}/proxy;
    fastcgi_temp_path {scratch}/fastcgi;
    uwsgi_temp_path {scratch}/uwsgi;
    scgi_temp_path {scratch}/scgi;
    include {scratch}/site.conf;
}}
"""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def program(name: str) -> str | None:
    """Where a server is; Debian keeps nginx where only root looks."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))


def changed(text: str, *pairs: tuple[str, str]) -> str:
    """A text with each of these, which must stand in it, replaced."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(
    root: Path, scratch: Path, below: str = "", workers: int = 1, domain: str = ""
) -> Iterator[str]:
    """The address at which our nginx settings serve a folder, the site `below` its root.

    With a `domain`, beside another site.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    port = free_port()
    pairs = [("listen 80;", f"listen 127.0.0.1:{port};"), ("/srv/yuqi-guide;", f"{root};")]
    if below:
        pairs.append((" /404.html;", f" {below}/404.html;"))
    if domain:
        pairs.append(("server_name _;", f"server_name {domain};"))
    if MODULE.is_file():
        pairs.append(("# brotli_static on;", "brotli_static on;"))
    settings = (ROOT / "hosting/nginx.conf").read_text(encoding="utf-8")
    (scratch / "site.conf").write_text(changed(settings, *pairs), encoding="utf-8")
    module = f"load_module {MODULE};" if MODULE.is_file() else ""
    # As root, nginx gives its work to somebody else, who may not read a folder of ours.
    module += "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    around = AROUND.format(
        module=module,
        scratch=scratch,
        workers=workers,
        types=TYPES,
        first=OTHERS.format(port=port) if domain else "",
    )
    (scratch / "nginx.conf").write_text(around, encoding="utf-8")
    command = [str(program("nginx")), "-p", str(scratch), "-c", str(scratch / "nginx.conf")]
    with _running([*command, "-e", str(scratch / "error.log")], port) as address:
        yield address


@contextmanager
def caddy(root: Path, scratch: Path, below: str = "") -> Iterator[str]:
    """The address at which our Caddy settings serve a folder, the site `below` its root."""
    scratch.mkdir(parents=True, exist_ok=True)
    port = free_port()
    settings = (ROOT / "hosting/Caddyfile").read_text(encoding="utf-8")
    pairs = [(":80 {", f":{port} {{\n\tbind 127.0.0.1"), ("/srv/yuqi-guide", str(root))]
    if below:
        pairs.append(("rewrite * /404.html", f"rewrite * {below}/404.html"))
    text = changed(settings, *pairs)
    (scratch / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text, encoding="utf-8")
    home = {"HOME": str(scratch), "XDG_DATA_HOME": str(scratch), "XDG_CONFIG_HOME": str(scratch)}
    command = [str(program("caddy")), "run", "--config", str(scratch / "Caddyfile")]
    with _running([*command, "--adapter", "caddyfile"], port, **home) as address:
        yield address


def caddy_settings() -> dict[str, object]:
    """Our Caddy settings as Caddy reads them; fails with what it finds wrong with them."""
    command = [str(program("caddy")), "adapt", "--config", str(ROOT / "hosting/Caddyfile")]
    done = subprocess.run([*command, "--adapter", "caddyfile"], capture_output=True, check=True)
    assert b"warn" not in done.stderr.lower(), done.stderr
    read: dict[str, object] = json.loads(done.stdout)
    return read


@contextmanager
def _running(command: list[str], port: int, **environment: str) -> Iterator[str]:
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        if process.poll() is not None and process.stdout is not None:
            raise AssertionError(process.stdout.read().decode())
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def policy() -> str:
    """The policy of the pages, from the only place where it is written for them."""
    text = (ROOT / "overrides/partials/policy.html").read_text(encoding="utf-8")
    (found,) = re.findall(r'set policy = "([^"]+)"', text)
    return found
