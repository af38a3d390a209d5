"""`tallywire serve`: the web app, read from a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from tallywire.cli.options import HideNames, Ledger, Quiet
from tallywire.cli.terminal import say

__all__ = ["serve"]

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_GARBAGE = (200_000, 20, 20)
"""When to look for garbage: a page of a heavy event makes so many objects, all in use until it is sent.

Measured on the four heaviest events of 10,000 pages, ten rounds with it and ten with Python's own thresholds in turn:
314-412 ms of processor an event against 381-521 on a busy machine, the medians 369 and 465.
"""


def serve(
    ledger: Ledger,
    host: Annotated[
        str, typer.Option(help="The address to listen on; the default is this machine alone.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8765,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", help="A further name that the server answers to; * is any.")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Take no judgements.")] = False,
    hide_names: HideNames = False,
    quiet: Quiet = False,
) -> None:
    """Show a ledger in the browser: look, check, judge, take along."""
    import gc
    import socket
    import time

    import uvicorn

    from tallywire.errors import UsageError
    from tallywire.web.app import ASSETS, make_app
    from tallywire.web.safety import Settings

    began = time.perf_counter()
    app = make_app(
        ledger, Settings.made(host=host, allowed=allow_host or (), read_only=read_only, hide_names=hide_names)
    )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as problem:
        raise UsageError(
            f"cannot listen on {host} port {port} ({problem.strerror or problem}); name another with --port"
        ) from problem
    with listening:
        if not (ASSETS / "app.js").is_file():
            say("the scripts and the style are not built: run `make assets`; the pages can be read without them")
        if not quiet:
            shown = f"[{host}]" if ":" in host else host
            seconds = time.perf_counter() - began
            say(f"{ledger} opened in {seconds:.1f} s: http://{shown}:{listening.getsockname()[1]}/  (Ctrl-C ends it)")
            if host not in _LOOPBACK:
                say(
                    "anybody who can reach this machine can read the ledger"
                    + ("" if app.state.settings.read_only else " and judge")
                )
        gc.freeze()  # the record stays as long as the server: looking through it for garbage at every page is in vain
        gc.set_threshold(*_GARBAGE)
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        )
        server.run(sockets=[listening])
