"""The errors of this package. They are worded here and raised elsewhere."""

from __future__ import annotations

from kb.errors import KbError, PackError


class RuleError(PackError):
    """A rule cannot be read, or the rules together make no sense."""


class VersionError(KbError):
    """A version or a range of versions cannot be read."""
