"""How long `kb check` takes for a large values file, against parsing the file with CSafeLoader.

Prints ratios of one run.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable

import yaml

from kb.cluster import Source, Workshop
from kb.store import open_base

SIZE = 180_000
ROUNDS = 15


def values() -> str:
    """A values file of the size and make of the chart's own.

    Comments, nesting, lists, a few settings that matter.
    """
    parts = [
        "kubeProxyReplacement: true\nroutingMode: native\nbpf:\n  masquerade: true\nipam:\n  mode: kubernetes\n"
    ]
    size, number = len(parts[0]), 0
    while size < SIZE:
        number += 1
        part = (
            f"# -- Section {number} configures a component that has nothing to do with host routing.\n"
            f"# It is as long as such comments are, and says @default -- what is taken otherwise.\n"
            f'component{number}:\n  enabled: false\n  image:\n    repository: "quay.io/example/component"\n'
            f'    tag: "v1.{number}.0"\n    pullPolicy: "IfNotPresent"\n  resources: {{}}\n  tolerations:\n'
            f"  - operator: Exists\n  # -- Annotations to be added\n  podAnnotations: {{}}\n  extraArgs: []\n"
        )
        parts.append(part)
        size += len(part)
    return "".join(parts)


def median(run: Callable[[], object]) -> float:
    """The median time of a few runs, in seconds."""
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> int:
    """Measure and print."""
    text = values()
    shop = Workshop(open_base())
    source = Source("values.yaml", text.encode())
    shop.check([source])
    parse = median(lambda: yaml.load(text, Loader=yaml.CSafeLoader))
    check = median(lambda: shop.check([source]).as_dict())
    sys.stdout.write(
        f"{len(text) / 1000:.0f} kB: CSafeLoader {parse * 1000:.1f} ms, kb check {check * 1000:.1f} ms\n"
    )
    sys.stdout.write(f"kb check / CSafeLoader: {check / parse:.2f} (at most 2)\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
