"""The rival: candidates by MinHash-LSH of datasketch, as its manual has it for speed, or as its first example does."""

from __future__ import annotations

import importlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.speed.copies_pages import LeftOut
from tallywire.records import Passage
from tallywire.tracing.words import read_words

__all__ = ["Candidates", "find_candidates", "load_datasketch"]

PERMUTATIONS = 128
SHINGLE_WORDS = 5
_BUFFER = 50_000  # keys of one insertion session

Forms = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Pairs of passages (their numbers, the smaller first) and the seconds of each step.

    `processor_seconds` are those of the candidates.
    """

    pairs: list[tuple[int, int]]
    tokens_seconds: float
    candidates_seconds: float
    processor_seconds: float


def find_candidates(passages: Sequence[Passage], threshold: float, *, plainly: bool = False) -> Candidates:
    """Pairs of passages whose estimated Jaccard similarity may reach `threshold`.

    Signatures come from `MinHash.bulk`, which permutes all shingles of a passage at once; bands go in through an
    insertion session without the check for keys that are there already. `plainly`: as the first example of the manual
    has it, a MinHash for each passage, an update for each shingle, an insertion for each signature. Words are those
    that Tallywire compares.
    """
    began = time.perf_counter()
    forms = [read_words(passage.text).forms for passage in passages]
    split, used = time.perf_counter(), time.process_time()
    pairs = list((_pairs_plainly if plainly else _pairs)(forms, threshold))
    return Candidates(
        pairs=pairs,
        tokens_seconds=split - began,
        candidates_seconds=time.perf_counter() - split,
        processor_seconds=time.process_time() - used,
    )


def _pairs(forms: Sequence[Forms], threshold: float) -> Iterator[tuple[int, int]]:
    datasketch = load_datasketch()
    signatures = datasketch.MinHash.bulk((_shingles(own) for own in forms), num_perm=PERMUTATIONS)
    index = datasketch.MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    with index.insertion_session(buffer_size=_BUFFER) as session:
        for number, signature in enumerate(signatures):
            session.insert(number, signature, check_duplication=False)
    yield from _queried(index, signatures)


def _pairs_plainly(forms: Sequence[Forms], threshold: float) -> Iterator[tuple[int, int]]:
    datasketch = load_datasketch()
    index = datasketch.MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    signatures = []
    for number, own in enumerate(forms):
        signature = datasketch.MinHash(num_perm=PERMUTATIONS)
        for shingle in _shingles(own):
            signature.update(shingle)
        index.insert(number, signature)
        signatures.append(signature)
    yield from _queried(index, signatures)


def _queried(index: Any, signatures: Sequence[Any]) -> Iterator[tuple[int, int]]:
    for number, signature in enumerate(signatures):
        for other in index.query(signature):
            if other < number:
                yield other, number


def load_datasketch() -> Any:
    """The library. Raises `LeftOut` where it is not installed."""
    try:
        return importlib.import_module("datasketch")
    except ImportError:
        raise LeftOut("datasketch is not installed: python -m pip install 'datasketch>=2,<3'") from None


def _shingles(forms: Forms) -> list[bytes]:
    """Runs of five words; a shorter passage is one run."""
    last = max(1, len(forms) - SHINGLE_WORDS + 1)
    return [" ".join(forms[at : at + SHINGLE_WORDS]).encode("utf-8", "surrogatepass") for at in range(last)]
