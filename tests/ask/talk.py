"""Conversations in tests."""

from __future__ import annotations

from collections.abc import Iterable

from kb.ask.answer import Answer
from kb.knowledge import KnowledgeBase


def last(base: KnowledgeBase, turns: Iterable[str]) -> Answer:
    """The answer to the last turn of a conversation."""
    chat = base.chat()
    return [chat.ask(turn) for turn in turns][-1]
