"""Judged questions as text and as JSON lines."""

from __future__ import annotations

from kb.evaluate import OUTCOMES, tally
from kb.render.markup import columns, dump
from kb.render.output import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.evaluate import Judgement

_ASKED = 150
_REASONS = 200


def as_lines(judgements: Sequence[Judgement]) -> str:
    """One JSON object a question."""
    return "".join(dump(j.as_dict()) for j in judgements)


def as_table(judgements: Sequence[Judgement], *, quiet: bool = False) -> str:
    """What is not right, a line each, then the counts by family.

    Args:
        judgements: what was judged.
        quiet: leave the lines out.
    """
    lines = [] if quiet else [_line(j) for j in judgements if j.outcome != "right"]
    rows = [["", *OUTCOMES, "of"]]
    for family, counts in tally(judgements):
        rows.append([family, *(str(counts[o]) for o in OUTCOMES), str(sum(counts.values()))])
    lines += columns(rows)
    total = tally(judgements)[-1][1]
    asked = max(len(judgements), 1)
    figures = ", ".join(f"{o} {100 * total[o] / asked:.1f} %" for o in OUTCOMES)
    return "\n".join([*lines, figures]) + "\n"


def _line(judgement: Judgement) -> str:
    asked = plain(" / ".join(judgement.item.turns)).replace("\n", " ")[:_ASKED]
    return f"{judgement.outcome:8}{judgement.item.id} | {asked} | {'; '.join(judgement.reasons)[:_REASONS]}"


def coverage_lines(coverage: Mapping[str, tuple[bool, bool]]) -> str:
    """Which rules no question fires or makes fail, a line each, then how many are covered both ways."""
    lines = []
    for rule, (fired, failed) in coverage.items():
        missing = [word for word, seen in (("fired", fired), ("failed", failed)) if not seen]
        if missing:
            lines.append(f"rule {rule}: never {' nor '.join(missing)}")
    both = sum(fired and failed for fired, failed in coverage.values())
    return "\n".join([*lines, f"rules fired both ways: {both} of {len(coverage)}"]) + "\n"
