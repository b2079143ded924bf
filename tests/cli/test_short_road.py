"""What a cold command imports: nothing that costs a Python start of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.cli.conftest import ROOT

DEAR = {
    "argparse", "asyncio", "ast", "collections", "dataclasses", "enum", "functools", "hashlib", "inspect", "json",
    "logging", "pathlib", "pydantic", "re", "rich", "shutil", "sqlalchemy", "sqlmodel", "subprocess", "textual",
    "tempfile", "threading", "typer", "typing", "unicodedata", "yaml",
}  # fmt: skip
NEEDED = {"--json": {"json", "re", "enum", "functools", "collections"}}
# What the bare interpreter has loaded by itself, and what sqlite3 brings, is nobody's fault here.
LOOK = """
import sys
before = set(sys.modules)
import sqlite3
given = set(sys.modules)
from kb.__main__ import main
code = main(sys.argv[1:])
print(*sorted(set(sys.modules) - given), file=sys.stderr)
"""
COMMANDS = [
    ("ask", "is the city bike winter ready"),
    ("ask", "--why", "is the city bike winter ready"),
    ("ask", "--json", "is the city bike winter ready"),
    ("show", "city-bike"),
    ("list",),
    ("search", "winter"),
    ("--version",),
]


def imported(process: Callable[..., subprocess.CompletedProcess[bytes]], *arguments: str) -> set[str]:
    process("ask", "x")
    import os

    from tests.cli.conftest import PACK

    env = {**os.environ, "KB_PACKS": str(PACK), **_cache(process)}
    ran = subprocess.run(
        [sys.executable, "-c", LOOK, *arguments],
        capture_output=True,
        env=env,
        cwd=ROOT,
        check=True,
        timeout=60,
    )
    return set(ran.stderr.decode().split())


def _cache(process: Callable[..., subprocess.CompletedProcess[bytes]]) -> dict[str, str]:
    assert process.__closure__ is not None
    return {"KB_CACHE": str(next(c.cell_contents for c in process.__closure__))}


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_nothing_dear_is_imported(
    process: Callable[..., subprocess.CompletedProcess[bytes]], arguments: tuple[str, ...]
) -> None:
    allowed = set().union(*(NEEDED.get(argument, set()) for argument in arguments))
    found = imported(process, *arguments) & DEAR - allowed
    assert not found, found


def test_help_imports_neither_pydantic_nor_rich() -> None:
    code = "import sys; from kb.__main__ import main; main(['--help']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    modules = set(ran.stdout.decode().splitlines()[-1].split())
    assert not modules & {"pydantic", "rich", "sqlmodel", "textual", "yaml", "kb.ask.reading"}
