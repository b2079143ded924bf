"""Parse a command line by the table of `kb.cli.options`, without Typer, whose import costs several Python starts.

It decides only what was given; what it means is the commands' business.
"""

from __future__ import annotations

from kb.cli.exits import UsageError
from kb.cli.options import FLAG, MANY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.cli.options import Command, Option

HELP = ("--help", "-h")


class Given:
    """What was given on a command line.

    Attributes:
        words: the positional arguments.
        options: name of an option -> its values; flags that were given have one empty value.
    """

    __slots__ = ("options", "words")

    def __init__(self, words: Sequence[str] = (), options: dict[str, list[str]] | None = None) -> None:
        self.words = list(words)
        self.options = options or {}

    def flag(self, name: str) -> bool:
        """Whether a flag was given."""
        return name in self.options

    def value(self, name: str, default: str = "") -> str:
        """The value of an option; the last one counts."""
        return self.options.get(name, [default])[-1]

    def many(self, name: str) -> list[str]:
        """All values of an option that may be repeated."""
        return self.options.get(name, [])

    def format(self, default: str) -> str:
        """The format asked for with --json or -f; the one that stands later in the table of options wins."""
        return self.value("format", "json" if self.flag("json") else default)


def wants_help(arguments: Sequence[str]) -> bool:
    """Whether help is asked for before any ``--``."""
    for argument in arguments:
        if argument == "--":
            return False
        if argument in HELP:
            return True
    return False


def parse(command: Command, arguments: Sequence[str]) -> Given:
    """Parse the arguments of a command.

    Args:
        command: the command and its options.
        arguments: what stands after its name.

    Raises:
        UsageError: an option is unknown, lacks its value, or has one that it does not take; words are missing.
    """
    known = {flag: option for option in command.options for flag in option.flags}
    given = Given()
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--":
            given.words += rest
            break
        if _is_option(word):
            _take(command, known, given, word, rest)
        else:
            given.words.append(word)
    _count(command, given)
    return given


def _is_option(word: str) -> bool:
    """A dash starts an option, unless blanks show that it starts a sentence."""
    return len(word) > 1 and word[0] == "-" and " " not in word.partition("=")[0]


def _take(command: Command, known: dict[str, Option], given: Given, word: str, rest: list[str]) -> None:
    flag, equals, value = word.partition("=")
    if flag not in known and len(word) > 2 and word[:2] in known and word[1] != "-":
        flag, equals, value = word[:2], "=", word[2:]
    option = known.get(flag)
    if option is None:
        raise _unknown(command, known, flag)
    if option.kind == FLAG:
        if equals:
            raise UsageError(f"{flag} takes no value", remedy=f"write {flag} alone")
    elif not equals:
        if not rest:
            raise UsageError(f"{flag} needs a value", remedy=f"write {flag} {option.metavar}")
        value = rest.pop(0)
    if option.choices and value not in option.choices:
        raise UsageError(f"{flag} does not take {value!r}", expected="one of " + ", ".join(option.choices))
    values = given.options.setdefault(option.name, [])
    if option.kind != MANY:
        values.clear()
    values.append(value)


def _unknown(command: Command, known: dict[str, Option], flag: str) -> UsageError:
    from kb.errors import nearest

    remedy = f"kb {command.name} --help lists the options; put -- before words that begin with a dash"
    return UsageError(f"unknown option {flag}", nearest=nearest(flag, known), remedy=remedy)


def _count(command: Command, given: Given) -> None:
    if len(given.words) < command.least:
        raise UsageError(f"{command.argument} is missing", remedy=f"kb {command.name} --help")
    if (not command.argument and given.words) or 0 < command.most < len(given.words):
        extra = given.words[command.most if command.argument else 0]
        raise UsageError(f"unexpected {extra!r}", remedy=f"kb {command.name} --help")
