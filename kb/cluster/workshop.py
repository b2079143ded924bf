"""What `kb check` needs of a base, read once: formats, absences, programs; and the check itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from kb.cluster import sniff
from kb.cluster.facts import Absence, Case, Gatherer
from kb.cluster.formats import Formats
from kb.cluster.judge import Verdict
from kb.cluster.reading import CONFIG, HELM, Reading
from kb.cluster.report import Report
from kb.errors import StoreError
from kb.rules.engine import load_program
from kb.rules.program import Program
from kb.rules.versions import contains
from kb.store import Base


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
        self.bridges = [(f"bridge:{r['id']}", str(r["from"]), str(r["to"])) for r in records.get("bridges", ())]
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

    def read(self, inputs: Sequence[tuple[str, bytes]]) -> list[Reading]:
        """What each input, by name, is."""
        return [reading for name, data in inputs for reading in sniff.read(name, data, self.formats)]

    def case(self, readings: Sequence[Reading], version: str = "") -> Case:
        """The facts that readings amount to."""
        return self.gatherer.gather(readings, version, self.base.meta["reference"])

    def judge(self, case: Case, view: str = "") -> Verdict:
        """What the rules of a view make of a case."""
        view = view or self.view
        return Verdict(case, self.program(view, case.version), self.bridges, view)

    def check(self, inputs: Sequence[tuple[str, bytes]], version: str = "", views: Sequence[str] = ()) -> Report:
        """Read and judge inputs, each a name and its bytes."""
        case = self.case(self.read(inputs), version)
        return Report(case, [self.judge(case, view) for view in views or [self.view]])

    def program(self, view: str, version: str) -> Program:
        """The compiled rules of a view for a version.

        Raises:
            StoreError: the base holds none.
        """
        key = (view, version)
        if key not in self._programs:
            for versions, code in self.base.rows("SELECT versions, code FROM program WHERE view = ?", (view,)):
                if not versions or contains(versions, version):
                    self._programs[key] = load_program(code)
                    break
            else:
                raise StoreError(f"no rules for view {view!r} and version {version}")
        return self._programs[key]
