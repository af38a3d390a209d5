"""A real browser (Debian's Chromium, driven by Playwright) before a real server, over ledgers built from pages."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tallywire.engines.local import LocalEngine
from tallywire.pipeline.build import build
from tests.browser.looking import served, watched

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

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
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of pages that try to run scripts in whoever looks at them."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "pages.jsonl").write_text("".join(json.dumps(page) + "\n" for page in HOSTILE), encoding="utf-8")
    build([str(folder / "pages.jsonl")], into=folder / "hostile.ledger", engine=LocalEngine(workers=1))
    return folder / "hostile.ledger"


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
