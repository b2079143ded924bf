"""Look up every name that a record uses, and check values against their attributes.

What names nothing, is defined twice, has the wrong type or goes in a circle is added to the packs' problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kb.errors import PackReferenceError, PackSchemaError, nearest
from kb.packs.about import allowed_ids
from kb.packs.aliases import PHRASED
from kb.packs.inputs import INPUT_KINDS, check_pattern, check_patterns
from kb.packs.loader import Packs, where
from kb.packs.rows import REFS
from kb.packs.shapes import NUMBER, Rec, Said
from kb.packs.synonyms import Synonyms, named

CONCEPTS = ("entities", "attributes", "concepts", "manners")
_FEW = 8


class Names:
    """Everything that packs define, by kind.

    Args:
        packs: the records; problems are added to it.
    """

    def __init__(self, packs: Packs) -> None:
        self.packs = packs
        self.ids: dict[str, dict[str, Rec]] = {}
        for kind in REFS:
            self.ids[kind] = {}
            for rec in packs.of(kind):
                self._define(kind, rec)
        self.concepts: dict[str, Rec] = {}
        for kind in CONCEPTS:
            self._share(kind)
        self.sections = {
            f"{source['id']}#{section['id']}": section
            for source in packs.of("sources")
            for section in source.get("sections") or []
        }
        self.kinds_by_ref = {prefix: kind for kind, prefix in REFS.items()}

    def _define(self, kind: str, rec: Rec) -> None:
        first = self.ids[kind].setdefault(rec["id"], rec)
        if first is not rec:
            self.twice(rec, first, f"{REFS[kind]} {rec['id']!r} is defined twice")

    def _share(self, kind: str) -> None:
        for id_, rec in self.ids[kind].items():
            first = self.concepts.setdefault(id_, rec)
            if first is not rec:
                self.twice(rec, first, f"the id {id_!r} is taken by another concept")

    def twice(self, rec: Rec, first: Rec, message: str) -> None:
        """Note that two records claim one id."""
        self.packs.problems.add(
            PackReferenceError(message, where(rec, "id"), f"another id (see {first.place})")
        )

    def check(self, name: Said | None, what: str, known: Iterable[str]) -> bool:
        """Note a problem unless a name is known; nothing is said of a name that is not there."""
        if name is None or name in (known := known if isinstance(known, dict) else set(known)):
            return True
        close = nearest(name, known)
        message = f"no {what} {str(name)!r}"
        expected = "" if close else _some(known)
        self.packs.problems.add(PackReferenceError(message, name.place, expected, nearest=close))
        return False

    def named(self, rec: Rec, key: str, kind: str) -> None:
        """Check that a record's key names a record of a kind; a list names many."""
        value = rec.get(key)
        for name in value if isinstance(value, list) else [value]:
            self.check(name, REFS[kind], self.ids[kind])

    def value(self, attribute: Rec | None, value: Said) -> None:
        """Check that an attribute can take a value."""
        if attribute is None:
            return
        type_ = attribute.get("type")
        allowed = allowed_ids(attribute)
        what = f"value of {attribute['id']!r}"
        if type_ == "entity":
            self.check(value, "entity", self.ids["entities"])
        elif type_ == "number":
            if not NUMBER.match(value):
                self.packs.problems.add(PackSchemaError(f"{str(value)!r} as {what}", value.place, "a number"))
        elif allowed and value not in allowed and type_ != "text":
            expected = " | ".join(sorted(allowed)[:8])
            close = nearest(value, allowed)
            self.packs.problems.add(
                PackSchemaError(f"{str(value)!r} as {what}", value.place, expected, close)
            )

    def atom(self, said: Said) -> None:
        """Check an ``attribute=value``."""
        name, _, value = said.partition("=")
        if self.check(Said.at(name.strip(), said.place), "attribute", self.ids["attributes"]):
            self.value(self.ids["attributes"].get(name.strip()), Said.at(value.strip(), said.place))

    def ref(self, said: Said | None) -> None:
        """Check a ``kind:id``."""
        if said is None:
            return
        prefix, _, id_ = said.partition(":")
        kind = self.kinds_by_ref.get(prefix)
        if kind is None or not id_:
            self.check(Said.at(prefix, said.place), "kind of record", self.kinds_by_ref)
        else:
            self.check(Said.at(id_, said.place), prefix, self.ids[kind])


def resolve(packs: Packs) -> None:
    """Check all records of some packs; problems are added to them."""
    names = Names(packs)
    for pack in packs.packs:
        names.named(pack, "default_view", "views")
    for kind in REFS:
        check = CHECKS.get(kind)
        for rec in packs.of(kind):
            _standing(names, rec)
            if check is not None:
                check(names, rec)
    for rec in packs.of("phrasings"):
        names.ref(rec["of"])
    _synonyms(names)
    circle = _circle(packs)
    if circle:
        at = names.ids["entities"][circle[0]]
        packs.problems.add(
            PackReferenceError(f"members go in a circle: {' > '.join(circle)}", at.place, "no circle")
        )


def _synonyms(names: Names) -> None:
    """Check that the synonyms which phrases name are there."""
    known = list(Synonyms(names.packs))
    for rec in (rec for kind in PHRASED for rec in names.packs.of(kind)):
        told = [rec, *(rec.get("values") or [])]
        for phrase in (p for one in told for p in one.get("aliases") or []):
            for name in named(phrase):
                names.check(Said.at(name, phrase.place), "synonyms", known)


def _standing(names: Names, rec: Rec) -> None:
    names.named(rec, "view", "views")
    for item in rec.get("about") or []:
        _about(names, item)
    for cite in rec.get("cite") or []:
        _cite(names, cite)


def _about(names: Names, item: Said) -> None:
    if "=" in item:
        names.atom(item)
    else:
        names.check(item, "concept", names.concepts)


def _cite(names: Names, cite: Rec) -> None:
    source = cite.get("source")
    if source is None or not names.check(source, "source", names.ids["sources"]) or "section" not in cite:
        return
    known = [s["id"] for s in names.ids["sources"][source].get("sections") or []]
    names.check(cite["section"], f"section of {str(source)!r}", known)


def _entity(names: Names, rec: Rec) -> None:
    names.named(rec, "kind", "kinds")
    names.named(rec, "members", "entities")


def _attribute(names: Names, rec: Rec) -> None:
    names.named(rec, "of", "kinds")
    seen: set[str] = set()
    for value in rec.get("values") or []:
        if value["id"] in seen:
            names.packs.problems.add(
                PackReferenceError(f"value {str(value['id'])!r} twice", value.place, "it once")
            )
        seen.add(value["id"])
        if rec["type"] == "bool" and value["id"] not in ("true", "false"):
            names.value(rec, value["id"])
        for item in value.get("about") or []:
            _about(names, item)
        if "real" in value:
            names.atom(value["real"])
    for default in [*(rec.get("defaults") or []), *(rec.get("presume") or [])]:
        names.value(rec, default["value"])
        names.named(default, "kind", "kinds")
        _standing(names, default)


def _claim(names: Names, rec: Rec) -> None:
    names.named(rec, "entity", "entities")
    names.named(rec, "attribute", "attributes")
    names.named(rec, "manner", "manners")
    value = rec["value"]
    for one in value if isinstance(value, list) else [value]:
        names.value(names.ids["attributes"].get(rec["attribute"]), one)


def _rule(names: Names, rec: Rec) -> None:
    names.named(rec, "for", "kinds")
    for kinds in (rec.get("where") or {}).values():
        for kind in kinds:
            names.check(kind, "kind", names.ids["kinds"])


def _difference(names: Names, rec: Rec) -> None:
    names.named(rec, "attribute", "attributes")
    for mode in rec["modes"]:
        names.named(mode, "entity", "entities")


def _chain(names: Names, rec: Rec) -> None:
    for step in rec["steps"]:
        names.ref(step.get("by"))


def _cause(names: Names, rec: Rec) -> None:
    names.ref(rec["by"])
    names.named(rec, "of", "entities")
    for part in ("effects", "beside", "causes", "harmless"):
        for item in rec.get(part) or []:
            if ":" in item:
                names.ref(item)
            else:
                _about(names, item)


def _procedure(names: Names, rec: Rec) -> None:
    steps = {str(step["id"]): step for step in rec["steps"] if "id" in step}
    for step in rec["steps"]:
        if "id" in step and steps[step["id"]] is not step:
            names.twice(step, steps[step["id"]], f"step {str(step['id'])!r} twice")
        for item in _abouts(step):
            _about(names, item)
        for branch in step.get("expect") or []:
            names.check(branch.get("go"), f"step of {str(rec['id'])!r}", steps)


def _abouts(step: Rec) -> Iterator[Said]:
    for part in [step, *(step.get("expect") or [])]:
        yield from part.get("about") or []


def _measurement(names: Names, rec: Rec) -> None:
    names.check(rec["metric"], "concept", names.concepts)
    names.named(rec, "subject", "entities")
    names.named(rec, "conditions", "entities")
    for thing in [thing for alike in rec.get("order") or [] for thing in alike]:
        names.check(thing, "concept", names.concepts)


def _table(names: Names, rec: Rec) -> None:
    names.named(rec, "rows", "entities")
    names.named(rec, "columns", "attributes")


def _message(names: Names, rec: Rec) -> None:
    for atom in rec.get("sets") or []:
        names.atom(atom)
    if rec.get("regex"):
        check_pattern(rec["pattern"], names.packs.problems)


def _question(names: Names, rec: Rec) -> None:
    for item in rec["expect"].get("records") or []:
        names.ref(item)
    for atom in rec.get("given") or []:
        names.atom(atom)


def _input(kind: str) -> Callable[[Names, Rec], None]:
    def check(names: Names, rec: Rec) -> None:
        names.named(rec, "attribute", "attributes")
        check_patterns(kind, rec, names.packs.problems)

    return check


CHECKS: dict[str, Callable[[Names, Rec], None]] = {
    "entities": _entity,
    "attributes": _attribute,
    "claims": _claim,
    "rules": _rule,
    "differences": _difference,
    "chains": _chain,
    "causes": _cause,
    "procedures": _procedure,
    "measurements": _measurement,
    "tables": _table,
    "messages": _message,
    "questions": _question,
    **{kind: _input(kind) for kind in INPUT_KINDS},
}


def _some(known: Iterable[str]) -> str:
    """The names that are known, when they are few."""
    names = sorted(map(str, known))
    return ", ".join(names) if 0 < len(names) <= _FEW else "one that a pack defines"


def _circle(packs: Packs) -> list[str]:
    """A family that is its own member, however far down, as the path back to itself."""
    members = {str(e["id"]): [str(m) for m in e.get("members") or []] for e in packs.of("entities")}
    done: set[str] = set()
    for start in members:
        path: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = [(start, iter(members[start]))]
        path.append(start)
        while stack:
            rest = stack[-1][1]
            follow = next((m for m in rest if m in members and m not in done), None)
            if follow is None:
                done.add(path.pop())
                stack.pop()
            elif follow in path:
                return [*path[path.index(follow) :], follow]
            else:
                path.append(follow)
                stack.append((follow, iter(members[follow])))
    return []
