r"""The formats that a ledger can be exported to, each named once.

`jsonl`, `csv`, `csv-excel` and `parquet` write any one table; the others write the whole record in the words of another
program and take no table. `duckdb` is a file and not a stream: it is written by `write_duckdb`.

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
from tallywire.ontology import Ontology
from tallywire.publishing.acled import write_acled
from tallywire.publishing.annotations import write_annotations
from tallywire.publishing.columns import write_parquet
from tallywire.publishing.ftm import write_ftm
from tallywire.publishing.geojson import write_geojson
from tallywire.publishing.hxl import write_hxl
from tallywire.publishing.lines import write_jsonl
from tallywire.publishing.sheets import MARK, write_csv, write_csv_excel
from tallywire.publishing.tables import Tables
from tallywire.publishing.timelinejs import write_timelinejs
from tallywire.publishing.ucdp import write_ucdp
from tallywire.schema import TABLES

__all__ = ["FILE_FORMATS", "RECORD_FORMATS", "TABLE_FORMATS", "export", "export_table"]

TableWriter = Callable[[Iterable[Any], BinaryIO, str], None]
RecordWriter = Callable[[Tables, BinaryIO, Ontology | None], None]

TABLE_FORMATS: Mapping[str, TableWriter] = MappingProxyType(
    {
        "jsonl": lambda records, stream, table: write_jsonl(records, stream),  # noqa: ARG005
        "csv": lambda records, stream, table: write_csv(records, stream, table=table),
        "csv-excel": lambda records, stream, table: write_csv_excel(records, stream, table=table),
        "parquet": lambda records, stream, table: write_parquet(records, stream, table=table),
    }
)
"""Formats of one table: `(records, stream, table name)`."""

RECORD_FORMATS: Mapping[str, RecordWriter] = MappingProxyType(
    {
        "geojson": lambda tables, stream, ontology: write_geojson(tables, stream),  # noqa: ARG005
        "acled": lambda tables, stream, ontology: write_acled(tables, stream, ontology=ontology),
        "ucdp": lambda tables, stream, ontology: write_ucdp(tables, stream, ontology=ontology),
        "timelinejs": lambda tables, stream, ontology: write_timelinejs(tables, stream),  # noqa: ARG005
        "annotations": lambda tables, stream, ontology: write_annotations(tables, stream),  # noqa: ARG005
        "ftm": lambda tables, stream, ontology: write_ftm(tables, stream),  # noqa: ARG005
    }
)
"""Formats of the whole record: `(tables, stream, ontology)`; the ontology names a user's kinds in the codebooks."""

FILE_FORMATS = ("duckdb",)
"""Formats of the whole record that are a file of their own."""


def export_table(records: Iterable[Any], stream: BinaryIO, *, table: str, format_name: str) -> None:
    """Write the records of one table, streaming: nothing but the row at hand (Parquet: a row group) is held.

    Raises `UsageError` for a table or format that there is not.
    """
    if table not in TABLES:
        raise UsageError(f"there is no table {table!r}; the tables are: {', '.join(TABLES)}")
    if format_name not in TABLE_FORMATS:
        raise UsageError(f"there is no table format {format_name!r}; there are: {', '.join(TABLE_FORMATS)}")
    TABLE_FORMATS[format_name](records, stream, table)


def export(
    tables: Tables,
    stream: BinaryIO,
    *,
    format_name: str,
    table: str | None = None,
    ontology: Ontology | None = None,
    hxl: bool = False,
) -> None:
    """Write one table in a table format, or the whole record in an exchange format.

    `ontology` knows the kinds of the record where they are not those shipped; `hxl` adds a row of HXL tags to a table
    of CSV, with flat columns. Raises `UsageError` where a table is
    missing or the format does not exist.
    """
    if format_name in RECORD_FORMATS:
        RECORD_FORMATS[format_name](tables, stream, ontology)
        return
    if format_name not in TABLE_FORMATS:
        known = ", ".join([*TABLE_FORMATS, *RECORD_FORMATS, *FILE_FORMATS])
        raise UsageError(f"there is no format {format_name!r}; there are: {known}")
    if table is None:
        raise UsageError(f"the format {format_name} writes one table: name it with --table ({', '.join(TABLES)})")
    if hxl:
        stream.write(MARK if format_name == "csv-excel" else b"")
        write_hxl(tables, stream, table=table)
        return
    export_table(tables.table(table), stream, table=table, format_name=format_name)
