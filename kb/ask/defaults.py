"""Answer what a setting is when nobody sets it: the default that the packs state of it, wherever it is set.

It answers where nothing else is named, or where somebody has to set it otherwise, which is then told as well: what a
setting is somewhere is for the rules to conclude.
"""

from __future__ import annotations

from kb.ask.answer import Answer
from kb.ask.clauses import is_of
from kb.ask.manners import BY_HAND, by_default
from kb.ask.speech import Speech
from kb.ask.verdicts import Judge
from kb.ask.wording import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Claim, Records

_DEFAULT = "default"
_ASKED = ("check", "value", "define", "measure")
_KINDS = frozenset(("cue", "plain", "manner"))


def answer(query: Query, records: Records, is_weak: Callable[[Mention], bool]) -> Answer | None:
    """The default that a question asks for, or None where it asks for something else or none is stated.

    Args:
        query: the question.
        records: the base's records.
        is_weak: whether a mention need not be answered.
    """
    if query.assume or query.act or query.intent not in _ASKED:
        return None
    if not (query.target and by_default(query)):
        return None
    meant = {*query.subjects}
    if not all(
        _passing(m) or is_of(m, query.target) or is_weak(m) or meant & {*m.entities} for m in query.content
    ):
        return None
    stated = [d for d in records.defaults(query.target) if not (d[1] or d[2] or d[3])]
    if not stated:
        return None
    value, ref = stated[0][0], stated[0][4]
    changed = [_set_otherwise(records, s, query.target, value) for s in query.subjects]
    ought = query.ought or any(p.axis == "need" for p in query.stance.poles)
    if changed and (ought or not (len(changed) == 1 and query.yesno and changed[0])):
        return None
    speech = Speech(records, query.lang)
    told = say("by-default", query.lang, setting=speech.setting(query.target, value))
    found = Answer(query.text, query.as_dict(), "answered", query.lang)
    found.verdict = Judge(records).of_value(query, query.target, value, _DEFAULT, told)
    if query.yesno and query.asked == "unset" and any(changed):
        found.verdict = "no"  # it is to be set otherwise there
    if query.yesno and found.verdict is None:
        return None
    there = [speech.atom(c.entity, c.attribute, c.value, c.manner) for c in changed if c]
    found.answer = (say(found.verdict, query.lang) + " " if found.verdict else "") + "\n".join([told, *there])
    found.because.append({"kind": _DEFAULT, "text": told, "source": speech.source(ref)})
    found.sources += map(dict, records.citations(ref))
    result = {"subject": "", "attribute": query.target, "value": value, "unit": "", "manner": _DEFAULT}
    found.results.append(result)
    found.certain = True
    return found


def _set_otherwise(records: Records, subject: str, setting: str, default: str) -> Claim | None:
    """The claim by which somebody has to set a setting of a subject to another value than its default, or None."""
    stated = (c for c in records.claims(subject, setting) if c.manner.startswith(BY_HAND))
    return next((c for c in stated if c.value != default), None)


def _passing(mention: Mention) -> bool:
    return not _KINDS.isdisjoint(mention.kinds())
