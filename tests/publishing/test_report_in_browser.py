"""The report as a browser draws it: its script runs under its own policy and shows the views that sleep in the file."""

import dataclasses
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from copied import Press

from tallywire.publishing.report import write_report
from tallywire.publishing.report_links import report_link
from tallywire.publishing.tables import Tables
from tallywire.records import Span

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")]

Open = Callable[[Tables, str], str]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """The page as it stands after its script has run, as HTML, without the views and data that sleep in it."""

    def look(tables: Tables, address: str) -> str:
        write_report(tables, tmp_path / "report.html")
        command = [
            str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
            "--virtual-time-budget=3000", "--window-size=1400,900", "--dump-dom",
            f"{(tmp_path / 'report.html').as_uri()}#{address}",
        ]  # fmt: skip
        drawn = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
        return re.split(r"<template|<script type=\"text/plain\"", drawn, maxsplit=1)[0]

    return look


def with_changed_number(tables: Tables) -> Tables:
    """The copy of the clash says 13 where the wire said 12."""
    press = Press()
    press.page("Wire", "Some 12 men died.", "Nobody knows why.")
    press.page("<i>Post</i>", "Some 13 men died.", "Nobody knows why.", day="2031-03-03", origin="Wire")
    press.take("<i>Post</i>", 0, "Wire", 0, ("number", "12", "13"))
    press.take("<i>Post</i>", 1, "Wire", 1)
    press.origin("agency", "Wire & Co", "Wire", "<i>Post</i>", reason="both pages carry one <b>story</b>")
    statements = tuple(
        dataclasses.replace(
            tables.statements[5], id=f"sta-{name}", document_id=name, start=0, end=17, figures=(),
            origin_id="ori-Wire & Co", event_id="eve", trigger=Span(start=12, end=16),
        )
        for name in press.documents
    )  # fmt: skip
    event = dataclasses.replace(
        tables.events[0], id="eve", statement_ids=tuple(one.id for one in statements),
        document_ids=tuple(press.documents), origin_ids=("ori-Wire & Co",),
    )  # fmt: skip
    return dataclasses.replace(press.tables, statements=statements, events=(event,))


def test_the_first_screen_draws_its_map_and_its_timeline(opened: Open, tables: Tables) -> None:
    drawn = opened(tables, "")
    assert 'class="map leaflet-container' in drawn
    assert 'aria-label="Orvast: Clash at Orvast bridge"' in drawn
    assert 'class="fill contested"' in drawn
    assert "<summary>The places as a list</summary>" in drawn


def test_a_filter_in_the_address_leaves_what_it_names(opened: Open, tables: Tables) -> None:
    drawn = opened(tables, "events?queue=unplaced")
    shown = drawn.split('id="results"', 1)[1]
    assert "Shelling of Merrin" in shown
    assert "Clash at Orvast bridge" not in shown
    assert ">1 event</p>" in shown


def test_an_event_says_why_and_shows_the_changed_number(opened: Open, tables: Tables) -> None:
    drawn = opened(with_changed_number(tables), "event/eve")
    assert "Rests on 1 independent origin</h2>" in drawn
    assert "Both pages carry one &lt;b&gt;story&lt;/b&gt;." in drawn
    assert '<b class="changed">12 → 13</b>' in drawn
    assert drawn.count('class="node page"') == 2
    assert drawn.count('class="node agency"') == 1
    assert drawn.count('class="edge edited known"') == 1
    assert "<i>Post" not in drawn


def test_two_pages_stand_side_by_side_with_the_change_marked_on_both(opened: Open, tables: Tables) -> None:
    drawn = opened(with_changed_number(tables), report_link("document", "<i>Post</i>", "beside", "Wire")[1:])
    giver, taker = drawn.split('data-side="from"', 1)[1].split('data-side="to"', 1)
    assert '<mark class="copied was number" data-pair="1">12</mark>' in giver
    assert '<mark class="copied became number" data-pair="1">13</mark>' in taker
    assert '<span class="change number">12 → 13</span>' in drawn
    assert 'data-pair="2"' in giver
    assert 'data-pair="2"' in taker


def test_a_link_to_a_sentence_marks_it_in_its_page(opened: Open, tables: Tables) -> None:
    text = tables.documents[0].text
    start = text.index("At least 12")
    drawn = opened(tables, f"document/doc-wire?at={start}-{start + 11}")
    assert re.search(r'<mark class="here">At least 12</mark>', drawn)


def test_a_record_without_copies_draws_every_view(opened: Open, tables: Tables) -> None:
    plain = dataclasses.replace(tables, copies=(), origins=())
    assert "Who carries whose text</h1>" in opened(plain, "sources")
    assert "Clash at Orvast bridge</h1>" in opened(plain, "event/eve-clash")
    assert '<th scope="col">Published</th>' in opened(plain, "documents")
    assert "This report has no such view." in opened(plain, "event/nobody")
