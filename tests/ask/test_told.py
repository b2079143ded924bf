"""What was told before a question, in a turn, a sentence or a pasted line, is what it leans on."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase

TURNS = [
    (("must endpointRoutes be enabled on VPC-CNI native?", "can I leave it at default?"), "no"),
    (("does native need endpointRoutes?", "can i turn it off then?"), "no"),
    (("does overlay need endpointRoutes?", "can I leave it off?"), "yes"),
    (("native 必须开 endpointRoutes 吗", "可以关掉它吗"), "no"),
    (("does TKE native hit?", "can i fix this by setting bpf.masquerade=true?"), "no"),
    (("what sends the agent back to legacy?", "is kubeProxyReplacement=false alone enough for that?"), "yes"),
    (("local-router-ipv4 on native?", "does overlay need it too?"), "no"),
    (("http p99 at 1000 qps?", "ok. different topic: does hubble still see flows on native?"), "yes"),
    (("does egress gateway work on native?", "does bpf host routing hit then?"), "no"),
    (("we are on GKE, is BPF host routing active?", "does cilium status still claim BPF?"), "yes"),
    (("VPC-CNI native 不做 SNAT 的话 cilium status 还会显示 BPF 吗", "数据面呢，命中吗"), "no"),
    (
        (
            "overlay 忘了配 bpf.masquerade，enableIPv4Masquerade 是默认 true，还命中吗",
            "status 会显示 Legacy 吗",
        ),
        "yes",
    ),
    # A switch that nobody names is not passed over.
    (("overlay 需要关 endpointRoutes 吗，默认是开的？", "默认就命中？", "如果我手动开了呢，还命中吗"), None),
    # What a follow-up says beside what was asked before is not passed over.
    (("overlay 关了 sysctlfix 会丢包吗", "丢的是跨节点流量吗"), None),
    (("native 下 Pod 流量会多一次 FIB lookup 吧", "这会让吞吐掉下来吗"), None),
]
LINES = [
    ("cilium status shows Legacy and Masquerading: IPTables. Did we forget bpf.masquerade?", "yes"),
    ("status 显示 Masquerading: IPTables，是忘了 bpf.masquerade 吗", "yes"),
    ("cilium status: KubeProxyReplacement: False. is kpr on?", "no"),
    ("Masquerading: BPF [eth0]. is bpf.masquerade set?", "yes"),
    (
        'eni.enabled=true but endpointRoutes.enabled=false. does the cm carry enable-endpoint-routes "true"?',
        "yes",
    ),
    ("jsonpath on enable-endpoint-routes gives empty output. so it hits?", None),
]
SETTINGS = [
    ("globalrouter overlay vxlan, bpf.masquerade=true, no endpointroutes. hit y/n", "yes"),
    ("我理解 Native 关 sysctlfix、Overlay 开 sysctlfix，对不对", "yes"),
    ("我理解 Native 开 sysctlfix、Overlay 关，对不对", None),
    ("同样是 VPC-CNI，overlay 命中而 native 不命中，是吗", "yes"),
    ("GKE 和 TKE Overlay 在命中 BPF host routing 上一样吗", "no"),
    ("are EKS chained and GKE the same with regard to the bypass?", "yes"),
    ("EKS从chained切到cilium eni 能不能让host routing命中", "no"),
    ("If we move from GKE mode to cluster-pool IPAM do we get the hit?", "yes"),
    ("自建集群 Native 也会绕过 cilium_host 吗", "no"),
    ("does endpointRoutes=true trigger the EnableHostLegacyRouting fallback?", "no"),
    ("关闭 sysctlfix 会影响 BPF host routing 命中吗", "no"),
    ("is endpointRoutes set by chart on chained EKS?", "no"),
    ("does cilium assign pod IPs from VPC subnets in native mode?", None),
    ("config all fine but pkts never reach cilium_host - does the bpf code run?", "no"),
]


@pytest.mark.parametrize(("turns", "verdict"), TURNS)
def test_a_follow_up_leans_on_what_was_asked(
    base: KnowledgeBase, turns: tuple[str, ...], verdict: str | None
) -> None:
    chat = base.chat()
    assert [chat.ask(turn) for turn in turns][-1].verdict == verdict


@pytest.mark.parametrize(("question", "verdict"), [*LINES, *SETTINGS])
def test_what_is_told_is_told_apart_from_what_is_asked(
    base: KnowledgeBase, question: str, verdict: str | None
) -> None:
    assert base.chat().ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (
            "does the conntrack state machine run when nobody wrote a rule (native, cilium_host bypassed)?",
            "yes",
        ),
        ("we have zero iptables rules on the node, so conntrack costs nothing, correct?", "no"),
        ("with endpointRoutes on we lose hubble flows. we keep them, right?", None),
        (
            "in vpc-cni native does cilium know where the pod ips come from without us telling it anything?",
            "no",
        ),
        (
            "status shows Host Routing: BPF, enable-endpoint-routes is empty. have i lost bpf host routing then?",
            "no",
        ),
        (
            "the jsonpath printed an empty line, step 1 is fine. so pod traffic flows through cilium_host?",
            "yes",
        ),
    ],
)
def test_what_a_case_is_under_is_not_what_is_asked(
    base: KnowledgeBase, text: str, verdict: str | None
) -> None:
    assert base.ask(text).verdict == verdict
