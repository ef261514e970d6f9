"""The hooks as pre-commit runs them for a repository that holds only content."""

import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, Folder
from tests.outside.conftest import Environment

HOOKS = {
    hook["id"]: hook
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}


def commit(hook: dict[str, Any], environment: Environment, repository: Path) -> tuple[int, str]:
    """What pre-commit does before a commit: runs the entry at the root of the repository."""
    command = [*shlex.split(hook["entry"]), *hook.get("args", [])]
    done = environment.run(*command, cwd=repository)
    return done.returncode, done.stdout


@pytest.fixture
def repository(folder: Folder) -> Path:
    """A repository with content and nothing else."""
    home = folder.path.parent
    subprocess.run(["git", "init", "--quiet"], cwd=home, check=True)
    return home


def test_the_hook_lets_good_content_pass(hooked: Environment, repository: Path) -> None:
    assert commit(HOOKS["check-content"], hooked, repository)[0] == 0


def test_the_hook_stops_a_mistake(hooked: Environment, repository: Path, folder: Folder) -> None:
    folder.change("stages/later.yml", "days: [4]", "days: [3]")
    status, said = commit(HOOKS["check-content"], hooked, repository)
    assert status == 1
    assert "content/stages/later.yml:4:7: STG002" in said


def test_the_other_hook_repairs(hooked: Environment, repository: Path, folder: Folder) -> None:
    assert commit(HOOKS["fix-content"], hooked, repository)[0] == 0
    before = (folder.path / "steps/calm.yml").read_text(encoding="utf-8")
    folder.change("steps/calm.yml", "phase: ", "phase：")
    assert commit(HOOKS["fix-content"], hooked, repository)[0] == 0
    assert (folder.path / "steps/calm.yml").read_text(encoding="utf-8") == before


def test_each_hook_is_installed_by_pre_commit_itself() -> None:
    for hook in HOOKS.values():
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
        assert "additional_dependencies" not in hook
