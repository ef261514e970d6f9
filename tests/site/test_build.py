"""Building is safe: it checks first, never mixes old and new, and gives the same bytes."""

import shutil
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Folder
from tests.site.building import build, start
from tests.site.digests import digest


def test_failed_check_leaves_the_site_as_it_was(project: Path, folder: Folder) -> None:
    site = project / "site"
    assert build(project, site).returncode == 0
    before = digest(site)
    folder.change("stages/later.yml", "days: [4]", "days: [5]")
    result = build(project, site)
    assert result.returncode == 1
    assert "content/stages/later.yml:4:7: STG003" in result.stdout
    assert "Traceback" not in result.stdout
    assert digest(site) == before
    assert list(project.glob(".site.building*")) == []


def test_strict_failure_leaves_the_site_as_it_was(project: Path, folder: Folder) -> None:
    site = project / "site"
    assert build(project, site).returncode == 0
    before = digest(site)
    folder.write("note.md", "# 说明 { #note }\n\n[断](rules.md#nowhere)\n")
    result = build(project, site)
    assert result.returncode == 1
    assert "#nowhere" in result.stdout
    assert digest(site) == before


def test_nothing_is_written_into_the_sources(project: Path) -> None:
    before = digest(project)
    assert build(project, project / "site").returncode == 0
    shutil.rmtree(project / "site")
    assert digest(project) == before


def test_same_content_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    """The clock enters MkDocs only as SOURCE_DATE_EPOCH or as now; both must not matter."""
    worlds = [
        {"SOURCE_DATE_EPOCH": "0", "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {
            "SOURCE_DATE_EPOCH": "4000000000",
            "TZ": "America/Los_Angeles",
            "LC_ALL": "C.UTF-8",
            "PYTHONHASHSEED": "2",
        },
        {"TZ": "UTC", "PYTHONHASHSEED": "3"},
    ]
    sites = []
    for number, world in enumerate(worlds):
        site = tmp_path / f"world-{number}"
        with start(project, site, **world) as process:
            said, _ = process.communicate()
        assert process.returncode == 0, said
        sites.append(digest(site))
    told = [site.pop("build.json") for site in sites]
    assert sites[0] == sites[1] == sites[2]
    assert told[0] != told[1], "it names the time that was given"


def summarise(folder: Folder, text: str) -> None:
    """Gives the first stage another summary."""
    path = folder.path / "stages/begin.yml"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines = [f"summary: {text}" if line.startswith("summary: ") else line for line in lines]
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def two_sites(project: Path, folder: Folder) -> tuple[dict[str, dict[str, str]], float]:
    """The files of the site with each of two texts, and how long a build takes."""
    complete = {}
    for text in ("刚刚开始。", "才开始。"):
        summarise(folder, text)
        started = time.monotonic()
        with start(project, project / "site") as process:
            process.wait()
        assert process.returncode == 0
        duration = time.monotonic() - started
        complete[text] = digest(project / "site")
    assert len({str(files) for files in complete.values()}) == 2
    return complete, duration


def stopped(
    project: Path, folder: Folder, signal_number: signal.Signals, moments: int
) -> Counter[str]:
    """What became of builds that were stopped at moments spread evenly over all of a build.

    After each of them the site is whole; the count says whether it was the old one or the new one,
    and how many builds were too fast.
    """
    complete, duration = two_sites(project, folder)
    outcomes: Counter[str] = Counter()
    for number in range(moments):
        (before,) = [text for text, files in complete.items() if files == digest(project / "site")]
        (wanted,) = complete.keys() - {before}
        summarise(folder, wanted)
        with start(project, project / "site") as process:
            time.sleep(duration * (number + 0.5) / moments)
            process.send_signal(signal_number)
            process.communicate()
        after = digest(project / "site")
        assert after in complete.values(), f"half a site at {number} of {moments}"
        outcomes["new" if after == complete[wanted] else "old"] += 1
        outcomes["too fast"] += process.returncode == 0
        if signal_number is not signal.SIGKILL:
            assert list(project.glob(".site.*")) == [], f"left at {number} of {moments}"
    return outcomes


@pytest.mark.full
def test_a_killed_build_leaves_the_old_site_or_the_new_one(project: Path, folder: Folder) -> None:
    outcomes = stopped(project, folder, signal.SIGKILL, 200)
    assert outcomes["too fast"] < 100, outcomes
    assert outcomes["old"] > 100, outcomes
    assert build(project, project / "site").returncode == 0
    assert list(project.glob(".site.*")) == [], "the next build takes all away that was left"


@pytest.mark.usefixtures("heeded")
@pytest.mark.full
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_stopped_build_leaves_nothing_half_made(project: Path, folder: Folder, name: str) -> None:
    outcomes = stopped(project, folder, signal.Signals[name], 40)
    assert outcomes["too fast"] < 20, outcomes
    assert outcomes["old"] > 20, outcomes


@pytest.mark.full
def test_two_builds_at_once_leave_a_whole_site(project: Path) -> None:
    site = project / "site"
    assert build(project, site).returncode == 0
    whole = digest(site)
    with start(project, site) as first:
        time.sleep(0.5)
        with start(project, site) as second:
            assert (first.wait(), second.wait()) == (0, 0)
    assert digest(site) == whole
    assert list(project.glob(".site.*")) == []


@pytest.mark.full
def test_what_a_killed_build_left_is_removed(project: Path) -> None:
    with start(project, project / "site") as process:
        left = project / f".site.building-{process.pid}"
        while process.poll() is None and not left.exists():
            time.sleep(0.01)
        process.kill()
    assert build(project, project / "site").returncode == 0
    assert not left.exists()


def test_an_interrupted_swap_is_mended_by_the_next_build(project: Path) -> None:
    """Where folders cannot be exchanged in one step, a stop may leave the old one aside."""
    site = project / "site"
    assert build(project, site).returncode == 0
    whole = digest(site)
    site.rename(project / ".site.old")
    (project / "content/rules.yml").write_text("x", encoding="utf-8")
    assert build(project, site).returncode == 1
    assert digest(site) == whole
    assert not (project / ".site.old").exists()


def test_plugin_needs_directory_urls(project: Path) -> None:
    """Raw HTML carries directory addresses, so another setting is refused, not half right."""
    configuration = (project / "mkdocs.yml").read_text(encoding="utf-8")
    changed = configuration.replace("use_directory_urls: true", "use_directory_urls: false")
    assert changed != configuration
    (project / "mkdocs.yml").write_text(changed, encoding="utf-8")
    result = build(project, project / "site")
    assert result.returncode == 1
    assert "use_directory_urls" in result.stdout
