"""The whole record as one DuckDB file: every table with its columns as in the ledger, and views for usual questions.

DuckDB is read by its own shell, by Python, R and Java, and by most tools that speak SQL. Columns named `from`, `to`,
`start` and `end` are words of SQL: write them in double quotes.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tallywire.errors import UsageError
from tallywire.schema import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["VIEWS", "write_duckdb"]

VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "event_list": """
            -- One row per event that is no mere background, with how much it rests on and its deaths.
            SELECT e.id, e.kind, e.title, e."from", e."to", e.place.name AS place, e.place.country AS country,
                   e.place.lat AS lat, e.place.lon AS lon, e.place.precision AS precision, e.status,
                   len(e.document_ids) AS documents, len(e.origin_ids) AS origins,
                   f.low AS killed_low, f.best AS killed_best, f.high AS killed_high
            FROM events e
            LEFT JOIN (SELECT event_id, min(low) AS low, min(best) AS best, min(high) AS high FROM figures
                       WHERE measure = 'killed' AND side IS NULL AND period IS NULL
                       GROUP BY event_id HAVING count(*) = 1) f ON f.event_id = e.id
            WHERE e.kind <> 'background' AND EXISTS
                  (SELECT 1 FROM statements s WHERE s.event_id = e.id AND NOT s.background)
            ORDER BY e."from" NULLS LAST, e.id
        """,
        "sentences": """
            -- One row per statement: the sentence, who says so, where it stands, and what it belongs to.
            SELECT s.id, s.event_id, s.kind, substr(d.text, s.start + 1, s."end" - s.start) AS sentence,
                   coalesce(s.attribution.source.name, s.attribution.source.text) AS said_by,
                   s.polarity, s.modality, s.background, o.name AS origin, d.id AS document_id, d.outlet, d.url,
                   d.published."from" AS published_from, d.published."to" AS published_to
            FROM statements s JOIN documents d ON d.id = s.document_id LEFT JOIN origins o ON o.id = s.origin_id
            ORDER BY d.id, s.start, s.id
        """,
        "figure_list": """
            -- One row per figure, with what happened, when and where.
            SELECT e.title, e.kind, e."from", e."to", e.place.name AS place, f.*
            FROM figures f JOIN events e ON e.id = f.event_id
            ORDER BY e."from" NULLS LAST, e.id, f.measure, f.side
        """,
        "event_origins": """
            -- One row per event and origin that reports it: pages are not sources.
            SELECT e.id AS event_id, e.title, o.id AS origin_id, o.kind AS origin_kind, o.name AS origin
            FROM (SELECT id, title, unnest(origin_ids) AS origin_id FROM events) e
            JOIN origins o ON o.id = e.origin_id
            ORDER BY e.id, o.id
        """,
        "copied_pages": """
            -- One row per pair of pages: how much `taker` took from `giver`.
            SELECT c.from_document_id AS giver, c.to_document_id AS taker, count(*) AS passages,
                   CAST(sum(c.to_end - c.to_start) AS BIGINT) AS characters, min(c.direction) AS direction,
                   bool_or(c.kind = 'edited') AS edited
            FROM copies c GROUP BY giver, taker ORDER BY giver, taker
        """,
    }
)
"""The views and their SQL; every view is in `docs/formats.md`."""


def write_duckdb(tables: Mapping[str, pa.Table], path: str | os.PathLike[str]) -> None:
    """Write the tables (those not given are empty) as a new DuckDB database at `path`, which must not exist yet.

    Raises `UsageError` when it cannot be written.
    """
    import duckdb

    try:
        with tempfile.TemporaryDirectory(prefix="tallywire-") as folder, duckdb.connect(os.fspath(path)) as database:
            for name in TABLES:
                file = _parquet(name, tables.get(name), Path(folder))
                database.execute(f'CREATE TABLE "{name}" AS FROM read_parquet(?)', [str(file)])
            for name, query in VIEWS.items():
                database.execute(f'CREATE VIEW "{name}" AS {query}')
            database.execute("CHECKPOINT")
    except duckdb.Error as problem:
        raise UsageError(f"{os.fspath(path)} cannot be written ({str(problem).splitlines()[0]})") from problem


def _parquet(name: str, table: pa.Table | None, folder: Path) -> Path:
    """A table as a file. DuckDB reads Arrow in memory by way of pyarrow.dataset, which takes 1.1 GB of addresses."""
    import pyarrow.parquet as pq

    from tallywire.schema import arrow_schema

    file = folder / f"{name}.parquet"
    pq.write_table(arrow_schema(name).empty_table() if table is None else table, file)
    return file
