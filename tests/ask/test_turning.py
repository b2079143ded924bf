"""A switch that is off, however that is said; and one that is told of first, and then supposed turned or forgotten."""

from __future__ import annotations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("endpointRoutes is true on gr overlay, if i turn it off is it hit", "yes"),
        ("endpointRoutes is on on my self-hosted cluster. will turning it off give me the hit?", "yes"),
        ("gr overlay, endpointRoutes=true, hit if i disable it?", "yes"),
        ("gr overlay has endpointRoutes.enabled=true; if I set it to false, hit?", "yes"),
        ("on overlay kpr is off. I switch it on, hit then?", "yes"),
        ("self-hosted: we turned endpointRoutes on yesterday and turned it off again today, hit?", "yes"),
        ("自建集群开了 endpointRoutes，关掉它就能命中吗", "yes"),
        ("overlay 没开 kpr，那打开能不能命中", "yes"),
        ("endpointRoutes was off on gr overlay, then someone turned it on. hit?", "no"),
        ("gr overlay 关了 endpointRoutes，后来又打开了，能命中吗", "no"),
        ("endpointRoutes=true on gr overlay and I cannot turn it off, is it hit?", "no"),
        ("gr overlay, endpointRoutes=true, nobody turned it off. hit?", "no"),
        ("gr overlay 开了 endpointRoutes，没关掉，能命中吗", "no"),
        ("endpointRoutes is on on eks chained; if i turn it off is it hit?", "no"),
    ],
)
def test_what_a_pronoun_turns_is_supposed_turned(base: KnowledgeBase, question: str, verdict: str) -> None:
    answer = base.ask(question)
    assert answer.verdict == verdict, answer.answer


@pytest.mark.parametrize(
    ("question", "follow_up"),
    [
        ("self-hosted cluster-pool with endpointRoutes on, hit?", "and if i turn it off, is it hit then?"),
        ("self-hosted cluster-pool with endpointRoutes on, hit?", "would turning it off make it hit?"),
        ("does bpf host routing hit on self-hosted cilium if endpointRoutes is true?", "and with it off?"),
        ("自建 cilium 开了 endpointRoutes 能命中吗", "如果关掉，能命中吗"),
        ("自建集群 cluster-pool，手贱开了 endpointRoutes.enabled=true，还命中吗", "关掉就命中了？"),
    ],
)
def test_a_follow_up_turns_what_was_supposed(base: KnowledgeBase, question: str, follow_up: str) -> None:
    chat = base.chat()
    assert chat.ask(question).verdict == "no"
    answer = chat.ask(follow_up)
    assert answer.verdict == "yes", answer.answer


@pytest.mark.parametrize(
    "follow_up", ["忘了开 kpr 呢", "and if i forget to turn on kpr?", "bpf masq 关掉还能命中吗"]
)
def test_what_is_forgotten_or_turned_off_later_is_no_longer_set(base: KnowledgeBase, follow_up: str) -> None:
    chat = base.chat()
    assert chat.ask("does bpf host routing hit on tke overlay?").verdict == "yes"
    answer = chat.ask(follow_up)
    assert answer.verdict == "no", answer.answer


@pytest.mark.parametrize("value", ["true", "false"])
@pytest.mark.parametrize("between", [", ", ". ", " >> "])
@pytest.mark.parametrize(
    "change",
    ["changed to {}", "now I set it to {}", "it is {} now", "then someone set it to {}", "set to {} now"],
)
def test_the_last_that_was_told_of_a_switch_stands(
    base: KnowledgeBase, value: str, between: str, change: str
) -> None:
    before = {"true": "false", "false": "true"}[value]
    told = f"on TKE overlay kubeProxyReplacement was {before}{between}{change.format(value)}"
    answer = last(base, f"{told}. does BPF host routing hit?")
    assert answer.verdict == {"true": "yes", "false": "no"}[value], answer.answer


@pytest.mark.parametrize("value", ["true", "false"])
@pytest.mark.parametrize("between", ["，", " >> "])
@pytest.mark.parametrize(
    "change", ["现在改成 {} 了", "后来设成 {}", "昨天改为 {} 了", "已经调成 {}", "现在是 {} 了"]
)
def test_the_last_that_was_told_of_a_switch_stands_in_chinese(
    base: KnowledgeBase, value: str, between: str, change: str
) -> None:
    before = {"true": "false", "false": "true"}[value]
    told = f"TKE overlay 上 bpf.masquerade 是 {before}{between}{change.format(value)}"
    answer = last(base, f"{told}，cilium status 会显示 BPF 吗？")
    assert answer.verdict == {"true": "yes", "false": "no"}[value], answer.answer


@pytest.mark.parametrize(
    "told",
    [
        "on TKE overlay kubeProxyReplacement is true now, it was false before.",
        "on TKE overlay kubeProxyReplacement=true. it used to be false.",
        "on TKE overlay kubeProxyReplacement is true, on another cluster it is false now.",
        "on TKE overlay kubeProxyReplacement is true, I never set it to false.",
        "TKE overlay 上 kubeProxyReplacement 现在是 true 了，原来是 false，",
        "TKE overlay 上 kubeProxyReplacement=true，没有改成 false，",
    ],
)
def test_what_was_once_so_or_is_so_elsewhere_turns_nothing(base: KnowledgeBase, told: str) -> None:
    ask = "does BPF host routing hit?" if told.isascii() else "BPF host routing 命中吗？"
    answer = base.ask(f"{told} {ask}")
    assert answer.verdict == "yes", answer.answer


@pytest.mark.parametrize(
    "question", ["EKS chained 的 network policy 没问题吧", "chained 下 NodePort 没毛病吧"]
)
def test_no_trouble_is_said_of_what_works(base: KnowledgeBase, question: str) -> None:
    answer = base.ask(question)
    assert answer.verdict == "yes", answer.answer


@pytest.mark.parametrize(
    ("question", "follow_up", "verdict"),
    [
        ("Does endpointRoutes=true bypass cilium_host?", "can I turn it off on VPC-CNI native?", "no"),
        ("Does endpointRoutes=true bypass cilium_host?", "can I turn it off on self-hosted?", "yes"),
        ("EKS chained 开了 endpointRoutes 命中吗", "能关掉吗", "no"),
        ("does gr overlay hit with endpointRoutes on?", "is it off by default there?", "yes"),
    ],
)
def test_whether_what_was_supposed_can_be_turned_is_asked_of_it(
    base: KnowledgeBase, question: str, follow_up: str, verdict: str
) -> None:
    answer = last(base, [question, follow_up])
    assert answer.verdict == verdict, answer.answer


@pytest.mark.parametrize(
    ("back", "verdict"),
    [("and back on?", "yes"), ("put it back to true", "yes"), ("now I enable it again", None)],
)
def test_what_is_turned_back_is_no_longer_off(base: KnowledgeBase, back: str, verdict: str | None) -> None:
    chat = base.chat()
    chat.ask("does bpf host routing hit on gr + overlay?")
    assert chat.ask("what if I turn bpf.masquerade off there?").verdict == "no"
    assert chat.ask(back).verdict == verdict
    answer = chat.ask("so is it hit?")
    assert answer.verdict == "yes", answer.answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("VPC-CNI Overlay 能命中而 VPC-CNI Native 不能，对吗？", "yes"),
        ("Native 能命中而 Overlay 不能，对吗？", "no"),
        ("overlay hits while native doesn't, right?", "yes"),
        ("native hits but overlay does not, right?", "no"),
        ("so its normal that native shows BPF but isnt hitting?", "yes"),
        ("cilium TKE 装的 Native，status 里是 BPF，是不是就走 BPF 了", "no"),
        ("overlay 走 BPF 吗", "yes"),
        ("是因为 Pod IP 来自云厂商 VPC 才没命中的吗？", "yes"),
    ],
)
def test_a_denial_is_read_in_its_own_clause(base: KnowledgeBase, question: str, verdict: str) -> None:
    answer = base.ask(question)
    assert answer.verdict == verdict, answer.answer


def test_which_asks_for_no_verdict(base: KnowledgeBase) -> None:
    answer = base.ask("绕过 cilium_host 每个包多了哪些开销？")
    assert (answer.verdict, answer.refs) == (None, ["claim:bypass-costs"])


OFF = [
    "if {s} is off", "if {s} is not on", "with {s} off", "with {s} set to false", "if I do not enable {s}",
    "if nobody enables {s}", "after turning {s} off", "{s}=false", "if {s} isn't enabled", "with {s} left off",
    "没启用 {s}", "{s} 关着", "没有开启 {s}", "把 {s} 关掉", "如果 {s} 是 false",
]  # fmt: skip
NAMES = {
    "kubeProxyReplacement": "no",
    "--kube-proxy-replacement": "no",
    "bpf.masquerade": "no",
    "enable-bpf-masquerade": "no",
    "endpointRoutes": "yes",
    "endpointRoutes.enabled": "yes",
    "enable-endpoint-routes": "yes",
    "enableIPv4Masquerade": "yes",
}


@pytest.mark.parametrize("form", OFF)
def test_a_switch_is_off_however_that_is_said(base: KnowledgeBase, form: str) -> None:
    asked = "is BPF host routing hit on overlay {c}?" if form.isascii() else "{c}，overlay 能命中吗"
    told = {name: base.ask(asked.format(c=form.format(s=name))).verdict for name in NAMES}
    assert told == NAMES


@pytest.mark.parametrize("asked", ["can I leave it at its default here?", "can it stay at its default?"])
def test_what_is_left_alone_is_at_the_default_that_packs_tell(base: KnowledgeBase, asked: str) -> None:
    turns = ["we run TKE with VPC-CNI in native routing", "what does sysctlfix do?", asked]
    assert last(base, turns).verdict == "no"
