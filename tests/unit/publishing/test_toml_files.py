"""The `.toml` files beside the modules: what is said when one cannot be read."""

import tomllib

import pytest

from generator.publishing import toml_files
from generator.publishing.toml_files import BrokenTomlError, read_toml


def test_a_file_is_read() -> None:
    assert read_toml("generator.publishing.search", "ranking.toml")["fields"]["body"] == 1


def test_a_file_that_cannot_be_read_is_told_with_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(_: str) -> dict[str, object]:
        return real("[fields]\ntitle ＝ 3\n")

    real = tomllib.loads
    monkeypatch.setattr(toml_files.tomllib, "loads", read)
    with pytest.raises(BrokenTomlError, match=r"ranking\.toml:2:7: 从这里起读不懂了。") as told:
        read_toml("generator.publishing.search", "ranking.toml")
    assert (told.value.filename.endswith("ranking.toml"), told.value.lineno) == (True, 2)
    assert "等号用英文的 =" in str(told.value)


def test_an_error_without_its_place_is_told_at_the_first_line() -> None:
    assert BrokenTomlError("a.toml", tomllib.TOMLDecodeError("odd")).lineno == 1
