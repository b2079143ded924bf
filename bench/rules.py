"""One conclusion with its proof on one case of a program of some sixty rules, against a bare Python loop.

The rules are made here: layers that rest on each other as a cluster's settings, routes and data path do, with negation,
a default and a few joins. Each round takes a fresh engine, so nothing is remembered from the case before.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from bench.timing import percentile, told
from kb.rules.compile import compile_program
from kb.rules.engine import Engine
from kb.rules.program import load_program
from kb.rules.world import Facts, Stated

WIDTH = 9
BOOL: Mapping[str, Any] = {"type": "bool", "role": "concluded"}
TURNS = 1000


def program() -> tuple[list[dict[str, Any]], dict[str, Mapping[str, Any]]]:
    """Rules and attributes: six layers of switches, and a verdict over the last."""
    rules: list[dict[str, Any]] = []
    attributes: dict[str, Mapping[str, Any]] = {
        f"s0-{i}": {"type": "bool", "role": "setting"} for i in range(WIDTH)
    }
    for layer in range(1, 7):
        for i in range(WIDTH):
            attributes[f"s{layer}-{i}"] = BOOL
            below = [f"s{layer - 1}-{i} = true", f"not s{layer - 1}-{(i + 1) % WIDTH} = true"]
            rules.append(rule(f"r{layer}-{i}", below if i % 2 else below[:1], f"s{layer}-{i} = true"))
    attributes |= {"path": {"type": "enum", "role": "concluded", "values": [{"id": "hit"}, {"id": "miss"}]}}
    attributes |= {"hook": {"type": "entity"}, "works": BOOL}
    rules.append(rule("hit", ["s6-0 = true", "s6-1 = false"], "path = hit"))
    rules.append(rule("miss", ["s6-1 = true"], "path = miss"))
    rules.append({**rule("join", ["it.hook = x", "x.path = hit"], "works = true"), "where": {"x": "box"}})
    return rules, attributes


def rule(id: str, conditions: list[str], head: str) -> dict[str, Any]:
    """A rule as packs write it."""
    return {"id": id, "for": "box", "if": conditions, "then": head}


def per_call(call: Callable[[], object], rounds: int = 15) -> float:
    """The median seconds of a call, over rounds of many."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(TURNS):
            call()
        taken.append((time.perf_counter() - start) / TURNS)
    return percentile(taken, 50)


def bare() -> int:
    """What everything is measured against: a hundred turns of a loop that does next to nothing."""
    total = 0
    for i in range(100):
        total += i
    return total


def main() -> None:
    """Measure and print."""
    rules, attributes = program()
    compiled = compile_program(rules, attributes)
    loaded = load_program(compiled.blob)
    facts = {
        ("a", f"s0-{i}"): Stated("true" if i != 3 else "false", "claim", f"claim:{i}") for i in range(WIDTH)
    }
    facts["b", "hook"] = Stated("a", "claim", "claim:hook")
    world = Facts({"a": "box", "b": "box"}, facts)
    unknown = Facts({"a": "box"}, {key: s for key, s in facts.items() if key[1] not in ("s0-1", "s0-2")})
    calls: dict[str, Callable[[], object]] = {
        "a conclusion with its proof": lambda: Engine(loaded, world).conclude("a", "path").proof,
        "a conclusion without": lambda: Engine(loaded, world).conclude("a", "path").value,
        "over a join, with its proof": lambda: Engine(loaded, world).conclude("b", "works").proof,
        "unknown, with what is open": lambda: Engine(loaded, unknown).conclude("a", "path").open,
        "loading the program": lambda: load_program(compiled.blob),
    }
    loop = per_call(bare)
    print(f"{len(rules)} rules; a hundred turns of a bare loop: {loop * 1e6:.2f} us")
    for name, call in calls.items():
        taken = per_call(call)
        told(f"{name} ({taken / loop:.1f} loops)", taken * 1e6, 200 if "load" in name else 50, "us")


if __name__ == "__main__":
    main()
