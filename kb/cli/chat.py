"""`kb chat`: a conversation, with a person at a terminal or with a program over JSON lines."""

from __future__ import annotations

import os
import sys

from kb.cli.ask import proof_of
from kb.cli.context import open_chat
from kb.cli.exits import OK
from kb.cli.folders import state_folder
from kb.render.answer import answer, as_json
from kb.render.output import coloured, page_width, plain, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.chat import Chat
    from kb.cli.argv import Given
    from kb.knowledge import KnowledgeBase

_HISTORY = 2000
_SUGGESTED = 40
_LEAVE = ("exit", "quit", "/exit", "/quit", ":q", "\\q")
_PROMPT = "kb> "


def run(given: Given) -> int:
    """Answer line after line; an empty line, or "start over", begins a new conversation."""
    base, chat = open_chat(given)
    if given.flag("json"):
        for line in _lines():
            if line:
                write(as_json(chat.ask(line)))
            else:
                chat.reset()
        return OK
    if sys.stdin is not None and sys.stdin.isatty():
        return _talk(base, chat, given)
    for line in _lines():
        if line.lower() in _LEAVE:
            return OK
        if line:
            write(f"> {plain(line)}\n")
            _say(base, chat, line, given)
        else:
            chat.reset()
    return OK


def _lines() -> Iterator[str]:
    """The lines of standard input, stripped; bytes that are no text become replacement characters."""
    if sys.stdin is None:
        return
    for raw in iter(sys.stdin.buffer.readline, b""):
        yield raw.decode("utf-8", "replace").strip("\ufeff \t\r\n")


def _say(base: KnowledgeBase, chat: Chat, line: str, given: Given) -> None:
    found = chat.ask(line)
    colour = coloured(given.value("color", "auto"))
    write(
        answer(
            found,
            "text",
            proof_of(base, found, given),
            short=given.flag("short"),
            colour=colour,
            cells=page_width(),
        )
        + "\n"
    )


def _talk(base: KnowledgeBase, chat: Chat, given: Given) -> int:
    keep = _history(base, not given.flag("no_history"))
    try:
        while True:
            try:
                line = input(_PROMPT).strip()
            except EOFError:
                write("\n")
                return OK
            if line.lower() in _LEAVE:
                return OK
            if line:
                _say(base, chat, line, given)
    finally:
        keep()


class _Keeper:
    """Writes the history on leaving; a folder that cannot be written is no reason to fail."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __call__(self) -> None:
        if not self._path:
            return
        import readline

        try:
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            readline.set_history_length(_HISTORY)
            readline.write_history_file(self._path)
            os.chmod(self._path, 0o600)
        except OSError:
            return


def _history(base: KnowledgeBase, wanted: bool) -> _Keeper:
    """Line editing, history and completion, where the platform has them."""
    try:
        import readline
    except ImportError:
        return _Keeper("")
    readline.set_completer_delims("")
    readline.set_completer(_Completer(base))
    readline.parse_and_bind("tab: complete")
    if not wanted:
        return _Keeper("")
    path = os.path.join(state_folder(), "history")
    try:
        readline.read_history_file(path)
    except OSError:
        pass
    return _Keeper(path)


class _Completer:
    """Completes the last words of a line to names that the base knows."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._found: list[str] = []

    def __call__(self, line: str, state: int) -> str | None:
        if state == 0:
            self._found = self._complete(line)
        return self._found[state] if state < len(self._found) else None

    def _complete(self, line: str) -> list[str]:
        words = line.split(" ")
        for count in range(min(3, len(words)), 0, -1):
            head, tail = " ".join(words[:-count]), " ".join(words[-count:])
            found = self._names(tail) if len(tail) > 1 else []
            if found:
                return [f"{head} {name}" if head else name for name in found]
        return []

    def _names(self, start: str) -> list[str]:
        sql = (
            "SELECT name_en FROM concept WHERE name_en LIKE ? ESCAPE '!' UNION "
            "SELECT name_zh FROM concept WHERE name_zh LIKE ? ESCAPE '!' LIMIT ?"
        )
        escaped = start.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
        return [r[0] for r in self._base.base.rows(sql, (escaped, escaped, _SUGGESTED))]
