"""A record on another deployment settles nothing of the one that was told of before."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("we're on TKE overlay (vpc-cni) >> does eth0 rp_filter=1 break it?", "no"),
        ("we're on GR overlay >> does eth0 rp_filter=1 break it?", "no"),
        ("we're on TKE native >> does eth0 rp_filter=1 break it?", "yes"),
    ],
)
def test_the_record_of_the_deployment_told_of_is_taken(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert last(base, question).verdict == verdict
