"""How a switch stands that was left alone, or must be whatever it was left at."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("values.yaml for EKS ENI has no endpointRoutes.enabled. will endpoint routes be on anyway?", "yes"),
        ("eni.enabled=true set, endpointRoutes left alone. ends up true?", "yes"),
        ("EKS ENI, I set endpointRoutes.enabled=false. does the chart still turn it on?", "yes"),
        ("EKS ENI 把 endpointRoutes.enabled 设成 false，chart 就不会开了吗", "no"),
        ("EKS ENI 没写 endpointRoutes，最后是 true 吗", "yes"),
        ("on GKE if endpointRoutes isn't set, is it on?", "yes"),
        ("eks chained without endpointRoutes in values, is it on?", "no"),
        ("native 没设 endpointRoutes，会自动开吗", "no"),
        ("sysctlfix not set on native. is it on?", "yes"),
        ("overlay, sysctlfix left alone. is it enabled?", "yes"),
        ("endpointRoutes unset on gr overlay. off then?", "yes"),
        ("azure ipam with endpointRoutes not set. is it off?", None),
        ("endpointRoutes is not set on eks. is it on?", None),
    ],
)
def test_what_a_chart_sets_by_itself_stands(base: KnowledgeBase, text: str, verdict: str | None) -> None:
    assert base.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("EKS chained aws-cni, endpointRoutes not set. Must I set it by hand?", "yes"),
        ("EKS ENI, endpointRoutes isn't set. Do I have to set it?", "no"),
        ("gke endpointRoutes unset, need to set it explicitly?", "no"),
        ("native 没设 endpointRoutes，要手动加吗", "yes"),
        ("overlay, sysctlfix off. do I have to enable it?", "yes"),
        ("sysctlfix is enabled on native, should we disable it?", "yes"),
        ("native 开了 sysctlfix，要关吗", "yes"),
        ("overlay with endpointRoutes=true, should I turn it off?", "yes"),
    ],
)
def test_how_it_was_left_is_no_part_of_what_it_must_be(base: KnowledgeBase, text: str, verdict: str) -> None:
    assert base.ask(text).verdict == verdict


def test_each_member_of_a_family_stands_by_itself(base: KnowledgeBase) -> None:
    answer = base.ask("endpointRoutes is not set on eks. is it on?")
    assert answer.status == "depends"
    assert "EndpointRoutes is true on AWS EKS + cilium ENI IPAM" in answer.answer
    assert "EndpointRoutes is false on AWS EKS + chained aws-cni" in answer.answer


RIGHT = [
    ("TKE native", "endpointRoutes", "on"),
    ("TKE native", "sysctlfix", "off"),
    ("TKE overlay", "sysctlfix", "on"),
]
WRONG = [
    ("TKE native", "endpointRoutes", "off"),
    ("TKE native", "sysctlfix", "on"),
    ("TKE overlay", "sysctlfix", "off"),
]
TELLING = ["on {} {} is {}.", "{}, {} is {}.", "our {} has {} {}."]
GOOD = ["is that ok?", "is that right?", "is that correct?"]
BAD = [
    "is that a mistake?", "did we forget something?", "did we miss something?", "forgot something?",
    "is that wrong?", "is it misconfigured?", "did someone mess up?",
]  # fmt: skip
GOOD_ZH, BAD_ZH = ["对吗", "行吗", "没问题吧"], ["是不是漏了", "漏配了吧", "配错了吗", "是不是少配了"]


@pytest.mark.parametrize(("cases", "good"), [(RIGHT, True), (WRONG, False)])
def test_a_position_is_judged_by_what_is_required(
    base: KnowledgeBase, cases: list[tuple[str, str, str]], good: bool
) -> None:
    found = {}
    for place, setting, position in cases:
        for telling in TELLING:
            for words, wants in ((GOOD, good), (BAD, not good)):
                for judged in words:
                    text = telling.format(place, setting, position) + " " + judged
                    found[text] = (base.ask(text).verdict, "yes" if wants else "no")
        for words, wants in ((GOOD_ZH, good), (BAD_ZH, not good)):
            for judged in words:
                text = f"{place} 的 {setting} 是{'开' if position == 'on' else '关'}的，{judged}"
                found[text] = (base.ask(text).verdict, "yes" if wants else "no")
    wrong = [(text, said) for text, (said, want) in found.items() if said not in (want, None)]
    assert not wrong
    assert sum(said is None for said, _ in found.values()) < len(found) / 5


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (
            [
                "does eks with cilium eni set endpointRoutes automatically?",
                "no sorry i meant chained aws-cni",
            ],
            "no",
        ),
        (["EKS ENI 会自动开 endpointRoutes 吗", "不对，我是说 chained"], "no"),
        (["must I set endpointRoutes by hand on chained EKS?", "sorry, eks eni"], "no"),
        (["is endpointRoutes on by default on overlay?", "i meant native"], "no"),
    ],
)
def test_a_correction_asks_all_that_was_asked(base: KnowledgeBase, turns: list[str], verdict: str) -> None:
    assert last(base, turns).verdict == verdict


def test_one_member_tells_nothing_of_a_family(base: KnowledgeBase) -> None:
    for text in (
        "Is endpointRoutes auto-enabled on both EKS modes?",
        "is endpointRoutes enabled automatically on eks?",
    ):
        assert base.ask(text).verdict is None, text


@pytest.mark.parametrize("act", ["by turning off {}", "by disabling {}", "with {}=false"])
@pytest.mark.parametrize("verb", ["lose", "gain", "save", "change", "solve"])
def test_how_a_setting_is_tells_nothing_of_what_comes_of_it(base: KnowledgeBase, verb: str, act: str) -> None:
    answer = base.ask(f"do we {verb} anything {act.format('endpointRoutes')} on eks chained?")
    assert answer.verdict is None, answer.answer
