"""What a site says of its own origin: commit, content, versions, and nothing of the machine."""

import json
import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from generator.plugin import provenance as module
from generator.plugin.provenance import commit_of, content_hash
from generator.publishing.hosting import PROVENANCE
from generator.source.load import load
from tests.conftest import ROOT, Folder
from tests.unit.plugin.test_plugin import project, run

__all__ = ["project"]

A, B = "a" * 40, "b" * 64


def told(project: Path) -> dict[str, Any]:
    """What the built site says of itself."""
    found = json.loads((project / "site" / PROVENANCE).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_a_site_names_commit_content_and_versions_and_no_place_or_time(
    project: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (project / ".git").mkdir()
    (project / ".git/HEAD").write_text(f"{A}\n", encoding="utf-8")
    run(project)
    found = told(project)
    assert list(found) == ["commit", "content", "site_url", "versions"]
    assert found["commit"] == A
    assert found["content"] == content_hash(load(folder.path).folder)
    assert found["site_url"] == "https://site.invalid/"
    assert found["versions"]["mkdocs"] == version("mkdocs")
    assert str(project) not in json.dumps(found)


@pytest.mark.parametrize(
    ("seconds", "made"), [("0", "1970-01-01T00:00:00+00:00"), ("soon", None), ("", None)]
)
def test_the_time_is_named_only_where_it_is_given(
    project: Path, monkeypatch: pytest.MonkeyPatch, seconds: str, made: str | None
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # MkDocs reads it, too, and takes only numbers
    monkeypatch.setattr(module, "os", type("os", (), {"environ": {"SOURCE_DATE_EPOCH": seconds}}))
    run(project)
    assert told(project).get("made") == made


def test_the_hash_is_that_of_every_content_file(folder: Folder) -> None:
    folder.write("about.md", "# 关于 { #about }\n")
    hashes = {content_hash(load(folder.path).folder)}
    folder.write("about.md", "# 关于本站 { #about }\n")
    hashes.add(content_hash(load(folder.path).folder))
    folder.change("rules.yml", "夜里不该催收。", "夜里不催收。")
    hashes.add(content_hash(load(folder.path).folder))
    (folder.path / "rules.yml").rename(folder.path / "stages/rules.yml")
    hashes.add(content_hash(load(folder.path).folder))
    assert len(hashes) == 4


def test_every_package_that_can_change_a_page_is_named() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {name.partition(">")[0] for name in declared["dependencies"]}
    assert needed < set(module._PACKAGES)


def test_a_package_that_is_not_installed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PACKAGES", ("mkdocs", "nobody-made-this"))
    assert list(module._versions()) == ["mkdocs"]


def write(home: Path, files: dict[str, str]) -> Path:
    """Files with their texts; gives the folder back."""
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    return home


@pytest.mark.parametrize(
    ("files", "commit"),
    [
        ({".git/HEAD": f"{A}\n"}, A),
        ({".git/HEAD": f"{B}\n"}, B),
        ({".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": f"{A}\n"}, A),
        (
            {
                ".git/HEAD": "ref: refs/heads/main\n",
                ".git/packed-refs": f"# pack-refs\n{B} refs/heads/xmain\n{A} refs/heads/main\n",
            },
            A,
        ),
        (
            {
                ".git": "gitdir: main/.git/worktrees/x\n",
                "main/.git/worktrees/x/HEAD": "ref: refs/heads/x\n",
                "main/.git/worktrees/x/commondir": "../..\n",
                "main/.git/refs/heads/x": A,
            },
            A,
        ),
        ({".git/HEAD": "ref: refs/heads/unborn\n"}, None),
        ({".git/HEAD": "ref: refs/heads/x\n", ".git/packed-refs": f"{A} refs/heads/y"}, None),
        ({".git/HEAD": "nonsense"}, None),
        ({".git/config": ""}, None),
        ({".git": "gitdir: gone\n"}, None),
    ],
)
def test_the_commit_is_read_from_the_files_of_git(
    tmp_path: Path, files: dict[str, str], commit: str | None
) -> None:
    home = write(tmp_path, files)
    assert commit_of(home) == commit
    assert commit_of(home / "deep/below") == commit


def test_the_commit_is_the_one_git_names() -> None:
    named = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert commit_of(ROOT) == named.stdout.strip()
