"""Looks the pinned packages up in the public list of known weaknesses; `make audit` runs it.

The look-up needs the network. Where the list cannot be reached, pip-audit says of each package that
it could not be looked up and ends as if all were well. That is no answer, and is told as none.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from tests.conftest import ROOT

LOCKS = ("requirements-audit.lock",)  # holds all that any other lock holds
CLEAN, WEAK, UNKNOWN = 0, 1, 2


def verdict(report: Mapping[str, Any]) -> tuple[int, list[str]]:
    """What a report of pip-audit comes to: a status for the shell, and lines to say."""
    packages = report["dependencies"]
    unknown = [one["name"] for one in packages if "skip_reason" in one]
    lines = [
        f"{one['name']} {one['version']}: {weakness['id']}, "
        f"mended in {', '.join(weakness['fix_versions']) or 'no release yet'}"
        for one in packages
        for weakness in one.get("vulns", ())
    ]
    looked_up = len(packages) - len(unknown)
    if lines:
        return WEAK, [*lines, f"{len(lines)} known weaknesses in {looked_up} packages."]
    if unknown or not packages:
        few = ", ".join(unknown[:5]) + ("…" if len(unknown) > 5 else "")
        return UNKNOWN, [
            f"NOT AUDITED: {len(unknown)} of {len(packages)} packages not looked up ({few}).",
            "The list of known weaknesses is not reached from here. This is no all-clear.",
        ]
    return CLEAN, [f"{looked_up} packages looked up: no known weakness."]


def main() -> int:
    """Asks for every lock, and says what came of it."""
    asked = [argument for lock in LOCKS for argument in ("--requirement", lock)]
    command = [sys.executable, "-m", "pip_audit", "--format=json", "--progress-spinner=off"]
    done = subprocess.run(
        [*command, "--disable-pip", "--require-hashes", *asked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        status, lines = verdict(json.loads(done.stdout))
    except ValueError:
        last = (done.stderr.strip().splitlines() or ["pip-audit said nothing."])[-1]
        status, lines = UNKNOWN, ["NOT AUDITED: the look-up failed. This is no all-clear.", last]
    print("\n".join(lines))
    return status


if __name__ == "__main__":
    raise SystemExit(main())
