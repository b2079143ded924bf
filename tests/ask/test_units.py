"""Units that a question names without a figure."""

from __future__ import annotations

import pytest

from kb.ask.units import unfigured
from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("tcp_rr p99: is cilium several milliseconds above iptables?", "no"),
        ("is TCP_RR p99 a matter of milliseconds between cilium and iptables?", "no"),
        ("is overlay's http p99 under a millisecond?", "yes"),
        ("is overlay's http p99 over a millisecond?", "no"),
    ],
)
def test_a_unit_without_a_figure_is_at_least_one(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert last(base, question).verdict == verdict


def test_only_a_larger_unit_of_the_same_kind_counts() -> None:
    assert unfigured("some milliseconds", 20, "µs") == "milliseconds"
    assert unfigured("some milliseconds", 2000, "µs") == ""
    assert unfigured("20 milliseconds", 20, "µs") == ""
    assert unfigured("some percent", 20, "µs") == ""
