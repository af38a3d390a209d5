"""Time zones as news writes them: "EST", "GMT+3", "Eastern Daylight Time", "Moscow time", "0900Z".

The names are those of `time_zones.tsv` (IANA time zone database, Unicode CLDR; made by tools/time_zones.py). An
abbreviation that several countries use for different clocks ("IST": India, Israel, Ireland) means that of the
document's country; where that is not known, or is none of them, the zone stays open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from tallywire.language.tokens import Tokens
from tallywire.language.word_lists import read_rows

__all__ = ["Zone", "written_offset", "zone_at", "zone_offset", "zone_openers"]

_UNIVERSAL = re.compile(r"(?:GMT|UTC) ?([+\-−–]) ?(\d{1,2})(?::?([0-5]\d))?(?![\d\w])", re.IGNORECASE)
_OFFSET = re.compile(r"([+\-−])(\d\d):?([0-5]\d)(?![\d\w])")
_FARTHEST = 14 * 60  # minutes: Kiribati
_IN_LOWER_CASE = frozenset(("gmt", "utc"))  # the other abbreviations stand in capitals


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """One meaning of a zone's name: minutes east of Greenwich, or a zone of the IANA database; its countries."""

    minutes: int | None
    name: str
    countries: frozenset[str] = frozenset()


Meanings = tuple[Zone, ...]


@cache
def zone_openers() -> frozenset[str]:
    """The tokens with which the name of a zone can begin; looking these up first is quicker than looking for a name.

    >>> "eastern" in zone_openers(), "monday" in zone_openers()
    (True, False)
    """
    return frozenset((*_names(), *_IN_LOWER_CASE, *"+-−", "z"))


def zone_at(tokens: Tokens, index: int) -> tuple[int, Meanings] | None:
    """The zone that is named at a token: the token behind its name, and what the name can mean; None if there is none.

    >>> from tallywire.language.tokens import tokenise
    >>> zone_at(tokenise("at 9 a.m. New York time"), 3)
    (6, (Zone(minutes=None, name='America/New_York', countries=frozenset()),))
    """
    word = tokens.lowers[index]
    if word in _IN_LOWER_CASE and (match := _UNIVERSAL.match(tokens.text, tokens.starts[index])):
        found = _offset_zone(tokens, index, match)
        if found is not None:
            return found
    if word in "+-−" and _follows_a_clock(tokens, index, word):
        match = _OFFSET.match(tokens.text, tokens.starts[index])
        return _offset_zone(tokens, index, match) if match else None
    if word == "z":
        is_zulu = index > 0 and tokens.joined(index - 1, index) and tokens.lowers[index - 1].isdecimal()
        return (index + 1, (Zone(minutes=0, name="UTC"),)) if is_zulu else None
    for rest, meanings in _names().get(word, ()):
        behind = index + 1 + len(rest)
        if tuple(tokens.lowers[index + 1 : behind]) == rest and (rest or _is_capital(tokens.raw(index))):
            return behind, meanings
    return None


def _is_capital(raw: str) -> bool:
    return raw.isupper() or raw in _IN_LOWER_CASE


def _follows_a_clock(tokens: Tokens, index: int, mark: str) -> bool:
    """Whether "12:30" stands before a plus, or "12:30:00" right before any mark ("10:00-11:30" is a span)."""
    if index < 3 or tokens.lowers[index - 2] != ":" or not tokens.lowers[index - 1].isdecimal():
        return False
    return mark == "+" or (index >= 5 and tokens.lowers[index - 4] == ":" and tokens.joined(index - 1, index))


def _offset_zone(tokens: Tokens, index: int, match: re.Match[str]) -> tuple[int, Meanings] | None:
    sign, figures, minute = match[1], match[2], match[3]
    minutes = (1 if sign == "+" else -1) * (int(figures) * 60 + int(minute or 0))
    behind = index
    while behind < len(tokens) and tokens.starts[behind] < match.end():
        behind += 1
    fits = abs(minutes) <= _FARTHEST and tokens.ends[behind - 1] == match.end()
    return (behind, (Zone(minutes=minutes, name=""),)) if fits else None


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], Meanings], ...]]:
    """By the first word of a name, the longest first: its other words, and what it can mean."""
    meanings: dict[str, list[Zone]] = defaultdict(list)
    for name, meaning, countries in read_rows("tallywire.language", "time_zones.tsv"):
        meanings[name.casefold()].append(_zone(meaning, frozenset(filter(None, countries.split(",")))))
    found: dict[str, list[tuple[tuple[str, ...], Meanings]]] = defaultdict(list)
    for name, zones in meanings.items():
        first, *rest = name.replace(".", " .").replace("'", " ' ").split()
        found[first].append((tuple(rest), tuple(zones)))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in found.items()}


def _zone(meaning: str, countries: frozenset[str]) -> Zone:
    match = _OFFSET.fullmatch(meaning)
    if match is None:
        return Zone(minutes=None, name=meaning, countries=countries)
    minutes = (1 if match[1] == "+" else -1) * (int(match[2]) * 60 + int(match[3]))
    return Zone(minutes=minutes, name="", countries=countries)


@cache
def _rules(name: str) -> ZoneInfo:
    """A zone of the `tzdata` package: never that of the machine, which may be another edition."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def zone_offset(meanings: Sequence[Zone], countries: Sequence[str], day: date | None, minutes: int) -> int | None:
    """Minutes east of Greenwich of a zone at so many minutes of a day; None where it stays open.

    The first of `countries` (ISO 3166-1 alpha-2) that uses an abbreviation decides what it means. A zone whose clock
    changes in summer is open on an unknown day.

    >>> offset = Zone(minutes=330, name="", countries=frozenset({"IN"})), Zone(minutes=60, name="")
    >>> zone_offset(offset, ["FR", "IN"], None, 0), zone_offset(offset, [], None, 0)
    (330, None)
    """
    offsets = [_offset(zone, day, minutes) for zone in meanings]
    if len(set(offsets)) == 1:
        return offsets[0]
    pairs = list(zip(meanings, offsets, strict=True))
    return next((offset for country in countries for zone, offset in pairs if country in zone.countries), None)


def _offset(zone: Zone, day: date | None, minutes: int) -> int | None:
    if zone.minutes is not None:
        return zone.minutes
    if day is None:
        return None
    hour, minute = divmod(min(minutes, 1439), 60)
    offset = datetime(day.year, day.month, day.day, hour, minute, tzinfo=_rules(zone.name)).utcoffset()
    return round(offset / timedelta(minutes=1)) if offset is not None else None


def written_offset(minutes: int) -> str:
    """A distance from Universal Time as ISO 8601 writes it.

    >>> written_offset(0), written_offset(-210)
    ('Z', '-03:30')
    """
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "Z"
