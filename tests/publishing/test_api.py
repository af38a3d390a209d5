"""Tallywire from Python."""

from __future__ import annotations

import doctest
import inspect
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import tallywire
from tallywire import api
from tallywire.errors import InputError, LedgerError, UsageError
from tallywire.ledger.store import writing
from tallywire.pipeline import one_text
from tallywire.publishing.frame_rows import COLUMNS
from tallywire.publishing.frames import Frame
from tallywire.publishing.tables import Tables
from tallywire.records import Rejection
from tallywire.schema import TABLES, arrow_table

ROOT = Path(__file__).resolve().parents[2]
METHODS = ("events", "figures", "timeline", "statements", "documents", "copies", "origins", "relations", "stories",
           "judgements")  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, tables: Tables) -> Path:
    made = tmp_path / "ledger"
    with writing(made) as ledger:
        ledger.commit({name: arrow_table(name, tables.table(name)) for name in TABLES}, stages={})
    return made


@pytest.fixture
def record(folder: Path) -> api.Ledger:
    return tallywire.open(folder)


def ids(frame: Frame) -> list[str]:
    return list(frame["id"])


# ---------------------------------------------------------------- the package itself


def test_importing_is_light_and_everything_promised_is_there() -> None:
    code = (
        "import sys, tallywire; print([n for n in ('pyarrow', 'spacy', 'numpy', 'tallywire.api') if n in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
    assert all(getattr(tallywire, name) is not None for name in tallywire.__all__)
    assert set(tallywire.__all__) <= set(dir(tallywire))
    with pytest.raises(AttributeError, match="has no attribute 'close'; it has: Frame, Ledger"):
        tallywire.close  # noqa: B018


def test_it_is_typed() -> None:
    assert (ROOT / "src/tallywire/py.typed").is_file()
    for name in METHODS:
        assert inspect.signature(getattr(api.Ledger, name)).return_annotation == "Frame"


# ---------------------------------------------------------------- a ledger


@pytest.mark.parametrize("name", METHODS)
def test_every_frame_has_its_columns_with_rows_or_without(record: api.Ledger, tmp_path: Path, name: str) -> None:
    with writing(tmp_path / "empty") as ledger:
        ledger.commit({}, stages={})
    empty = getattr(tallywire.open(tmp_path / "empty"), name)()
    full = getattr(record, name)()
    assert full.columns == empty.columns == list(COLUMNS.get(name, full.columns))
    assert len(empty) == 0
    assert len(full) > 0 or name == "judgements"


def test_events_come_by_their_day_without_history(record: api.Ledger) -> None:
    events = record.events().to_pylist()
    assert [event["id"] for event in events] == ["eve-clash", "eve-shelling"]
    assert (events[0]["documents"], events[0]["origins"], events[0]["place"]) == (4, 3, "Orvast")
    assert events[1]["lat"] is None
    assert ids(record.events(background=None)) == ["eve-clash", "eve-shelling", "eve-war"]
    assert ids(record.events(background=True)) == ["eve-war"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "shelling"}, ["eve-shelling"]),
        ({"kind": ["shelling", "armed_clash"]}, ["eve-clash", "eve-shelling"]),
        ({"status": "contested"}, ["eve-clash"]),
        ({"place": "Merrin"}, ["eve-shelling"]),
        ({"country": "QV"}, ["eve-clash"]),
        ({"party": "SOLDIER"}, ["eve-clash", "eve-shelling"]),
        ({"party": "nobody"}, []),
        ({"origin": "ori-league"}, ["eve-clash"]),
        ({"document": ["doc-rival"]}, ["eve-clash"]),
        ({"from_": "2031-03-03"}, ["eve-shelling"]),
        ({"to": date(2031, 3, 2)}, ["eve-clash"]),
        ({"from_": "2032-01-01"}, []),
        ({"background": None, "to": "2031-03-02"}, ["eve-clash"]),
        ({"text": "BRIDGE"}, ["eve-clash"]),
        ({"text": "bridge", "kind": "shelling"}, []),
    ],
)
def test_events_are_filtered(record: api.Ledger, asked: dict[str, object], found: list[str]) -> None:
    assert ids(record.events(**asked)) == found  # type: ignore[arg-type]


def test_figures_stand_with_what_happened(record: api.Ledger) -> None:
    killed, injured = record.figures().to_pylist()
    assert (killed["low"], killed["best"], killed["high"], killed["title"]) == (12, 15, 15, "Clash at Orvast bridge")
    assert injured["measure"] == "injured"
    assert record.figures("eve-shelling")["measure"] == ["injured"]
    assert record.figures("clash", measure="killed")["best"] == [15]
    assert len(record.figures(side="army")) == 0
    assert len(record.figures("eve-war")) == 0


def test_sources_say_who_says_so(record: api.Ledger) -> None:
    rows = {row["origin_id"]: row for row in record.sources("eve-clash")}
    assert list(rows) == ["ori-army", "ori-league", "ori-second"]
    army = rows["ori-army"]
    assert (army["kind"], army["name"], army["documents"], army["statements"]) == (
        "speaker", "Brigadier Tolan Reke", 2, 2
    )  # fmt: skip
    assert army["first"] == "2031-03-02"
    assert len(army["sentences"]) == 1
    assert army["outlets"] == ["Daily Harbour", "Quell Gazette"]


def test_statements_are_the_words_of_their_pages(record: api.Ledger) -> None:
    texts = dict(zip(record.documents()["id"], record.documents()["text"], strict=True))
    for row in record.statements():
        assert texts[row["document_id"]][row["start"] : row["end"]] == row["sentence"]
    assert ids(record.statements(event="eve-shelling")) == ["sta-second-shelling"]
    assert ids(record.statements(document="doc-rival")) == ["sta-rival-casualties"]
    assert ids(record.statements(polarity="denied")) == ["sta-rival-casualties"]
    assert len(record.statements(text="VALLEY", background=True)) == 2
    assert len(record.statements(kind="shelling", origin="ori-second", modality="happened")) == 1
    assert record.statements(document="doc-rival")["said_by"] == ["The Highland League"]


def test_pages_copies_origins_relations_and_stories_are_filtered(record: api.Ledger) -> None:
    assert ids(record.documents(outlet="Quell Gazette")) == ["doc-wire"]
    assert ids(record.documents(text="weather", language="en", story="story-1", origin="doc-wire")) == ["doc-wire"]
    assert record.copies(document="doc-copy", kind="verbatim", direction="known")["giver"] == ["doc-wire"]
    assert record.copies()["passage"][0].startswith("At least 12 soldiers")
    assert len(record.copies(document="doc-rival")) == 0
    assert ids(record.origins(kind="agency")) == ["ori-wire"]
    assert ids(record.origins(name="league", document="doc-rival")) == ["ori-league"]
    assert len(record.relations(relation="denies", measure="killed")) == 1
    assert ids(record.stories(document="doc-wire", text="orvast")) == ["story-1"]
    assert len(record.judgements(kind="hide", by="vera")) == 0


def test_the_timeline_ranks_days_by_origins(record: api.Ledger) -> None:
    rows = record.timeline().to_pylist()
    assert [(row["day"], row["rank"], row["origins"]) for row in rows] == [("2031-03-02", 1, 3), ("2031-03-03", 2, 1)]
    assert rows[0]["events"] == ["Clash at Orvast bridge"]


def test_a_table_is_as_it_is_stored(record: api.Ledger) -> None:
    assert record.table("events").to_pylist()[0]["place"]["name"] == "Orvast"
    with pytest.raises(UsageError, match="'evnts'; the tables are: documents"):
        record.table("evnts")


@pytest.mark.parametrize("given", ["eve", "nothing", ""])
def test_an_id_that_means_none_or_several_is_refused(record: api.Ledger, given: str) -> None:
    with pytest.raises(UsageError, match=r"events begin with .*; give one id of \.events\(\)"):
        record.sources(given)


def test_what_is_no_day_and_no_ledger_is_refused(record: api.Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'soon' is no day"):
        record.events(to="soon")
    with pytest.raises(LedgerError, match="does not exist"):
        tallywire.open(tmp_path / "nothing")


def test_a_ledger_shows_itself_small_and_escaped(record: api.Ledger, folder: Path) -> None:
    assert repr(record) == f"<tallywire.Ledger {folder}: 5 documents, 5 origins, 1 stories, 3 events>"
    assert "<b>" not in api.Ledger("<b>", record._tabled)._repr_html_()
    assert len(record._repr_html_()) < 1000


def test_a_ledger_of_an_older_version_lacks_nothing(tmp_path: Path, tables: Tables) -> None:
    with writing(tmp_path / "old") as ledger:
        old = {name: arrow_table(name, tables.table(name)) for name in TABLES}
        old["events"] = old["events"].drop_columns(["reasons"])
        old["copies"] = old["copies"].drop_columns(["changes"])
        ledger.commit(old, stages={})
    record = tallywire.open(tmp_path / "old")
    assert record.events()["reasons"] == [None, None]
    assert record.copies()["changed"] == [[]]


def test_names_can_be_hidden(folder: Path) -> None:
    assert tallywire.open(folder, hide_names=True).events().to_pylist() == tallywire.open(folder).events().to_pylist()


# ---------------------------------------------------------------- one text


@pytest.mark.slow
def test_a_text_becomes_records_and_the_reader_is_loaded_once() -> None:
    text = "Police said a bomb killed 12 people in Oslo on Tuesday."
    found = tallywire.annotate(text, published=date(2031, 3, 5), title=None, outlet="Quell Gazette")
    (figure,) = found.statements[0].figures
    assert text[figure.start : figure.end] == figure.text
    assert (found.published.from_, found.published.method) == ("2031-03-05", "given")
    loaded = one_text._annotator.cache_info().misses
    again = tallywire.annotate(text, published="2031-03-05", outlet="Quell Gazette")
    assert again == found
    assert one_text._annotator.cache_info().misses == loaded


def test_a_text_that_the_reader_refuses_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = Rejection(source="text", stage="reading", code="garbled", message="half of it is no text")
    monkeypatch.setattr(one_text, "_annotator", lambda options: lambda page: refused)
    with pytest.raises(InputError, match="half of it is no text") as raised:
        tallywire.annotate("A bomb went off.")
    assert raised.value.code == "garbled"


@pytest.mark.slow
def test_a_text_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(InputError, match="nothing in it"):
        tallywire.annotate("")
    with pytest.raises(InputError, match="no ISO 8601 date"):
        tallywire.annotate("A bomb went off.", published="nonsense")


@pytest.fixture
def crisis(karvel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of the README, as `crisis` where the page of the documentation runs."""
    shutil.copytree(karvel, tmp_path / "crisis")
    monkeypatch.chdir(tmp_path)


@pytest.mark.slow
@pytest.mark.usefixtures("crisis")
def test_the_sessions_of_the_documentation_run() -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    text = re.sub(r"^```.*$", "", (ROOT / "docs/python.md").read_text("utf-8"), flags=re.M)
    test = doctest.DocTestParser().get_doctest(text, {}, "python.md", "docs/python.md", 0)
    options = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    assert len(test.examples) > 20
    assert doctest.DocTestRunner(optionflags=options).run(test).failed == 0


def test_every_method_and_filter_is_in_the_documentation() -> None:
    rows = dict(re.findall(r"^\| `(\w+)\([^)]*\)` \|([^\n]*)$", (ROOT / "docs/python.md").read_text("utf-8"), re.M))
    public = {name for name in vars(api.Ledger) if not name.startswith("_")}
    assert set(rows) == public
    for name in public:
        for option in inspect.signature(getattr(api.Ledger, name)).parameters.values():
            if option.kind is option.KEYWORD_ONLY:
                assert f"`{option.name}`" in rows[name], f"{name}({option.name}) is not in docs/python.md"
