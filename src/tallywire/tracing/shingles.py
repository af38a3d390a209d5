"""Hashed runs of words (shingles): what makes two texts comparable without comparing them.

After A. Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["SHINGLE_WORDS", "Hashes", "passage_shingles", "run_hashes"]

SHINGLE_WORDS = 5  # five words find a sentence in which every sixth word was swapped
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # Knuth's golden-ratio multiplier, odd, so that powers never vanish

Hashes = npt.NDArray[np.uint64]


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


def passage_shingles(codes: Hashes, lengths: npt.NDArray[np.int32]) -> tuple[Hashes, npt.NDArray[np.int64]]:
    """The shingles of passages that stand one behind the other in `codes`, and the place at which each begins.

    `lengths` are the words of each passage. No shingle reaches from one passage into the next.

    >>> hashes, places = passage_shingles(np.arange(12, dtype=np.uint64), np.array([6, 6], dtype=np.int32))
    >>> places.tolist()
    [0, 1, 6, 7]
    """
    hashes = run_hashes(codes)
    ends = np.repeat(np.cumsum(lengths, dtype=np.int64), lengths)[: len(hashes)]
    places = np.flatnonzero(np.arange(SHINGLE_WORDS, len(hashes) + SHINGLE_WORDS) <= ends)
    return hashes[places], places
