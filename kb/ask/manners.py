"""How the value of a setting comes about, against how a question supposes it does: by hand, by default, by itself.

The ids of `manners` are the packs'; which words suppose which of them is told by the oppositions `need`, `effort` and
`having`.
"""

from __future__ import annotations

from kb.ask.clauses import span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.query import Query

BY_HAND = ("required", "explicit")
BY_ITSELF = ("auto-chart", "auto-assigned")
BY_SCRIPT = "script"
# The ways in which a setting that is left alone is as it should be.
LEFT = (*BY_ITSELF, "default", "required-default")
# Words for doing something about a setting: what is so by default need not be seen to.
_DOING = ("acting", "effort")
_BOTH = "required-default"
# The ways of coming about that the ends of two oppositions suppose.
SUPPOSED = {
    ("need", 1): ("required-manual", "required-default", "explicit"),
    ("need", -1): ("default", "auto-chart", "auto-assigned"),
    ("effort", 1): ("auto-chart", "auto-assigned", "default", "required-default"),
    ("effort", -1): ("required-manual", "explicit"),
    ("having", -1): ("default", "auto-chart", "auto-assigned", "required-default"),
}
KNOWN = frozenset(w for told in SUPPOSED.values() for w in told)
_DEFAULT = "default"


def by_default(query: Query) -> bool:
    """Whether a question speaks of how something is by default; what one before it spoke of is passed over."""
    return any(_DEFAULT in m.ids("manner") and m in query.stance.mentions for m in query.content)


def ways(query: Query, main: set[int], manner: str) -> tuple[list[bool | None], int]:
    """Whether a value comes about in each of the ways supposed, and the negations that turn these instead."""
    if manner not in KNOWN:
        return [], 0
    poles = [p for p in query.stance.poles if p.start in main and (p.axis, p.sign) in SUPPOSED]
    spared = any((p.axis, p.sign) == ("need", -1) for p in poles)
    if spared:
        poles = [p for p in poles if (p.axis, p.sign) != ("effort", -1)]  # "need not be set by hand"
    if by_default(query):
        # What "must be so by default" is surely so: nothing that somebody has to do.
        poles = [p for p in poles if (p.axis, p.sign) != ("need", 1)]
    acting = manner == _BOTH and any(p.axis in _DOING for p in query.stance.poles)
    fits: list[bool | None] = [
        p.sign < 0 if acting and p.axis == "need" else manner in SUPPOSED[p.axis, p.sign] for p in poles
    ]
    if not spared and not any(p.axis == "effort" for p in poles):
        for mention in query.content:
            wanted = mention.ids("manner") if mention in query.stance.mentions else []
            if wanted and mention.start in main and not any(p.start in span(mention) for p in poles):
                fits.append(agreeing(manner, wanted))
    return fits, sum(p.turned for p in poles)


def told_of(query: Query, manner: str) -> bool | None:
    """Whether a value comes about in one of the ways that a question names; None where that is open, or none is."""
    named = [wanted for m in query.content for wanted in m.ids("manner")]
    return agreeing(manner, named) if named else None


def agreeing(manner: str, wanted: list[str]) -> bool | None:
    """Whether the way a value comes about is one of those supposed; None when they do not exclude each other."""
    if manner in wanted or (manner in BY_ITSELF and _DEFAULT in wanted):
        return True
    if manner == _BOTH:
        return (
            True if "default" in wanted else None if any(w.startswith("required") for w in wanted) else False
        )
    by_hand = manner.startswith(BY_HAND)
    same = [w for w in wanted if w.startswith(BY_HAND) == by_hand]
    return by_hand or None if same else False
