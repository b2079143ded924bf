"""The outcome of a check, as data: what was understood, what was concluded, what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kb.cluster.facts import ASSUMED, DEFAULT, SIGN, Case, Fact
from kb.cluster.findings import Finding
from kb.cluster.judge import CASE, CONFIGURED, Verdict
from kb.cluster.proofs import Because, Prose, place

QUESTIONS = (
    ("environment", "input-environment"),
    ("vpc_pod_ips", "vpc-pod-ips"),
    ("endpoint_routes", "endpoint-routes"),
    ("host_routing_configured", CONFIGURED),
    ("host_routing_reported", "host-routing-reported"),
    ("host_routing_real", "data-path"),
)
ASIDE = (
    "input-shows-",
    "input-uses-",
    "input-names-",
    "input-hints-",
    "input-says-",
    "input-other-",
    "input-given-",
    "input-read",
    "input-router-",
    "input-allocation",
    "input-scope",
)


class Report:
    """The outcome of a check.

    Attributes:
        case: what the inputs tell.
        verdicts: what each view concludes, the default view first.
        findings: what is told of it.
        suppressed: what was found and is suppressed, each with the reason.
        prose: words it.
    """

    __slots__ = ("case", "findings", "prose", "suppressed", "verdicts")

    def __init__(
        self,
        case: Case,
        verdicts: Sequence[Verdict],
        findings: Sequence[Finding],
        suppressed: Sequence[tuple[Finding, str]],
        prose: Prose,
    ) -> None:
        self.case = case
        self.verdicts = list(verdicts)
        self.findings = list(findings)
        self.suppressed = list(suppressed)
        self.prose = prose

    @property
    def lang(self) -> str:
        """The language of its sentences."""
        return self.prose.lang

    def conclusions(self) -> dict[str, dict[str, str]]:
        """What each view concludes, by name of the question."""
        return {verdict.view: conclusions(verdict) for verdict in self.verdicts}

    def inputs(self) -> list[dict[str, str]]:
        """What each input was taken for."""
        rows = [{"file": r.file, "kind": r.kind, "version": r.version} for r in self.case.readings]
        return [row for i, row in enumerate(rows) if row not in rows[:i]]

    def settings(self) -> list[dict[str, Any]]:
        """Each setting that was used: value, where from, place."""
        verdict = self.verdicts[0]
        rows = [self._setting(f) for f in self.case.facts.values() if not f.attribute.startswith(ASIDE)]
        for target, conclusion in verdict.bridged.items():
            fact = self.case.facts.get(target)
            if fact is None or fact.value != conclusion.value:
                rows = [row for row in rows if row["attribute"] != target]
                rows.append(_row(target, conclusion.value or "", "concluded", fact))
        return rows

    def _setting(self, fact: Fact) -> dict[str, Any]:
        if fact.source == DEFAULT:
            layer = {"helm": "chart", "config": "agent", "flag": "agent"}.get(fact.text, fact.text)
            origin = f"default of {layer} {self.case.version}"
            return _row(fact.attribute, fact.value, origin, None)
        origin = {SIGN: "sign", ASSUMED: "assumed"}.get(fact.source) or place(fact.file, fact.line)
        return _row(fact.attribute, fact.value, origin if fact.value else f"{origin} ({fact.why})", fact)

    def because(self, question: str, view: str = "") -> list[Because]:
        """The proof of one of the conclusions."""
        attribute = dict(QUESTIONS)[question]
        verdict = next((v for v in self.verdicts if v.view == view), self.verdicts[0])
        return self.prose.because(verdict, attribute)

    def worst(self) -> str:
        """The gravest level found, or an empty string."""
        return self.findings[0].kind.level if self.findings else ""

    def finding(self, found: Finding) -> dict[str, Any]:
        """A finding as plain data."""
        kind = found.kind
        return {
            "code": kind.code,
            "level": kind.level,
            "title": found.text("title", self.lang),
            "text": found.text("text", self.lang),
            "because": [{"kind": b.kind, "text": b.text, "source": b.source} for b in found.because],
            "remedy": {
                "text": found.text("remedy", self.lang),
                "helm": kind.helm.strip("\n"),
                "run": list(kind.runs),
            },
            "source": self.prose.source(kind.ref),
            "file": found.file,
            "line": found.line,
        }

    def as_dict(self) -> dict[str, Any]:
        """The report as plain data."""
        return {
            "inputs": self.inputs(),
            "version": {"value": self.case.version, "from": self.case.version_from},
            "settings": self.settings(),
            "conclusions": self.conclusions(),
            "findings": [self.finding(f) for f in self.findings],
            "suppressed": [
                {"code": f.kind.code, "file": f.file, "line": f.line, "reason": r} for f, r in self.suppressed
            ],
        }


def _row(attribute: str, value: str, origin: str, fact: Fact | None) -> dict[str, Any]:
    return {
        "attribute": attribute,
        "value": value or "unknown",
        "from": origin,
        "file": fact.file if fact else "",
        "line": fact.line if fact else 0,
    }


def conclusions(verdict: Verdict) -> dict[str, str]:
    """What a view concludes of the questions that every check answers; "unknown" where it does not."""
    return {
        "environment": verdict.reading.conclude(CASE, "input-environment").value or "unknown",
        "vpc_pod_ips": verdict.value("vpc-pod-ips"),
        "endpoint_routes": verdict.value("endpoint-routes"),
        "host_routing_configured": verdict.configured().value or "unknown",
        "host_routing_reported": verdict.reported(),
        "host_routing_real": verdict.value("data-path"),
    }
