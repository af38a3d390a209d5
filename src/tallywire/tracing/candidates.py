"""Which documents are worth comparing: those that share rare runs of words. A set stage, written as Ibis expressions.

No step compares all pairs. A run of words that few documents hold pairs them all with each other; one that many hold
(an agency story on a thousand sites) ties each of them to its first holder alone, so that the number of pairs stays
linear in the number of holders.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from tallywire.tracing.folded import Folded
from tallywire.tracing.shingles import passage_shingles

if TYPE_CHECKING:
    import ibis

__all__ = ["candidate_pairs", "shingle_table"]

_FULL_PAIRING = 12  # holders of a shingle that are all paired with each other; beyond, a star on the first
# The evidence of a shingle is shared out among its holders: two pages that alone hold two runs of five words are worth
# aligning, and so are twelve that hold eight; what half the pages say is a turn of phrase. One whole passage suffices.
_ENOUGH, _SHARED_OUT = 24, 40
_BATCH = 2_000  # documents whose shingles are made at once
_SPREAD = np.uint64(0xFF51AFD7ED558CCD)  # odd: the numbers of documents stay apart (a constant of MurmurHash3)
_COLUMNS = pa.schema([("hash", pa.int64()), ("document", pa.int32()), ("whole", pa.bool_())])


def shingle_table(folded: Sequence[Folded]) -> pa.Table:
    """One row per document and distinct shingle: `hash`, `document` (its place in `folded`) and `whole`.

    A `whole` passage is a shingle too, and one that suffices by itself: two pages may share one short line.
    """
    batches = [_rows(folded[first : first + _BATCH], first) for first in range(0, len(folded), _BATCH)]
    return pa.Table.from_batches(batches, schema=_COLUMNS)


def _rows(folded: Sequence[Folded], first: int) -> pa.RecordBatch:
    """The rows of documents numbered from `first`: many at once, for the calls cost more than the sums."""
    codes = np.concatenate([document.codes[: document.words] for document in folded])
    lengths = np.concatenate([document.bounds[1 : document.contents + 1] for document in folded])
    lengths -= np.concatenate([document.bounds[: document.contents] for document in folded])
    lines = np.concatenate([document.wordings[: document.contents] for document in folded])
    numbers = np.arange(first, first + len(folded), dtype=np.int32)
    line_owners = np.repeat(numbers, [document.contents for document in folded])
    runs, places = passage_shingles(codes, lengths)
    hashes = np.concatenate([runs, lines])
    owners = np.concatenate([np.repeat(line_owners, lengths)[places], line_owners])
    # One key for a shingle of a document, so that one sort finds those that it repeats.
    _, kept = np.unique(hashes ^ (owners.astype(np.uint64) * _SPREAD), return_index=True)
    return pa.record_batch([hashes[kept].view(np.int64), owners[kept], kept >= len(runs)], schema=_COLUMNS)


def candidate_pairs(tables: Mapping[str, ibis.Table]) -> dict[str, ibis.Table]:
    """`candidates` (`left` < `right`, places of documents) from `shingles`, in order.

    Documents are numbered in the order in which one may have been taken from another (earliest first): the first
    holder of a widespread shingle is the hub of its star.
    """
    shingles = tables["shingles"]
    held = shingles.group_by("hash").agg(holders=shingles.count(), hub=shingles.document.min())
    shared = shingles.inner_join(held.filter(held.holders > 1), "hash")
    few = shared.filter(shared.holders <= _FULL_PAIRING)
    many = shared.filter((shared.holders > _FULL_PAIRING) & (shared.hub < shared.document))
    other = few.view()
    paired = few.inner_join(other, [few.hash == other.hash, few.document < other.document])
    found = paired.select(left=few.document, right=other.document, weight=_weight(few)).union(
        many.select(left="hub", right="document", weight=_weight(many))
    )
    pairs = found.group_by("left", "right").agg(evidence=found.weight.sum())
    return {"candidates": pairs.filter(pairs.evidence >= _ENOUGH).select("left", "right").order_by("left", "right")}


def _weight(shingles: ibis.Table) -> ibis.Value:
    return shingles.whole.ifelse(_ENOUGH, _SHARED_OUT // shingles.holders)
