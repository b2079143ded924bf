"""What somebody forgot to pass, did not set or left alone is unset, whatever value is written beside it."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

LEAVING_OUT = (
    "forgot to set",
    "forgot to pass",
    "forgot to include",
    "did not pass",
    "didn't specify",
    "never passed",
    "nobody passed",
    "omitted",
    "without passing",
    "failed to pass",
    "neglected to set",
    "removed",
)
ZH_LEAVING_OUT = (
    "忘了带",
    "忘了传",
    "忘了加上",
    "忘记指定",
    "漏传了",
    "没带",
    "没加上",
    "没有指定",
    "没有设置",
    "删掉了",
)


@pytest.mark.parametrize("words", LEAVING_OUT)
def test_what_is_left_out_has_its_default(base: KnowledgeBase, words: str) -> None:
    risk = base.ask(f"native: {words} sysctlfix.enabled=false. will pods lose network?")
    assert risk.verdict == "yes", risk.answer
    hit = base.ask(f"overlay: {words} kubeProxyReplacement=true, does it hit?")
    assert hit.verdict == "no", hit.answer
    shown = base.ask(f"overlay: {words} --set bpf.masquerade=true. will status show BPF?")
    assert shown.verdict == "no", shown.answer


@pytest.mark.parametrize("words", ZH_LEAVING_OUT)
def test_what_is_left_out_in_chinese_has_its_default(base: KnowledgeBase, words: str) -> None:
    risk = base.ask(f"native 集群{words} sysctlfix.enabled=false，会断网吗")
    assert risk.verdict == "yes", risk.answer
    hit = base.ask(f"overlay {words} kubeProxyReplacement=true，还命中吗")
    assert hit.verdict == "no", hit.answer


@pytest.mark.parametrize(
    "left",
    [
        "{w}: nobody set {s}",
        "on {w} we left {s} alone",
        "We didn't touch {s} on {w}",
        "{s} is left unset on {w}",
        "{w}: no {s} in my values",
        "{w} 上 {s} 没有设置",
        "{w} 没人动过 {s}",
        "{w} 的 values 里没有 {s}",
    ],
)
@pytest.mark.parametrize(
    ("where", "switch", "on"),
    [
        ("GKE", "endpointRoutes", True),
        ("EKS chained", "endpointRoutes", False),
        ("native", "sysctlfix", True),
        ("overlay", "sysctlfix", True),
    ],
)
def test_what_is_left_alone_is_not_what_is_required(
    base: KnowledgeBase, left: str, where: str, switch: str, on: bool
) -> None:
    told = left.format(w=where, s=switch)
    chinese = not told.isascii()
    for question, supposed in (
        (("那它是关的吗", False), ("渲染出来是 true 吗", True))
        if chinese
        else (("will it be on?", True), ("is it off then?", False), ("does it end up true?", True))
    ):
        verdict = "yes" if on == supposed else "no"
        whole = told + ("，" if chinese else ". ") + question
        assert base.ask(whole).verdict == verdict, whole
        assert last(base, [told, question]).verdict == verdict, whole


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("GKE: we never set endpointRoutes, will the configmap have it true?", "yes"),
        ("GKE 没设 endpointRoutes，configmap 里还会是 true 吗", "yes"),
        ("EKS ENI: nobody set endpointRoutes. is it set to true by the chart?", "yes"),
        ("on overlay we left sysctlfix alone. is it enabled by default then?", "yes"),
        ("can I remove sysctlfix.enabled=false from the native values?", "no"),
        ("overlay 缺 bpf.masquerade，命中吗", "no"),
        ("didn't we set bpf.masquerade=true? does overlay hit?", "yes"),
        ("does the chart not set endpointRoutes=true on GKE?", "no"),
    ],
)
def test_it_is_asked_after_in_many_words(base: KnowledgeBase, text: str, verdict: str) -> None:
    answer = base.ask(text)
    assert answer.verdict == verdict, answer.answer
