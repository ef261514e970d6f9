"""The shell's commands, one module each. Like `__main__`, they print."""

from generator.commands import (
    check,
    compare,
    confirm,
    export,
    new,
    preview,
    publish,
    reference,
    remove,
    rename,
    review,
    schema,
    show,
    verify,
)
from generator.commands.shared import Commands

__all__ = ["Commands", "register"]


def register(commands: Commands) -> None:
    """Adds every command to the parser; `options.run(options)` gives its exit code."""
    for command in (
        check,
        preview,
        export,
        publish,
        reference,
        new,
        show,
        confirm,
        rename,
        remove,
        review,
        compare,
        schema,
        verify,
    ):
        command.register(commands)
