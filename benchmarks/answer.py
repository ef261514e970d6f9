"""How long somebody who has changed a sentence waits for the answer of a pull request.

`python benchmarks/answer.py` clones the last commit, changes a sentence, and runs the steps of the
job `content` as the workflow writes them. Packages come from wherever pip is set to get them. What
a hosted machine needs to start and to fetch the clone is not in it.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
CHANGE = ("content/tips.yml", "打开 App 里的还款提醒。", "先打开 App 里的还款提醒。")
WHO = ("-c", "user.name=a", "-c", "user.email=a@example.com")


def git(*arguments: str, cwd: Path) -> str:
    """What git prints."""
    done = subprocess.run(["git", *WHO, *arguments], cwd=cwd, capture_output=True, check=True)
    return done.stdout.decode().strip()


def pull_request(home: Path) -> tuple[Path, str]:
    """A clone with a changed sentence, and the commit it started from."""
    git("clone", "--quiet", "--bare", str(ROOT), str(home / "origin"), cwd=home)
    work = home / "work"
    git("clone", "--quiet", str(home / "origin"), str(work), cwd=home)
    base = git("rev-parse", "HEAD", cwd=work)
    file, old, new = CHANGE
    text = (work / file).read_text(encoding="utf-8")
    assert old in text
    (work / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    git("commit", "--quiet", "--all", "--message=a sentence", cwd=work)
    return work, base


def cpu() -> float:
    """The seconds of processors that finished programs have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Prints each step with its seconds by the clock and of the processor."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    steps = [step for step in workflow["jobs"]["content"]["steps"] if "run" in step]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        work, base = pull_request(home)
        summary = home / "summary.md"
        environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
            **{name: value for name, value in os.environ.items() if name.startswith("PIP_")},
            "BASE": base,
            "RUNNER_TEMP": folder,
            "GITHUB_STEP_SUMMARY": str(summary),
        }
        began, began_cpu = time.perf_counter(), cpu()
        for step in steps:
            at, at_cpu = time.perf_counter(), cpu()
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=work, env=environment, capture_output=True
            )
            took, took_cpu = time.perf_counter() - at, cpu() - at_cpu
            print(f"{took:6.1f} s {took_cpu:6.1f} s cpu  {step['name']}", flush=True)
            if done.returncode:
                print(done.stdout.decode(), done.stderr.decode(), file=sys.stderr)
                return 1
        print(f"{time.perf_counter() - began:6.1f} s {cpu() - began_cpu:6.1f} s cpu  altogether")
        told = re.sub(r"(?s).*(# 内容改动)", r"\1", summary.read_text(encoding="utf-8"))
        print(f"\n{told[:1000]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
