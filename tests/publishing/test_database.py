"""The record as one DuckDB file."""

from pathlib import Path

import duckdb
import pytest

from tallywire.errors import UsageError
from tallywire.publishing.database import VIEWS, write_duckdb
from tallywire.publishing.tables import Tables
from tallywire.schema import TABLES, arrow_schema, arrow_table


@pytest.fixture
def database(tables: Tables, tmp_path: Path) -> duckdb.DuckDBPyConnection:
    file = tmp_path / "it's one.duckdb"
    write_duckdb({name: arrow_table(name, tables.table(name)) for name in TABLES}, file)
    return duckdb.connect(str(file), read_only=True)


@pytest.mark.parametrize("table", list(TABLES))
def test_every_table_has_its_rows_and_columns(database: duckdb.DuckDBPyConnection, tables: Tables, table: str) -> None:
    found = database.sql(f'SELECT * FROM "{table}"')
    assert found.columns == arrow_schema(table).names
    assert len(found.fetchall()) == len(tables.table(table))


def test_an_event_stands_in_the_list_with_its_deaths_and_origins(database: duckdb.DuckDBPyConnection) -> None:
    rows = database.sql(
        "SELECT id, documents, origins, killed_low, killed_best, killed_high FROM event_list"
    ).fetchall()
    assert rows == [("eve-clash", 4, 3, 12, 15, 15), ("eve-shelling", 1, 1, None, None, None)]


def test_sentences_are_the_very_words_of_the_pages(database: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    rows = database.sql("SELECT id, sentence, said_by, outlet FROM sentences").fetchall()
    texts = {document.id: document.text for document in tables.documents}
    assert {row[0]: row[1] for row in rows} == {
        one.id: texts[one.document_id][one.start : one.end] for one in tables.statements
    }
    assert ("sta-wire-armed_clash", "Brigadier Tolan Reke", "Quell Gazette") in {(r[0], r[2], r[3]) for r in rows}


def test_figures_origins_and_copies_have_their_views(database: duckdb.DuckDBPyConnection) -> None:
    assert database.sql("SELECT measure, best FROM figure_list").fetchall() == [("killed", 15), ("injured", 30)]
    origins = database.sql("SELECT origin FROM event_origins WHERE event_id = 'eve-clash'").fetchall()
    assert len(origins) == 3
    assert database.sql("SELECT giver, taker, passages FROM copied_pages").fetchall() == [("doc-wire", "doc-copy", 1)]


def test_an_empty_record_has_every_table_and_view(tmp_path: Path) -> None:
    write_duckdb({}, tmp_path / "empty.duckdb")
    with duckdb.connect(str(tmp_path / "empty.duckdb"), read_only=True) as database:
        for name in (*TABLES, *VIEWS):
            assert database.sql(f'SELECT count(*) FROM "{name}"').fetchone() == (0,)


def test_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_duckdb({}, tmp_path / "missing" / "x.duckdb")
