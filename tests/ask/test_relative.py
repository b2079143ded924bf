"""A denial that only tells which thing is meant denies nothing of what is asked of it: no verdict is given."""

from __future__ import annotations

import pytest

from kb.ask.relative import described
from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    "text",
    [
        "rp_filter 打开后，回程路由不走收包网卡的包会被内核丢掉吗",
        "does the kernel drop a packet that does not match the return route?",
        "is there an address that no pod holds in use?",
    ],
)
def test_what_only_describes_denies_nothing(base: KnowledgeBase, text: str) -> None:
    assert described(base.read(text).stance)
    assert base.ask(text).verdict is None


@pytest.mark.parametrize(
    "text",
    [
        "is it true that BPF host routing is not hit on GKE?",
        "does cilium status say that it is not BPF?",
        "BPF host routing 在 GKE 上不命中吧",
        "lxc 设备上没有 NetworkPolicy 相关的 BPF 挂载点，是吗",
        "用 iptables masquerade 不影响 ENABLE_HOST_ROUTING 的编译，对吧",
        "GKE 的 cilium 不会命中 BPF host routing 吧",
        "so is it sure that packets never pass cilium_host?",
    ],
)
def test_what_denies_is_no_description(base: KnowledgeBase, text: str) -> None:
    assert not described(base.read(text).stance)
