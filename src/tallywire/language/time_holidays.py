"""Days with a name: what the name of a holiday means, and to which country.

`holidays.toml` has the days that a name means wherever it stands ("Bastille Day", "Passover") or in English news that
names no country; `national_holidays.tsv` those of every country (package `holidays`, MIT; made by
tools/holiday_table.py). "Independence Day" is that of the country named beside it, else of the outlet's country, else
what `holidays.toml` says, else that of the country that the text names most. A name whose day is left open covers the
days it can be, if they lie close together ("Diwali"), and no day if not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from tallywire.language.feast_days import HolidayRule
from tallywire.language.tokens import Tokens
from tallywire.language.word_lists import read_rows

__all__ = ["Holiday", "holiday_at", "holiday_openers", "is_one_day", "rules_of"]

Names = Mapping[str, Sequence[tuple[tuple[str, ...], "tuple[Holiday, ...]"]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One meaning of a holiday's name: its rule, and the countries that keep it (none: it is meant everywhere)."""

    rule: HolidayRule
    countries: frozenset[str] = frozenset()


@cache
def _names() -> Names:
    """By the first word of a name, the longest first: its words and meanings."""
    meanings: dict[tuple[str, ...], list[Holiday]] = defaultdict(list)
    folder = files("tallywire.language")
    alike: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for row in loads(folder.joinpath("holidays.toml").read_text(encoding="utf-8"))["holiday"]:
        group = [tuple(name.split()) for name in row["names"]]
        for words in group:
            alike[words] = group
            meanings[words].append(Holiday(rule=tuple(row["rule"])))
    for name, rule, countries in read_rows("tallywire.language", "national_holidays.tsv"):
        meaning = Holiday(rule=_rule(rule.split()), countries=frozenset(countries.split(",")))
        for words in alike.get(_words(name), [_words(name)]):
            meanings[words].append(meaning)
    names: dict[str, list[tuple[tuple[str, ...], tuple[Holiday, ...]]]] = defaultdict(list)
    for words, holidays in meanings.items():
        names[words[0]].append((words, tuple(holidays)))
    return {word: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for word, rows in names.items()}


def _words(name: str) -> tuple[str, ...]:
    marks = name.lower().replace("'s", " 's").replace("' ", " ' ").replace("-", " - ").replace(".", " .")
    return tuple(marks.split())


def _rule(parts: Sequence[str]) -> HolidayRule:
    return tuple(part if part.isalpha() else int(part) for part in parts)


@cache
def holiday_openers() -> frozenset[str]:
    """The tokens with which the name of a holiday can begin.

    >>> "bastille" in holiday_openers()
    True
    """
    return frozenset(_names())


def holiday_at(tokens: Tokens, index: int) -> tuple[int, tuple[Holiday, ...]] | None:
    """The holiday named at a token: the token behind its name, and what it can mean; None if there is none.

    A name begins with a capital.

    >>> from tallywire.language.tokens import tokenise
    >>> holiday_at(tokenise("On Bastille Day they danced"), 1)
    (3, (Holiday(rule=(7, 14), countries=frozenset()),))
    """
    rows = _names().get(tokens.lowers[index])
    if rows is None or not tokens.raw(index)[0].isupper():
        return None
    for words, holidays in rows:
        behind = index + len(words)
        written = tokens.lowers[index:behind]
        if [word.replace("’", "'") for word in written] == list(words):
            return behind, holidays
    return None


def is_one_day(holidays: Sequence[Holiday]) -> bool:
    """Whether a name means one day where no country is named."""
    return any(not holiday.countries for holiday in holidays) or len({holiday.rule for holiday in holidays}) == 1


def rules_of(
    holidays: Sequence[Holiday], *, beside: str | None, outlet: str | None, named: Sequence[str]
) -> tuple[HolidayRule, ...]:
    """The rules that a name can mean: one where the countries decide, else all.

    `beside` is the country named with the holiday, `outlet` that of the page's address, `named` those that the text
    names, the most named first.

    >>> days = Holiday(rule=(8, 24), countries=frozenset({"UA"})), Holiday(rule=(7, 4), countries=frozenset({"US"}))
    >>> rules_of(days, beside=None, outlet="GB", named=["GB", "UA"])
    ((8, 24),)
    """
    own = _of_countries(holidays, [country for country in (beside, outlet) if country])
    everywhere = [holiday.rule for holiday in holidays if not holiday.countries]
    own = own or next(iter(everywhere), None) or _of_countries(holidays, named)
    return (own,) if own else tuple(dict.fromkeys(holiday.rule for holiday in holidays))


def _of_countries(holidays: Sequence[Holiday], countries: Sequence[str]) -> HolidayRule | None:
    """The rule of the first of some countries that keeps such a day."""
    kept = (holiday.rule for country in countries for holiday in holidays if country in holiday.countries)
    return next(kept, None)
