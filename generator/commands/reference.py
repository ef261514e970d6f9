"""`reference`: writes the tables in which authors look up fields, words and codes."""

import argparse
from pathlib import Path

from generator.authoring.reference import REFERENCE_FOLDER, material_file, reference_files
from generator.commands.shared import Commands, add_target, write_generated
from generator.rules.ledger import material_lines
from generator.source.load import load

_CONTENT = Path("content")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "reference", help="更新字段表、词表、规则表、原料表（reference 文件夹）"
    )
    add_target(parser, REFERENCE_FOLDER)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes every file of the reference, or says why not."""
    return write_generated(options.target, _files)


def _files() -> dict[str, str]:
    """If there is no content, or it has problems, the list of material stays as it is."""
    base = load(_CONTENT).base if _CONTENT.is_dir() else None
    material = {"material.md": material_file(material_lines(base))} if base is not None else {}
    return {**reference_files(), **material}
