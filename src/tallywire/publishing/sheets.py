"""Rows as CSV that a spreadsheet opens without harm.

RFC 4180: a header, commas, CR LF, quotes where needed, UTF-8. `csv` has no byte-order mark, because the scripts that
read it would find the mark glued to the first column's name; `csv-excel` is the same with the mark, which is what makes
Excel on Windows read it as UTF-8 when the file is double-clicked.

A page is written by strangers, and a cell that begins like a formula is run by a spreadsheet (CWE-1236): such a cell
gets a leading apostrophe. Nested values stand in their cell as JSON; unknown is an empty cell.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from tallywire.schema import arrow_schema, row_of

__all__ = ["MARK", "harmless", "write_csv", "write_csv_excel", "write_csv_rows"]

MARK = b"\xef\xbb\xbf"
"""The byte-order mark by which Excel on Windows knows UTF-8."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NEGATIVE_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def harmless(cell: str) -> str:
    """The cell with a leading apostrophe where a spreadsheet would run it as a formula.

    >>> harmless("=HYPERLINK(0)"), harmless("-3.5"), harmless("-3 dead")
    ("'=HYPERLINK(0)", '-3.5', "'-3 dead")
    """
    if cell.startswith(_FORMULA_STARTS) and not _NEGATIVE_NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def write_csv(records: Iterable[Any], stream: BinaryIO, *, table: str) -> None:
    """Write the records of one table as CSV; an empty table gives its header alone."""
    write_csv_rows((row_of(record) for record in records), stream, columns=arrow_schema(table).names)


def write_csv_excel(records: Iterable[Any], stream: BinaryIO, *, table: str) -> None:
    """The same as `write_csv`, with the byte-order mark that Excel needs."""
    stream.write(MARK)
    write_csv(records, stream, table=table)


def write_csv_rows(rows: Iterable[Mapping[str, Any]], stream: BinaryIO, *, columns: Iterable[str]) -> None:
    """Write rows under the named columns, one at a time; a column that a row lacks is an empty cell."""
    names = list(columns)
    _write_line(names, stream)
    for row in rows:
        _write_line([_cell(row.get(name)) for name in names], stream)


def _write_line(cells: list[str], stream: BinaryIO) -> None:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    stream.write(line.getvalue().encode("utf-8", "backslashreplace"))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
