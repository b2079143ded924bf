"""What comes of a setting: which conclusions on a thing are others with it than they are as that thing is documented.

Rules conclude all of it; this picks the questions that ask for it ("what happens if X=false on Y?") and words what
changed.
"""

from __future__ import annotations

from kb.ask.answer import Answer
from kb.ask.atoms import given, role_of
from kb.ask.speech import Speech
from kb.ask.subjects import FAMILY
from kb.ask.wording import say, sentence
from kb.rules.proof import WEAK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.rules.engine import Conclusion, Engine
    from kb.rules.node import Node

_SUPPOSING = "whatif"
_INTENTS = ("value", "check", "define")


def asks(query: Query, records: Records) -> bool:
    """Whether a question asks openly what comes of a setting, and of nothing more."""
    open_ = _SUPPOSING in query.cues and not query.plain and query.intent in _INTENTS
    chosen = role_of(records, query.target) == "setting" and bool(query.asked) and not query.act
    single = len(query.subjects) == 1 and records.kind(query.subjects[0]) != FAMILY
    return open_ and chosen and single and not query.more


def answer(
    query: Query, records: Records, engine: Callable[[dict[tuple[str, str], str]], Engine]
) -> Answer | None:
    """What is concluded of the subject with the setting and not without it, or what rests on it where it is so anyway.

    None where it is stated to be so, or nothing rests on it.

    Args:
        query: a question of which `asks` holds.
        records: the base's records.
        engine: makes an engine for (entity, attribute) -> value assumptions.
    """
    subject = query.subjects[0]
    told = [(a, given(records, a, v)) for a, v in [*query.assume, (query.target, query.asked)]]
    usual, supposed = engine({}), engine({(subject, a): v for a, v in told})
    known = usual.conclude(subject, query.target)
    if known.value == dict(told)[query.target] and (known.proof is None or known.proof.kind not in WEAK):
        return None
    changed = [
        (a, found)
        for a in records.concluded()
        if _differs(usual.conclude(subject, a), found := supposed.conclude(subject, a))
    ]
    anyway = not changed
    if anyway:
        every = [(a, supposed.conclude(subject, a)) for a in records.concluded()]
        changed = [(a, f) for a, f in every if f.value and f.proof and _rests(f.proof, query.target)]
    if not changed:
        return None
    speech = Speech(records, query.lang)
    found_ = Answer(query.text, query.as_dict(), "answered", query.lang)
    lines = [sentence(speech.atom(subject, a, found.value or "")) for a, found in changed]
    if len(changed) == 1 and (proof := changed[0][1].proof):
        lines.append(speech.node(proof))
    lead = say("with", query.lang, given=speech.given(subject, told))
    found_.answer = lead + (say("anyway", query.lang) + " " if anyway else "") + " ".join(lines)
    for attribute, found in changed:
        speech.result(found_, subject, attribute, found.value or "", "")
        speech.because(found_, found.proof)
    found_.certain = True
    return found_


def _differs(usual: Conclusion, found: Conclusion) -> bool:
    """Whether something else is concluded for certain."""
    return found.value is not None and found.value != usual.value and found.proof is not None


def _rests(proof: Node, setting: str) -> bool:
    """Whether a proof rests on a value of a setting."""
    return proof.attribute == setting or any(_rests(child, setting) for child in proof.children)
