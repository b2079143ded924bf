"""A turn that tells what an open answer hangs on is answered by the question that was open."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (
            "does bpf host routing hit on tke? >> its vpc-cni + overlay, bpf.masquerade=true, no endpointRoutes",
            "yes",
        ),
        ("does it hit on my cluster? >> kpr=true, bpf.masquerade=true >> endpointRoutes is false", "yes"),
        ("does it hit on my cluster? >> kpr=false", "no"),
        ("命中吗？ >> 我们是 TKE overlay", "yes"),
    ],
)
def test_what_was_open_is_settled(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


def test_what_settles_part_of_it_leaves_the_rest(base: KnowledgeBase) -> None:
    answer = last(base, "does it hit on my cluster? >> kpr=true, bpf.masquerade=true")
    assert answer.status == "depends"
    assert "kubeProxyReplacement" not in answer.answer


def test_what_has_nothing_to_do_with_it_settles_nothing(base: KnowledgeBase) -> None:
    assert last(base, "does it hit on my cluster? >> the nodes run ubuntu").verdict is None
