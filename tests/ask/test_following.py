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
    ("Masquerading: IPTables 这行是不是说明 bpf.masquerade 没生效", "yes"),
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
