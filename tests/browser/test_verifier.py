"""What somebody who checks a story does, click by click: find, open, read, compare, judge, undo, take along."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tallywire.ledger.store import Ledger
from tests.browser.looking import served

pytestmark = pytest.mark.slow


def test_from_the_first_screen_to_the_sentence_and_its_copy(page: Page, looked_at: str) -> None:
    page.goto(looked_at)
    expect(page.get_by_role("heading", level=1)).to_contain_text("8 documents")
    page.select_option("select[name=status]", "contested")
    expect(page.locator("#results a.event")).to_have_count(1)
    assert "status=contested" in page.url
    page.locator("#results a.event").click()
    expect(page.locator(".event-page .status").first).to_have_text("disputed")
    page.locator("#voices a.open").first.click()
    here = page.locator("mark.here").first
    expect(here).to_be_in_viewport()
    assert "#here" in page.url
    page.go_back()
    page.locator(".took a", has_text="beside").first.click()
    expect(page.locator("article[data-side]")).to_have_count(2)
    expect(page.locator("article[data-side=from] .copied").first).to_be_visible()
    expect(page.locator("article[data-side=to] .copied").first).to_be_visible()


def test_every_bound_of_a_disputed_figure_leads_to_the_sentence_that_gives_it(page: Page, looked_at: str) -> None:
    page.goto(f"{looked_at}/figures")
    page.get_by_role("row", name="4–7–31").get_by_role("link").click()
    bounds = page.locator(".figure-block", has_text="soldiers").first.locator("dl.bounds dd a.open")
    numbers = {bounds.nth(number).locator(".number").first.inner_text() for number in range(bounds.count())}
    assert any("31" in number for number in numbers)
    expected = bounds.first.inner_text().strip("“”")
    bounds.first.click()
    expect(page.locator("mark.here").first).to_be_in_viewport()
    found = "".join(page.locator("mark.here").all_inner_texts())
    assert " ".join(expected.split())[:60] in " ".join(found.split())


def test_two_events_are_judged_the_same_and_parted_again(page: Page, judged: tuple[str, Path]) -> None:
    address, ledger = judged
    before = Ledger.open(ledger).records("events")
    left, right = (next(event for event in before if event.kind == kind) for kind in ("bombing", "armed_clash"))
    page.goto(f"{address}/event/{left.id}")
    form = page.locator("form.same-as")
    form.locator("input[name=right]").fill(right.id)
    form.get_by_role("button", name="Same").click()
    done = page.locator("li.done")
    expect(done).to_contain_text("the same happening", ignore_case=True)
    expect(done.locator("s")).to_have_count(2)
    done.locator(".outcome a").click()
    expect(page.locator("#reasons")).to_contain_text("Judged the same")
    assert len(Ledger.open(ledger).records("events")) == len(before) - 1
    page.goto(f"{address}/judgements")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("li.withdrawn")).to_have_count(1)
    assert Ledger.open(ledger).records("events") == before
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)


def test_what_is_on_the_screen_can_be_taken_along(page: Page, looked_at: str) -> None:
    page.goto(f"{looked_at}/?status=contested")
    title = page.locator("#results a.event .title").inner_text()
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(started.value.path().read_text(encoding="utf-8"))))
    assert [row["title"] for row in rows] == [title]
    page.get_by_role("link", name="JSON").click()
    assert [event["title"] for event in json.loads(page.locator("body").inner_text())["events"]] == [title]


def test_a_search_leads_to_the_sentence(page: Page, looked_at: str) -> None:
    page.goto(looked_at)
    page.get_by_role("searchbox", name="Search the pages").fill('"grain silos"')
    page.keyboard.press("Enter")
    expect(page.locator("#shown")).to_contain_text("origin")
    first = page.locator("ol.found a.open").first
    expect(first.locator("mark")).to_have_text("grain silos")
    first.click()
    expect(page.locator("mark.here").first).to_be_in_viewport()
    assert "grain silos" in "".join(page.locator("mark.here").all_inner_texts())


def test_a_read_only_server_offers_no_judgement(page: Page, karvel: Path) -> None:
    with served(karvel, read_only=True) as address:
        page.goto(f"{address}/queue/single-origin")
        expect(page.locator("[data-entry]").first).to_be_visible()
        expect(page.locator("form.decide, form.undo, form.reviewer")).to_have_count(0)
        answer = page.request.post(f"{address}/judgements", form={"kind": "hide", "left": "event-1"})
        assert answer.status == 403
