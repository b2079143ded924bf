"""What is told of settings is taken as given, and given anew."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("GR overlay. >> we have endpointRoutes on. >> hit?", "no"),
        ("I use self-hosted cilium. >> cluster pool, native. >> endpointRoutes true by hand. >> hit?", "no"),
        ("TKE overlay. >> masquerading is done by iptables. >> hit?", "no"),
        ("Does BPF host routing hit on TKE overlay? >> what if I also enable endpointRoutes?", "no"),
        ("Does TKE overlay hit? >> and after enabling endpointRoutes?", "no"),
        ("GR overlay plus endpointRoutes: do packets go through cilium_host?", "no"),
        ("TKE overlay 加 endpointRoutes，还经过 cilium_host 吗？", "no"),
        ("overlay + endpointRoutes. hit?", "no"),
        ("overlay 命中吗 >> 再加 endpointRoutes 呢", "no"),
        ("查了 cilium-config，enable-endpoint-routes 是空的，status 也是 BPF，那就是命中了吧？", "yes"),
    ],
)
def test_what_is_added_or_told_is_taken_as_given(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (
            "we have kpr=false >> sorry, typo, it's true. self-hosted cluster-pool, bpf.masquerade=true >> hit?",
            "yes",
        ),
        (
            "endpointRoutes=true on my self-hosted cluster, kpr and bpf masq on >> scrap that, it's false >> hit?",
            "yes",
        ),
        (
            "endpointRoutes=false on my self-hosted cluster, kpr and bpf masq on >> scrap that, it's true >> hit?",
            "no",
        ),
        ("endpointRoutes=true，自建 cluster-pool，其它都对 >> 不对，应该是 false >> 命中吗", "yes"),
    ],
)
def test_a_value_is_given_anew_without_its_name(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    "question",
    [
        "with kpr=false on overlay is it condition 2 that fails?",
        "overlay, no sysctlfix: pod to service still ok?",
    ],
)
def test_a_setting_supposed_otherwise_is_not_told_as_documented(base: KnowledgeBase, question: str) -> None:
    found = last(base, question)
    assert found.verdict is None
    assert found.answer.startswith("With ")


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("自建 native 因为是 native 所以不命中，对吧？", "no"),
        ("BPF host routing 在自建 cluster-pool native 模式下会命中吗？", "yes"),
        ("self-hosted in native mode, hit?", "yes"),
        ("does every native setup miss?", "no"),
        ("some native setups hit?", "yes"),
    ],
)
def test_a_loose_name_behind_a_subject_only_describes_it(
    base: KnowledgeBase, turns: str, verdict: str
) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("does bpf host routing skip netfilter? >> and legacy, does it traverse it?", "yes"),
        ("does bpf host routing traverse netfilter? >> and does legacy skip it?", "no"),
    ],
)
def test_a_follow_up_has_its_own_verb(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("on overlay sysctlfix mustn't be on, correct?", "no"),
        ('ticket: "TKE native mustn\'t have sysctlfix". True?', "yes"),
        ("VPC-CNI Native 一定得开 endpointRoutes 吗？", "yes"),
    ],
)
def test_what_must_not_be_is_not(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("日志 requires enable-bpf-masquerade，是 kpr=false 吗", None),
        ("agent log has falling back >> on native >> will fix give hit?", "no"),
    ],
)
def test_a_line_that_comes_of_one_setting_blames_no_other(
    base: KnowledgeBase, turns: str, verdict: str | None
) -> None:
    assert last(base, turns).verdict == verdict
