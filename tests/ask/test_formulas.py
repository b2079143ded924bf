"""Comparisons written as formulas, and figures given to several things, are held against what was measured."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("keepalive rps: native = iptables?", "no"),
        ("keepalive rps: native < iptables?", "yes"),
        ("keepalive rps: iptables > overlay?", "yes"),
        ("short-conn rps native = overlay?", "yes"),
        ("单流吞吐：overlay=iptables？", "yes"),
        ("长连接 rps：native>iptables？", "no"),
        ("keepalive rps: native = overlay = iptables?", "no"),
    ],
)
def test_a_formula_is_judged(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("native 136, overlay 130, iptables 112 for tcp_rr p99?", "yes"),
        ("native 130, overlay 136, iptables 112 for tcp_rr p99?", "no"),
        ("tcp_rr p99: native 112, iptables 136?", "no"),
        ("tcp_rr p99：iptables 112，overlay 136，native 130，对吗", "no"),
    ],
)
def test_each_thing_has_its_own_figure(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("keepalive rps about half of iptables?", None),
        ("keepalive rps twice that of iptables?", None),
        ("tcp_rr p99: iptables at least as good as native?", None),
        ("keepalive rps 是 iptables 的一半吗", None),
    ],
)
def test_what_was_not_measured_so_is_not_confirmed(
    base: KnowledgeBase, turns: str, verdict: str | None
) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("http p99 at 1000 qps on the native cluster >> overlay any better?", "no"),
        ("长连接 rps native 超过 iptables 吗", "no"),
        ("tcp_rr p99 overlay 超过 iptables 吗", "yes"),
    ],
)
def test_a_follow_up_keeps_the_quantity(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


def test_a_thing_set_against_another_is_of_the_same_quantity(base: KnowledgeBase) -> None:
    found = last(base, "TCP_RR p99 native 多少 >> 跟 overlay 差多少")
    assert found.refs[0] == "measurement:tcp-rr-native-against-overlay"
    assert "112" in last(base, "tcp_rr p99 for overlay >> no not overlay, the iptables cluster").answer
