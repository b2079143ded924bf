"""Questions that tell how a setting was left, and ask how it stands: "X isn't set on Y. is it on?".

What somebody sets stands, but where a chart sets the thing by itself. What is left alone stands as it does there by
itself, or at its default. This reads such questions and judges them.
"""

from __future__ import annotations

from kb.ask.acts import oughts
from kb.ask.answer import Answer
from kb.ask.atoms import CONTRARY, atoms_of, given, named, switched
from kb.ask.clauses import AFTER, is_of, parts, places_of, span, untagged
from kb.ask.manners import BY_ITSELF, LEFT
from kb.ask.speech import Speech
from kb.ask.turning import position
from kb.ask.wording import say, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.ask.atoms import Atom
    from kb.ask.lexicon import Mention
    from kb.ask.query import Query
    from kb.ask.records import Records
    from kb.rules.engine import Conclusion, Engine

_PAIR = 2
STANDS = "stands"
_UNSET = "unset"
# Oppositions of which a clause that only asks how a switch stands names none.
_PLAIN = frozenset("switch keeping effort having showing".split())
_ACTING = frozenset(
    "help helps fix solve i we you one somebody someone anybody anyone should can could must may to with "
    "without".split()
)
# Words of a clause that tells how something is, not what to do.
_ZH_STANDING = frozenset("会是了着还仍就自")
_ON = frozenset("enabled on true activated".split())
_SO_LEFT = frozenset("this that 这 那".split())
_THAT = frozenset(["that", "this", "right", "correct"])
_ZH_ACTING = ("该", "可以", "能", "要", "需", "我", "应", "得")


def left(query: Query, records: Records) -> tuple[Atom, str] | None:
    """How a question tells that a switch was left, and the position that it asks about; None where it does not."""
    if not query.yesno or query.ought or query.act or query.mends or "fix" in query.cues:
        return None
    clauses = untagged(parts(query))
    told = [(m, atom) for c in clauses[:-1] for m in c if (atom := _switch(m, records))]
    if any("yesno" in c[0].cues for c in clauses[:-1]):
        return None
    if not told or any(a == told[-1][1][0] and v != told[-1][1][1] for _, (a, v) in told):
        return None
    setting, value = told[-1][1]
    asked = _asked(clauses[-1], setting, query, records)
    return ((setting, value), asked) if asked else None


def loosen(query: Query, records: Records) -> None:
    """Ask what a switch ought to be where a question tells how it was left: "X isn't set on Y. must I set it?".

    How it was left is no part of that; the position that the last clause names is.
    """
    clauses = untagged(parts(query))
    if not query.yesno or len(clauses) < _PAIR or any(m.messages for m in query.content):
        return
    asked = clauses[-1]
    places = places_of(asked)
    ought = oughts(query) or any(p.axis == "need" and p.start in places for p in query.stance.poles)
    left_ = [(m, atom[0]) for c in clauses[:-1] for m in c if (atom := _switch(m, records))]
    needs = [m for m in asked if any(p.axis == "need" and p.start in span(m) for p in query.stance.poles)]
    naming = [m for m in query.content if is_of(m, query.target)]
    if len(left_) == 1 and naming and all(m in needs and m.ids("manner") for m in naming):
        query.target = left_[0][1]  # "X is off. is this mandatory?": of X, not of what else is
        query.content = [m for m in query.content if m not in needs]
        asked = [m for m in asked if m not in needs]
    told = [m for m, setting in left_ if setting == query.target]
    things = any(m.entities or named(m) for m in asked if m in query.content)
    if not ought or things or len(told) != 1:
        return
    mention, setting = told[0], query.target
    query.assume = [atom for atom in query.assume if atom[0] != setting]
    query.asked = next((p for m in asked if (p := position(m)) in CONTRARY), "")
    if not query.asked and any(_SO_LEFT.intersection(m.key.split()) for m in asked):
        query.asked = dict(mention.atoms)[setting]  # "X is off. is that required?"
        return
    it = next((m for m in asked if m.cues == ["pronoun"]), None)
    if it is not None:
        query.content = [it if m is mention else m for m in query.content]
        mention.targets, mention = ("plain:",), it
    mention.targets = (f"value:{setting}={query.asked}" if query.asked else f"attribute:{setting}",)


def answer(
    query: Query,
    subjects: list[str],
    engine: Callable[[dict[tuple[str, str], str]], Engine],
    records: Records,
) -> Answer | None:
    """The answer to a question that tells how a switch was left and asks how it stands; None where it does not.

    Args:
        query: the question.
        subjects: what it is asked of; nothing where it names none and only settings are given.
        engine: makes an engine for (entity, attribute) -> value assumptions.
        records: the base's records.
    """
    found = left(query, records)
    if found is None or not subjects:
        return None
    (query.target, value), query.asked = found
    query.assume = [atom for atom in query.assume if atom[0] != query.target]
    query.more, query.follows = [], STANDS
    told = Answer(query.text, query.as_dict(), "answered", query.lang)
    speech = Speech(records, query.lang)
    verdicts, lines = [], []
    for subject in subjects:
        assumed = {(subject, a): given(records, a, v) for a, v in query.assume}
        concluded = engine(assumed).conclude(subject, query.target)
        position = _stands(value, query.target, concluded, records)
        verdicts.append(None if position is None else "yes" if position == query.asked else "no")
        lines.append(_told(told, value, position, concluded, speech, records))
    told.verdict = verdicts[0] if len(set(verdicts)) == 1 else None
    head = told.verdict or ("depends-which" if len(set(verdicts)) > 1 else "")
    told.status = "depends" if head == "depends-which" else told.status
    told.answer = (
        "\n".join([say(head, query.lang), *(f"- {line}" for line in lines)])
        if len(lines) > 1
        else (" ".join([say(head, query.lang), *lines]) if head else lines[0])
    )
    return told


def _told(
    answer: Answer, value: str, position: str | None, found: Conclusion, speech: Speech, records: Records
) -> str:
    """How a switch stands where it was left with a value, where that is unusual, and how it is by the documents."""
    subject = found.entity
    lines = []
    if position != found.value:
        given_ = say("with", speech.lang, given=speech.setting(found.attribute, value))
        lines = [given_ + sentence(speech.atom(subject, found.attribute, position))] if position else []
    if found.value is not None and found.proof is not None:
        manner = records.manner_at(found.proof.ref)
        speech.result(answer, subject, found.attribute, found.value, manner)
        speech.because(answer, found.proof)
        usual = sentence(speech.atom(subject, found.attribute, found.value, manner))
        lines.append(say("documented", speech.lang, text=usual) if lines else usual)
    return " ".join(lines)


def _stands(value: str, setting: str, found: Conclusion, records: Records) -> str | None:
    """The position of a switch where it was left with a value; None where nothing tells it."""
    ruled = found.proof is not None and found.proof.kind == "rule"
    manner = records.manner_at(found.proof.ref) if found.proof else ""
    if ruled or manner in BY_ITSELF or (value == _UNSET and manner in LEFT):
        return found.value
    if found.value not in (None, value) and not manner:
        return None  # how it comes about there is not told
    return given(records, setting, value)


def _sets_on(mention: Mention) -> bool:
    """Whether words for how something comes about say that it is on so: "enabled by default"."""
    return mention.key.split()[0] in _ON


def _switch(mention: Mention, records: Records) -> Atom | None:
    atoms = switched(mention, records)
    return atoms[0] if len(atoms) == 1 else None


def _asked(clause: list[Mention], setting: str, query: Query, records: Records) -> str:
    """The position of a switch that a clause asks about, naming nothing else; "" where it asks for anything else."""
    places = places_of(m for m in clause if not position(m))
    said = [w for m in clause if not position(m) for w in m.key.split()]
    if any(p.axis not in _PLAIN and p.start in places for p in query.stance.poles):
        return ""
    if _ACTING.intersection(said) or any(w.startswith(_ZH_ACTING) for w in said):
        return ""
    supposing = [m for m in clause if "whatif" in m.cues and not (position(m) or m.ids("concept"))]
    if any(m.text not in AFTER for m in supposing):
        return ""
    told = records.told_by("attribute:" + setting)  # where it can be looked up
    things = [m for m in clause if m in query.content and m.entities]
    if {a for m in clause for a in named(m)} - {setting} or any(told.isdisjoint(m.entities) for m in things):
        return ""
    asks = any("yesno" in m.cues for m in clause)
    if "restore" in query.cues or "turning" in said or ("turn" in said and not asks):
        return ""
    if query.lang == "zh" and not any(set(m.key) & _ZH_STANDING for m in clause):
        return ""
    atoms = [*(atom for m in clause for atom in m.atoms), *atoms_of(clause, records, ("setting",))]
    positions = [v for a, v in atoms if a == setting] or [
        p for m in clause if (p := position(m)) and ("tag" not in m.cues or not _THAT.intersection(said))
    ]
    by = [m for m in clause if set(m.ids("manner")) & set(LEFT)]
    positions = positions or ["true" for m in by if set(m.ids("manner")) & set(BY_ITSELF) or _sets_on(m)]
    if not positions or positions[-1] not in CONTRARY:
        return ""
    turned = sum(at in places for at in query.stance.denials) % 2 == 1
    return CONTRARY[positions[-1]] if turned else positions[-1]
