"""Write the examples of README.md: each block between its two marks holds what the command in the mark prints."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from pathlib import Path

from kb.__main__ import main as run

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- example: (.+?) -->\n```console\n).*?(```\n<!-- end -->)", re.DOTALL)


def example(command: str) -> str:
    """A command line and what it prints, as on a terminal."""
    os.environ.pop("COLUMNS", None)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run(shlex.split(command)[1:])
    return f"$ {command}\n{out.getvalue()}"


def readme() -> str:
    """The README with its examples written anew."""
    return BLOCK.sub(lambda m: m[1] + example(m[2]) + m[3], README.read_text(encoding="utf-8"))


def main() -> None:
    """Write the README."""
    README.write_text(readme(), encoding="utf-8")
    print(README)


if __name__ == "__main__":
    main()
