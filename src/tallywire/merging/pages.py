"""What grouping looks at in a page: its terms, its days, the towns and kinds of what it tells, and whose text it is.

One row for each page in every column, so that thousands of pairs are compared in one step, and pages travel together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from tallywire.merging.terms import weigh_terms
from tallywire.records import Document, Statement

__all__ = ["Pages", "read_pages"]

_LEAD, _LEAD_WEIGHT = 600, 2  # characters; what stands there counts double
_BESIDE = 14  # days
_TOWNS = frozenset({"settlement", "point", "district", None})
_DEEDS = frozenset(
    {"armed_clash", "territory_gain", "territory_loss", "air_strike", "shelling", "bombing", "attack", "abduction"}
    | {"arrest", "release", "aircraft_loss", "protest", "displacement", "accident"}
)
_TOLD_DEEDS = _DEEDS | {"casualties"}

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Counted = Counter[Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Columns of pages. Days are ordinals, nan where unknown; a place is the main town's, in degrees, nan if none.

    `terms`, `towns` and `kinds` are rows of unit length; `text` numbers the page whose text a page carries; `beside`
    counts the pages of the two weeks before and after, itself included.
    """

    terms: csr_array
    background: Floats
    first: Floats
    last: Floats
    happened: Floats
    towns: csr_array
    latitude: Floats
    longitude: Floats
    kinds: csr_array
    text: Ints
    beside: Floats

    @property
    def day(self) -> Floats:
        """The day of publication, the middle of the days where several are possible."""
        middle: Floats = np.floor((self.first + self.last) / 2)
        return middle

    def take(self, rows: npt.NDArray[np.integer]) -> Pages:
        """Some of the pages, in the order given."""
        return Pages(**{name: getattr(self, name)[rows] for name in self.__slots__})


def read_pages(documents: Sequence[Document], statements: Iterable[Statement]) -> Pages:
    """The columns of documents, in their order, from them and what they say."""
    told: dict[str, _Told] = defaultdict(_Told)
    for one in statements:
        if not one.background and one.polarity == "asserted":
            told[one.document_id].hear(one)
    heard = [told.get(document.id) or _Told() for document in documents]
    first = np.array([_ordinal(document.published.from_) for document in documents], dtype=np.float64)
    last = np.array([_ordinal(document.published.to) for document in documents], dtype=np.float64)
    day = np.floor((first + last) / 2)
    terms = weigh_terms(documents, day)
    texts = {name: number for number, name in enumerate(sorted({_text(document) for document in documents}))}
    return Pages(
        terms=terms.weights,
        background=terms.background,
        first=first,
        last=last,
        happened=np.array([_main(own.days) for own in heard], dtype=np.float64),
        towns=_rows([own.towns for own in heard]),
        latitude=np.array([own.position[0] for own in heard], dtype=np.float64),
        longitude=np.array([own.position[1] for own in heard], dtype=np.float64),
        kinds=_rows([own.kinds for own in heard]),
        text=np.array([texts[_text(document)] for document in documents], dtype=np.int64),
        beside=_beside(day),
    )


def _text(document: Document) -> str:
    return document.origin_id or document.id


def _ordinal(day: str | None) -> float:
    return np.nan if day is None else float(date.fromisoformat(day).toordinal())


def _beside(days: Floats) -> Floats:
    """How many pages were published within two weeks of each; those of no date may be of any."""
    dated = np.sort(days[~np.isnan(days)])
    found = np.searchsorted(dated, days + _BESIDE, "right") - np.searchsorted(dated, days - _BESIDE, "left")
    mean = found[~np.isnan(days)].mean() if len(dated) else 1.0
    filled: Floats = np.where(np.isnan(days), np.maximum(np.round(mean), 1.0), found)
    return filled


# ---------------------------------------------------------------- what a page tells


@dataclass(slots=True)
class _Told:
    """What one page tells, counted while its statements are heard; it never leaves this module, so it may change."""

    towns: Counted = field(default_factory=Counter)
    days: Counted = field(default_factory=Counter)
    kinds: Counted = field(default_factory=Counter)
    places: dict[Hashable, tuple[float, float]] = field(default_factory=dict)

    def hear(self, statement: Statement) -> None:
        """Counts the towns where it says that things are, and its deeds with the days on which they happened."""
        weight = _LEAD_WEIGHT if statement.start < _LEAD else 1
        for place in statement.places:
            if place.precision in _TOWNS:
                town = place.geonames_id or place.name.casefold()
                self.towns[town] += weight
                if place.lat is not None and place.lon is not None:
                    self.places.setdefault(town, (place.lat, place.lon))
        if statement.kind in _DEEDS:
            self.kinds[statement.kind] += weight
        when, took_place = statement.time, statement.modality in ("happened", "ongoing")
        if statement.kind in _TOLD_DEEDS and took_place and when and when.from_ and when.from_ == when.to:
            self.days[_ordinal(when.from_)] += weight

    @property
    def position(self) -> tuple[float, float]:
        """Where its main town lies."""
        main = min(self.towns, key=lambda town: (-self.towns[town], str(town)), default=None)
        return self.places.get(main, (np.nan, np.nan))


def _main(days: Counted) -> float:
    return float(min(days, key=lambda day: (-days[day], day), default=np.nan))  # type: ignore[arg-type]


def _rows(counted: Sequence[Counted]) -> csr_array:
    """Rows of unit length, one for each counter; a row of nothing stays empty."""
    columns = {name: number for number, name in enumerate(sorted({str(key) for one in counted for key in one}))}
    entries = sorted((row, columns[str(key)], float(one[key])) for row, one in enumerate(counted) for key in one)
    matrix = csr_array((len(counted), max(1, len(columns))), dtype=np.float64)
    if entries:
        rows, cols, values = (np.array(part) for part in zip(*entries, strict=True))
        matrix = csr_array((values, (rows, cols)), shape=matrix.shape)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix.data /= np.repeat(lengths, np.diff(matrix.indptr))
    return matrix
