"""Chinese text cut into pairs of characters, as the full-text index stores it."""

from __future__ import annotations

from kb.ask.normal import is_cjk


def bigrams(text: str) -> str:
    """Cut runs of ideographs into overlapping pairs; other text stays as it is.

    Args:
        text: any text, mixed languages too.

    Returns:
        The words and pairs, joined by spaces: ``"主机路由 BPF"`` -> ``"主机 机路 路由 BPF"``.
    """
    out: list[str] = []
    run = other = ""
    for char in text + " ":
        if is_cjk(char):
            run += char
            out, other = ([*out, other], "") if other else (out, "")
            continue
        if run:
            out += [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]
            run = ""
        other += char
    return " ".join(" ".join([*out, other]).split())
