"""What brings about what people see, and what does not, is settled by the causes that packs tell."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase

SUSPECTED = [
    ("pods on native lost network after cilium install. is sysctlfix behind it?", "yes"),
    ("pods on native lost network after cilium install. is endpointRoutes the culprit?", "no"),
    ("eth0 rp_filter flipped back to 1 after installing cilium on native. is kube-proxy to blame?", "no"),
    ("is VXLAN encap the reason overlay is slower than iptables?", "yes"),
    ("is vxlan the reason native is slower than iptables?", "no"),
    ("is the 18% RPS drop caused by BPF host routing not being hit?", "no"),
    ("localhost endpoint 0/1 in overlay, is endpointRoutes to blame?", "no"),
    ("is the missing hit the reason NetworkPolicy isn't applied?", "no"),
    ("HostPort 不通，是因为 cilium_host 被绕过吗？", "no"),
    ("native RPS 低于 iptables 是 cni-chaining 加 per-endpoint routing 造成的吗", "yes"),
    ("native低18%是因为没命中host routing吗", "no"),
    ("overlay 断网，可能是 systemd-sysctl 重置 eth0 引起的吗", "no"),
    (
        'does the log line "Falling back to legacy host routing" show up because bpf.masquerade is missing?',
        "yes",
    ),
    ("native 断网不是 sysctlfix 的锅吧", None),
    (
        "cilium-health shows localhost 0/1 on overlay and all lxc rp_filter are 0. is sysctlfix behind it?",
        None,
    ),
    ("some lxc*.rp_filter come out non-zero; does that rule out sysctlfix as the cause?", "no"),
]


@pytest.mark.parametrize(("question", "verdict"), SUSPECTED)
def test_what_is_suspected_is_judged(base: KnowledgeBase, question: str, verdict: str | None) -> None:
    assert base.chat().ask(question).verdict == verdict


def test_the_record_that_tells_the_cause_is_cited(base: KnowledgeBase) -> None:
    answer = base.chat().ask("pods on native lost network after cilium install. is sysctlfix behind it?")
    assert answer.refs == ["chain:sysctlfix-native-chain"]
    assert answer.sources
