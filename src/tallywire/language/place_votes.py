"""What the senses of one name are worth: by themselves, and by what the other names of the document speak for.

A name votes for the countries, divisions and cells of the map that its senses lie in, each sense by its share; a sense
is the better the more of the other names' votes fall on its surroundings. People count on a log scale only.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tallywire.language.capitals import capital_of
from tallywire.language.place_spans import Match, lies_in, weight
from tallywire.language.place_words import PlaceWords
from tallywire.language.toponyms import Toponym

__all__ = ["Choice", "Name", "Votes"]

_SHARP: Final = 1.5  # how fast a worse sense loses its share
_MOST: Final = 1.6  # what one kind of surroundings can bring at most, before its value
_VALUES: Final = {"country": 1.5, "admin1": 1.7, "admin2": 2.4}  # a town named with its own county is seldom chance
_WHOLE: Final = 2.5
_WIDE: Final = frozenset({"continent", "region", "sea", "desert", "mountains"})
_CAPITAL: Final = 0.5  # news names capitals more than their people account for: they stand for their governments
_CELL_VALUE: Final = 1.7
_AROUND: Final = tuple(north * 1000 + east for north in (-1, 0, 1) for east in (-1, 0, 1))
_Region = tuple[str, int | str] | int  # a country or division, or a cell of the map
_Surroundings = tuple[tuple[_Region, float], ...]
Votes = dict[_Region, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The sense chosen for one match, and how sure that is (0..1)."""

    place: Toponym
    share: float


class Name:
    """One name of the document with its senses, their priors and present shares."""

    def __init__(self, match: Match, table: PlaceWords) -> None:
        senses = _narrowed(match)
        self.senses = [place for place, _ in senses]
        self.priors = [weight(place, main) + _shift(match, place, table) for place, main in senses]
        self.surroundings = [_surroundings(place) for place in self.senses]
        self.cells = [_cell(place) for place in self.senses]
        self.shares = _shares(self.priors)

    def own(self) -> Votes:
        """What this name itself votes for."""
        votes: Votes = defaultdict(float)
        for share, surroundings, cell in zip(self.shares, self.surroundings, self.cells, strict=True):
            if share > 0.002:
                for region, _ in surroundings:
                    votes[region] += share
                if cell is not None:
                    votes[cell] += share
        return votes

    def revise(self, votes: Votes, own: Votes) -> None:
        """New shares: what the other names say of the surroundings of each sense."""
        if len(self.senses) == 1:
            return
        regions = {region for surroundings in self.surroundings for region, _ in surroundings}
        support = {region: _support(votes.get(region, 0.0) - own.get(region, 0.0)) for region in regions}
        around = {cell: _support(_others(cell, votes, own)) for cell in set(self.cells) if cell is not None}
        scores = []
        for prior, surroundings, cell in zip(self.priors, self.surroundings, self.cells, strict=True):
            score = prior
            for region, value in surroundings:
                score += value * support[region]
            if cell is not None:
                score += _CELL_VALUE * around[cell]
            scores.append(score)
        self.shares = _shares(scores)

    def best(self) -> Choice:
        """The sense with the largest share."""
        position = max(range(len(self.shares)), key=lambda number: (self.shares[number], -number))
        return Choice(place=self.senses[position], share=self.shares[position])


def _others(cell: int, votes: Votes, own: Votes) -> float:
    """What other names have around a cell."""
    around = [cell + step for step in _AROUND]
    return sum(votes[near] - own.get(near, 0.0) for near in around if near in votes)


def _support(others: float) -> float:
    return min(_MOST, math.log1p(others)) if others > 0.01 else 0.0


def _narrowed(match: Match) -> tuple[tuple[Toponym, bool], ...]:
    """The senses that "X, Y" leaves: an X inside a Y, a Y around an X."""
    if match.container is not None:
        holders = [holder for holder, _ in match.container.senses[:5]]
        return _or_all((sense for sense in match.senses if any(lies_in(sense[0], holder) for holder in holders)), match)
    if match.part is not None:
        parts = [place for place, _ in match.part.senses]
        return _or_all((sense for sense in match.senses if any(lies_in(place, sense[0]) for place in parts)), match)
    first, main = match.senses[0]
    if main and first.country is None and first.kind in _WIDE:
        return match.senses[:1]  # the Middle East, although a town is called so
    return match.senses


def _or_all(senses: Iterable[tuple[Toponym, bool]], match: Match) -> tuple[tuple[Toponym, bool], ...]:
    return tuple(senses) or match.senses


def _shift(match: Match, place: Toponym, table: PlaceWords) -> float:
    """What the words around a name say of the kind of place."""
    if match.kinds:
        return 3.0 if place.kind in match.kinds else 0.0
    capital = capital_of(place.country)
    shift = _CAPITAL if capital is not None and capital.geonames_id == place.geonames_id else 0.0
    if match.key not in table.town_first or match.part is not None:
        return shift
    town = next((sense for sense, _ in match.senses if sense.kind == "town"), None)
    return shift + (3.5 if place == town else 0.0)


def _surroundings(place: Toponym) -> _Surroundings:
    """What a place speaks for, and how much that is worth: its country and its divisions."""
    admin1 = place.number if place.kind == "admin1" else place.admin1
    admin2 = place.number if place.kind == "admin2" else place.admin2
    found: list[tuple[_Region, float]] = []
    for kind, region in (("country", place.country), ("admin1", admin1), ("admin2", admin2)):
        if region is not None:
            # A country or state has fewer surroundings than a town; what speaks for it counts for more.
            found.append(((kind, region), _VALUES[kind] * (_WHOLE if place.kind == kind else 1.0)))
    return tuple(found)


def _cell(place: Toponym) -> int | None:
    """The cell of one degree that a small place lies in."""
    if place.kind in ("town", "admin2", "district", "landmark"):
        return math.floor(place.lat) * 1000 + math.floor(place.lon)
    return None


def _shares(scores: list[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(_SHARP * (score - top)) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
