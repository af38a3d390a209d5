"""The two example sets, built through the command line and compared with the record that a person made by hand.

Every expectation is a test of its own, so that a failure names the sentence. Clause cuts and kinds are compared
leniently (`examples/README.md`); copies, origins, figures and quotes are not.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tallywire.cli import app

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[2] / "examples"
SETS = ("karvel", "pellmar")
TABLES = (
    "documents", "passages", "copies", "origins", "stories", "statements", "events", "figures", "relations",
    "rejections",
)  # fmt: skip
EXPECTED = {name: json.loads((EXAMPLES / name / "expected.json").read_text("utf-8")) for name in SETS}

Row = dict[str, Any]


def tallywire(*arguments: str, codes: tuple[int, ...] = (0,)) -> bytes:
    """A command in a process of its own, as people run it."""
    command = [sys.executable, "-m", "tallywire.cli", *arguments]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    assert done.returncode in codes, done.stderr.decode()
    return done.stdout


def quickly(*arguments: str) -> str:
    """The same command in this process, which spares the start of a second interpreter."""
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout


@dataclass(frozen=True)
class Built:
    """A built example: its ledger and its tables as exported."""

    ledger: Path
    tables: dict[str, list[Row]]

    def page(self, name: str) -> Row:
        (found,) = [row for row in self.tables["documents"] if row["source"].split("#")[0].endswith(name)]
        return found

    def name(self, document_id: str) -> str:
        (row,) = [row for row in self.tables["documents"] if row["id"] == document_id]
        return row["source"].split("#")[0].rsplit("/", 1)[-1]

    def statements(self, page: str, sentence: str) -> list[Row]:
        """The statements read from the sentence (a passage, however it was cut) that contains these words."""
        document = self.page(page)
        first = document["text"].index(sentence)
        last = first + len(sentence)
        passages = [row for row in self.tables["passages"] if row["document_id"] == document["id"]]
        inside = [row for row in passages if row["start"] < last and first < row["end"]]
        start, end = (min(row["start"] for row in inside), max(row["end"] for row in inside)) if inside else (0, 0)
        rows = [row for row in self.tables["statements"] if row["document_id"] == document["id"]]
        return [row for row in rows if row["start"] < end and start < row["end"]]

    def event_ids(self, page: str, sentence: str) -> set[str]:
        return {row["event_id"] for row in self.statements(page, sentence) if row["event_id"]}

    def event(self, page: str, sentence: str, kinds: list[str]) -> Row:
        ids = self.event_ids(page, sentence)
        fitting = [row for row in self.tables["events"] if row["id"] in ids and row["kind"] in kinds]
        assert fitting, f"no event of {kinds} rests on {sentence!r}; its events are {sorted(ids)}"
        return max(fitting, key=lambda row: len(row["statement_ids"]))


@pytest.fixture(scope="session")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    folder = tmp_path_factory.mktemp("examples")
    return {name: build(name, folder / f"{name}.ledger") for name in SETS}


def build(name: str, ledger: Path) -> Built:
    pages = str(EXAMPLES / name / "pages")
    tallywire("build", pages, "--into", str(ledger), "--workers", "1", "--quiet", codes=(0, 1))  # 1: test_every_page
    tables = {}
    for table in TABLES:
        lines = quickly("export", str(ledger), "--table", table, "--format", "jsonl").split("\n")
        tables[table] = [json.loads(line) for line in lines if line]
    return Built(ledger=ledger, tables=tables)


def each(key: str) -> list[Any]:
    """The expectations under one key of both sets, each with a readable test id."""
    return [
        pytest.param(name, wanted, id=f"{name}: {_label(wanted)}") for name in SETS for wanted in _entries(name, key)
    ]


def _entries(name: str, key: str) -> Iterator[Any]:
    found = EXPECTED[name].get(key, [])
    yield from found.items() if isinstance(found, dict) else found


def _label(wanted: Any) -> str:
    if isinstance(wanted, dict):
        return f"{wanted.get('name') or wanted['sentence']}"
    return " + ".join(part if isinstance(part, str) else str(part) for part in wanted)


@pytest.mark.parametrize("name", SETS)
def test_every_page_is_read(ledgers: dict[str, Built], name: str) -> None:
    built = ledgers[name]
    assert built.tables["rejections"] == []
    assert len(built.tables["documents"]) == len(list((EXAMPLES / name / "pages").iterdir()))


@pytest.mark.parametrize("name", SETS)
def test_the_record_verifies(ledgers: dict[str, Built], name: str) -> None:
    assert "every invariant holds" in quickly("verify", str(ledgers[name].ledger))


@pytest.mark.parametrize("name", SETS)
def test_every_quote_equals_its_span(ledgers: dict[str, Built], name: str) -> None:
    texts = {row["id"]: row["text"] for row in ledgers[name].tables["documents"]}
    for row in [*ledgers[name].tables["passages"], *ledgers[name].tables["statements"]]:
        for quote in quotes(row):
            assert texts[row["document_id"]][quote["start"] : quote["end"]] == quote["text"]


def quotes(value: Any) -> Iterator[Row]:
    if isinstance(value, dict):
        if value.get("text") is not None and value.get("start") is not None:
            yield value
        for part in value.values():
            yield from quotes(part)
    elif isinstance(value, list):
        for part in value:
            yield from quotes(part)


@pytest.mark.parametrize("name", SETS)
def test_a_stranger_can_look_at_it(ledgers: dict[str, Built], name: str, tmp_path: Path) -> None:
    built = ledgers[name]
    pages = len(built.tables["documents"])
    assert f"{pages} pages · " in tallywire("show", str(built.ledger)).decode("utf-8")
    for view in ("events", "figures", "timeline", "sources"):
        assert quickly("show", str(built.ledger), view).strip()
    quickly("report", str(built.ledger), "-o", str(tmp_path / "report.html"))
    assert f'<h1 id="overview-title">{pages} documents' in (tmp_path / "report.html").read_text("utf-8")


@pytest.mark.parametrize(("name", "wanted"), each("published"))
def test_published(ledgers: dict[str, Built], name: str, wanted: tuple[str, str]) -> None:
    published = ledgers[name].page(wanted[0])["published"]
    assert (published["from"], published["to"]) == (wanted[1], wanted[1])


@pytest.mark.parametrize(("name", "wanted"), each("undated"))
def test_an_undated_page_is_not_given_a_wrong_day(
    ledgers: dict[str, Built], name: str, wanted: tuple[str, str]
) -> None:
    published = ledgers[name].page(wanted[0])["published"]
    assert published["method"] in ("inferred", "unknown")
    assert (published["from"] or wanted[1]) <= wanted[1] <= (published["to"] or wanted[1])


@pytest.mark.parametrize(("name", "wanted"), each("agency"))
def test_agency(ledgers: dict[str, Built], name: str, wanted: tuple[str, str | None]) -> None:
    assert ledgers[name].page(wanted[0])["agency"] == wanted[1]


@pytest.mark.parametrize(("name", "wanted"), each("furniture"))
def test_furniture_is_labelled(ledgers: dict[str, Built], name: str, wanted: tuple[str, list[str]]) -> None:
    built, document = ledgers[name], ledgers[name].page(wanted[0])
    rows = [row for row in built.tables["passages"] if row["document_id"] == document["id"]]
    for words in wanted[1]:
        at = document["text"].index(words)
        kinds = {row["kind"] for row in rows if row["start"] < at + len(words) and at < row["end"]}
        assert kinds <= {"boilerplate"}, words


@pytest.mark.parametrize(("name", "wanted"), each("copies"))
def test_copies(ledgers: dict[str, Built], name: str, wanted: list[str]) -> None:
    assert linked(ledgers[name], wanted)


@pytest.mark.parametrize(("name", "wanted"), each("no_copies"))
def test_independent_pages_are_not_linked(ledgers: dict[str, Built], name: str, wanted: list[str]) -> None:
    assert not linked(ledgers[name], wanted, direct=True)


def linked(built: Built, pair: list[str], *, direct: bool = False) -> bool:
    """Whether a chain of copies joins two pages; a copy of a copy may be recorded as taken from either."""
    pairs = [{built.name(row["from_document_id"]), built.name(row["to_document_id"])} for row in built.tables["copies"]]
    if direct:
        return set(pair) in pairs
    shared = {page for found in pairs for page in found if pair[0] in found}
    return pair[1] in shared or any(pair[1] in found and found & shared for found in pairs)


@pytest.mark.parametrize(("name", "wanted"), each("one_origin"))
def test_copies_are_one_origin(ledgers: dict[str, Built], name: str, wanted: list[str]) -> None:
    assert any(set(wanted) <= set(pages) for pages in text_origins(ledgers[name]))


@pytest.mark.parametrize(("name", "wanted"), each("other_origin"))
def test_newsrooms_are_other_origins(ledgers: dict[str, Built], name: str, wanted: list[str]) -> None:
    assert not any(set(wanted) <= set(pages) for pages in text_origins(ledgers[name]))


def text_origins(built: Built) -> list[list[str]]:
    rows = [row for row in built.tables["origins"] if row["kind"] != "speaker"]
    return [[built.name(document_id) for document_id in row["document_ids"]] for row in rows]


@pytest.mark.parametrize(("name", "wanted"), each("events"))
def test_event_rests_on_its_pages_and_origins(ledgers: dict[str, Built], name: str, wanted: Row) -> None:
    event = ledgers[name].event(wanted["page"], wanted["sentence"], wanted["kinds"])
    pages = {ledgers[name].name(document_id) for document_id in event["document_ids"]}
    assert set(wanted["pages"]) <= pages
    least, most = wanted["origins"]
    assert least <= len(event["origin_ids"]) <= most


@pytest.mark.parametrize(("name", "wanted"), each("events"))
def test_event_status(ledgers: dict[str, Built], name: str, wanted: Row) -> None:
    assert ledgers[name].event(wanted["page"], wanted["sentence"], wanted["kinds"])["status"] in wanted["status"]


@pytest.mark.parametrize(("name", "wanted"), [p for p in each("events") if p.values[1]["from"]])
def test_event_date(ledgers: dict[str, Built], name: str, wanted: Row) -> None:
    event = ledgers[name].event(wanted["page"], wanted["sentence"], wanted["kinds"])
    assert event["from"] is not None
    assert wanted["from"] <= event["from"] <= event["to"] <= wanted["to"]


@pytest.mark.parametrize(("name", "wanted"), [p for p in each("events") if p.values[1].get("figures")])
def test_event_figures(ledgers: dict[str, Built], name: str, wanted: Row) -> None:
    event = ledgers[name].event(wanted["page"], wanted["sentence"], wanted["kinds"])
    rows = [row for row in ledgers[name].tables["figures"] if row["event_id"] == event["id"]]
    for figure in wanted["figures"]:
        side = (figure["side"] or "").lower()
        found = [row for row in rows if row["measure"] == figure["measure"] and side in (row["side"] or "").lower()]
        assert len(found) == 1, f"{figure}: {found}"
        for key in ("low", "best", "high"):
            assert key not in figure or found[0][key] == figure[key], f"{figure}: {found}"
        assert found[0]["status"] in figure["status"]


@pytest.mark.parametrize(("name", "wanted"), each("same_event"))
def test_sentences_of_one_event(ledgers: dict[str, Built], name: str, wanted: list[list[str]]) -> None:
    left, right = (ledgers[name].event_ids(*place) for place in wanted)
    assert left & right, (left, right)


@pytest.mark.parametrize(("name", "wanted"), each("other_event"))
def test_sentences_of_other_events(ledgers: dict[str, Built], name: str, wanted: list[list[str]]) -> None:
    left, right = (ledgers[name].event_ids(*place) for place in wanted)
    assert not left & right


@pytest.mark.parametrize(("name", "wanted"), each("statements"))
def test_statement(ledgers: dict[str, Built], name: str, wanted: Row) -> None:
    rows = ledgers[name].statements(wanted["page"], wanted["sentence"])
    if not rows and wanted.get("optional"):
        return
    assert rows, "no statement was read from this sentence"
    for key in ("polarity", "modality", "background"):
        assert key not in wanted or wanted[key] in {row[key] for row in rows}, key
    if "said_by" in wanted:
        assert any(wanted["said_by"].lower() in speaker(row).lower() for row in rows), [speaker(row) for row in rows]
    lows = {figure["low"] for row in rows for figure in row["figures"]}
    assert set(wanted.get("numbers", [])) <= lows


def speaker(row: Row) -> str:
    source = (row["attribution"] or {}).get("source") or {}
    return f"{source.get('name')} {source.get('text')}"
