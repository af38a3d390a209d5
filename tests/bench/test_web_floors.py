"""The app stays fast: no view of thousands of events costs more processor time than `web_floors.toml` allows."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from starlette.testclient import TestClient

from benchmarks.speed.web import _three, addresses, limits, render
from tallywire.publishing.record import Record
from tallywire.publishing.search import PassageIndex
from tallywire.web.app import make_app
from tallywire.web.safety import Settings
from tests.publishing.many import ledger_of, worlds

WORLDS = 800


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("speed") / "ledger"
    ledger_of(worlds(WORLDS), str(folder))
    return folder


def milliseconds(run: Callable[[], object]) -> float:
    """The least processor time of three runs, after one that does not count."""
    run()
    spent = []
    for _ in range(3):
        began = time.process_time()
        run()
        spent.append(1000 * (time.process_time() - began))
    return min(spent)


@pytest.mark.slow
def test_no_view_of_many_events_is_slow(ledger: Path) -> None:
    app = make_app(ledger, Settings.made(host="127.0.0.1", read_only=True))
    client, record, held = TestClient(app, base_url="http://localhost"), app.state.shelf.record(), limits()
    app.state.finder.index(record)
    slow = {}
    for name, places in addresses(record).items():
        for place in places:
            assert client.get(place).status_code == 200, place
            spent = milliseconds(lambda place=place: client.get(place))
            if spent > held["first_screen" if name == "first screen" else "view"]:
                slow[place] = spent
    assert slow == {}


@pytest.mark.slow
def test_a_search_on_many_passages_is_fast() -> None:
    words = ["shells", "fell", "on", "the", "market", "of", "Merrin", "killed", "seven", "people", "said", "mayor"]
    texts = [" ".join(words[(row * step) % 12] for step in range(1, 13)) + f" {row}" for row in range(30_000)]
    rows = {"document_id": [f"doc-{row // 20:05}" for row in range(30_000)], "start": [0] * 30_000, "text": texts}
    index = PassageIndex.of(pa.table({**rows, "kind": ["body"] * 30_000}))
    for asked in ("merrin", '"people said"', "sh*", "merrin killed seven", "12345"):
        assert milliseconds(lambda asked=asked: index.search(asked)) < limits()["search"], asked


def test_the_report_says_what_was_measured() -> None:
    one = {"clock": 12.4, "processor": 10.1, "cold": 30.0, "kilobytes": 55.5}
    figures = {
        "date": "today", "machine": "m", "documents": 10_000, "passages": 5, "events": 7,
        "views": {"opening_seconds": 2.25, "megabytes": 900.0, "first screen": one},
        "search": {"passages": 5, "index_seconds": 0.5, "asked": {"said": {**one, "passages": 4}}},
        "judging": {"hide": {"clock": 1.5, "processor": 1.25}},
    }  # fmt: skip
    report = render(figures)
    assert "| first screen | 12 | 10 | 30 | 56 |" in report
    assert "| `said` | 4 | 12.4 | 10.1 |" in report
    assert "| hide | 1.50 | 1.25 |" in report
    assert _three([1, 2, 3, 4]) == [1, 3, 4]
    assert _three([]) == []
    assert Record.of({}).count("events") == 0
