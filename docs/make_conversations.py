"""Write docs/conversations.md: conversations of real length, as kb answers them.

The dialogues stand in docs/dialogues.yaml; the answers are computed. Run `make docs`.
"""

from __future__ import annotations

from pathlib import Path

import yaml

import kb
from kb.render.answer import answer

HERE = Path(__file__).parent
PAGE = HERE / "conversations.md"
DIALOGUES = HERE / "dialogues.yaml"
NOTE = (
    "<!-- Written by docs/make_conversations.py from docs/dialogues.yaml; `make docs` writes it anew. -->\n"
)


def page() -> str:
    """The page of conversations."""
    dialogues = yaml.safe_load(DIALOGUES.read_text(encoding="utf-8"))
    base = kb.open()
    parts = ["# Conversations\n", NOTE, "Each is what `kb chat` prints; the lines after `kb>` were typed.\n"]
    for dialogue in dialogues:
        chat = base.chat()
        parts.append(f"## {dialogue['title']}\n")
        told = "\n".join(f"kb> {turn}\n{answer(chat.ask(turn), 'text')}" for turn in dialogue["turns"])
        parts.append(f"```text\n{told.rstrip()}\n```\n")
    return "\n".join(parts)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
