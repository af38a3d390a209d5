"""Hashed runs of words (shingles): what makes two texts comparable without comparing them.

After A. Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["SHINGLE_WORDS", "Hashes", "document_shingles", "run_hashes", "word_codes"]

SHINGLE_WORDS = 5  # five words find a sentence in which every sixth word was swapped
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # Knuth's golden-ratio multiplier, odd, so that powers never vanish

Hashes = npt.NDArray[np.uint64]


def word_codes(forms: Iterable[str], known: dict[str, int]) -> Hashes:
    """64-bit codes of words. Not Python's `hash`, which differs from run to run; `known` keeps the codes met so far.

    >>> word_codes(["ship"], {}).tolist() == word_codes(["ship"], {}).tolist()
    True
    """
    return np.array([known[form] if form in known else _learn(form, known) for form in forms], dtype=np.uint64)


def _learn(form: str, known: dict[str, int]) -> int:
    digest = hashlib.blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    known[form] = int.from_bytes(digest, "big")
    return known[form]


def run_hashes(codes: Hashes, width: int = SHINGLE_WORDS) -> Hashes:
    """A rolling polynomial hash of every run of `width` words; empty where there are fewer words.

    >>> len(run_hashes(np.arange(7, dtype=np.uint64)))
    3
    """
    count = len(codes) - width + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(width):
        hashes = hashes * _MULTIPLIER + codes[offset : offset + count]
    return hashes


def document_shingles(codes: Hashes, bounds: npt.NDArray[np.int32]) -> Hashes:
    """The distinct shingles of a document's passages, sorted; none reaches from one passage into the next.

    `bounds` are the places in `codes` at which passages begin, and the end of the last.

    >>> len(document_shingles(np.arange(12, dtype=np.uint64), np.array([0, 6, 12], dtype=np.int32)))
    4
    """
    hashes = run_hashes(codes)
    if not len(hashes):
        return hashes
    inside = np.ones(len(hashes), dtype=bool)
    for back in range(1, SHINGLE_WORDS):  # the runs that begin so few words before a passage's end cross it
        crossing = bounds[1:-1] - back
        inside[crossing[(crossing >= 0) & (crossing < len(inside))]] = False
    return np.unique(hashes[inside])


FULL_PAIRING = 12
LEAST_SHARED = 3


def shingle_hashes(codes: Hashes, width: int = SHINGLE_WORDS) -> Hashes:
    """A rolling polynomial hash of every run of `width` words; empty where there are fewer words.

    >>> len(shingle_hashes(np.arange(7, dtype=np.uint64)))
    3
    """
    count = len(codes) - width + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(width):
        hashes = hashes * _MULTIPLIER + codes[offset : offset + count]
    return hashes


def candidate_pairs(shingles: Sequence[Hashes], *, least_shared: int = LEAST_SHARED) -> list[tuple[int, int]]:
    """Pairs `(i, j)`, `i < j`, of documents that share enough shingles; `shingles[i]` are those of document `i`.

    Documents come in the order in which one may have been taken from another (earliest first): the first holder of
    a widespread shingle is the hub of its star.
    """
    unique = [np.unique(hashes) for hashes in shingles]
    if not unique:
        return []
    hashes = np.concatenate(unique)
    owners = np.repeat(np.arange(len(unique)), [len(own) for own in unique])
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.empty(0, dtype=np.int64)
    lengths = np.diff(np.r_[starts, len(hashes)])
    pairs = np.concatenate([np.empty(0, dtype=np.int64), *_paired(owners, starts, lengths, len(unique))])
    codes, shared = np.unique(pairs, return_counts=True)
    return [divmod(int(code), len(unique)) for code in codes[shared >= least_shared]]


def _paired(
    owners: npt.NDArray[np.int64], starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64], total: int
) -> list[npt.NDArray[np.int64]]:
    """Pairs, as `i * total + j`, one entry for every shingle that the two share."""
    pairs: list[npt.NDArray[np.int64]] = []
    for length in range(2, FULL_PAIRING + 1):
        first = starts[lengths == length]
        for left in range(length):
            pairs.extend(owners[first + left] * total + owners[first + right] for right in range(left + 1, length))
    for start, length in zip(starts[lengths > FULL_PAIRING], lengths[lengths > FULL_PAIRING], strict=True):
        pairs.append(owners[start] * total + owners[start + 1 : start + length])
    return pairs
