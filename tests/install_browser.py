"""Makes sure that the browser tests find a Chromium and a Chinese font.

An installed one is used as it is, the shell without windows first: it needs half the time. On a
Debian-like system and as root, the system's package manager installs that; where there is no
browser at all, Playwright fetches its own.
"""

import os
import shutil
import subprocess
import sys

SHELL = "chromium-headless-shell"  # Debian's name for it
CANDIDATES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed_chromium() -> str | None:
    """The path of a Chromium that is on this system, or None."""
    return next((path for name in CANDIDATES if (path := shutil.which(name))), None)


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font with Chinese characters; True where it is not in use."""
    if shutil.which("fc-list") is None:
        return sys.platform in ("darwin", "win32")
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def playwright_chromium_works() -> bool:
    """Whether Playwright has a browser of its own that starts."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch().close()
        except Error:
            return False
    return True


def install_packages(*packages: str) -> None:
    """Asks Debian's package manager; what it cannot do is seen by what is there afterwards."""
    options = ["-qq", "-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=1"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", *options, *command],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            check=False,
            stdout=subprocess.DEVNULL,
        )


def main() -> int:
    """Installs what is missing; 1 with one clear sentence when that cannot be done."""
    if shutil.which(SHELL) and has_chinese_font():
        return 0
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if shutil.which("apt-get") and is_root:
        print("Installing Chromium and a Chinese font for the browser tests …", flush=True)
        install_packages(SHELL, "fonts-noto-cjk")
        if not installed_chromium():
            install_packages("chromium", "fonts-noto-cjk")
    if installed_chromium():
        return 0
    if not playwright_chromium_works():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if playwright_chromium_works():
        return 0
    print(
        "The browser tests need Chromium: install it with your package manager "
        "(on Debian: apt-get install chromium fonts-noto-cjk) and run this again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
