"""Which view a record speaks for."""

from __future__ import annotations

from kb.packs.loader import Packs
from kb.packs.shapes import Rec


class Views:
    """The views of the sources and packs that records belong to.

    Args:
        packs: the records.
    """

    def __init__(self, packs: Packs) -> None:
        self._of_source = {source["id"]: source["view"] for source in packs.of("sources")}
        self._of_pack = {pack["id"]: pack.get("default_view", "") for pack in packs.packs if "id" in pack}

    def of(self, rec: Rec) -> str:
        """A record's view: its own, else that of its first citation's source, else its pack's default."""
        sources = [cite.get("source") for cite in rec.get("cite") or []]
        cited = next((self._of_source[s] for s in sources if s in self._of_source), "")
        return str(rec.get("view") or cited or self._of_pack.get(rec.get("pack", ""), ""))
