"""The shell's further commands, one module each. Like the shell's door itself, they print."""

from generator.commands import compare, new, review, schema, show
from generator.commands.parser import Commands

__all__ = ["Commands", "register"]


def register(commands: Commands) -> None:
    """Adds every command to the parser; `options.run(options)` gives its exit code."""
    for command in (new, show, review, compare, schema):
        command.register(commands)
