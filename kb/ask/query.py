"""What a question asks, as data: the query that a reading makes and an answer is computed from."""

from __future__ import annotations

from kb.ask.polarity import Stance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.ask.lexicon import Mention

# The particles that end a question which wants a yes or no.
_PARTICLES = "吧吗么"
_MARKS = " .!?~。！？～…"
# Words that ask for something, though they end in such a particle.
_NAMING = ("什么", "怎么", "多么")
# The intents, in the order in which a cue for one outweighs a cue for another.
INTENTS = (
    "source",
    "count",
    "whynot",
    "why",
    "verify",
    "howto",
    "fix",
    "compare",
    "decide",
    "list",
    "troubleshoot",
    "advise",
    "measure",
    "define",
    "value",
    "check",
)


class Query:
    """A question understood.

    Attributes:
        text: the question as typed.
        lang: en or zh.
        intent: one of INTENTS.
        yesno: whether it wants a yes or a no.
        negated: whether it asks for the contrary ("is it not ...").
        stance: its negations, and the ends of oppositions that it names.
        subjects: ids of the entities that it asks about.
        left: those of the subjects that are named only as what is left behind.
        spared: subjects of which it is not asked: "apart from those, which ...?".
        within: (attribute, value) pairs that single out those of a family that are meant ("all clouds with X").
        target: id of the attribute asked for, or "".
        more: ids of further attributes asked for beside the target.
        asked: the value of the target that the question supposes, or "".
        assume: (attribute, value) pairs that the question takes as given.
        cues: ids of the cues found.
        mentions: all mentions, words without content among them.
        content: the mentions that carry content, in order.
        fresh: the content of a follow-up that is a whole clause: what it says of what was asked for before.
        said: words that only examples explain; an answer must be asked for in them.
        unknown: words that nothing explains.
        barred: whether something is named of which it is known that nothing here speaks of it.
        figures: numbers that belong to nothing that is mentioned.
        act: the value that an act which the question wants judged gives the target, or "".
        good: 1 where the act is supposed to be right, -1 where wrong.
        ought: whether it asks what the target ought to be, not what it is.
        blamed: the mention of what the question takes for the cause of what it asks for; None where it names no cause.
        follows: "forward" where it asks if what is asked for follows for certain from what it assumes; "converse"
            where it asks if what it assumes the contrary of follows from what it names as asked for; "unsure"
            where it asks so of what is not made out; or "".
        tells: whether it is a turn that asks nothing.
        past: whether it tells of a switch turned since: what was seen before is so no longer.
        turns: whether what it asks is asked with switches turned that it names.
        remedy: whether it asks if it is otherwise with its subject, which is named as a remedy.
        mends: whether it asks if what it assumes would rid the subject of the value asked for.
    """

    __slots__ = (
        "act",
        "asked",
        "assume",
        "barred",
        "blamed",
        "content",
        "cues",
        "figures",
        "follows",
        "fresh",
        "good",
        "intent",
        "lang",
        "left",
        "mends",
        "mentions",
        "more",
        "negated",
        "ought",
        "past",
        "remedy",
        "said",
        "spared",
        "stance",
        "subjects",
        "target",
        "tells",
        "text",
        "turns",
        "unknown",
        "within",
        "yesno",
    )

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.lang = lang
        self.intent = "check"
        self.yesno = False
        self.negated = False
        self.stance = Stance([], [], [], [], [], [])
        self.subjects: list[str] = []
        self.left: list[str] = []
        self.spared: list[str] = []
        self.within: list[tuple[str, str]] = []
        self.target = ""
        self.more: list[str] = []
        self.asked = ""
        self.assume: list[tuple[str, str]] = []
        self.cues: set[str] = set()
        self.mentions: list[Mention] = []
        self.content: list[Mention] = []
        self.fresh: list[Mention] = []
        self.said: list[Mention] = []
        self.unknown: list[str] = []
        self.barred = False
        self.figures: list[str] = []
        self.act = ""
        self.good = 0
        self.ought = False
        self.past = False
        self.follows = ""
        self.blamed: Mention | None = None
        self.tells = False
        self.mends = False
        self.remedy = False
        self.turns = False

    @property
    def plain(self) -> bool:
        """Whether it has the form of a question that wants a yes or no, by a word or by the particle that ends it."""
        return bool(self.cues & {"yesno", "tag"}) or bool(self.particle)

    @property
    def particle(self) -> str:
        """The particle that ends it and asks for a yes or no, or ""."""
        text = self.text.rstrip(_MARKS)
        return text[-1:] if text.endswith(tuple(_PARTICLES)) and not text.endswith(_NAMING) else ""

    @property
    def inferred(self) -> bool:
        """Whether it asks how one thing follows from another or brings it about: what stays open then tells as well."""
        return self.follows not in ("", "unsure") or self.blamed is not None

    def named(self) -> set[str]:
        """The entities that its words may stand for."""
        return {id for m in self.content for id in m.entities}

    def as_dict(self) -> dict[str, object]:
        """The query as plain data, for `--reading` and JSON."""
        return {
            "intent": self.intent,
            "subjects": list(self.subjects),
            "attribute": self.target,
            "value": self.asked,
            "assumptions": [{"attribute": a, "value": v} for a, v in self.assume],
            "polarity": "negative" if self.negated else "positive",
            "mentions": [{"words": m.text, "means": list(m.targets)} for m in self.content],
            "not_understood": list(self.unknown),
            "language": self.lang,
        }
