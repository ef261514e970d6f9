"""A site in the file systems that publishers have, mounted for the test where that is allowed.

`tests/unit/plugin/test_place.py` lets the system refuse the same things without one.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Folder
from tests.site.building import build
from tests.site.digests import digest

Mount = Callable[[Path, str], None]


@pytest.fixture
def mount() -> Iterator[Mount]:
    """Mounts an empty file system at a folder, with options; it is taken away afterwards."""
    mounted: list[Path] = []

    def at(folder: Path, options: str) -> None:
        folder.mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        if shutil.which("mount") is None:
            pytest.skip("no such program here")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            pytest.skip(f"mounting is not allowed here: {done.stderr.strip()}")
        mounted.append(folder)

    yield at
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)


def held(folder: Path) -> list[str]:
    """What stands in a folder, hidden or not."""
    return sorted(path.name for path in folder.iterdir())


def test_a_full_disk_leaves_the_old_site_and_no_rest(
    project: Path, folder: Folder, tmp_path: Path, mount: Mount
) -> None:
    """There is room for one site, and for half of another."""
    place = tmp_path / "disk"
    assert build(project, project / "site").returncode == 0
    files = [path for path in (project / "site").rglob("*") if path.is_file()]
    size = sum(-(-path.stat().st_size // 4096) * 4 for path in files)  # in whole pages of 4 KiB
    mount(place, f"size={size * 3 // 2}k")
    assert build(project, place / "site").returncode == 0
    whole = digest(place / "site")
    folder.change("rules.yml", "夜里不该催收。", "夜里不催收。")
    result = build(project, place / "site")
    assert result.returncode == 1
    assert "磁盘满了" in result.stdout
    assert "原来的站点没有动。" in result.stdout
    assert "Traceback" not in result.stdout
    assert digest(place / "site") == whole
    assert held(place) == ["site"]
    subprocess.run(["mount", "-o", f"remount,size={size * 3}k", str(place)], check=True)
    assert build(project, place / "site").returncode == 0
    assert digest(place / "site") != whole


def test_a_read_only_disk_is_said(project: Path, tmp_path: Path, mount: Mount) -> None:
    place = tmp_path / "disk"
    mount(place, "size=100m")
    assert build(project, place / "site").returncode == 0
    whole = digest(place / "site")
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    result = build(project, place / "site")
    assert result.returncode == 1
    assert "这个磁盘是只读的" in result.stdout
    assert "Traceback" not in result.stdout
    assert digest(place / "site") == whole


def test_a_site_that_is_a_mount_point_stays(project: Path, tmp_path: Path, mount: Mount) -> None:
    """It cannot be exchanged with a folder of the file system around it."""
    place = tmp_path / "site"
    mount(place, "size=100m")
    assert build(project, project / "first").returncode == 0
    shutil.copytree(project / "first", place, dirs_exist_ok=True)
    whole = digest(place)
    result = build(project, place)
    assert result.returncode == 1
    assert "它正被占用，或者是一个挂载点" in result.stdout
    assert digest(place) == whole
    assert [name for name in held(tmp_path) if name.startswith(".site")] == []


def test_a_link_leads_to_another_file_system(project: Path, tmp_path: Path, mount: Mount) -> None:
    """The old and the new site stand side by side there, so they can be exchanged in one step."""
    place = tmp_path / "disk"
    mount(place, "size=100m")
    (place / "www").mkdir()
    (project / "site").symlink_to(place / "www", target_is_directory=True)
    for _ in range(2):
        assert build(project, project / "site").returncode == 0
        assert (project / "site").is_symlink()
        assert held(place) == ["www"]
    assert (place / "www/index.html").is_file()
    assert (place / "www").stat().st_dev != project.stat().st_dev
