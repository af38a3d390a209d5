"""A ledger opened for looking things up: a view takes the few rows that it needs, never the whole record.

The tables stay what they are in the ledger's files, Arrow columns; beside them DuckDB holds in memory narrow tables of
ids, keys and row numbers. A question is asked of these, and the rows it names are taken from the columns: an event of
a hundred statements is read in milliseconds from a ledger of any size. A `Record` never changes: when the ledger does,
a new one is opened.

>>> from tallywire.records import Rejection
>>> row = Rejection(source="a.pdf", stage="reading", code="encrypted", message="the PDF is encrypted")
>>> record = Record.of({"rejections": schema.arrow_table("rejections", [row])})
>>> record.count("rejections"), record.take("rejections", [0]) == (row,)
(1, True)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tallywire import schema
from tallywire.publishing.record_sql import NARROW_TABLES

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from tallywire.ledger.store import Ledger

__all__ = ["Record"]


class Record:
    """The state of a ledger when it was opened (`ledger`): whole tables as Arrow, and an index of them in DuckDB."""

    def __init__(
        self, tables: Mapping[str, pa.Table], connection: duckdb.DuckDBPyConnection, ledger: Ledger | None
    ) -> None:
        self._tables = tables
        self._connection = connection
        self.ledger = ledger

    @classmethod
    def open(cls, ledger: Ledger, before: Record | None = None) -> Record:
        """The record of a ledger; tables that have not changed are taken from the record of a state `before`.

        Raises `LedgerBroken` for a damaged file.
        """
        return cls.of({name: _read(name, ledger, before) for name in schema.TABLES}, ledger=ledger)

    @classmethod
    def of(cls, tables: Mapping[str, pa.Table], *, ledger: Ledger | None = None) -> Record:
        """The record of some Arrow tables of the contract; a table that is not named is empty.

        `ledger` is where they are from, if they are a ledger's.
        """
        import duckdb

        whole = {name: _whole(name, tables) for name in schema.TABLES}
        connection = duckdb.connect(":memory:", config={"threads": 2})
        for name, table in whole.items():
            connection.register(f"whole_{name}", table)
        for statement in NARROW_TABLES:
            connection.execute(statement)
        for name in whole:
            connection.unregister(f"whole_{name}")
        connection.execute("SET threads = 1")  # small questions, several readers: to share one out costs more
        return cls(whole, connection, ledger)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of one's own to the narrow tables (`tallywire.publishing.record_sql`): one for each thread."""
        return self._connection.cursor()

    def arrow(self, table: str) -> pa.Table:
        """A whole table as Arrow, in the ledger's order."""
        return self._tables[table]

    def count(self, table: str) -> int:
        """The rows of a table."""
        return int(self._tables[table].num_rows)

    def ask(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """The answer rows to a question in SQL on the narrow tables; every value stands for a `?` of it."""
        with self.cursor() as cursor:
            return cursor.execute(question, list(values)).fetchall()

    def take(
        self, table: str, rows: Sequence[int], *, blank: str | None = None, empty: Sequence[str] = ()
    ) -> tuple[Any, ...]:
        """The records in these rows of a table, in the order given; columns that a view does not show are not read.

        With `blank`, a column of text is left empty, with `empty` columns of lists are.
        """
        import pyarrow as pa

        left_out = [*([blank] if blank else []), *empty]
        found = self._tables[table].drop_columns(left_out) if left_out else self._tables[table]
        taken = found.take(list(rows)) if rows else found.slice(0, 0)
        for name in left_out:
            nothing = pa.nulls(len(rows), self._tables[table].schema.field(name).type)
            taken = taken.append_column(name, nothing.fill_null("") if name == blank else nothing)
        return tuple(schema.records_of(schema.table_record(table), taken))

    def select(self, table: str, where: str, *values: Any, blank: str | None = None) -> tuple[Any, ...]:
        """The records of a table for which a condition on its narrow columns holds, in the ledger's order."""
        question = f'SELECT "row" FROM {table} WHERE {where} ORDER BY "row"'
        return self.take(table, [row for (row,) in self.ask(question, *values)], blank=blank)

    def among(self, table: str, column: str, names: Iterable[str], *, blank: str | None = None) -> tuple[Any, ...]:
        """The records of a table whose narrow column is one of some values, in the ledger's order."""
        wanted = sorted(set(names))
        if not wanted:
            return ()
        return self.select(table, f"{column} IN (SELECT unnest(?::VARCHAR[]))", wanted, blank=blank)


def _read(name: str, ledger: Ledger, before: Record | None) -> pa.Table:
    if before is not None and before.ledger is not None:
        stored = ledger.manifest.tables.get(name)
        if stored is not None and stored == before.ledger.manifest.tables.get(name):
            return before.arrow(name)
    return ledger.table(name)


def _whole(name: str, tables: Mapping[str, pa.Table]) -> pa.Table:
    """One table in one piece, with all the columns of the contract, so that rows can be taken from it by number."""
    import pyarrow as pa

    wanted = schema.arrow_schema(name)
    given = tables.get(name)
    if given is None:
        return wanted.empty_table()
    missing = [field for field in wanted if field.name not in given.schema.names]
    for field in missing:  # a ledger of an earlier version has fewer columns
        given = given.append_column(field, pa.nulls(given.num_rows, field.type))
    return given.select(wanted.names).combine_chunks()
