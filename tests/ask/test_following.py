"""Whether something follows from what a question gives: shown by a contrary, a counterexample, or what stays open."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase

SETTLED = [
    ("does Host Routing: BPF in cilium status mean packets really hit?", "no"),
    ("'Host Routing: BPF' in the status output, is that proof the fast path is really being used?", "no"),
    ("看到 cilium status 写着 Host Routing: BPF，是不是就代表数据面一定命中了？", "no"),
    ("cilium status says BPF so the datapath must be hitting it, right?", "no"),
    ("is status BPF enough to know it hits?", "no"),
    ("does status BPF guarantee a hit?", "no"),
    ("can i trust cilium status when it says BPF?", "no"),
    ("status shows BPF, does that prove the bpf code runs?", "no"),
    (
        "does the `Host Routing:` field in cilium status prove the datapath is really on bpf host routing?",
        "no",
    ),
    ("does kpr=true guarantee a hit?", "no"),
    ("is kpr=true enough for a hit?", "no"),
    ("does kubeProxyReplacement=true plus bpf.masquerade=true guarantee that host routing is hit?", "no"),
    ("does endpointRoutes=true always mean a miss?", "yes"),
    ("does Legacy in status mean cilium_host is bypassed?", "no"),
    ("does status Legacy mean a miss?", "yes"),
    ("is an empty enable-endpoint-routes enough to say it is hit?", "no"),
    ("is an alert on Host Routing != BPF enough to catch misses?", "no"),
    ("是不是只要把 KPR 打开就能命中", "no"),
    ("只要 bpf.masquerade=true 就一定命中吗", "no"),
    ("KPR 和 bpf masquerade 都开了就一定命中吗", "no"),
    ("status 是 BPF 能说明真的命中吗", "no"),
    ("VPC-CNI native 集群 cilium status 里写着 Host: BPF，是不是就说明数据面真走了 BPF host routing？", "no"),
    ("is it enough to set kpr=true for a hit?", "no"),
    ("does status BPF tell me that kpr is true?", "yes"),
    ("does Legacy prove a fallback?", "yes"),
    ("is kubeProxyReplacement=false enough to force legacy?", "yes"),
    ("is kpr=false sufficient for a fallback?", "yes"),
    ("does endpointRoutes=true imply that cilium_host is bypassed?", "yes"),
    ("is endpointRoutes=true proof of a miss?", "yes"),
    ("does Host Routing: BPF prove that kube-proxy replacement is on?", "yes"),
    ("does Host Routing: BPF prove there was no fallback?", "yes"),
    ("status 为 Legacy 说明发生了 fallback 吗", "yes"),
    ("status 显示 BPF 说明没有 fallback，对吧", "yes"),
    ("endpointRoutes=true 就意味着不命中吗", "yes"),
    ("bpf.masquerade=true 足以命中吗", "no"),
    ("只开 kubeProxyReplacement 就能命中 BPF host routing 吗", "no"),
    ("只要 status 显示 BPF 就说明报文走 cilium_host 吗", "no"),
    ("is enable-endpoint-routes=true in the configmap enough to conclude a miss?", "yes"),
    ("is enable-endpoint-routes=false enough to conclude a hit?", "no"),
    ("does cilium_host bypass mean status shows legacy?", "no"),
    ("does a bypass mean a fallback?", "no"),
    ("does a miss mean the status says Legacy?", "no"),
    ("does bpf.masquerade=false with enableIPv4Masquerade=false mean a fallback?", "no"),
    ("is endpointRoutes unset sufficient for a real hit?", "no"),
    ("if endpointRoutes is off, is a hit guaranteed?", "no"),
    ("can `cilium status` say BPF while the bpf hr code never runs?", "yes"),
    ("could status report BPF but packets miss it?", "yes"),
    ("is it possible that status shows BPF yet it is not hit?", "yes"),
    ("可能 status 显示 BPF 但实际没命中吗", "yes"),
    ("会出现 status 是 BPF 而报文绕过 cilium_host 的情况吗", "yes"),
    ("can packets bypass cilium_host while status says BPF?", "yes"),
    ("can it be hit while endpointRoutes=true?", "no"),
    ("can endpointRoutes be true while status is BPF?", "yes"),
    (
        "dropped bpf.masquerade from values (v4 masquerade on) and status went Legacy. is endpointRoutes the culprit?",
        "no",
    ),
    ("status is Legacy with kpr=false. is kpr to blame?", "yes"),
    ("bpf.masquerade=true 都写了，status 还是 Legacy，KubeProxyReplacement: False，是这个的锅吗", "yes"),
    ("启动日志刷 BPF host routing requires enable-bpf-masquerade，是 endpointRoutes 惹的祸吗", "no"),
    ("Falling back 日志是 endpointRoutes 引起的吧", "no"),
    ('agent logs "Falling back to legacy host routing", is endpointRoutes behind it?', "no"),
    ("status shows Legacy, could endpointRoutes be the reason?", "no"),
    ("is endpointRoutes to blame for the Legacy status?", "no"),
    ("status Legacy 是 endpointRoutes 的锅吗", "no"),
    ("native 不命中是 bpf.masquerade 的问题吗", "no"),
    ("native 不命中是 endpointRoutes 的锅吗", "yes"),
    ("is endpointRoutes the culprit for the miss on native?", "yes"),
    ("is bpf.masquerade the culprit for the miss on native?", "no"),
    ("is the tunnel responsible for the hit on overlay?", "no"),
    ("is it endpointRoutes' fault that GKE misses?", "yes"),
    ("GKE 不命中要怪 endpointRoutes 吗", "yes"),
    ("health shows localhost 0/1 on overlay, is sysctlfix being off the cause?", "yes"),
    ("NodePort services time out on a VPC-CNI native node. Is the bypassed cilium_host to blame?", "no"),
    ("native 上 pod 断网是 sysctlfix 重启 systemd-sysctl 造成的吗", "yes"),
    ("KubeProxyReplacement: False, Host Routing: Legacy. is endpointRoutes responsible?", "no"),
    ("eks chained vs eks with cilium eni ipam, do both miss bpf host routing?", "yes"),
    ("native vs overlay: do both hit?", "no"),
    ("EKS ENI 和 EKS chained 相比，两个都不命中吗", "yes"),
    ("config all fine but pkts never arrive at cilium_host. is the host routing bpf code run?", "no"),
    ("my pods' packets don't pass cilium_host. is BPF host routing hit?", "no"),
    ("endpointRoutes isn't set to true and status says BPF. do we hit?", "yes"),
    ("kpr is not enabled. does it fall back?", "yes"),
    ("we never enabled endpointRoutes and status says BPF, hit?", "yes"),
    ("bpf.masquerade is not set and ipv4 masquerade is on. does it hit?", "no"),
    ("报文不经过 cilium_host，配置都没问题，BPF host routing 会命中吗", "no"),
    ("the agent didn't fall back and packets pass cilium_host. is it hit?", "yes"),
    ("if packets do not traverse cilium_host, can it hit?", "no"),
    ("if the agent has not fallen back, is status BPF?", "yes"),
    ("没回退，pod 包也确实过 cilium_host，这样是不是就算命中了？", "yes"),
    ("status 都显示 Legacy 了，数据面就肯定没命中，对吧？", "yes"),
    ("status 显示 BPF，那肯定命中了吧", "no"),
    ("kpr=false，那必然 fallback 吧", "yes"),
    ("bpf.masquerade 没配，ipv4 masquerade 开着，status 肯定是 Legacy 吧", "yes"),
    ("packets bypass cilium_host, so the status must say Legacy, right?", "no"),
    ("kpr=false so status must be Legacy, right?", "yes"),
    ("endpointRoutes=true, so it must be a miss, right?", "yes"),
    (
        "only kpr=true set, enable-ipv4-masquerade=true, nothing else. Do I get BPF host routing in cilium status?",
        "no",
    ),
    ("kpr=true and bpf.masquerade=true, everything else default. hit?", "yes"),
    ("globalrouter + vxlan with bpf masq: hit?", "yes"),
    ("any noticeable rps gap between native and overlay cross node?", "no"),
    ("we run out of IPs on the ENIs. legit reason for moving to overlay?", "yes"),
    ("need to reuse CIDRs across VPCs. good reason to go overlay?", "yes"),
    ("moving to overlay just for the bpf hit. good idea?", "no"),
    ("sysctlfix on with native. safe?", "no"),
    ("big gap between native and overlay for short-lived connections?", "no"),
    ("EKS 链式 aws-cni 的 endpointRoutes 得自己手动开吧", "yes"),
    ("eks chained endpointRoutes manual?", "yes"),
    ("169.254.32.16 on every node. ok?", "yes"),
    ("status legacy with kpr false. expected?", "yes"),
    ("能从 status BPF 推断出数据面命中吗", "no"),
    ("cilium status 写着 BPF，我能据此认定数据面命中了吗", "no"),
    ("is kubeProxyReplacement=true enough", "no"),
    ("an overlay install without any sysctlfix flag still has it enabled, right?", "yes"),
]


@pytest.mark.parametrize(("question", "verdict"), SETTLED)
def test_whether_it_follows_is_settled(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert base.ask(question).verdict == verdict


def test_what_was_seen_tells_of_a_setting_without_which_it_could_not_be_seen(base: KnowledgeBase) -> None:
    answer = base.ask("does status BPF tell me that kpr is true?")
    assert answer.answer.startswith("Yes. Otherwise (kubeProxyReplacement=false): ")
    assert any(b["kind"] == "rule" for b in answer.because)


def test_a_counterexample_is_a_deployment_with_what_is_given_there(base: KnowledgeBase) -> None:
    answer = base.ask("does a bypass mean the status shows legacy?")
    assert answer.verdict == "no"
    assert "reports Host Routing: BPF on TKE VPC-CNI + Native" in answer.answer
    assert "bypass cilium_host" in answer.answer


def test_what_is_not_enough_is_told_with_what_it_hangs_on(base: KnowledgeBase) -> None:
    answer = base.ask("does Host Routing: BPF in cilium status mean packets really hit?")
    assert answer.verdict == "no"
    assert [{"attribute": "endpoint-routes", "value": "false"}] in answer.depends_on


@pytest.mark.parametrize(
    "question",
    [
        "does a hit mean status says BPF?",
        "would it be wrong to take Host Routing: BPF as proof that we hit?",
        "does status BPF not prove a hit?",
        "除了 agent 别回退，还得保证流量真的经过 cilium_host，才算数对吧",
    ],
)
def test_no_denial_backwards_or_of_a_denial(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).verdict != "no"


@pytest.mark.parametrize(
    ("switches", "verdict"),
    [
        ("kubeProxyReplacement=false and bpf.masquerade=true", "yes"),
        ("kubeProxyReplacement=true and bpf.masquerade=true", "no"),
    ],
)
def test_what_becomes_of_switches_is_asked_of_all_of_them(
    base: KnowledgeBase, switches: str, verdict: str
) -> None:
    assert base.ask(f"{switches}, does host routing become legacy?").verdict == verdict
