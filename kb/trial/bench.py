"""The bench: an entity with settings to switch, what follows from them, and the changes made so far."""

from __future__ import annotations

from kb.ask.speech import Speech
from kb.proof import step_of
from kb.rules.why import what_would_change
from kb.trial import remarks, takeaway
from kb.trial.standing import Outcome, Remark, Setting, Way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.ask.records import Attribute
    from kb.cluster.facts import Case
    from kb.knowledge import KnowledgeBase
    from kb.own import Own
    from kb.rules.engine import Conclusion, Engine
    from kb.rules.node import Node
    from kb.rules.world import Stated

    Values = dict[str, str]

_CASE = "case"
_FREE = ("text", "number", "list")
_OVER = ("assumption", "input")
_BOOL = ("true", "false")
_MOST_WAYS = 6
_LAST = 2
_QUESTIONS = {
    "en": ("is {attribute} on {entity}?", "{entity} {attribute}?", "what is {attribute} of {entity}?"),
    "zh": ("{entity} {attribute}吗", "{entity} 的 {attribute} 是什么"),
}
_UNNAMED = {"en": ("is {attribute}?", "{attribute}?"), "zh": ("{attribute}吗", "{attribute}?")}


class Trial:
    """A bench for one entity.

    Args:
        kb: the knowledge base.
        entity: whose settings are tried; the unnamed case of the base when empty.
        lang: en or zh.
        view: whose rules count; the default view when None.
        version: the product version; the reference version when None.
        given: attribute -> value to begin with, from a user's own configuration or a question.
        case: what a user's own files tell, when it is about them.
        own: the same, as questions see it; nothing is presumed beside it.
    """

    def __init__(
        self,
        kb: KnowledgeBase,
        entity: str = "",
        lang: str = "en",
        view: str | None = None,
        version: str | None = None,
        given: Mapping[str, str] | None = None,
        case: Case | None = None,
        own: Own | None = None,
    ) -> None:
        self._kb = kb
        self._case = case
        self._own = own
        self._remarks: remarks.Remarks | None = None
        self._speech = Speech(kb.records, lang)
        self._view, self._version = view or kb.view, version or kb.version
        self.entity = entity or next(iter(kb.records.entities(_CASE)), "")
        self.values: Values = dict(given or {})
        self._given = dict(self.values)
        self._done: list[Values] = []
        self._undone: list[Values] = []
        self._kind = kb.records.kind(self.entity)
        self._settings = self._relevant()

    @property
    def name(self) -> str:
        """What the entity is called."""
        return self._speech.name(self.entity)

    @property
    def changed(self) -> bool:
        """Whether anything was set since the beginning."""
        return self.values != self._given

    # What stands on the bench.

    def settings(self) -> list[Setting]:
        """The settings that the rules look at, the user's own first."""
        engine = self._engine(self.values)
        out = []
        for found in self._settings:
            setting = Setting(found.id, found.helm or self._speech.name(found.id), found.choosable, ())
            setting.key = found.helm or found.configmap
            setting.values = self._values(found)
            self._stand(setting, engine)
            out.append(setting)
        return sorted(out, key=lambda s: not s.choosable)

    def _stand(self, setting: Setting, engine: Engine) -> None:
        found = engine.conclude(self.entity, setting.attribute)
        setting.value = found.value or ""
        stated = [s for s in engine.world.stated(self.entity, setting.attribute) if s.kind not in _OVER]
        setting.stated = ", ".join(s.value for s in stated)
        top = found.proof
        setting.kind = top.kind if top else ""
        if setting.attribute in self.values:
            own = self._given.get(setting.attribute) == self.values[setting.attribute]
            setting.kind = "given" if own else "assumption"
        setting.ref = stated[0].ref if stated else ""
        setting.manner = self._kb.records.manner_at(setting.ref)

    def _values(self, found: Attribute) -> tuple[str, ...]:
        if found.type in _FREE:
            return ()
        return tuple(self._kb.records.allowed(found.id)) or (_BOOL if found.type == "bool" else ())

    def _relevant(self) -> list[Attribute]:
        """The settings of this kind of entity that have a key, or are seen in output, and that some rule reads."""
        reads = self._reads()
        out = []
        sql = "SELECT id FROM attribute WHERE role IN ('setting','observed') ORDER BY ord, id"
        for (id,) in self._kb.base.rows(sql, ()):
            found = self._kb.records.attribute(id)
            if found is None or self._kind not in found.kinds:
                continue
            keyed = found.choosable or found.helm or found.configmap or found.flag
            seen = found.role == "observed" and len(found.kinds) > 1
            if (keyed or seen) and (id in reads or found.choosable):
                out.append(found)
        return out

    def _reads(self) -> set[str]:
        engine = self._engine({})
        seen: set[str] = set()
        todo = [a for a, _ in self._concluded()]
        while todo:
            attribute = todo.pop()
            if attribute in seen:
                continue
            seen.add(attribute)
            head = engine.head(self.entity, attribute)
            for number in head.rules if head else ():
                for condition in engine.program.rule(number).conditions:
                    todo += [read for _, read in condition.reads()]
        return seen

    # What follows.

    def outcomes(self) -> list[Outcome]:
        """The conclusions about the entity, in the order of the packs."""
        last = self._done[-1] if self._done else self._given
        now, before, start = (self._engine(values) for values in (self.values, last, self._given))
        changed = {a for a, _ in self.values.items() ^ last.items()}
        out = []
        for attribute, name in self._concluded():
            found = now.conclude(self.entity, attribute)
            outcome = self._outcome(found, name)
            outcome.before = before.conclude(self.entity, attribute).value or ""
            outcome.start = start.conclude(self.entity, attribute).value or ""
            if outcome.flipped:
                outcome.why = self._why(outcome, found.proof, changed)
            out.append(outcome)
        return out

    def _why(self, outcome: Outcome, proof: Node | None, changed: set[str]) -> tuple[str, ...]:
        """What was changed of all that a conclusion rests on, and the last steps to it."""
        steps = [step.text for step in outcome.proof.walk()][-_LAST:] if outcome.proof else []
        told: list[str] = []
        todo = [proof] if proof else []
        while todo:
            node = todo.pop()
            todo += node.children
            if node.attribute in changed and not node.children:
                told.append(self._speech.node(node))
        return tuple(dict.fromkeys([*told, *steps]))

    def _concluded(self) -> list[tuple[str, str]]:
        sql = "SELECT id FROM attribute WHERE role='concluded' ORDER BY ord, id"
        out = []
        for (id,) in self._kb.base.rows(sql, ()):
            found = self._kb.records.attribute(id)
            # What only a case has is how inputs are read, not what is concluded of a cluster.
            if found and self._kind in found.kinds and set(found.kinds) != {_CASE}:
                out.append((id, self._speech.name(id)))
        return out

    def _outcome(self, found: Conclusion, name: str) -> Outcome:
        if found.value is None or found.proof is None:
            asked = ", ".join(self._speech.name(a) for _, a in found.open[:4])
            return Outcome(found.attribute, name, "", asked, None)
        text = self._speech.atom(self.entity, found.attribute, found.value)
        proof = step_of(found.proof, self._speech, self._kb.records)
        return Outcome(found.attribute, name, found.value, text, proof)

    def main(self) -> str:
        """The conclusion that matters most: the one that most tables show."""
        ids = [a for a, _ in self._concluded()]
        counts = dict(
            self._kb.base.rows("SELECT attribute, count(*) FROM table_column GROUP BY attribute", ())
        )
        return max(ids, key=lambda a: counts.get(a, 0), default="")

    def told(self, attribute: str, value: str) -> str:
        """A value in words."""
        return self._speech.value(attribute, value)

    # Changes.

    def set(self, attribute: str, value: str | None) -> None:
        """Give a setting a value, or None to leave it as it is stated."""
        after = dict(self.values)
        after.pop(attribute, None)
        if value is not None:
            after[attribute] = value
        self.apply(after)

    def apply(self, values: Mapping[str, str]) -> None:
        """Replace all that is set on the bench."""
        if dict(values) != self.values:
            self._done.append(self.values)
            self._undone.clear()
            self.values = dict(values)

    def turn(self, attribute: str, step: int = 1) -> None:
        """Give a setting the next of its values, or the one before; nothing when any text will do."""
        setting = next((s for s in self.settings() if s.attribute == attribute), None)
        if setting is None or not setting.values:
            return
        at = setting.values.index(setting.value) if setting.value in setting.values else -(step > 0)
        value = setting.values[(at + step) % len(setting.values)]
        # Back at what holds anyway, nothing is set any more.
        self.set(attribute, None if value == self._unset(attribute) else value)

    def _unset(self, attribute: str) -> str:
        """The value of a setting when nothing is set for it."""
        if attribute in self._given:
            return ""
        values = {a: v for a, v in self.values.items() if a != attribute}
        return self._engine(values).conclude(self.entity, attribute).value or ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return bool(self._undone)

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        if not self._done:
            return False
        self._undone.append(self.values)
        self.values = self._done.pop()
        return True

    def redo(self) -> bool:
        """Do again what was taken back; False when nothing was."""
        if not self._undone:
            return False
        self._done.append(self.values)
        self.values = self._undone.pop()
        return True

    def reset(self) -> None:
        """Begin anew; this can be undone."""
        self.apply(self._given)

    # What it would take.

    def ways(self, attribute: str, wanted: str) -> list[Way]:
        """The smallest changes of settings that are the user's to choose which give a conclusion a value."""
        choosable = [s.id for s in self._settings if s.choosable]
        engine = self._engine(self.values)
        found = what_would_change(engine, self.entity, attribute, wanted, choosable, self._forbids)
        out = []
        for change in found[:_MOST_WAYS]:
            settings = {a: v for _, a, v in change.settings}
            why = [(ref, self._claim(ref)) for ref in change.forbidden]
            out.append(Way(settings, self._speech.conditions(settings.items()), why))
        return sorted(out, key=lambda way: bool(way.forbidden))

    def elsewhere(self, attribute: str, wanted: str) -> list[tuple[str, str]]:
        """The other entities of the kind of which it is so, as (reference, name)."""
        kinds = [self._kind] if self._kind != _CASE else self._named_kinds(attribute)
        engine = self._kb.engine(self._view, self._version, {})
        others = [e for kind in kinds for e in self._kb.records.entities(kind) if e != self.entity]
        fit = [e for e in others if engine.conclude(e, attribute).value == wanted]
        return [(f"entity:{e}", self._speech.name(e)) for e in fit]

    def _named_kinds(self, attribute: str) -> list[str]:
        found = self._kb.records.attribute(attribute)
        return [k for k in (found.kinds if found else ()) if k != _CASE]

    def _forbids(self, stated: Stated) -> bool:
        return self._kb.records.manner_at(stated.ref).startswith("required")

    def _claim(self, ref: str) -> str:
        claim = self._kb.records.claim(ref.partition(":")[2])
        if claim is None:
            return ref
        said = claim.text[self._speech.lang]
        return said or self._speech.atom(claim.entity, claim.attribute, claim.value, claim.manner)

    # What output and `kb check` would tell, and what to take away.

    def messages(self) -> list[tuple[str, str, str]]:
        """Lines of output that fit how things stand: reference, line, what it means."""
        values = {s.attribute: s.value for s in self.settings()}
        values.update({o.attribute: o.value for o in self.outcomes()})
        return remarks.messages(self._kb.base, values, self._speech.lang)

    def findings(self) -> list[Remark]:
        """What is found of how things stand, gravest first; what the last change brought about is marked."""
        found = self._found(self.values)
        known = {(r.ref, r.text) for r in self._found(self._done[-1] if self._done else self._given)}
        for remark in found:
            remark.new = (remark.ref, remark.text) not in known
        return found

    def _found(self, values: Mapping[str, str]) -> list[Remark]:
        if self._remarks is None:
            self._remarks = remarks.Remarks(self._kb.base, self._speech.lang)
        if self._case is not None:
            return self._remarks.of_case(self._case, values, self._given)
        return self._remarks.of_engine(self._engine(values), self.entity)

    def flags(self) -> list[tuple[str, str]]:
        """The settings that make this configuration, as key and value."""
        return takeaway.flags(self.settings())

    def helm(self) -> str:
        """The configuration as Helm values."""
        return takeaway.helm(self.settings())

    def command(self, attribute: str = "") -> str:
        """A `kb ask` command that gives the same conclusion in a shell."""
        keys = {found.id: found.helm or found.configmap or found.id for found in self._settings}
        return takeaway.command(self._question(attribute or self.main()), self.values, keys)

    def _question(self, attribute: str) -> str:
        """A question that is read as one about the attribute of the entity."""
        forms = (_UNNAMED if self._kind == _CASE else _QUESTIONS)[self._speech.lang]
        asked = [f.format(entity=self.name, attribute=self._speech.name(attribute)) for f in forms]
        for question in asked:
            query = self._kb.read(question, self._speech.lang)
            if query.target == attribute and (self._kind == _CASE or query.subjects == [self.entity]):
                return question
        return asked[-1]

    def _engine(self, values: Mapping[str, str]) -> Engine:
        given = {(self.entity, a): v for a, v in values.items()}
        return self._kb.engine(self._view, self._version, given, self._own)
