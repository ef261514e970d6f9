"""`preview`: where it listens, and when it does not begin."""

import socket
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.plugin.preview import waiting

Out = pytest.CaptureFixture[str]


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, int]]:
    """The addresses at which previews of a project were begun."""
    found: list[tuple[str, int]] = []
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    monkeypatch.setattr(waiting, "is_free", lambda *_: True)
    monkeypatch.setattr(waiting, "run_preview", lambda _, *address: found.append(address))
    return found


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        ([], ("127.0.0.1", 8000)),
        (["--dev-addr", "8001"], ("127.0.0.1", 8001)),
        (["--dev-addr", "0.0.0.0:8001"], ("0.0.0.0", 8001)),
        (["--dev-addr", "[::1]:8001"], ("::1", 8001)),
    ],
)
def test_where_it_listens(
    arguments: list[str], address: tuple[str, int], begun: list[tuple[str, int]]
) -> None:
    assert main(["preview", *arguments]) == 0
    assert begun == [address]


@pytest.mark.parametrize(
    "address", ["here", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:99999", ":8000"]
)
def test_what_is_no_address_is_refused(
    address: str, begun: list[tuple[str, int]], capsys: Out
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["preview", "--dev-addr", address])
    assert stop.value.code == 2
    assert f"「{address}」不是地址，写成 127.0.0.1:8001 或 8001。" in capsys.readouterr().err
    assert begun == []


def test_an_address_that_somebody_listens_at_is_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert not waiting.is_free("127.0.0.1", port)
    assert waiting.is_free("127.0.0.1", port)


def test_it_is_said_how_to_see_two_previews(
    begun: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setattr(waiting, "is_free", lambda *_: False)
    assert main(["preview"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("127.0.0.1:8000 有人在用，多半是上一次的预览还开着。")
    assert "python -m generator preview --dev-addr 8001" in err
    assert begun == []


def test_another_folder_is_no_project(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["preview"]) == 2
    assert "这里没有 mkdocs.yml" in capsys.readouterr().err


def test_who_stops_it_has_done_nothing_wrong(
    begun: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(waiting, "run_preview", stopped)
    assert main(["preview"]) == 0
    assert begun == []
