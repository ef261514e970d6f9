"""An installed package does all that the checkout does, with the checkout out of reach."""

import zipfile
from pathlib import Path

from tests.conftest import Folder
from tests.outside.conftest import Environment, copy_checkout, tracked
from tests.site.conftest import site
from tests.site.digests import digest_of_content

__all__ = ["site"]

POISON = 'raise ImportError("this is the code of the checkout, not the installed one")\n'


def test_the_wheel_holds_every_file_of_the_package_and_no_other(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == {name for name in tracked() if name.startswith("generator/")}


def test_the_package_is_imported_from_the_environment(
    installed: Environment, tmp_path: Path
) -> None:
    code = """if True:
        import generator, importlib.metadata
        print(generator.__file__)
        print(importlib.metadata.distribution("yuqi-guide").locate_file(""))
        (point,) = importlib.metadata.entry_points(group="mkdocs.plugins", name="yuqi-guide")
        print(point.load().__module__)
        """
    done = installed.run("python", "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    file, place, plugin = done.stdout.splitlines()
    assert Path(file).parent == installed.packages / "generator"
    assert Path(place) == installed.packages
    assert plugin == "generator.plugin"


def test_the_guard_refuses_network_and_programs(installed: Environment, tmp_path: Path) -> None:
    for code in (
        "import urllib.request as u; u.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['git', '--version'])",
        "open('x.TTF')",
    ):
        done = installed.run("python", "-c", code, cwd=tmp_path)
        assert done.returncode == 1
        assert "here: " in done.stdout


def test_any_folder_can_be_checked(installed: Environment, folder: Folder) -> None:
    command = ("python", "-m", "generator", "check", str(folder.path))
    done = installed.run(*command, cwd=folder.path.parent)
    assert done.returncode == 0, done.stdout
    folder.change("steps/calm.yml", "summary:", "sumary:")
    done = installed.run(*command, cwd=folder.path.parent)
    assert done.returncode == 1
    assert "steps/calm.yml:5:1: FLD001" in done.stdout


def test_every_command_starts(installed: Environment, tmp_path: Path) -> None:
    done = installed.run("python", "-m", "generator", "--help", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    done = installed.run("python", "-m", "generator", "schema", "schema", cwd=tmp_path)
    assert "Traceback" not in done.stdout


def test_inside_a_checkout_it_builds_the_very_site(
    installed: Environment, site: Path, tmp_path: Path
) -> None:
    """Even one whose own package is broken: nothing but content, configuration and theme is read.

    `-P` is what the command `mkdocs` does: the current folder is no place to import from.
    """
    checkout = copy_checkout(tmp_path / "checkout", without=("tests/", "generator/"))
    (checkout / "generator").mkdir()
    (checkout / "generator/__init__.py").write_text(POISON, encoding="utf-8")
    done = installed.run("python", "-P", "-m", "mkdocs", "build", cwd=checkout)
    assert done.returncode == 0, done.stdout
    assert digest_of_content(checkout / "site") == digest_of_content(site)
