"""Wrong usage is said in Chinese, with exit code 2."""

import argparse

import pytest

from generator import commands
from generator.__main__ import main
from generator.commands.usage import Parser
from tests.unit.cases import real_content


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a call that is written wrongly."""
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    out, err = capsys.readouterr()
    assert (stop.value.code, out) == (2, "")
    return err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--format", "xml"], "--format 不能是 'xml'，可以写：text、json、github。"),
        (["check", "--format"], "--format 后面还要写一个值。"),
        (["check", "--fix", "--diff"], "--diff 和 --fix 只能写一个。"),
        (["check", "--fix=1"], "--fix 后面不用写值：1。"),
        (["check", "a", "b"], "看不懂这一部分：b。"),
        (["new", "tip", "a", "--force"], "看不懂这一部分：--force。"),
        (["new", "tip"], "还缺：编号。"),
        (["new"], "还缺：种类、编号。"),
        (["new", "--today", "x", "tip", "a"], "--today：「x」不是日期，写成 2026-11-21 这样。"),
        (["review"], "这些里要写一个：--before --stale。"),
        (["review", "--stale", "x"], "--stale：「x」不是天数，写成 180 这样。"),
    ],
)
def test_wrong_usage_is_reported_in_chinese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    err = refused(arguments, capsys)
    assert err.startswith(f"用法：python -m generator {arguments[0]} ")
    assert f"这条命令没有写对：{said}" in err
    assert "加上 -h 看怎样写。\n" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "还要写上做什么，例如：python -m generator check"),
        (["chek"], "没有「chek」这个命令。是不是 check？"),
        (["帮助"], "没有「帮助」这个命令。从上面选一个。"),
    ],
)
def test_without_a_command_all_of_them_are_told_with_what_they_do(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    err = refused(arguments, capsys)
    assert "check     检查内容，指出每个问题的位置和修法" in err
    assert err.endswith(f"\n{said}\n")


def parsers() -> dict[str, Parser]:
    """The parser of each command."""
    whole = argparse.ArgumentParser()
    made = whole.add_subparsers(parser_class=Parser)
    commands.register(made)
    return dict(made.choices)


@pytest.mark.parametrize(("name", "parser"), parsers().items())
def test_what_has_to_be_given_is_shown_by_an_example(
    name: str, parser: Parser, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that is taken, told by the help and after a mistake."""
    try:
        parser.parse_args([])
    except SystemExit:
        assert parser.example, f"{name} needs something, and nobody shows what"
        example = f"例如：{parser.prog} {parser.example}\n"
        assert capsys.readouterr().err.endswith(f"加上 -h 看怎样写。\n{example}")
    assert parser.parse_args(parser.example.split()).run
    assert not parser.example or parser.format_help().endswith(f" {parser.example}\n")


@pytest.mark.parametrize("name", ["show", "confirm", "rename", "remove"])
def test_the_record_of_an_example_is_there(name: str) -> None:
    assert parsers()[name].example.split()[0] in real_content().folder.records


@pytest.mark.parametrize("command", ["check", "export", "reference", "new", "review", "schema"])
def test_help_is_in_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    out = capsys.readouterr().out
    assert out.startswith(f"用法：python -m generator {command} ")
    assert not [word for word in ("usage", "positional", "options", "show this") if word in out]
