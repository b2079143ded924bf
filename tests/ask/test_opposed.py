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
