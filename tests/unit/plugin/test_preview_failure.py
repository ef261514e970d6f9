"""What an open page is told when a preview could not build its pages."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jinja2
import pytest
from mkdocs.exceptions import Abort, ConfigurationError

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
