"""Draws the pictures that others show of the site: in a chat, and on a phone's home screen.

    python tests/make_pictures.py

writes `overrides/assets/share.png` (1200 × 630) and `overrides/assets/touch-icon.png` (180 × 180)
with the name and the sentence of `content/site.yml`, the icon, and the site's colours and fonts.
Chats show the middle of the picture as a small square, so the name stands there and is large.
"""

import re
import sys
from html import escape
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.serving import browsing  # noqa: E402 - needs the path above

ASSETS = ROOT / "overrides/assets"
SHARE, TOUCH = (1200, 630), (180, 180)
PAGE = """<!doctype html><meta charset="utf-8"><style>
* {{ margin: 0; box-sizing: border-box }}
body {{ width: {width}px; height: {height}px; background: {ground}; color: {text};
  font-family: {fonts}; text-align: center; overflow: hidden }}
svg {{ display: block; margin: {above}px auto 0 }}
h1 {{ font-size: 136px; line-height: 1.25; letter-spacing: 6px; font-weight: 700 }}
p {{ margin-top: 14px; font-size: 44px; color: {lamp} }}
</style>{icon}{words}"""


def variables(css: str) -> dict[str, str]:
    """The first value of each variable of the styles: those of the light scheme."""
    found: dict[str, str] = {}
    for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", css):
        found.setdefault(name, value)
    return found


def drawn(size: tuple[int, int], words: str, icon: int, above: int) -> str:
    """A page that looks like the picture."""
    style = variables((ASSETS / "guide.css").read_text(encoding="utf-8"))
    svg = (ASSETS / "icon.svg").read_text(encoding="utf-8")
    sized = svg.replace("<svg ", f'<svg width="{icon}" height="{icon}" ', 1)
    return PAGE.format(
        width=size[0],
        height=size[1],
        ground=style["night"],
        text=style["on-night"],
        lamp=style["lamp"],
        fonts=style["md-text-font-family"],
        above=above,
        icon=sized,
        words=words,
    )


def main() -> int:
    """Draws both."""
    site = yaml.safe_load((ROOT / "content/site.yml").read_text(encoding="utf-8"))
    words = f"<h1>{escape(site['name'])}</h1><p>{escape(site['tagline'])}</p>"
    pages = {
        "share.png": (SHARE, drawn(SHARE, words, 210, 64)),
        "touch-icon.png": (TOUCH, drawn(TOUCH, "", 180, 0)),
    }
    with browsing() as browser:
        for name, ((width, height), page) in pages.items():
            tab = browser.new_page(viewport={"width": width, "height": height})
            tab.set_content(page)
            tab.screenshot(path=ASSETS / name)
            print(f"{name}: {(ASSETS / name).stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
