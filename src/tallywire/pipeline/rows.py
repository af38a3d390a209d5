"""A few rows of a large table changed, without making records of the others.

>>> table = pa.table({"id": ["a", "b", "c"], "page": ["1", "2", "2"]})
>>> rows_with(table, "page", ["2"])["id"].to_pylist()
['b', 'c']
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tallywire import schema
from tallywire.records import Story

__all__ = ["StoryOrder", "numbers_in", "rows_with", "with_columns"]

Numbers = npt.NDArray[np.int64]


def rows_with(table: pa.Table, column: str, wanted: Collection[str]) -> pa.Table:
    """The rows whose `column` is one of the `wanted` values, in their order."""
    return table.filter(pc.is_in(table[column], value_set=pa.array(list(wanted), type=pa.string())))


def numbers_in(values: pa.ChunkedArray, among: pa.ChunkedArray) -> Numbers:
    """At which row of `among` each of `values` stands; every one of them does."""
    found: Numbers = pc.index_in(values, value_set=among).to_numpy().astype(np.int64)
    return found


def with_columns(table: pa.Table, name: str, changed: Sequence[Any], columns: Sequence[str]) -> pa.Table:
    """The table `name` with `columns` of the `changed` records in their rows; `table` itself where they are the same.

    The other columns, the text of the pages among them, are not copied.
    """
    given = schema.arrow_table(name, changed)
    rows = numbers_in(given["id"], table["id"])
    order = np.arange(table.num_rows)
    order[rows] = np.arange(len(rows)) + table.num_rows
    for column in columns:
        if table[column].take(rows).combine_chunks() == given[column].combine_chunks():
            continue
        both = pa.chunked_array([*table[column].chunks, *given[column].chunks], type=table[column].type)
        table = table.set_column(table.schema.get_field_index(column), table.field(column), both.take(order))
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOrder:
    """The order in which a build writes what it makes story by story; `pages` are those of all stories."""

    pages: pa.ChunkedArray
    story: Numbers
    anew: npt.NDArray[np.bool_]
    moved: bool

    @classmethod
    def of(cls, stories: Sequence[Story], anew: Sequence[Story], *, moved: bool) -> StoryOrder:
        """Of all stories in their order, and those made anew; `moved`: the rows that are there have another order."""
        ids = {story.id for story in anew}
        return cls(
            pages=pa.chunked_array([[page for story in stories for page in story.document_ids]], type=pa.string()),
            story=np.repeat(np.arange(len(stories)), [len(story.document_ids) for story in stories]),
            anew=np.array([story.id in ids for story in stories], dtype=bool),
            moved=moved,
        )

    def is_anew(self, pages: pa.ChunkedArray) -> pa.Array:
        """Which of some pages are of a story that was made anew, as a mask."""
        return pa.array(self.anew[self._stories(pages)])

    def put(self, name: str, table: pa.Table, pages: pa.ChunkedArray, made: Sequence[tuple[Any, str]]) -> pa.Table:
        """The rows of stories left alone and the records `made`, each where its story stands; `table` if all is as was.

        `pages` are a page of each row of `table`; with each record comes a page of its own.
        """
        given = schema.arrow_table(name, (record for record, _ in made))
        if table.filter(self.is_anew(pages)).equals(given) and not self.moved:
            return table
        kept = ~self.anew[self._stories(pages)]
        of_made = self._stories(pa.chunked_array([[page for _, page in made]], type=pa.string()))
        order = np.argsort(np.concatenate([self._stories(pages)[kept], of_made]), kind="stable")
        return pa.concat_tables([table.filter(pa.array(kept)), given]).take(order).combine_chunks()

    def _stories(self, pages: pa.ChunkedArray) -> Numbers:
        """The number of each page's story."""
        return self.story[numbers_in(pages, self.pages)]
