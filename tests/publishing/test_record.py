from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest

from tallywire import schema
from tallywire.errors import UsageError
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.first import first_page, overview
from tallywire.publishing.pages.listing import event_views, find, scale
from tallywire.publishing.pages.timeline import timeline_page
from tallywire.publishing.record import Record
from tallywire.publishing.slices import find_id
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.timeline import timeline_days
from tallywire.publishing.views import background_events, event_view, foremost, incidents, summarise
from tallywire.records import Rejection
from tests.publishing.many import arrow_tables, ledger_of, record_of, worlds


@pytest.fixture
def record(tables: Tables) -> Record:
    return record_of(tables)


def many(number: int) -> tuple[Record, Lookup]:
    tables = worlds(number)
    records = {name: tuple(schema.records_of(schema.table_record(name), tables[name])) for name in schema.TABLES}
    return Record.of(tables), Lookup.of(Tables.of(records))


def test_every_table_comes_back_whole_and_in_order(record: Record, tables: Tables) -> None:
    for name in schema.TABLES:
        assert record.take(name, range(record.count(name))) == tables.table(name)


def test_rows_are_taken_in_the_order_that_was_asked(record: Record, tables: Tables) -> None:
    assert record.take("documents", [3, 1]) == (tables.documents[3], tables.documents[1])


def test_a_column_can_be_left_empty(record: Record, tables: Tables) -> None:
    (page,) = record.take("documents", [0], blank="text")
    assert page.text == ""
    assert page.title == tables.documents[0].title
    assert record.take("documents", [], blank="text") == ()


def test_a_ledger_of_an_earlier_version_lacks_columns(tables: Tables) -> None:
    whole = arrow_tables(tables)
    older = {name: table for name, table in whole.items() if name != "judgements"}
    older["documents"] = older["documents"].drop_columns(["origin_reason"])
    record = Record.of(older)
    assert record.take("documents", [0])[0].origin_reason is None
    assert record.count("judgements") == 0


def test_an_empty_ledger_opens() -> None:
    record = Record.of({})
    page = first_page(record, Filters(), overview(record))
    assert (page.total, page.summary.documents, page.days) == (0, 0, ())
    assert page.contested_share == "0 %"


def test_a_ledger_is_opened_with_its_manifest(tables: Tables, tmp_path: object) -> None:
    ledger = ledger_of(arrow_tables(tables), f"{tmp_path}/ledger")
    record = Record.open(ledger)
    assert record.ledger is ledger
    assert record.count("documents") == len(tables.documents)


def test_words_of_a_reader_are_values_and_never_sql(record: Record) -> None:
    hostile = "'; DROP TABLE events; --"
    for name in ("kind", "place", "party", "origin", "story", "q"):
        assert find(record, Filters.of({name: hostile}), most=10).total == 0
    assert record.ask("SELECT count(*) FROM events") == [(3,)]


def test_rows_are_found_by_what_a_column_holds(record: Record, tables: Tables) -> None:
    record.prepare()
    wanted = {one.document_id for one in tables.statements[:2]}
    expected = tuple(one for one in tables.statements if one.document_id in wanted)
    assert record.among("statements", "document_id", [*wanted, "no such page"]) == expected
    assert record.among("statements", "document_id", []) == ()


def test_what_is_known_of_a_table_is_kept_while_it_is_the_same(tables: Tables) -> None:
    before = record_of(tables)
    before.prepare()
    fewer = {name: before.arrow(name) for name in schema.TABLES} | {"events": before.arrow("events").slice(1)}
    after = Record.of(fewer, before=before)
    assert after.arrow("statements") is before.arrow("statements")
    assert after.rows("statements", "id", [tables.statements[0].id]) == [0]
    assert after.rows("events", "id", [tables.events[0].id]) == []
    assert after.rows("events", "id", [tables.events[1].id]) == [0]


# ---------------------------------------------------------------- the index says what the views say


@pytest.mark.parametrize("number", [1, 7])
def test_the_header_is_that_of_the_views(number: int) -> None:
    record, lookup = many(number)
    about = overview(record)
    assert about.summary == summarise(lookup)
    assert about.history == len(background_events(lookup))


def test_the_list_is_that_of_the_views_with_its_cautions() -> None:
    record, lookup = many(5)
    found = find(record, Filters(), most=1000)
    assert event_views(record, found.rows) == tuple(event_view(event, lookup) for event in incidents(lookup))
    history = find(record, Filters(history=True), most=1000)
    assert [view.event.id for view in event_views(record, history.rows)] == [e.id for e in background_events(lookup)]


def test_what_weighs_most_is_that_of_the_views() -> None:
    record, lookup = many(5)
    rows = find(record, Filters(sort="weight"), most=4).rows
    assert {view.event.id for view in event_views(record, rows)} == {event.id for event in foremost(lookup, 4)}


def test_days_are_counted_and_ranked_as_the_views_do() -> None:
    record, lookup = many(5)
    shown = timeline_page(record, Filters(), {}).days
    expected = timeline_days(lookup)
    assert [(d.day, d.rank, d.origins, d.documents, d.statements) for d in shown] == [
        (d.day, d.rank, d.origins, d.documents, d.statements) for d in expected
    ]
    assert [d.entries[0].view.event.id for d in shown] == [d.events[0].id for d in expected]


def test_bars_are_drawn_to_the_widest_bound(record: Record) -> None:
    assert scale(record) == {"killed": 15.0, "injured": 30.0}


# ---------------------------------------------------------------- ids


def test_ids_are_found_whole_by_their_beginning_or_as_given(tables: Tables) -> None:
    pages = (*tables.documents[1:], replace(tables.documents[0], given_id="page 7"))
    record = Record.of({**arrow_tables(tables), "documents": schema.arrow_table("documents", pages)})
    assert find_id(record, "events", "eve-clash") == "eve-clash"
    assert find_id(record, "events", "eve-cl") == "eve-clash"
    assert find_id(record, "events", "shel") == "eve-shelling"
    assert find_id(record, "documents", "page 7") == tables.documents[0].id


@pytest.mark.parametrize(
    ("given", "words"), [("eve-", "give more"), ("nothing", "there is no event"), ("e", "there is no")]
)
def test_an_id_that_is_not_clear_is_refused_with_what_to_do(record: Record, given: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        find_id(record, "events", given)


def test_large_text_stays_one_piece() -> None:
    halves = pa.concat_tables([arrow_tables_of_one("a"), arrow_tables_of_one("b")])
    record = Record.of({"rejections": halves})
    assert [row.source for row in record.take("rejections", [1, 0])] == ["b", "a"]


def arrow_tables_of_one(source: str) -> pa.Table:
    return schema.arrow_table("rejections", [Rejection(source=source, stage="reading", code="x", message="y")])
