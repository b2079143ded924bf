"""Suspicions are questions after the cause; whether something is normal is asked of what was told."""

from __future__ import annotations

import pytest

from kb.ask.expected import expectation
from kb.ask.suspicion import suspicion
from kb.knowledge import KnowledgeBase
from tests.ask.talk import last

FORMS = (
    "is it {}?",
    "could it be {}?",
    "did {} do that?",
    "is it {}'s fault?",
    "am I right to suspect {}?",
    "can {} cause this?",
    "would {} explain it?",
    "is {} what broke it?",
    "{} related?",
)
ZH_FORMS = (
    "会不会是 {}",
    "怀疑是 {}，对吗",
    "是不是 {} 搞的",
    "罪魁祸首是 {} 吗",
    "{} 会导致这个吗",
    "跟 {} 有关吗",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("seen", "suspect", "verdict"),
    [
        ("native pods lost network after install", "sysctlfix", "yes"),
        ("the node can't ping its own pods on overlay", "eth0's rp_filter", "no"),
        ("cilium status shows Host Routing: Legacy", "endpointRoutes", "no"),
    ],
)
def test_what_is_suspected_is_asked_after_as_the_cause(
    base: KnowledgeBase, form: str, seen: str, suspect: str, verdict: str
) -> None:
    asked = form.format(suspect)
    assert base.ask(f"{seen}. {asked}").verdict == verdict
    assert last(base, [seen, asked]).verdict == verdict


@pytest.mark.parametrize("form", ZH_FORMS)
def test_what_is_suspected_in_chinese(base: KnowledgeBase, form: str) -> None:
    assert base.ask("native 模式 Pod 断网了，" + form.format("sysctlfix")).verdict == "yes"
    assert base.ask("overlay 下主机 ping 不通本机 Pod，" + form.format("eth0 的 rp_filter")).verdict == "no"


@pytest.mark.parametrize("asked", ["is that what did it?", "is that why?", "did that cause it?"])
def test_that_is_the_one_switch_that_was_told(base: KnowledgeBase, asked: str) -> None:
    told = "someone set sysctlfix.enabled=true, then native pods lost network"
    assert last(base, [told, asked]).verdict == "yes"
    assert base.ask(f"{told}. {asked}").verdict == "yes"


def test_that_is_the_one_switch_that_was_told_in_chinese(base: KnowledgeBase) -> None:
    told = "native 集群设了 sysctlfix.enabled=true，断网了"
    assert last(base, [told, "是这个原因吗？"]).verdict == "yes"
    assert base.ask(f"{told}，是这个原因吗？").verdict == "yes"


def test_what_stays_open_with_a_switch_as_told_is_not_its_fault_nor_not(base: KnowledgeBase) -> None:
    asked = "Outage on native nodes. We enabled sysctlfix yesterday. Is sysctlfix.enabled the cause?"
    assert base.ask(asked).verdict == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "is it on?",
        "is that required?",
        "could it be because of X?",
        "could X be the cause?",
        "是因为 X 吗",
    ],
)
def test_what_names_no_suspect_is_none(text: str) -> None:
    found = suspicion(text)
    assert found is None or found.suspect in ("on", "required")


def test_what_may_bring_nothing_about_is_not_suspected(base: KnowledgeBase) -> None:
    assert base.ask("we run overlay. is it the default?").verdict is None
    assert last(base, ["which setting must be off on native?", "is it endpointRoutes?"]).verdict != "yes"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("status says Legacy, kpr is on. could kpr be the cause?", "no"),
        ("Host Routing: Legacy, KubeProxyReplacement: True, Masquerading: IPTables. is kpr the cause?", "no"),
        (
            "Host Routing: Legacy, KubeProxyReplacement: True, Masquerading: IPTables. is bpf.masquerade the cause?",
            "yes",
        ),
        ("status Legacy. kpr off, bpf.masquerade=false. is kpr to blame?", "yes"),
    ],
)
def test_a_setting_is_to_blame_where_its_contrary_would_show_something_else(
    base: KnowledgeBase, text: str, verdict: str
) -> None:
    assert base.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("native keepalive RPS is 18% below iptables", "yes"),
        ("ip route shows one route per pod on GKE", "yes"),
        ("ip route shows one route per pod on overlay", "no"),
        ("conntrack runs on native though there are no rules", "yes"),
        ("pods on native lost network after install", None),
    ],
)
def test_normal_is_what_documents_say(base: KnowledgeBase, told: str, verdict: str | None) -> None:
    assert base.ask(f"{told}. is that expected?").verdict == verdict
    assert last(base, [told, "is that normal?"]).verdict == verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("X is Y. is that normal?", ("X is Y", 1)),
        ("X is Y, expected?", ("X is Y", 1)),
        ("X 是 Y，正常吗", ("X 是 Y", 1)),
        ("X is Y. is that a bug?", ("X is Y", -1)),
        ("is X normal on Y?", None),
        ("X is normal.", None),
    ],
)
def test_what_asks_if_it_is_as_it_should_be(text: str, found: tuple[str, int] | None) -> None:
    assert expectation(text) == found


def test_a_cause_of_what_is_open_is_not_confirmed(base: KnowledgeBase) -> None:
    answer = base.ask("If status says Legacy, are packets bypassing because of endpoint routes?")
    assert (answer.status, answer.verdict) == ("depends", None)
