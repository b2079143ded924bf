"""Pasted output is pared to what is known; sentences stay as they are."""

from __future__ import annotations

from kb.ask.pasted import pared
from kb.knowledge import KnowledgeBase

STATUS = """KVStore:   Ok   Disabled
KubeProxyReplacement:    True   [eth0 (Direct Routing)]
Host firewall:  Disabled
Host Routing:   Legacy
Masquerading:   IPTables [IPv4: Enabled, IPv6: Disabled]
NodeMonitor: Disabled
what is wrong?"""


def test_a_whole_status_is_read_by_what_is_known_of_it(base: KnowledgeBase) -> None:
    answer = base.ask(STATUS)
    assert answer.status == "answered"
    assert "bpf.masquerade" in answer.answer


def test_lines_that_nothing_knows_are_left_out_only_where_many_are_printed() -> None:
    assert pared("a: b\nwhat?", lambda line: False) == "a: b\nwhat?"
    assert pared("a: b\nc: d\ne: f\nwhat?", lambda line: line == "c: d") == "c: d\nwhat?"


def test_brackets_are_details_only_behind_a_state() -> None:
    assert pared("[x] is it hit", bool) == "[x] is it hit"
    assert pared("Masquerading: BPF [eth0] 10.0.0.0/8", bool) == "Masquerading: BPF  10.0.0.0/8"


def test_what_was_supposed_can_be_turned_back(base: KnowledgeBase) -> None:
    chat = base.chat()
    chat.ask("does it hit on GR + Overlay?")
    assert chat.ask("what if I turn bpf.masquerade off there?").verdict == "no"
    assert chat.ask("and back on?").verdict == "yes"


def test_values_under_a_key_of_their_own_are_read_as_in_one_line(base: KnowledgeBase) -> None:
    nested = "overlay values:\nsysctlfix:\n  enabled: false\nIs this fine?"
    assert base.ask(nested).verdict == "no"
    assert base.ask(nested.replace("overlay", "native")).verdict == "yes"
    assert (
        base.ask(
            "helm get values:\nkubeProxyReplacement: false\nbpf:\n  masquerade: true\nWill status say BPF?"
        ).verdict
        == "no"
    )


def test_what_stands_further_in_belongs_to_what_stands_above() -> None:
    text = "cilium:\n  eni:\n    enabled: true\n  gke:\n    enabled: false\nis it hit?"
    pared_ = pared(text, lambda line: True)
    assert pared_ == "cilium.eni.enabled: true\ncilium.gke.enabled: false\nis it hit?"
