"""From saving a sentence to seeing it in an open page, beside plain MkDocs and Zensical.

Each server runs on the same content and theme; the peers get the exported Markdown, and the same
sentence is changed there. Chromium keeps the page open; the clock runs from before the file is
written until the page shows the sentence and has been given a frame to paint it. Servers take
turns within each round, so that a busy machine is busy for all of them.

    python benchmarks/serve.py [--rounds 10] [--records 1000] [--peer-rounds 5]

prints medians in seconds for the real content and for synthetic steps up to that many records. Of
so many records the peers follow only the first `--peer-rounds` edits, because they take long. A
peer that is not installed is left out, and an edit that is never shown is said and not counted.
"""

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.build import ROOT, plain_project
from generator.source.load import load
from tests.install_browser import installed_chromium
from tests.serving import FLAGS

OURS = "yuqi-guide"
PATIENCE = 120.0  # seconds for a server to start and for an edit to be shown
# What is edited: the file, its page, and a line; the words are put before the line's text.
EDITS = (
    ("tips.yml", "prevention", "summary: "),
    ("steps/stay-calm.yml", "steps/stay-calm", "summary: "),
    ("questions/cannot-pay.yml", "questions/cannot-pay", "short: "),
    ("rules.yml", "rules", "plain: "),
    ("contacts.yml", "contacts", "handles: "),
)
# Calls `seen` once the words in `wanted` stand in the document and a frame has been painted.
WATCH = """(() => {
  const look = () => {
    const wanted = sessionStorage.getItem("wanted");
    if (wanted && document.body && document.body.textContent.includes(wanted)) {
      sessionStorage.removeItem("wanted");
      requestAnimationFrame(() => setTimeout(() => window.seen(wanted)));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})()"""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(module: str, project: Path) -> Iterator[str]:
    """A server of a project; gives its address once it answers."""
    port = free_port()
    command = [sys.executable, "-m", module, "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    environment["NO_MKDOCS_2_WARNING"] = "1"
    with (project / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=project, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://127.0.0.1:{port}/"
            wait_for(address, process, project / "serve.log")
            yield address
        finally:
            process.terminate()
            process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Returns when a server answers; says why it ended, if it does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise SystemExit(f"{process.args} ended:\n{log.read_text('utf-8', 'replace')[-2000:]}")
        try:
            with urllib.request.urlopen(f"{address}prevention/", timeout=PATIENCE):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{address} does not answer")


def our_project(folder: Path, records: int) -> Path:
    """A copy of the content with the theme, filled up with steps to so many records."""
    folder.mkdir()
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    base = load(folder / "content").base
    assert base is not None
    model = (folder / "content/steps/stay-calm.yml").read_text(encoding="utf-8")
    added = [f"made-{number}" for number in range(records - len(base.records))]
    for name in added:
        text = model.replace("title: ", f"title: {name} ", 1)
        (folder / f"content/steps/{name}.yml").write_text(text, encoding="utf-8")
    stage = next((folder / "content/stages").glob("*.yml"))
    text = stage.read_text(encoding="utf-8")
    listed = "".join(f"  - {name}\n" for name in added)
    inline = "".join(f"{name}, " for name in added)
    text = re.sub(r"^steps: \[", f"steps: [{inline}", text, flags=re.MULTILINE)
    text = re.sub(r"^steps:\n", f"steps:\n{listed}", text, flags=re.MULTILINE)
    stage.write_text(text, encoding="utf-8")
    problems = load(folder / "content").problems
    assert problems == (), problems[:3]
    return folder


def without_policy(project: Path) -> Path:
    """A project whose pages let MkDocs' and Zensical's own scripts run, which load them anew.

    The policy of our pages refuses those; our own preview goes without it, too.
    """
    policy = project / "overrides/partials/policy.html"
    text = policy.read_text(encoding="utf-8")
    bare, count = re.subn(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", text)
    assert count == 1, "the policy is written otherwise now"
    policy.write_text(bare, encoding="utf-8")
    return project


def seconds_until_seen(page: Page, words: str, save: Callable[[], object]) -> float | None:
    """Seconds from calling `save` until the page shows the words; None if it never does."""
    seen: list[float] = page.seen  # type: ignore[attr-defined]
    seen.clear()
    page.evaluate("words => sessionStorage.setItem('wanted', words)", words)
    started = time.perf_counter()
    save()
    while not seen:
        page.wait_for_timeout(5)
        if time.perf_counter() - started > PATIENCE:
            return None
    return seen[0] - started


def opened(browser: Browser, address: str) -> Page:
    """A page that notes when it shows the words that are wanted."""
    page = browser.new_context().new_page()
    seen: list[float] = []
    page.seen = seen  # type: ignore[attr-defined]
    page.expose_function("seen", lambda _: seen.append(time.perf_counter()))
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load", timeout=PATIENCE * 1000)
    page.wait_for_timeout(1500)  # its listener is at work
    return page


def measure(records: int, rounds: int, peer_rounds: int) -> dict[str, list[float]]:
    """Seconds of every edit by server; the peers take part in so many of the rounds."""
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as stack:
        ours = our_project(Path(temporary, "ours"), records)
        plain = without_policy(plain_project(Path(temporary, "plain"), ours / "content"))
        zensical = Path(temporary, "zensical")
        shutil.copytree(plain, zensical)
        servers = {
            OURS: ("mkdocs", ours),
            "mkdocs + material": ("mkdocs", plain),
            "zensical": ("zensical", zensical),
        }
        servers = {name: one for name, one in servers.items() if find_spec(one[0]) is not None}
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=installed_chromium(), args=list(FLAGS)
        )
        addresses = {}
        for name, (module, project) in servers.items():
            addresses[name] = stack.enter_context(running(module, project))
        for number in range(rounds):
            file, where, anchor = EDITS[number % len(EDITS)]
            words = f"第{number}回改，"
            text = (ROOT / "content" / file).read_text(encoding="utf-8")
            sentence = text.partition(anchor)[2][:4]
            for name, address in addresses.items():
                if name != OURS and number >= peer_rounds:
                    continue
                page = opened(browser, f"{address}{where}/")
                if name == OURS:
                    save = saver(ours / "content" / file, words, anchor)
                else:
                    written = servers[name][1] / f"content/{where}.md"
                    save = saver(written, words, sentence)
                took = seconds_until_seen(page, words, save)
                if took is not None:
                    times.setdefault(name, []).append(took)
                said = f"{took:.2f} s" if took is not None else f"not shown in {PATIENCE:.0f} s"
                print(f"  edit {number + 1}, {file}: {name} {said}", flush=True)
                page.context.close()
        browser.close()
    return times


_ORIGINALS: dict[Path, str] = {}  # words must not pile up until a sentence is too long


def saver(path: Path, words: str, spot: str) -> Callable[[], object]:
    """What saves the edit: words before or, if it is a key, after the first such spot.

    In Markdown the front matter says the same sentence as the page; it is left alone.
    """
    text = _ORIGINALS.setdefault(path, path.read_text(encoding="utf-8"))
    body = text.index("---\n", 4) if text.startswith("---\n") else 0
    place = text.index(spot, body) + (len(spot) if spot.endswith(": ") else 0)
    edited = text[:place] + words + text[place:]
    return lambda: path.write_text(edited, encoding="utf-8")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--peer-rounds", type=int, default=5)
    options = parser.parse_args()
    for records in dict.fromkeys((0, options.records)):
        peer_rounds = options.peer_rounds if records else options.rounds
        times = measure(records, options.rounds, peer_rounds)
        print(f"\n{f'{records} records' if records else 'real content'}")
        for name, values in times.items():
            middle = statistics.median(values)
            spread = f"({min(values):.2f} to {max(values):.2f}, {len(values)} edits)"
            print(f"  {name:<18} median {middle:6.2f} s   {spread}", flush=True)
        if OURS in times and "zensical" in times:
            ratio = statistics.median(times[OURS]) / statistics.median(times["zensical"])
            print(f"  edit to page, ours to Zensical: {ratio:.2f}", flush=True)


if __name__ == "__main__":
    main()
