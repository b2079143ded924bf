"""Settings as people write them: Helm values as YAML, and words quoted for a shell."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_BOOL = ("true", "false")


def yaml_lines(tree: Mapping[str, object], indent: str) -> list[str]:
    """The lines of a tree of settings as YAML."""
    out = []
    for key, value in tree.items():
        if isinstance(value, dict):
            out += [f"{indent}{key}:", *yaml_lines(value, indent + "  ")]
        else:
            out.append(f"{indent}{key}: {_scalar(str(value))}")
    return out


def _scalar(value: str) -> str:
    """A value as YAML: true and false as they are, all else that could be read as another type in quotes."""
    if value in _BOOL:
        return value
    plain = value.replace("-", "").replace("_", "").isalnum() and value[:1].isalpha()
    odd = value.lower() in ("true", "false", "yes", "no", "on", "off", "null", "y", "n")
    return value if plain and not odd else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def quoted(text: str) -> str:
    """A word as a shell takes it."""
    if text and all((c.isalnum() and c.isascii()) or c in "-_./=:,@" for c in text):
        return text
    return "'" + text.replace("'", "'\\''") + "'"
