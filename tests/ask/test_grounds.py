"""That something is so does not confirm it for whatever reason a question gives."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("native misses since cni-chaining is used?", None),
        ("gke misses since kpr is false?", None),
        ("overlay hits since it uses vxlan?", None),
        ("native needs local-router-ipv4 since vxlan needs it?", None),
        ("the user set it, so endpointRoutes is on in gke?", None),
        ("endpointRoutes is on in eks chained since the chart set it, right?", None),
        ("native misses as egress gateway is on?", None),
        ("native misses because of egress gateway?", None),
        ("因为sysctlfix 开着，所以overlay 命中，对吗", None),
        ("cni-chaining is used, that's why native misses?", None),
        ("eks eni misses since cilium owns the ipam?", None),
        ("it is tunnel mode, so overlay hits?", None),
    ],
)
def test_a_reason_that_is_none_is_not_confirmed(base: KnowledgeBase, turns: str, verdict: str | None) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("native misses since packets bypass cilium_host?", "yes"),
        ("native misses since endpointRoutes is on?", "yes"),
        ("overlay hits since endpointRoutes is off?", "yes"),
        ("因为开了 endpointRoutes，所以 native 不命中，对吗", "yes"),
        ("endpointRoutes is on, so native misses?", "yes"),
        ("endpointRoutes is on in eks chained since the user set it, right?", "yes"),
        ("native misses since pod ips are vpc ips?", "yes"),
    ],
)
def test_a_reason_that_a_proof_rests_on_is_confirmed(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("should I migrate to native so that CCN knows pod IPs?", "yes"),
    ],
)
def test_a_purpose_is_no_reason(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict
