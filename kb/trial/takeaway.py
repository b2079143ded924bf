"""What a bench gives to take away: the settings as Helm values, and the question for a shell."""

from __future__ import annotations

from kb.written import quoted, yaml_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb.trial.standing import Setting

_OWN = ("claim", "presumed", "given")
_SWITCHES = ("true", "false")
_EXPLICIT = "explicit"


def flags(settings: Iterable[Setting]) -> list[tuple[str, str]]:
    """The settings that make a configuration, as key and value: what is chosen, stated or taken as set.

    A setting that the deployment decides is among them only as far as it is a switch that is set by hand.
    """
    out = []
    for setting in settings:
        switch = set(setting.values) == set(_SWITCHES)
        own = setting.choosable and setting.kind in _OWN
        by_hand = setting.kind == "claim" and setting.manner == _EXPLICIT and switch
        by_hand = by_hand or (setting.kind == "given" and switch and setting.value == "true")
        chosen = setting.changed and (setting.choosable or switch)
        written = setting.value and setting.value != setting.manner  # "auto-assigned" is no value to write
        if setting.key and written and (own or by_hand or chosen):
            out.append((setting.key, setting.value))
    return out


def helm(settings: Iterable[Setting]) -> str:
    """The settings as Helm values; what was set but is not made by values stands above them as a comment."""
    settings = list(settings)
    made = flags(settings)
    left = [s for s in settings if s.changed and s.value and (s.key, s.value) not in made]
    notes = [f"# {s.key or s.attribute}: {s.value}\n" for s in left]
    tree: dict[str, object] = {}
    for key, value in made:
        at = tree
        *path, last = key.split(".")
        for name in path:
            below = at.setdefault(name, {})
            if not isinstance(below, dict):
                below = at[name] = {}
            at = below
        at[last] = value
    return "".join(notes) + ("\n".join(yaml_lines(tree, "")) + "\n" if tree else "{}\n")


def command(question: str, values: Mapping[str, str], keys: Mapping[str, str]) -> str:
    """A `kb ask` command with settings.

    Args:
        question: what to ask.
        values: attribute -> value.
        keys: attribute -> the key that people write.
    """
    sets = [f"--set {quoted(keys.get(a, a) + '=' + v)}" for a, v in values.items()]
    return " ".join(["kb ask", *sets, quoted(question)])
