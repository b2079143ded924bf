"""Start the browser in the terminal, or serve it to web browsers."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kb.cli.folders import state_folder
from kb.errors import KbError
from tui.state import Settings


def launch(
    *,
    serve: bool = False,
    host: str = "127.0.0.1",
    port: int = 8000,
    history: bool = True,
    config: Sequence[str] = (),
    view: str = "",
    version: str = "",
    lang: str = "",
    theme: str = "",
    ascii: bool = False,
) -> int:
    """Run the browser until it is left.

    Args:
        serve: show it in web browsers instead.
        host: the address to serve at.
        port: the port to serve at.
        history: whether to keep what was asked.
        config: configuration files to open on the bench.
        view: whose word counts; the default view when empty.
        version: the product version; the reference version when empty.
        lang: en or zh; that of the last run, or of the locale, when empty.
        theme: the theme; the one of the last run when empty.
        ascii: whether to draw with plain signs.

    Returns:
        The exit code.

    Raises:
        KbError: a pack is invalid, or serving is not possible.
    """
    if serve:
        options = {"--view": view, "--product": version, "--lang": lang, "--theme": theme}
        flags = [*(f"{k}={v}" for k, v in options.items() if v), *(f"--config={p}" for p in config)]
        flags += [*([] if history else ["--no-history"]), *(["--ascii"] if ascii else [])]
        from tui.serving import serve as served

        return served(host, port, [sys.executable, "-m", "kb", "tui", *flags])
    terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()
    # Served, it talks to the server's driver instead of a terminal.
    if not terminal and not os.environ.get("TEXTUAL_DRIVER"):
        raise KbError("the browser needs a terminal", remedy="kb chat reads questions from standard input")
    # Nothing becomes garbage before the first paint; the app turns collecting on again once its base is open.
    gc.disable()
    from kb.cli.context import interface_language
    from tui.app import Browser

    state = Path(state_folder())
    app = Browser(
        None,
        lang or Settings(state).get("lang") or interface_language(),
        view=view,
        version=version,
        config=config,
        state=state,
        history=history,
        theme=theme,
        ascii=ascii,
    )
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
