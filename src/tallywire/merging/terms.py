"""Documents as weighted terms: what two reports of one happening share, and two reports of one kind do not.

Weights are tf-idf with a raised idf (measured here: rare words, names and numbers tell happenings apart, the words
of the trade do not). A handful of pages has no document frequencies worth the name, so every term starts with a
prior: how often words of its sort occur in news at large.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from tallywire.records import Document

__all__ = ["RARE", "WORD", "term_weights"]

RARE = 200  # documents: a term that more of them hold brings no two of them together
_LEAD, _LEAD_WEIGHT, _TITLE_WEIGHT = 600, 2, 2  # characters of lead; the head of a report says what it is about
_IDF_POWER = 1.5
_PRIOR_DOCUMENTS = 100.0
_SHORT_PRIOR, _FOUR_PRIOR, _WORD_PRIOR, _NAME_PRIOR = 0.7, 0.3, 0.04, 0.002
WORD = re.compile(r"\w\w+")


def term_weights(documents: Sequence[Document]) -> tuple[csr_array, csr_array]:
    """Unit-length rows of term weights, and the same rows with only the rare terms; one row for each document."""
    counts = [_counted(document) for document in documents]
    frequency = Counter(term for counted in counts for term in counted)
    shared = sorted(term for term, held in frequency.items() if held > 1)
    column = {term: number for number, term in enumerate(shared)}
    total = len(documents) + _PRIOR_DOCUMENTS
    idf = np.array([np.log(total / (frequency[term] + _PRIOR_DOCUMENTS * _prior(term))) for term in shared])
    idf = np.maximum(idf, 0.0) ** _IDF_POWER
    entries: list[tuple[int, int, float]] = []
    norms = np.zeros(len(documents))
    for row, counted in enumerate(counts):
        for term, count in counted.items():
            weight = (1 + np.log(count)) * (idf[column[term]] if term in column else _alone(term, total))
            norms[row] += weight * weight
            if term in column and weight > 0:
                entries.append((row, column[term], weight))
    matrix = _matrix(entries, (len(documents), len(shared)), norms)
    common = np.array([frequency[term] > RARE for term in shared], dtype=bool)
    rare = matrix.copy()
    rare.data[common[rare.indices]] = 0.0
    rare.eliminate_zeros()
    return matrix, rare


def _alone(term: str, total: float) -> float:
    """The weight of a term that one document alone holds: it adds to the length of the row, never to a likeness."""
    return float(np.log(total / (1 + _PRIOR_DOCUMENTS * _prior(term))) ** _IDF_POWER)


def _matrix(
    entries: Sequence[tuple[int, int, float]], shape: tuple[int, int], squares: npt.NDArray[np.float64]
) -> csr_array:
    if not entries:
        return csr_array(shape, dtype=np.float64)
    rows, columns, weights = (np.array(part) for part in zip(*entries, strict=True))
    lengths = np.sqrt(np.maximum(squares, 1e-12))
    return csr_array((weights / lengths[rows], (rows, columns)), shape=shape)


def _counted(document: Document) -> Counter[str]:
    """How often each term stands in a document, the lead and the title counted double."""
    counted: Counter[str] = Counter()
    for found in WORD.finditer(document.text):
        counted[found.group().casefold()] += _LEAD_WEIGHT if found.start() < _LEAD else 1
    for word in WORD.findall(document.title or ""):
        counted[word.casefold()] += _TITLE_WEIGHT
    return counted


def _prior(term: str) -> float:
    """The share of news pages that hold a term of this sort: function words are short, numbers tell much."""
    if not term.isalpha():
        return _NAME_PRIOR
    return _SHORT_PRIOR if len(term) <= 3 else _FOUR_PRIOR if len(term) == 4 else _WORD_PRIOR
