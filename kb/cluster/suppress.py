"""Findings that a team has decided to live with: `.kb.yaml` names codes, each with a reason and a last day.

suppress: - {code: KB120, reason: "fixed in the image", expires: 2027-01-31}
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from kb.cluster.findings import Finding
from kb.cluster.tree import InputError
from kb.errors import nearest

FILE = ".kb.yaml"
MAX_BYTES = 256 * 1024
KEYS = ("code", "reason", "expires", "file")


class Suppression:
    """One code that is suppressed, for one file or all."""

    __slots__ = ("code", "expires", "file", "reason")

    def __init__(self, code: str, reason: str, expires: datetime.date | None, file: str) -> None:
        self.code = code
        self.reason = reason
        self.expires = expires
        self.file = file

    def covers(self, finding: Finding, today: datetime.date) -> bool:
        """Whether a finding is suppressed on a day."""
        if finding.kind.code != self.code or (self.expires is not None and today > self.expires):
            return False
        return not self.file or finding.file == self.file or finding.file.endswith("/" + self.file)


def load(folder: str, codes: Sequence[str]) -> list[Suppression]:
    """The suppressions of a folder; none when it has no file of them.

    Args:
        folder: where `.kb.yaml` is looked for.
        codes: all codes that there are.

    Raises:
        InputError: the file is not as it should be.
    """
    try:
        with Path(folder, FILE).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", FILE) from error
    if len(data) > MAX_BYTES:
        raise InputError("too large", FILE)
    try:
        root = yaml.load(data, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(
            f"not YAML: {str(error).splitlines()[0] if str(error) else type(error).__name__}", FILE
        ) from error
    if root in (None, ""):
        return []
    listed = root.get("suppress", []) if isinstance(root, dict) else None
    if not isinstance(listed, list):
        raise InputError("not as it should be", FILE, "suppress: [{code, reason, expires}]")
    return [_one(item, codes) for item in listed]


def _one(item: Any, codes: Sequence[str]) -> Suppression:
    if not isinstance(item, dict) or not all(isinstance(v, str) for v in item.values()):
        raise InputError("not as it should be", FILE, "a mapping with code, reason and expires")
    for key in item:
        if key not in KEYS:
            raise InputError(f"unknown key {key!r}", FILE, ", ".join(KEYS), nearest(str(key), KEYS))
    code = item.get("code", "").upper()
    if code not in codes:
        raise InputError(f"no finding has the code {code!r}", FILE, "a code", nearest(code, codes))
    if not item.get("reason", "").strip():
        raise InputError(f"{code} is suppressed without a reason", FILE, "a reason")
    return Suppression(
        code, item["reason"].strip(), _date(item.get("expires", ""), code), item.get("file", "")
    )


def _date(text: str, code: str) -> datetime.date | None:
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{code}: {text!r} is no day", FILE, "a day such as 2027-01-31") from error


def apply(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], today: datetime.date
) -> tuple[list[Finding], list[tuple[Finding, str]]]:
    """The findings that remain, and those suppressed with the reason."""
    kept: list[Finding] = []
    gone: list[tuple[Finding, str]] = []
    for finding in findings:
        reason = next((s.reason for s in suppressions if s.covers(finding, today)), None)
        if reason is None:
            kept.append(finding)
        else:
            gone.append((finding, reason))
    return kept, gone
