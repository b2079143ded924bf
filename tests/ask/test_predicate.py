"""What is said of what a question asks for counts: a word that is not understood, or undoes it, gets no verdict."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase

# Of something that is so these are false, or cannot be told; of something that is not so none of them is a plain yes.
SAID = (
    "wasted useless pointless moot absent dormant idle inert inactive unused off-limits refused dodged hopeless "
    "circumvented defeated disabled dropped neglected eliminated excluded impossible crippled suspended stalled "
    "starved asleep meaningless cosmetic fake imaginary theoretical bogus phantom hollow unreal orphaned overlooked "
    "for-naught in-vain turned-off"
).split()
DONE = (
    "lack forgo shun withstand forfeit sacrifice waste squander refuse ignore neglect kill defeat preclude forbid "
    "thwart spoil undermine negate inhibit hamper impede obstruct bypass"
).split()
SAID_ZH = "白费 落空 失效 缺失 闲置 没戏 轮不到 拿不到 吃不到 碰不到 触发不了 生效不了 被忽略 作废".split()
DONE_ZH = "逃过 躲过 错过 丧失 放弃 浪费 拒绝 忽略 排除 缺乏 搞丢".split()

_SAID = [word.replace("-", " ") for word in SAID]
DENIED = [
    *((f"is BPF host routing {w} on native?", f"is BPF host routing {w} on overlay?") for w in _SAID),
    *((f"does native {v} BPF host routing?", f"does overlay {v} BPF host routing?") for v in DONE),
    *((f"native 上 BPF host routing {w}吗", f"overlay 上 BPF host routing {w}吗") for w in SAID_ZH),
    *((f"native 是不是{v}了 BPF host routing", f"overlay 会{v} BPF host routing 吗") for v in DONE_ZH),
]

# As the same is said in words that are understood.
KNOWN = [
    ("does BPF host routing actually run on native?", "no"),
    ("is BPF host routing really used on overlay?", "yes"),
    ("is BPF host routing wasted on native?", "yes"),
    ("does native bypass BPF host routing?", "yes"),
    ("does overlay bypass BPF host routing?", "no"),
    ("is EKS chained missing the hit?", "yes"),
    ("is overlay missing the hit?", "no"),
    ("native 拿不到命中对吧", "yes"),
    ("overlay 上 BPF host routing 生效不了吗", "no"),
    ("Native 和 Overlay 的 RPS 差距不到 1% 吗", "yes"),
]
# What must be so by default is so by default; nobody has to see to it.
SURELY = [
    ("Pod IPs come from the cluster-pool, so endpointRoutes must be off by default, right?", "yes"),
    ("must sysctlfix be on by default?", "yes"),
    ("does endpointRoutes have to be on by default?", "no"),
]
# Figures that were measured do not tell which others would do.
ALLOWING = ["内核 4.19 支持吗", "kernel 5.15 可以吗"]
# What is told before a colon denies nothing of what is asked behind it.
BEHIND = [
    ("overlay: all lxc rp_filter are 0 yet host still cant reach the pods. still a sysctlfix thing?", "no"),
    ("all lxc rp_filter are 0 and no reach: is it sysctlfix?", "no"),
]
# An address that has to be set is no act: what is said of it is not said of leaving it out.
REQUIRED = (
    "dangerous harmful ill-advised discouraged pointless useless unsupported superfluous unnecessary".split()
)
BELONGING = [
    ("is the EKS + cilium ENI row a chained setup?", "no"),
    ("is EKS chained a chained setup?", "yes"),
    ("so EKS ENI is not a chained setup, right?", "yes"),
    ("GKE 是 TKE 的方案吗", "no"),
    ("GKE 属于 VPC IP 方案吗", "yes"),
]
ELSEWHERE = [
    ("is endpointRoutes on in EKS ENI too, not just on GKE?", "yes"),
    ("must sysctlfix be on for GR overlay, not only VPC-CNI overlay?", "yes"),
    ("does the bypass happen on GKE as well and not only on EKS", "yes"),
    ("does bpf host routing hit on overlay, not just on self-hosted native?", "yes"),
]
BOUNDED = [
    ("keepalive rps gap native/overlay is over 5%?", "no"),
    ("rps gap native/overlay below 1%?", "yes"),
    ("keepalive rps gap native vs overlay?", None),
]
FOLLOWED = [
    (("native 上 sysctlfix 默认值有风险吗", "要关掉吗"), "yes"),
    (("overlay 上 sysctlfix 默认有风险吗", "要关掉吗"), "no"),
    (("native 节点默认 sysctlfix 有风险吗", "那要设成 true 吗"), "no"),
]


@pytest.mark.parametrize(("of_native", "of_overlay"), DENIED)
def test_a_word_that_denies_or_is_not_understood_is_not_passed_over(
    base: KnowledgeBase, of_native: str, of_overlay: str
) -> None:
    assert base.ask(of_native).verdict != "no"
    assert base.ask(of_overlay).verdict != "yes"


@pytest.mark.parametrize(
    ("question", "verdict"), [*KNOWN, *SURELY, *BEHIND, *BELONGING, *ELSEWHERE, *BOUNDED]
)
def test_what_is_understood_keeps_its_verdict(
    base: KnowledgeBase, question: str, verdict: str | None
) -> None:
    assert base.ask(question).verdict == verdict


@pytest.mark.parametrize("word", REQUIRED)
def test_what_is_required_is_never_called_harmful(base: KnowledgeBase, word: str) -> None:
    for setting in ("local-router-ipv4", "endpointRoutes", "disabling sysctlfix"):
        assert base.ask(f"is {setting} {word.replace('-', ' ')} on TKE native?").verdict != "yes"


@pytest.mark.parametrize("word", "mandatory essential compulsory obligatory".split())
def test_to_have_on_what_must_be_off_is_not_called_mandatory(base: KnowledgeBase, word: str) -> None:
    assert base.ask(f"is sysctlfix {word} on TKE native?").verdict != "yes"
    assert base.ask(f"is sysctlfix {word} on overlay?").verdict != "no"
    assert base.ask(f"is endpointRoutes {word} on overlay?").verdict != "yes"


@pytest.mark.parametrize("question", ALLOWING)
def test_a_figure_that_was_found_denies_no_other_that_might_do(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).verdict is None


@pytest.mark.parametrize(("turns", "verdict"), FOLLOWED)
def test_what_ought_to_be_is_asked_of_the_switch_named_before(
    base: KnowledgeBase, turns: tuple[str, str], verdict: str
) -> None:
    chat = base.chat()
    answers = [chat.ask(turn) for turn in turns]
    assert answers[-1].verdict == verdict
