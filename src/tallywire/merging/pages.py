"""What grouping looks at in a page: its terms, its days, the towns and kinds of what it tells, and whose text it is.

One row for each page in every column, so that thousands of pairs are compared in one step, and pages travel together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
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
    said: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        if not one.background and one.polarity == "asserted":
            said[one.document_id].append(one)
    told = [said[document.id] for document in documents]
    first = np.array([_ordinal(document.published.from_) for document in documents], dtype=np.float64)
    last = np.array([_ordinal(document.published.to) for document in documents], dtype=np.float64)
    terms = weigh_terms(documents, np.floor((first + last) / 2))
    positions = [_position(own) for own in told]
    texts = {name: number for number, name in enumerate(sorted({_text(document) for document in documents}))}
    return Pages(
        terms=terms.weights,
        background=terms.background,
        first=first,
        last=last,
        happened=np.array([_main(_days(own)) for own in told], dtype=np.float64),
        towns=_rows([_towns(own) for own in told]),
        latitude=np.array([latitude for latitude, _ in positions], dtype=np.float64),
        longitude=np.array([longitude for _, longitude in positions], dtype=np.float64),
        kinds=_rows([_kinds(own) for own in told]),
        text=np.array([texts[_text(document)] for document in documents], dtype=np.int64),
        beside=_beside(np.floor((first + last) / 2)),
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


def _weight(statement: Statement) -> int:
    return _LEAD_WEIGHT if statement.start < _LEAD else 1


def _towns(told: Iterable[Statement]) -> Counted:
    """The towns where it says that things are, by number or by name."""
    found: Counted = Counter()
    for one in told:
        for place in one.places:
            if place.precision in _TOWNS:
                found[place.geonames_id or place.name.casefold()] += _weight(one)
    return found


def _position(told: Sequence[Statement]) -> tuple[float, float]:
    """Where its main town lies."""
    towns = _towns(told)
    main = min(towns, key=lambda town: (-towns[town], str(town)), default=None)
    places = (place for one in told for place in one.places if (place.geonames_id or place.name.casefold()) == main)
    place = next(places, None)
    if place is None or place.lat is None or place.lon is None:
        return np.nan, np.nan
    return place.lat, place.lon


def _days(told: Iterable[Statement]) -> Counted:
    """The days on which its deeds happened, where they are told to the day."""
    found: Counted = Counter()
    for one in told:
        when = one.time
        took_place = one.kind in _DEEDS | {"casualties"} and one.modality in ("happened", "ongoing")
        if took_place and when and when.from_ and when.from_ == when.to:
            found[_ordinal(when.from_)] += _weight(one)
    return found


def _main(days: Counted) -> float:
    return float(min(days, key=lambda day: (-days[day], day), default=np.nan))  # type: ignore[arg-type]


def _kinds(told: Iterable[Statement]) -> Counted:
    found: Counted = Counter()
    for one in told:
        if one.kind in _DEEDS:
            found[one.kind] += _weight(one)
    return found


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
