"""What somebody sees goes before what is usual: of the settings it tells only what rules make of it."""

from __future__ import annotations

from itertools import product

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

PLACES = [
    ("TKE native", "native 模式"),
    ("gr overlay", "globalrouter overlay"),
    ("vpc-cni overlay", "vpc-cni overlay"),
]
LEGACY = [
    "cilium status says Legacy on {}",
    "{} shows Host Routing: Legacy",
    "status is Legacy on {}",
    "cilium status on {} reports Host: Legacy",
]
LEGACY_ZH = ["{} 的 cilium status 显示 Legacy", "{} 上看到 Host Routing: Legacy"]
OPEN = [
    "is kpr on?", "is kpr off?", "is bpf.masquerade enabled there?", "did we forget bpf.masquerade?",
    "did somebody turn kpr off?", "is kubeProxyReplacement missing?", "so kpr is off?",
]  # fmt: skip
OPEN_ZH = ["KPR 开了吗？", "是 KPR 没开吗？", "是不是忘了开 bpf.masquerade"]
SETTLED = [
    ("does it hit?", "no"),
    ("is BPF host routing hit?", "no"),
    ("is it missed then?", "yes"),
    ("do packets go through netfilter?", "yes"),
]
SETTLED_ZH = [("命中吗？", "no"), ("是不是没命中", "yes")]


def told(sentences: list[str], sentences_zh: list[str]) -> list[str]:
    """The sentences of each place."""
    return [s.format(en) for en, _ in PLACES for s in sentences] + [
        s.format(zh) for _, zh in PLACES for s in sentences_zh
    ]


@pytest.mark.parametrize("gap", [". ", ", "])
def test_how_a_setting_is_stays_open(base: KnowledgeBase, gap: str) -> None:
    texts = [s + gap + q for s, q in product(told(LEGACY, []), OPEN)]
    texts += [s + "，" + q for s, q in product(told([], LEGACY_ZH), OPEN_ZH)]
    wrong = [text for text in texts if base.ask(text).verdict is not None]
    assert not wrong


def test_what_may_be_is_no_more_than_that(base: KnowledgeBase) -> None:
    for seen in told(LEGACY, []):
        assert base.ask(f"{seen}. could kpr be off?").verdict == "yes", seen


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("cilium status says Legacy on native, bpf.masquerade=true is set. is kpr off?", "yes"),
        ("status says Legacy, kpr=true. is bpf.masquerade off?", "yes"),
        ("status is Legacy with kpr=false. is kpr to blame?", "yes"),
        ("status is Legacy, kpr=true. is kpr to blame?", "no"),
        ("status is BPF on my cluster, is kpr off?", "no"),
        ("pods on gke miss bpf host routing, is endpointRoutes on?", "yes"),
        ("native isn't hit. is kpr off?", "no"),
        ("overlay 不命中，是 KPR 没开吗", None),
        ("status Legacy because kpr=false. would kpr=true help?", None),
    ],
)
def test_what_rules_make_of_it_is_certain(base: KnowledgeBase, text: str, verdict: str | None) -> None:
    assert base.ask(text).verdict == verdict


@pytest.mark.parametrize("split", [False, True])
def test_what_follows_from_it_holds(base: KnowledgeBase, split: bool) -> None:
    pairs = [*product(told(LEGACY, []), SETTLED), *product(told([], LEGACY_ZH), SETTLED_ZH)]
    turns = [([seen, q] if split else [f"{seen}. {q}"], want) for seen, (q, want) in pairs]
    wrong = [(told_, want) for told_, want in turns if last(base, told_).verdict not in (want, None)]
    assert not wrong


def test_the_answer_tells_under_which_settings_it_is_seen(base: KnowledgeBase) -> None:
    for text in (
        "status shows Legacy on gr overlay, is kpr off?",
        "status is Legacy on gr overlay",
        "status shows Host: Legacy on gr overlay, what do I set?",
        "gr overlay status Legacy how to fix",
    ):
        answer = base.ask(text)
        changes = "fix" in text
        assert answer.status == ("answered" if changes else "depends"), text
        assert ("To get there: kubeProxyReplacement=true" in answer.answer) == changes, text
        assert "kubeProxyReplacement=false" in answer.answer, text
        assert "bpf.masquerade=false" in answer.answer, text
        assert "does not fit what is documented" in answer.answer, text


def test_what_is_only_presumed_is_told_by_nobody(base: KnowledgeBase) -> None:
    answer = base.ask("does bpf.masquerade=true hold on EKS ENI?")
    assert (answer.status, answer.verdict) == ("unknown", None)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("status says Legacy on overlay, did it fall back?", "yes"),
        ("overlay status is Legacy. did the agent fall back?", "yes"),
        ("overlay 的 status 显示 Legacy，agent 回退了吗", "yes"),
        ("status says BPF on native, did it fall back?", "no"),
        (
            "overlay with kpr=true, enableIPv4Masquerade=false. does the agent fall back to Host Routing: Legacy?",
            "no",
        ),
    ],
)
def test_a_status_that_was_seen_tells_of_the_fallback(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert last(base, question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("status says BPF on our overlay >> it says Legacy now >> hit now?", "no"),
        ("status says BPF on our overlay >> now status says Legacy >> hit now?", "no"),
        ("status shows BPF on self-hosted >> after the upgrade it reports Legacy. >> is it hit?", "no"),
        ("overlay, status says Legacy >> after a restart it shows BPF >> hit?", "yes"),
        (
            "Masquerading: BPF, KPR True, overlay >> since yesterday it shows Masquerading: IPTables >> hit?",
            "no",
        ),
    ],
)
def test_what_is_seen_later_takes_the_place_of_what_was_seen(
    base: KnowledgeBase, question: str, verdict: str
) -> None:
    assert last(base, question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("overlay 命中吗，没有开启 endpointRoutes", "yes"),
        ("自建命中吗，endpointRoutes 开了", "no"),
        ("自建 cluster-pool 命中么，endpointRoutes 关着，kpr true，bpf.masquerade true", "yes"),
    ],
)
def test_what_a_question_asks_was_not_seen(base: KnowledgeBase, question: str, verdict: str) -> None:
    assert last(base, question).verdict == verdict


@pytest.mark.parametrize(
    "turns",
    [
        "does BPF host routing hit on GKE? >> cilium status shows Host Routing: Legacy",
        "does BPF host routing hit on GKE? >> Cilium status reports Legacy",
        "GKE 命中吗 >> cilium status 报告 Legacy",
        "does it hit on EKS chained? >> status is Legacy",
        "GKE 上 cilium status 报告 Legacy",
    ],
)
def test_a_seen_status_is_no_question_whether_it_is_documented(base: KnowledgeBase, turns: str) -> None:
    answer = last(base, turns)
    assert answer.verdict is None
    assert "kubeProxyReplacement=false" in answer.answer


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("cilium status shows BPF", "status-bpf"),
        ("status 显示 BPF", "status-bpf"),
        ("status says Legacy", "status-legacy"),
        ("we see status Legacy", "status-legacy"),
    ],
)
def test_a_status_that_is_told_is_answered_by_what_its_line_means(
    base: KnowledgeBase, text: str, line: str
) -> None:
    assert base.ask(text).refs[0] == f"message:{line}"
    assert base.ask(text + "?").refs[:1] != [f"message:{line}"]
