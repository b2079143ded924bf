"""Every claim of the shipped pack is found by its own words, and asked for by name it is not answered wrongly."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kb.ask.records import Claim
from kb.ask.speech import Speech
from kb.knowledge import KnowledgeBase
from kb.search import search
from kb.store import open_base
from tests.cli.conftest import ROOT

LANGUAGES = ("en", "zh")
WORDS = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z0-9_][A-Za-z0-9_.-]+")
ASKED = {"en": "what is the {attribute} of {entity}?", "zh": "{entity} 的 {attribute} 是什么"}
MOST_REFUSED = 0.02
LEAST_RIGHT = 0.85


@pytest.fixture(scope="module")
def base(shared_cache: Path) -> KnowledgeBase:
    return KnowledgeBase(open_base([str(ROOT / "data")], str(shared_cache)))


def claims(base: KnowledgeBase) -> list[Claim]:
    found = [base.records.claim(id) for (id,) in base.base.rows("SELECT id FROM claim ORDER BY rowid", ())]
    return [claim for claim in found if claim is not None]


def told(base: KnowledgeBase, claim: Claim, lang: str) -> str:
    speech = Speech(base.records, lang)
    return claim.text[lang] or speech.atom(claim.entity, claim.attribute, claim.value, claim.manner)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_search_for_its_rarest_words_finds_every_claim(base: KnowledgeBase, lang: str) -> None:
    texts = {claim.ref: told(base, claim, lang) for claim in claims(base)}
    common = Counter(word for text in texts.values() for word in {w.lower() for w in WORDS.findall(text)})
    lost = []
    for ref, text in texts.items():
        words = sorted(dict.fromkeys(WORDS.findall(text)), key=lambda word: common[word.lower()])[:5]
        hits = search(base.base, " ".join(words), lang, 10)
        lost += [(ref, words)] if ref not in [hit.ref for hit in hits] else []
    assert lost == []


def outcome(base: KnowledgeBase, claim: Claim, lang: str) -> str:
    """What comes of asking for a claim by the names of its entity and attribute."""
    speech = Speech(base.records, lang)
    question = ASKED[lang].format(attribute=speech.name(claim.attribute), entity=speech.name(claim.entity))
    answer = base.ask(question)
    if answer.status not in ("answered", "depends"):
        return "refused"
    if claim.text[lang] and claim.text[lang] in answer.answer:
        return "right"
    found = [r for r in answer.results if r["attribute"] == claim.attribute]
    own = [r["value"] for r in found if r["subject"] == claim.entity]
    if own:
        stated = base.records.claims(claim.entity, claim.attribute)
        known = {v for c in stated for v in (*c.values, ", ".join(c.values))}
        return "right" if known.issuperset(own) else "wrong"
    family = {*base.records.members(claim.entity), *base.records.families(claim.entity)}
    others = {r["subject"] for r in found} - family
    alike = {base.records.kind(id) for id in others} == {base.records.kind(claim.entity)}
    return "wrong" if others and others == {r["subject"] for r in found} and alike else "else"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_asked_for_by_name_no_claim_is_answered_wrongly(base: KnowledgeBase, lang: str) -> None:
    outcomes = {claim.ref: outcome(base, claim, lang) for claim in claims(base)}
    assert [ref for ref, came in outcomes.items() if came == "wrong"] == []
    counts = Counter(outcomes.values())
    assert counts["right"] >= LEAST_RIGHT * len(outcomes)
    assert counts["refused"] <= MOST_REFUSED * len(outcomes)
