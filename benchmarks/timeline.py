"""The timeline beside vis-timeline and TimelineJS: bytes, time to interactive, time per move.

Each is a bare page with the same data: stages as ranges, and the dated accounts. The task is to
load, show day 31, and then move between day 31 and day 100, which are in different stages: in
vis-timeline the mark moves and the stage is selected, in TimelineJS the stage's slide is asked
for, ours fills fields, panel and words. Chromium's processor is slowed down four times. "Ready"
runs from the start of the page to day 31 being set; a "move" from the beginning of a frame to the
end of its painting (the peers' animations run on after it and are not counted). The peers are
fetched with npm into a temporary folder.

A second table gives ours and vis-timeline with 1,000 stages and 5,000 accounts.
"""

import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.serving import browsing, served  # noqa: E402 - needs the path above

PEERS = ("vis-timeline@8.5.4", "@knight-lab/timelinejs@3.9.11")
ROUNDS, MOVES, SLOWDOWN = 5, 20, 4
EPOCH = "2026-01-01"

SETTLE = """
// A move begins with a frame and ends when that frame has been painted.
const frame = () => new Promise(requestAnimationFrame);
const painted = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(null);
});
window.measure = async (moves, move) => {
  const times = [];
  for (let i = 0; i < moves; i += 1) {
    await new Promise((done) => setTimeout(done, 60));
    await frame();
    const begun = performance.now();
    move(i % 2 ? 31 : 100);
    await painted();
    times.push(performance.now() - begun);
  }
  return times;
};
"""
OURS = """<!doctype html><html lang="zh"><meta charset="utf-8">
<link rel="stylesheet" href="timeline.css">
<script src="settle.js"></script>
<script type="module">
import "./index.js";
const check = () => {{
  if (!document.querySelector("overdue-timeline[data-ready]")) return requestAnimationFrame(check);
  const field = document.querySelector("[name=day]");
  window.move = (day) => {{
    field.value = day;
    field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  }};
  window.move(31);
  window.ready = performance.now();
}};
check();
</script><body><div class="md-typeset">{html}</div></html>"""
VIS = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="vis.css">
<script src="settle.js"></script><script src="vis.js"></script><body><div id="t"></div><script>
const at = (day) => new Date(Date.parse("{epoch}") + day * 864e5);
const rows = {items};
const items = rows.map(([id, title, first, last, group]) =>
  ({{ id, content: title, start: at(first), end: at((last ?? 365) + 1), group }}));
const groups = [...new Set(items.map((i) => i.group))].map((id) => ({{ id, content: id }}));
const view = {{ start: at(-30), end: at(365) }};
const t = new vis.Timeline(document.getElementById("t"), items, groups, view);
t.addCustomTime(at(31), "me");
const stages = rows.filter((row) => row[4] === "阶段");
window.move = (day) => {{
  t.setCustomTime(at(day), "me");
  t.setSelection(stages.filter((row) => row[2] <= day).pop()[0]);
}};
t.once("changed", () => {{ window.move(31); window.ready = performance.now(); }});
</script>"""
TJS = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="timeline-peer.css">
<script src="settle.js"></script><script src="timeline-peer.js"></script>
<body><div id="t" style="width:100%;height:600px"></div><script>
const at = (day) => {{
  const date = new Date(Date.parse("{epoch}") + day * 864e5);
  return {{ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }};
}};
const rows = {items};
const events = rows.map(([id, title, first, last, group]) => ({{ unique_id: id, group,
  start_date: at(first), end_date: at(last ?? 365), text: {{ headline: title, text: title }} }}));
const stages = rows.filter((row) => row[4] === "阶段");
const t = new TL.Timeline("t", {{ events }}, {{ font: null, script_path: "/" }});
t.on("loaded", () => {{
  window.move = (day) => t.goToId(stages.filter((row) => row[2] <= day).pop()[0]);
  window.move(31);
  window.ready = performance.now();
}});
</script>"""


def real_html() -> str:
    """The timeline of the built site, as it stands in its page."""
    page = (ROOT / "site/timeline/index.html").read_text(encoding="utf-8")
    found = re.search(r'<div class="timeline">.*?</overdue-timeline>\s*</div>', page, re.DOTALL)
    assert found is not None, "run `make site` first"
    return found.group()


def real_items() -> list[list[Any]]:
    """Stages and dated accounts of the open data: id, title, first and last day, group."""
    data = json.loads((ROOT / "site/data/v1/knowledge-base.json").read_text(encoding="utf-8"))
    rows = []
    for record in data["records"]:
        if record["kind"] in ("stage", "account") and record.get("days"):
            first, *last = record["days"]
            group = record.get("lane", "阶段")
            rows.append([record["id"], record["title"], first, last[0] if last else None, group])
    return rows


def large(stages: int, accounts: int) -> tuple[str, list[list[Any]]]:
    """Synthetic data: stages of one day each, and accounts; ours repeats a real panel and row."""
    shell = real_html()
    panel = re.search(r"<details open>(.*?)</details>", shell, re.DOTALL)
    row = re.search(r"<tr data-account=.*?</tr>", shell, re.DOTALL)
    share = '<span data-share="stage-{0}">{0}</span>'
    assert panel is not None
    assert row is not None
    rows: list[list[Any]] = []
    items, shares, lanes = [], [], []
    for n in range(stages):
        last = n if n < stages - 1 else None
        rows.append([f"stage-{n}", f"阶段 {n}", n, last, "阶段"])
        shares.append(share.format(n))
        items.append(
            f'<li data-stage="stage-{n}" data-first-day="{n}" data-last-day='
            f'"{"" if last is None else last}">{panel.group()}</li>'
        )
    for lane in range(6):
        body = "".join(row.group() for n in range(accounts) if n % 6 == lane)
        lanes.append(f'<div class="lane"><table><tbody>{body}</tbody></table></div>')
    rows += (
        [f"account-{n}", f"说法 {n}", n % 300, n % 300 + 9, f"行 {n % 6}"] for n in range(accounts)
    )
    for start, middle, end in (
        ('<ol class="timeline-stages">', "".join(items), "</ol>"),
        ('data-share="before">前</span>', "".join(shares), "</div>"),
        ('<div class="lanes">', "".join(lanes), '<span class="lanes-day">'),
    ):
        before, rest = shell.split(start, 1)
        shell = before + start + middle + end + rest.split(end, 1)[1]
    return shell, rows


def fetch_peers(folder: Path) -> None:
    """Puts the peers' files beside the pages."""
    npm = shutil.which("npm")
    assert npm is not None, "this benchmark needs npm"
    subprocess.run(
        [npm, "install", "--silent", "--no-save", "--prefix", folder / "npm", *PEERS], check=True
    )
    modules = folder / "npm/node_modules"
    vis = modules / "vis-timeline"
    shutil.copy(vis / "standalone/umd/vis-timeline-graph2d.min.js", folder / "vis.js")
    shutil.copy(vis / "styles/vis-timeline-graph2d.min.css", folder / "vis.css")
    peer = modules / "@knight-lab/timelinejs/dist"
    shutil.copy(peer / "js/timeline.js", folder / "timeline-peer.js")
    shutil.copy(peer / "css/timeline.css", folder / "timeline-peer.css")


def measure(browser: Browser, url: str) -> tuple[float, list[float]]:
    """Milliseconds until ready, and of each move, on a page opened for the first time."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(url, wait_until="commit")
    page.wait_for_function("window.ready", timeout=300_000)
    times = page.evaluate(f"measure({MOVES}, window.move)")
    ready = page.evaluate("window.ready")
    context.close()
    return ready, times


def size(*paths: Path) -> float:
    """Kilobytes of some files, each compressed as a server would."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths) / 1000


def compare(browser: Browser, server: str, data: str, names: Sequence[str], rounds: int) -> None:
    """Measures some widgets in turn with the same data, and prints a line for each."""
    ready: dict[str, list[float]] = {name: [] for name in names}
    moves: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            begun, times = measure(browser, f"{server}{name}-{data}.html")
            ready[name].append(begun)
            moves[name] += times
    for name in names:
        median, late = statistics.median(moves[name]), statistics.quantiles(moves[name], n=20)[-1]
        print(
            f"{data:6}{name:6} ready {statistics.median(ready[name]):7.0f} ms"
            f"   move {median:6.1f} ms, p95 {late:6.1f} ms",
            flush=True,
        )


def main() -> None:
    """Measures and prints both tables."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        assets = ROOT / "site/assets/timeline"
        shutil.copytree(assets, folder, dirs_exist_ok=True)
        fetch_peers(folder)
        (folder / "settle.js").write_text(SETTLE, encoding="utf-8")
        many_html, many = large(1000, 5000)
        for data, html, items in (("real", real_html(), real_items()), ("many", many_html, many)):
            rows = json.dumps(items, ensure_ascii=False)
            for name, page in (
                ("ours", OURS.format(html=html)),
                ("vis", VIS.format(items=rows, epoch=EPOCH)),
                ("tjs", TJS.format(items=rows, epoch=EPOCH)),
            ):
                (folder / f"{name}-{data}.html").write_text(page, encoding="utf-8")
        scripts, style = sorted(assets.glob("*.js")), assets / "timeline.css"
        print(f"ours script {size(*scripts):.1f} kB, style {size(style):.1f} kB")
        for name, peer in (("vis", "vis"), ("tjs", "timeline-peer")):
            js, css = folder / f"{peer}.js", folder / f"{peer}.css"
            print(f"{name:4} script {size(js):.1f} kB, style {size(css):.1f} kB")
        with served(folder) as address, browsing() as browser:
            compare(browser, address, "real", ("ours", "vis", "tjs"), ROUNDS)
            compare(browser, address, "many", ("ours", "vis"), 2)


if __name__ == "__main__":
    os.environ.setdefault("NO_UPDATE_NOTIFIER", "1")
    main()
