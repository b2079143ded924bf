"""The outcome of a check, as data: what was understood, what was concluded, what was found."""

from __future__ import annotations

from collections.abc import Sequence

from kb.cluster.facts import Case
from kb.cluster.judge import Verdict


class Report:
    """The outcome of a check."""

    __slots__ = ("case", "verdicts")

    def __init__(self, case: Case, verdicts: Sequence[Verdict]) -> None:
        self.case = case
        self.verdicts = list(verdicts)

    def conclusions(self) -> dict[str, dict[str, str]]:
        """The conclusions of each view."""
        return {v.view: conclusions(v) for v in self.verdicts}


def conclusions(verdict: Verdict) -> dict[str, str]:
    """What a view concludes of the five questions that every check answers."""
    return {
        "environment": verdict.reading.conclude("your-cluster", "input-environment").value or "unknown",
        "vpc_pod_ips": verdict.value("vpc-pod-ips"),
        "endpoint_routes": verdict.value("endpoint-routes"),
        "host_routing_configured": verdict.configured().value or "unknown",
        "host_routing_reported": verdict.reported(),
        "host_routing_real": verdict.value("data-path"),
    }
