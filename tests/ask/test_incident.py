"""Turns as they come in an incident: a bare name, how to check, whether something would help."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("sysctlfix?", "entity:sysctlfix-init-container"),
        ("169.254.32.16", "entity:router-address"),
        ("endpointRoutes?", "attribute:endpoint-routes"),
        ("kpr", "attribute:kube-proxy-replacement"),
        ("masquerade?", "attribute:ipv4-masquerade"),
        ("ipam?", "attribute:ipam"),
        ("sysctlfix 呢", "entity:sysctlfix-init-container"),
    ],
)
def test_a_bare_name_is_told_of(base: KnowledgeBase, name: str, ref: str) -> None:
    assert base.ask(name).refs[0] == ref


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        ("sysctlfix? >> native?", "must be disabled"),
        ("kpr is false", "Noted: kpr is false."),
        ("is Hubble affected by the bypass? >> hubble?", "Hubble"),
    ],
)
def test_what_follows_a_bare_name_goes_on_from_it(base: KnowledgeBase, turns: str, told: str) -> None:
    assert told in last(base, turns).answer


@pytest.mark.parametrize(
    "turns",
    [
        "status shows BPF on our eks chained cluster >> so we're good? >> how do I check for real?",
        "does it hit on GKE? >> how do I check?",
        "does it hit on overlay? >> how can I be sure?",
        "TKE overlay 命中吗 >> 怎么确认",
    ],
)
def test_how_to_check_is_asked_of_what_was_to_be_concluded(base: KnowledgeBase, turns: str) -> None:
    assert last(base, turns).refs[0] == "procedure:verify-host-routing"


def test_what_the_check_prints_is_read_as_that(base: KnowledgeBase) -> None:
    turns = (
        "status shows BPF on our eks chained cluster >> so we're good? >> how do I check? >> it prints true"
    )
    assert last(base, turns).refs[0] == "message:endpoint-routes-true-output"


@pytest.mark.parametrize(
    "turns",
    [
        "conntrack count is near max >> would bpf host routing help?",
        "conntrack count is near max >> would overlay help? >> would bpf host routing help?",
    ],
)
def test_what_would_help_is_asked_of_what_was_told(base: KnowledgeBase, turns: str) -> None:
    answer = last(base, turns)
    assert answer.verdict != "yes"
    assert answer.refs == ["claim:conntrack-depends"]


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (
            'kpr=true, bpf.masquerade=true, enable-endpoint-routes: "true" >> hit? >> and if I remove the last one?',
            "yes",
        ),
        ("is rp_filter a problem on native? >> and on overlay? >> which interfaces?", None),
    ],
)
def test_what_a_turn_points_to(base: KnowledgeBase, turns: str, verdict: str | None) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        ("compare EKS ENI and GKE >> which of them hits?", "None."),
        (
            "compare EKS chained and GKE >> which of them needs endpointRoutes by hand?",
            "1: AWS EKS + chained aws-cni.",
        ),
        (
            "does it hit on EKS ENI, GKE and self-hosted? >> which of them hits?",
            "1: Self-hosted Cilium Native",
        ),
        (
            "does it hit on EKS ENI, GKE and self-hosted? >> which of them miss?",
            "2: AWS EKS + cilium ENI IPAM",
        ),
    ],
)
def test_which_of_them_is_asked_of_those_that_were_named(base: KnowledgeBase, turns: str, told: str) -> None:
    assert last(base, turns).answer.startswith(told)
