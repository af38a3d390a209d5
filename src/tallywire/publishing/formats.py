r"""The formats that a ledger can be exported to, each named once.

`jsonl`, `csv`, `csv-excel` and `parquet` write any one table; the others write the whole record in the words of another
program and take no table.

>>> import io
>>> out = io.BytesIO()
>>> export(Tables(), io.BytesIO(), format_name="jsonl", table="events")
>>> export(Tables(), out, format_name="geojson")
>>> out.getvalue().decode().split("\n")
['{"type": "FeatureCollection", "features": [', ']}', '']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO

from tallywire.errors import UsageError
from tallywire.publishing.annotations import write_annotations
from tallywire.publishing.codebooks import write_acled, write_ucdp
from tallywire.publishing.columns import write_parquet
from tallywire.publishing.ftm import write_ftm
from tallywire.publishing.geojson import write_geojson
from tallywire.publishing.lines import write_jsonl
from tallywire.publishing.sheets import write_csv, write_csv_excel
from tallywire.publishing.tables import Tables
from tallywire.publishing.timelinejs import write_timelinejs
from tallywire.schema import TABLES

__all__ = ["RECORD_FORMATS", "TABLE_FORMATS", "export", "export_table"]

TableWriter = Callable[[Iterable[Any], BinaryIO, str], None]

TABLE_FORMATS: Mapping[str, TableWriter] = MappingProxyType(
    {
        "jsonl": lambda records, stream, table: write_jsonl(records, stream),  # noqa: ARG005
        "csv": lambda records, stream, table: write_csv(records, stream, table=table),
        "csv-excel": lambda records, stream, table: write_csv_excel(records, stream, table=table),
        "parquet": lambda records, stream, table: write_parquet(records, stream, table=table),
    }
)
"""Formats of one table: `(records, stream, table name)`."""

RECORD_FORMATS: Mapping[str, Callable[[Tables, BinaryIO], None]] = MappingProxyType(
    {
        "geojson": write_geojson,
        "acled": write_acled,
        "ucdp": write_ucdp,
        "timelinejs": write_timelinejs,
        "annotations": write_annotations,
        "ftm": write_ftm,
    }
)
"""Formats of the whole record: `(tables, stream)`."""


def export_table(records: Iterable[Any], stream: BinaryIO, *, table: str, format_name: str) -> None:
    """Write the records of one table, streaming: nothing but the row at hand (Parquet: a row group) is held.

    Raises `UsageError` for a table or format that there is not.
    """
    if table not in TABLES:
        raise UsageError(f"there is no table {table!r}; the tables are: {', '.join(TABLES)}")
    if format_name not in TABLE_FORMATS:
        raise UsageError(f"there is no table format {format_name!r}; there are: {', '.join(TABLE_FORMATS)}")
    TABLE_FORMATS[format_name](records, stream, table)


def export(tables: Tables, stream: BinaryIO, *, format_name: str, table: str | None = None) -> None:
    """Write one table in a table format, or the whole record in an exchange format.

    Raises `UsageError` where a table is missing or the format does not exist.
    """
    if format_name in RECORD_FORMATS:
        RECORD_FORMATS[format_name](tables, stream)
        return
    if format_name not in TABLE_FORMATS:
        known = ", ".join([*TABLE_FORMATS, *RECORD_FORMATS])
        raise UsageError(f"there is no format {format_name!r}; there are: {known}")
    if table is None:
        raise UsageError(f"the format {format_name} writes one table: name it with --table ({', '.join(TABLES)})")
    export_table(tables.table(table), stream, table=table, format_name=format_name)
