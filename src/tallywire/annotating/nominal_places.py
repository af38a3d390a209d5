"""Places that a clause calls by a noun: "rockets fell on the capital", "the army shelled the town", "over the area".

The capital is that of the land that the page is about, or of the people before it ("the Syrian capital"); the town is
the one named last, within a few sentences; the area is the place of the sentence before. A noun that says itself which
one it is ("the town of Velm", "a town", "the town hall") is left alone, and so is one before which no place is named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tallywire.annotating.drafts import Draft, happens
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trees import base, children, preposition
from tallywire.language.capitals import Capital, capital_of
from tallywire.language.place_words import load_place_words
from tallywire.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["with_nominal_places"]

_TOWNS: Final = frozenset({"city", "town", "village"})
_AREAS: Final = frozenset(
    {"area", "district", "neighbourhood", "neighborhood", "quarter", "suburb", "enclave", "region", "province"}
)
_INTO: Final = frozenset(
    {"in", "on", "at", "into", "inside", "over", "across", "against", "throughout", "around", "within"}
)
_REACH: Final = 3  # sentences after which the town named last is no longer meant by "the town"
_JOINED: Final = 8  # characters between a place and the one that it is said to lie in
_MAJORITY: Final = 0.6  # of the places that lie in one country, for the page to be about it
_SURE: Final = 0.7  # how far a noun speaks for the place that a name stands for


@dataclass(frozen=True, slots=True)
class _Said:
    """The places of a page, in the order of the text, and the country that most of them lie in."""

    places: Sequence[Place]
    starts: Sequence[int]
    sentence: Sequence[int]  # the number of the sentence that each stands in
    country: str | None


def with_nominal_places(drafts: Sequence[Draft], sightings: Sequence[Sighting]) -> list[Draft]:
    """The drafts of a page: happenings whose clause names no place have the one that a noun of theirs stands for."""
    said = _said(sightings)
    return [_placed(draft, said) for draft in drafts]


def _said(sightings: Sequence[Sighting]) -> _Said:
    found = [(place, number) for number, sighting in enumerate(sightings) for place in sighting.places]
    found.sort(key=lambda pair: pair[0].start)
    countries = Counter(place.country for place, _ in found if place.country)
    most = max(countries, key=lambda code: (countries[code], code), default=None)
    clear = most is not None and countries[most] >= _MAJORITY * sum(countries.values())
    return _Said(
        places=[place for place, _ in found],
        starts=[place.start for place, _ in found],
        sentence=[number for _, number in found],
        country=most if clear else None,
    )


def _placed(draft: Draft, said: _Said) -> Draft:
    if not happens(draft.told.kind) or (draft.places and draft.place_rule == "place:clause"):
        return draft
    meant = (_meant(token, draft, said) for token in _nouns(draft))
    place = next((found for found in meant if found is not None), None)
    return draft if place is None else replace(draft, places=(place,), place_rule="place:noun", beside=False)


def _nouns(draft: Draft) -> Iterator[Token]:
    """The nouns of the clause that may stand for a place: "the capital" after "into", or as what was hit."""
    parse = draft.sighting.parse
    for i in sorted(draft.told.owned):
        token = parse[i]
        word = token.lower_
        if word not in _TOWNS and word not in _AREAS and word != "capital":
            continue
        placed = base(token) in ("obl", "nmod") and preposition(token) in _INTO
        if (placed or base(token) == "obj") and _is_definite(token):
            yield token


def _is_definite(noun: Token) -> bool:
    """ "the capital", "the Syrian capital"; not "the town of X", "the capital X", "the town that ..."."""
    parts = [child for child in noun.children if not child.is_punct]
    if any(base(child) in ("nmod", "appos", "flat", "nummod", "compound") for child in parts):
        return False
    if noun.lower_ != "capital" and any(base(child) == "acl" for child in parts):
        return False  # there is one capital, whatever is told of it
    return any(child.lower_ in ("the", "this", "that") for child in children(noun, "det"))


def _meant(noun: Token, draft: Draft, said: _Said) -> Place | None:
    sighting = draft.sighting
    start = sighting.start + noun.idx
    if noun.lower_ == "capital":
        capital = capital_of(_people(noun) or said.country)
        return _capital(noun, start, capital, said) if capital is not None else None
    before = bisect_left(said.starts, start) - 1
    fits = _is_town if noun.lower_ in _TOWNS else _is_area
    while before >= 0 and draft.number - said.sentence[before] <= (_REACH if noun.lower_ in _TOWNS else 1):
        if fits(said.places[before]) and not _holds_the_one_before(said.places, before, fits):
            return _called(said.places[before], noun, start)
        before -= 1
    return None


def _holds_the_one_before(places: Sequence[Place], at: int, fits: Callable[[Place], bool]) -> bool:
    """Whether a place only says where the one right before it lies: "Velm in Ostra province", "Velm, Ostra"."""
    return at > 0 and 0 <= places[at].start - places[at - 1].end <= _JOINED and fits(places[at - 1])


def _people(noun: Token) -> str | None:
    """The country of "the Syrian capital"."""
    words = {child.lower_ for child in noun.children}
    return next((code for code, names in sorted(load_place_words().peoples.items()) if names & words), None)


def _is_town(place: Place) -> bool:
    return place.precision == "settlement" and place.lat is not None and place.within is None and not place.metonym


def _is_area(place: Place) -> bool:
    wide = place.precision in ("settlement", "district", "province", "region")
    return wide and place.lat is not None and not place.metonym


def _called(place: Place, noun: Token, start: int) -> Place:
    """A place under the noun that stands for it here."""
    confidence = None if place.confidence is None else round(place.confidence * _SURE, 3)
    end = start + len(noun.text)
    return replace(place, start=start, end=end, text=noun.text, confidence=confidence, metonym=False)


def _capital(noun: Token, start: int, capital: Capital, said: _Said) -> Place:
    """The capital as the page names it, else as the list of capitals has it."""
    named = next((place for place in said.places if place.geonames_id == capital.geonames_id), None)
    if named is not None:
        return _called(named, noun, start)
    return Place(
        start=start,
        end=start + len(noun.text),
        text=noun.text,
        name=capital.name,
        country=capital.country,
        lat=capital.lat,
        lon=capital.lon,
        geonames_id=capital.geonames_id,
        confidence=_SURE,
        precision="settlement",
    )
