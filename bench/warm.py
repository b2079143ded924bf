"""Questions in one process: processor time of each, median and 99th percentile; a busy machine does not count."""

from __future__ import annotations

import json
import time

import kb
from bench.timing import percentile, told

LEAST = 1500


def questions() -> list[list[str]]:
    """The conversations of the packs' own questions."""
    rows = kb.open().base.rows("SELECT turns FROM question ORDER BY rowid", ())
    return [json.loads(turns) for (turns,) in rows]


def main() -> None:
    """Measure and print."""
    conversations = questions() or [["does BPF host routing hit on EKS chained"]]
    base = kb.open()
    times: list[float] = []
    rounds = 0
    while len(times) < LEAST or rounds < 2:
        rounds += 1
        fresh: list[float] = []
        for turns in conversations:
            chat = base.chat()
            for turn in turns:
                start = time.thread_time()
                chat.ask(turn)
                fresh.append(time.thread_time() - start)
        times = times + fresh if rounds > 1 else []
    median = percentile(times, 50)
    print(f"{len(times)} questions, {1 / (sum(times) / len(times)):.0f} a second")
    told("a question warm, median", median * 1e6, 500, "us")
    told("a question warm, 99th percentile against the median", percentile(times, 99) / median, 5)


if __name__ == "__main__":
    main()
