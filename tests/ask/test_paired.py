"""Each of several things is judged by what is supposed of it, in whichever order the two stand."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

PAIRS = [
    ("is sysctlfix {off} in native and {on} in overlay?", "off", "on"),
    ("sysctlfix {off} on native, {on} on overlay, right?", "off", "on"),
    ("sysctlfix 是 native 必须{off}、overlay 必须{on}，对吧？", "关", "开"),
    ("native {off} sysctlfix，overlay {on} sysctlfix，对吗", "关了", "开着"),
    ("endpointRoutes 在 eks eni {off}，在 eks chained {on}，对吗", "由 chart 自动设", "手动设"),
    ("endpointRoutes is {off} on gke and {on} on self hosted, right?", "true", "false"),
    ("local-router-ipv4 is {off} on native and {on} on overlay, right?", "explicit", "auto"),
    ("self hosted: {off}, GKE: {on}. Right?", "hit", "missed"),
    ("three clusters: self hosted {off}, GKE {on}, overlay {off}. Right?", "hit", "missed"),
]


@pytest.mark.parametrize(("text", "one", "other"), PAIRS)
def test_each_has_its_own(base: KnowledgeBase, text: str, one: str, other: str) -> None:
    assert base.ask(text.format(off=one, on=other)).verdict == "yes"
    assert base.ask(text.format(off=other, on=one)).verdict == "no"


def test_one_of_which_it_is_not_so_is_enough(base: KnowledgeBase) -> None:
    for text in ("GKE: hit, overlay: hit. Right?", "overlay: missed, native: missed. Correct?"):
        assert base.ask(text).verdict == "no", text


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("cilium_host is the gateway and cilium_net its peer, right?", "yes"),
        ("cilium_net is the gateway and cilium_host its peer, right?", "no"),
        ("cilium_host 是网关，cilium_net 是对端，对吗", "yes"),
        ("cilium_net 是网关，cilium_host 是对端，对吗", "no"),
        ("legacy skips netfilter and the bpf one walks through it?", None),
        ("does bpf host routing skip netfilter while legacy walks through it?", "yes"),
    ],
)
def test_parts_are_not_exchanged(base: KnowledgeBase, text: str, verdict: str | None) -> None:
    assert base.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "asked",
    [
        "sysctlfix {one} on native, {other} on overlay. did I swap them?",
        "Did I mix them up: sysctlfix {one} for native, {other} for overlay?",
        "Have I got it backwards? sysctlfix {one} on native and {other} on overlay",
        "prod is native, staging is overlay >> sysctlfix {one} in prod and {other} in staging >> did I swap the two?",
    ],
)
def test_whether_they_were_swapped_is_asked_the_other_way_round(base: KnowledgeBase, asked: str) -> None:
    assert last(base, asked.format(one="on", other="off")).verdict == "yes"
    assert last(base, asked.format(one="off", other="on")).verdict == "no"


def test_chinese_asks_whether_they_were_swapped(base: KnowledgeBase) -> None:
    assert (
        base.ask("集群甲 native 开着 sysctlfix，集群乙 overlay 关了 sysctlfix，两边是不是配反了？").verdict
        == "yes"
    )
    assert base.ask("是不是弄反了：native 关 sysctlfix，overlay 开 sysctlfix？").verdict == "no"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("I doubt overlay hits BPF host routing. Am I right?", "no"),
        ("I doubt native hits BPF host routing. Am I right?", "yes"),
    ],
)
def test_who_doubts_is_right_where_it_is_not_so(base: KnowledgeBase, text: str, verdict: str) -> None:
    assert base.ask(text).verdict == verdict
