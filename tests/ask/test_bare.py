"""Turns that name little: a concept, a switch in a position, how to do it, and what judges anything at all."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    "question",
    [
        "overlay with kubeProxyReplacement=false >> hit? >> status?",
        "native with kubeProxyReplacement=false >> and status?",
        "overlay 配 kubeProxyReplacement=false >> status 呢？",
        "what happens if kubeProxyReplacement=false? >> what does cilium status show then?",
    ],
)
def test_a_bare_concept_asks_for_what_is_concluded_of_it(base: KnowledgeBase, question: str) -> None:
    assert "Host Routing: Legacy" in last(base, question).answer


@pytest.mark.parametrize(
    ("question", "attribute", "verdict"),
    [
        ("native >> hit? >> sysctlfix off?", "sysctlfix", "yes"),
        ("overlay >> hit? >> sysctlfix off?", "sysctlfix", "no"),
        ("native >> hit? >> endpointRoutes on?", "endpoint-routes", "yes"),
        ("overlay >> hit? >> endpointRoutes on?", "data-path", "no"),
    ],
)
def test_a_switch_that_changes_nothing_is_itself_asked_for(
    base: KnowledgeBase, question: str, attribute: str, verdict: str
) -> None:
    answer = last(base, question)
    assert (answer.reading["attribute"], answer.verdict) == (attribute, verdict)


@pytest.mark.parametrize(
    "question",
    [
        "BPF host routing >> since when? >> how do I enable it?",
        "is BPF host routing default? >> how do I enable it?",
    ],
)
def test_how_to_do_it_is_asked_of_the_thing(base: KnowledgeBase, question: str) -> None:
    assert last(base, question).refs[:1] == ["procedure:set-required-values"]


@pytest.mark.parametrize(
    "question",
    ["native misses >> is it dangerous?", "native 有害吗", "is native harmful"],
)
def test_what_judges_anything_confirms_nothing_alone(base: KnowledgeBase, question: str) -> None:
    assert last(base, question).verdict is None


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("eth0 rp_filter is 1 on native >> is that a problem?", "yes"),
        ("overlay 的 eth0.rp_filter 是 1 >> 有问题吗", "no"),
    ],
)
def test_beside_what_it_judges_it_does(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert last(base, question).verdict == verdict


@pytest.mark.parametrize(
    "question",
    [
        "HTTP p99 went from 0.99 to 2 ms on native, is it normal?",
        "our p99 went from 112 to 136 >> is that normal?",
    ],
)
def test_which_of_two_figures_is_judged_is_open(base: KnowledgeBase, question: str) -> None:
    assert last(base, question).verdict is None


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("is iptables 18% below?", "no"),
        ("is iptables 20 µs slower?", "no"),
        ("iptables 低 18% 吗？", "no"),
        ("cilium 比 iptables 低 20 µs 吗？", "no"),
        ("is iptables 18% above?", "yes"),
    ],
)
def test_who_is_named_alone_is_compared_with_the_rest(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize("question", ["does a pod need cilium_host?", "do nodes need cilium_host?"])
def test_what_is_told_of_several_is_not_told_of_another(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).verdict is None


@pytest.mark.parametrize(
    "question",
    [
        "所有节点的 local-router-ipv4 都填同一个 IP，这样可以吗？总感觉会冲突",
        "Does endpointRoutes have to be set by hand on EKS chained? Works by itself for ENI mode, so I'd hope not",
    ],
)
def test_a_remark_behind_a_question_turns_nothing(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).verdict == "yes"


@pytest.mark.parametrize("name", ["lxcabc", "lxcxxxx", "lxc1f2e"])
def test_a_name_with_letters_for_a_number_is_read(base: KnowledgeBase, name: str) -> None:
    assert base.ask(f"net.ipv4.conf.{name}.rp_filter = 0 on overlay").refs[:1] != [
        "message:lxc-rp-filter-nonzero"
    ]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("helm install without endpointRoutes on EKS ENI, ok?", "yes"),
        ("helm install without endpointRoutes on EKS chained, ok?", "no"),
        ("can I install native without sysctlfix", "yes"),
    ],
)
def test_without_leaves_out_what_is_off_by_default(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert base.ask(question).verdict == verdict


def test_that_a_miss_is_no_problem_is_told(base: KnowledgeBase) -> None:
    answer = last(base, "native 没命中 >> 有问题吗")
    assert answer.verdict == "no"
    assert answer.refs == ["claim:bypass-is-no-fault"]
