from __future__ import annotations

from kb.cluster import Given, Source, Workshop
from kb.cluster.cases import cases, engines
from kb.store import Base

READ = (
    "input-", "switch-", "status-", "addresses-", "chart-routes", "environment-", "given-", "signs-",
)  # fmt: skip


def test_the_pack_s_own_cases(base: Base, shop: Workshop) -> None:
    found = cases(base)
    assert found
    for case in found:
        given = Given(environment=case.environment)
        told = shop.check([Source(case.id, case.input.encode())], given=given).conclusions()[shop.view]
        assert {name: told[name] for name in case.expect} == case.expect, case.id


def test_rules_that_read_inputs_are_fired_and_failed(base: Base) -> None:
    import kb.packs.questions as questions

    class Watched:
        def __init__(self) -> None:
            self.base = base
            self.engines = engines(base)

    covered = questions.covered(Watched())  # type: ignore[arg-type]
    own = [id_ for id_ in covered if id_.startswith(READ)]
    assert own
    assert [
        id_
        for id_ in own
        if id_ not in ("status-shows-configuration", "status-shows-fallback") and covered[id_] != (True, True)
    ] == []
