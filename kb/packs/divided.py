"""Read the examples of a base by all processors at once: what each has in common with a question.

One process would need ten of the fifteen seconds of a build for that. The others are started from this module, get a
copy of the base in a file and tell what they read on standard output; the share of one that fails is read here.
"""

from __future__ import annotations

import marshal
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from kb.ask.binding import spotted
from kb.ask.features import features
from kb.ask.lexicon import Lexicon
from kb.ask.records import Records
from kb.store import HERE, Base, open_file

Features = dict[str, float]

# Starting a process costs as much time as reading that many examples; more processes than these gain nothing.
_WORTH, _MOST = 2_000, 4


def read(db: sqlite3.Connection) -> list[Features]:
    """The features of every phrasing of a base, in the order of their ids.

    Args:
        db: a base whose tables of phrasings and of what reads them are complete.
    """
    count = db.execute("SELECT count(*) FROM phrasing").fetchone()[0]
    shares = max(1, min(_MOST, os.cpu_count() or 1, count // _WORTH))
    with tempfile.TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        helpers = _helpers(db, Path(folder, "base.sqlite"), shares)
        parts = [_share(Base(db, ""), 0, shares)]
        for at, helper in enumerate(helpers, 1):
            told = helper.communicate()[0] if helper else b""
            failed = helper is None or helper.returncode
            parts.append(_share(Base(db, ""), at, shares) if failed else marshal.loads(told))
    return [parts[n % shares][n // shares] for n in range(count)]


def _helpers(db: sqlite3.Connection, path: Path, shares: int) -> list[subprocess.Popen[bytes] | None]:
    """The processes that read all shares but the first; None for one that cannot be started."""
    if shares == 1:
        return []
    path.write_bytes(db.serialize())
    found = (str(Path(HERE).parent), os.environ.get("PYTHONPATH"))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, found))}
    out: list[subprocess.Popen[bytes] | None] = []
    for at in range(1, shares):
        command = [sys.executable, "-P", "-m", __name__, str(path), str(at), str(shares)]
        try:
            helper = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        except OSError:
            helper = None
        out.append(helper)
    return out


def _share(base: Base, first: int, step: int) -> list[Features]:
    records = Records(base)
    lexicon = Lexicon(base)
    texts = base.rows("SELECT text FROM phrasing ORDER BY id")
    return [features(spotted(text, lexicon, records)) for (text,) in texts[first::step]]


def main(path: str, first: str, step: str) -> int:
    """Tell the features of one share on standard output, marshalled.

    Args:
        path: the base.
        first: which share, from 0.
        step: how many shares there are.
    """
    base = open_file(path)
    if base is None:
        return 1
    sys.stdout.buffer.write(marshal.dumps(_share(base, int(first), int(step))))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
