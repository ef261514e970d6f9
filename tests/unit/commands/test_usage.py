"""Wrong usage is said in Chinese, with exit code 2."""

import pytest

from generator.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "还缺：命令。"),
        (["chek"], "命令 不能是 'chek'，可以写："),
        (["check", "--format", "xml"], "--format 不能是 'xml'，可以写："),
        (["check", "--format"], "--format 后面还要写一个值。"),
        (["check", "--fix", "--diff"], "--diff 和 --fix 只能写一个。"),
        (["check", "--fix=1"], "--fix 后面不用写值：'1'。"),
        (["check", "a", "b"], "看不懂这一部分：b。"),
        (["new", "tip"], "还缺：编号。"),
        (["new", "--today", "x", "tip", "a"], "--today：「x」不是日期，写成 2026-11-21 这样。"),
        (["review"], "这些里要写一个：--before --stale。"),
        (["review", "--stale", "x"], "--stale：「x」不是天数，写成 180 这样。"),
    ],
)
def test_wrong_usage_is_reported_in_chinese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    out, err = capsys.readouterr()
    assert (stop.value.code, out) == (2, "")
    assert err.startswith("用法：python -m generator")
    assert f"这条命令没有写对：{said}" in err
    assert err.endswith("加上 -h 看怎样写。\n")


@pytest.mark.parametrize("command", ["check", "export", "reference", "new", "review", "schema"])
def test_help_is_in_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    out = capsys.readouterr().out
    assert out.startswith(f"用法：python -m generator {command} ")
    assert not [word for word in ("usage", "positional", "options", "show this") if word in out]
