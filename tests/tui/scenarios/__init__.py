"""What each action of the registry does when its key is pressed, in modules as the registry has them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tests.tui.conftest import Session

Scenario = Callable[[Session, str], Awaitable[None]]
DOES: dict[str, Scenario] = {}
VALUES = "endpointRoutes:\n  enabled: true\nkubeProxyReplacement: true\nbpf:\n  masquerade: true\n"
TABLE = "table:cross-cloud"
BENCH = "bench:gr-overlay"
PROCEDURE = "procedure:verify-host-routing"


def does(id: str) -> Callable[[Scenario], Scenario]:
    """The scenario of an action."""

    def keep(scenario: Scenario) -> Scenario:
        assert id not in DOES
        DOES[id] = scenario
        return scenario

    return keep
