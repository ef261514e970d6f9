"""What runs without anybody typing it: the hooks before a commit, the steps of a pull request."""

import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.__main__ import main
from tests.conftest import ROOT, Folder

IN_BASH = pytest.mark.skipif(
    shutil.which("bash") is None, reason="the workflow's steps are for bash"
)


def read(file: str) -> Any:
    """A YAML file of the repository."""
    return yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))


OFFERED = read(".pre-commit-hooks.yaml")
OWN = read(".pre-commit-config.yaml")["repos"][0]["hooks"]
OF_CONTENT = [hook for hook in [*OFFERED, *OWN] if hook["entry"].startswith("python -m generator")]


@pytest.mark.parametrize("hook", OF_CONTENT, ids=lambda hook: f"{hook['id']}-{hook['language']}")
def test_each_hook_runs_where_a_commit_is_made(
    hook: dict[str, Any], folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    python, option, module, *arguments = shlex.split(hook["entry"])
    assert (python, option, module) == ("python", "-m", "generator")
    assert hook["pass_filenames"] is False
    monkeypatch.chdir(folder.path.parent)
    assert main(arguments) == 0
    folder.change("steps/calm.yml", "phase: ", "phase：")
    assert main(arguments) == (0 if "--fix" in arguments else 1)


def test_the_other_hooks_run_what_make_lint_runs() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.partition("\nlint:")[2].partition("\n\n")[0].splitlines()[1:]
    wanted = [line.strip().replace("$(BIN)/python", "python") for line in recipe]
    assert [hook["entry"] for hook in OWN if hook not in OF_CONTENT] == wanted
    assert all(hook["language"] == "system" and not hook["pass_filenames"] for hook in OWN)


def steps() -> list[dict[str, Any]]:
    """The steps of the job that looks at the content."""
    found = read(".github/workflows/site.yml")["jobs"]["content"]["steps"]
    assert isinstance(found, list)
    return found


def test_the_oldest_and_a_newer_python_run_what_everybody_runs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    job = read(".github/workflows/site.yml")["jobs"]["test"]
    oldest, newest = job["strategy"]["matrix"]["python-version"]
    assert project["requires-python"] == f">={oldest}"
    assert tuple(map(int, newest.split("."))) > tuple(map(int, oldest.split(".")))
    assert [step["run"] for step in job["steps"] if "run" in step] == ["make test"]
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").endswith("\nmake test\n")


def test_nothing_is_published_that_was_not_tested() -> None:
    jobs = read(".github/workflows/site.yml")["jobs"]
    assert set(jobs["publish"]["needs"]) == set(jobs) - {"publish"}


def test_a_change_of_the_content_is_answered_first_and_with_little() -> None:
    """Problems at their lines, before and after, questions in words, the site; no test beside."""
    jobs = read(".github/workflows/site.yml")["jobs"]
    assert "needs" not in jobs["content"]
    assert jobs["test"]["needs"] == "content"
    commands = "\n".join(step["run"] for step in steps() if "run" in step)
    wanted = (
        "make .venv/.site",
        "-m generator check --format github",
        "-m generator changes",
        "-m tests.asks --format github",
        "make site",
    )
    places = [commands.index(command) for command in wanted]
    assert places == sorted(places)
    assert not any(word in commands for word in ("pytest", "playwright", ".programs", ".test"))
    (python,) = [step["with"] for step in steps() if "setup-python" in step.get("uses", "")]
    assert python["cache"] == "pip"
    assert python["cache-dependency-path"] == "requirements.lock"


@IN_BASH
def test_what_is_wrong_is_also_said_on_the_page_of_the_run(folder: Folder, tmp_path: Path) -> None:
    (step,) = [step for step in steps() if "generator check" in step.get("run", "")]
    folder.change("steps/calm.yml", "phase: ", "phase：")
    work = folder.path.parent
    (work / ".venv/bin").mkdir(parents=True)
    (work / ".venv/bin/python").symlink_to(sys.executable)
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=work,
        env={
            **os.environ,
            "RUNNER_TEMP": str(tmp_path),
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
            "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)]),
        },
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.decode().startswith("::error file=content/steps/calm.yml,line=")
    said = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert said.startswith("# 检查的结果\n\n    content/steps/calm.yml:")
    assert "修复：" in said


def test_asking_needs_only_what_the_site_is_built_with() -> None:
    """The job installs neither pytest nor a browser, so nothing it runs may import them."""
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('pytest', 'playwright', 'hypothesis')));"
        "import tests.asks"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")


@IN_BASH
def test_the_step_of_a_pull_request_shows_the_changed_records(
    folder: Folder, tmp_path: Path
) -> None:
    (step,) = [step for step in steps() if "generator changes" in step.get("run", "")]
    assert step["if"] == "github.event_name == 'pull_request'"
    origin = folder.path.parent / "origin"
    shutil.copytree(folder.path, origin / "content")
    plain = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PATH": os.environ["PATH"],
    }
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com"]

    def git(*arguments: str, cwd: Path = origin) -> str:
        done = subprocess.run(
            ["git", *who, *arguments], cwd=cwd, env=plain, capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")
    git("commit", "--quiet", "--message=before")
    base = git("rev-parse", "HEAD")
    work = tmp_path / "work"
    git("clone", "--quiet", str(origin), str(work), cwd=tmp_path)
    Folder(work / "content").change("rules.yml", "夜里不该催收。", "夜里不催收。")
    (work / ".venv/bin").mkdir(parents=True)
    (work / ".venv/bin/python").symlink_to(sys.executable)
    (tmp_path / "runner").mkdir()
    summary = tmp_path / "summary.md"
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=work,
        env={
            **plain,
            "BASE": base,
            "RUNNER_TEMP": str(tmp_path / "runner"),
            "GITHUB_STEP_SUMMARY": str(summary),
            "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)]),
        },
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# 内容改动\n\n改了 1 条，新增 0 条，删去 0 条。\n")
    assert "\n-夜里不该催收。\n+夜里不催收。\n" in text
    assert (tmp_path / "runner/changes.md").read_text(encoding="utf-8") == text
