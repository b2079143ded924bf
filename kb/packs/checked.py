"""Packs read and checked: every step that must pass before a base can be built of them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable

from kb.errors import PackSyntaxError
from kb.packs.loader import Packs, read_packs
from kb.packs.programs import check_rules
from kb.packs.resolve import resolve
from kb.packs.shapes import MOST_PROBLEMS, EnoughError


def check(paths: Iterable[str | os.PathLike[str]]) -> Packs:
    """Read packs and look up every name; what is wrong is in the result's `problems`.

    Args:
        paths: pack folders, or folders of pack folders.

    Raises:
        PackError: a path holds no pack.
    """
    packs = read_packs(paths)
    errors = packs.problems.errors
    if len(errors) >= MOST_PROBLEMS or any(isinstance(error, PackSyntaxError) for error in errors):
        return packs  # what an unreadable file defines would be missed everywhere
    with contextlib.suppress(EnoughError):
        resolve(packs)
        check_rules(packs)
    return packs


def load(paths: Iterable[str | os.PathLike[str]]) -> Packs:
    """Load packs that are free of errors.

    Args:
        paths: pack folders, or folders of pack folders.

    Raises:
        PackError: the first thing that is wrong, with a count of the others.
    """
    packs = check(paths)
    errors = packs.problems.errors
    if errors:
        first = errors[0]
        if len(errors) > 1:
            first.remedy = first.remedy or f"and {len(errors) - 1} more: kb pack lint tells all"
        raise first
    return packs
