"""The days of feasts and public holidays, by the rules of `holidays.toml` and `national_holidays.tsv`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from tallywire.language import days
from tallywire.language.calendars import islamic_days, jewish_day, orthodox_easter

__all__ = ["HolidayRule", "holiday"]

HolidayRule = tuple[int | str, ...]


def holiday(year_: int, rule: Sequence[int | str]) -> days.Period | None:
    """A holiday by its rule: [month, day], [month, weekday, nth] with nth -1 for the last, or [days from Easter].

    Listed year by year: ["dates", first year, month and day as one number, 0 where there is none, ...].
    Of other calendars: ["islamic", month, day, length in days], ["jewish", days from the new year of that autumn],
    ["orthodox", days from the eastern Easter]. Of several days: ["days", month, day, length], ["easter", days from
    Easter, length]. A feast whose day is not sure, or that is
    longer than one, has the value of the month or year that holds it.

    >>> holiday(1999, [11, 3, 4]).value, holiday(2014, ["islamic", 10, 1, 1]).value
    ('1999-11-25', '2014-07')
    """
    if not 1 <= year_ <= days.LAST_YEAR:
        return None
    if isinstance(rule[0], str):
        return _feast(year_, rule[0], [int(part) for part in rule[1:]])
    numbers = [int(part) for part in rule]
    if len(numbers) == 1:
        easter = _easter(year_) if year_ >= 1583 else None
        return days.day(easter + timedelta(days=numbers[0])) if easter else None
    if len(numbers) == 2:
        return days.month_day(year_, numbers[0], numbers[1])
    month_, weekday, nth = numbers
    if nth > 0:
        first = date(year_, month_, 1)
        return days.day(first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1)))
    last = date(year_, month_, monthrange(year_, month_)[1])
    return days.day(last - timedelta(days=(last.weekday() - weekday) % 7))


def _feast(year_: int, calendar: str, rule: list[int]) -> days.Period | None:
    if calendar == "dates":
        place = year_ - rule[0] + 1
        month_, day_ = divmod(rule[place], 100) if 1 <= place < len(rule) else (0, 0)
        return days.month_day(year_, month_, day_)
    if calendar == "jewish":
        return days.day(jewish_day(year_, rule[0]))
    if calendar == "orthodox":
        sunday = orthodox_easter(year_)
        return days.day(sunday + timedelta(days=rule[0])) if sunday else None
    if calendar == "islamic":
        found = islamic_days(year_, *rule)
        return days.stretch(*found) if found else None
    if calendar == "easter":
        first = _easter(year_) + timedelta(days=rule[0]) if year_ >= 1583 else None
    else:
        first = date(year_, rule[0], rule[1])
    return days.stretch(first, first + timedelta(days=rule[-1] - 1)) if first else None


def _easter(year_: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    golden, century_, rest = year_ % 19, year_ // 100, year_ % 100
    moon = (19 * golden + century_ - century_ // 4 - (century_ - (century_ + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century_ % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month_, day_ = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year_, month_, day_ + 1)
