"""Names in a text that the gazetteer has: runs of capitalised words, matched longest first.

Whether a match is a place name indeed, `place_evidence` says.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tallywire.language.gazetteer import Gazetteer
from tallywire.language.gazetteer_keys import name_key
from tallywire.language.place_tokens import Word
from tallywire.language.place_words import PlaceWords
from tallywire.language.toponyms import Toponym

__all__ = ["STATE_COUNTRIES", "Match", "Matcher", "holds", "lies_in", "weight"]

_LONGEST_NAME: Final = 6
_MOST_SENSES: Final = 40


@dataclass(slots=True)
class Match:
    """A stretch of words that may name a place, its possible senses, and the points for and against."""

    first: int
    last: int
    key: str
    senses: tuple[tuple[Toponym, bool], ...]
    points: float = 0.0
    container: Match | None = None
    part: Match | None = None
    person: bool = False
    firm: bool = False
    short: bool = False
    kinds: frozenset[str] = field(default_factory=frozenset)


def weight(place: Toponym, main: bool) -> float:
    """How readily a name means this place, before any context: kind, log of the people, main name or not."""
    people = math.log10(place.population + 10)
    base = _KIND_WEIGHT.get(place.kind, 2.5)
    if place.kind == "admin1" and place.country in STATE_COUNTRIES:
        return 5.2 if main else 3.0
    return base + (0.0 if main else _alias_weight(place)) + (0.6 * people if place.kind in _POPULATED else 0.0)


def _alias_weight(place: Toponym) -> float:
    """Other names of large towns are used; those of hamlets are mostly older spellings of something else.

    Where English is spoken, a town's other names are those that it had before: they seldom mean it.
    """
    large = -1.2 if place.population > 20_000 else -2.0 if place.population > 2_000 else -2.8
    return large - (_FORMER if place.country in _ENGLISH else 0.0)


_FORMER: Final = 1.0
_ENGLISH: Final = frozenset({"US", "CA", "AU", "GB", "NZ", "IE"})
_KIND_WEIGHT: Final = {"country": 6.2, "continent": 6.0, "admin1": -1.6, "admin2": -2.6, "town": -1.0}
_POPULATED: Final = frozenset({"admin1", "admin2", "town"})
STATE_COUNTRIES: Final = frozenset({"US", "CA", "AU", "GB"})


@functools.lru_cache(maxsize=1 << 14)  # texts of one day name the same places
def _ranked(gazetteer: Gazetteer, key: str) -> tuple[tuple[Toponym, bool], ...]:
    found = [(gazetteer.record(number), main) for number, main in gazetteer.entries(key)]
    found.sort(key=lambda sense: (-weight(*sense), sense[0].number))
    return tuple(found[:_MOST_SENSES])


class Matcher:
    """Finds and weighs the matches of one text."""

    def __init__(self, words: list[Word], gazetteer: Gazetteer, table: PlaceWords, shouting: bool) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.table = table
        self.shouting = shouting

    def senses(self, key: str) -> tuple[tuple[Toponym, bool], ...]:
        """The places a key may stand for, the readiest first."""
        return _ranked(self.gazetteer, key)

    def matches(self, runs: Sequence[tuple[int, int]]) -> list[Match]:
        """All matches in the runs of words (`find_runs`), longest first from the left, in order."""
        found = []
        for start, end in runs:
            position = start
            while position < end:
                match = self._match(position, end)
                if match is None:
                    position += 1
                else:
                    if match.senses:
                        found.append(match)
                    position = match.last + 1
        return found

    def _match(self, first: int, end: int) -> Match | None:
        for last in range(min(first + _LONGEST_NAME, end) - 1, first - 1, -1):
            if not self.words[last].capital:
                continue
            match = self._single(first) if first == last else self._many(first, last)
            if match is not None:
                return match
        return None

    def _many(self, first: int, last: int) -> Match | None:
        key = " ".join(word.key for word in self.words[first : last + 1])
        if key in self.table.states and self._pointed(first, last):
            return self._state(first, last, self.table.states[key], short=True)
        if self.words[first].key in self.table.small and self.words[last].key in self.table.never:
            return None  # "The City"
        if key in self.table.phrases:
            return Match(first, last, key, ())  # takes its words away from other names
        if first > 0 and self.words[first - 1].owner and self.words[first - 1].key == "people":
            key = _PEOPLES_REPUBLICS.get(key, key)
        senses = self.senses(key)
        return Match(first, last, key, senses) if senses else None

    def _single(self, first: int) -> Match | None:
        word = self.words[first]
        if word.text in self.table.postal and self._after_comma(first):
            return self._state(first, first, self.table.postal[word.text])
        if word.key in self.table.states and self._after_comma(first):
            return self._state(first, first, self.table.states[word.key], short=True)
        if self._is_barred(first):
            return None
        senses = self.senses(word.key)
        return Match(first, first, word.key, senses) if senses else None

    def _is_barred(self, position: int) -> bool:
        """A word that is no name by itself: a small word, a code, "us" and "US$"."""
        word = self.words[position]
        if word.key == "us":
            following = self.words[position + 1].gap if position + 1 < len(self.words) else ""
            return word.text != "US" or self.shouting or following.startswith("$")
        code = len(word.text) < 4 and word.text.isupper() and word.key not in _ACRONYMS
        if code and self.shouting:  # in capitals "CAR" is a word; "ICA" is a town, as that is its own name
            senses = self.senses(word.key)
            code = bool(senses) and name_key(senses[0][0].name) != word.key
        return word.key in self.table.never or len(word.key) < 2 or code

    def _pointed(self, first: int, last: int) -> bool:
        """Initials with a point between them: "N.C.", not "n c"."""
        return all(self.words[position].gap in (".", ". ") for position in range(first + 1, last + 1))

    def _after_comma(self, first: int) -> bool:
        comma = first > 0 and self.words[first].gap.startswith(",") and self.words[first - 1].capital
        return comma and not self.shouting  # in capitals "IN" and "LA" are words

    def _state(self, first: int, last: int, name: str, *, short: bool = False) -> Match:
        every = self.senses(name_key(name))
        senses = tuple(sense for sense in every if sense[0].kind == "admin1") or every
        return Match(first, last, name_key(name), senses, firm=True, short=short)


# Official names (UN list of member states) that mean another country behind "People's" than without it.
_PEOPLES_REPUBLICS: Final = {"republic of china": "china", "republic of korea": "north korea"}
_ACRONYMS: Final = frozenset({"us", "uk", "uae", "eu", "drc", "prc", "nsw", "ussr", "usa"})


def holds(container: Match, part: Match) -> bool:
    """Whether some sense of `part` lies in some sense of `container`."""
    return any(lies_in(place, holder) for holder, _ in container.senses[:5] for place, _ in part.senses)


def lies_in(place: Toponym, holder: Toponym) -> bool:
    """Whether a place is a part of a country or division."""
    if holder.kind == "country":
        return place.country == holder.country and place.kind != "country"
    return holder.number in (place.admin1, place.admin2) and place.number != holder.number
