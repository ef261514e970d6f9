"""The lock files hold all that an older pip needs to install them, wherever it asks.

A pip before 24 resolves a requirement with an extra, `coverage[toml]`, apart from the same name
without one, finds the newest release on the index instead of the pinned one, and then misses its
hash. So a lock that leaves out an extra installs only until the next release.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

LOCKS = sorted(ROOT.glob("requirements*.lock"))
# What each lock is made from: these extras of ours, by `make lock`.
OURS = {
    "requirements.lock": ["build"],
    "requirements-test.lock": ["build", "test"],
    "requirements-bench.lock": ["build", "test", "bench"],
    "requirements-audit.lock": ["build", "test", "bench", "audit"],
}


def pinned(lock: str) -> dict[str, set[str]]:
    """Name → extras of every distribution that a lock file pins."""
    pins = (Requirement(line.rstrip(" \\")) for line in lock.splitlines() if line[:1].isalnum())
    return {canonicalize_name(pin.name): pin.extras for pin in pins}


def wanted(pins: dict[str, set[str]], first: list[str]) -> Iterator[tuple[str, Requirement]]:
    """Who asks for what: every requirement that holds on this machine, of what is installed."""
    for line in first:
        yield "pyproject.toml", Requirement(line)
    for name, extras in pins.items():
        for line in declared(name):
            one = Requirement(line)
            if one.marker is None or any(
                one.marker.evaluate({"extra": extra}) for extra in ("", *extras)
            ):
                yield name, one


def declared(name: str) -> list[str]:
    """What an installed distribution asks for; nothing if it is not installed."""
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def forgotten(lock: str, first: list[str]) -> list[str]:
    """The extras that somebody asks for and a lock file does not pin."""
    pins = pinned(lock)
    return [
        f"{asking} asks for {one}"
        for asking, one in wanted(pins, first)
        if not one.extras <= pins.get(canonicalize_name(one.name), set())
    ]


def ours(lock: Path) -> list[str]:
    """The requirements of ours from which a lock file is made."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *(line for name in OURS[lock.name] for line in extras[name])]


def test_every_lock_is_known() -> None:
    assert {lock.name for lock in LOCKS} == set(OURS)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_extra_that_is_asked_for_is_pinned(lock: Path) -> None:
    assert forgotten(lock.read_text(encoding="utf-8"), ours(lock)) == []


def test_an_extra_that_is_left_out_is_found() -> None:
    """As the lock once stood, beside a pytest-cov that asks for `coverage[toml]`."""
    lock = (ROOT / "requirements-test.lock").read_text(encoding="utf-8")
    reported = forgotten(re.sub(r"(?m)^(\w[\w.-]*)\[[^]]*\]", r"\1", lock), [])
    assert any(line.startswith("pytest-cov asks for coverage[toml]") for line in reported)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_all_of_ours_is_pinned(lock: Path) -> None:
    pins = pinned(lock.read_text(encoding="utf-8"))
    assert {canonicalize_name(Requirement(line).name) for line in ours(lock)} <= set(pins)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_names_an_address(lock: Path) -> None:
    """Where packages come from is the business of the machine that installs them."""
    text = lock.read_text(encoding="utf-8")
    assert re.findall(r".*://.*|^\s*-(?!-hash=).*|^\S+ @ .*", text, re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_has_a_hash(lock: Path) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_one_version_of_each_package_in_all_locks() -> None:
    pins: dict[str, set[str]] = {}
    for lock in LOCKS:
        for line in lock.read_text(encoding="utf-8").splitlines():
            if line[:1].isalnum():
                pins.setdefault(re.split(r"[=\[]", line)[0], set()).add(line)
    assert {name: found for name, found in pins.items() if len(found) > 1} == {}
