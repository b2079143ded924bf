"""Exit codes and standard error: the one place that decides how a command ends and how a failure is told.

Standard output belongs to `kb.render`; what went wrong is worded by `kb.errors.KbError` where it happens.
"""

from __future__ import annotations

import os
import sys

from kb import errors
from kb.errors import KbError, note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

OK = 0
FAULT = 1
USAGE = 2
FINDINGS = 3
NO_ANSWER = 4
INTERRUPTED = 130

SOLVED = ("answered", "depends")


class UsageError(KbError):
    """The command line is not as it should be."""


def guarded(run: Callable[[], int]) -> int:
    """Run a command; whatever it raises becomes an exit code and at most one line on standard error.

    An answer from an outdated base stands, but the packs are invalid all the same: that is the exit code.

    Args:
        run: the command; returns its exit code.
    """
    errors.outdated = False
    try:
        code = run()
        if sys.stdout is not None:
            sys.stdout.flush()
        return USAGE if errors.outdated else code
    except KbError as error:
        note(str(error))
        return error.exit_code
    except (KeyboardInterrupt, BrokenPipeError):
        _discard()
        return INTERRUPTED
    except RecursionError:
        note("the input is nested too deeply (give it in smaller pieces)")
        return USAGE
    except MemoryError:
        note("not enough memory (give it less at once)")
        return FAULT
    except OSError as error:
        note(f"{error.filename or 'output'}: {error.strerror or error}")
        _flush()
        return FAULT
    except Exception as error:
        if os.environ.get("KB_DEBUG"):
            raise
        note(f"internal fault: {type(error).__name__}: {error} (KB_DEBUG=1 shows where; please report it)")
        return FAULT


def leave(code: int) -> NoReturn:
    """End the process at once: all is written, and to take the interpreter apart costs half of a Python start.

    Args:
        code: the exit code.
    """
    _flush()
    os._exit(code)


def _flush() -> None:
    """Write out what standard output still takes, and discard the rest."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        _discard()


def _discard() -> None:
    """Leave nothing for the interpreter to flush, so that it cannot complain at exit."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        pass
