"""The outcome of `kb check` as text, JSON, SARIF 2.1.0 and JUnit XML.

All formats tell the same findings; none decides how the command ends.
"""

from __future__ import annotations

from kb.render.markup import columns, dump, html
from kb.render.output import paint, plain
from kb.render.width import PAGE, hung, pad, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from kb.cluster.findings import Finding
    from kb.cluster.proofs import Because
    from kb.cluster.report import Report

FORMATS = ("text", "json", "sarif", "junit")
SARIF = "2.1.0"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "no", "warning": "depends", "note": "dim"}
_WORDS = {
    "inputs": ("Read", "读取"),
    "assumed": ("assumed: nothing tells the version", "假定：输入未说明版本"),
    "given": ("given", "指定"),
    "input": ("told by the input", "来自输入"),
    "version": ("version", "版本"),
    "settings": ("Settings", "设置"),
    "conclusions": ("Conclusions", "结论"),
    "findings": ("Findings", "诊断"),
    "because": ("because", "依据"),
    "remedy": ("do", "建议"),
    "helm": ("values", "values"),
    "run": ("run", "命令"),
    "source": ("source", "来源"),
    "none": ("Nothing found.", "没有发现问题。"),
    "suppressed": ("suppressed", "已忽略"),
    "environment": ("environment", "环境"),
    "vpc_pod_ips": ("Pod IPs from the VPC", "Pod IP 来自 VPC"),
    "endpoint_routes": ("endpoint routes", "endpoint routes"),
    "host_routing_configured": ("host routing, configured", "host routing（配置）"),
    "host_routing_reported": ("host routing, as status shows it", "host routing（状态显示）"),
    "host_routing_real": ("host routing, real", "host routing（实际）"),
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "note": ("note", "提示"),
}


def render(report: Report, form: str, colour: bool = False, why: bool = False, cells: int = PAGE) -> str:
    """The outcome in one of `FORMATS`.

    Args:
        report: the outcome.
        form: the format.
        colour: whether text is coloured.
        why: whether text tells the proof of every conclusion.
        cells: the most cells of a line of text; commands and values stay whole.
    """
    if form == "json":
        return dump(report.as_dict(), 2)
    if form == "sarif":
        return dump(sarif(report), 2)
    return as_junit(report) if form == "junit" else as_text(report, colour, why, cells)


def _word(name: str, report: Report) -> str:
    pair = _WORDS.get(name)
    return (pair[report.lang == "zh"]) if pair else name


def as_text(report: Report, colour: bool = False, why: bool = False, cells: int = PAGE) -> str:
    """The outcome for a person to read."""
    parts = [
        _inputs(report, colour, cells),
        _settings(report, colour, cells),
        _conclusions(report, colour, why, cells),
    ]
    parts.append(_findings(report, colour, cells))
    return "\n".join(part for part in parts if part)


def _heading(name: str, report: Report, colour: bool, more: str = "") -> str:
    return paint(_word(name, report), "bold", colour) + (f" ({plain(more)})" if more else "") + "\n"


def _block(rows: Sequence[Sequence[str]], cells: int) -> str:
    """Rows in columns; each for itself where the columns are wider than the page."""
    clean = [[_cell(c) for c in row] for row in rows]
    lines = columns(clean, "  ")
    if max(map(width, lines), default=0) > cells:
        lines = [line for row in clean for line in hung("  ".join(filter(None, row)), cells, "  ", 6)]
    return "".join(f"{line}\n" for line in lines)


def _told(because: Because) -> str:
    source = f" [{_cell(because.source)}]" if because.source else ""
    return _cell(because.text) + source


def _cell(text: str) -> str:
    return plain(str(text)).replace("\n", " ")


def _inputs(report: Report, colour: bool, cells: int) -> str:
    rows = [(row["file"], row["kind"], row["version"]) for row in report.inputs()]
    version = f"{_word('version', report)} {report.case.version}, {_word(report.case.version_from, report)}"
    return _heading("inputs", report, colour, version) + _block(rows, cells)


def _settings(report: Report, colour: bool, cells: int) -> str:
    rows = [(report.prose.name(row["attribute"]), row["value"], row["from"]) for row in report.settings()]
    return _heading("settings", report, colour) + _block(rows, cells) if rows else ""


def _conclusions(report: Report, colour: bool, why: bool, cells: int) -> str:
    text = ""
    for view, told in report.conclusions().items():
        text += _heading("conclusions", report, colour, view)
        if not why:
            text += _block([(_word(name, report), value) for name, value in told.items()], cells)
            continue
        for name, value in told.items():
            text += _block([(_word(name, report), value)], cells)
            steps = report.because(name, view) if value != "unknown" else []
            lines = [line for b in steps for line in hung(_told(b), cells, "      ", 8)]
            text += "".join(f"{line}\n" for line in lines)
    return text


def _findings(report: Report, colour: bool, cells: int) -> str:
    text = _heading("findings", report, colour)
    if not report.findings:
        text += f"  {_word('none', report)}\n"
    for found in report.findings:
        text += _finding(report, found, colour, cells)
    for found, reason in report.suppressed:
        text += f"  {found.kind.code} {_word('suppressed', report)}: {_cell(reason)}\n"
    return text


def _finding(report: Report, found: Finding, colour: bool, cells: int) -> str:
    data = report.finding(found)
    level = _word(data["level"], report)
    where = f" {_cell(_place(found))}:" if found.file else ""
    lines = hung(f"{level} {data['code']}{where} {_cell(data['text'])}", cells, "  ", 4)
    lines[0] = "  " + paint(level, _LEVELS[data["level"]], colour) + lines[0].removeprefix("  " + level)
    rows = [
        (_word("because", report) if i == 0 else "", _told(b), False) for i, b in enumerate(found.because)
    ]
    rows += _remedy(report, data)
    labels = max(width(label) for label, *_ in rows)
    for label, text, whole in rows:
        head = f"    {pad(label, labels)}  "
        lines += [head + text] if whole else hung(text, cells, head)
    return "\n".join(lines) + "\n"


def _remedy(report: Report, data: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """The rows that tell what to do: label, text, and whether it must stay on one line."""
    remedy = data["remedy"]
    rows = [(_word("remedy", report), _cell(remedy["text"]), False)]
    for i, line in enumerate(remedy["helm"].splitlines()):
        rows.append((_word("helm", report) if i == 0 else "", _cell(line), True))
    for i, run in enumerate(remedy["run"]):
        rows.append((_word("run", report) if i == 0 else "", _cell(run), True))
    if data["source"]:
        rows.append((_word("source", report), _cell(data["source"]), False))
    return rows


def _place(found: Finding) -> str:
    return f"{found.file}:{found.line}" if found.line else found.file


def sarif(report: Report) -> dict[str, Any]:
    """The outcome as a SARIF log."""
    every = [*report.findings, *(found for found, _ in report.suppressed)]
    kinds = {found.kind.code: found for found in every}
    order = {code: i for i, code in enumerate(sorted(kinds))}
    reasons = {id(found): reason for found, reason in report.suppressed}
    driver: dict[str, Any] = {
        "name": "kb",
        "rules": [_rule(report, kinds[code]) for code in order],
    }
    results = [_result(report, found, order, reasons.get(id(found))) for found in every]
    return {
        "$schema": _SCHEMA,
        "version": SARIF,
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _rule(report: Report, found: Finding) -> dict[str, Any]:
    return {
        "id": found.kind.code,
        "shortDescription": {"text": plain(found.text("title", report.lang))},
        "fullDescription": {"text": plain(found.text("why", report.lang))},
        "help": {"text": plain(found.text("remedy", report.lang))},
        "defaultConfiguration": {"level": found.kind.level},
    }


def _result(report: Report, found: Finding, order: dict[str, int], reason: str | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": found.kind.code,
        "ruleIndex": order[found.kind.code],
        "level": found.kind.level,
        "message": {"text": plain(found.text("text", report.lang))},
    }
    if found.file:
        location: dict[str, Any] = {"artifactLocation": {"uri": _uri(found.file)}}
        if found.line:
            location["region"] = {"startLine": found.line}
        result["locations"] = [{"physicalLocation": location}]
    if reason is not None:
        result["suppressions"] = [{"kind": "external", "justification": plain(reason)}]
    return result


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.replace("\\", "/"), safe="/!.-_~", errors="replace")


def as_junit(report: Report) -> str:
    """The outcome as JUnit XML: a failed test for each error and warning, a passed one for each note."""
    cases = [_testcase(report, found) for found in report.findings]
    failures = sum(found.kind.level != "note" for found in report.findings)
    cases = cases or ['    <testcase classname="kb.check" name="check"/>']
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="0"'
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts}>\n  <testsuite name="kb check" {counts}>\n'
    return head + "\n".join(cases) + "\n  </testsuite>\n</testsuites>\n"


def _testcase(report: Report, found: Finding) -> str:
    title = found.text("title", report.lang)
    attributes = f'classname="kb.check.{found.kind.code}" name="{_xml(title)}"'
    if found.file:
        attributes += f' file="{_xml(found.file)}"' + (f' line="{found.line}"' if found.line else "")
    text = "\n".join(
        [found.text("text", report.lang), *(b.text for b in found.because), found.text("remedy", report.lang)]
    )
    if found.kind.level == "note":
        return f"    <testcase {attributes}><system-out>{_xml(text)}</system-out></testcase>"
    message = f'message="{_xml(found.text("text", report.lang))}" type="{found.kind.level}"'
    return f"    <testcase {attributes}><failure {message}>{_xml(text)}</failure></testcase>"


def _xml(text: str) -> str:
    return html(
        "".join(c if c in "\n\t" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in text)
    )
