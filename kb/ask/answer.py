"""The answer as data. It holds what a face shows and a program reads; it draws nothing."""

from __future__ import annotations

STATUSES = ("answered", "depends", "unknown", "clarify", "out_of_scope")
FIELDS = (
    "question",
    "reading",
    "status",
    "verdict",
    "answer",
    "results",
    "because",
    "depends_on",
    "disputes",
    "commands",
    "sources",
)


class Answer:
    """One answer.

    Attributes:
        question: the question as asked.
        reading: the query as understood, as plain data.
        status: one of STATUSES.
        verdict: yes, no, or None unless a yes/no question was answered.
        answer: the text that a person reads.
        results: mappings of subject, attribute, value, unit, manner.
        because: mappings of kind, text, source, in reading order.
        depends_on: minimal sets of conditions, each a list of mappings of attribute and value.
        disputes: mappings of view, verdict, text, source: what other views conclude.
        commands: mappings of run and expect.
        sources: mappings of document, section, url, file, lines, tag.
        proof: the proof as a tree of rules.Node, or None; not part of the JSON form.
        refs: the records that it rests on, leading first; empty when rules concluded it.
        certain: whether rules settled all that the question names, with a verdict.
        lang: the language that it is written in.
        notes: further lines worth knowing, under the reasons.
    """

    __slots__ = (*FIELDS, "certain", "lang", "notes", "proof", "refs")

    def __init__(self, question: str, reading: dict[str, object], status: str, lang: str) -> None:
        self.question = question
        self.reading = reading
        self.status = status
        self.lang = lang
        self.verdict: str | None = None
        self.answer = ""
        self.results: list[dict[str, str]] = []
        self.because: list[dict[str, str]] = []
        self.depends_on: list[list[dict[str, str]]] = []
        self.disputes: list[dict[str, str]] = []
        self.commands: list[dict[str, str]] = []
        self.sources: list[dict[str, str]] = []
        self.notes: list[str] = []
        self.refs: list[str] = []
        self.certain = False
        self.proof: object = None

    def as_dict(self) -> dict[str, object]:
        """The answer as plain data, its fields in a fixed order."""
        return {name: getattr(self, name) for name in FIELDS}
