"""`schema`: writes what editors need to complete and explain the YAML files."""

import argparse
from pathlib import Path

from generator.authoring.editor_schema import SCHEMA_FOLDER, editor_schemas, with_matches
from generator.authoring.offered_ids import IDS, offered_ids
from generator.commands.shared import CLEAN, Commands, add_target, write_generated
from generator.source.load import load

_CONTENT = Path("content")
_SETTINGS = Path(".vscode/settings.json")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("schema", help="更新编辑器用的字段说明（schema 文件夹）")
    add_target(parser, SCHEMA_FOLDER)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes one schema for each kind of file, and tells VS Code of them."""
    code = write_generated(options.target, _files)
    if code == CLEAN and options.target == SCHEMA_FOLDER and _SETTINGS.is_file():
        text = _SETTINGS.read_text(encoding="utf-8")
        return write_generated(
            _SETTINGS.parent.as_posix(), lambda: {_SETTINGS.name: with_matches(text)}
        )
    return code


def _files() -> dict[str, str]:
    """If there is no content, or it has problems, the ids that are offered stay as they are."""
    base = load(_CONTENT).base if _CONTENT.is_dir() else None
    ids = {IDS: offered_ids(base)} if base is not None else {}
    return {name: schema.decode("utf-8") for name, schema in {**editor_schemas(), **ids}.items()}
