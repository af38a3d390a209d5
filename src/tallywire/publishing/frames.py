"""Rows for analysts: an Arrow table that shows itself in a notebook and becomes a pandas or polars frame on request.

pandas and polars are not needed and never loaded unless asked for.

>>> frame = Frame.of_rows("days", [{"day": "2031-03-02", "origins": 2}], DAYS := {"day": str, "origins": int})
>>> frame
<Frame days: 1 row of day, origins>
>>> frame["origins"]
[2]
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tallywire.errors import UsageError
from tallywire.publishing.words import count, shortened

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["Frame"]

_TYPES: Mapping[Any, pa.DataType] = MappingProxyType(
    {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        list: pa.list_(pa.string()),
    }
)
_SHOWN_ROWS, _SHOWN_COLUMNS, _SHOWN_CELL = 10, 8, 60


class Frame:
    """Rows of one sort, as an Arrow table. `arrow` is the table itself; DuckDB, pandas and polars also take a frame."""

    __slots__ = ("arrow", "name")

    def __init__(self, name: str, arrow: pa.Table) -> None:
        self.name = name
        self.arrow = arrow

    @classmethod
    def of_rows(cls, name: str, rows: Iterable[Mapping[str, Any]], columns: Mapping[str, Any]) -> Frame:
        """A frame of rows. `columns` gives each column's Python type (`list`: of texts) or its Arrow type."""
        schema = pa.schema([(column, _TYPES.get(kind, kind)) for column, kind in columns.items()])
        return cls(name, pa.Table.from_pylist(list(rows), schema=schema))

    # ------------------------------------------------------------ as other things

    def to_arrow(self) -> pa.Table:
        """The Arrow table."""
        return self.arrow

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame; whole numbers of which some are unknown are of its type `Int64`.

        Raises `UsageError` where pandas is not installed.
        """
        try:
            import pandas  # noqa: F401 - pyarrow would fail with a longer word
        except ImportError as problem:
            raise _missing("pandas") from problem
        # pandas would turn all of a column into fractions for the sake of one missing value.
        known = {field.name: self.arrow.column(field.name).null_count == 0 for field in self.arrow.schema}
        whole = [field.name for field in self.arrow.schema if pa.types.is_integer(field.type) and not known[field.name]]
        return self.arrow.to_pandas().astype(dict.fromkeys(whole, "Int64"))

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars DataFrame. Raises `UsageError` where polars is not installed."""
        try:
            import polars
        except ImportError as problem:
            raise _missing("polars") from problem
        return polars.DataFrame(self.arrow)

    def to_pylist(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        rows: list[dict[str, Any]] = self.arrow.to_pylist()
        return rows

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The Arrow PyCapsule interface: how other libraries take the rows without a copy."""
        return self.arrow.__arrow_c_stream__(requested_schema)

    # ------------------------------------------------------------ by itself

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        names: list[str] = self.arrow.column_names
        return names

    def __len__(self) -> int:
        return int(self.arrow.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for batch in self.arrow.to_batches(max_chunksize=1024):
            yield from batch.to_pylist()

    def __getitem__(self, column: str) -> list[Any]:
        """The values of one column. Raises `UsageError` for one that there is not."""
        if column not in self.columns:
            raise UsageError(f"there is no column {column!r}; the columns are: {', '.join(self.columns)}")
        values: list[Any] = self.arrow.column(column).to_pylist()
        return values

    def __repr__(self) -> str:
        return f"<Frame {self.name}: {count(len(self), 'row')} of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks. Everything in it is escaped: pages are written by strangers."""
        shown = self.columns[:_SHOWN_COLUMNS]
        head = "".join(f"<th>{html.escape(name)}</th>" for name in shown)
        rows = self.arrow.select(shown).slice(0, _SHOWN_ROWS).to_pylist()
        body = "".join(f"<tr>{''.join(_cell(row[name]) for name in shown)}</tr>" for row in rows)
        more = f" and {len(self.columns) - len(shown)} more columns" if len(self.columns) > len(shown) else ""
        caption = f"{self.name}: {count(len(self), 'row')}{more}"
        return f"<table><caption>{html.escape(caption)}</caption><tr>{head}</tr>{body}</table>"


def _cell(value: Any) -> str:
    if value is None:
        return "<td></td>"
    words = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"<td>{html.escape(shortened(words, _SHOWN_CELL))}</td>"


def _missing(package: str) -> UsageError:
    return UsageError(f"to_{package} needs the package {package}: pip install 'tallywire[{package}]'")
