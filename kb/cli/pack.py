"""`kb pack lint|test|new`: for those who write knowledge packs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb.cli.exits import FINDINGS, OK

if TYPE_CHECKING:
    from kb.packs import Finding

_FEW = 3
_LEVELS = ("note", "warning", "error")
_PATHS = typer.Argument(
    metavar="[PATH]...", help="Pack folders; the packs in use when absent.", show_default=False
)


def group(settings: dict[str, Any]) -> typer.Typer:
    """The commands of `kb pack`."""
    app = typer.Typer(help="Write knowledge packs: check, test and begin them.", rich_markup_mode=None)
    app.command("lint", context_settings=settings)(lint)
    app.command("test", context_settings=settings)(test)
    app.command("new", context_settings=settings)(new)
    return app


def _paths(paths: list[str] | None) -> list[str]:
    from kb.store import pack_roots

    return pack_roots(paths or None)


def lint(
    paths: Annotated[list[str] | None, _PATHS] = None,
    fail_level: Annotated[str, typer.Option(help="Exit 3 at findings of this level or above.")] = "error",
    level: Annotated[str, typer.Option(help="Show findings of this level or above.")] = "note",
    every: Annotated[bool, typer.Option("--all", help="Show every warning and note.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print all as a JSON array.")] = False,
) -> int:
    """Check packs whole, and tell all that is wrong.

    Unknown ids, uncited records, unreachable rules, shared aliases, empty cells ... Errors are all shown,
    of the warnings and notes of a check the first few.
    """
    from kb.cli.exits import UsageError
    from kb.packs import lint as linting
    from kb.render.markup import dump
    from kb.render.output import write

    for option, given in (("--fail-level", fail_level), ("--level", level)):
        if given not in _LEVELS:
            raise UsageError(f"{option} does not take {given!r}", expected="one of " + ", ".join(_LEVELS))
    found = linting(_paths(paths))
    findings = [f for f in found if _LEVELS.index(f.level) >= _LEVELS.index(level)]
    if json:
        keys = ("level", "check", "place", "text")
        write(dump([{key: getattr(finding, key) for key in keys} for finding in findings]))
    else:
        write("".join(f"{line}\n" for line in _told(findings, every)))
    worst = max((_LEVELS.index(f.level) for f in found), default=-1)
    return FINDINGS if worst >= _LEVELS.index(fail_level) else OK


def _told(findings: list[Finding], every: bool) -> list[str]:
    """The findings as lines; of the warnings and notes of a check the first few, with a count of the others."""
    lines = []
    seen: dict[tuple[str, str], int] = {}
    for found in findings:
        kind = (found.level, found.check)
        seen[kind] = seen.get(kind, 0) + 1
        if every or found.level == "error" or seen[kind] <= _FEW:
            lines.append(str(found))
    if not every:
        hidden = {kind: count - _FEW for kind, count in seen.items() if kind[0] != "error" and count > _FEW}
        lines += [
            f"{count} more: {level} [{check}] (--all shows them)" for (level, check), count in hidden.items()
        ]
    return lines


def test(
    paths: Annotated[list[str] | None, _PATHS] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Tell which rules no question fires, or none makes fail.")
    ] = False,
    family: Annotated[str, typer.Option(help="Only questions of this family.")] = "",
    half: Annotated[str, typer.Option(help="Only questions of this half (work or held).")] = "",
    fail_under: Annotated[float, typer.Option(help="Exit 3 when fewer percent are right.")] = 100.0,
    wrong_over: Annotated[float, typer.Option(help="Exit 3 when more percent are wrong.")] = 100.0,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a question.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the counts only.")] = False,
) -> int:
    """Ask packs their own questions and judge the answers."""
    from kb.cli.evaluation import failed
    from kb.packs.questions import test as testing
    from kb.render.judgement import as_lines, as_table, coverage_lines
    from kb.render.output import write

    found = testing(_paths(paths), half=half, family=family, coverage=coverage)
    write(as_lines(found.judgements) if json else as_table(found.judgements, quiet=quiet))
    if coverage and not json:
        write(coverage_lines(found.coverage))
    bad = failed(found.judgements, fail_under, wrong_over) or bool(coverage and found.uncovered)
    return FINDINGS if bad else OK


def new(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The folder to make.")],
    id: Annotated[str, typer.Option("--id", help="The pack's id; the folder's name when absent.")] = "",
) -> int:
    """Begin a pack: a folder with one of each thing that most packs need."""
    from pathlib import Path

    from kb.packs.template import new as begin
    from kb.render.output import write

    write("".join(f"{written}\n" for written in begin(Path(path), id)))
    return OK
