"""What the keys do while one types: in the question, and in the catalogue's filter."""

from __future__ import annotations

from tui.registry.action import Action

TYPING: tuple[Action, ...] = (
    # The question.
    Action(
        "question.submit",
        "enter",
        ("Ask it", "提交"),
        ("Ask what was typed.", "提交问题。"),
        palette=False,
    ),
    Action(
        "question.complete",
        "tab",
        ("Complete", "补全"),
        ("Take the next suggestion; with nothing typed, go to the next pane.", "采用下一条建议。"),
        palette=False,
    ),
    Action(
        "question.complete_back",
        "shift+tab",
        ("Complete backwards", "反向补全"),
        ("Take the suggestion before.", "采用上一条建议。"),
        palette=False,
    ),
    Action(
        "question.older",
        "up",
        ("Older", "更早"),
        ("Bring back what was asked before.", "找回之前的提问。"),
        palette=False,
    ),
    Action(
        "question.newer",
        "down",
        ("Newer", "更近"),
        ("Go forward again in what was asked.", "返回较近的提问。"),
        palette=False,
    ),
    # The catalogue's filter.
    Action(
        "catalogue.down",
        "down",
        ("Down", "下移"),
        ("Go down in the catalogue while typing.", "在目录中下移。"),
        palette=False,
    ),
    Action(
        "catalogue.up",
        "up",
        ("Up", "上移"),
        ("Go up in the catalogue while typing.", "在目录中上移。"),
        palette=False,
    ),
    Action(
        "catalogue.open",
        "enter",
        ("Open", "打开"),
        (
            "Open the record under the cursor, fold a group, or search the texts when no name fits.",
            "打开光标处的记录,折叠分组;没有匹配时搜索全文。",
        ),
        palette=False,
    ),
)
