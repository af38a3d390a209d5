"""Which documents are worth comparing: those that share rare runs of words. A set stage, written as Ibis expressions.

No step compares all pairs. A run of words that few documents hold pairs them all with each other; one that many hold
(an agency story on a thousand sites) ties each of them to its first holder alone, so that the number of pairs stays
linear in the number of holders.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from tallywire.tracing.folded import Folded
from tallywire.tracing.shingles import document_shingles

if TYPE_CHECKING:
    import ibis

__all__ = ["candidate_pairs", "shingle_table"]

_FULL_PAIRING = 12  # holders of a shingle that are all paired with each other; beyond, a star on the first
# Evidence that two documents are worth aligning: three rare shingles, for one common phrase has at most two, or a whole
# passage. A shingle with many holders is a turn of phrase more often than a copied story, and tells a quarter as much.
_ENOUGH, _RARE, _COMMON = 12, 4, 1
_COLUMNS = pa.schema([("hash", pa.int64()), ("document", pa.int32()), ("whole", pa.bool_())])


def shingle_table(folded: Iterable[Folded]) -> pa.Table:
    """One row per document and distinct shingle: `hash`, `document` (its place in `folded`) and `whole`.

    A `whole` passage is a shingle too, and one that suffices by itself: two pages may share one short line.
    """
    hashes, owners, whole = [], [], []
    for number, document in enumerate(folded):
        runs = document_shingles(document.codes[: document.words], document.bounds[: document.contents + 1])
        lines = np.unique(document.wordings[: document.contents])
        hashes += [runs, lines]
        owners.append(np.full(len(runs) + len(lines), number, dtype=np.int32))
        whole.append(np.repeat([False, True], [len(runs), len(lines)]))
    none = [np.empty(0, dtype=np.uint64)]
    return pa.table(
        [
            np.concatenate([*none, *hashes]).view(np.int64),
            np.concatenate([*none, *owners]).astype(np.int32, copy=False),
            np.concatenate([*none, *whole]).astype(np.bool_, copy=False),
        ],
        schema=_COLUMNS,
    )


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
    found = paired.select(left=few.document, right=other.document, weight=_weight(few, _RARE)).union(
        many.select(left="hub", right="document", weight=_weight(many, _COMMON))
    )
    pairs = found.group_by("left", "right").agg(evidence=found.weight.sum())
    return {"candidates": pairs.filter(pairs.evidence >= _ENOUGH).select("left", "right").order_by("left", "right")}


def _weight(shingles: ibis.Table, otherwise: int) -> ibis.Value:
    return shingles.whole.ifelse(_ENOUGH, otherwise)
