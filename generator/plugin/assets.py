"""Styles and scripts of theme and guide, bundled on their way through MkDocs."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files

from generator.publishing.assets import (
    STYLE,
    UnfoldableError,
    bundle,
    hashed_name,
    reached,
    words_of,
)

_TEMPLATES = ("main.html", "404.html")
_THEME_STYLES = re.compile(r"assets/stylesheets/main\.[0-9a-f]{8}\.min\.css$")
_PICTURES = (".png", ".svg")
# Of the theme's own files no page of ours asks for any: its styles are in the bundle.
_OF_THEME = re.compile(r"assets/(?:javascripts|stylesheets|images)/")


class UnreadableTemplateError(PluginError):
    """A template that is no text, and the line on which it ceases to be."""

    def __init__(self, file: Path, error: UnicodeDecodeError) -> None:
        super().__init__(f"{file.name} 不是 UTF-8 文字，读不了。用 UTF-8 重新保存。")
        self.filename = str(file)
        self.lineno = error.object.count(b"\n", 0, error.start) + 1


def add_assets(files: Files, config: MkDocsConfig, made: Mapping[str, str]) -> dict[str, str]:
    """Puts bundled files in the place of their sources; returns what each is called now.

    `made` are scripts that do not lie in the theme, by path. `extra_css` are the guide's style
    sheets: their names leave the configuration, because the theme would link each of them. Scripts
    in `extra_javascript` get their new names there. Nothing is bundled when the templates are not
    ours.
    """
    templates = reached(_TEMPLATES, lambda name: _read(config, name))
    if f'"{STYLE}"' not in templates.get("main.html", ""):
        return {}
    sources = {file.src_uri: file for file in files if file.src_uri.startswith("assets/")}
    styles = [path for path in map(str, config.extra_css) if path in sources]
    scripts = [path for path in sources if path.endswith(".js") and not _OF_THEME.match(path)]
    foreign = [file.content_string for path, file in sources.items() if _THEME_STYLES.match(path)]
    code = {**{path: sources[path].content_string for path in scripts}, **made}
    words = words_of([*templates.values(), *_page_templates(), *code.values()])
    try:
        own = [sources[path].content_string for path in styles]
        bundled = bundle(code, foreign, own, words)
    except UnfoldableError as error:
        raise Abort(f"脚本合不到一起：{error}") from error
    for path, file in sources.items():
        if _OF_THEME.match(path) or path in (*styles, *scripts):
            files.remove(file)
    for path, content in bundled.files.items():
        files.append(File.generated(config, path, content=content))
    config.extra_css = [path for path in config.extra_css if str(path) not in styles]
    config.extra_javascript = [
        _renamed(script, bundled.names) for script in config.extra_javascript
    ]
    return {**bundled.names, **_renamed_pictures(files, config, sources)}


def _renamed(script: Any, names: Mapping[str, str]) -> Any:
    """A script of `extra_javascript`, written as a path or with options, under its new name."""
    path = str(script)
    if isinstance(script, str):
        return names.get(path, path)
    script.path = names.get(path, path)
    return script


def _renamed_pictures(
    files: Files, config: MkDocsConfig, sources: Mapping[str, File]
) -> dict[str, str]:
    """Gives icons and pictures names that hold their hashes, too."""
    names = {}
    for path, file in sources.items():
        if path.endswith(_PICTURES) and not _OF_THEME.match(path):
            content = file.content_bytes
            names[path] = hashed_name(path, content)
            files.remove(file)
            files.append(File.generated(config, names[path], content=content))
    icon = str(config.theme["favicon"])
    config.theme["favicon"] = names.get(icon, icon)
    return names


def _read(config: MkDocsConfig, name: str) -> str | None:
    """A template as the theme finds it: ours before its own."""
    for folder in config.theme.dirs:
        if (file := Path(folder, name)).is_file():
            try:
                return file.read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                raise UnreadableTemplateError(file, error) from error
    return None


def _page_templates() -> Iterator[str]:
    """What our pages are written by."""
    for file in package_files("generator.publishing").joinpath("templates").iterdir():
        if file.name.endswith(".j2"):
            yield file.read_text(encoding="utf-8")
