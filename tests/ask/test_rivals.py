"""Who is ahead in what was measured, and by how much, is settled by the order of all measurements that are named."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase

COMPARED = [
    ("is native p99 lower than overlay?", "no"),
    ("is iptables faster than cilium for RPS?", "yes"),
    ("is iptables p99 lower than both in TCP_RR?", "yes"),
    ("is cilium about 18% slower than iptables in keepalive rps?", "yes"),
    ("does native get a 10% rps advantage over iptables?", "no"),
    ("is overlay 10% slower than iptables in keepalive rps", "no"),
    ("is cilium 18% faster than iptables", "no"),
    ("is Native 18% slower than overlay", "no"),
    ("does overlay have higher throughput than native cross-node?", "no"),
    ("http p99 any worse on native than iptables", "no"),
    ("is the RPS gap between native and overlay negligible?", "yes"),
    ("is there a throughput difference between native and overlay?", "no"),
    ("Overlay 的 p99 比 iptables 低吗", "no"),
    ("iptables 方案的 RPS 比 cilium Native 高吗", "yes"),
    ("Cilium 的 RPS 比 iptables 低 18% 左右是真的吗", "yes"),
    ("native比overlay慢18%吗", "no"),
    ("短连接 Overlay 比 Native 好吗", "no"),
    ("cilium 的 RPS 比 iptables 高吧", "no"),
]
# One measurement has the one ahead, another neither.
OPEN = ["is native slower than iptables", "is overlay latency lower than native latency"]


@pytest.mark.parametrize(("question", "verdict"), COMPARED)
def test_what_is_compared_is_judged_by_all_that_was_measured(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert base.chat().ask(question).verdict == verdict


@pytest.mark.parametrize("question", OPEN)
def test_no_order_settles_what_measurements_disagree_on(base: KnowledgeBase, question: str) -> None:
    assert base.chat().ask(question).verdict is None
