"""The runs of words of a document, indexed: which passages of two documents share some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from tallywire.tracing.folded import Folded
from tallywire.tracing.shingles import Hashes, run_hashes

__all__ = ["RUN_WORDS", "Passage", "RunIndex", "Runs", "find_runs", "index_document", "shared_runs"]

RUN_WORDS = 3  # words in a row that two passages must share to be compared at all
_REFRAIN = 6  # passages of one document; a run that stands in more of them tells nothing
_KEPT = 1_000  # documents whose index is kept in mind

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a passage as codes; two are equal if their wordings are."""

    wording: int
    codes: list[int] = field(compare=False)


@dataclass(frozen=True, slots=True)
class RunIndex:
    """A document taken apart for matching: plain lists and bytes, where single words are looked at.

    `wordings` has the passages of each wording, in the order of the text, and `places` where each passage stands in
    that order; the rest are those of `folded`.
    """

    folded: Folded
    wordings: Mapping[int, Sequence[int]]
    passages: list[Passage]
    places: list[int]
    codes: list[int]
    bounds: list[int]
    spans: list[list[int]]
    plains: list[int]
    quoted: bytes
    named: bytes

    def words(self, passage: int, part: tuple[int, int]) -> slice:
        """Where the words `part` of a passage stand in `codes`."""
        first = self.bounds[passage]
        return slice(first + part[0], first + part[1])


@lru_cache(maxsize=_KEPT)  # a page is compared with several
def index_document(folded: Folded) -> RunIndex:
    """The index of one document."""
    codes, bounds = folded.codes.tolist(), folded.bounds.tolist()
    wordings: dict[int, list[int]] = defaultdict(list)
    passages = []
    for number, wording in enumerate(folded.wordings.tolist()):
        wordings[wording].append(number)
        passages.append(Passage(wording, codes[bounds[number] : bounds[number + 1]]))
    places = np.empty(len(folded), dtype=np.int64)
    places[np.argsort(folded.spans[:, 0], kind="stable")] = np.arange(len(folded))
    return RunIndex(
        folded=folded,
        wordings=wordings,
        passages=passages,
        places=places.tolist(),
        codes=codes,
        bounds=bounds,
        spans=folded.spans.tolist(),
        plains=folded.plains.tolist(),
        quoted=folded.quoted.tobytes(),
        named=folded.named.tobytes(),
    )


@dataclass(frozen=True, slots=True)
class Runs:
    """The distinct runs of a document, sorted, and beside each the passage it stands in."""

    hashes: Hashes
    owners: Ints


def shared_runs(left: Runs, right: Runs, passages: int) -> list[tuple[int, int, int]]:
    """`(passage of left, passage of right, number of runs that they share)`, for those that share one.

    `passages` is how many passages the right document has.
    """
    starts = np.searchsorted(left.hashes, right.hashes, "left")
    counts = np.searchsorted(left.hashes, right.hashes, "right") - starts
    total = int(counts.sum())
    if not total:
        return []
    turns = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    pairs = left.owners[np.repeat(starts, counts) + turns] * passages + np.repeat(right.owners, counts)
    pairs.sort()
    first = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    runs = np.diff(np.append(first, total)).tolist()
    return [(*divmod(pair, passages), shared) for pair, shared in zip(pairs[first].tolist(), runs, strict=True)]


@lru_cache(maxsize=_KEPT)
def find_runs(folded: Folded) -> Runs:
    """The runs of a document, without refrains."""
    hashes = run_hashes(folded.codes, RUN_WORDS)
    if not len(hashes):
        return Runs(hashes, np.empty(0, dtype=np.int64))
    places = np.repeat(np.arange(len(folded)), np.diff(folded.bounds))
    inside = places[: len(hashes)] == places[RUN_WORDS - 1 :]
    hashes, owners = hashes[inside], places[: len(hashes)][inside]
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    changed = hashes[1:] != hashes[:-1]
    new = np.concatenate(([True], changed | (owners[1:] != owners[:-1])))[: len(hashes)]
    hashes, owners = hashes[new], owners[new]
    if len(hashes) > _REFRAIN and (hashes[_REFRAIN:] == hashes[:-_REFRAIN]).any():
        holders = np.searchsorted(hashes, hashes, "right") - np.searchsorted(hashes, hashes, "left")
        hashes, owners = hashes[holders <= _REFRAIN], owners[holders <= _REFRAIN]
    return Runs(hashes, owners)
