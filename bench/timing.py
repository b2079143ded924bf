"""How the scripts of this folder measure: alternating runs, so that a busy machine slows both sides alike."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def script() -> list[str]:
    """The installed console script beside this interpreter; `python -m kb` where there is none."""
    found = Path(sys.executable).parent / "kb"
    return [str(found)] if found.exists() else [sys.executable, "-m", "kb"]


def cold(
    commands: Sequence[Sequence[str]], rounds: int = 25, env: dict[str, str] | None = None
) -> list[float]:
    """The median seconds of each command as a process of its own, run in turn.

    Args:
        commands: the commands; the first one should be the measure of the others.
        rounds: how often each is run, after one run that is not counted.
        env: variables to set on top of the environment.
    """
    times: list[list[float]] = [[] for _ in commands]
    merged = {**os.environ, **(env or {})}
    # An installed kb has its bytecode; a checkout writes it at the first run, unless it is told not to.
    merged.pop("PYTHONDONTWRITEBYTECODE", None)
    for round in range(rounds + 1):
        for taken, command in zip(times, commands, strict=True):
            start = time.perf_counter()
            subprocess.run(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, env=merged, cwd="/"
            )
            if round:
                taken.append(time.perf_counter() - start)
    return [percentile(taken, 50) for taken in times]


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which a percentage of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def told(what: str, ratio: float, budget: float, unit: str = "times") -> None:
    """Print a measurement beside its budget."""
    mark = "ok" if ratio <= budget else "OVER"
    print(f"{what:58} {ratio:8.2f} {unit:6} of at most {budget:g}  {mark}")
