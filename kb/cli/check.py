"""`kb check`: a user's own configuration judged by the packs' rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kb.cli.exits import FINDINGS, OK, UsageError

if TYPE_CHECKING:
    from kb.cluster import Report

LEVELS = ("error", "warning", "note")


def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files, folders or archives; - reads standard input."),
    ],
    form: Annotated[
        str, typer.Option("--format", "-f", help="text, json, sarif or junit.", metavar="FORMAT")
    ] = "text",
    fail_level: Annotated[
        str,
        typer.Option(
            "--fail-level", help="Exit with 3 from this level on: error, warning or note.", metavar="LEVEL"
        ),
    ] = "error",
    product: Annotated[
        str,
        typer.Option(
            "--product",
            "--cilium",
            help="Version of the product; told by the input when absent.",
            metavar="VERSION",
        ),
    ] = "",
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            help="Assume a setting, whatever the input says; may be repeated.",
            metavar="KEY=VALUE",
            show_default=False,
        ),
    ] = None,
    environment: Annotated[
        str,
        typer.Option(
            help="Assume where the cluster runs: tke-native, tke-overlay, eks-eni, self-hosted ...",
            metavar="NAME",
        ),
    ] = "",
    view: Annotated[
        str, typer.Option(help="Whose rules judge; `kb list view` names them.", metavar="VIEW")
    ] = "",
    why: Annotated[bool, typer.Option("--why", help="Show the proof of every conclusion.")] = False,
    lang: Annotated[str, typer.Option(help="Language of texts: en or zh.", metavar="LANG")] = "",
    color: Annotated[str, typer.Option(help="Colour: auto, always or never.", metavar="WHEN")] = "auto",
    output: Annotated[
        str, typer.Option("--output", "-o", help="Write to a file, replacing it at once.", metavar="FILE")
    ] = "",
) -> int:
    """Judge a cluster's own configuration: Helm values, install commands, cilium-config, status, logs, sysdumps.

    Findings can be suppressed by code in .kb.yaml, with a reason and a last day.
    """
    from kb.cli.context import interface_language

    _one_of(form, "--format", ("text", "json", "sarif", "junit"))
    _one_of(fail_level, "--fail-level", LEVELS)
    _one_of(lang or "en", "--lang", ("en", "zh"))
    _one_of(color, "--color", ("auto", "always", "never"))
    report = _report(files, product, view, lang or interface_language(), sets or [], environment)
    from kb.render import findings
    from kb.render import output as out
    from kb.render.width import PAGE

    cells = PAGE if output else out.page_width()
    text = findings.render(report, form, out.coloured(color) and not output, why, cells)
    if output:
        out.write_file(output, text)
    else:
        out.write(text)
    worst = report.worst()
    return FINDINGS if worst and LEVELS.index(worst) <= LEVELS.index(fail_level) else OK


def _report(
    files: list[str], product: str, view: str, lang: str, sets: list[str], environment: str
) -> Report:
    from kb.cli.context import checked_version, told_twice
    from kb.cluster import Workshop, collect, given
    from kb.cluster.suppress import load
    from kb.store import open_base

    product = checked_version(product) if product else ""
    base = open_base()
    views = [row[0] for row in base.rows("SELECT id FROM view ORDER BY rowid")]
    if view:
        _one_of(view, "--view", tuple(views))
    shop = Workshop(base)
    suppressions = load(".", [kind.code for kind in shop.kinds])
    told_twice(sets)
    assumed = given(base, shop.formats, sets, environment)
    return shop.check(collect(files), product, view, lang, suppressions, assumed, strict=True)


def _one_of(value: str, option: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        from kb.errors import nearest

        raise UsageError(f"{value!r} will not do", option, " | ".join(allowed), nearest(value, allowed))
