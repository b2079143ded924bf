"""`kb tui`: the browser."""

from __future__ import annotations

from kb.cli.exits import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.cli.argv import Given

_PORT = "8000"
_MOST = 65_535


def run(given: Given) -> int:
    """Open the browser in the terminal, or serve it.

    Raises:
        UsageError: the port is none.
    """
    port = given.value("port", _PORT)
    if not (port.isascii() and port.isdigit() and 0 < int(port) <= _MOST):
        raise UsageError(f"--port does not take {port!r}", expected=f"a number from 1 to {_MOST}")
    from tui.launch import launch

    return launch(
        serve=given.flag("serve"),
        host=given.value("host", "127.0.0.1"),
        port=int(port),
        history=not given.flag("no_history"),
        config=given.many("config"),
        view=given.value("view"),
        version=given.value("product"),
        lang=given.value("lang"),
        theme=given.value("theme"),
        ascii=given.flag("ascii"),
    )
