"""Judge answers against what is expected of them: question files (`kb eval`) and the packs' own questions alike.

An answer is right when its status is one of those accepted, its verdict is the expected one, every group of words has a
match in what a person would read, and no forbidden word stands there. It is wrong, which is worse than unhelpful, when
it gives the opposite verdict, or answers where only an honest refusal is right. Else it is a refusal or a miss.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb.knowledge import KnowledgeBase

REFUSALS = frozenset({"unknown", "out_of_scope", "clarify"})
OUTCOMES = ("right", "wrong", "refused", "missed")
LENGTH = 2000
"""An answer is what a person reads: what stands behind this many characters does not count."""


class Item:
    """A question, or a conversation whose last turn is judged, with what is expected.

    Attributes:
        id, family: for the report.
        turns: what is asked, in order; `question` in the data serves as well.
        statuses: the accepted ones.
        verdict: yes, no, or None when none is expected.
        must: groups of words of which each must have one.
        must_not: words that may not stand there.
    """

    __slots__ = ("family", "id", "must", "must_not", "statuses", "turns", "verdict")

    def __init__(self, data: Mapping[str, object]) -> None:
        expect = data.get("expect") or {}
        assert isinstance(expect, dict)
        self.id = str(data.get("id", ""))
        self.family = str(data.get("family", ""))
        self.turns = [str(turn) for turn in _list(data.get("turns") or data.get("question"))]
        self.statuses = [str(s) for s in _list(expect.get("status") or "answered")]
        verdict = expect.get("verdict")
        self.verdict = {True: "yes", False: "no"}.get(verdict, verdict) if verdict is not None else None
        self.must = [[str(word).lower() for word in _list(group)] for group in _list(expect.get("must"))]
        self.must_not = [str(word).lower() for word in _list(expect.get("must_not"))]


def _list(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


class Judgement:
    """What came of an item: one of OUTCOMES, what is amiss, and the answer's status, verdict and text."""

    __slots__ = ("answer", "item", "outcome", "reasons")

    def __init__(self, item: Item, answer: Mapping[str, object], outcome: str, reasons: list[str]) -> None:
        self.item = item
        self.answer = answer
        self.outcome = outcome
        self.reasons = reasons

    def as_dict(self) -> dict[str, object]:
        """The judgement as plain data."""
        return {
            "id": self.item.id,
            "family": self.item.family,
            "outcome": self.outcome,
            "reasons": self.reasons,
            "turns": self.item.turns,
            "status": self.answer.get("status"),
            "verdict": self.answer.get("verdict"),
            "answer": self.answer.get("answer"),
        }


def judge(item: Item, answer: Mapping[str, object]) -> Judgement:
    """Judge the answer to the last turn of an item.

    Args:
        item: the question with what is expected.
        answer: the answer as plain data (`Answer.as_dict`).
    """
    status, verdict = answer.get("status"), answer.get("verdict")
    reasons = [] if status in item.statuses else [f"status {status} not in {item.statuses}"]
    if item.verdict is not None and status == "answered" and verdict != item.verdict:
        reasons.append(f"verdict {verdict} != {item.verdict}")
    text = _text(answer)
    if status not in REFUSALS:
        reasons += ["missing " + " | ".join(g) for g in item.must if not any(w in text for w in g)]
    reasons += ["has " + word for word in item.must_not if word in text]
    opposite = item.verdict in ("yes", "no") and verdict in ("yes", "no") and verdict != item.verdict
    invented = not set(item.statuses) - REFUSALS and status == "answered"
    if not reasons:
        outcome = "right"
    elif opposite or invented:
        outcome = "wrong"
    else:
        outcome = "refused" if status in REFUSALS else "missed"
    return Judgement(item, answer, outcome, reasons)


def _text(answer: Mapping[str, object]) -> str:
    return " ".join(_flat(answer.get(k)) for k in ("answer", "results", "because")).lower()[:LENGTH]


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_flat(v) for v in value.values())
    if isinstance(value, (list, tuple)):
        return " ".join(_flat(v) for v in value)
    return "" if value is None else str(value)


def evaluate(kb: KnowledgeBase, items: Iterable[Item]) -> list[Judgement]:
    """Ask every item in a conversation of its own, and judge the last answer.

    Args:
        kb: the knowledge base to ask.
        items: what to ask.
    """
    out = []
    for item in items:
        chat = kb.chat()
        answer: Mapping[str, object] = {}
        for turn in item.turns:
            answer = chat.ask(" ".join(turn.split()) or "?").as_dict()
        out.append(judge(item, answer))
    return out


def tally(judgements: Sequence[Judgement]) -> list[tuple[str, dict[str, int]]]:
    """How many of each outcome there are by family, families in order of their names, all together last.

    What has no family stands under "-", unless nothing has one: then there is only the total.
    """
    families: dict[str, dict[str, int]] = {}
    total = dict.fromkeys(OUTCOMES, 0)
    for judgement in judgements:
        counts = families.setdefault(judgement.item.family, dict.fromkeys(OUTCOMES, 0))
        counts[judgement.outcome] += 1
        total[judgement.outcome] += 1
    rows = [
        (family or "-", counts)
        for family, counts in sorted(families.items())
        if family or families.keys() > {""}
    ]
    return [*rows, ("all", total)]
