"""A base a thousand times larger: a cold ask on it against the same on the shipped base.

The shipped base's records are copied under new names straight in SQLite: statements and things a thousandfold, the
vocabulary tenfold. Loading so many records from YAML is not what is measured here.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

import kb
from bench.timing import cold, told
from kb.store import Base

QUESTION = "does BPF host routing hit on EKS chained"
TIMES = 1000
# Table -> the columns that get new names, and whether it holds vocabulary.
COPIED = {
    "entity": ("id", "name_en", "name_zh"),
    "concept": ("id", "name_en"),
    "claim": ("id", "entity"),
    "claim_value": ("claim",),
    "citation": ("ref",),
    "about": ("ref", "concept"),
    "member": ("family", "entity"),
    "alias": ("phrase", "targets"),
    "word": ("word",),
    "typo": ("form", "word"),
}
VOCABULARY = {"alias", "word", "typo"}
# A process that opens the file it is given and answers: what `kb ask` does once it has found its base.
ASK = (
    "import sys; from kb.store import open_file; from kb.knowledge import KnowledgeBase; "
    "sys.stdout.write(KnowledgeBase(open_file(sys.argv[1])).ask(sys.argv[2]).answer)"
)
NUMBERS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<?) "
    "INSERT OR IGNORE INTO {table} SELECT {columns} FROM {table} t, n"
)


def grow(path: Path, times: int) -> int:
    """Copy the records of a base under new names.

    Args:
        path: the base; it is changed.
        times: how many times as many there shall be.

    Returns:
        The number of claims afterwards.
    """
    db = sqlite3.connect(path)
    db.execute("PRAGMA synchronous=OFF")
    for table, named in COPIED.items():
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        picked = ",".join(f"t.{c}||'~'||n.i" if c in named else f"t.{c}" for c in columns)
        copies = times // 100 if table in VOCABULARY else times
        db.execute(NUMBERS.format(table=table, columns=picked), (max(copies - 1, 1),))
    db.commit()
    db.execute("ANALYZE")
    count = int(db.execute("SELECT count(*) FROM claim").fetchone()[0])
    db.close()
    return count


def main() -> None:
    """Measure and print."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    small: Base = kb.open().base
    with tempfile.TemporaryDirectory(prefix="kb-bench-") as folder:
        large = Path(folder) / "large.sqlite"
        shutil.copyfile(small.path, large)
        claims = grow(large, times)
        print(f"{claims} claims, {large.stat().st_size / 1e6:.0f} MB")
        commands = [[sys.executable, "-c", ASK, str(path), QUESTION] for path in (small.path, large)]
        before, after = cold(commands, rounds=15)
    told("a cold ask on the large base, against the small one", after / before, 1.5)


if __name__ == "__main__":
    main()
