from __future__ import annotations

import importlib.util
from pathlib import Path

from kb.store import open_base

ROOT = Path(__file__).parents[2]


def test_pages_of_findings_are_up_to_date(shared_cache: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_findings", ROOT / "docs" / "make_findings.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages = module.pages(open_base([str(ROOT / "data")], cache=str(shared_cache)))
    there = {
        path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "findings").glob("*.md")
    }
    assert there == pages, "run python docs/make_findings.py"
