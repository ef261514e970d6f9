"""The shell's door: `python -m generator`. Only it and its commands print and choose exit codes."""

import argparse
import os
import sys
from collections.abc import Sequence

from generator import commands
from generator.commands.shared import PROBLEMS, refuse
from generator.commands.usage import COMMAND, Parser
from generator.output import StopSignal, reason_of
from generator.source.parse import MissingParserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns 0 when clean, 1 with problems, 2 on wrong usage."""
    for stream in (sys.stdout, sys.stderr):  # Windows consoles may not be UTF-8
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options, rest = _parser().parse_known_args(arguments)
    if rest:
        options.used.error(f"unrecognized arguments: {' '.join(rest)}")
    code, stop = PROBLEMS, StopSignal()
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except MissingParserError as error:
        return refuse(str(error))
    except BrokenPipeError:  # whatever read the output, such as `head`, has closed it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        return refuse(f"没能做完：{reason_of(error)}。", PROBLEMS)
    except KeyboardInterrupt:
        return refuse("停下了，没有做完。", PROBLEMS)
    finally:
        stop.close()
    return code


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m generator", description="逾期指南的生成器")
    commands.register(
        parser.add_subparsers(title="能做的事", dest="command", metavar=COMMAND, required=True)
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
