"""What a move on the timeline costs a reader: on the home page and on the timeline, on a phone.

    nice -n -15 python benchmarks/timeline.py [--site FOLDER] [--peer FOLDER] [--rounds N]

A move is a key or a touch that changes the day. Its time runs from the key or the touch to the next
painted frame, as the browser's own Event Timing says it (in steps of 8 ms; what is under 16 ms is
not reported, and counts as 16), with the processor four times slower. The first choice of a day is
told apart: it opens and closes whatever has to. Script, style and layout of each move are summed
from the browser's metrics, at full speed. Layout shifts are those that Event Timing's sibling
reports without a recent input, and, beside them, all.

A page is opened anew for each round, and the sites are asked in turns, so that other work on the
machine meets both. `--peer` is the built site of another revision. Exits 1 when ours is over a
limit; what other work adds is in the figures, so say how busy the machine was.
"""

import argparse
import gzip
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.serving import browsing, served  # noqa: E402 - needs the path above
from tests.site.building import build  # noqa: E402

PAGES = {"home": "", "timeline": "timeline/"}
PHONE = {"width": 360, "height": 740}
SLOWDOWN, PAUSE = 4, 300  # times slower; milliseconds in which a move ends
UNSEEN = 16.0  # shorter ones are not reported
SLIDER_KEYS = ("PageUp", "ArrowRight", "PageUp", "PageDown", "ArrowLeft", "Home", "End", "PageDown")
# The limits: a move and the first choice at the 95th percentile, script, style and layout in the
# middle (milliseconds), and the scripts of the timeline (1,000 bytes).
MOST_MOVE, MOST_FIRST, MOST_WORK, MOST_SCRIPT = 56, 150, 16, 11

WATCH = """() => {
  window.moves = new Map();
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { interactionId: id, duration } of list.getEntries())
      if (id) window.moves.set(id, Math.max(duration, window.moves.get(id) || 0));
  }).observe({ type: "event", durationThreshold: 16 });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries())
      window.shifts.push([value, hadRecentInput]);
  }).observe({ type: "layout-shift" });
}"""
TAKE = "() => { const all = [...moves.values()]; moves.clear(); return Math.max(0, ...all); }"
METRICS = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration")


@dataclass
class Found:
    """What was measured on one page of one site."""

    first: list[float] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    first_work: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    shift: float = 0.0
    moved: float = 0.0
    script: float = 0.0


class Reader:
    """Somebody with a phone, on one page of one site."""

    def __init__(self, browser: Browser, address: str, slowdown: int) -> None:
        context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
        self.page: Page = context.new_page()
        self.session: CDPSession = context.new_cdp_session(self.page)
        self.script = 0
        self.page.on("response", lambda answer: self._weigh(answer.url, answer.body))
        self.page.goto(address)
        self.page.locator("overdue-timeline[data-ready]").wait_for()
        # The thread's own time: what other work takes from it is not counted.
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        self.page.wait_for_timeout(PAUSE)
        self.page.evaluate(WATCH)

    def _weigh(self, url: str, body: Callable[[], bytes]) -> None:
        if "/timeline/" in url and url.endswith(".js"):
            self.script += len(gzip.compress(body(), 9))

    def work(self) -> float:
        """Milliseconds of script, style and layout since the page was opened."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return 1000 * sum(m["value"] for m in metrics if m["name"] in METRICS)

    def move(self, act: Callable[[], None]) -> tuple[float, float]:
        """Its time as reported, and its work."""
        before = self.work()
        act()
        self.page.wait_for_timeout(PAUSE)
        return max(UNSEEN, float(self.page.evaluate(TAKE))), self.work() - before

    def moves(self) -> list[Callable[[], None]]:
        """The first choice of a day, and what a reader does then."""
        page, later = self.page, self.page.locator("[name=later]")
        press = page.keyboard.press
        acts = [lambda: press("3"), lambda: press("1")]
        acts += [lambda: later.press("Enter")] * 6
        acts += [lambda: later.tap()] * 6
        thumb = page.locator(".timeline-thumb")
        if thumb.count():
            acts += [lambda key=key: thumb.press(key) for key in SLIDER_KEYS]  # type: ignore[misc]
        page.locator("[name=day]").focus()
        page.wait_for_timeout(PAUSE)
        return acts


def measure(browser: Browser, address: str, found: Found) -> None:
    """One round on one page: slowed down for the times, and at full speed for the work."""
    slow = Reader(browser, address, SLOWDOWN)
    first, *rest = [slow.move(act)[0] for act in slow.moves()]
    found.first.append(first)
    found.moves += rest
    found.script = slow.script / 1000
    shifts = slow.page.evaluate("shifts")
    found.shift = max(found.shift, sum(value for value, recent in shifts if not recent))
    found.moved = max(found.moved, sum(value for value, _ in shifts))
    slow.page.context.close()
    quick = Reader(browser, address, 1)
    first, *rest = [quick.move(act)[1] for act in quick.moves()]
    found.first_work.append(first)
    found.work += rest
    quick.page.context.close()


def late(values: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def report(name: str, page: str, found: Found) -> bool:
    """Prints what was found on a page; whether it keeps to the limits."""
    middle = statistics.median
    print(
        f"{name:5} {page:9}"
        f" first {middle(found.first):4.0f} p95 {late(found.first):4.0f} ms,"
        f" move {middle(found.moves):3.0f} p95 {late(found.moves):3.0f} ms of {len(found.moves)};"
        f" work: first {middle(found.first_work):5.1f} ms,"
        f" move {middle(found.work):4.1f} p95 {late(found.work):4.1f} ms;"
        f" shift {found.shift:.3f}, with input {found.moved:.3f}; script {found.script:.1f} kB"
    )
    return (
        late(found.moves) <= MOST_MOVE
        and late(found.first) <= MOST_FIRST
        and middle(found.work) < MOST_WORK
        and found.shift == 0
        and found.script <= MOST_SCRIPT
    )


def main() -> int:
    """Reads the command line, measures, prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--site", type=Path, help="a built site; without it, one is built")
    parser.add_argument("--peer", type=Path, help="the built site of another revision")
    parser.add_argument("--rounds", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as servers:
        sites = {"ours": options.site or Path(scratch) / "site"}
        if not options.site and (built := build(ROOT, sites["ours"])).returncode:
            print(built.stdout)
            return 1
        if options.peer:
            sites["peer"] = options.peer
        addresses = {name: servers.enter_context(served(site)) for name, site in sites.items()}
        found: dict[tuple[str, str], Found] = defaultdict(Found)
        for _ in range(options.rounds):
            with browsing() as browser:
                for page, path in PAGES.items():
                    for name, address in addresses.items():
                        measure(browser, address + path, found[name, page])
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    kept = [report(*key, value) for key, value in sorted(found.items()) if key[0] == "ours"]
    for key, value in sorted(found.items()):
        if key[0] == "peer":
            report(*key, value)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
