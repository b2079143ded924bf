"""The entry of the console script `kb`.

Commands that people run all day (`kb ask`, `kb chat`, `kb show` ...) take the short road: a table parses their
arguments, and nothing is imported that costs a Python start of its own. All else, help included, goes to Typer.
"""

from __future__ import annotations

import gc
import sys

from kb.cli.exits import guarded, leave

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

# Allocations between two runs of the collector: what a command makes stays until it ends, so looking for
# garbage every 700 (Python's own choice) costs a tenth of a cold start and finds none.
_ALLOCATIONS = 100_000


def entry() -> NoReturn:
    """Run the command line as a process of its own, and end it."""
    gc.set_threshold(_ALLOCATIONS)
    leave(main())


def main(argv: list[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the command line without the program's name; the process's own when absent.

    Returns:
        The exit code (see `kb.cli.exits`).
    """
    arguments = sys.argv[1:] if argv is None else argv
    return guarded(lambda: _run(arguments))


def _run(arguments: list[str]) -> int:
    from kb.cli.options import COMMANDS

    name = arguments[0] if arguments else "--help"
    if name in ("--version", "-V"):
        from kb import __version__
        from kb.render.output import write

        write(f"kb {__version__}\n")
        return 0
    command = COMMANDS.get(name)
    if command is not None:
        from kb.cli.argv import parse, wants_help

        if not wants_help(arguments[1:]):
            given = parse(command, arguments[1:])
            return int(__import__(f"kb.cli.{name}", fromlist=["run"]).run(given))
    from kb.cli.app import run

    return run(arguments or ["--help"])


if __name__ == "__main__":
    entry()
