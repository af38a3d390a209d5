"""Documents as weighted terms: what two reports of one happening share, and two reports of one kind do not.

Weights are tf-idf with a raised idf (measured here: rare words, names and numbers tell happenings apart, the words
of the trade do not). How rare a term is, is counted in the *season* of a page, half a year with the two beside it: an
archive that grows at its end leaves the weights of earlier years as they were. A handful of pages has no document
frequencies worth the name, so every term starts with a prior: how often words of its sort occur in news at large.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from tallywire.records import Document

__all__ = ["WORD", "Terms", "weigh_terms"]

SEASON = 182  # days; on the development sets weights of the season tell stories apart as well as those of all years
_LEAD, _LEAD_WEIGHT, _TITLE_WEIGHT = 600, 2, 2  # characters of lead; the head of a report says what it is about
_IDF_POWER = 1.5
_PRIOR_DOCUMENTS = 100.0
_SHORT_PRIOR, _FOUR_PRIOR, _WORD_PRIOR, _NAME_PRIOR = 0.7, 0.3, 0.04, 0.002
WORD = re.compile(r"\w\w+")

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of documents, one row for each: `weights` of unit length, and the `background` of each.

    The background of a page is its mean likeness to the pages of its season: what is written from the same phrases
    as everything else is like everything else, and that is no sign of one happening.
    """

    weights: csr_array
    background: Floats


def weigh_terms(documents: Sequence[Document], days: Floats) -> Terms:
    """The weighted terms of documents, of which `days` says when each was published (ordinal, nan: unknown).

    A page without a date is weighed by the frequencies of all seasons.
    """
    counted = [_counted(document) for document in documents]
    vocabulary = {term: number for number, term in enumerate(sorted({term for one in counted for term in one}))}
    sizes = np.array([len(one) for one in counted], dtype=np.int64)
    columns = np.fromiter((vocabulary[term] for one in counted for term in one), np.int64, sizes.sum())
    counts = np.fromiter((count for one in counted for count in one.values()), np.float64, sizes.sum())
    rows = np.repeat(np.arange(len(counted)), sizes)
    order = np.lexsort((columns, rows))
    rows, columns, counts = rows[order], columns[order], counts[order]
    season, beside = _seasons(days)
    priors = np.array([_prior(term) for term in sorted(vocabulary)])
    weights = (1 + np.log(counts)) * _idf(rows, columns, season, beside, priors)
    lengths = np.sqrt(np.bincount(rows, weights * weights, len(counted)))
    weights /= np.maximum(lengths, 1e-6)[rows]
    matrix = csr_array((weights, (rows, columns)), shape=(len(counted), len(vocabulary)))
    return Terms(weights=matrix, background=_background(matrix, season, beside))


def _seasons(days: Floats) -> tuple[Ints, csr_array]:
    """The season of each document, and which seasons are counted with each (a row for each, a column for each).

    Season 0 is that of the undated: it is counted with all, and all are counted with it.
    """
    known = ~np.isnan(days)
    numbers = np.where(known, np.floor_divide(np.where(known, days, 0), SEASON), -np.inf)
    found, season = np.unique(numbers[known], return_inverse=True)
    placed = np.zeros(len(days), dtype=np.int64)
    placed[known] = season + 1
    near = np.ones((len(found) + 1, len(found) + 1))
    near[1:, 0] = 0
    near[1:, 1:] = np.abs(found[:, None] - found[None]) <= 1
    return placed, csr_array(near)


def _idf(rows: Ints, columns: Ints, season: Ints, beside: csr_array, priors: Floats) -> Floats:
    """The idf of each entry, among the documents of its season and those beside it."""
    shape = (beside.shape[0], len(priors))
    held = beside @ csr_array((np.ones(len(rows)), (season[rows], columns)), shape=shape)
    total = beside @ np.bincount(season, minlength=shape[0]).astype(np.float64) + _PRIOR_DOCUMENTS
    frequency = np.asarray(csr_array(held)[season[rows], columns]).ravel() if len(rows) else np.empty(0)
    idf: Floats = np.log(total[season[rows]] / (frequency + _PRIOR_DOCUMENTS * priors[columns]))
    return np.maximum(idf, 0.0) ** _IDF_POWER


def _background(matrix: csr_array, season: Ints, beside: csr_array) -> Floats:
    """The mean likeness of each document to those of its season, itself left out; near 0 where these are few."""
    count = matrix.shape[0]
    member = csr_array((np.ones(count), (season, np.arange(count))), shape=(beside.shape[0], count))
    sums = csr_array(beside @ (member @ matrix))
    others = (beside @ np.asarray(member.sum(axis=1)).ravel())[season] + _PRIOR_DOCUMENTS
    alike = np.asarray(matrix.multiply(sums[season]).sum(axis=1)).ravel()
    own = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    found: Floats = np.maximum(alike - own, 0.0) / others
    return found


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
