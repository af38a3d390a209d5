"""Makes `time_zones.tsv`: the names of time zones in English, from the IANA time zone database and Unicode CLDR.

    python -m tools.time_zones src/tallywire/language/time_zones.tsv

Abbreviations ("EST", "IST") are those that the database has used since 2000, each with the countries that used it;
names ("Eastern Daylight Time", "Moscow time") are those of CLDR. A name whose distance from Universal Time is fixed
has that distance, any other the name of its zone.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

HEADER = """# Names of time zones: name, distance from Universal Time or zone, countries (of abbreviations).
# Made by tools/time_zones.py of the IANA time zone database (public domain) and Unicode CLDR (Unicode License 3.0).
"""
_SINCE, _UNTIL = 2000, 2026
_UNIVERSAL = ("GMT", "UTC")
_WORDS = ("AT",)  # the Atlantic zone, but in a text of capitals the preposition
_AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")

Row = tuple[str, str, str]


def main() -> None:
    """Write the table."""
    names: dict[str, Row] = {}
    for row in (*_names(), *_cities()):
        names.setdefault(row[0].casefold(), row)
    rows = sorted({*_abbreviations(), *names.values()})
    text = "".join("\t".join(row) + "\n" for row in rows)
    Path(sys.argv[1]).write_text(HEADER + text, encoding="utf-8")
    print(len(rows), "rows")


def _zones() -> list[tuple[str, str]]:
    """Every zone with the country it is in, countries in alphabetical order, the chief zone of each first."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return [(row[2], row[0]) for row in rows]


def _distance(zone: str, year: int, month: int) -> int:
    """Minutes east of Greenwich at the middle of a month."""
    distance = datetime(year, month, 15, 12, tzinfo=ZoneInfo(zone)).utcoffset()
    return int(distance.total_seconds()) // 60 if distance is not None else 0


def _written(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _abbreviations() -> Iterator[Row]:
    used: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for zone, country in _zones():
        for year in range(_SINCE, _UNTIL):
            for month in (1, 7):
                name = datetime(year, month, 15, 12, tzinfo=ZoneInfo(zone)).tzname() or ""
                if name.isalpha() and name.isupper() and name not in _UNIVERSAL:
                    used[name, country].setdefault(_distance(zone, year, month), zone)
    meanings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (name, country), zones in used.items():
        meaning = _written(next(iter(zones))) if len(zones) == 1 else next(iter(zones.values()))
        meanings[name, meaning].append(country)
    for (name, meaning), countries in meanings.items():
        yield name, meaning, ",".join(sorted(countries))
    for name in _UNIVERSAL:
        yield name, "+00:00", ""


def _names() -> Iterator[Row]:
    """The names of CLDR: "Eastern Time" and "ET" name a zone, "Eastern Standard Time" a distance."""
    members: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for zone, country in _zones():
        if metazone := get_global("meta_zones").get(zone):
            members[str(metazone)].append((zone, country))
    for metazone, names in Locale("en", "US").meta_zones.items():
        if metazone not in members:
            continue
        long, short = names.get("long", {}), names.get("short", {})
        zone = _chief(members[metazone], metazone, has_summer="daylight" in long)
        for told in (long.get("generic"), short.get("generic")):
            if told and told not in _WORDS:
                yield told, zone, ""
        for kind, summer in (("standard", False), ("daylight", True)):
            if kind in long and (meaning := _meaning(zone, summer=summer)):
                yield long[kind], meaning, ""
    yield "Coordinated Universal Time", "+00:00", ""
    for zone, names in Locale("en").time_zones.items():  # "British Summer Time"
        if told := names.get("long", {}).get("daylight"):
            yield told, _meaning(zone, summer=True) or zone, ""


def _meaning(zone: str, *, summer: bool) -> str | None:
    """The distance of a zone's winter or summer clock; the zone where it has changed; None if it has no such clock."""
    clocks = [[_distance(zone, year, month) for month in (1, 7)] for year in range(_SINCE, _UNTIL)]
    if summer and not any(min(clock) < max(clock) for clock in clocks):
        return None
    told = {max(clock) if summer else min(clock) for clock in clocks if not summer or min(clock) < max(clock)}
    return _written(told.pop()) if len(told) == 1 else zone


def _chief(members: Iterable[tuple[str, str]], metazone: str, *, has_summer: bool) -> str:
    """The zone that stands for many.

    One whose clocks change, if those of the metazone do; the one it is named after; one of its continent; one that
    stands for others in CLDR's table of Windows zones; one of the United States, CLDR's likely country of English.
    """
    zones, stand = list(members), set(get_global("windows_zone_mapping").values())
    countries = Counter(country for _, country in zones)

    def rank(member: tuple[str, str]) -> tuple[bool, bool, bool, bool, bool, int]:
        zone, country = member
        clocks = {_distance(zone, year, month) for year in range(_SINCE, _UNTIL) for month in (1, 7)}
        area, _, city = zone.partition("/")
        apart = area != metazone.partition("_")[0]
        strange = (len(clocks) == 1) == has_summer
        return strange, city != metazone, apart, zone not in stand, country != "US", -countries[country]

    return min(zones, key=rank)[0]


def _cities() -> Iterator[Row]:
    """ "Moscow time", "Calcutta time", and "Kenya time" where the country has one zone."""
    english, zones = Locale("en"), _zones()
    in_country = Counter(country for _, country in zones)
    for zone, country in zones:
        city = str(english.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " "))
        yield f"{city} time", zone, ""
        if in_country[country] == 1 and country in english.territories:
            yield f"{english.territories[country]} time", zone, ""
    listed = {zone.rpartition("/")[2] for zone, _ in zones}
    for zone in sorted(available_timezones()):
        area, _, city = zone.partition("/")
        if area in _AREAS and "/" not in city and city not in listed:
            yield f"{city.replace('_', ' ')} time", zone, ""


if __name__ == "__main__":
    main()
