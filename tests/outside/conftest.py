"""The package as others install it: in an environment of its own, far from the checkout.

Such an environment sees the locked packages this Python has, and of ours only what was installed
into it. It has no network and starts no program.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from tests.conftest import ROOT
from tests.sharing import once

# Loaded at the start of every Python of the environment: what is refused is an error of the
# system, as on a machine that has no network, or lacks a program.
GUARD = """
    import sys

    def refuse(event, arguments):
        if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
            raise OSError(f"there is no network here: {event} {arguments}")
        if event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
            raise FileNotFoundError(f"there is no other program here: {event} {arguments}")
        if event == "open" and str(arguments[0]).lower().endswith((".ttf", ".otf", ".ttc")):
            raise FileNotFoundError(f"there is no font here: {arguments[0]}")

    sys.addaudithook(refuse)
    """
OURS = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PIP_TARGET", "PIP_PREFIX", "PIP_USER")


def tracked() -> list[str]:
    """The files of the repository, those that are not committed yet among them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode("utf-8").split("\0")
    return sorted(name for name in set(names) if name and (ROOT / name).is_file())


def copy_checkout(target: Path, without: tuple[str, ...] = ("tests/",)) -> Path:
    """Copies the files of the repository, and nothing that only this machine has."""
    for name in tracked():
        if not name.startswith(without):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    return target


def without_ours() -> dict[str, str]:
    """The environment of a process that must not find this checkout."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**kept, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}


def pip(*arguments: str | Path) -> None:
    """Runs the pip of this Python without the network."""
    flags = ["--disable-pip-version-check", "--no-input", "--quiet"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", *flags, *map(str, arguments)],
        env={**without_ours(), "PIP_NO_INDEX": "1"},
        cwd=Path(sys.executable).anchor,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@dataclass(frozen=True)
class Environment:
    """A virtual environment."""

    home: Path

    @property
    def programs(self) -> Path:
        """Where its Python is."""
        return self.home / ("Scripts" if os.name == "nt" else "bin")

    @property
    def packages(self) -> Path:
        """Where what is installed goes."""
        names = {"base": str(self.home), "platbase": str(self.home)}
        return Path(sysconfig.get_path("purelib", "venv", names))

    def install(self, what: Path) -> None:
        """Installs a wheel or a folder; nothing else is fetched, built or isolated."""
        flags = ["--no-deps", "--no-index", "--no-build-isolation"]
        pip("--python", self.python, "install", *flags, what)
        (self.packages / "guard.py").write_text(dedent(GUARD), encoding="utf-8")
        (self.packages / "guard.pth").write_text("import guard\n", encoding="utf-8")

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.programs / ("python.exe" if os.name == "nt" else "python")

    def run(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Runs a command; the programs of this environment are found first."""
        path = os.pathsep.join([str(self.programs), os.environ["PATH"]])
        program = shutil.which(command[0], path=path)
        assert program is not None, command
        return subprocess.run(
            [program, *command[1:]],
            cwd=cwd,
            env={**without_ours(), "PATH": path, "VIRTUAL_ENV": str(self.home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )


def empty_environment(home: Path) -> Environment:
    """A new environment that finds the locked packages of this Python, but none of ours.

    Only the folder is named: the hooks that make a package editable lie in `.pth` files, and
    those of a folder that is itself named in one are not read.
    """
    venv.EnvBuilder(symlinks=os.name != "nt").create(home)
    made = Environment(home)
    theirs = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (made.packages / "locked.pth").write_text("\n".join(sorted(theirs)) + "\n", encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a checkout in which Python has left its own files."""

    def build(folder: Path) -> None:
        copy = copy_checkout(folder / "checkout")
        for left in ("__pycache__/cli.cpython-311.pyc", "model/__pycache__/x.pyc", "rules/y.pyc"):
            (copy / "generator" / left).parent.mkdir(exist_ok=True)
            (copy / "generator" / left).touch()
        flags = ["--no-deps", "--no-index", "--no-build-isolation"]
        pip("wheel", *flags, "--wheel-dir", folder / "wheel", copy)

    (built,) = (once(tmp_path_factory, "wheel", build) / "wheel").glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment with the wheel in it."""
    home = once(
        tmp_path_factory, "installed", lambda folder: empty_environment(folder).install(wheel)
    )
    return Environment(home)


@pytest.fixture(scope="session")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment as pre-commit makes one: `pip install .` in a clone of this repository."""

    def build(folder: Path) -> None:
        copy = copy_checkout(folder / "clone")
        empty_environment(folder / "environment").install(copy)

    return Environment(once(tmp_path_factory, "hooked", build) / "environment")
