"""What the browser tests look with: a server over a ledger, a page whose faults are noted, every kind of view."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page

from tallywire.ledger.store import Ledger
from tallywire.web.app import make_app
from tallywire.web.safety import Settings


@contextlib.contextmanager
def served(ledger: Path, *, read_only: bool = False) -> Iterator[str]:
    """The address of a server over a ledger, on a free port of this machine."""
    import uvicorn

    app = make_app(ledger, Settings.made(host="127.0.0.1", read_only=read_only))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def watched(page: Page) -> list[str]:
    """The list into which every fault of a page will come: errors of scripts, breaches of the policy, dialogs."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("console", lambda said: faults.append(said.text) if _is_fault(said) else None)
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: faults.append(request.url) if not _ours(request.url) else None)
    return faults


def _is_fault(said: ConsoleMessage) -> bool:
    """An error, but for a view that is not there (the tests ask for one) and the icon of what is no HTML."""
    return said.type == "error" and "404" not in said.text and not said.location["url"].endswith("/favicon.ico")


def _ours(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:", "file://"))


def views(ledger: Path) -> list[str]:
    """An address of every kind of view, for a ledger."""
    store = Ledger.open(ledger)
    events, documents, copies = (store.records(name) for name in ("events", "documents", "copies"))
    heaviest = max(events, key=lambda event: (len(event.document_ids), event.id))
    found = [
        "/", "/events?status=contested", "/timeline", "/figures", "/sources", "/stories", "/documents", "/queue",
        "/queue/contradictions", "/queue/superseded", "/queue/single-origin", "/queue/unresolved-places",
        "/judgements", "/search", "/search?q=the", f"/event/{heaviest.id}", f"/document/{documents[0].id}",
        f"/story/{documents[0].story_id}", f"/origin/{store.records('origins')[0].id}", "/no-such-view",
    ]  # fmt: skip
    if copies:
        found.append(f"/document/{copies[0].to_document_id}/beside/{copies[0].from_document_id}")
    return found
