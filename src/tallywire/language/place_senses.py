"""Which of the places that share a name is meant.

Every name of a document votes for the countries, divisions and cells of the map that its possible senses lie in; a
sense is the better the more the other names speak for its surroundings. Names with one likely sense carry the vote;
people count only as a prior, on a log scale. "X, Y" settles X. A name keeps one sense through a document.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from tallywire.language.gazetteer import Toponym
from tallywire.language.place_spans import Match, lies_in, weight
from tallywire.language.place_words import PlaceWords

__all__ = ["Choice", "choose_senses"]

_ROUNDS: Final = 4
_Region = tuple[str, int] | tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The sense chosen for one match, and how sure that is (0..1)."""

    place: Toponym
    share: float


class _Name:
    """One name of the document with its senses, their priors and present shares."""

    def __init__(self, match: Match, table: PlaceWords) -> None:
        senses = match.senses
        if match.container is not None:
            holders = [holder for holder, _ in match.container.senses[:5]]
            senses = tuple(sense for sense in senses if any(lies_in(sense[0], holder) for holder in holders)) or senses
        self.senses = [place for place, _ in senses]
        self.priors = [weight(place, main) + _shift(match, place, table) for place, main in senses]
        self.regions = [_regions(place) for place in self.senses]
        self.shares = _softmax(self.priors)


def _shift(match: Match, place: Toponym, table: PlaceWords) -> float:
    """What the words around a name say of the kind of place."""
    if match.key in table.town_first and not match.firm and not match.kinds:
        return 6.0 if place.kind == "town" else 0.0
    if match.kinds:
        return 3.0 if place.kind in match.kinds else 0.0
    return 0.0


def _regions(place: Toponym) -> list[tuple[_Region, float]]:
    """What a place speaks for: its country, its divisions, and the cell it lies in with the cells around."""
    regions: list[tuple[_Region, float]] = []
    if place.country:
        regions.append((("country", place.country), 1.0))
    admin1 = place.number if place.kind == "admin1" else place.admin1
    if admin1 is not None:
        regions.append((("admin1", admin1), 1.6))
    admin2 = place.number if place.kind == "admin2" else place.admin2
    if admin2 is not None:
        regions.append((("admin2", admin2), 1.2))
    if place.kind in ("town", "admin2", "district", "landmark"):
        lat, lon = math.floor(place.lat), math.floor(place.lon)
        regions.extend(
            (("cell", (lat + north) * 1000 + lon + east), 1.2 if north == east == 0 else 0.6)
            for north in (-1, 0, 1)
            for east in (-1, 0, 1)
        )
    return regions


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(1.2 * (score - top)) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _vote(names: list[_Name]) -> dict[_Region, float]:
    votes: dict[_Region, float] = defaultdict(float)
    for name in names:
        for share, regions in zip(name.shares, name.regions, strict=True):
            if share > 0.001:
                for region, _ in regions:
                    votes[region] += share
    return votes


def _revise(name: _Name, votes: dict[_Region, float]) -> None:
    """New shares for one name: what the other names say of the surroundings of each sense."""
    own: dict[_Region, float] = defaultdict(float)
    for share, regions in zip(name.shares, name.regions, strict=True):
        for region, _ in regions:
            own[region] += share
    scores = []
    for prior, regions in zip(name.priors, name.regions, strict=True):
        support = 0.0
        for region, value in regions:
            others = votes.get(region, 0.0) - own[region]
            if others > 0.01:
                support += value * min(1.6, math.log1p(others))
        scores.append(prior + support)
    name.shares = _softmax(scores)


def choose_senses(matches: list[Match], table: PlaceWords) -> list[Choice]:
    """One choice per match, in their order."""
    names: dict[tuple[str, str], _Name] = {}
    first: dict[str, tuple[str, str]] = {}
    keys = []
    for match in matches:
        if match.container is not None:
            first.setdefault(match.key, (match.key, match.container.key))
    for match in matches:
        key = (match.key, match.container.key) if match.container is not None else first.get(match.key, (match.key, ""))
        if match.kinds:
            key = (key[0], "+".join(sorted(match.kinds)))
        keys.append(key)
        if key not in names:
            names[key] = _Name(
                match if match.container or key[1] == "" or match.kinds else _settling(match, matches), table
            )
    for _ in range(_ROUNDS):
        votes = _vote(list(names.values()))
        for name in names.values():
            _revise(name, votes)
    return [_best(names[key]) for key in keys]


def _settling(match: Match, matches: list[Match]) -> Match:
    """The match that says where this name's place lies."""
    return next(other for other in matches if other.key == match.key and other.container is not None)


def _best(name: _Name) -> Choice:
    position = max(range(len(name.shares)), key=lambda number: (name.shares[number], -number))
    return Choice(place=name.senses[position], share=name.shares[position])
