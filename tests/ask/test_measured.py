"""Who is ahead in what was measured is computed from the order that measurements give."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("is overlay slower than native in tcp_rr p99?", "no"),
        ("is native slower than overlay in tcp_rr p99?", "yes"),
        ("does native have a higher tcp_rr p99 than iptables?", "yes"),
        ("is iptables faster than cilium on keepalive rps?", "yes"),
        ("is cilium faster than iptables on keepalive rps?", "no"),
        ("does overlay beat native in keepalive rps?", "no"),
        ("do native and overlay differ in short connection rps?", "no"),
        ("is tcp_rr p99 the same on native and overlay?", "no"),
        ("is http p99 the same on all three clusters?", "yes"),
        ("does iptables have the lowest tcp_rr p99?", "yes"),
        ("does native have the lowest tcp_rr p99?", "no"),
        ("is native the slowest in tcp_rr p99?", "yes"),
        ("is overlay's tcp_rr p99 lower than iptables'?", "no"),
        ("isn't overlay's tcp_rr p99 lower than native's?", "yes"),
        ("is throughput lower on overlay than on native?", "no"),
        ("is single stream throughput equal on the three clusters?", "yes"),
        ("does cilium lose to iptables in tcp_rr p99?", "yes"),
        ("does overlay have better throughput than iptables?", "no"),
        ("is native better than overlay in http p99?", "no"),
        ("overlay 的 TCP_RR p99 比 native 低吗", "yes"),
        ("native 的 TCP_RR p99 比 iptables 低吗", "no"),
        ("长连接 RPS native 比 iptables 低吗", "yes"),
        ("长连接 RPS overlay 比 native 高吗", "no"),
        ("短连接 RPS native 和 overlay 一样吗", "yes"),
        ("单流吞吐三个集群都一样吗", "yes"),
        ("iptables 的 TCP_RR p99 是最低的吗", "yes"),
        ("http p99 overlay 比 native 高吗", "no"),
        ("TCP_RR p99 三者有差别吗", "yes"),
        ("is there a difference between native and overlay in tcp_rr p99?", "yes"),
        ("is keepalive rps worse on overlay than on iptables?", "yes"),
        ("rps: is overlay ahead of native?", "no"),
        ("did native outperform overlay in tcp_rr?", "no"),
        ("is native 50 µs above iptables in tcp_rr p99?", "no"),
        ("is cilium about 20 us slower than iptables in tcp_rr p99?", "yes"),
        ("is overlay 18% below native in keepalive rps?", "no"),
        ("native's keepalive rps is 18% lower than iptables, right?", "yes"),
        ("is native no slower than overlay in keepalive rps?", "yes"),
        ("does overlay win against iptables in keepalive rps?", "no"),
        ("is short-conn rps better with overlay?", "no"),
        ("tcp_rr p99 higher with overlay than without cilium?", "yes"),
        ("is the http p99 better without cilium?", "no"),
        ("native 的 rps 不比 overlay 低吧", "yes"),
    ],
)
def test_a_comparison_is_settled_by_the_order_of_what_was_measured(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize(
    "question",
    [
        "would hitting bpf host routing make overlay faster than native in keepalive rps?",
        "both the tcp_rr p99 and the http p99 show cilium behind iptables, right?",
        "is the tcp_rr p99 gap between cilium and iptables bigger than the one between native and overlay?",
        "TCP_RR p99 谁最低",
    ],
)
def test_more_than_an_order_is_not_settled_by_it(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).verdict is None
