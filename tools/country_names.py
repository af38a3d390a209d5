"""Makes `country_names.tsv`: the names of countries in English, from Unicode CLDR and the IANA time zone database.

python -m tools.country_names src/tallywire/language/country_names.tsv
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from unicodedata import combining, normalize

from babel import Locale

HEADER = """# Names of countries, lower-case: name, country (ISO 3166-1 alpha-2).
# Made by tools/country_names.py of Unicode CLDR (Unicode License 3.0) and the IANA time zone database (public domain).
"""
_BOTH = re.compile(r"(.+) \((.+)\)")  # "Myanmar (Burma)"


def main() -> None:
    """Write the table; a name of two countries ("Congo") is left out."""
    owners: dict[str, set[str]] = {}
    for name, country in _names():
        plain = "".join(letter for letter in normalize("NFKD", name.casefold()) if not combining(letter))
        for written in {plain, name.casefold()}:
            owners.setdefault(written.replace("’", "'").removesuffix(" sar china"), set()).add(country)
    rows = [f"{name}\t{min(countries)}\n" for name, countries in sorted(owners.items()) if len(countries) == 1]
    Path(sys.argv[1]).write_text(HEADER + "".join(rows), encoding="utf-8")
    print(len(rows), "rows")


def _names() -> Iterator[tuple[str, str]]:
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    listed = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    english = Locale("en").territories
    for country, name in listed:
        for written in (name, english.get(country, name)):
            match = _BOTH.fullmatch(written)
            is_side = match is not None and match[2] in (
                "North",
                "South",
                "Dem. Rep.",
                "Rep.",
                "Dutch part",
                "French part",
            )
            if match is None or is_side:
                yield written, country
            else:
                yield match[1], country
                yield match[2], country


if __name__ == "__main__":
    main()
