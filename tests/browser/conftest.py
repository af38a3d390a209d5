"""A real browser (Debian's Chromium, driven by Playwright) before a real server, over ledgers built from pages."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tallywire.engines.local import LocalEngine
from tallywire.ledger.store import Ledger
from tallywire.pipeline.build import build
from tallywire.web.app import make_app
from tallywire.web.safety import Settings

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
HERE = Path(__file__).parent
KARVEL = HERE.parents[1] / "examples" / "karvel" / "pages"

SCRIPT = "<script>window.hacked = 1</script>"
IMAGE = "\"><img src=x onerror='window.hacked = 1'>"
HOSTILE = [
    {
        "url": f"https://one.example/{IMAGE}",
        "outlet": f"The {SCRIPT} Post",
        "title": f"Shells kill seven in Lille {SCRIPT}{IMAGE}",
        "published": "2031-05-07",
        "text": f"Shells kill seven in Lille {SCRIPT}\n\nBy Ada {IMAGE} Merrin\n\nLILLE, France ({SCRIPT} Wire) - "
        f"Shells killed 7 people in the market of Lille on Tuesday, the mayor {IMAGE} said. {{{{ 7*7 }}}} ${{7*7}} "
        "</script></style> Four nurses were injured in the same shelling.\n",
    },
    {
        "url": "javascript:window.hacked=1",
        "outlet": "'); window.hacked = 1; ('",
        "title": "</title></textarea>" + SCRIPT,
        "published": "2031-05-08",
        "text": f"LILLE, France ({SCRIPT} Wire) - Shells killed 7 people in the market of Lille on Tuesday, the mayor "
        f"{IMAGE} said. Four nurses were injured in the same shelling.\n\n<svg onload=window.hacked=1> "
        "The army denied that it had shelled Lille on Tuesday.\n",
    },
    {
        "url": "https://three.example/a\u202egnp.exe",
        "outlet": "data:text/html," + SCRIPT,
        "title": "Nine dead in Lille, not seven",
        "published": "2031-05-09",
        "text": "LILLE, France - Shells killed 9 people in the market of Lille on Tuesday, the hospital said, not 7 "
        f"as the mayor had said. {IMAGE}\n",
    },
]

Serve = Callable[..., contextlib.AbstractContextManager[str]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window; the tests are skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def karvel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the example of the README."""
    ledger = tmp_path_factory.mktemp("karvel") / "karvel.ledger"
    build([str(KARVEL)], into=ledger, engine=LocalEngine(workers=1))
    return ledger


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of pages that try to run scripts in whoever looks at them."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "pages.jsonl").write_text("".join(json.dumps(page) + "\n" for page in HOSTILE), encoding="utf-8")
    build([str(folder / "pages.jsonl")], into=folder / "hostile.ledger", engine=LocalEngine(workers=1))
    return folder / "hostile.ledger"


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


@pytest.fixture(scope="session")
def looked_at(karvel: Path) -> Iterator[str]:
    """A server over the example that nobody judges."""
    with served(karvel) as address:
        yield address


@pytest.fixture
def judged(karvel: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server over a copy of the example, to be judged; and the copy."""
    ledger = tmp_path / "judged.ledger"
    shutil.copytree(karvel, ledger)
    with served(ledger) as address:
        yield address, ledger


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab that fails the test when a script of ours fails or the page asks for anything elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened, faults = context.new_page(), watched(context.pages[0])
    yield opened
    context.close()
    assert faults == []


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
