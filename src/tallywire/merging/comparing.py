"""Two pages held against each other: do they tell one happening? A sum of evidence, each part with its name.

The parts are those a reader would look at: rare words in common beyond what pages of that season have in common anyway,
days of publication, the day on which it happened, the town, the kind of deed, and whether one carries the other's
text. The weights are a logistic regression over pairs of the training halves (docs/decisions/stories.md).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from tallywire.language.distance import EARTH_KM
from tallywire.merging.pages import Floats, Ints, Pages

__all__ = ["EVIDENCE", "JOINED", "WORST", "compare", "evidence"]

EVIDENCE: Mapping[str, float] = {
    "prior": 9.66,
    "busy weeks": 1.12,
    "words": 1.96,
    "many words": 4.52,
    "published days apart": -1.28,
    "published weeks apart": -1.25,
    "same day": 1.72,
    "other day": -0.99,
    "other town": -0.74,
    "other kind": -0.98,
    "same text": 0.34,
}
"""What each part of the evidence weighs, in log-odds.

The weight of busy weeks was free and came out as theory has it: among twice as many pages a pair is half as likely to
tell one thing (I. Fellegi and A. Sunter, "A theory for record linkage", 1969).
"""

JOINED = 0.0  # mean evidence from which two groups of pages are one story: as likely as not
WORST = -8.0  # evidence is cut here on both sides, so that one pair cannot decide for all
_LEAST_ALIKE = 0.001  # likeness beyond the background, below which words say nothing
_CLOSE_DAYS, _FAR_DAYS, _FARTHEST_DAYS = 2, 14, 60  # between two publications
_SAME_DAY, _OTHER_DAY = 1.5, 2.0  # days between the days on which two pages say that it happened
_SHARED_TOWNS, _SAME_TOWN_KM = 0.05, 25.0
_OTHER_KINDS = 0.3
_CARRIED = 4.0  # least evidence where one page carries the other's text
_AT_ONCE = 20_000  # pairs


def compare(pages: Pages, left: Ints, right: Ints) -> Floats:
    """The evidence that each pair of pages (by their places) tells one happening, in log-odds between -8 and 8."""
    firsts = range(0, len(left), _AT_ONCE)
    parts = [_compared(pages, left[n : n + _AT_ONCE], right[n : n + _AT_ONCE]) for n in firsts]
    found: Floats = np.round(np.clip(np.concatenate([np.empty(0), *parts]), WORST, -WORST), 6)
    return found


def _compared(pages: Pages, left: Ints, right: Ints) -> Floats:
    found: Floats = evidence(pages, left, right) @ np.array(list(EVIDENCE.values()))
    carried = pages.text[left] == pages.text[right]
    found[carried] = np.maximum(found[carried], _CARRIED)
    return found


def evidence(pages: Pages, left: Ints, right: Ints) -> Floats:
    """One row for each pair, one column for each part of `EVIDENCE`, in that order and not yet weighed."""
    words = _words(pages, left, right)
    apart = np.maximum(pages.first[left] - pages.last[right], pages.first[right] - pages.last[left])
    apart = np.nan_to_num(apart, nan=0)
    between = np.abs(pages.happened[left] - pages.happened[right])
    one_town = (_alike(pages, "towns", left, right) > _SHARED_TOWNS) | _same_place(pages, left, right)
    columns = (
        np.ones(len(left)),
        -np.log(np.maximum(pages.beside[left], pages.beside[right])),
        np.log(words),
        words,
        np.clip((apart - _CLOSE_DAYS) / (_FAR_DAYS - _CLOSE_DAYS), 0, 1),
        np.clip((apart - _FAR_DAYS) / (_FARTHEST_DAYS - _FAR_DAYS), 0, 1),
        between < _SAME_DAY,
        np.nan_to_num(np.clip((between - _OTHER_DAY) / (_FAR_DAYS - _OTHER_DAY), 0, 1), nan=0),
        _known(pages, "towns", left, right) & ~one_town,
        _known(pages, "kinds", left, right) & (_alike(pages, "kinds", left, right) < _OTHER_KINDS),
        pages.text[left] == pages.text[right],
    )
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


def _words(pages: Pages, left: Ints, right: Ints) -> Floats:
    """The likeness of terms beyond the background of both pages."""
    background = pages.background[left] + pages.background[right]
    beyond = (_alike(pages, "terms", left, right) - background) / np.maximum(1 - background, _LEAST_ALIKE)
    found: Floats = np.clip(beyond, _LEAST_ALIKE, 1)
    return found


def _alike(pages: Pages, name: str, left: Ints, right: Ints) -> Floats:
    """The cosines of rows of unit length."""
    matrix = getattr(pages, name)
    return np.asarray(matrix[left].multiply(matrix[right]).sum(axis=1), dtype=np.float64).ravel()


def _known(pages: Pages, name: str, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    filled = np.diff(getattr(pages, name).indptr) > 0
    known: npt.NDArray[np.bool_] = filled[left] & filled[right]
    return known


def _same_place(pages: Pages, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """Whether the main towns lie beside each other (the haversine of their distance)."""
    latitude, longitude = np.radians(pages.latitude), np.radians(pages.longitude)
    across = np.sin((latitude[left] - latitude[right]) / 2) ** 2
    along = np.sin((longitude[left] - longitude[right]) / 2) ** 2
    half = across + np.cos(latitude[left]) * np.cos(latitude[right]) * along
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1))) < _SAME_TOWN_KM)
