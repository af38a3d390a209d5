"""Everyone can use it: no serious fault by axe in light and dark, phones, keyboards alone, JavaScript off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tallywire.ledger.store import Ledger
from tests.browser.looking import views, watched

pytestmark = pytest.mark.slow

SERIOUS = ("serious", "critical")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser: Browser, karvel: Path, looked_at: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)  # type: ignore[arg-type]
    page, axe, found = context.new_page(), Axe(), []
    for view in views(karvel):
        page.goto(f"{looked_at}{view}")
        page.wait_for_load_state("networkidle")
        serious = [fault for fault in axe.run(page).response["violations"] if fault["impact"] in SERIOUS]
        found += [f"{view}: {one['id']}: {[node['html'][:160] for node in one['nodes'][:3]]}" for one in serious]
    context.close()
    assert found == []


def test_a_phone_scrolls_down_and_never_sideways(browser: Browser, karvel: Path, looked_at: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page, wide = context.new_page(), []
    for view in views(karvel):
        page.goto(f"{looked_at}{view}")
        page.wait_for_load_state("networkidle")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide.append((view, width))
    context.close()
    assert wide == []


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until what is wanted has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_a_keyboard_is_enough(page: Page, judged: tuple[str, Path]) -> None:
    address, ledger = judged
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "#results a.event")
    page.keyboard.press("Enter")
    expect(page.locator(".event-page h1")).to_be_visible()
    tab_to(page, "a.open")
    page.keyboard.press("Enter")
    expect(page.locator("mark.here").first).to_be_in_viewport()

    page.goto(f"{address}/queue/single-origin")
    entries = page.locator("[data-entry]")
    expect(page.locator(".keys")).to_be_visible()
    before = Ledger.open(ledger).records("events")
    page.keyboard.press("j")
    expect(entries.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(entries.nth(0)).to_be_focused()
    page.keyboard.press("h")
    expect(page.locator(".says")).to_contain_text("gone")
    assert len(Ledger.open(ledger).records("events")) < len(before)
    page.keyboard.press("u")
    expect(page.locator(".says")).to_contain_text("Taken back")
    assert Ledger.open(ledger).records("events") == before


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A tab without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    faults = watched(page)
    yield page
    context.close()
    assert faults == []


def test_every_view_says_what_it_has_without_scripts(plain: Page, karvel: Path, looked_at: str) -> None:
    for view in views(karvel):
        answer = plain.goto(f"{looked_at}{view}")
        assert answer is not None
        assert answer.status == (404 if view == "/no-such-view" else 200), view
        assert len(plain.locator("main").inner_text()) > 40, view
        assert plain.locator("main h1").count() == 1, view


def test_filters_and_judgements_work_without_scripts(plain: Page, judged: tuple[str, Path]) -> None:
    address, ledger = judged
    before = Ledger.open(ledger).records("events")
    plain.goto(address)
    plain.select_option("select[name=status]", "contested")
    plain.locator("form.filter button", has_text="Show").click()
    expect(plain.locator("#shown")).to_have_text(re.compile("1 event of"))
    plain.goto(f"{address}/queue/contradictions")
    plain.locator("[data-entry]").first.get_by_role("button", name="Different").click()
    done = plain.locator("li.done")
    expect(done.locator("s")).to_have_count(1)
    assert len(Ledger.open(ledger).records("events")) == len(before) + 1
    done.get_by_role("button", name="Undo").click()
    assert Ledger.open(ledger).records("events") == before
