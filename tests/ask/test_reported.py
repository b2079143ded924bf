"""Whether something told is so is asked plainly; whether it is wrong is asked the other way round."""

from __future__ import annotations

import pytest

from kb.ask.reported import reported
from kb.knowledge import KnowledgeBase

TRUE = [
    "is it true that {}?", "am I right that {}?", "isn't it true that {}?", "my colleague says {}. is he right?",
    'the design doc says "{}". correct?', "someone claims that {}. true?",
]  # fmt: skip
FALSE = [
    "is it false that {}?", "it is not true that {}, right?", "is it wrong to say that {}?", "is it a myth that {}?",
    "our architect insists that {}. is he wrong?",
]  # fmt: skip
TRUE_ZH = ["同事说 {}，对吗", "文档写着“{}”，这句话对吗", "有人说 {}，靠谱吗"]
FALSE_ZH = ["{}，这话不对吧", "说“{}”是错的吗", "说 {} 是错的，对吧"]
STATEMENTS = [
    ("native misses BPF host routing", True),
    ("overlay hits BPF host routing", True),
    ("kubeProxyReplacement is required on native for cilium status to say BPF", True),
    ("GKE hits BPF host routing", False),
    ("sysctlfix must stay on for native", False),
]
STATEMENTS_ZH = [
    ("Native 模式必须关闭 sysctlfix", True),
    ("overlay 命中 BPF host routing", True),
    ("native 能命中", False),
]


@pytest.mark.parametrize(("frames", "turned"), [(TRUE, False), (FALSE, True)])
def test_the_verdict_is_that_of_what_is_told(base: KnowledgeBase, frames: list[str], turned: bool) -> None:
    for statement, so in STATEMENTS:
        plain = base.ask(statement + ", right?").verdict
        assert plain in ("yes" if so else "no", None), statement
        want = {"yes": "no", "no": "yes"}.get(plain or "") if turned else plain
        assert {base.ask(f.format(statement)).verdict for f in frames} == {want}, statement


@pytest.mark.parametrize(("frames", "turned"), [(TRUE_ZH, False), (FALSE_ZH, True)])
def test_and_in_chinese(base: KnowledgeBase, frames: list[str], turned: bool) -> None:
    for statement, so in STATEMENTS_ZH:
        want = "yes" if so != turned else "no"
        assert {base.ask(f.format(statement)).verdict for f in frames} == {want}, statement


def test_the_text_leads_with_the_verdict_that_it_gives(base: KnowledgeBase) -> None:
    answer = base.ask("is it false that native misses BPF host routing?")
    assert (answer.verdict, answer.answer[:4]) == ("no", "No. ")
    assert answer.question == "is it false that native misses BPF host routing?"


@pytest.mark.parametrize(
    "text",
    [
        "is it wrong to disable sysctlfix on native?", "is that wrong?", "is it wrong", "it is true that overlay hits?",
        "status shows BPF; a colleague says so. is he right?", "什么是错的吗", "native 命中，对吗？",
        "what does the doc say?",
    ],
)  # fmt: skip
def test_what_reports_nothing_stays(text: str) -> None:
    assert reported(text) == (text, False)


def test_what_somebody_denies_is_asked_from_the_other_end(base: KnowledgeBase) -> None:
    assert base.ask("My colleague denies that sysctlfix must be on in overlay. Is he right?").verdict == "no"
    assert (
        base.ask("My colleague denies that sysctlfix can be left on in native. Is he right?").verdict == "yes"
    )
