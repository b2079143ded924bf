"""`kb eval FILE...`: ask the questions of files and judge the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kb.cli.exits import FINDINGS, OK

if TYPE_CHECKING:
    from kb.evaluate import Item, Judgement


def evaluate(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="YAML files of questions.")],
    family: Annotated[str, typer.Option(help="Only questions of this family.")] = "",
    half: Annotated[str, typer.Option(help="Only questions of this half (work or held).")] = "",
    fail_under: Annotated[float, typer.Option(help="Exit 3 when fewer percent are right.")] = 0.0,
    wrong_over: Annotated[float, typer.Option(help="Exit 3 when more percent are wrong.")] = 100.0,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a question.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the counts only.")] = False,
) -> int:
    """Ask the questions of files and judge the answers.

    Counts what is right, wrong, refused and missed, by family. A file is a YAML list of items such as

    \b
    - turns: [does it hit on gke, and on eks?]   # the last is judged; `question: ...` for a single one
      expect: {status: answered, verdict: "no", must: [[endpointRoutes, per-Pod routes]]}
      family: check                              # for the counts; docs/packs.md tells more
    """  # noqa: D301
    import kb
    from kb import evaluate as judging
    from kb.render.judgement import as_lines, as_table
    from kb.render.output import write

    items = [item for file in files for item in _items(file, half) if not family or item.family == family]
    judgements = judging.evaluate(kb.open(), items)
    if json:
        write(as_lines(judgements))
    else:
        write(as_table(judgements, quiet=quiet))
    return FINDINGS if failed(judgements, fail_under, wrong_over) else OK


def failed(judgements: list[Judgement], fail_under: float, wrong_over: float) -> bool:
    """Whether too few are right, or too many wrong, in percent; no question at all is no failure."""
    if not judgements:
        return False
    count = len(judgements)
    right = 100 * sum(j.outcome == "right" for j in judgements) / count
    wrong = 100 * sum(j.outcome == "wrong" for j in judgements) / count
    return right < fail_under or wrong > wrong_over


def _fault(item: object) -> str:
    """What is wrong with an item, or ""."""
    if not isinstance(item, dict):
        return "is no mapping, but must have `turns` and `expect`"
    if not (item.get("turns") or item.get("question")):
        return "asks nothing: `turns` (or `question`) is missing"
    if not isinstance(item.get("expect", {}), dict):
        return "has an `expect` that is no mapping, but must be like {status: answered, verdict: 'no'}"
    return ""


def _items(path: str, half: str) -> list[Item]:
    """The items of a file: a list, or a pack's file with `questions`.

    Raises:
        UsageError: it cannot be read, or holds something else.
    """
    import yaml

    from kb.cli.exits import UsageError
    from kb.evaluate import Item

    try:
        with open(path, encoding="utf-8-sig") as file:  # noqa: PTH123
            data = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"cannot be read: {error}", path, "a YAML list of questions") from error
    if isinstance(data, dict):
        data = data.get("questions")
    if not isinstance(data, list) or not data:
        raise UsageError(
            "holds no questions", path, "a YAML list of mappings", remedy="kb eval --help shows one"
        )
    for number, item in enumerate(data, 1):
        if fault := _fault(item):
            raise UsageError(f"item {number} {fault}", path, remedy="kb eval --help shows one")
    return [Item(d) for d in data if not half or d.get("half") == half]
