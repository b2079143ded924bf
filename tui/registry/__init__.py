"""The actions themselves, in the order in which help and documentation show them. `tui.actions` makes use of them."""

from __future__ import annotations

from tui.registry.action import Action
from tui.registry.everywhere import EVERYWHERE
from tui.registry.looking import LOOKING
from tui.registry.trying import TRYING
from tui.registry.typing import TYPING

__all__ = ["ACTIONS", "SCOPES", "Action"]

SCOPES: dict[str, tuple[str, str]] = {
    "app": ("Everywhere", "任何位置"),
    "question": ("Question", "提问"),
    "catalogue": ("Catalogue", "目录"),
    "list": ("Lists and pages", "列表与页面"),
    "page": ("Page", "页面"),
    "table": ("Table", "表格"),
    "bench": ("Bench", "试验台"),
    "setting": ("Settings on the bench", "试验台配置项"),
    "chat": ("Conversation", "对话"),
}

ACTIONS: tuple[Action, ...] = (*EVERYWHERE, *TYPING, *LOOKING, *TRYING)
