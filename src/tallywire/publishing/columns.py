"""Rows as one Parquet file with the columns of the ledger's own tables."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any, BinaryIO

import pyarrow.parquet as pq

from tallywire.schema import arrow_schema, arrow_table

__all__ = ["write_parquet"]

_ROWS_PER_GROUP = 4096
"""Rows held in memory at a time; a page is some kilobytes, so a group of pages is some tens of megabytes."""


def write_parquet(records: Iterable[Any], stream: BinaryIO, *, table: str) -> None:
    """Write the records of one table, a row group at a time; an empty table keeps its columns."""
    remaining = iter(records)
    with pq.ParquetWriter(stream, arrow_schema(table), compression="zstd") as writer:
        while group := list(itertools.islice(remaining, _ROWS_PER_GROUP)):
            writer.write_table(arrow_table(table, group))
