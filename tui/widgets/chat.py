"""The conversation: questions with their answers as cards, the latest at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.actions import Scoped, bindings
from tui.blocks import Act, Block, dim, gap, heading, text
from tui.labels import label
from tui.widgets.outline import Outline

if TYPE_CHECKING:
    from textual.binding import BindingType

    from kb.ask.answer import Answer
    from tui.app import Browser


_MOST = 5


def _others(examples: list[str]) -> list[str]:
    """Examples other than those of the start page, which mostly stands beside."""
    return examples[_MOST:] or examples[:3]


class Chat(Scoped, Vertical):
    """The conversation's pane."""

    SCOPE = "chat"
    BINDINGS: ClassVar[list[BindingType]] = bindings("chat")
    app: Browser

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.answers: list[Answer] = []

    def compose(self) -> ComposeResult:
        """The cards."""
        yield Outline(id="cards")

    @property
    def cards(self) -> Outline:
        """The cards."""
        return self.query_one("#cards", Outline)

    def welcome(self) -> None:
        """Say what to do while nothing has been asked."""
        self.answers = []
        core, lang, marks = self.app.core, self.app.lang, self.app.marks
        blocks = [Block(text(label("chat-empty", lang)), "hint", stop=False)]
        if core is not None:
            first = [
                Block(text(q), "link", marks.prompt + " ", Act("ask", q))
                for q in _others(core.suggester.examples(lang, 2 * _MOST))
            ]
            other = core.groups[0].entries[-1].title if core.groups else ""
            then = [
                Block(dim(said.replace("{name}", other)), "hint", marks.bullet + " ", stop=False)
                for said in label("follow", lang).split("\n")
            ]
            blocks += [gap(), heading(label("examples", lang), first)] if first else []
            blocks += [gap(), Block(text(label("follow-up", lang)), "heading", stop=False), *then]
        self.cards.show(blocks)

    def add(self, found: Answer) -> None:
        """Put an answer at the end, and bring it into sight."""
        from tui.pages import answers

        assert self.app.core is not None
        card = answers.card(self.app.core, found, self.app.marks)
        if not self.answers:
            self.cards.show([])
        self.answers.append(found)
        self.cards.append([card])
        self.call_after_refresh(self.cards.reveal, card)

    def can_again(self) -> bool:
        """Whether anything was asked."""
        return bool(self.answers)

    def action_new(self) -> None:
        """Forget what was asked."""
        if self.app.core is not None:
            self.app.core.chat.reset()
        self.welcome()
        self.app.to_question()

    def action_again(self) -> None:
        """Put the last question back into the input."""
        if self.answers:
            self.app.to_question(self.answers[-1].question)

    def markdown(self) -> str:
        """The whole conversation as Markdown."""
        from tui.pages import answers

        core = self.app.core
        return "\n".join(answers.markdown(core, a).text for a in self.answers) if core else ""

    def latest(self) -> Answer | None:
        """The answer at the cursor, or the last one."""
        at = self.cards.at
        while at is not None and at.above is not None:
            at = at.above
        cards = [b for b in self.cards.blocks if b.kind == "question"]
        if at in cards:
            return self.answers[cards.index(at)]
        return self.answers[-1] if self.answers else None
