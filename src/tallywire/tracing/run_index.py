"""The runs of words of a document, indexed: which passages of two documents share some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tallywire.tracing.folded import Folded
from tallywire.tracing.shingles import Hashes, run_hashes

__all__ = ["RUN_WORDS", "RunIndex", "index_runs", "shared_runs"]

RUN_WORDS = 3  # words in a row that two passages must share to be compared at all
_REFRAIN = 6  # passages of one document; a run that stands in more of them tells nothing

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RunIndex:
    """A document with its distinct runs, sorted, and beside each the passage it stands in (`owners`).

    `wordings` has the passages of each wording, in the order of the text; `codes` and `bounds` are those of `folded`.
    """

    folded: Folded
    hashes: Hashes
    owners: Ints
    wordings: Mapping[int, Sequence[int]]
    codes: list[int]
    bounds: list[int]


def index_runs(folded: Folded) -> RunIndex:
    """The index of one document; refrains are left out."""
    wordings: dict[int, list[int]] = defaultdict(list)
    for passage, wording in enumerate(folded.wordings.tolist()):
        wordings[wording].append(passage)
    hashes, owners = _runs(folded)
    return RunIndex(folded, hashes, owners, wordings, folded.codes.tolist(), folded.bounds.tolist())


def shared_runs(left: RunIndex, right: RunIndex) -> list[tuple[int, int, int]]:
    """`(passage of left, passage of right, number of runs that they share)`, for those that share one."""
    starts = np.searchsorted(left.hashes, right.hashes, "left")
    counts = np.searchsorted(left.hashes, right.hashes, "right") - starts
    total = int(counts.sum())
    if not total:
        return []
    turns = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    ours = left.owners[np.repeat(starts, counts) + turns]
    keys, runs = np.unique(ours * len(right.folded) + np.repeat(right.owners, counts), return_counts=True)
    return [(*divmod(key, len(right.folded)), shared) for key, shared in zip(keys.tolist(), runs.tolist(), strict=True)]


def _runs(folded: Folded) -> tuple[Hashes, Ints]:
    hashes = run_hashes(folded.codes, RUN_WORDS)
    if not len(hashes):
        return hashes, np.empty(0, dtype=np.int64)
    places = np.repeat(np.arange(len(folded)), np.diff(folded.bounds))
    inside = places[: len(hashes)] == places[RUN_WORDS - 1 :]
    hashes, owners = hashes[inside], places[: len(hashes)][inside]
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    new = np.ones(len(hashes), dtype=np.bool_)
    new[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])
    hashes, owners = hashes[new], owners[new]
    holders = np.searchsorted(hashes, hashes, "right") - np.searchsorted(hashes, hashes, "left")
    return hashes[holders <= _REFRAIN], owners[holders <= _REFRAIN]
