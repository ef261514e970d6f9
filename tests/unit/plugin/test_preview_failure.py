"""What an open page is told when a preview could not build its pages."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from mkdocs.exceptions import Abort, ConfigurationError

from generator.plugin.assets import UnreadableTemplateError, _read
from generator.plugin.preview.failure import Failure, LoggedErrors, failure_of
from generator.plugin.preview.server import PreviewServer

SETTINGS = Path("/project/mkdocs.yml")


def broken(template: str, folder: Path) -> Exception:
    """What Jinja raises for a template with this text."""
    (folder / "page.html").write_text(template, encoding="utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), undefined=jinja2.StrictUndefined, autoescape=True
    )
    with pytest.raises(jinja2.TemplateError) as raised:
        environment.get_template("page.html").render()
    return raised.value


@pytest.mark.parametrize("template", ["<p>\n{% nothing %}", "<p>\n{{ nothing.at_all }}"])
def test_a_template_is_told_with_its_line(template: str, tmp_path: Path) -> None:
    failure = failure_of(broken(template, tmp_path), [], SETTINGS)
    assert failure[1:] == (tmp_path / "page.html", 2, 1)
    assert "模板有错" in failure.text
    assert "nothing" in failure.text
    assert failure.text.endswith("页面会自己更新。")


@pytest.mark.parametrize(
    ("error", "spot"),
    [
        (ConfigurationError('in "mkdocs.yml", line 3, column 5'), (3, 5)),
        (Abort("mkdocs.yml:7:2: site_url 不能用：「x」。"), (7, 2)),
        (Abort("Aborted with 1 configuration errors!"), (1, 1)),
    ],
)
def test_a_setting_is_told_with_its_line_if_it_is_known(
    error: Exception, spot: tuple[int, int]
) -> None:
    failure = failure_of(error, [], SETTINGS)
    assert failure[1:] == (SETTINGS, *spot)
    assert failure.text.startswith("照 mkdocs.yml 没能生成新页面。")


YAML = "error parsing the configuration file: while scanning"


@pytest.mark.parametrize(
    ("written", "said", "spot", "told", "hint"),
    [
        (
            "name: a\ntheme\nuse: [b]\n",
            YAML,
            (2, 1),
            "YML032 「theme」这一行少了英文冒号。",
            "写成",
        ),
        (
            "site: !ENV [A]\ntheme:\n  name: materiall\n",
            "Config value 'theme': Unrecognised theme name: 'materiall'. The available are: a",
            (3, 9),
            "没有叫「materiall」的主题。",
            "改回 material。",
        ),
        (
            "theme:\n  custom_dir: over\n",
            "Config value 'theme': The path set in custom_dir ('/a/b/over') does not exist.",
            (2, 15),
            "custom_dir 里写的文件夹「over」没有。",
            "写错了就改成 overrides",
        ),
        (
            "# content\ndocs_dir: kontent\n",
            "Config value 'docs_dir': The path 'C:\\b\\kontent' isn't an existing directory.",
            (2, 11),
            "没有这个文件夹：「kontent」。",
            "写错了就改成 content",
        ),
        (
            "markdown_extensions:\n  - tabels\n",
            "Config value 'markdown_extensions': Failed to load extension 'tabels'.\nNo module",
            (2, 5),
            "没有叫「tabels」的 Markdown 扩展。",
            "看看名字",
        ),
        (
            "plugins:\n  - yuqi\n",
            "Config value 'plugins': The \"yuqi\" plugin is not installed",
            (2, 5),
            "没有叫「yuqi」的插件。",
            "看看名字有没有写错，这里只用 yuqi-guide",
        ),
        (
            "name: a\nuse_directory_urls: 3\n",
            "Config value 'use_directory_urls': Expected type",
            (2, 1),
            "use_directory_urls 不能这样写，MkDocs 说：Expected type",
            "照上面说的改好",
        ),
    ],
)
def test_what_mkdocs_says_of_its_settings_is_said_in_chinese_at_its_line(
    written: str, said: str, spot: tuple[int, int], told: str, hint: str, tmp_path: Path
) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(written, encoding="utf-8")
    failure = failure_of(Abort("Aborted with a configuration error!"), [said], settings)
    assert failure[1:] == (settings, *spot)
    assert failure.text.startswith(f"照 mkdocs.yml 没能生成新页面。{told}")
    assert f"\n  修复：{hint}" in failure.text
    assert "Aborted" not in failure.text


def test_settings_that_are_gone_are_told() -> None:
    failure = failure_of(
        ConfigurationError("Config file 'a/mkdocs.yml' does not exist."), [], SETTINGS
    )
    assert "没有 mkdocs.yml 这个文件。\n  修复：从版本库里取回它。" in failure.text


def test_a_template_that_is_no_text_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "main.html").write_bytes(b"<p>\n\xff")
    with pytest.raises(UnreadableTemplateError) as raised:
        _read(SimpleNamespace(theme=SimpleNamespace(dirs=[tmp_path])), "main.html")
    ended = Abort("Aborted with a BuildError!")
    ended.__context__ = raised.value
    failure = failure_of(ended, [str(raised.value)], SETTINGS)
    assert failure[1:] == (tmp_path / "main.html", 2, 1)
    assert "main.html 不是 UTF-8 文字，读不了。用 UTF-8 重新保存。" in failure.text
    assert "Aborted" not in failure.text


def test_what_mkdocs_logged_is_told_and_what_is_shown_anyway_is_not() -> None:
    with LoggedErrors() as logged:
        logging.getLogger("mkdocs.config").error("Config value 'theme': no")
        logging.getLogger("mkdocs.plugins.yuqi-guide").error("content/tips.yml:1:1: …")
        logging.getLogger("mkdocs.config").warning("whatever")
    logging.getLogger("mkdocs.config").error("later")
    assert logged.texts == ["Config value 'theme': no"]


def answered(server: PreviewServer, path: str) -> tuple[str, str]:
    """Status and body of an answer."""
    statuses = []
    body = server(
        {"PATH_INFO": path, "QUERY_STRING": ""}, lambda status, *_: statuses.append(status)
    )
    return statuses[0], b"".join(body).decode()


def test_a_page_that_is_not_there_yet_waits_for_the_repair(tmp_path: Path) -> None:
    def missing(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("404 Not Found", [("Content-Type", "text/html")])
        return [b"404 Not Found"]

    server = PreviewServer(tmp_path, missing, lambda _: None)
    assert answered(server, "/tips/")[0].startswith("404")
    server.announce((), Failure("模板有错", tmp_path / "overrides/main.html", 3), renewed=False)
    status, page = answered(server, "/tips/")
    assert status.startswith("200")
    assert "还没有页面" in page
    assert "/_preview/preview.js" in page
    _, state = answered(server, "/_preview/state")
    assert '"text": "overrides/main.html:3:1: 模板有错"' in state
    server.announce((), renewed=True)
    assert answered(server, "/tips/")[0].startswith("404")
