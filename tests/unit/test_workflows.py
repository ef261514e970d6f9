"""What the workflows may do, and that they run exactly what somebody has looked at."""

import re
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
USES = re.compile(r"uses: (?P<action>[\w.-]+/[\w./-]+)@(?P<commit>\S+)(?: # (?P<release>\S+))?")
# All that any job is given. What is not named here, no job may do.
GIVEN = {
    ("site.yml", "build"): {"contents": "read", "pages": "read"},
    ("site.yml", "publish"): {"pages": "write", "id-token": "write", "attestations": "write"},
}
READ = {"contents": "read"}


def jobs() -> list[tuple[str, str, dict[str, Any]]]:
    """File, name and definition of every job."""
    return [
        (file.name, name, job)
        for file in WORKFLOWS
        for name, job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].items()
    ]


def test_every_action_is_pinned_to_a_commit_and_says_its_release() -> None:
    pins: dict[str, set[tuple[str, str | None]]] = {}
    for file in WORKFLOWS:
        text = file.read_text(encoding="utf-8")
        found = list(USES.finditer(text))
        assert len(found) == text.count("uses:"), file.name
        for use in found:
            assert re.fullmatch("[0-9a-f]{40}", use["commit"]), use.group()
            assert re.fullmatch(r"v\d+\.\d+\.\d+", use["release"] or ""), use.group()
            assert use["action"].startswith("actions/"), "only what GitHub itself publishes"
            pins.setdefault(use["action"], set()).add((use["commit"], use["release"]))
    assert [action for action, found in pins.items() if len(found) > 1] == [], "one of each"


@pytest.mark.parametrize(("file", "name", "job"), jobs(), ids=lambda part: str(part)[:20])
def test_a_job_may_do_only_what_it_needs(file: str, name: str, job: dict[str, Any]) -> None:
    assert job["permissions"] == GIVEN.get((file, name), READ)
    assert job["timeout-minutes"] <= 120
    writes = "write" in job["permissions"].values()
    runs = [step for step in job["steps"] if "run" in step]
    assert not (writes and runs), "what may publish runs no code of ours or of a package"
    for step in job["steps"]:
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_nothing_is_given_by_default_and_no_stranger_starts_it_with_rights() -> None:
    for file in WORKFLOWS:
        text = file.read_text(encoding="utf-8")
        assert yaml.safe_load(text)["permissions"] == {}
        assert "pull_request_target" not in text
        assert "workflow_run" not in text
        assert "secrets." not in text


def test_no_text_of_a_stranger_becomes_a_command() -> None:
    """An expression in a command is pasted into it; as a variable it stays a value."""
    for _, name, job in jobs():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), name


def test_the_archive_that_is_signed_is_the_one_that_was_built() -> None:
    by_name = {name: job for file, name, job in jobs() if file == "site.yml"}
    build, publish = by_name["build"], by_name["publish"]
    (made,) = [step for step in build["steps"] if step.get("id") == "archive"]
    assert "sha256sum" in made["run"]
    assert build["outputs"]["digest"] == "${{ steps.archive.outputs.digest }}"
    attest, deploy = publish["steps"]
    assert attest["with"]["subject-digest"] == "${{ needs.build.outputs.digest }}"
    assert deploy["uses"].startswith("actions/deploy-pages@")
    assert "make site sbom" in [step.get("run") for step in build["steps"]]


def test_what_is_published_keeps_what_open_pages_need() -> None:
    """The folder is brought from the last run, follows the new site, and is what is uploaded."""
    (build,) = [job for file, name, job in jobs() if (file, name) == ("site.yml", "build")]
    steps = [(step.get("uses", "").partition("@")[0], step) for step in build["steps"]]
    runs = [step.get("run", "") for _, step in steps]
    (restored,) = [place for place, (use, _) in enumerate(steps) if use == "actions/cache"]
    (uploaded,) = [place for place, (use, _) in enumerate(steps) if use.endswith("pages-artifact")]
    made = runs.index(".venv/bin/python -m generator publish site public")
    assert restored < runs.index("make site sbom") < made < uploaded
    assert steps[restored][1]["with"]["path"] == steps[uploaded][1]["with"]["path"] == "public"
    key, older = (steps[restored][1]["with"][name] for name in ("key", "restore-keys"))
    assert key.startswith(older)
    assert "run_id" in key, "a cache is never written twice"
