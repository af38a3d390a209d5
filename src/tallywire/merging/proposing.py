"""Which pages are worth comparing: those that share rare terms in the same weeks. A set stage, as Ibis expressions.

A *block* is a term in a window of time: two weeks and the two after them, so that pages two weeks apart at most share
one; or a term at any time, for what is rare in the whole collection. The terms are the weightiest of each page (names,
numbers, rare words), the towns where it says that things happened, and the page whose text it carries. A block of few
pages pairs them all with each other. In a block of many each page is paired with the few that follow it in time alone
(the sorted neighbourhood of M. Hernandez and S. Stolfo, "The merge/purge problem", 1995), and a block of very many is
no sign of one happening and cut: the number of pairs stays linear in the number of pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from tallywire.merging.pages import Pages

if TYPE_CHECKING:
    import ibis
    import numpy.typing as npt
    from scipy.sparse import csr_array

__all__ = ["proposed_pairs", "term_table"]

WINDOW = 14  # days
_TERMS = 40  # of a page, the weightiest
_ALL = 16  # holders of a term in a window that are all paired with each other
_NEXT = 4  # pages that follow one, with which it is paired in a larger block
_LARGEST = 400  # holders beyond which a block is cut
# A shared term is worth the more the fewer hold it; a single one of two holders suffices, or two of eight.
# A page without a date meets others in large blocks only: there four terms of a hundred holders suffice.
_WORTH, _UNDATED_WORTH, _ENOUGH = 120, 900, 30
_COLUMNS = pa.schema([("document", pa.int32()), ("term", pa.int64()), ("block", pa.int32()), ("day", pa.int32())])
_NO_DAY, _EVER_BLOCK = -1, -2


def term_table(pages: Pages) -> pa.Table:
    """One row for each page, term of its and window: `document` (its place), `term`, `block` and `day`.

    Undated pages stand in the blocks of any time alone.
    """
    documents, terms = _keys(pages)
    day = np.where(np.isnan(pages.day), _NO_DAY, pages.day).astype(np.int64)[documents]
    window = day // WINDOW
    dated = day != _NO_DAY
    parts = [(documents, terms, np.full(len(documents), _EVER_BLOCK), day)]
    parts += [(documents[dated], terms[dated], window[dated] + shift, day[dated]) for shift in (0, 1)]
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    types = [field.type for field in _COLUMNS]
    return pa.table([pa.array(c, t) for c, t in zip(columns, types, strict=True)], schema=_COLUMNS)


def _keys(pages: Pages) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The pages and the terms that they hold, towns and texts numbered behind the words."""
    weightiest = _weightiest(pages.terms)
    words, towns = pages.terms.shape[1], pages.towns.shape[1]
    placed = pages.towns.tocoo()
    documents = np.concatenate([weightiest[0], placed.row, np.arange(len(pages.day))])
    terms = np.concatenate([weightiest[1], words + placed.col, words + towns + pages.text])
    return documents.astype(np.int64), terms.astype(np.int64)


def _weightiest(matrix: csr_array) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The rows and columns of the largest entries of each row; of equals the first."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    order = np.lexsort((matrix.indices, -np.round(matrix.data, 9), rows))
    rank = np.arange(len(rows)) - matrix.indptr[rows]
    kept = order[rank < _TERMS]
    kept = kept[matrix.data[kept] > 0]
    return rows[kept], matrix.indices[kept]


def proposed_pairs(tables: Mapping[str, ibis.Table]) -> dict[str, ibis.Table]:
    """`candidates` (`left` < `right`, places of pages) from `terms`, in order."""
    import ibis

    terms = tables["terms"]
    sizes = terms.group_by("term", "block").agg(holders=terms.count())
    sizes = sizes.filter((sizes.holders > 1) & (sizes.holders <= _LARGEST))
    shared = terms.inner_join(sizes, ["term", "block"])
    rank = ibis.row_number().over(group_by=["term", "block"], order_by=["day", "document"])
    # Whole numbers alone: both engines must give the same sums.
    shared = shared.mutate(rank=rank, worth=_WORTH // shared.holders)
    few = shared.filter(shared.holders <= _ALL)
    many = shared.filter((shared.holders > _ALL) & (shared.block != _EVER_BLOCK))
    undated = shared.filter((shared.holders > _ALL) & (shared.day == _NO_DAY))
    undated = undated.mutate(worth=_UNDATED_WORTH // undated.holders)
    found = ibis.union(
        _pairs(few, few, later=True),
        *(_pairs(many, many.mutate(rank=many.rank - step)) for step in range(1, _NEXT + 1)),
        _pairs(undated, shared, later=True),
    )
    pairs = found.group_by("left", "right").agg(evidence=found.worth.sum())
    return {"candidates": pairs.filter(pairs.evidence >= _ENOUGH).select("left", "right").order_by("left", "right")}


def _pairs(ones: ibis.Table, others: ibis.Table, *, later: bool = False) -> ibis.Table:
    """Two pages of one block each: those of equal rank, or all of which the other is `later` in it."""
    import ibis

    others = others.select("term", "block", "rank", other="document").view()
    ranks = ones.rank < others.rank if later else ones.rank == others.rank
    met = ones.inner_join(others, ["term", "block", ranks])
    left, right = ibis.least(met.document, met.other), ibis.greatest(met.document, met.other)
    return met.select(left=left, right=right, worth=met.worth)
