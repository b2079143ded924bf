"""The bench: settings to switch below, what follows from them above, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from kb.trial import Trial
from tui.actions import Scoped, bindings
from tui.blocks import Copied
from tui.labels import label
from tui.pages import benches
from tui.screens.prompt import Prompt
from tui.widgets.outline import Outline

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.app import Browser


class Switches(Outline):
    """The settings; the keys of a list that would fold switch here."""

    SCOPE = "setting"
    BINDINGS: ClassVar[list[BindingType]] = bindings("setting")

    @property
    def bench(self) -> Bench:
        """The bench that they belong to."""
        return self.query_ancestor(Bench)

    def action_forth(self) -> None:
        """Give the setting its next value."""
        self.bench.turn(1)

    def action_back(self) -> None:
        """Give the setting the value before."""
        self.bench.turn(-1)

    def can_unset(self) -> bool:
        """Whether the setting was set here."""
        trial = self.bench.trial
        return bool(trial and self.at and self.at.key in trial.values)

    def action_unset(self) -> None:
        """Leave the setting as it is stated."""
        if self.at:
            self.bench.set(self.at.key, None)


class Bench(Scoped, Vertical):
    """A trial: conclusions over settings."""

    SCOPE = "bench"
    BINDINGS: ClassVar[list[BindingType]] = bindings("bench")
    app: Browser

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.trial: Trial | None = None
        self._flipped: list[str] = []

    def compose(self) -> ComposeResult:
        """Conclusions, a hint, settings."""
        yield Outline(id="outcomes")
        yield Static(id="bench-hint", markup=False)
        yield Switches(id="switches")

    @property
    def outcomes(self) -> Outline:
        """What follows."""
        return self.query_one("#outcomes", Outline)

    @property
    def switches(self) -> Switches:
        """The settings."""
        return self.query_one("#switches", Switches)

    def show(self, trial: Trial) -> None:
        """Show a trial."""
        self.trial = trial
        self.outcomes.marks = self.switches.marks = self.app.marks
        self.query_one("#bench-hint", Static).update(Content(label("bench-hint", self.app.lang)))
        self._refresh()

    def _refresh(self, asked: str = "") -> None:
        core, marks = self.app.core, self.app.marks
        if core is None or self.trial is None:
            return
        with self.app.guarded():
            above = benches.ways(core, self.trial, asked, marks) if asked else None
            at = self.outcomes.at.key if self.outcomes.at else ""
            key = "ways" if above else at
            changed = self.trial.changed
            self.outcomes.show(
                benches.conclusions(core, self.trial, marks, above), key, top=not above or changed
            )
            flipped = {o.attribute for o in self.trial.outcomes() if o.flipped}
            self._flipped = [b.key for b in self.outcomes.blocks if b.key in flipped]
            setting = self.switches.at.key if self.switches.at else ""
            self.switches.show(benches.settings(core, self.trial, marks), setting, top=False)
            self.app.titled()
            self.refresh_bindings()

    # Changes.

    def turn(self, by: int) -> None:
        """Give the setting under the cursor another value; ask for one when any text will do."""
        at = self.switches.at
        if self.trial is None or at is None or not at.key:
            return
        found = next((s for s in self.trial.settings() if s.attribute == at.key), None)
        if found is None:
            return
        if found.values:
            self.trial.turn(at.key, by)
            self._refresh()
            return
        title = label("value", self.app.lang, name=found.name)
        self.app.push_screen(Prompt(title, found.value), lambda value: self._typed(found.attribute, value))

    def _typed(self, attribute: str, value: str | None) -> None:
        if value is not None:
            self.set(attribute, value or None)

    def set(self, attribute: str, value: str | None) -> None:
        """Give a setting a value, or none."""
        if self.trial is not None:
            self.trial.set(attribute, value)
            self._refresh()

    def adopt(self, values: tuple[tuple[str, str], ...]) -> None:
        """Set several at once, over what is set."""
        if self.trial is not None:
            self.trial.apply({**self.trial.values, **dict(values)})
            self._refresh()

    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self.trial and self.trial.can_undo)

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.trial is not None and self.trial.undo():
            self._refresh()

    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return bool(self.trial and self.trial.can_redo)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        if self.trial is not None and self.trial.redo():
            self._refresh()

    def can_reset(self) -> bool:
        """Whether anything was changed."""
        return bool(self.trial and self.trial.changed)

    def action_reset(self) -> None:
        """Take all changes back."""
        if self.trial is not None:
            self.trial.reset()
            self._refresh()

    # Looking.

    def _asked(self) -> str:
        """The conclusion under the cursor, or the one that matters most."""
        assert self.trial is not None
        known = {o.attribute for o in self.trial.outcomes()}
        at = self.outcomes.at if self.outcomes.has_focus else None
        while at is not None and at.key not in known:
            at = at.above
        return at.key if at is not None else self.trial.main()

    def action_ways(self) -> None:
        """List what would turn the conclusion under the cursor."""
        if self.trial is not None:
            self._refresh(self._asked())
            # Where the ways are, so that enter takes one.
            self.outcomes.focus()
            self.outcomes.jump("ways")

    def can_flipped(self) -> bool:
        """Whether anything flipped."""
        return bool(self._flipped)

    def action_flipped(self) -> None:
        """Go to the next conclusion that flipped."""
        keys = self._flipped
        if not keys:
            return
        at = self.outcomes.at.key if self.outcomes.at else ""
        self.outcomes.focus()
        self.outcomes.jump(keys[(keys.index(at) + 1) % len(keys)] if at in keys else keys[0])

    async def action_helm(self) -> None:
        """Copy the configuration as Helm values."""
        if self.trial is not None:
            await self.app.take(Copied(label("helm", self.app.lang), self.trial.helm()))

    async def action_line(self) -> None:
        """Copy a command that gives the same in a shell."""
        if self.trial is not None:
            await self.app.take(Copied(label("command", self.app.lang), self.trial.command() + "\n"))
