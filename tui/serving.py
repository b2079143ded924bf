"""Show the browser in web browsers: every visitor gets one of their own, running as the user who serves.

Being reached from this machine only is not enough: any web page that a person has open could talk to the port as well.
So requests must name a host that is served here, and come from no other page than the one served.
"""

from __future__ import annotations

import ipaddress
import shlex
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kb.errors import KbError, note

if TYPE_CHECKING:
    from aiohttp import web

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ServeError(KbError):
    """The browser cannot be served."""


def loopback(host: str) -> bool:
    """Whether an address is reached from this machine only."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def allowed(served: str, host: str, origin: str) -> bool:
    """Whether a request may be answered.

    Args:
        served: the address that is served at.
        host: whom the request asks for, with a port perhaps.
        origin: the page that it comes from; empty when it tells none.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if loopback(served) and not loopback(name):
        return False
    return not origin or urlsplit(origin).netloc == host


def serve(host: str, port: int, command: Sequence[str]) -> int:
    """Serve a command to web browsers until it is interrupted.

    Args:
        host: the address to serve at.
        port: the port to serve at.
        command: what runs for each visitor.

    Raises:
        ServeError: textual-serve is not installed, or the address cannot be served at.
    """
    try:
        from aiohttp import web
        from textual_serve.server import Server
    except ImportError as error:
        raise ServeError(
            "textual-serve is not installed", remedy="pip install 'kb[serve]', or pip install textual-serve"
        ) from error

    class Guarded(Server):
        """A server that answers its own pages only."""

        async def _make_app(self) -> Any:
            app = await super()._make_app()
            app.middlewares.append(guard)
            return app

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not allowed(host, request.headers.get("Host", ""), request.headers.get("Origin", "")):
            raise web.HTTPForbidden(text="This is served to its own pages only.")
        return await handler(request)

    bare = host.strip("[]")
    if not loopback(bare):
        note(
            f"{host} is not loopback: whoever reaches port {port} can read and write files here as you do; "
            "put a login in front of it"
        )
    address = f"[{bare}]" if ":" in bare else bare
    try:
        Guarded(
            shlex.join(command), host=bare, port=port, title="kb", public_url=f"http://{address}:{port}"
        ).serve()
    except OSError as error:
        raise ServeError(
            f"cannot serve at {host}, port {port}: {error.strerror or error}", remedy="choose another --port"
        ) from error
    return 0
