"""The invented record of `conftest`, as often as one likes: worlds that differ in nothing but their ids and days."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta

import pyarrow as pa

from tallywire import schema
from tallywire.ledger.store import Ledger, writing
from tallywire.publishing.record import Record
from tallywire.publishing.tables import Tables
from tests.publishing.conftest import build_tables

_IDS = re.compile(r'"(doc|pas|ori|story|sta|eve|jud)-')
_DAYS = re.compile(r'"2031-03-0(\d)"')


def arrow_tables(tables: Tables) -> dict[str, pa.Table]:
    return {name: schema.arrow_table(name, tables.table(name)) for name in schema.TABLES}


def record_of(tables: Tables) -> Record:
    return Record.of(arrow_tables(tables))


def worlds(number: int, tables: Tables | None = None) -> Mapping[str, pa.Table]:
    """So many copies of a record side by side, each a fortnight after the one before."""
    base = tables or build_tables()
    plain = {name: json.dumps([schema.row_of(row) for row in base.table(name)]) for name in schema.TABLES}
    return {
        name: pa.Table.from_pylist(
            [row for at in range(number) for row in json.loads(_moved(rows, at))], schema=schema.arrow_schema(name)
        )
        for name, rows in plain.items()
    }


def _moved(rows: str, at: int) -> str:
    start = date(2031, 3, 1) + timedelta(days=14 * at)
    own = _IDS.sub(rf'"\g<1>-{at}-', rows) if at else rows
    return _DAYS.sub(lambda day: f'"{start + timedelta(days=int(day[1]) - 1)}"', own)


def ledger_of(tables: Mapping[str, pa.Table], folder: str) -> Ledger:
    """A ledger with these tables."""
    with writing(folder) as ledger:
        ledger.commit(tables, stages={})
    return Ledger.open(folder)
