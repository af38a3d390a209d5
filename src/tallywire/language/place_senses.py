"""Which of the places that share a name is meant.

Every name of a document votes for the countries, divisions and cells of the map that its possible senses lie in; a
sense is the better the more the other names speak for its surroundings. Names with one likely sense carry the vote;
people count only as a prior, on a log scale. "X, Y" settles X. A name keeps one sense through a document.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tallywire.language.capitals import capital_of
from tallywire.language.gazetteer import Toponym
from tallywire.language.place_spans import Match, lies_in, weight
from tallywire.language.place_words import PlaceWords

__all__ = ["Choice", "choose_senses"]

_ROUNDS: Final = 5
_SHARP: Final = 1.5  # how fast a worse sense loses its share
_MOST: Final = 1.6  # what one kind of surroundings can bring at most, before its value
_VALUES: Final = {"country": 1.5, "admin1": 1.7, "admin2": 2.4}  # a town named with its own county is seldom chance
_WHOLE: Final = 2.5
_WIDE: Final = frozenset({"continent", "region", "sea", "desert", "mountains"})
_CAPITAL: Final = 0.5  # news names capitals more than their people account for: they stand for their governments
_HINT: Final = 0.7
_MOST_HINTS: Final = 2.1
_CELL_VALUE: Final = 1.7
_AROUND: Final = tuple(north * 1000 + east for north in (-1, 0, 1) for east in (-1, 0, 1))
_Region = tuple[str, int | str] | int  # a country or division, or a cell of the map
_Surroundings = tuple[tuple[_Region, float], ...]
_Votes = dict[_Region, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The sense chosen for one match, and how sure that is (0..1)."""

    place: Toponym
    share: float


class _Name:
    """One name of the document with its senses, their priors and present shares."""

    def __init__(self, match: Match, table: PlaceWords) -> None:
        senses = _narrowed(match)
        self.senses = [place for place, _ in senses]
        self.priors = [weight(place, main) + _shift(match, place, table) for place, main in senses]
        self.surroundings = [_surroundings(place) for place in self.senses]
        self.cells = [_cell(place) for place in self.senses]
        self.shares = _shares(self.priors)

    def own(self) -> _Votes:
        """What this name itself votes for."""
        votes: _Votes = defaultdict(float)
        for share, surroundings, cell in zip(self.shares, self.surroundings, self.cells, strict=True):
            if share > 0.002:
                for region, _ in surroundings:
                    votes[region] += share
                if cell is not None:
                    votes[cell] += share
        return votes

    def revise(self, votes: _Votes, own: _Votes) -> None:
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


def _others(cell: int, votes: _Votes, own: _Votes) -> float:
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


def choose_senses(matches: list[Match], table: PlaceWords, words: Iterable[str] = ()) -> list[Choice]:
    """One choice per match, in their order; `words` are the document's, some of which speak for a country."""
    settling: dict[str, Match] = {}
    for match in matches:
        if match.container is not None:
            settling.setdefault(match.key, match)
    names: dict[tuple[str, str], _Name] = {}
    keys = []
    for match in matches:
        model = match if match.container or match.part or match.kinds else settling.get(match.key, match)
        key = _identity(model)
        keys.append(key)
        if key not in names:
            names[key] = _Name(model, table)
    _settle(list(names.values()), _hints(words, table))
    return [names[key].best() for key in keys]


def _identity(match: Match) -> tuple[str, str]:
    """Matches with the same identity mean the same place."""
    if match.container is not None:
        return match.key, "in " + match.container.key
    if match.part is not None:
        return match.key, "of " + match.part.key
    return match.key, "+".join(sorted(match.kinds))


def _hints(words: Iterable[str], table: PlaceWords) -> _Votes:
    """Votes of words that belong to one country: its institutions ("sheriff", "RCMP") and its people ("Peruvian")."""
    hints: _Votes = {}
    present = Counter(word for word in words if word in table.speaking)
    hits, said = Counter[str](), Counter[str]()
    for word, count in present.items():
        cues, peoples = table.speaking[word]
        hits.update(cues)
        said.update(dict.fromkeys(peoples, count))
    for country, count in hits.items():
        hints["country", country] = min(_MOST_HINTS, _HINT * count)
    for country, count in said.items():
        hints["country", country] = hints.get(("country", country), 0.0) + min(_MOST_HINTS, _HINT * count)
    return hints


def _settle(names: list[_Name], hints: _Votes) -> None:
    """Lets the names of a document vote until their shares stand."""
    for _ in range(_ROUNDS):
        votes: _Votes = defaultdict(float, hints)
        owns = [name.own() for name in names]
        for own in owns:
            for region, share in own.items():
                votes[region] += share
        for name, own in zip(names, owns, strict=True):
            name.revise(votes, own)
