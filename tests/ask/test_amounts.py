"""Who asks for a date, a time or a number gets one, or is told that none is known."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("turns", "status"),
    [
        ("what year did cilium first ship sysctlfix", "unknown"),
        ("sysctlfix 是哪一年加的", "unknown"),
        ("how many hours does the move to overlay take for 200 nodes", "unknown"),
        ("换 overlay 要多久", "unknown"),
        ("迁移 200 个节点要多少小时", "unknown"),
        ("how many engineers does it take to run overlay", "unknown"),
        ("what port does hubble use", "unknown"),
        ("how many minutes does the sysctlfix init container take", "unknown"),
        (
            "overlay for the hit? >> what would be a real reason then >> and how many hours does that take",
            "unknown",
        ),
    ],
)
def test_an_amount_of_which_nothing_is_told_is_refused(base: KnowledgeBase, turns: str, status: str) -> None:
    assert last(base, turns).status == status


@pytest.mark.parametrize(
    ("turns", "status"),
    [
        ("how many cpu cores did the test nodes have", "answered"),
        ("which version introduced BPF host routing", "answered"),
        ("tcp_rr p99 native 是多少", "answered"),
        ("how much memory did the test nodes have", "answered"),
    ],
)
def test_an_amount_that_is_told_is_answered(base: KnowledgeBase, turns: str, status: str) -> None:
    assert last(base, turns).status == status
