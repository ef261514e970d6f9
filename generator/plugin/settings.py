"""The settings of `mkdocs.yml` on their way to MkDocs and the theme, which print them unescaped."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig

from generator.model.address import reason_against
from generator.publishing.pages import Publication
from generator.source.problem import brief

TEXTS = ("site_name", "site_description", "site_author", "copyright", "repo_name")
_ADDRESSES = ("site_url", "repo_url", "repository")
_EDIT = ("edit_uri", "edit_uri_template")
_FILES = ("extra_css", "extra_javascript")
_MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
# Without them our marks stand on the pages as text. → the extensions that bring each of them.
_NEEDED = {"attr_list": {"extra", "pymdownx.extra"}, "md_in_html": {"extra", "pymdownx.extra"}}
# A path below an address: no other host, no way up, nothing that ends an attribute.
_BELOW = re.compile(r"(?!/?/)(?!.*\.\.)[A-Za-z0-9._~/?#&=%{}+-]*")


def escaped(value: Any) -> Any:
    """A value with all texts in it escaped; what is already escaped stays as it is."""
    if isinstance(value, str):
        return Markup.escape(value)
    if isinstance(value, list):
        return [escaped(item) for item in value]
    if isinstance(value, dict):
        return {escaped(key): escaped(item) for key, item in value.items()}
    return value


def escape_texts(config: MkDocsConfig) -> None:
    """Escapes every text of a configuration that the theme may print."""
    for name in TEXTS:
        config[name] = escaped(config[name])
    for options in (config.extra, config.theme):
        for name in options:
            options[name] = escaped(options[name])


def doubts(config: MkDocsConfig, own: Config) -> Iterator[str]:
    """What is wrong in a configuration and in our own options."""
    of_plugins = (getattr(plugin, "config", None) for plugin in config.plugins.values())
    if sum(type(options) is type(own) for options in of_plugins) > 1:  # a hook has none
        # Each would put the site into the place the other has prepared, and none into its own.
        yield _refusal(config, "plugins", "yuqi-guide", "它写了两次，删掉一次。")
    present = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    for needed, bringing in _NEEDED.items():
        if not present & {needed, *bringing}:
            hint = f"里面要有 {needed}，没有它，排版的记号会变成网页上的字。"
            yield _refusal(config, "markdown_extensions", "、".join(sorted(present)), hint)
    for name, value in (*config.items(), *own.items()):
        if name in _ADDRESSES and value and (reason := reason_against(value, anywhere=True)):
            yield _refusal(config, name, value, f"{reason.message}{reason.hint}")
        if name == "report" and value and not _MAIL.fullmatch(value):
            reason = reason_against(value, anywhere=True)
            hint = "写 https:// 开头的网址，或者一个邮箱，例如 wenti@example.org。"
            yield from [_refusal(config, name, value, reason.message + hint)] if reason else ()
        if name in _EDIT and value and not _BELOW.fullmatch(value):
            hint = "它接在仓库地址后面，写成 edit/main/content/ 这样。"
            yield _refusal(config, name, value, hint)
        for file in map(str, value if name in _FILES else ()):
            if not _BELOW.fullmatch(file):
                yield _refusal(config, name, file, "只写 overrides/ 里的文件；页面不从别处取东西。")


def _refusal(config: MkDocsConfig, name: str, value: str, reason: str) -> str:
    """A message with the place of the option, if it is in the file."""
    file = Path(config.config_file_path)
    line, column = 1, 1
    for number, text in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if found := re.search(rf"^[^#]*?\b({name})\s*:", text):
            line, column = number, found.start(1) + 1
            break
    return f"{file.name}:{line}:{column}: {name} 不能用：「{brief(value)}」。{reason}"


def publication(config: MkDocsConfig, own: Any) -> Publication:
    """Where records are edited: MkDocs' own `repo_url` and `edit_uri`, or else our options.

    This site uses ours: with `repo_url` the theme's script asks the repository's host for its
    stars, and no request may leave the site.
    """
    known = own if config.repo_url is None else config
    edit_uri = known.edit_uri or f"edit/main/{Path(config.docs_dir).name}"
    return Publication(
        repository=(config.repo_url or own.repository).rstrip("/"),
        site_url=config.site_url or "",
        edit_uri=edit_uri.rstrip("/") + "/",
        report_to=f"mailto:{own.report}" if _MAIL.fullmatch(own.report) else own.report,
    )
