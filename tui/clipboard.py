"""Copy to where people paste from: the system's clipboard by its own tool, and the terminal's by OSC 52.

Over ssh only the terminal can help, in tmux its buffer too; a terminal does not answer, so it is only said to have been
asked.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from tui.labels import label

OSC_52_MOST = 74_000
_PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that takes text from its standard input into a clipboard."""

    name: str
    command: tuple[str, ...]


def tools(environ: Mapping[str, str], platform: str = sys.platform) -> list[Tool]:
    """The tools that may reach a clipboard from here, best first; only those that are installed."""
    found = []
    if platform == "darwin":
        found.append(Tool("pbcopy", ("pbcopy",)))
    elif platform == "win32" or environ.get("WSL_DISTRO_NAME"):
        found.append(Tool("clip.exe", ("clip.exe",)))
    if environ.get("WAYLAND_DISPLAY"):
        found.append(Tool("wl-copy", ("wl-copy",)))
    if environ.get("DISPLAY"):
        found.append(Tool("xclip", ("xclip", "-selection", "clipboard", "-in")))
        found.append(Tool("xsel", ("xsel", "--clipboard", "--input")))
    if environ.get("TMUX"):
        found.append(Tool("tmux", ("tmux", "load-buffer", "-w", "-")))
    path = environ.get("PATH")
    return [tool for tool in found if shutil.which(tool.command[0], path=path)]


async def system(text: str, environ: Mapping[str, str] | None = None) -> list[tuple[str, bool]]:
    """Give a text to the first tool of the system that takes it, and to tmux.

    Args:
        text: what to copy.
        environ: the environment; the process's own when None.

    Returns:
        Each tool that was tried, and whether it took the text.
    """
    environ = os.environ if environ is None else environ
    tried: list[tuple[str, bool]] = []
    for tool in tools(environ):
        if tool.name != "tmux" and any(ok for _, ok in tried):
            continue
        tried.append((tool.name, await _give(tool, text.encode("utf-8", "replace"))))
    return tried


async def _give(tool: Tool, data: bytes) -> bool:
    nowhere = asyncio.subprocess.DEVNULL
    try:
        process = await asyncio.create_subprocess_exec(
            *tool.command, stdin=asyncio.subprocess.PIPE, stdout=nowhere, stderr=nowhere
        )
    except OSError:
        return False
    try:
        await asyncio.wait_for(process.communicate(data), _PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()
        return False
    return process.returncode == 0


def told(what: str, text: str, tried: list[tuple[str, bool]], osc: bool, lang: str) -> str:
    """What came of copying, in a sentence.

    Args:
        what: what was copied.
        text: the text itself.
        tried: the tools that were tried, and whether each took it.
        osc: whether the terminal was asked.
        lang: en or zh.
    """
    how = [label("copy-system" if ok else "copy-failed", lang, tool=name) for name, ok in tried]
    how += [] if tried else [label("copy-none", lang)]
    how.append(label("copy-osc", lang) if osc else label("copy-long", lang, size=f"{len(text):,}"))
    return label("copied", lang, what=what, size=f"{len(text):,}", how="; ".join(how))
