"""Damages to the real content are reported where they were done, or stay where they were done."""

import random
from functools import cache

import pytest

from benchmarks.damage import BESIDE, CONFINED, HERE, KINDS, SAME, Damage, Files, damages
from tests.conftest import ROOT


@cache
def files() -> Files:
    """The real content, read once."""
    return Files(ROOT / "content")


def sample() -> list[str]:
    """Some files of every sort; the same ones each time for the same content."""
    names = sorted(name for name, content in files().contents.items() if len(content) < 9_000)
    return random.Random("sample").sample(names, 12)


@pytest.mark.wide
def test_a_damage_is_reported_here_or_stays_here() -> None:
    odd = []
    for name in sample():
        for damage in damages(files().contents[name], 2 * len(KINDS), name):
            outcome, problems, _ = files().outcome(name, damage)
            if outcome not in (HERE, BESIDE, SAME, CONFINED):
                odd.append((name, damage, outcome, [(p.code, p.place.line) for p in problems]))
    assert odd == []


@pytest.mark.parametrize(
    ("old", "new", "outcome"),
    [
        ("title: ", "title:", HERE),
        ("reviewed: 2026", "reviewed: 2025", CONFINED),
        ("title: ", "title:  ", SAME),
    ],
)
def test_what_became_of_a_damage_is_kept_apart(old: str, new: str, outcome: str) -> None:
    name = sample()[0]
    content = files().contents[name]
    start = content.index(old.encode())
    damage = Damage("x", start, start + len(old.encode()), new.encode())
    assert files().outcome(name, damage)[0] == outcome


def test_the_same_seed_does_the_same_damages() -> None:
    content = b"a: 1\nb: [x, y]\n"
    first, again = (list(damages(content, 50, "seed")) for _ in range(2))
    assert first == again != list(damages(content, 50, "other"))
    assert {damage.kind for damage in first} == set(KINDS)
