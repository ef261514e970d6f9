"""Makes sure that the browser tests find a Chromium and a Chinese font.

An installed Chromium is used as it is. Otherwise, on a Debian-like system and as root, the
system's package manager installs one; elsewhere Playwright fetches its own.
"""

import os
import shutil
import subprocess
import sys

CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


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


def main() -> int:
    """Installs what is missing; 1 with one clear sentence when that cannot be done."""
    if installed_chromium() and has_chinese_font():
        return 0
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if shutil.which("apt-get") and is_root:
        print("Installing Chromium and a Chinese font for the browser tests …", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        packages = ["chromium", "fonts-noto-cjk"]
        for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            subprocess.run(
                ["apt-get", "-qq", *command],
                env=environment,
                check=False,
                stdout=subprocess.DEVNULL,
            )
        if installed_chromium():
            return 0
    if not playwright_chromium_works():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if installed_chromium() or playwright_chromium_works():
        return 0
    print(
        "The browser tests need Chromium: install it with your package manager "
        "(on Debian: apt-get install chromium fonts-noto-cjk) and run this again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
