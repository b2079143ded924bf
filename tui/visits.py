"""The pages that were visited, to go back and forth between, each with where its cursor was."""

from __future__ import annotations

from dataclasses import dataclass

_MOST = 100


@dataclass(slots=True)
class Visit:
    """A page that was visited, and the block that its cursor was on."""

    ref: str
    key: str = ""


class Visits:
    """Where one has been."""

    def __init__(self) -> None:
        self._back: list[Visit] = []
        self._forth: list[Visit] = []
        self.at: Visit | None = None

    def go(self, ref: str, key: str = "") -> None:
        """Go to a page; what could be gone forward to is forgotten.

        Args:
            ref: the page.
            key: where the cursor was on the page that is left.
        """
        if self.at is not None and self.at.ref != ref:
            self.at.key = key
            self._back = [*self._back[-_MOST:], self.at]
            self._forth.clear()
        if self.at is None or self.at.ref != ref:
            self.at = Visit(ref)

    @property
    def can_back(self) -> bool:
        """Whether there is a page before."""
        return bool(self._back)

    @property
    def can_forth(self) -> bool:
        """Whether there is a page after."""
        return bool(self._forth)

    def back(self, key: str = "") -> Visit | None:
        """Go to the page before; None when there is none."""
        return self._move(self._back, self._forth, key)

    def forth(self, key: str = "") -> Visit | None:
        """Go to the page after; None when there is none."""
        return self._move(self._forth, self._back, key)

    def _move(self, source: list[Visit], target: list[Visit], key: str) -> Visit | None:
        if not source or self.at is None:
            return None
        self.at.key = key
        target.append(self.at)
        self.at = source.pop()
        return self.at
