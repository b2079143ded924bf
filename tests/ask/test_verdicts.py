"""Yes or no: turned by a negation, never given to an exaggeration, withheld where the predicate was passed over."""

from __future__ import annotations

import pytest

from kb.ask.figures import figures, fits
from kb.ask.negation import limits, negations
from kb.ask.normal import cut
from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("is it hit", 0),
        ("isn't it hit?", 0),
        ("it is hit, isn't it?", 0),
        ("it is not hit, right?", 1),
        ("it doesn't hit, does it never work", 2),
        ("hit or not?", 0),
        ("it is hit, no?", 0),
        ("no doubt it is hit", 0),
        ("neither this nor that", 1),
        ("命中吗", 0),
        ("是不是命中", 0),
        ("不命中吧", 1),
        ("有没有命中", 0),
        ("没命中也不影响", 2),
        ("命中了没有", 0),
        ("需不需要开", 0),
        ("不过它命中", 0),
    ],
)
def test_negations_are_counted_but_not_the_forms_of_questions(text: str, count: int) -> None:
    said, _, heads = cut(text)
    assert len(negations(said, heads)) == count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("only on overlay", ["only"]),
        ("native rather than overlay", ["rather"]),
        ("can it be left alone", []),
        ("just checking whether it hits", []),
        ("只在 overlay 上", ["只"]),
        ("只要开启就行", []),
    ],
)
def test_exaggerations_are_told_from_turns_of_phrase(text: str, words: list[str]) -> None:
    said, _, heads = cut(text)
    assert limits(said, heads) == words


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("is bpf host routing hit on tke native?", "no"),
        ("bpf host routing is not hit on tke native, right?", "yes"),
        ("isn't bpf host routing hit on tke native?", "no"),
        ("overlay 没有命中 BPF host routing，对吗", "no"),
        ("overlay 有没有命中 BPF host routing", "yes"),
        ("does hubble work on tke native?", "yes"),
        ("hubble isn't available on tke native, is it?", "no"),
        ("is hubble broken on tke native?", "no"),
    ],
)
def test_a_negation_turns_a_verdict(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize(
    "question",
    [
        "is kpr available on overlay only?",
        "is hubble the only feature that survives the bypass?",
        "Hubble 只能在 Overlay 集群里用吧",
        "is bpf.masquerade set by the script in overlay mode only?",
        "does the hit depend on the routing mode rather than on where pod IPs come from?",
    ],
)
def test_an_exaggeration_never_gets_a_yes(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).verdict != "yes"


@pytest.mark.parametrize(
    "question",
    [
        "is it a bug that packets bypass cilium_host on native?",
        "is the bypass on native caused by a fallback of the agent?",
        "will pods lose network on native if sysctlfix remains on?",
        "enable-endpoint-routes is true on tke native - should I switch it off?",
    ],
)
def test_a_predicate_that_was_passed_over_gets_no_yes(base: KnowledgeBase, question: str) -> None:
    answer = base.ask(question)
    assert answer.verdict != "yes" or answer.refs


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("gotta set sysctlfix.enabled=true by hand on overlay?", "no"),
        ("is sysctlfix enabled by default on overlay?", "yes"),
        ("Overlay 的 sysctlfix 默认就是开的吧", "yes"),
        ("does endpointRoutes have to be set by hand on eks chained?", "yes"),
        ("does the chart turn on endpointRoutes automatically on tke native?", "no"),
    ],
)
def test_how_a_setting_comes_about_is_part_of_what_is_asked(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("should we abandon vpc-cni native just for bpf host routing?", "no"),
        ("仅仅为了命中就放弃 vpc-cni native 是不建议的，对吧", "yes"),
        ("is needing more pod IPs than the ENIs hold a good reason to switch to overlay?", "yes"),
        ("even with more pods than ENI addresses, switching to overlay isn't justified, right?", "no"),
    ],
)
def test_advice_is_turned_by_what_judges_and_by_the_contrary_act(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("above 130 us", [("130", 1)]),
        ("less than 10 us", [("10", -1)]),
        ("136 us", [("136", 0)]),
        ("不到 10 µs", [("10", -1)]),
        ("<1%", [("1", -1)]),
    ],
)
def test_figures_are_read_with_their_bounds(text: str, found: list[tuple[str, int]]) -> None:
    assert figures(text) == found


def test_a_figure_fits_its_bound_or_leaves_the_matter_open() -> None:
    assert fits(136, True, 130, 1) is True
    assert fits(136, True, 136, 0) is True
    assert fits(136, True, 120, -1) is False
    assert fits(10, False, 10, -1) is True
    assert fits(10, False, 5, -1) is None
