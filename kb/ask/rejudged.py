"""Spell out a follow-up that has what was judged judged elsewhere: "can I do X on A?" - "is that safe on B too?".

It puts the other subject into the words of the question before, and tells whether the follow-up judges from the other
end; whether the question that comes of it can be answered is for the caller to see.
"""

from __future__ import annotations

from kb.ask.atoms import names
from kb.ask.dialogue import sort
from kb.ask.ellipsis import behind, put_in, spans
from kb.ask.polarity import JUDGING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.query import Query
    from kb.ask.records import Records

_POINTING = frozenset("it that this 它 这 那 也 还 too also".split())
_ACTS = ("setting", "concluded", "observed")


def rejudged(before: Query, query: Query, records: Records) -> tuple[str, bool]:
    """The question that a follow-up stands for which only judges what was judged before, of another subject.

    Args:
        before: the question before, as read alone.
        query: the follow-up as read alone.
        records: tells the kinds of things apart.

    Returns:
        The text of the question, and whether its answer is to be turned; an empty text where the follow-up is no such.
    """
    judged, judges = _sign(before), _sign(query)
    points = bool(_POINTING.intersection(query.stance.said)) or "and" in query.cues
    if not (judged and judges and points and query.yesno and len(query.subjects) == 1) or query.unknown:
        return "", False
    poles = {p.start for p in query.stance.poles if p.axis in JUDGING}
    rest = [m for m in query.content if not poles.intersection(range(m.start, m.end))]
    if any(sort(m, records) != "subject" and (names(m, records, *_ACTS) or m.entities) for m in rest):
        return "", False
    named = [m for m in query.content if sort(m, records) == "subject"]
    own, there = spans(query), spans(before)
    if (
        not own
        or not there
        or len(named) != 1
        or not any(names(m, records, "setting") for m in before.content)
    ):
        return "", False
    core = query.text[slice(*own[named[0]])]
    places = [there[m] for m in before.content if m in there and sort(m, records) == "subject"]
    text = put_in(before.text, places, core) if places else behind(before.text, core)
    return text, judged != judges


def _sign(query: Query) -> int:
    """1 where a question asks if something is well, -1 where it asks if it is not, 0 where neither, or both."""
    signs = {p.sign for p in query.stance.poles if p.axis in JUDGING} or {query.good}
    return signs.pop() if len(signs) == 1 else 0
