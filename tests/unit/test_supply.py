"""What is told of the packages: what a site is built with, and what is known against it."""

import json
import re
from typing import Any

import pytest

from tests import audit, make_sbom
from tests.conftest import ROOT
from tests.unit.test_locks import pinned


def test_the_bill_names_every_package_with_its_hashes() -> None:
    bill = make_sbom.bill()
    packages = {one["name"]: one for one in bill["components"]}
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert packages.keys() == pinned(lock).keys()
    assert sum(len(one["hashes"]) for one in packages.values()) == lock.count("--hash=sha256:")
    assert all(f"{name}=={one['version']} " in lock for name, one in packages.items())


def test_there_are_no_scripts_of_others_that_the_bill_would_leave_out() -> None:
    """Minified, with a licence of its own, or in a folder that names a version."""
    files = [path for room in ("generator", "overrides") for path in (ROOT / room).rglob("*")]
    assert len(files) > 200
    foreign = re.compile(r"licen[cs]e|\.min\.|-\d+(\.\d+)+$|^node_modules$", re.IGNORECASE)
    assert [path for path in files if foreign.search(path.name)] == []


def test_the_bill_is_the_same_each_time_and_another_for_other_packages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    once = make_sbom.bill()
    assert json.dumps(once) == json.dumps(make_sbom.bill())
    monkeypatch.setattr(make_sbom, "LOCK", "requirements-test.lock")
    assert make_sbom.bill()["serialNumber"] != once["serialNumber"]


def report(*packages: dict[str, Any]) -> dict[str, Any]:
    return {"dependencies": [{"name": "a", "version": "1", "vulns": []}, *packages]}


def test_an_audit_that_found_nothing_says_how_much_it_looked_up() -> None:
    assert audit.verdict(report()) == (0, ["1 packages looked up: no known weakness."])


def test_an_audit_names_each_weakness_and_its_remedy() -> None:
    weak = {"id": "GHSA-x", "fix_versions": ["2.1"]}
    status, lines = audit.verdict(report({"name": "b", "version": "2", "vulns": [weak]}))
    assert status == 1
    assert lines[0] == "b 2: GHSA-x, mended in 2.1"


@pytest.mark.parametrize(
    "found",
    [
        report({"name": "b", "skip_reason": "Dependency not found and could not be audited"}),
        {"dependencies": []},
    ],
)
def test_what_could_not_be_looked_up_is_no_all_clear(found: dict[str, Any]) -> None:
    status, lines = audit.verdict(found)
    assert status == 2
    assert lines[0].startswith("NOT AUDITED")
    assert "no all-clear" in lines[1]


def test_the_audited_lock_holds_all_others() -> None:
    (audited,) = audit.LOCKS
    known = (ROOT / audited).read_text("utf-8")
    for lock in ROOT.glob("requirements*.lock"):
        for line in lock.read_text("utf-8").splitlines():
            if line[:1].isalnum():
                assert f"{line}\n" in known, f"{lock.name} has another {line}"
