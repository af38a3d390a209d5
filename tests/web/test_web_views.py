"""Every address answers, as HTML, JSON and CSV, with the same content; what there is not is answered with advice."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from tallywire.ledger.store import Ledger, writing
from tallywire.web.routes import ROUTES
from tests.publishing.conftest import CLASH, PAGES, build_tables
from tests.publishing.many import arrow_tables, ledger_of

ADDRESSES = (
    "/", "/events", "/event/eve-clash", "/document/doc-wire", "/document/doc-copy/beside/doc-wire", "/documents",
    "/sources", "/origin/ori-wire", "/stories", "/story/story-1", "/figures", "/timeline",
)  # fmt: skip
ROWS = {
    "/events": ("events", "li[@id]"),
    "/documents": ("documents", "tbody/tr"),
    "/sources": ("origins", "tbody/tr"),
    "/stories": ("stories", "tbody/tr"),
    "/figures": ("figures", "tbody/tr"),
    "/timeline": ("days", "li[@class='day']"),
}


def page(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).text)))


def test_every_route_is_tested() -> None:
    paths = {re.sub(r"\{\w+\}", "[^/]+", route.path) for route in ROUTES}
    assert all(any(re.fullmatch(path, address) for address in ADDRESSES) for path in paths)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_view_is_html_json_and_csv(client: TestClient, address: str) -> None:
    shown = client.get(address)
    assert (shown.status_code, shown.headers["content-type"]) == (200, "text/html; charset=utf-8")
    for form, kind in (("json", "application/json"), ("csv", "text/csv; charset=utf-8")):
        (given,) = html.fromstring(shown.text).xpath(f'//footer//a[contains(@href, ".{form}")]/@href')
        answer = client.get(given)
        assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
        assert answer.json() if form == "json" else len(answer.text.splitlines()) > 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_view_can_be_found_one_s_way_in(client: TestClient, address: str) -> None:
    shown = page(client, address)
    (first,) = shown.xpath("//h1")
    assert first.text_content().strip()
    assert shown.xpath('//a[@class="skip"]/@href') == ["#main"]
    assert shown.xpath('//main[@id="main"]')
    assert shown.xpath("//html/@lang") == ["en"]
    assert shown.xpath("//nav[@aria-label]")
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in shown.xpath("//input[not(@type='hidden')] | //select"):
        assert field.xpath("ancestor::label"), html.tostring(field)
    for section in shown.xpath("//section"):
        named = section.get("aria-label") or shown.xpath(f'//*[@id="{section.get("aria-labelledby")}"]')
        assert section.get("class") == "day" or named, html.tostring(section)[:200]


@pytest.mark.parametrize("address", sorted(ROWS))
def test_the_sheet_and_the_json_hold_what_the_page_shows(client: TestClient, address: str) -> None:
    name, places = ROWS[address]
    shown = page(client, address).xpath(f"//*[@id='results']//{places}")
    given = client.get(f"{address}.json").json()
    assert len(shown) == len(given[name]) == given["total"] == len(rows(client, f"{address}.csv"))


def test_filters_hold_in_every_form(client: TestClient) -> None:
    assert client.get("/events.json?kind=shelling").json()["asked"] == {"kind": "shelling"}
    assert [row["id"] for row in rows(client, "/events.csv?kind=shelling")] == ["eve-shelling"]
    shown = page(client, "/?kind=shelling&q=town")
    assert shown.xpath('//form[@id="filter"]//select[@name="kind"]/option[@selected]/@value') == ["shelling"]
    assert shown.xpath('//form[@id="filter"]//input[@name="q"]/@value') == ["town"]
    assert "No event is like that" in shown.get_element_by_id("results").text_content()
    assert shown.xpath('//link[@rel="alternate"]/@href')[0] == "/events.json?kind=shelling&q=town"


def test_the_form_works_without_a_script(client: TestClient) -> None:
    (form,) = page(client, "/").xpath('//form[@id="filter"]')
    assert (form.get("method"), form.get("action")) == ("get", "/")
    names = {"q", "kind", "status", "place", "party", "origin", "from", "to", "queue", "sort", "history"}
    assert {field.get("name") for field in form.xpath(".//input | .//select")} == names
    empty = "&".join(f"{name}=" for name in sorted(names - {"sort", "history"}))
    assert client.get(f"/events.json?{empty}").json()["asked"] == {}


def test_an_empty_list_is_a_sheet_with_its_columns(client: TestClient) -> None:
    for address in ("/events", "/documents", "/sources", "/stories", "/figures", "/timeline"):
        full, empty = client.get(f"{address}.csv").text, client.get(f"{address}.csv?page=99").text
        assert empty.splitlines() == full.splitlines()[:1], address


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    met, waiting = set[str](), ["/"]
    while waiting:
        address = waiting.pop()
        found = html.fromstring(client.get(address).text).xpath('//a/@href | //form[@method="get"]/@action')
        for link in {one.partition("#")[0] for one in found if one.startswith("/")} - met:
            met.add(link)
            answer = client.get(link)
            assert answer.status_code == 200, (address, link)
            if len(met) < 150 and answer.headers["content-type"].startswith("text/html"):
                waiting.append(link)
    assert len(met) > 40


def test_a_number_leads_to_its_sentence_in_its_page(client: TestClient) -> None:
    (link,) = page(client, "/event/eve-clash").xpath('//dl[@class="bounds"]/dd[1]/a/@href')[:1]
    assert link.endswith("#here")
    shown = page(client, link)
    assert "".join(mark.text_content() for mark in shown.xpath('//mark[@class="here"]')) == CLASH
    assert shown.xpath('//mark[@class="here"]/@id') == ["here"]


def test_a_page_is_shown_word_for_word(client: TestClient) -> None:
    shown = page(client, "/document/doc-wire").xpath('//section[@id="text"]/p')
    assert [line.text_content() for line in shown] == PAGES["wire"].split("\n")[:-1]
    assert shown[-1].get("class") == "boilerplate"


def test_a_page_says_why_it_is_dated_so(app_of: Callable[..., TestClient]) -> None:
    tables = build_tables()
    first = replace(tables.documents[0].published, reason="the dateline says Sunday")
    dated = replace(tables, documents=(replace(tables.documents[0], published=first), *tables.documents[1:]))
    shown = page(app_of(dated), "/document/doc-wire").xpath('//p[@class="published"]')[0].text_content()
    assert "2 March 2031" in shown
    assert "the dateline says Sunday" in shown


def test_an_islands_data_stands_beside_what_can_be_read_without_it(client: TestClient) -> None:
    for address in ADDRESSES:
        for data in page(client, address).xpath('//script[@type="application/json"]'):
            (island,) = data.xpath("ancestor::*[@data-island]")[-1:]
            beside = [one for one in island.iterchildren() if one.tag not in ("script", "h2")]
            assert beside or island.xpath("following-sibling::ol"), (address, island.get("data-island"))


# ---------------------------------------------------------------- asked in vain


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere", 404, "There is no view at /nowhere."),
        ("/event/eve-none", 404, "There is no event"),
        ("/event/eve-", 404, "give more of it"),
        ("/document/doc-none", 404, "There is no document"),
        ("/document/doc-wire/beside/doc-none", 404, "There is no document"),
        ("/origin/none", 404, "There is no origin"),
        ("/story/none", 404, "There is no story"),
        ("/?from=sunday", 400, "write it as 2031-03-02"),
        ("/?status=true", 400, "it can be: corroborated"),
        ("/figures?page=-1", 400, "numbered from 1"),
        ("/assets/nothing.js", 404, "There is no"),
        ("/assets/../../../../../../etc/passwd", 404, "There is no"),
    ],
)
def test_what_there_is_not_is_said_with_what_to_do(client: TestClient, address: str, status: int, words: str) -> None:
    shown = page(client, address, status)
    assert words in shown.get_element_by_id("main").text_content()
    assert shown.xpath('//main//a[@href="/"]')


def test_what_there_is_not_is_json_where_json_was_asked(client: TestClient) -> None:
    answer = client.get("/event/eve-none.json")
    assert (answer.status_code, answer.json()["error"]["status"]) == (404, 404)
    assert client.get("/events.csv?sort=best").text.splitlines()[0] == "status,error"


def test_a_fault_of_the_program_tells_a_reader_nothing_of_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tallywire.web.routes.documents_page", lambda *_: 1 / 0)
    shown = page(client, "/documents", 500).text_content()
    assert "went wrong" in shown
    assert "division" not in shown


def test_only_reading_is_answered(client: TestClient) -> None:
    for address in ADDRESSES:
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200


# ---------------------------------------------------------------- a ledger that changes


def test_a_build_is_shown_from_the_next_page_on(app_of: Callable[..., TestClient], tmp_path: Path) -> None:
    client = app_of()
    assert client.get("/events.json").json()["total"] == 2
    with writing(tmp_path / "ledger") as ledger:
        tables = arrow_tables(build_tables())
        ledger.replace({"events": tables["events"].slice(0, 1), "figures": tables["figures"].slice(0, 0)})
    assert client.get("/events.json").json()["total"] == 1
    assert Ledger.open(tmp_path / "ledger").manifest.generation == 2


def test_a_ledger_that_goes_away_is_said_to_be_gone(app_of: Callable[..., TestClient], tmp_path: Path) -> None:
    client = app_of()
    (tmp_path / "ledger" / "manifest.json").unlink()
    assert "tallywire build" in page(client, "/", 503).text_content()
    ledger_of(arrow_tables(build_tables()), str(tmp_path / "ledger"))
    assert client.get("/").status_code == 200


def test_what_an_event_that_many_tell_leaves_out_is_counted_and_reachable(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_VOICES", "_REPORTS"):
        monkeypatch.setattr(f"tallywire.publishing.pages.event.{name}", 1)
    short, whole = client.get("/event/eve-clash").text, client.get("/event/eve-clash?all=1").text
    for left_out in ("and 2 more voices", "more origin", "and 1 more report"):
        assert left_out in short
        assert left_out not in whole
    assert "/event/eve-clash?all=1#voices" in short
    assert len(client.get("/event/eve-clash.json").json()["voices"]) == 3
