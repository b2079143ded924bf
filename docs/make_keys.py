"""Write docs/reference/keys.md: all that can be done in the browser, from its registry of actions.

Run `make docs`. A test compares the page with what would be written, and reads the keymap that it shows.
"""

from __future__ import annotations

from kb.render.markup import code, markdown, pipes
from tui.actions import SCOPES, Action, of_scope
from tui.keymap import FILE, display

EXAMPLE = """[keys]
"page.bench" = "ctrl+n"
"list.unfold" = "e, f9"
"app.search" = "ctrl+f"
"""

_TOP = """# Keys of the browser

{note}`kb tui` opens the browser. Every action below has an id, a key, and a name in the palette (`ctrl+p`),
which lists only what can be done now. `f1` or `?` shows the keys of the pane you are in; the bar at the bottom
shows the ones that matter there, and can be clicked. `esc` always leads back to the question. While you type,
letters are typed: keys that are letters work from a pane.
"""

_KEYMAP = """## Changing keys

Any key can be changed in `{file}` in your configuration folder (`$XDG_CONFIG_HOME/kb`, else `~/.config/kb`): a
TOML file with the ids of actions and the keys that shall do them, several with commas between.

```toml
{example}```

What is not named keeps its keys. A key is written as a letter (`e`, `E`), a sign (`?`) or its name
(`question_mark`), `f1` to `f12`, `enter`, `escape`, `tab`, `space`, `backspace`, `up`, `down`, `left`, `right`,
`home`, `end`, `pageup`, `pagedown`, with `ctrl+`, `alt+` or `shift+` before it where it is held with another.
An id or key that is not known, a file that cannot be read, and a key that is given to two actions of one pane
are told in a line when the browser starts; the rest of the file counts all the same.
"""


def _row(action: Action) -> list[str]:
    keys = [code(display(key)) for key in action.keys.split(",")]
    return [" ".join(keys), markdown(action.label[0]), code(action.id), markdown(action.help[0])]


def keys(note: str = "") -> str:
    """The page.

    Args:
        note: stands under the title.
    """
    parts = [_TOP.format(note=note)]
    for scope, (name, _) in SCOPES.items():
        rows = [_row(action) for action in of_scope(scope)]
        parts.append(f"## {name}\n\n" + pipes(["key", "name", "id", "what it does"], rows))
    parts.append(_KEYMAP.format(file=FILE, example=EXAMPLE))
    return "\n".join(parts)
