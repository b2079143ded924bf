"""Settings that are left alone: whether that is well, whether they need be set, and what comes of leaving them."""

from __future__ import annotations

from itertools import product

import pytest

from kb.knowledge import KnowledgeBase

# Whether a setting may be left at its default, by what documents and rules require of it there.
_MAY = {
    ("TKE native", "sysctlfix"): False,
    ("TKE overlay", "sysctlfix"): True,
    ("TKE native", "local-router-ipv4"): False,
    ("TKE overlay", "local-router-ipv4"): True,
    ("EKS chained", "endpointRoutes"): False,
    ("GKE", "endpointRoutes"): True,
    ("TKE overlay", "bpf.masquerade"): False,
}
_LEFT = {
    "en": [
        "not configure {x}",
        "leave {x} unset",
        "leave {x} out of my values file",
        "do without configuring {x}",
    ],
    "zh": ["不配置 {x}", "{x} 保持默认", "不设 {x}", "{x} 用默认值"],
}
_JUDGED = {
    "en": [
        ("is it ok to {a} on {d}?", True),
        ("can I {a} on {d}?", True),
        ("is it risky to {a} on {d}?", False),
    ],
    "zh": [("{d} 上{a} 行吗", True), ("{d} {a} 安全吗", True), ("{d} {a} 会出问题吗", False)],
}
_NEEDED = [
    ("no need to configure {x} on {d}, right?", True),
    ("I don't need to set {x} on {d}, right?", True),
    ("is it unnecessary to set {x} on {d}?", True),
    ("must I configure {x} on {d}?", False),
    ("{d} 无需配置 {x} 吗", True),
    ("{d} 用不用配 {x}", False),
]


@pytest.mark.parametrize(("where", "setting"), _MAY)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_leaving_alone_is_well_where_nothing_else_is_required(
    base: KnowledgeBase, where: str, setting: str, lang: str
) -> None:
    for act, (asked, good) in product(_LEFT[lang], _JUDGED[lang]):
        question = asked.format(a=act.format(x=setting), d=where)
        wanted = "yes" if _MAY[where, setting] == good else "no"
        assert (question, base.ask(question).verdict) == (question, wanted)


@pytest.mark.parametrize(("where", "setting"), _MAY)
def test_it_need_be_set_where_it_may_not_be_left(base: KnowledgeBase, where: str, setting: str) -> None:
    for asked, good in _NEEDED:
        question = asked.format(x=setting, d=where)
        wanted = "yes" if _MAY[where, setting] == good else "no"
        assert (question, base.ask(question).verdict) == (question, wanted)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("leave bpf.masquerade out on TKE overlay, still hit?", "no"),
        ("skip bpf.masquerade on TKE overlay, does the agent fall back?", "yes"),
        ("we do not configure bpf.masquerade on TKE overlay. does it hit?", "no"),
        ("overlay 省掉 bpf.masquerade 还命中吗", "no"),
        ("if I drop kubeProxyReplacement on TKE overlay, does it hit?", "no"),
        ("can I leave bpf.masquerade out if enableIPv4Masquerade is false?", "yes"),
    ],
)
def test_what_is_left_out_is_reckoned_with(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("can native live without switching sysctlfix off", "no"),
        ("could I run native without sysctlfix disabled?", "no"),
        ("overlay without disabling bpf.masquerade: does it hit?", "yes"),
        ("overlay without bpf.masquerade enabled: does it hit?", "no"),
    ],
)
def test_not_switching_off_leaves_on(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert base.ask(question).verdict == verdict


def test_what_an_installer_sets_may_stay_as_it_is(base: KnowledgeBase) -> None:
    assert base.ask("is it ok not to touch bpf.masquerade on TKE overlay?").verdict == "yes"
    assert base.ask("is it ok not to touch bpf.masquerade on GKE?").verdict is None
