"""Pages that try to run scripts in whoever looks at them: text is text in every view, and in the report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tallywire.ledger.store import Ledger
from tallywire.publishing.report import write_report
from tallywire.publishing.tables import Tables
from tests.browser.looking import served, views, watched

pytestmark = pytest.mark.slow

LIVE = "img[onerror], svg[onload], a[href^='javascript:' i], a[href^='data:text' i], iframe, object, embed, base"


@pytest.fixture(scope="module")
def address(hostile: Path) -> Iterator[str]:
    with served(hostile) as address:
        yield address


def inert(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.hacked") is None
    assert page.locator(LIVE).count() == 0
    assert page.locator("script:not([type='application/json'])").count() <= 2


def test_the_pages_were_read(hostile: Path) -> None:
    documents = Ledger.open(hostile).records("documents")
    assert len(documents) == 3
    assert any("<script>" in (document.outlet or "") for document in documents)
    assert any("<script>" in document.text for document in documents)
    assert Ledger.open(hostile).records("events")
    assert Ledger.open(hostile).records("figures")


def test_nothing_runs_in_any_view(page: Page, hostile: Path, address: str) -> None:
    addresses = views(hostile)
    addresses += [f"/document/{document.id}" for document in Ledger.open(hostile).records("documents")]
    addresses += [f"/event/{event.id}" for event in Ledger.open(hostile).records("events")]
    addresses += ["/search?q=%3Cscript%3Ewindow.hacked=1%3C/script%3E", "/?q=%22%3E%3Cimg%20src=x%20onerror=1%3E"]
    for view in addresses:
        page.goto(f"{address}{view}")
        inert(page)


def test_what_stood_in_the_page_is_shown_as_it_stood(page: Page, hostile: Path, address: str) -> None:
    (document,) = (one for one in Ledger.open(hostile).records("documents") if "7*7" in one.text)
    page.goto(f"{address}/document/{document.id}")
    shown = page.locator("#text").inner_text()
    assert "<script>window.hacked = 1</script>" in shown
    assert "{{ 7*7 }}" in shown


def test_nothing_runs_in_the_report(browser: Browser, hostile: Path, tmp_path: Path) -> None:
    write_report(Tables.of(Ledger.open(hostile).all_records()), tmp_path / "report.html")
    context = browser.new_context()
    page = context.new_page()
    faults = watched(page)
    try:
        page.goto((tmp_path / "report.html").as_uri())
        page.wait_for_load_state("networkidle")
        addresses = page.eval_on_selector_all("a[href^='#']", "links => links.map(link => link.getAttribute('href'))")
        assert addresses
        for address in dict.fromkeys(addresses):
            page.evaluate("address => { location.hash = address }", address)
            assert page.evaluate("window.hacked") is None
            assert page.locator(LIVE).count() == 0
    finally:
        context.close()
    assert faults == []
