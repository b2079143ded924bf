"""An event that no source speaks of: asked about it bars an answer, told of as an occasion it does not."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    "occasion",
    ["an hour ago", "after the upgrade", "since the kernel update", "during the maintenance window"],
)
def test_an_occasion_is_no_subject(base: KnowledgeBase, occasion: str) -> None:
    first = occasion[0].upper() + occasion[1:]
    answer = base.ask(
        f"{first} we switched endpointRoutes on in our overlay cluster. Does BPF host routing still hit?"
    )
    assert answer.verdict == "no", answer.answer
    answer = base.ask(f"does bpf host routing hit on eks chained? we installed it {occasion}")
    assert answer.verdict == "no", answer.answer


@pytest.mark.parametrize("occasion", ["升级之后", "升级后", "半小时前", "扩容之后"])
def test_an_occasion_is_no_subject_in_chinese(base: KnowledgeBase, occasion: str) -> None:
    answer = base.ask(f"{occasion} overlay 打开了 endpointRoutes，BPF host routing 还命中吗？")
    assert answer.verdict == "no", answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "after the upgrade, does it still hit on overlay?",
        "overlay still hit after upgrade?",
        "will the hit survive an upgrade?",
        "it hits after the upgrade, right?",
        "升级到 1.20 之后还命中吗",
        "does scaling out break the hit?",
    ],
)
def test_what_an_event_does_is_not_known(base: KnowledgeBase, text: str) -> None:
    assert base.ask(text).status == "unknown"
