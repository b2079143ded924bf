"""A follow-up that only names something is the question before with that in its place."""

from __future__ import annotations

import pytest

from kb.ask.ellipsis import spelled
from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("before", "follow", "want"),
    [
        ("does bpf hr hit on overlay?", "and on gke?", "does bpf hr hit on gke?"),
        ("overlay 集群 sysctlfix 要开吗", "那 native 呢", "native sysctlfix 要开吗"),
        ("is hubble usable on tke native?", "same for eks chained", "is hubble usable on eks chained?"),
        ("does it hit?", "on eks eni then?", "on eks eni, does it hit?"),
        ("does bpf hr hit on overlay", "and w/o bpf masq?", "w/o bpf masq, does bpf hr hit on overlay"),
        ("native 能命中吗", "GR + overlay（vxlan）呢", "GR + overlay（vxlan） 能命中吗"),
    ],
)
def test_what_it_names_takes_the_place_of_its_like(
    base: KnowledgeBase, before: str, follow: str, want: str
) -> None:
    text, put = spelled(base.read(before), "", base.read(follow), base.records)
    assert text == want
    assert put in text


@pytest.mark.parametrize(
    ("before", "follow"),
    [
        ("does bpf hr hit on overlay?", "why?"),
        ("does bpf hr hit on overlay?", "which of them need sysctlfix?"),
        ("gke.enabled=true, hit or not", "what about overlay"),
        ("ipam of eks eni non-chained?", "and of the chained one?"),
        ("does bpf hr hit on overlay?", "sysctlfix, on or off?"),
    ],
)
def test_what_asks_more_is_no_name_only(base: KnowledgeBase, before: str, follow: str) -> None:
    assert spelled(base.read(before), "", base.read(follow), base.records) == ("", "")


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (
            ["does the chart switch on endpoint routes for eks eni by itself?", "same for chained aws-cni?"],
            "no",
        ),
        (["legacy host routing passes iptables hooks, correct?", "bpf host routing as well?"], "no"),
        (["EKS 用 cilium ENI IPAM 能命中 BPF host routing 吗", "自建的 native + cluster-pool 呢？"], "yes"),
        (["GR+overlay，kpr=true，bpf.masquerade=true，命中吧？", "把 bpf.masquerade 去掉呢"], "no"),
        (
            [
                "do network policies survive the bypass",
                "hubble too?",
                "and the node local dns cache redirect?",
            ],
            "yes",
        ),
    ],
)
def test_the_verdict_is_that_of_the_question_in_full(
    base: KnowledgeBase, turns: list[str], verdict: str
) -> None:
    answer = last(base, turns)
    assert (answer.status, answer.verdict) == ("answered", verdict)


def test_what_is_told_of_one_is_not_told_of_another(base: KnowledgeBase) -> None:
    assert last(base, ["tcp_rr p99 of overlay on tke?", "and on gke?"]).status == "unknown"


@pytest.mark.parametrize("said", ["ok different thing. {}", "unrelated: {}", "new topic: {}", "换个话题，{}"])
def test_another_topic_leaves_the_one_before(base: KnowledgeBase, said: str) -> None:
    chat = base.chat()
    chat.ask("does bpf host routing hit on gke?")
    assert "GKE" not in chat.ask(said.format("is hubble usable?")).answer


TOLD = [
    (["we ran out of ENI IPs", "should we go overlay?"], "yes"),
    (["Host Routing: Legacy", "is this because of endpointRoutes?"], "no"),
    (
        [
            "KubeProxyReplacement: True",
            "Host Routing: BPF",
            "Masquerading: BPF",
            "does it mean bpf hr is hit?",
        ],
        "no",
    ),
    (["装完 cilium 之后 native 节点断网了", "eth0 的 rp_filter 变成 1 了", "是 sysctlfix 导致的吗"], "yes"),
    (["we have an outage on native nodes", "we enabled sysctlfix yesterday", "is that the cause?"], "yes"),
    (["our cluster is gke", "does it hit?"], "no"),
]


@pytest.mark.parametrize(("turns", "verdict"), TOLD)
def test_what_was_told_is_read_with_the_question(base: KnowledgeBase, turns: list[str], verdict: str) -> None:
    answer = last(base, turns)
    assert (answer.status, answer.verdict) == ("answered", verdict)


@pytest.mark.parametrize(
    "told", ["our conntrack table is nearly full on native", "we have an outage on native nodes"]
)
def test_what_is_only_told_gets_no_verdict(base: KnowledgeBase, told: str) -> None:
    assert base.chat().ask(told).verdict is None


@pytest.mark.parametrize(
    "asked", ["what happens if I do?", "what happens if I don't?", "how do I check that?"]
)
def test_what_wants_no_yes_or_no_takes_none_over(base: KnowledgeBase, asked: str) -> None:
    assert last(base, ["should I turn sysctlfix off on overlay", asked]).verdict is None


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (["what is sysctlfix", "is it on by default?"], "yes"),
        (["explain endpointRoutes", "is it required on gke?"], "no"),
        (["hubble 能用吗", "它需要 cilium_host 吗"], "no"),
    ],
)
def test_it_is_the_one_thing_named_before(base: KnowledgeBase, turns: list[str], verdict: str) -> None:
    assert last(base, turns).verdict == verdict


HITS = {
    "tke native": "no",
    "eks eni": "no",
    "gke": "no",
    "tke overlay": "yes",
    "self-hosted native cluster-pool": "yes",
}
GOING_ON = [
    "and on {d}?", "what about {d}?", "{d}?", "same for {d}?", "how about {d} then?", "ok and for {d}?", "on {d} too?",
    "and if we use {d}?", "what if it is {d}?", "so {d}?", "sorry, i meant {d}", "and if we move to {d}?",
    "那 {d} 呢", "{d} 呢", "换成 {d} 呢", "如果是 {d} 呢", "不对，我说的是 {d}", "要是换到 {d} 呢",
]  # fmt: skip


@pytest.mark.parametrize("form", GOING_ON)
def test_the_same_is_asked_of_another(base: KnowledgeBase, form: str) -> None:
    asked = "does bpf host routing hit on {d}?" if form.isascii() else "{d} 能命中吗"
    told = {}
    for before, after in zip(HITS, [*list(HITS)[1:], next(iter(HITS))], strict=True):
        told[after] = last(base, [asked.format(d=before), form.format(d=after)]).verdict
    assert told == HITS


@pytest.mark.parametrize(
    ("question", "follow_up", "verdict"),
    [
        ("legacy 是默认的 host routing 吗?", "它会走 netfilter 吗?", "yes"),
        ("is legacy the default host routing?", "does it go through netfilter?", "yes"),
        ("自建 cilium native + cluster-pool 会命中吗?", "那决定因素是 Pod IP 是否来自云厂商 VPC 吗?", "yes"),
    ],
)
def test_it_is_what_the_question_before_is_about(
    base: KnowledgeBase, question: str, follow_up: str, verdict: str
) -> None:
    answer = last(base, [question, follow_up])
    assert answer.verdict == verdict, answer.answer
