"""Place names in a text, and where they lie.

Names are matched against the gazetteer longest first, weighed by what stands around them (`place_evidence`), and the
senses of all names of the document are chosen together (`place_senses`). A place that the gazetteer lacks takes the
point of the place that the text puts it in (`within`), with that place's precision; otherwise it stays a name: its
coordinates are `None`.

>>> for place in find_places("Two men were held in Paris, Texas, officials in Lamar County said."):
...     print(place.text, place.country, round(place.lat), round(place.lon), place.precision)
Paris US 34 -96 settlement
Texas US 31 -99 province
Lamar County US 34 -96 district
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tallywire.language.gazetteer import Gazetteer, load_gazetteer
from tallywire.language.place_evidence import find_matches
from tallywire.language.place_offset_words import NEAR_KM
from tallywire.language.place_senses import choose_senses
from tallywire.language.place_spans import Match
from tallywire.language.place_tokens import Word, find_runs, split_words
from tallywire.language.place_unlisted import find_container, find_unlisted
from tallywire.language.place_votes import Choice
from tallywire.language.place_words import PlaceWords, load_place_words
from tallywire.records import Mention, Place, PlacePrecision

__all__ = ["find_places"]

_PRECISION: Final[dict[str, PlacePrecision]] = {
    "country": "country",
    "admin1": "province",
    "province": "province",
    "admin2": "district",
    "district": "district",
    "town": "settlement",
    "landmark": "point",
}
_BY_HOLDER: Final = 0.6  # how far a place that holds another speaks for where that lies
_SHOUTING: Final = 0.7  # share of capitalised words above which a text is one in capitals


def find_places(text: str, *, gazetteer: Gazetteer | None = None, mentions: Sequence[Mention] = ()) -> list[Place]:
    """The place names of a text in order, each with the place it stands for.

    `mentions` are names of people and organisations that are known already: a name inside a person's is no place.
    `country` is an ISO 3166-1 alpha-2 code, coordinates are WGS 84 degrees, `confidence` lies in 0..1 and joins how
    sure it is that this is a place and which one; `precision` says what kind of area the point stands for.
    """
    gazetteer = gazetteer or load_gazetteer()
    table = load_place_words()
    words = split_words(text)
    barred = [(mention.start, mention.end) for mention in mentions if mention.kind == "person"]
    shouting = _is_shouting(words)
    runs = find_runs(words, table)
    matches = find_matches(words, runs, gazetteer, table, shouting=shouting, barred=barred)
    choices = choose_senses(matches, table, (word.key for word in words))
    places = [_place(text, words, match, choice) for match, choice in zip(matches, choices, strict=True)]
    if not shouting:
        places += _unlisted_places(text, words, runs, matches, places, table, barred)
    return sorted(places, key=lambda place: place.start)


def _unlisted_places(
    text: str,
    words: list[Word],
    runs: Sequence[tuple[int, int]],
    matches: list[Match],
    places: Sequence[Place],
    table: PlaceWords,
    barred: Sequence[tuple[int, int]],
) -> list[Place]:
    """The names that no gazetteer has; one may lie in a place that has a point, or in another of them."""
    found = find_unlisted(words, runs, matches, table, barred)
    unlisted: list[Place] = []
    for match in found:
        holder = find_container(words, match, matches, table)
        held = None if holder is None else places[holder.number]
        unlisted.append(_unlisted(text, words, match, held, near=holder is not None and holder.near))
    for number, match in enumerate(found):
        holder = find_container(words, match, found, table) if unlisted[number].within is None else None
        if holder is not None:
            name = unlisted[holder.number].name
            unlisted[number] = replace(unlisted[number], within=f"near {name}" if holder.near else name)
    return unlisted


def _is_shouting(words: list[Word]) -> bool:
    long = [word for word in words if len(word.text) > 3 and word.capital]
    return len(long) > 5 and sum(word.text.isupper() for word in long) > _SHOUTING * len(long)


def _end(text: str, words: list[Word], match: Match) -> int:
    """Where a match ends: the point of an abbreviation ("U.S.", "Ind.") belongs to it."""
    word = words[match.last]
    initials = match.first < match.last and len(word.text) == 1 and text[word.start - 1] == "."
    return word.end + 1 if (initials or match.short) and text[word.end : word.end + 1] == "." else word.end


def _place(text: str, words: list[Word], match: Match, choice: Choice) -> Place:
    start, end = words[match.first].start, _end(text, words, match)
    place = choice.place
    detected = 1.0 - 0.5 ** max(0.5, match.points)
    return Place(
        start=start,
        end=end,
        text=text[start:end],
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        geonames_id=place.geonames_id,
        confidence=round(detected * choice.share, 3),
        precision=_PRECISION.get(place.kind, "region"),
    )


def _unlisted(text: str, words: list[Word], match: Match, holder: Place | None, *, near: bool) -> Place:
    """A name that no gazetteer has. It takes the point and the precision of the place said to hold it, if any."""
    start, end = words[match.first].start, words[match.last].end
    sure = 1.0 - 0.5**match.points
    near = near and holder is not None and holder.precision == "settlement"
    return Place(
        start=start,
        end=end,
        text=text[start:end],
        name=text[start:end],
        country=holder.country if holder else None,
        lat=holder.lat if holder else None,
        lon=holder.lon if holder else None,
        geonames_id=None,
        confidence=round(sure * _BY_HOLDER, 3) if holder else round(sure, 3),
        precision="near" if near else holder.precision if holder else None,
        radius_km=NEAR_KM if near else None,
        within=(f"near {holder.name}" if near else holder.name) if holder else None,
    )
