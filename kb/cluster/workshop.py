"""What `kb check` needs of a base, read once: formats, absences, programs; and the check itself."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from typing import Any

from kb.cluster import sniff, text
from kb.cluster.facts import Absence, Case, Gatherer
from kb.cluster.findings import Finder, Finding, kinds
from kb.cluster.formats import Formats
from kb.cluster.given import Given
from kb.cluster.inputs import Source
from kb.cluster.judge import Verdict
from kb.cluster.near import near
from kb.cluster.proofs import Prose
from kb.cluster.reading import CONFIG, HELM, Note, Reading
from kb.cluster.refuse import refuse
from kb.cluster.report import Report
from kb.cluster.stale import stale
from kb.cluster.suppress import Suppression, apply
from kb.cluster.tree import InputError
from kb.errors import StoreError
from kb.rules.engine import load_program
from kb.rules.program import Program
from kb.rules.versions import contains
from kb.store import Base

PRODUCT = b"cilium"
SAMPLE = 65536


class Workshop:
    """Reads and judges inputs with the knowledge of one base.

    Args:
        base: an opened base.
    """

    def __init__(self, base: Base) -> None:
        self.base = base
        records: dict[str, list[dict[str, Any]]] = {}
        for kind, body in base.rows("SELECT kind, body FROM format ORDER BY kind, ord"):
            records.setdefault(kind + "s", []).append(json.loads(body))
        self.formats = Formats(records, self._declared())
        types = dict(base.rows("SELECT id, type FROM attribute"))
        self.gatherer = Gatherer(self.formats, [Absence(r) for r in records.get("absences", ())], types)
        self.bridges = [
            (f"bridge:{r['id']}", str(r["from"]), str(r["to"])) for r in records.get("bridges", ())
        ]
        self.kinds = kinds(base)
        self._programs: dict[tuple[str, str], Program] = {}

    def _declared(self) -> Iterable[tuple[str, str, str]]:
        for attribute, helm, configmap in self.base.rows("SELECT id, helm, configmap FROM attribute"):
            if helm:
                yield HELM, helm, attribute
            if configmap:
                yield CONFIG, configmap, attribute

    @property
    def view(self) -> str:
        """The view that judges by default."""
        return self.base.meta["default_view"]

    def read(self, sources: Sequence[Source]) -> list[Reading]:
        """What each input is; of what a folder or archive holds, only what is known.

        Raises:
            InputError: an input is refused.
        """
        found: list[Reading] = []
        for source in sources:
            if source.alone:
                found += sniff.read(source.name, source.data, self.formats)
            else:
                found += self._within(source)
        if sources and not found:
            raise InputError(
                "nothing of the product's configuration", sources[0].name, "a folder or archive with some"
            )
        return found

    def _within(self, source: Source) -> list[Reading]:
        if PRODUCT not in source.data.lower() and not self.formats.anywhere.search(
            text.decode(source.data[:SAMPLE])
        ):
            return []
        try:
            return [
                r for r in sniff.read(source.name, source.data, self.formats) if r.kind not in sniff.NOTHING
            ]
        except InputError:
            # One file of a folder may be anything; refusing it must not hide the others.
            return []

    def case(self, readings: Sequence[Reading], version: str = "", given: Given | None = None) -> Case:
        """The facts that readings amount to, and what the user says beside them."""
        return self.gatherer.gather(readings, version, self.base.meta["reference"], given)

    def judge(self, case: Case, view: str = "") -> Verdict:
        """What the rules of a view make of a case."""
        view = view or self.view
        return Verdict(case, self.program(view, case.version), self.bridges, view)

    def check(
        self,
        sources: Sequence[Source],
        version: str = "",
        view: str = "",
        lang: str = "en",
        suppressions: Sequence[Suppression] = (),
        given: Given | None = None,
        strict: bool = False,
    ) -> Report:
        """Read and judge inputs.

        Args:
            sources: the inputs.
            version: the product's version; what the inputs tell, or the reference version, when empty.
            view: whose rules judge; the default view when empty.
            lang: the language of sentences.
            suppressions: findings that are not to be told.
            given: what the user says beside the inputs.
            strict: whether inputs of which nothing at all is understood are refused.

        Raises:
            InputError: an input is refused.
        """
        readings = self.read(sources)
        if strict:
            refuse(sources, readings)
        case = self.case(readings, version, given)
        verdict = self.judge(case, view)
        kept, gone = apply(self.find(verdict, lang), suppressions, datetime.date.today())
        return Report(case, [verdict], kept, gone, Prose(self.base, lang))

    def find(self, verdict: Verdict, lang: str = "en") -> list[Finding]:
        """What is to be told of a case, judged."""
        case = verdict.case
        told = [*stale(case, self.formats), *near(case, self.formats), *self._outside(case)]
        return Finder(self.kinds, Prose(self.base, lang)).find(verdict, told)

    def _outside(self, case: Case) -> list[tuple[Note, str]]:
        """A note on a version that the packs' sources do not speak of."""
        covers = self.base.meta.get("covers", "")
        if not covers or case.version_from == "assumed" or contains(covers, case.version):
            return []
        told = [(r.file, r.version_line) for r in case.readings if r.version == case.version] or [
            (s.file, s.line) for r in case.readings for s in r if s.value.lstrip("v") == case.version
        ]
        file, line = told[0] if told and case.version_from == "input" else ("", 0)
        return [(Note("version-outside", case.version, file, line), covers)]

    def program(self, view: str, version: str) -> Program:
        """The compiled rules of a view for a version.

        Raises:
            StoreError: the base holds none.
        """
        key = (view, version)
        if key not in self._programs:
            for versions, code in self.base.rows(
                "SELECT versions, code FROM program WHERE view = ?", (view,)
            ):
                if not versions or contains(versions, version):
                    self._programs[key] = load_program(code)
                    break
            else:
                raise StoreError(f"no rules for view {view!r} and version {version}")
        return self._programs[key]
