"""Cold starts of the installed console script against `python -c pass`."""

from __future__ import annotations

import sys

from bench.timing import cold, script, told

QUESTION = "does BPF host routing hit on EKS chained"


def main() -> None:
    """Measure and print."""
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "kb ask": [*script(), "ask", QUESTION],
        "kb ask --json": [*script(), "ask", "--json", QUESTION],
        "kb show": [*script(), "show", "entity:gke"],
        "kb export": [*script(), "export", "cross-cloud"],
        "kb search": [*script(), "search", "cilium_host"],
        "kb --help": [*script(), "--help"],
    }
    measured = dict(zip(commands, cold(list(commands.values())), strict=True))
    bare = measured.pop("python -c pass")
    budgets = {"kb ask": 3.0, "kb --help": 8.0}
    for name, seconds in measured.items():
        told(f"{name}, cold, against python -c pass", seconds / bare, budgets.get(name, 4.0))


if __name__ == "__main__":
    main()
