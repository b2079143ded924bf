"""Examples of how people ask lead to the records that they are of, and never let a word pass that nothing explains."""

from __future__ import annotations

import random

import pytest

from kb.ask.sentences import parted, sentences
from kb.knowledge import KnowledgeBase


def test_examples_lead_to_their_records(base: KnowledgeBase) -> None:
    rows = base.base.rows("SELECT ref, text FROM phrasing WHERE verdict='' ORDER BY id", ())
    picked = random.Random(7).sample(rows, 250)
    found = [ref in answer.refs for ref, text in picked if (answer := base.ask(text)).refs]
    assert sum(found) > 0.85 * len(found) > 180


def test_a_word_of_examples_alone_leaves_no_verdict(base: KnowledgeBase) -> None:
    """A word that only examples explain counts for nothing where other records are asked for."""
    row = base.base.row("SELECT phrase FROM alias WHERE targets LIKE 'said:%' AND length(phrase) > 7 LIMIT 1")
    assert row is not None
    assert base.ask(f"does BPF host routing hit on GKE with {row[0]}?").verdict is None


def test_sentences_end_at_stops_not_within_names() -> None:
    text = "We set bpf.masquerade=true on v1.19.4, e.g. on GKE. Status: BPF! Is it hit?"
    assert sentences(text) == [
        "We set bpf.masquerade=true on v1.19.4, e.g. on GKE.",
        "Status: BPF!",
        "Is it hit?",
    ]


@pytest.mark.parametrize(
    ("text", "told", "asked"),
    [
        ("is it hit?", "", "is it hit?"),
        ("we run GKE. is it hit?", "we run GKE.", "is it hit?"),
        ("is it hit? on GKE", "", "is it hit? on GKE"),
        ("we run GKE. it is hit", "", "we run GKE. it is hit"),
        ("我们用 GKE。命中吗？", "我们用 GKE。", "命中吗？"),
    ],
)
def test_what_is_told_is_parted_from_what_is_asked(text: str, told: str, asked: str) -> None:
    assert parted(text) == (told, asked)


def test_scenery_does_not_hinder_an_answer_and_a_strange_word_in_the_question_does(
    base: KnowledgeBase,
) -> None:
    told = "Our zorbulated racks are run by a qwertzon. "
    assert base.ask(told + "Does BPF host routing hit on EKS chained?").verdict == "no"
    assert base.ask(told + "Does BPF host routing hit on EKS chained with zorbulates?").verdict is None


def test_a_made_up_name_is_not_taken_for_its_parts(base: KnowledgeBase) -> None:
    assert base.ask("what is cilium_fastpath0 for").status == "unknown"
    assert base.ask("what is cilium_host for").status == "answered"


def test_a_follow_up_asks_for_sources_and_for_the_like_of_something_else(base: KnowledgeBase) -> None:
    chat = base.chat()
    chat.ask("which source file has the startup fallback check?")
    assert "kube_proxy_replacement.go" in chat.ask("source?").answer
    chat = base.chat()
    assert "130" in chat.ask("TCP_RR p99 on overlay?").answer
    assert "112" in chat.ask("and iptables?").answer


def test_a_change_of_topic_drops_the_subject(base: KnowledgeBase) -> None:
    chat = base.chat()
    chat.ask("does BPF host routing hit on GKE?")
    assert "GKE" not in chat.ask("different topic: what is cilium_net").answer
