"""Shell text to commands: words with their lines, read as a shell would, and a little more kindly.

Continuation lines, quotes, comments, substitutions, here-documents and simple assignments are dealt with. A
comment inside a continued command ends the command, as it does in a shell; marks that documentation sites
put into listings do not (they never reach a reader's clipboard). Nothing is executed or expanded but plain
variables that the text itself assigns.
"""

from __future__ import annotations

import re

MARKUP = re.compile(
    r"\s*(?:#|//|<!--)\s*(?:highlight-|prettier-|snippet-|tag::|end::|\[!code|ANCHOR|docs?-)", re.I
)
ASSIGN = re.compile(
    r"(?:export\s+|local\s+|readonly\s+)?([A-Za-z_]\w*)=(?:\"([^\"$`]*)\"|'([^']*)'|([^\s\"'$`;()]*))\s*(?:;.*|#.*)?$"
)
VARIABLE = re.compile(r"\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)|\$\{[^}]*\}?")
HEREDOC = re.compile(r"<<-?\s*(['\"]?)([A-Za-z_]\w*)\1")
PROMPT = re.compile(r"^\s*(?:\([^)\s]*\)\s*)?(?:[\w.@:~/\[\] -]*[$#%>❯➜]\s+|PS [^>]*>\s*)(?=\S)")
ARRAY = re.compile(r"(?m)^[ \t]*(?:(?:local|declare|readonly|export)\s+(?:-\w+\s+)*)?(\w+)(\+?)=\(")
SPREAD = re.compile(r"\$\{(\w+)\[[@*]\]\}\Z")
ENDS = (";", "&&", "||", "|", "&")
MAX_WORDS = 20_000
MAX_QUOTED = 400
MAX_SPAN = 40_000
MAX_BODY = 5000
MAX_PROMPT = 400


class Word:
    """A word of a command: its text without quotes, its line, and whether the shell would fill something in."""

    __slots__ = ("filled", "line", "text")

    def __init__(self, text: str, line: int, filled: bool) -> None:
        self.text = text
        self.line = line
        self.filled = filled

    def __repr__(self) -> str:
        return f"{self.text}@{self.line}"


class Command:
    """One command.

    Attributes:
        words: its words.
        cut: line of the comment that ended it though the line before it asked to go on, or 0.
        left: how many words of options the comment cut off.
        bodies: here-documents that it reads, each with the number of lines before its text.
        last: its last line.
    """

    __slots__ = ("bodies", "cut", "last", "left", "words")

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.cut = 0
        self.left = 0
        self.last = 0
        self.bodies: list[tuple[str, int]] = []


class Script:
    """The commands of a text.

    Attributes:
        commands: in order.
        variables: what the text assigns once and plainly.
        arrays: the words of each array that the text fills; None for one that it fills in more than one way.
        files: here-documents by the file that they are written to.
    """

    __slots__ = ("arrays", "commands", "files", "variables")

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self.arrays: dict[str, list[Word] | None] = {}
        self.variables: dict[str, str] = {}
        self.files: dict[str, tuple[str, int]] = {}


def read(text: str, starts: re.Pattern[str]) -> Script:
    """Split a text into commands.

    Args:
        text: a script, a document, a terminal's record.
        starts: what a line must hold for a command to be read from it; other lines are prose.
    """
    script = Script()
    _assignments(text, script)
    lines = _arrays(text, script).split("\n")
    index = 0
    while index < len(lines):
        if "<<" in lines[index] or starts.search(lines[index]):
            index = _command(lines, index, script, starts)
        else:
            index += 1
    return script


def _assignments(text: str, script: Script) -> None:
    if "=" not in text:
        return
    seen: dict[str, str | None] = {}
    for line in text.split("\n"):
        bare = line.strip()
        match = ASSIGN.match(bare) if "=" in bare and not bare.startswith("-") else None
        if match:
            value = next((g for g in match.groups()[1:] if g is not None), "")
            plain = line[:1] not in " \t" and match.group(1) not in seen
            seen[match.group(1)] = value if plain else None
    script.variables = {name: value for name, value in seen.items() if value is not None}


def _arrays(text: str, script: Script) -> str:
    """Take the arrays out of a text, which keeps its lines."""
    if "=(" not in text:
        return text
    kept: list[str] = []
    at = 0
    for match in ARRAY.finditer(text):
        if match.start() < at:
            continue
        end = _closing(text, match.end() - 1)
        reader = _Reader(script.variables)
        first = text.count("\n", 0, match.start()) + 1
        for offset, line in enumerate(text[match.end() : end - 1].split("\n")[:MAX_QUOTED]):
            reader.feed(line, first + offset)
        reader.end()
        _fill(script, match, [word for command in reader.commands for word in command.words])
        kept.append(text[at : match.start()] + "\n" * text.count("\n", match.start(), end))
        at = end
    return "".join(kept) + text[at:]


def _fill(script: Script, match: re.Match[str], words: list[Word]) -> None:
    name = match.group(1)
    before = script.arrays.get(name, [])
    if match.group(2) and before is not None:
        script.arrays[name] = [*before, *words]
    elif before:
        script.arrays[name] = None
    elif name not in script.arrays or before is not None:
        script.arrays[name] = words


def _spread(words: list[Word], script: Script) -> list[Word]:
    found: list[Word] = []
    for word in words:
        match = SPREAD.match(word.text) if word.filled else None
        known = script.arrays.get(match.group(1)) if match else None
        found += known if known is not None else [word]
    return found


def _command(lines: list[str], index: int, script: Script, starts: re.Pattern[str]) -> int:
    """Read the command that starts on a line; returns the index of the line after it."""
    reader = _Reader(script.variables)
    first = "" if lines[index].lstrip().startswith("#") else lines[index]
    prompt = PROMPT.match(first[:MAX_PROMPT])
    if prompt and starts.search(first, prompt.end()):
        first = first[prompt.end() :]
    going = reader.feed(first, index + 1)
    index += 1
    quoted = index + MAX_QUOTED
    while going and index < len(lines) and len(reader.current.words) < MAX_WORDS:
        if reader.quote and index > quoted:
            break
        line = lines[index]
        if MARKUP.match(line):
            index += 1
            continue
        if not reader.quote and line.lstrip().startswith("#"):
            reader.current.cut = index + 1
            reader.current.left = _left(lines, index + 1)
            index += 1 + reader.current.left
            break
        if not reader.quote and not line.strip() and not _goes_on(lines, index):
            break
        going = reader.feed(line, index + 1)
        index += 1
    reader.end()
    return _bodies(lines, index, reader, script)


def _left(lines: list[str], index: int) -> int:
    """How many lines after a comment go on as if it had not ended the command."""
    count = 0
    while index + count < len(lines):
        bare = lines[index + count].strip()
        if not bare.startswith(("-", "#")):
            break
        count += 1
    return count


def _goes_on(lines: list[str], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].lstrip().startswith("--")


def _bodies(lines: list[str], index: int, reader: _Reader, script: Script) -> int:
    for command in reader.commands:
        joined = " ".join(word.text for word in command.words)
        for match in HEREDOC.finditer(joined):
            last = min(len(lines), index + MAX_BODY)
            end = next((i for i in range(index, last) if lines[i].strip() == match.group(2)), -1)
            if end < 0:
                continue
            body = ("\n".join(lines[index:end]), index)
            command.bodies.append(body)
            target = re.search(r"(?:>|\btee)\s*(?:-a\s+)?(\S+)", joined)
            if target:
                script.files[target.group(1).strip("\"'").rsplit("/", 1)[-1]] = body
            index = end + 1
    for command in reader.commands:
        command.words = _spread(command.words, script)
    script.commands += [command for command in reader.commands if command.words]
    return index


class _Reader:
    """Reads the words of one logical line, which may hold several commands."""

    def __init__(self, variables: dict[str, str]) -> None:
        self.variables = variables
        self.commands: list[Command] = [Command()]
        self.quote = ""
        self.buffer: list[str] = []
        self.started = False
        self.filled = False
        self.at = 0

    @property
    def current(self) -> Command:
        return self.commands[-1]

    def feed(self, line: str, number: int) -> bool:
        """Read one line; returns whether the command goes on in the next."""
        going = False
        if not self.quote:
            stripped = line.rstrip()
            if stripped.endswith("\\"):
                line, going = stripped.rstrip("\\"), True
            elif stripped.endswith((" `", " ^")):
                line, going = stripped[:-1], True
        self._scan(line, number)
        if self.quote:
            self.buffer.append("\n")
            return True
        self._word()
        self.current.last = number
        return going

    def end(self) -> None:
        """The text ends here, closed or not."""
        self.quote = ""
        self._word()

    def _scan(self, line: str, number: int) -> None:
        index, size = 0, len(line)
        while index < size:
            char = line[index]
            if self.quote:
                index = self._quoted(line, index)
            elif char in " \t":
                self._word()
                index += 1
            elif char == "#" and not self.started:
                return
            else:
                index = self._plain(line, index, number)

    def _quoted(self, line: str, index: int) -> int:
        char = line[index]
        if char == self.quote:
            self.quote = ""
        elif char == "\\" and self.quote == '"' and index + 1 < len(line) and line[index + 1] in '"\\$`':
            self.buffer.append(line[index + 1])
            return index + 2
        elif char == "$" and self.quote == '"':
            return self._dollar(line, index)
        else:
            self.buffer.append(char)
        return index + 1

    def _plain(self, line: str, index: int, number: int) -> int:
        char = line[index]
        two = line[index : index + 2]
        if two in ENDS or char in ENDS:
            self._word()
            if self.current.words:
                self.current.last = number
                self.commands.append(Command())
            return index + (2 if two in ENDS else 1)
        if not self.started:
            self.started, self.at = True, number
        if char in "'\"":
            self.quote = char
        elif char == "\\" and index + 1 < len(line):
            self.buffer.append(line[index + 1])
            return index + 2
        elif char == "$":
            return self._dollar(line, index)
        elif char == "`":
            end = line.find("`", index + 1)
            self.filled = True
            self.buffer.append("$(...)")
            return len(line) if end < 0 else end + 1
        else:
            self.buffer.append(char)
        return index + 1

    def _dollar(self, line: str, index: int) -> int:
        self.started = True
        if line.startswith("$(", index):
            end = _closing(line, index + 1)
            self.filled = True
            self.buffer.append("$(...)")
            return end
        match = VARIABLE.match(line, index)
        if not match:
            self.buffer.append("$")
            return index + 1
        value = self.variables.get(match.group(1) or match.group(2) or "")
        if value is None:
            self.filled = True
            self.buffer.append(match.group())
        else:
            self.buffer.append(value)
        return match.end()

    def _word(self) -> None:
        if self.started or self.buffer:
            if len(self.current.words) < MAX_WORDS:
                self.current.words.append(Word("".join(self.buffer), self.at, self.filled))
            self.buffer, self.started, self.filled = [], False, False


def _closing(line: str, index: int) -> int:
    """The index after the bracket that closes the one at an index; the line's end when none does."""
    depth, quote = 0, ""
    for at in range(index, min(len(line), index + MAX_SPAN)):
        char = line[at]
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return at + 1
    return min(len(line), index + MAX_SPAN)
