"""What a question sets against each other is looked up in what was found."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("the ENABLE_HOST_ROUTING branch lives in bpf_lxc.c and not bpf_host.c, am I right?", "no"),
        ("does tke's apiserver vip come out of the VPC subnet rather than 169.254/16", None),
        ("is hubble's flow collection tied to lxc rather than to cilium_host", "yes"),
        ("does overlay take the cilium_host address from 169.254.0.0/16 and not from the PodCIDR", "no"),
        ("BPF host routing 的程序挂在 cilium_net 而不是 cilium_host 上吧", "no"),
        ("TKE 的 COS、镜像仓库用的是 169.254 里别的地址，不是 169.254.32.16，对吗", None),
        ("is cross-node traffic in Overlay routed natively and not tunnelled", "no"),
    ],
)
def test_what_only_one_of_both_is(base: KnowledgeBase, question: str, verdict: str | None) -> None:
    assert last(base, question).verdict == verdict


@pytest.mark.parametrize(
    "question",
    [
        "1.10 is when cilium got its bpf host routing, right?",
        "colleague says cilium more than doubles the TCP_RR p99 of iptables. is he right?",
        "does bpf host routing exist since cilium 1.8?",
    ],
)
def test_a_version_or_a_factor_that_is_not_told_is_not_confirmed(base: KnowledgeBase, question: str) -> None:
    assert last(base, question).verdict != "yes"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("http p99 on overlay at 1000 qps short of a millisecond?", "yes"),
        ("some 1000 requests a second: did native and overlay show the same http p99?", "yes"),
    ],
)
def test_a_rate_is_no_time_and_short_of_is_less(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert last(base, question).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("TKE 上 ep kubernetes 返回 169.254 说明 apiserver 挂了吗", "no"),
        ("ep kubernetes 显示 169.254.x.x 说明 TKE 集群坏了吗", "no"),
        ("does skipping cilium_host degrade NodePort handling at all?", "no"),
        ("bpf_host.c 里没有 host routing 相关的代码吧", "no"),
        ("回退以后 BPF 程序里就没有 ENABLE_HOST_ROUTING 了吧", "yes"),
        ("节点上一条 iptables 规则都没写，conntrack 照样有开销对不对", "yes"),
        (
            "agent fell back to legacy. does that leave the BPF program built without ENABLE_HOST_ROUTING?",
            "yes",
        ),
    ],
)
def test_words_at_an_end_of_an_opposition_turn_what_is_asked(
    base: KnowledgeBase, text: str, verdict: str
) -> None:
    assert base.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Legacy host routing 要走 iptables 钩子吗",
        "Overlay 模式忘了写 local-router-ipv4，cilium_host 就拿不到 IP 了吗",
        "is cilium_host made by the vpc-cni",
        "is bpf host routing older than cilium 1.9",
        "没有规则时 conntrack 状态机会停下来吗",
    ],
)
def test_a_word_of_which_no_evidence_speaks_gets_no_confident_answer(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).verdict is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("决定命中的并非路由模式，而是 Pod IP 是不是来自云厂商 VPC，对吗", "yes"),
        ("决定命中的不是 Pod IP 来源而是路由模式，对吗", "no"),
        (
            "boss wants our vpc-cni native cluster turned into overlay for better rps. should i talk him out of it?",
            "yes",
        ),
        ("1.9 之前的 cilium 根本没有 BPF host routing，不是吗？", "yes"),
        ("is the vpc-cni + native + egress deployment anything but a bpf host routing miss?", "no"),
        (
            "every lxc*.rp_filter is 0 and the host cant reach the pod. does that rule out sysctlfix as the culprit?",
            "yes",
        ),
        (
            "native + ip-masq has bpf.masquerade=true and yet the datapath misses. do i have that backwards?",
            "no",
        ),
        ("cilium status 显示 Host Routing: BPF 也未必代表数据面命中，对吧？", "yes"),
        ("同事非说 Native 不命中是因为 agent 启动时回退到了 legacy，他说错了吧？", "yes"),
    ],
)
def test_what_denies_is_read_where_it_stands(base: KnowledgeBase, text: str, verdict: str) -> None:
    assert base.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "BPF host routing 没命中，根本原因是用了 cni-chaining，而不是 Pod IP 的来源，是吗",
        "colleague insists it is cni-chaining as such that decides whether BPF host routing gets hit. is he right?",
        "so cni-chaining is what decides hit or miss, right?",
    ],
)
def test_what_a_sentence_says_not_to_decide_is_not_confirmed(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).verdict == "no"


def test_not_a_but_b_is_not_b_but_not_a(base: KnowledgeBase) -> None:
    assert base.ask("决定是否命中的不是 Pod IP 来源而是路由模式，对吗？").verdict != "yes"
