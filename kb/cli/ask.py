"""`kb ask`: one question, one answer."""

from __future__ import annotations

from kb.ask.speech import Speech
from kb.cli.context import open_chat, read_input
from kb.cli.exits import NO_ANSWER, OK, SOLVED
from kb.proof import step_of
from kb.render.answer import answer, reading
from kb.render.output import coloured, page_width, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.answer import Answer
    from kb.cli.argv import Given
    from kb.knowledge import KnowledgeBase
    from kb.proof import Step


def run(given: Given) -> int:
    """Answer one question; the exit code tells whether it was answered."""
    words = given.words
    question = read_input() if words == ["-"] else " ".join(words)
    base, chat = open_chat(given)
    format = given.format("text")
    if given.flag("reading"):
        found = chat.ask(question)
        write(reading(found.reading, format))
        return _code(found)
    found = chat.ask(question)
    colour = format == "text" and coloured(given.value("color", "auto"))
    write(
        answer(
            found,
            format,
            proof_of(base, found, given),
            short=given.flag("short"),
            colour=colour,
            cells=page_width(),
        )
    )
    return _code(found)


def proof_of(base: KnowledgeBase, found: Answer, given: Given) -> Step | None:
    """The whole proof of an answer in words when it was asked for and there is one."""
    if not given.flag("why") or found.proof is None:
        return None
    return step_of(found.proof, Speech(base.records, found.lang), base.records)  # type: ignore[arg-type]


def _code(found: Answer) -> int:
    return OK if found.status in SOLVED else NO_ANSWER
