"""Which place a noun stands for: "the capital", "the town", "the area", "the hospital".

The capital is that of the land that the page is about, or of the people before it ("the Syrian capital"); the town is
the one named last, within a few sentences; the area is the place of the sentence before; the hospital is where the page
has just put a hospital ("Velm hospital", "a hospital in Velm"). Where no such place is named, the noun has none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tallywire.annotating.scene_trees import top_of
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trees import base, lemmas
from tallywire.language.capitals import Capital, capital_of
from tallywire.language.place_words import load_place_words
from tallywire.ontology import Ontology
from tallywire.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["AREAS", "CAPITAL", "TOWNS", "Said", "is_site", "meant", "said_on"]

CAPITAL: Final = "capital"
TOWNS: Final = frozenset({"city", "town", "village"})
AREAS: Final = frozenset(
    {"area", "district", "neighbourhood", "neighborhood", "quarter", "suburb", "enclave", "region", "province"}
)
_REACH: Final = 3  # sentences after which the town named last is no longer meant by "the town"
_JOINED: Final = 8  # characters between a place and the one that it is said to lie in
_MAJORITY: Final = 0.6  # of the places that lie in one country, for the page to be about it
_SURE: Final = 0.7  # how far a noun speaks for the place that a name stands for
_HUNG: Final = ("compound", "nmod", "nmod:poss", "amod", "nmod:desc", "nmod:unmarked", "appos", "flat")


@dataclass(frozen=True, slots=True)
class Said:
    """The places of a page, in the order of the text, and the country that most of them lie in.

    `sites` are the nouns that a place was named with ("Velm hospital"), each with the places so named, in order.
    """

    places: Sequence[Place]
    starts: Sequence[int]
    sentence: Sequence[int]  # the number of the sentence that each stands in
    country: str | None
    sites: Mapping[str, Sequence[tuple[int, Place]]]


def said_on(sightings: Sequence[Sighting], ontology: Ontology) -> Said:
    """What a page says of places, sentence by sentence."""
    found = [(place, number) for number, sighting in enumerate(sightings) for place in sighting.places]
    found.sort(key=lambda pair: pair[0].start)
    countries = Counter(place.country for place, _ in found if place.country)
    most = max(countries, key=lambda code: (countries[code], code), default=None)
    clear = most is not None and countries[most] >= _MAJORITY * sum(countries.values())
    return Said(
        places=[place for place, _ in found],
        starts=[place.start for place, _ in found],
        sentence=[number for _, number in found],
        country=most if clear else None,
        sites=_sites(sightings, ontology),
    )


def _sites(sightings: Sequence[Sighting], ontology: Ontology) -> dict[str, list[tuple[int, Place]]]:
    sites: dict[str, list[tuple[int, Place]]] = {}
    for number, sighting in enumerate(sightings):
        for place in sighting.places:
            tokens = sighting.tokens(place)
            if not tokens or not _is_town(place):
                continue
            top = top_of(tokens)
            if base(top) in _HUNG and is_site(top.head, ontology):
                sites.setdefault(top.head.lemma_.lower(), []).append((number, place))
    return sites


def is_site(noun: Token, ontology: Ontology) -> bool:
    """Whether a noun is a building or ground that a town has many of: "hospital", "airport", "market"."""
    words = lemmas(noun)
    return noun.pos_ == "NOUN" and any(
        ontology.of_class(word, "property") or ontology.of_class(word, "ground") for word in words
    )


def meant(noun: Token, sighting: Sighting, number: int, said: Said) -> Place | None:
    """The place that a noun of the `number`th sentence stands for, under the noun; None where none is named."""
    start = sighting.start + noun.idx
    if noun.lower_ == CAPITAL:
        capital = capital_of(_people(noun) or said.country)
        return _capital(noun, start, capital, said) if capital is not None else None
    if noun.lower_ not in TOWNS and noun.lower_ not in AREAS:
        sites = said.sites.get(noun.lemma_.lower(), ())
        near = (place for at, place in reversed(sites) if place.start < start and number - at <= _REACH)
        site = next(near, None)
        return None if site is None else _called(site, noun, start)
    before = bisect_left(said.starts, start) - 1
    fits = _is_town if noun.lower_ in TOWNS else _is_area
    while before >= 0 and number - said.sentence[before] <= (_REACH if noun.lower_ in TOWNS else 1):
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


def _capital(noun: Token, start: int, capital: Capital, said: Said) -> Place:
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
