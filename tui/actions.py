"""The one registry of what can be done in the browser.

Bindings, the key bar, the palette, the help screens, the keymap file and the documentation page are made from it. An
action named ``unfold`` of a scope is the method ``action_unfold`` of the widgets of that scope; ``can_unfold``, where
there is one, tells whether it can be done now.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.registry import ACTIONS, SCOPES, Action

__all__ = ["ACTIONS", "BY_ID", "SCOPES", "Action", "Scoped", "bindings", "of_scope"]

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}


def of_scope(scope: str) -> list[Action]:
    """The actions of a scope, in their order."""
    return [action for action in ACTIONS if action.scope == scope]


def bindings(scope: str) -> list[BindingType]:
    """The bindings of a scope, for the `BINDINGS` of a widget."""
    return [
        # A printable key must stay typable, so it never goes before what has the focus.
        Binding(key, a.name, a.label[0], show=a.show, priority=a.priority and len(key) > 1, id=a.id)
        for a in of_scope(scope)
        for key in a.keys.split(",")
    ]


class Scoped:
    """A widget, screen or app that has a scope of actions."""

    SCOPE: ClassVar[str] = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done now, by the `can_` method beside it."""
        can = getattr(self, "can_" + action, None)
        return bool(can()) if can is not None else True
