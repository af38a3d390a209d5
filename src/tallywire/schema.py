"""Records ⇄ rows ⇄ Arrow: the single source of the columns of every table.

The columns are read off the dataclasses of `tallywire.records`, in their order, so a table can never drift from
the vocabulary. A row is a plain dictionary with the contract's field names (`from_` becomes `from`).

>>> from tallywire.records import Period
>>> row_of(Period(from_="2016-08-01", to=None))
{'from': '2016-08-01', 'to': None}
>>> record_of(Period, {"from": "2016-08-01", "to": None})
Period(from_='2016-08-01', to=None)
>>> arrow_schema("rejections").names
['source', 'stage', 'code', 'message']
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import pyarrow as pa

from tallywire import records
from tallywire.errors import UsageError

__all__ = ["TABLES", "arrow_schema", "arrow_table", "record_of", "records_of", "row_of"]

TABLES: Mapping[str, type] = types.MappingProxyType(
    {
        "documents": records.Document,
        "passages": records.Passage,
        "copies": records.Copy,
        "origins": records.Origin,
        "stories": records.Story,
        "statements": records.Statement,
        "events": records.Event,
        "figures": records.Figure,
        "relations": records.Relation,
        "rejections": records.Rejection,
        "judgements": records.Judgement,
    }
)
"""The tables of a ledger, in the contract's order, with the record that each row is; `judgements` are people's."""

Record = TypeVar("Record")

_EXACT = 2**53  # from here on a double skips whole numbers, and Arrow will not take an integer for one

_SCALARS: Mapping[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}


def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a contract table. Raises `UsageError` for a name that is no table."""
    return pa.schema(_fields(table_record(table)))


def table_record(table: str) -> type:
    """The record type of a contract table. Raises `UsageError`, with the valid names, for any other name."""
    try:
        return TABLES[table]
    except KeyError:
        raise UsageError(f"there is no table {table!r}; the tables are: {', '.join(TABLES)}") from None


def arrow_table(table: str, found: Iterable[Any]) -> pa.Table:
    """The records of one table as an Arrow table with exactly the columns of `arrow_schema`."""
    return pa.Table.from_pylist([row_of(record) for record in found], schema=arrow_schema(table))


def row_of(record: Any) -> dict[str, Any]:
    """A record as a row: contract field names in their fixed order, whole numbers without a decimal point."""
    return _writer(type(record))(record)  # type: ignore[arg-type, no-any-return]


def record_of(kind: type[Record], row: Mapping[str, Any]) -> Record:
    """The record that `row_of` wrote. Unknown columns are left aside; missing ones take the field's default."""
    return _reader(kind)(row)  # type: ignore[arg-type, no-any-return]


def records_of(kind: type[Record], table: pa.Table) -> Iterator[Record]:
    """The records of an Arrow table, batch by batch."""
    read = _taker(kind) if table.schema.equals(_schema(kind)) else _reader(kind)  # type: ignore[arg-type]
    for batch in table.to_batches(max_chunksize=4096):
        for row in batch.to_pylist():
            yield read(row)


# ---------------------------------------------------------------- types to columns


@functools.cache
def _schema(kind: Any) -> pa.Schema:
    return pa.schema(_fields(kind))


def _fields(kind: type) -> list[pa.Field]:
    hints = typing.get_type_hints(kind)
    return [pa.field(_column(f.name), _arrow_type(hints[f.name])) for f in dataclasses.fields(kind)]


def _column(name: str) -> str:
    return name.removesuffix("_")


def _arrow_type(hint: Any) -> pa.DataType:
    hint = _without_none(hint)
    if dataclasses.is_dataclass(hint):
        return pa.struct(_fields(typing.cast(type, hint)))
    if typing.get_origin(hint) is tuple:
        return pa.list_(_arrow_type(typing.get_args(hint)[0]))
    if typing.get_origin(hint) is typing.Literal:
        return pa.string()
    return _SCALARS[hint]


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (hint,) = (part for part in typing.get_args(hint) if part is not types.NoneType)
    return hint


# ---------------------------------------------------------------- records to rows and back
#
# Converters are built once per type: a ledger has millions of values, and asking each one what it is costs more
# than copying it.

_Convert = Callable[[Any], Any]


@functools.cache
def _writer(kind: Any) -> _Convert:
    hints = typing.get_type_hints(kind)
    parts = [(f.name, _column(f.name), _value_writer(hints[f.name])) for f in dataclasses.fields(kind)]
    return lambda record: {column: write(getattr(record, name)) for name, column, write in parts}


def _value_writer(hint: Any) -> _Convert:
    hint = _without_none(hint)
    if dataclasses.is_dataclass(hint):
        inner = _writer(typing.cast(type, hint))
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(hint) is tuple:
        each = _value_writer(typing.get_args(hint)[0])
        if each is _same:
            return lambda values: None if values is None else list(values)
        return lambda values: None if values is None else [each(value) for value in values]
    return _whole if hint is float else _same


@functools.cache
def _reader(kind: Any) -> _Convert:
    """Reads any row."""
    parts = _parts(kind, _reader)

    def read(row: Mapping[str, Any]) -> Any:
        return kind(**{name: convert(row[column]) for name, column, convert in parts if column in row})

    return read


@functools.cache
def _taker(kind: Any) -> _Convert:
    """Reads a row that has exactly the fields' columns, which it takes to pieces."""
    parts = _parts(kind, _taker)
    converted = [(column, convert) for _, column, convert in parts if convert is not _same]
    renamed = [(name, column) for name, column, _ in parts if name != column]

    def take(row: dict[str, Any]) -> Any:
        for column, convert in converted:
            row[column] = convert(row[column])
        for name, column in renamed:
            row[name] = row.pop(column)
        return kind(**row)

    return take


def _parts(kind: Any, inner: Callable[[Any], _Convert]) -> list[tuple[str, str, _Convert]]:
    """Of every field its name, its column and what makes its value of the column's; `inner` reads nested records."""
    hints = typing.get_type_hints(kind)
    return [(f.name, _column(f.name), _value_reader(hints[f.name], inner)) for f in dataclasses.fields(kind)]


def _value_reader(hint: Any, inner: Callable[[Any], _Convert]) -> _Convert:
    hint = _without_none(hint)
    if dataclasses.is_dataclass(hint):
        read = inner(hint)
        return lambda value: None if value is None else read(value)
    if typing.get_origin(hint) is tuple:
        each = _value_reader(typing.get_args(hint)[0], inner)
        if each is _same:
            return lambda values: tuple(values or ())
        return lambda values: tuple([each(value) for value in values]) if values else ()
    return _whole if hint is float else _same


def _same(value: Any) -> Any:
    return value


def _whole(value: float | None) -> float | int | None:
    """14.0 as 14: a count reads as a count, and comes back from Parquet as the bytes it went in as."""
    if value is not None and abs(value) < _EXACT and float(value).is_integer():
        return int(value)
    return value
