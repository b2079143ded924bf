"""The commands with their arguments and options, each declared once.

The argv road (`kb.cli.argv`) parses by this table, Typer shows help by it (`kb.cli.app`), and the reference in docs/ is
made from that. Commands that need none of the short road's haste declare themselves with Typer instead.
"""

from __future__ import annotations

FLAG = "flag"
VALUE = "value"
MANY = "many"


class Option:
    """An option of a command.

    Attributes:
        flags: its spellings, the long one first.
        kind: FLAG, VALUE, or MANY for one that may be repeated.
        metavar: what its value is called.
        choices: the values it takes, or () when any text will do.
        help: one sentence.
    """

    __slots__ = ("choices", "flags", "help", "kind", "metavar")

    def __init__(
        self, flags: str, kind: str, help: str, metavar: str = "", choices: tuple[str, ...] = ()
    ) -> None:
        self.flags = tuple(flags.split())
        self.kind = kind
        self.help = help
        self.metavar = metavar or ("|".join(choices))
        self.choices = choices

    @property
    def name(self) -> str:
        """The key under which its value is found: the long spelling without dashes."""
        return self.flags[0].lstrip("-").replace("-", "_")


class Command:
    """A command of the argv road.

    Attributes:
        name: as typed.
        summary: what it does; its first line stands in the list of commands.
        argument: what its positional arguments are called.
        least: how many of them it needs.
        most: how many it takes, or 0 for any number.
        options: its options.
    """

    __slots__ = ("argument", "least", "most", "name", "options", "summary")

    def __init__(
        self, name: str, summary: str, argument: str, least: int, most: int, options: tuple[Option, ...]
    ) -> None:
        self.name = name
        self.summary = summary
        self.argument = argument
        self.least = least
        self.most = most
        self.options = options


JSON = Option("--json", FLAG, "Print JSON; the same as -f json.")
COLOR = Option(
    "--color",
    VALUE,
    "Colour: auto means on a terminal and without NO_COLOR.",
    choices=("auto", "always", "never"),
)
LANG = Option(
    "--lang", VALUE, "Language of the answer; that of the question when absent.", choices=("en", "zh")
)
VIEW = Option("--view", VALUE, "Whose word counts; `kb list view` names them.", "VIEW")
VERSION = Option(
    "--product --cilium", VALUE, "Version of the product; the pack's reference when absent.", "VERSION"
)
SET = Option("--set", MANY, "Take a setting as given, in any spelling; may be repeated.", "KEY=VALUE")
CONFIG = Option("--config", MANY, "Take the facts from a configuration, as `kb check` reads it.", "FILE")
WHY = Option("--why", FLAG, "Show the whole proof.")
SHORT = Option("--short", FLAG, "The first sentence only.")
READING = Option("--reading", FLAG, "Show how the question was understood instead of answering it.")
OUTPUT = Option("--output -o", VALUE, "Write to a file (a folder with --all), replacing it at once.", "FILE")


def _format(*choices: str) -> Option:
    return Option("--format -f", VALUE, "Format of the output.", choices=choices)


CONTEXT = (SET, CONFIG, VIEW, VERSION, LANG)

ASK = Command(
    "ask",
    "Answer one question, with the facts and rules that prove it.\n\n`-` reads the question from standard input.",
    "QUESTION",
    1,
    0,
    (SHORT, WHY, READING, JSON, _format("text", "md", "json", "csv", "html"), *CONTEXT, COLOR),
)
CHAT = Command(
    "chat",
    "Hold a conversation: each question may go on from the one before; quit ends it.\n\nWithout a terminal, each line "
    "is a question, printed again before its answer. With --json, one question a line is read from standard input, an "
    "empty line starts a new conversation, and one object a line is printed.",
    "",
    0,
    0,
    (JSON, SHORT, WHY, Option("--no-history", FLAG, "Keep no history of what was asked."), *CONTEXT, COLOR),
)
SHOW = Command(
    "show",
    "Show records by id: an entity, rule, chain, procedure, source ...",
    "ID",
    1,
    0,
    (JSON, _format("text", "md", "json", "html"), VIEW, VERSION, LANG, COLOR),
)
LIST = Command(
    "list",
    "List the records of a kind; without one, the kinds that there are.",
    "KIND",
    0,
    1,
    (JSON, _format("text", "md", "json", "csv", "html"), LANG, COLOR),
)
SEARCH = Command(
    "search",
    "Find records by words, in English or Chinese.",
    "WORDS",
    1,
    0,
    (
        Option("--limit -n", VALUE, "How many to show; 20 when absent.", "N"),
        JSON,
        _format("text", "md", "json", "csv", "html"),
        LANG,
        COLOR,
    ),
)
EXPORT = Command(
    "export",
    "Write a comparison table; what rules conclude is marked.\n\nThe format follows from the suffix of the file's "
    "name (.md .csv .json .html .txt), and is Markdown without one. The marks are footnotes with the proof in "
    "Markdown, entries that unfold in HTML, signs in text, `kind` in JSON; in CSV the values stay bare, and two "
    "columns at the end name the columns whose value is concluded, or taken as a default.",
    "TABLE",
    0,
    1,
    (
        _format("md", "csv", "json", "html", "text"),
        OUTPUT,
        Option("--all", FLAG, "Write every table into the folder named with -o."),
        Option("--rows", VALUE, "Only these rows, in this order.", "ID,ID..."),
        Option("--columns", VALUE, "Only these columns, in this order.", "ID,ID..."),
        VIEW,
        VERSION,
        LANG,
    ),
)

TUI = Command(
    "tui",
    "Browse what there is, ask, follow proofs and try settings out, in the terminal.",
    "",
    0,
    0,
    (
        Option("--serve", FLAG, "Show it in a web browser instead."),
        Option(
            "--host",
            VALUE,
            "Address to serve at; 127.0.0.1 when absent. Any but loopback lets others in.",
            "HOST",
        ),
        Option("--port", VALUE, "Port to serve at; 8000 when absent.", "PORT"),
        Option("--no-history", FLAG, "Keep no history of what was asked."),
        Option("--config", MANY, "Open a configuration on the bench, as `kb check` reads it.", "FILE"),
        Option("--theme", VALUE, "Colours; those of the last run when absent.", "THEME"),
        Option("--ascii", FLAG, "Draw with plain signs, where a font lacks others."),
        VIEW,
        VERSION,
        Option("--lang", VALUE, "Language of labels and texts.", choices=("en", "zh")),
    ),
)

COMMANDS = {c.name: c for c in (ASK, CHAT, SHOW, LIST, SEARCH, EXPORT, TUI)}
