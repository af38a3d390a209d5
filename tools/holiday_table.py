"""Makes `national_holidays.tsv`: the public holidays of every country by name, with the rule of each.

    pip install holidays && python -m tools.holiday_table src/tallywire/language/national_holidays.tsv

The days are those of the `holidays` package (MIT), 1995 to 2030, in English. A rule is fitted to them that gives at
least nine in ten of them: a day of a month, a weekday of a month, days from Easter or from the Jewish new year, a day
of the Muslim calendar; where none does (the Chinese and Hindu moons) the days themselves are listed.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tallywire.language.feast_days import holiday

HEADER = """# Public holidays: name, rule (as in holidays.toml), countries (ISO 3166-1 alpha-2, a comma between them).
# "dates 1995 0131 ..." lists the day of each year, 0 where there is none.
# Made by tools/holiday_table.py of the package holidays {version} (MIT; vacanza and contributors).
"""
_YEARS = range(1995, 2031)
_NOTE = re.compile(r" \((?:estimated|observed)[^)]*\)")
_NAME = re.compile(r"[A-Z][A-Za-z.'\- ]+")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "de", "al-fitr", "al-adha"))
# Also a city, a firm and a parade; what is said of any free day.
_OTHER_SENSES = frozenset(("Corpus Christi", "Carnival", "Sunday", "Day Off"))
# A name without one of these is that of a church, a battle or a vote as well, unless no civil calendar fixes its day.
_TIME = re.compile(r"\b(?:Day|Eve|Year|Festival|Feast|Easter|Christmas|[A-Z][a-z]+day)\b")
_NO_NAME = re.compile(r"\b(?:First|Second|Third|Fourth|Last|Before|After|Mourning|Funeral|January|August|Gregorian)\b")
_ENOUGH, _FEWEST, _FEW = 0.9, 4, 12  # share of the days that a rule must give; years with one; years to list them

Days = dict[int, date]


def main() -> None:
    """Write the table."""
    package = importlib.import_module("holidays")
    rows: dict[tuple[str, str], set[str]] = defaultdict(set)
    for country, name, days in _kept(package):
        rule = fitted(days)
        if rule is not None and (_TIME.search(name) or not rule[0].isdecimal() or rule.count(" ") == 0):
            for spelling in {name, name.replace("Labor ", "Labour ")}:
                rows[spelling, rule].add(country)
    lines = [f"{name}\t{rule}\t{','.join(sorted(countries))}\n" for (name, rule), countries in sorted(rows.items())]
    Path(sys.argv[1]).write_text(HEADER.format(version=package.__version__) + "".join(lines), encoding="utf-8")
    print(len(lines), "rows")


def _kept(package: Any) -> Iterator[tuple[str, str, Days]]:
    """Country, name and first day of each year of every holiday."""
    for country in sorted(package.list_supported_countries(include_aliases=False)):
        calendar = getattr(package, country)
        english = [language for language in calendar.supported_languages if language.startswith("en")]
        if not english and calendar.default_language not in (None, ""):
            continue
        language = "en_US" if "en_US" in english else next(iter(english), None)
        categories = tuple(calendar.supported_categories)
        found: dict[str, Days] = defaultdict(dict)
        listed = calendar(years=_YEARS, language=language, categories=categories, observed=False)
        for day, names in sorted(listed.items()):
            for name in names.split("; "):
                found[_NOTE.sub("", name).removeprefix("The ")].setdefault(day.year, day)
        for name, days in found.items():
            if _is_a_name(name):
                yield country, name, days


def _is_a_name(name: str) -> bool:
    words = name.split()
    capital = all(word[0].isupper() or word in _SMALL for word in words)
    return bool(_NAME.fullmatch(name)) and capital and not words[-1].startswith("Holiday") and not _refused(name)


def _refused(name: str) -> bool:
    return name in _OTHER_SENSES or bool(_NO_NAME.search(name))


def fitted(days: Days) -> str | None:
    """The rule that gives the days; None where too few years have one.

    >>> fitted({year: date(year, 7, 4) for year in range(2000, 2010)})
    '7 4'
    """
    for rule in _rules(days):
        right = sum(_gives(rule, day) for day in days.values())
        if len(days) >= _FEWEST and right >= _ENOUGH * len(days):
            return " ".join(str(part) for part in rule)
    if len(days) < _FEW:
        return None
    return " ".join(["dates", str(_YEARS[0]), *(_listed(days.get(year)) for year in _YEARS)])


def _listed(day: date | None) -> str:
    return day.strftime("%m%d") if day else "0"


def _gives(rule: Sequence[int | str], day: date) -> bool:
    period = holiday(day.year, rule)
    return period is not None and period.first <= day <= period.last


def _rules(days: Days) -> Iterator[tuple[int | str, ...]]:
    """The rules that the days suggest, the simplest first."""
    yield from _commonest([(day.month, day.day) for day in days.values()])
    yield from _commonest([(day.month, day.weekday(), (day.day - 1) // 7 + 1) for day in days.values()])
    last = [day for day in days.values() if (day + timedelta(days=7)).month != day.month]
    yield from _commonest([(day.month, day.weekday(), -1) for day in last])
    for calendar in ((), ("orthodox",), ("jewish",)):
        yield from _commonest([(*calendar, (day - _feast(day.year, calendar)).days) for day in days.values()])
    for month in range(1, 13):
        yield from (("islamic", month, number, 1) for number in range(1, 31))


def _feast(year: int, calendar: tuple[str, ...]) -> date:
    period = holiday(year, (*calendar, 0))
    assert period is not None
    return period.first


def _commonest(rules: list[Any]) -> list[Any]:
    return [Counter(rules).most_common(1)[0][0]] if rules else []


if __name__ == "__main__":
    main()
