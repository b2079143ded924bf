"""The verdict on several subjects together, from the verdicts on each.

It gives no verdict on one subject, and words nothing.
"""

from __future__ import annotations

from kb.ask.polarity import Pole
from kb.ask.query import Query
from kb.ask.verdicts import CERTAIN

_NO_VERDICT = ("compare", "list", "count", "value", "why")
_HEAD = 8
_EVERY = frozenset("every all each always 每 凡".split())
_ZH_MAY = ("可能", "也能")
_ZH_NEVER = ("从来", "绝不", "永不", "永远不")
_MAY, _MUST = frozenset(["ever", "can", "could", "might", "may"]), frozenset(["must"])
_REGARD = frozenset("regard regarding respect term whether concerning".split())
_ZH_REGARD = ("上一样", "上不一样", "上有区别", "上有差别", "上相同", "上不同", "方面")
_SURELY = frozenset("certainly definitely guaranteed guarantee guarantees surely".split())


def joint(query: Query, verdicts: list[str | None], same: bool) -> tuple[str | None, bool]:
    """The verdict on several subjects together, and whether it depends on which of them is meant.

    Args:
        query: the question.
        verdicts: the verdict on each subject.
        same: whether all have the same value.
    """
    if query.intent in _NO_VERDICT or not query.target:
        return None, False
    known = set(verdicts)
    if known <= {"yes", "no"}:
        if "none" in query.cues:
            return ("no" if "yes" in known else "yes"), False
        every = _EVERY.intersection(query.stance.said) and "at all" not in " ".join(query.stance.said)
        if "all" in query.cues or every:
            return ("yes" if known == {"yes"} else "no"), False
        if "any" in query.cues or _exists(query):
            return ("yes" if "yes" in known else "no"), False
        if len(known) == 1:
            return verdicts[0], False
    never = "never" in query.stance.said or any(w in query.text for w in _ZH_NEVER)
    may = _MAY.intersection(query.stance.said) or any(w in query.text for w in _ZH_MAY)
    if may and not never and not query.negated and not query.stance.denials and "yes" in known:
        return "yes", False
    must = query.inferred or _MUST.intersection(query.stance.said)
    if "no" in known and (never or must or "all" in query.cues or CERTAIN.intersection(query.stance.limits)):
        return "no", False  # one of which it is not so is enough
    return None, not same or None in known or len(known) > 1


def _exists(query: Query) -> bool:
    """Whether a question asks if there is any such: "is there any setup that ...?"."""
    said = " ".join(query.stance.said[:_HEAD])
    return any(
        f"{there} {any_}" in said for there in ("is there", "are there") for any_ in ("any", "a", "one")
    )


def open_certainly(query: Query, told: set[str | None]) -> str | None:
    """The verdict where something is so in some cases and not in others: no, if it is asked whether it must be.

    Args:
        query: the question.
        told: the verdicts in the cases that are open.
    """
    stance = query.stance
    sure = CERTAIN.intersection(stance.limits) or _SURELY.intersection(stance.said)
    return "no" if sure and not (query.negated or stance.free) and "no" in told and len(told) > 1 else None


def alike(query: Query, same: bool) -> str | None:
    """The verdict on whether several are alike, where that is asked."""
    poles = [p for p in query.stance.poles if p.axis == "sameness"]
    asked = query.asked and query.intent != "compare" and not _in_regard(query)
    asked = asked or (query.asked and _closes(query, poles))
    if not query.yesno or not poles or query.stance.limits or asked:
        return None
    if query.lang == "zh" and not _in_regard(query) and any(m.start > poles[-1].start for m in query.content):
        return None  # "一样" before what is said of them only joins them
    return "yes" if (poles[-1].sign > 0) == same else "no"


def _closes(query: Query, poles: list[Pole]) -> bool:
    """Whether a word such as "alike" only joins the subjects before it, of which something else is said."""
    said, named = query.stance.said, query.stance.mentions
    last = poles[-1:] and said[poles[-1].start] == "alike"
    return bool(last) and any(m.end == poles[-1].start and m.entities for m in named)


def _in_regard(query: Query) -> bool:
    """Whether a value that is named only says in what things are compared: "the same with regard to the bypass"."""
    return not _REGARD.isdisjoint(query.stance.said) or any(w in query.text for w in _ZH_REGARD)
