"""One conclusion with its proof on one case of a program of some sixty rules, against a bare Python loop.

The rules are made here: layers that rest on each other as a cluster's settings, routes and data path do, with negation,
a default and a few joins. Each round takes a fresh engine, so nothing is remembered from the case before.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import kb
from bench.timing import percentile, told
from kb.rules.compile import compile_program
from kb.rules.engine import Engine
from kb.rules.program import load_program
from kb.rules.world import Facts, Stated

WIDTH = 9
BOOL: Mapping[str, Any] = {"type": "bool", "role": "concluded"}
Call = Callable[[], object]


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


def bare() -> int:
    """What everything is measured against: a hundred turns of a loop that does next to nothing."""
    total = 0
    for i in range(100):
        total += i
    return total


def fastest(calls: Mapping[str, Call], rounds: int = 60, turns: int = 25) -> dict[str, float]:
    """The seconds that each call takes in its fastest round; the calls take turns, so that all see quiet moments."""
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(rounds):
        for name, call in calls.items():
            start = time.process_time()
            for _ in range(turns):
                call()
            best[name] = min(best[name], (time.process_time() - start) / turns)
    return best


def made() -> dict[str, Call]:
    """Calls over the rules made here."""
    rules, attributes = program()
    compiled = compile_program(rules, attributes)
    loaded = load_program(compiled.blob)
    facts = {
        ("a", f"s0-{i}"): Stated("true" if i != 3 else "false", "claim", f"claim:{i}") for i in range(WIDTH)
    }
    facts["b", "hook"] = Stated("a", "claim", "claim:hook")
    world = Facts({"a": "box", "b": "box"}, facts)
    some = {key: s for key, s in facts.items() if key[1] not in ("s0-1", "s0-2")}
    unknown = Facts({"a": "box"}, some)
    return {
        f"{len(rules)} rules: a conclusion": lambda: Engine(loaded, world).conclude("a", "path").value,
        f"{len(rules)} rules: with its proof": lambda: Engine(loaded, world).conclude("a", "path").proof,
        f"{len(rules)} rules: over a join": lambda: Engine(loaded, world).conclude("b", "works").proof,
        f"{len(rules)} rules: what is open": lambda: Engine(loaded, unknown).conclude("a", "path").open,
        f"{len(rules)} rules: loading": lambda: load_program(compiled.blob),
    }


def shipped() -> dict[str, Call]:
    """A conclusion with its proof for every entity and attribute that the shipped packs' rules speak of."""
    base = kb.open()
    engine = base.engine(base.view, base.version, {})

    def proved(entity: str, attribute: str) -> Call:
        return lambda: Engine(engine.program, engine.world).conclude(entity, attribute).proof

    return {
        f"{entity} {attribute}": proved(entity, attribute)
        for attribute, kind in engine.program.goals
        for entity in engine.world.entities(kind)
    }


def main() -> None:
    """Measure and print."""
    calls = {"loop": bare, **made()}
    taken = fastest(calls)
    loop = taken.pop("loop")
    print(f"a hundred turns of a bare loop: {loop * 1e6:.2f} us")
    for name, seconds in taken.items():
        told(f"{name} ({seconds / loop:.0f} loops)", seconds * 1e6, 200 if "load" in name else 50, "us")
    every = sorted(fastest(shipped(), 5, 4).values())
    for what, percent in (("median", 50), ("95th percentile", 95)):
        seconds = percentile(every, percent)
        told(f"shipped rules, with proof, {what} of {len(every)}", seconds * 1e6, 50, "us")


if __name__ == "__main__":
    main()
