"""`kb tui`: the browser."""

from __future__ import annotations

from typing import Annotated

import typer


def tui(
    serve: Annotated[bool, typer.Option("--serve", help="Show it in a web browser.")] = False,
    host: Annotated[
        str, typer.Option(help="Address to serve at; any but loopback lets others in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to serve at.", min=1, max=65535)] = 8000,
    no_history: Annotated[
        bool, typer.Option("--no-history", help="Keep no history of what was asked.")
    ] = False,
    config: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="Open the bench with a configuration.")
    ] = None,
    view: Annotated[str, typer.Option(help="Whose word counts.")] = "",
    lang: Annotated[str, typer.Option(help="Language of labels and texts (en or zh).")] = "",
) -> int:
    """Browse what there is, ask, follow proofs and try settings out, in the terminal."""
    from tui.launch import launch

    return launch(
        serve=serve, host=host, port=port, history=not no_history, config=config or [], view=view, lang=lang
    )
