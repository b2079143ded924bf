"""Conversations in tests."""

from __future__ import annotations

from collections.abc import Iterable

from kb.ask.answer import Answer
from kb.knowledge import KnowledgeBase


def last(base: KnowledgeBase, turns: str | Iterable[str]) -> Answer:
    """The answer to the last turn of a conversation; one that is written in one line is parted at " >> "."""
    chat = base.chat()
    return [chat.ask(turn) for turn in (turns.split(" >> ") if isinstance(turns, str) else turns)][-1]
