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
from tallywire.publishing.keys import Keys
from tallywire.publishing.record_sql import NARROW_TABLES

if TYPE_CHECKING:
    import duckdb
    import numpy as np
    import pyarrow as pa

    from tallywire.ledger.store import Ledger

__all__ = ["Record"]

_KEYS = (
    ("documents", "id"), ("passages", "document_id"), ("copies", "from_document_id"), ("copies", "to_document_id"),
    ("origins", "id"), ("stories", "id"), ("statements", "id"), ("statements", "document_id"),
    ("statements", "event_id"), ("events", "id"), ("figures", "event_id"), ("relations", "left_statement_id"),
    ("relations", "right_statement_id"),
)  # fmt: skip
"""What views look rows up by."""


class Record:
    """The state of a ledger when it was opened (`ledger`): whole tables as Arrow, and an index of them in DuckDB."""

    def __init__(
        self,
        tables: Mapping[str, pa.Table],
        connection: duckdb.DuckDBPyConnection,
        ledger: Ledger | None,
        keys: dict[tuple[str, str], Keys],
    ) -> None:
        self._tables = tables
        self._connection = connection
        self._keys = keys
        self._grave: np.ndarray[Any, np.dtype[np.bool_]] | None = None
        self.ledger = ledger

    @classmethod
    def open(cls, ledger: Ledger, before: Record | None = None) -> Record:
        """The record of a ledger; tables that have not changed are taken from the record of a state `before`.

        Raises `LedgerBroken` for a damaged file.
        """
        return cls.of({name: _read(name, ledger, before) for name in schema.TABLES}, ledger=ledger, before=before)

    @classmethod
    def of(
        cls, tables: Mapping[str, pa.Table], *, ledger: Ledger | None = None, before: Record | None = None
    ) -> Record:
        """The record of some Arrow tables of the contract; a table that is not named is empty.

        `ledger` is where they are from, if they are a ledger's; `before` is a record that has some of them already.
        """
        import duckdb

        held = before._tables if before else {}
        whole = {
            name: held[name] if name in held and tables.get(name) is held[name] else _whole(name, tables)
            for name in schema.TABLES
        }
        connection = duckdb.connect(":memory:", config={"threads": 2})
        for name, table in whole.items():
            connection.register(f"whole_{name}", table)
        for statement in NARROW_TABLES:
            connection.execute(statement)
        for name in whole:
            connection.unregister(f"whole_{name}")
        connection.execute("SET threads = 1")  # small questions, several readers: to share one out costs more
        return cls(whole, connection, ledger, before._keys_of(whole) if before else {})

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
        whole = self._tables[table]
        found = whole.drop_columns(left_out) if left_out else whole
        taken = found.take(list(rows)) if rows else found.slice(0, 0)
        for name in left_out:
            nothing = pa.nulls(len(rows), whole.schema.field(name).type)
            taken = taken.append_column(whole.schema.field(name), nothing.fill_null("") if name == blank else nothing)
        return tuple(schema.records_of(schema.table_record(table), taken.select(whole.schema.names)))

    def select(self, table: str, where: str, *values: Any, blank: str | None = None) -> tuple[Any, ...]:
        """The records of a table for which a condition on its narrow columns holds, in the ledger's order."""
        question = f'SELECT "row" FROM {table} WHERE {where} ORDER BY "row"'
        return self.take(table, [row for (row,) in self.ask(question, *values)], blank=blank)

    def rows(self, table: str, column: str, names: Iterable[str]) -> list[int]:
        """The rows of a table whose column of text has one of some values, in the ledger's order."""
        keys = self._keys.get((table, column))
        if keys is None:
            keys = self._keys[table, column] = Keys.of(self._tables[table].column(column))
        return keys.rows(names)

    def among(
        self, table: str, column: str, names: Iterable[str], *, blank: str | None = None, empty: Sequence[str] = ()
    ) -> tuple[Any, ...]:
        """The records of a table whose column of text has one of some values, in the ledger's order (see `take`)."""
        return self.take(table, self.rows(table, column, names), blank=blank, empty=empty)

    def values(self, table: str, column: str, rows: Sequence[int]) -> list[Any]:
        """What some rows of a table have in one column."""
        found: list[Any] = self._tables[table].column(column).take(list(rows)).to_pylist() if rows else []
        return found

    def grave(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Of every copy, whether it changed a number, a negation or a name."""
        if self._grave is None:
            with self.cursor() as cursor:
                self._grave = cursor.execute('SELECT grave FROM copies ORDER BY "row"').fetchnumpy()["grave"]
        return self._grave

    def prepare(self) -> None:
        """Find out now what `rows` would when it is first asked."""
        for table, column in _KEYS:
            self.rows(table, column, ())
        self.grave()

    def _keys_of(self, tables: Mapping[str, pa.Table]) -> dict[tuple[str, str], Keys]:
        """What is known of these very tables."""
        return {
            (name, column): keys for (name, column), keys in self._keys.items() if self._tables[name] is tables[name]
        }


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
