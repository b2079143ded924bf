"""A conversation may give names to clusters, and ask by these names."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from kb.sites import Sites
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("prod is tke native, staging is overlay >> does staging need local-router-ipv4?", "no"),
        ("prod is tke native, staging is overlay >> does prod need local-router-ipv4?", "yes"),
        ("we have prod on tke native and staging on overlay >> does bpf host routing hit on prod?", "no"),
        ("prod is tke native, staging is overlay. does bpf host routing hit on staging?", "yes"),
        ("prod is overlay with kpr=false, staging is overlay >> does prod hit?", "no"),
        ("prod is overlay with kpr=false, staging is overlay >> does staging hit?", "yes"),
        (
            "prod moved from overlay to native, staging stayed on overlay >> does staging hit BPF host routing?",
            "yes",
        ),
        ("A is native >> B is overlay >> should sysctlfix be off in A?", "yes"),
        ("甲是 overlay >> 乙是 native >> 甲命中 BPF host routing 吗？", "yes"),
        ("A 集群是 native，B 集群是 overlay >> B 集群要关 sysctlfix 吗", "no"),
        (
            "prod is overlay, staging is native >> sorry, the other way around >> does prod hit BPF host routing?",
            "no",
        ),
    ],
)
def test_a_name_stands_for_what_it_was_told_to_be(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


def test_which_of_them_asks_of_those_that_were_named(base: KnowledgeBase) -> None:
    answer = last(
        base,
        "集群 A：EKS + cilium ENI IPAM >> 集群 B：自建 cilium native + cluster-pool >> 哪个能命中 BPF host routing？",
    )
    assert {r["subject"] for r in answer.results} == {"eks-eni", "self-hosted"}


def test_words_are_names_only_once_they_were_told() -> None:
    sites = Sites(lambda text: text in ("x", "y"))
    assert sites.expanded("does prod hit?") == "does prod hit?"
    assert sites.expanded("prod is x and staging is y") == "prod is x and staging is y"
    assert sites.expanded("does prod hit, or staging?") == "does x hit, or y?"
    assert sites.expanded("prod is green. does prod hit?") == "x is green. does x hit?"
    assert sites.expanded("is a cluster hit?") == "is a cluster hit?"


def test_names_that_were_told_are_noted(base: KnowledgeBase) -> None:
    answer = last(base, "prod is tke native, staging is overlay")
    assert (answer.status, answer.answer) == ("answered", "Noted: prod = tke native, staging = overlay.")
    swapped = last(base, "prod is tke native, staging is overlay >> sorry, other way round")
    assert swapped.answer == "Noted: prod = overlay, staging = tke native."
    assert last(base, "甲是 native，乙是 overlay").answer == "记下了：甲 = native、乙 = overlay。"


def test_two_clusters_are_named_in_one_turn_without_a_verb(base: KnowledgeBase) -> None:
    told = "We have two clusters, A native on TKE and B overlay."
    asked = "Does B hit BPF host routing?"
    assert last(base, [told, asked]).verdict == "yes"
    assert last(base, [told, asked, "does A?"]).verdict == "no"
