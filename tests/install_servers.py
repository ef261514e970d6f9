"""Makes nginx and Caddy ready for the tests of `hosting/`, where Debian's package manager can.

Elsewhere those tests are skipped, and say why: no other proof needs a server of this kind.
"""

import os
import shutil
import sys

from install_browser import install_packages

PACKAGES = {"nginx": "nginx-light", "caddy": "caddy"}
SBIN = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])


def main() -> int:
    """Installs what is missing; installing a server must not start it."""
    missing = [package for name, package in PACKAGES.items() if not shutil.which(name, path=SBIN)]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if missing and is_root and shutil.which("apt-get"):
        print(f"Installing {' and '.join(missing)} for the tests of hosting/ …", flush=True)
        os.environ["RUNLEVEL"] = "1"  # Debian's packages start no service then
        install_packages(*missing)
    return 0


if __name__ == "__main__":
    sys.exit(main())
