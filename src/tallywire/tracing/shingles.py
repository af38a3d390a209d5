"""Hashed runs of words (shingles): what makes two texts comparable without comparing them.

After A. Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

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
