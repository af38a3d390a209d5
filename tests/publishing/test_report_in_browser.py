"""The report as a browser draws it: its script runs under its own policy and puts page text on the screen as text."""

import dataclasses
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from copied import Press

from tallywire.publishing.report import write_report
from tallywire.publishing.tables import Tables
from tallywire.records import Span

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")]

Open = Callable[[Tables, str], str]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """The page as it stands after its script has run, as HTML, without the record that it carries."""

    def look(tables: Tables, address: str) -> str:
        write_report(tables, tmp_path / "report.html")
        command = [
            str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
            "--virtual-time-budget=3000", "--window-size=1400,900", "--dump-dom",
            f"{(tmp_path / 'report.html').as_uri()}#{address}",
        ]  # fmt: skip
        drawn = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
        return drawn.split('<script type="application/json"', 1)[0]

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


def test_an_event_says_why_and_shows_the_changed_number_beside_both_sentences(opened: Open, tables: Tables) -> None:
    drawn = opened(with_changed_number(tables), "event/eve")
    assert "<h3>Why 1 independent origin</h3>" in drawn
    assert "<span>Both pages carry one &lt;b&gt;story&lt;/b&gt;.</span>" in drawn
    assert '<span class="tag change">12 → 13</span>' in drawn
    assert '<q>Some <mark class="was">12</mark> men died.</q>' in drawn
    assert '<q>Some <mark class="became">13</mark> men died.</q>' in drawn


def test_the_picture_has_a_box_for_every_page_and_a_line_for_every_copy(opened: Open, tables: Tables) -> None:
    drawn = opened(with_changed_number(tables), "sources")
    block = drawn.split('id="source-list">', 1)[1].split('<section id="view-pages"')[0]
    assert block.count('class="node page"') == 2
    assert block.count('class="node agency"') == 1
    assert block.count('class="edge edited known"') == 1
    assert "Wire → &lt;i&gt;Post&lt;/i&gt;: 2 passages, 1 word for word · direction known; changed: 12 → 13" in block
    assert '<p class="under">Both pages carry one &lt;b&gt;story&lt;/b&gt;.</p>' in block
    assert "<i>" not in block


def test_a_record_without_copies_draws_every_view(opened: Open, tables: Tables) -> None:
    plain = dataclasses.replace(tables, copies=(), origins=())
    assert "Pages without a known origin" in opened(plain, "sources")
    assert "Clash at Orvast bridge</h2>" in opened(plain, "event/eve-clash")
    assert '<th scope="col">Published</th>' in opened(plain, "pages")
