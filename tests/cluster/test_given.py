# ruff: noqa: E501 - configurations stand on one line
"""What is assumed beside the inputs, signs that contradict each other, misspelt keys, versions, log lines."""

from __future__ import annotations

import pytest

from kb.cluster import InputError, Source, Workshop, environments, given
from kb.cluster.near import similar
from kb.cluster.report import Report
from kb.store import Base
from tests.cluster.conftest import Check
from tests.cluster.test_owned import CHAINED, NATIVE, OVERLAY, TKE

ROUTER = "extraConfig:\n  local-router-ipv4: 169.254.32.16\n"
ENI = "ipam:\n  mode: eni\neni:\n  enabled: true\nkubeProxyReplacement: true\nenableIPv4Masquerade: false\n"


def codes(report: Report) -> list[str]:
    return [found.kind.code for found in report.findings]


def told(report: Report) -> dict[str, str]:
    return report.conclusions()["tke-guide"]


@pytest.fixture
def assume(shop: Workshop, base: Base) -> object:
    def run(text: str, *pairs: str, environment: str = "") -> Report:
        return shop.check([Source("a", text.encode())], given=given(base, shop.formats, pairs, environment))

    return run


def test_an_environment_is_assumed(assume: Check) -> None:
    off = OVERLAY + "sysctlfix:\n  enabled: false\n"
    report = assume(off)
    assert told(report)["environment"] == "self-hosted" and codes(report) == ["KB127"]
    report = assume(off, environment="tke-overlay")
    assert told(report)["environment"] == "tke-overlay" and codes(report) == ["KB124"]
    assert "tke-overlay (--environment)" in [b.text for b in report.findings[0].because]
    assert codes(assume(off, environment="self-hosted")) == []
    report = assume(NATIVE, environment="tke-native")
    assert {"KB120", "KB126"} <= set(codes(report)) and "KB128" not in codes(report)
    assert "KB128" in codes(assume(NATIVE))


def test_an_environment_that_does_not_fit(assume: Check) -> None:
    assert "KB129" in codes(assume(ENI, environment="tke-overlay"))
    assert "KB129" in codes(assume(OVERLAY, environment="tke-native"))


def test_settings_are_assumed(assume: Check) -> None:
    report = assume(OVERLAY, "bpf.masquerade=false")
    assert told(report)["host_routing_configured"] == "legacy"
    row = next(row for row in report.settings() if row["attribute"] == "bpf-masquerade")
    assert (row["value"], row["from"], row["line"]) == ("false", "assumed", 0)
    assert told(assume(ENI, "eni.enabled=false", "ipam.mode=cluster-pool"))["vpc_pod_ips"] == "false"
    assert told(assume(OVERLAY, "enable-endpoint-routes=true"))["host_routing_real"] == "bypassed"
    assert (
        told(assume(OVERLAY, "kubeProxyReplacement=false", "kubeProxyReplacement=true"))["host_routing_real"]
        == "hit"
    )


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        (
            "endpointRoutes.enabled=maybe",
            "endpointRoutes.enabled does not take 'maybe', expected true or false",
        ),
        ("bpf.masqurade=true", "did you mean 'bpf.masquerade'?"),
        ("nonsense=1", "expected one such as endpointRoutes.enabled"),
        ("nonsense", "KEY=VALUE"),
    ],
)
def test_settings_that_cannot_be_assumed(pair: str, says: str, base: Base, shop: Workshop) -> None:
    with pytest.raises(InputError) as caught:
        given(base, shop.formats, [pair])
    assert says in str(caught.value)


def test_environments_that_are_not_known(base: Base, shop: Workshop) -> None:
    assert "tke-overlay" in environments(base)
    with pytest.raises(InputError, match="did you mean 'tke-overlay'"):
        given(base, shop.formats, [], "tke-overly")


def test_tunnel_and_cluster_pool_outweigh_a_router_address(check: Check) -> None:
    report = check(OVERLAY + ROUTER)
    assert (told(report)["environment"], told(report)["vpc_pod_ips"]) == ("tke-overlay", "false")
    assert codes(report) == ["KB151"]
    assert told(check(TKE))["environment"] == "tke-native"


def test_signs_of_two_clouds(check: Check) -> None:
    report = check(ENI + ROUTER)
    assert told(report)["environment"] == "unknown"
    found = next(f for f in report.findings if f.kind.code == "KB129")
    assert (found.file, found.line) == ("a", 8)
    assert "KB129" not in codes(check(ENI)) + codes(check(TKE)) + codes(check(CHAINED))


def test_a_log_line_about_masquerading(check: Check) -> None:
    line = "BPF host routing requires enable-bpf-masquerade. Falling back to legacy host routing.\n"
    report = check(line)
    assert codes(report) == ["KB102"]
    assert report.findings[0].line == 1


def test_misspelt_keys(check: Check) -> None:
    report = check("kubeProxyReplacement: true\nbpf:\n  masqurade: true\nendpointRoute:\n  enabled: true\n")
    found = [
        (f.line, f.details["detail"], f.details["instead"]) for f in report.findings if f.kind.code == "KB148"
    ]
    assert found == [
        (3, "bpf.masqurade", "bpf.masquerade"),
        (5, "endpointRoute.enabled", "endpointRoutes.enabled"),
    ]
    for text in (
        "kubeproxyreplacement: true\nroutingMode: native\n",
        "helm install cilium cilium/cilium --set kubeProxyReplacment=true --set bpf.masquerade=true\n",
        "kind: ConfigMap\nmetadata: {name: cilium-config}\ndata: {debug: 'false', enable-endpoint-route: 'true'}\n",
    ):
        assert "KB148" in codes(check(text)), text


@pytest.mark.parametrize(
    "text",
    [
        "kubeProxyReplacement: true\nipv4:\n  enabled: true\nenableIPv6Masquerade: true\nhubble:\n  relay: {enabled: true}\n",
        "kubeProxyReplacement: true\nhostPort:\n  enabled: true\nnodePort:\n  enabled: true\nenvoy: {image: {tag: a}}\n",
        "kubeProxyReplacement: true\n{{- if .Values.x }}\nbpf:\n  masqurade: true\n{{- end }}\n",
        'kubeProxyReplacement: true\nbpf:\n  masqurade: "{{ .Values.masquerade }}"\n',
        "kind: ConfigMap\nmetadata: {name: cilium-config}\ndata: {debug: 'false', enable-ipv4: 'true', local-router-ipv6: a}\n",
    ],
)
def test_other_keys_are_not_misspelt(text: str, check: Check) -> None:
    assert "KB148" not in codes(check(text))


def test_similar() -> None:
    assert similar("masqurade", "masquerade") and similar("routingmode", "routingMode")
    assert not similar("enable-ipv4", "enable-ipv6") and not similar("node", "mode")
    assert not similar("relay", "replay-all")


@pytest.mark.parametrize(
    ("version", "outside"), [("1.8", True), ("1.9", False), ("1.20.1", False), ("99.0", True)]
)
def test_versions_outside_the_sources(version: str, outside: bool, check: Check) -> None:
    report = check(OVERLAY, version=version)
    assert ("KB149" in codes(report)) == outside
    assert "KB149" not in codes(check(OVERLAY))
    assert told(report)["host_routing_configured"] == ("legacy" if version == "1.8" else "bpf")
