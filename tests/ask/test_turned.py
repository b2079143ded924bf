"""A question that says the same in other words gets the same verdict, and one that says the contrary the other."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

# A deployment and what is set there, each in English and Chinese.
DEPLOYMENTS = [
    ("TKE VPC-CNI native", "TKE VPC-CNI native"),
    ("TKE overlay", "TKE overlay"),
    ("EKS ENI", "EKS ENI"),
    ("EKS chained", "EKS chained"),
    ("GKE", "GKE"),
    ("self-hosted native", "自建 native"),
    ("GR overlay", "GR overlay"),
]
SETTINGS = [
    ("", ""),
    ("with kubeProxyReplacement=false", "kubeProxyReplacement=false"),
    (
        "with bpf.masquerade=false and enableIPv4Masquerade=true",
        "bpf.masquerade=false 且 enableIPv4Masquerade=true",
    ),
    ("with endpointRoutes enabled", "开启 endpointRoutes"),
    ("without kube-proxy replacement", "没开 kpr"),
]
# The first of the same is what the others are held against.
HIT = (
    [
        "does BPF host routing hit on {d} {a}?",
        "on {d} {a}, is BPF host routing hit?",
        "{d} {a}: hit?",
        "is it true that {d} {a} hits BPF host routing?",
        "{d} {a} hits BPF host routing, right?",
        "am I right that BPF host routing is hit on {d} {a}?",
        "do packets really go through BPF host routing on {d} {a}?",
        "would BPF host routing take effect on {d} {a}",
        "{zd} {za} 命中 BPF host routing 吗",
        "{zd} {za} 的时候 BPF host routing 会命中吧",
        "{zd} {za}，BPF host routing 是不是命中了",
        "{zd} {za} 能不能命中 BPF host routing",
    ],
    [
        "does {d} {a} miss BPF host routing?",
        "BPF host routing isn't hit on {d} {a}, right?",
        "is it true that {d} {a} does not hit BPF host routing?",
        "{d} {a} never hits BPF host routing, correct?",
        "is BPF host routing bypassed or unused on {d} {a}?",
        "so no BPF host routing hit on {d} {a}?",
        "BPF host routing fails to hit on {d} {a}, doesn't it?",
        "{zd} {za} 不命中 BPF host routing 对吧",
        "{zd} {za} 是不是没命中 BPF host routing",
        "{zd} {za} 命中不了 BPF host routing 吧",
        "{zd} {za} 时 BPF host routing 不会命中，是吗",
    ],
)
STATUS = (
    [
        "does cilium status say BPF on {d} {a}?",
        "will cilium status show Host Routing: BPF on {d} {a}?",
        "{d} {a}: status BPF?",
        "is Host Routing reported as BPF on {d} {a}?",
        "{zd} {za} cilium status 显示 BPF 吗",
        "{zd} {za} 的 status 会是 BPF 吧",
    ],
    [
        "does cilium status say Legacy on {d} {a}?",
        "cilium status won't show BPF on {d} {a}, right?",
        "is it Legacy in cilium status on {d} {a}?",
        "{zd} {za} cilium status 显示 Legacy 吗",
        "{zd} {za} 的 status 不会显示 BPF 吧",
    ],
)
BYPASS = (
    [
        "do packets bypass cilium_host on {d} {a}?",
        "is cilium_host skipped on {d} {a}?",
        "packets avoid cilium_host on {d} {a}, right?",
        "{zd} {za} 报文绕过 cilium_host 吗",
        "{zd} {za} 的包不经过 cilium_host 吧",
    ],
    [
        "do packets pass through cilium_host on {d} {a}?",
        "does traffic traverse cilium_host on {d} {a}?",
        "packets don't bypass cilium_host on {d} {a}, do they?",
        "{zd} {za} 报文经过 cilium_host 吗",
        "{zd} {za} 不会绕过 cilium_host 吧",
    ],
)
FALLBACK = (
    [
        "does the agent fall back to legacy on {d} {a}?",
        "is there a fallback to legacy on {d} {a}?",
        "will cilium-agent revert to legacy host routing on {d} {a}?",
        "{zd} {za} agent 会回退到 legacy 吗",
    ],
    [
        "the agent doesn't fall back to legacy on {d} {a}, right?",
        "does the agent avoid the fallback on {d} {a}?",
        "is it true that there is no fallback to legacy on {d} {a}?",
        "{zd} {za} agent 不会回退吧",
    ],
)
CONTRARY = {"yes": "no", "no": "yes"}


def said(pattern: str, deployment: tuple[str, str], setting: tuple[str, str]) -> str:
    text = pattern.format(d=deployment[0], zd=deployment[1], a=setting[0], za=setting[1])
    text = " ".join(text.split())
    return text.replace(" ,", ",").replace(" ?", "?").replace(" :", ":")


@pytest.mark.parametrize("same, contrary", [HIT, STATUS, BYPASS, FALLBACK])
@pytest.mark.parametrize("deployment", DEPLOYMENTS)
def test_the_contrary_gets_the_other_verdict(
    base: KnowledgeBase, same: list[str], contrary: list[str], deployment: tuple[str, str]
) -> None:
    wrong = []
    for setting in SETTINGS:
        verdict = base.chat().ask(said(same[0], deployment, setting)).verdict
        assert verdict in CONTRARY
        wanted = [*((s, verdict) for s in same), *((s, CONTRARY[verdict]) for s in contrary)]
        asked = [(said(pattern, deployment, setting), want) for pattern, want in wanted]
        wrong += [(text, want) for text, want in asked if base.chat().ask(text).verdict != want]
    assert not wrong


NEED = "need|require|demand|want|call for|insist on|mandate|necessitate".split("|")
ZH_NEED = "需要 要求 必须有 离不开 少不了 强制要求 得有 非得有".split()
# What holds of a thing that is needed, of one that may be left out, and of one that must be off.
NEEDS = [
    (NEED, "does native {} endpointRoutes?", "yes"),
    (NEED, "does TKE native {} local-router-ipv4?", "yes"),
    (NEED, "does overlay {} sysctlfix?", "yes"),
    (NEED, "does overlay {} local-router-ipv4?", "no"),
    (NEED, "does native {} sysctlfix?", "no"),
    (ZH_NEED, "native {} endpointRoutes 吗", "yes"),
    (ZH_NEED, "native {} local-router-ipv4 吗", "yes"),
    (ZH_NEED, "overlay {} sysctlfix 吗", "yes"),
    (ZH_NEED, "overlay {} local-router-ipv4 吗", "no"),
]


@pytest.mark.parametrize("verbs, pattern, want", NEEDS)
def test_no_verb_turns_what_is_needed(base: KnowledgeBase, verbs: list[str], pattern: str, want: str) -> None:
    told = {verb: base.chat().ask(pattern.format(verb)).verdict for verb in verbs}
    assert CONTRARY[want] not in told.values()
    assert list(told.values()).count(want) > len(verbs) // 2, told


@pytest.mark.parametrize(
    "text, want",
    [
        ("overlay doesn't need local-router-ipv4?", "yes"),
        ("native doesn't need local-router-ipv4, right?", "no"),
        ("there's no need to set endpointRoutes on GKE, right?", "yes"),
        ("we needn't set endpointRoutes by hand on EKS ENI, correct?", "yes"),
        ("EKS chained doesn't require setting endpointRoutes by hand, right?", "no"),
        ("overlay 不需要 local-router-ipv4 吧", "yes"),
    ],
)
def test_what_is_said_not_to_be_needed(base: KnowledgeBase, text: str, want: str) -> None:
    assert base.chat().ask(text).verdict == want


@pytest.mark.parametrize(
    "text, want",
    [
        ("is it expected that packets bypass cilium_host on native?", "yes"),
        ("native 模式下报文绕过 cilium_host 是正常的吗", "yes"),
        ("is it normal that overlay misses BPF host routing?", "no"),
        ("is it unexpected that packets bypass cilium_host on native?", None),
        ("status says BPF on our native cluster so bpf host routing is working, right?", "no"),
        ("bpf host routing works on overlay, right?", "yes"),
    ],
)
def test_what_is_usual_has_to_be_so_first(base: KnowledgeBase, text: str, want: str | None) -> None:
    assert base.chat().ask(text).verdict == want


@pytest.mark.parametrize(
    "text, want",
    [
        ("does BPF host routing need kubeProxyReplacement?", "yes"),
        ("does BPF host routing rely on kubeProxyReplacement?", "yes"),
        ("BPF host routing 需要 kubeProxyReplacement 吗", "yes"),
        ("does BPF host routing need kubeProxyReplacement=false?", "no"),
        ("does BPF host routing need kube-proxy?", "no"),
    ],
)
def test_a_name_of_several_words_is_not_cut_in_two(base: KnowledgeBase, text: str, want: str) -> None:
    assert base.chat().ask(text).verdict == want


# Whether BPF host routing is hit, by the article's table.
HITS = {
    "TKE VPC-CNI native": False,
    "TKE overlay": True,
    "EKS chained": False,
    "GKE": False,
    "self-hosted native": True,
}
# What is asked of two, and when it is so.
PAIRS = [
    ("if I move from {a} to {b}, will BPF host routing hit?", lambda a, b: b),
    ("moving off {a} onto {b}, do we get the hit?", lambda a, b: b),
    ("从 {a} 换到 {b}，BPF host routing 会命中吗", lambda a, b: b),
    ("do both {a} and {b} hit BPF host routing?", lambda a, b: a and b),
    ("{a} 和 {b} 都命中 BPF host routing 吗", lambda a, b: a and b),
    ("does either {a} or {b} hit BPF host routing?", lambda a, b: a or b),
    ("is BPF host routing hit on at least one of {a} and {b}?", lambda a, b: a or b),
    ("does neither {a} nor {b} hit BPF host routing?", lambda a, b: not a and not b),
    ("is BPF host routing missed on both {a} and {b}?", lambda a, b: not a and not b),
    ("{a} 和 {b} 都不命中 BPF host routing 吧", lambda a, b: not a and not b),
    ("do {a} and {b} behave the same for BPF host routing?", lambda a, b: a == b),
    ("{a} 和 {b} 在 BPF host routing 命中上一样吗", lambda a, b: a == b),
    ("do {a} and {b} differ in whether BPF host routing is hit?", lambda a, b: a != b),
    ("{a} 和 {b} 在 BPF host routing 是否命中上不同吗", lambda a, b: a != b),
    ("does {a} hit BPF host routing while {b} doesn't?", lambda a, b: a and not b),
    ("{a} hits BPF host routing but {b} misses it, right?", lambda a, b: a and not b),
    ("{a} 命中 BPF host routing 而 {b} 不命中，对吧", lambda a, b: a and not b),
    ("{a} hits BPF host routing, unlike {b}, right?", lambda a, b: a and not b),
]


@pytest.mark.parametrize("pattern, so", PAIRS)
def test_two_together(base: KnowledgeBase, pattern: str, so: Callable[[bool, bool], bool]) -> None:
    wrong = {}
    for one, other in permutations(HITS, 2):
        text = pattern.format(a=one, b=other)
        verdict = base.chat().ask(text).verdict
        if verdict != ("yes" if so(HITS[one], HITS[other]) else "no"):
            wrong[text] = verdict
    assert not wrong


# Features that work everywhere, by the article, and how that is asked, in either sense.
FEATURES = ["NetworkPolicy", "Hubble", "CiliumLocalRedirectPolicy"]
WORKING = [
    ("yes", "does {f} work on {d}?|{f} works on {d}, right?|is {f} supported on {d}?|{d} 还能用 {f} 吗"),
    (
        "no",
        "is {f} broken on {d}?|does {f} stop working on {d}?|is {f} unavailable on {d}?|{f} 在 {d} 上会失效吗",
    ),
    ("no", "does {f} only work on overlay?|is {f} limited to overlay?|{f} 只能在 overlay 上用吗"),
    ("no", "does bypassing cilium_host break {f}?|does endpointRoutes break {f}?"),
]


@pytest.mark.parametrize("want, texts", WORKING)
def test_what_works_everywhere_works_there(base: KnowledgeBase, want: str, texts: str) -> None:
    asked = {t.format(f=f, d=d) for t in texts.split("|") for f in FEATURES for d in HITS if "self" not in d}
    told = {text: base.chat().ask(text).verdict for text in asked}
    assert CONTRARY[want] not in told.values()
    missed = [text for text, verdict in told.items() if verdict is None]
    assert len(missed) <= len(told) // 8, missed


def test_to_do_without_is_no_use(base: KnowledgeBase) -> None:
    assert base.chat().ask("must I do without Hubble on TKE native?").verdict != "yes"


# What is so on TKE Native, and the questions about it that say the same, and the contrary.
NATIVE = [
    (
        "yes",
        "is endpointRoutes enabled on {}?|does {} run with endpointRoutes on?|{} 上 endpointRoutes 是打开的吧",
    ),
    ("no", "is endpointRoutes disabled on {}?|does {} run without endpointRoutes?|{} 关着 endpointRoutes 吗"),
    (
        "no",
        "does Cilium manage IPAM on {}?|is Cilium in charge of IP allocation on {}?|{} 的 IPAM 由 Cilium 管吗",
    ),
    ("yes", "{} 的 Pod IP 不是 Cilium 分配的吧|{} 的 IPAM 不归 Cilium 管吧"),
    (
        "no",
        "does {} encapsulate pod traffic?|is there encapsulation on {}?|{} 有隧道封装吗|does {} use a tunnel?",
    ),
    (
        "yes",
        "does {} route natively?|{} has no tunnel, right?|{} 没有封装吧|is traffic on {} not encapsulated?",
    ),
    (
        "yes",
        "is local-router-ipv4 required on {}?|{} 要设 local-router-ipv4 吗",
    ),
    ("no", "can I leave out local-router-ipv4 on {}?|{} 可以不设 local-router-ipv4 吗"),
    ("no", "should sysctlfix be enabled on {}?|{} 的 sysctlfix 应该开着吧"),
    ("yes", "must I turn off sysctlfix on {}?|{} 要关 sysctlfix 吗"),
    ("yes", "is {} a chained setup?|does {} use CNI chaining?"),
    ("no", "is {} not chained?|does {} do without CNI chaining?"),
]


@pytest.mark.parametrize("want, texts", NATIVE)
def test_what_is_so_on_one_deployment(base: KnowledgeBase, want: str, texts: str) -> None:
    told = {t: base.chat().ask(t.format("TKE VPC-CNI native")).verdict for t in texts.split("|")}
    assert set(told.values()) <= {want}, told


def test_what_is_told_of_one_of_a_family_only_is_asked_of_that(base: KnowledgeBase) -> None:
    assert base.chat().ask("must sysctlfix be disabled in native routing?").verdict == "yes"
    assert base.chat().ask("do I need local-router-ipv4 in native routing?").verdict == "yes"
    assert base.chat().ask("does native routing hit BPF host routing?").verdict is None


def test_a_word_for_several_attributes_is_of_the_one_named(base: KnowledgeBase) -> None:
    assert base.chat().ask("local-router-ipv4 is mandatory on EKS ENI, right?").verdict == "no"
    assert base.chat().ask("is TKE overlay not chained?").verdict != "no"


FORBIDDEN = [
    ("native", "开", "yes"),
    ("native", "关", "no"),
    ("overlay", "关", "yes"),
    ("overlay", "开", "no"),
]


@pytest.mark.parametrize(("where", "act", "want"), FORBIDDEN)
@pytest.mark.parametrize(
    "form", ["{w} 不能{a} sysctlfix 吧", "{w} 是不是不能{a} sysctlfix", "{w} 不可以{a} sysctlfix，对吧"]
)
def test_what_must_not_be_is_told_from_what_may(
    base: KnowledgeBase, form: str, where: str, act: str, want: str
) -> None:
    assert base.ask(form.format(w=where, a=act)).verdict == want
    assert base.ask(f"{where} 能不能{act} sysctlfix").verdict == {"yes": "no", "no": "yes"}[want]


@pytest.mark.parametrize(
    ("question", "want"),
    [
        ("does traffic go straight to lxc and not via cilium_host on native?", "yes"),
        ("does traffic go straight to lxc and not via cilium_host on overlay?", "no"),
        ("in native, are packets of pods routed via cilium_host and not past it?", "no"),
    ],
)
def test_what_is_set_apart_denies_nothing(base: KnowledgeBase, question: str, want: str) -> None:
    assert base.ask(question).verdict == want


@pytest.mark.parametrize(
    "passes", ["pass", "walk through", "visit", "cross", "enter", "go through", "are seen by", "transit"]
)
@pytest.mark.parametrize("hook", ["netfilter", "the iptables hooks", "conntrack", "the kernel routing table"])
def test_however_passing_is_said(base: KnowledgeBase, passes: str, hook: str) -> None:
    asked = f"bpf host routing packets {passes} {hook}, right?"
    assert base.ask(asked).verdict == "no", asked


@pytest.mark.parametrize(
    "question",
    [
        "native 和 overlay 的 sysctlfix 要求一样吗",
        "HTTP p99 在 5000 QPS 下还一样吗",
        "is http p99 0.99 ms at 2000 qps?",
        "补上 bpf.masquerade=true 之后还会回退吗",
        "sysctlfix, on or off on native?",
    ],
)
def test_what_was_not_looked_at_gives_no_verdict(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).verdict is None


@pytest.mark.parametrize(
    "question",
    [
        "how many pods can run on native",
        "how much memory does hubble need",
        "how many worker nodes did the benchmark clusters have",
        "how much does google charge per node on gke",
        "overlay 模式 Pod 创建速度比 native 快吗",
        "native 模式支持 1 万个节点吗",
    ],
)
def test_what_nothing_counts_is_not_told_by_something_near(base: KnowledgeBase, question: str) -> None:
    assert base.ask(question).status == "unknown"


@pytest.mark.parametrize(
    ("question", "want"),
    [
        ("kpr=false, bpf.masquerade=true -> Host Routing BPF?", "no"),
        ("native cluster on tke also prints Host: BPF?", "yes"),
        ("overlay, kpr off: status line Host Routing: BPF?", "no"),
        ("native 上 cilium_host 抓不到包，正常吗", "yes"),
        ("on overlay tcpdump -i cilium_host shows nothing, right?", "no"),
    ],
)
def test_what_is_to_be_seen_is_concluded(base: KnowledgeBase, question: str, want: str) -> None:
    assert base.ask(question).verdict == want


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("overlay: endpointRoutes=true, hit? >> undo it", "yes"),
        ("overlay bpf.masquerade=false 命中吗 >> 改回来", "yes"),
        ("overlay，kpr=false >> 会回退吗 >> 改回来呢", "no"),
        ("overlay 没开 bpf.masquerade >> 命中吗 >> 加上呢", "yes"),
        ("overlay, kpr=false >> fallback? >> and when set back to true?", "no"),
        ("does 169.254.32.16 conflict with IMDS >> and with Service CIDR?", "no"),
        ("HTTP p99 at 1000 QPS 0.99 ms? >> and at 2000 QPS?", None),
    ],
)
def test_what_was_supposed_is_set_back(base: KnowledgeBase, turns: str, verdict: str | None) -> None:
    assert last(base, turns).verdict == verdict


@pytest.mark.parametrize(
    "question",
    [
        "Native 集群 >> L7 策略会失效吗？ >> Hubble 也正常吗？",
        "Native >> Egress Gateway 会失效吗？ >> NodePort 还行吗？",
        "native cluster >> does the bypass break L7 policy? >> egress gateway too fine?",
    ],
)
def test_a_follow_up_judges_in_words_of_its_own(base: KnowledgeBase, question: str) -> None:
    assert last(base, question).verdict == "yes"
