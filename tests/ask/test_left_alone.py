"""A switch that nobody turned is as it is by default, and one that nobody turned off is on."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("nobody turned sysctlfix off on our native cluster. Are we safe?", "no"),
        ("native 没有关 sysctlfix，安全吗？", "no"),
        ("native 集群没人关过 sysctlfix，安全吗？", "no"),
        ("native 没动 sysctlfix，默认就行吗？", "no"),
        ("nobody enabled sysctlfix on overlay. are we safe?", "no"),
        ("overlay prod >> helm get values shows no sysctlfix key >> is that OK?", "yes"),
        ("native prod >> helm get values shows no sysctlfix key >> is that OK?", "no"),
        (
            "we didn't set bpf.masquerade and masquerade is disabled, kpr is true. Will status say Legacy?",
            "no",
        ),
        ("EKS chained: enable-endpoint-routes true. Set by the helm chart?", "no"),
        ("GKE: enable-endpoint-routes true. Set by the helm chart?", "yes"),
    ],
)
def test_what_is_left_alone_has_its_default(base: KnowledgeBase, turns: str, verdict: str) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "enable-endpoint-routes 查出来是空，kpr、bpf.masquerade 都开了，命中吗",
        "GR overlay，status 是 Host Routing: BPF，查 enable-endpoint-routes 输出是空的，这算命中吗？",
        "jsonpath '{.data.enable-endpoint-routes}' came back blank, kpr and bpf masq are both fine. hit or not?",
    ],
)
def test_an_empty_output_is_an_absent_key(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).verdict == "yes"


def test_an_empty_output_alone_settles_nothing(base: KnowledgeBase) -> None:
    assert base.ask("enable-endpoint-routes 为空，这算命中吗").status == "depends"


@pytest.mark.parametrize(
    "key", ["sysctlfix.strictMode", "eni.awsEnablePrefixDelegation", "bpf.forceHostRedirect"]
)
def test_a_key_that_nobody_tells_of_is_named(base: KnowledgeBase, key: str) -> None:
    answer = base.ask(f"what does {key}=true change")
    assert answer.status == "unknown"
    assert key in answer.answer


def test_what_is_told_of_one_path_is_no_yes_for_another(base: KnowledgeBase) -> None:
    assert base.ask("does sysctlfix write /etc/sysctl.d/99-zzz-override_cilium.conf?").verdict == "yes"
    assert base.ask("does the sysctlfix file live in /etc/sysctl.conf?").verdict is None


@pytest.mark.parametrize(
    "turns",
    [
        "overlay: localhost endpoint 0/1 >> did the grep, every lxc rp_filter is 0 >> so sysctlfix is the culprit?",
        "overlay, localhost 0/1 >> all lxc rp_filter are 0 >> so it's sysctlfix?",
        "overlay 主机访问不了本机 pod >> lxc rp_filter 全是 0 >> 那是 sysctlfix 的问题吗",
    ],
)
def test_what_was_looked_at_clears_a_suspect(base: KnowledgeBase, turns: str) -> None:
    assert last(base, turns).verdict == "no"
