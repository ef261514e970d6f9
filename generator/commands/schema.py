"""`schema`: writes what editors need to complete and explain the YAML files."""

import argparse

from generator.authoring.editor_schema import SCHEMA_FOLDER, editor_schemas
from generator.commands.shared import Commands, add_target, write_generated


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("schema", help="更新编辑器用的字段说明（schema 文件夹）")
    add_target(parser, SCHEMA_FOLDER)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes one schema for each kind of file."""
    return write_generated(options.target, _files)


def _files() -> dict[str, str]:
    return {name: schema.decode("utf-8") for name, schema in editor_schemas().items()}
