"""Makes `month_names.tsv`: the names of months in the languages of Unicode CLDR that write them with letters.

python -m tools.month_names src/tallywire/reading/month_names.tsv
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

HEADER = """# Names of months, lower-case, in 33 languages: name, month.
# Made by tools/month_names.py of Unicode CLDR (Unicode License 3.0).
"""
_LANGUAGES = "en de fr es it pt nl sv da nb fi pl cs sk hu ro ca hr sl bg el ru uk sr tr id et lt lv is ga sq ar"


def main() -> None:
    """Write the table; a name that means two months is left out."""
    months: dict[str, set[int]] = defaultdict(set)
    for name, month in _names():
        months[name].add(month)
    rows = [f"{name}\t{min(found)}\n" for name, found in sorted(months.items()) if len(found) == 1]
    Path(sys.argv[1]).write_text(HEADER + "".join(rows), encoding="utf-8")
    print(len(rows), "rows")


def _names() -> Iterator[tuple[str, int]]:
    for language in _LANGUAGES.split():
        months = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in months[context][width].items():
                    plain = str(name).casefold().strip(".")
                    if len(plain) >= 3 and plain.isalpha():
                        yield plain, month


if __name__ == "__main__":
    main()
