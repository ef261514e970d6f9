"""Load that nginx holds with the settings of `hosting/`, on this machine, over loopback.

    python benchmarks/hosting.py [--site FOLDER] [--seconds 5] [--readers 50]

serves a published site (built first, unless one is given) and prints, for each kind of answer,
requests per second, the slowest of a hundred, and errors: whatever is not the answer that is due.
Where `wrk` is installed it asks; otherwise this script does, and then it is the script that is
slow. Readers and server share the processors.
"""

import argparse
import asyncio
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from generator.__main__ import main as command  # noqa: E402 - needs the path above
from tests import hosting  # noqa: E402
from tests.site.building import build  # noqa: E402

GZIP = {"Accept-Encoding": "gzip"}


class Asked(NamedTuple):
    """What is asked for, and the status that is due."""

    path: str
    headers: dict[str, str]
    due: int


class Held(NamedTuple):
    """How a load was held: requests per second, milliseconds of the slowest of 100, errors."""

    rate: float
    slow: float
    errors: int


def kinds(address: str, public: Path) -> dict[str, Asked]:
    """One of each kind of answer."""
    with urllib.request.urlopen(f"{address}/") as page:
        tag = page.headers["ETag"]
    style = next(public.glob("assets/style.*.css")).relative_to(public).as_posix()
    return {
        "page, gzip": Asked("/", GZIP, 200),
        "page, plain": Asked("/", {}, 200),
        "page, unchanged": Asked("/", {"If-None-Match": tag}, 304),
        "style sheet": Asked(f"/{style}", GZIP, 200),
        "no such page": Asked("/nothing/", GZIP, 404),
    }


def with_wrk(address: str, asked: Asked, seconds: int, readers: int) -> Held:
    """What `wrk` measures; it counts answers from 400 on as errors, which a 404 is meant to be."""
    headers = [part for item in asked.headers.items() for part in ("-H", ": ".join(item))]
    options = ["-t", "2", "-c", str(readers), "-d", f"{seconds}s", "--latency", *headers]
    said = subprocess.run(
        ["wrk", *options, address + asked.path], capture_output=True, text=True, check=True
    ).stdout
    rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])
    slow, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s)", said)[0]
    refused = re.findall(r"Non-2xx or 3xx responses: (\d+)", said)
    broken = re.findall(r"(?:connect|read|write|timeout) (\d+)", said)
    errors = sum(map(int, broken)) + (sum(map(int, refused)) if asked.due < 400 else 0)
    return Held(rate, float(slow) * {"us": 0.001, "ms": 1, "s": 1000}[unit], errors)


async def with_python(address: str, asked: Asked, seconds: int, readers: int) -> Held:
    """What connections that stay open measure, one request after the other on each."""
    host, port = urlsplit(address).netloc.split(":")
    lines = [f"GET {asked.path} HTTP/1.1", f"Host: {host}"]
    request = "\r\n".join([*lines, *map(": ".join, asked.headers.items()), "", ""]).encode()
    end, times, errors = time.perf_counter() + seconds, list[float](), list[bytes]()

    async def read() -> None:
        reader, writer = await asyncio.open_connection(host, int(port))
        while (started := time.perf_counter()) < end:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"Content-Length: (\d+)", head)
            await reader.readexactly(int(length[1]) if length else 0)
            times.append(time.perf_counter() - started)
            if int(head.split(b" ", 2)[1]) != asked.due:
                errors.append(head)
        writer.close()

    await asyncio.gather(*(read() for _ in range(readers)))
    return Held(len(times) / seconds, statistics.quantiles(times, n=100)[98] * 1000, len(errors))


def main() -> int:
    """Measures and prints; 1 when an answer was not the one that is due."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, help="a built site; without it, one is built")
    parser.add_argument("--seconds", type=int, default=5, help="for each kind of answer")
    parser.add_argument("--readers", type=int, default=50, help="connections at once")
    options = parser.parse_args()
    if hosting.program("nginx") is None:
        print("nginx is not on this machine: python tests/install_servers.py")
        return 0
    wrk, failed = shutil.which("wrk") is not None, 0
    with tempfile.TemporaryDirectory() as scratch:
        site, public = options.site or Path(scratch, "site"), Path(scratch, "public")
        if not options.site and (built := build(ROOT, site)).returncode:
            print(built.stdout)
            return 1
        command(["publish", str(site), str(public)])
        print(f"{options.readers} readers at once, asked by {'wrk' if wrk else 'this script'}")
        print(f"{'answer':<18} {'requests/s':>10} {'99 % within':>12} {'errors':>7}")
        with hosting.nginx(public, Path(scratch, "nginx"), workers=2) as address:
            for kind, asked in kinds(address, public).items():
                given = (address, asked, options.seconds, options.readers)
                held = with_wrk(*given) if wrk else asyncio.run(with_python(*given))
                failed += held.errors
                print(f"{kind:<18} {held.rate:>10,.0f} {held.slow:>9.1f} ms {held.errors:>7}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
