"""Calendar arithmetic: days, weeks, months and the other periods of TIMEX3, each with its value and the days it covers.

Weeks are those of ISO 8601 (Monday first). Seasons are the meteorological ones of the northern half (spring is
March to May), a winter being named after the year it begins in.
Years outside 1 to 9999 do not exist here: arithmetic that leaves them gives None.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallywire.language.calendars import islamic_days, jewish_day, orthodox_easter

__all__ = [
    "HolidayRule", "Period", "century", "day", "decade", "half", "holiday", "month", "month_day", "nearest_weekday",
    "quarter", "season", "shift", "stretch", "unit_around", "week", "weekend", "year",
]  # fmt: skip

LAST_YEAR = 9998  # the last whose weeks and months all end inside the calendar of Python
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of the calendar: its TIMEX3 value and its first and last day, both inclusive."""

    value: str
    first: date
    last: date


def day(when: date) -> Period:
    """One day."""
    return Period(value=when.isoformat(), first=when, last=when)


def week(when: date) -> Period:
    """The ISO week around a day."""
    monday = when - timedelta(days=when.weekday())
    number = when.isocalendar()
    return Period(value=f"{number.year:04}-W{number.week:02}", first=monday, last=monday + timedelta(days=6))


def weekend(when: date) -> Period:
    """The Saturday and Sunday of the ISO week around a day."""
    around = week(when)
    return Period(value=f"{around.value}-WE", first=around.first + timedelta(days=5), last=around.last)


def month(year_: int, month_: int) -> Period | None:
    """A month of a year."""
    return _months(f"{year_:04}-{month_:02}", year_, month_, 1)


def quarter(year_: int, number: int) -> Period | None:
    """A quarter (1 to 4) of a calendar year."""
    return _months(f"{year_:04}-Q{number}", year_, 3 * number - 2, 3) if 1 <= number <= 4 else None


def half(year_: int, number: int) -> Period | None:
    """The first or second half of a year."""
    return _months(f"{year_:04}-H{number}", year_, 6 * number - 5, 6) if 1 <= number <= 2 else None


def season(year_: int, code: str) -> Period | None:
    """A season by its TIMEX3 code: SP, SU, FA or WI."""
    return _months(f"{year_:04}-{code}", year_, SEASON_MONTHS[code], 3)


def year(number: int) -> Period | None:
    """A calendar year."""
    return _months(f"{number:04}", number, 1, 12)


def decade(number: int) -> Period | None:
    """The decade that begins with ten times `number`: 199 is the nineties."""
    return _months(f"{number:03}", number * 10, 1, 120)


def century(number: int) -> Period | None:
    """The years that share their first two figures: 19 is 1900 to 1999."""
    return _months(f"{number:02}", number * 100, 1, 1200)


def month_day(year_: int, month_: int, day_: int) -> Period | None:
    """A day of a year; None where the calendar has no such day."""
    if not (1 <= year_ <= 9999 and 1 <= month_ <= 12 and 1 <= day_ <= monthrange(year_, month_)[1]):
        return None
    return day(date(year_, month_, day_))


def _months(value: str, year_: int, first_month: int, count: int) -> Period | None:
    after = year_ * 12 + first_month - 1 + count
    if not 1 <= year_ <= LAST_YEAR or after // 12 > 9999:
        return None
    first = date(year_, first_month, 1)
    return Period(value=value, first=first, last=date(after // 12, after % 12 + 1, 1) - timedelta(days=1))


def shift(when: date, count: int, unit: str) -> date | None:
    """A day moved by whole units ("D", "W", "M", "Q", "Y", "DE", "CE"); the end of a shorter month is kept to.

    >>> shift(date(2016, 3, 31), -1, "M")
    datetime.date(2016, 2, 29)
    """
    if abs(count) > 4_000_000:
        return None
    if unit in ("D", "W"):
        ordinal = when.toordinal() + count * (7 if unit == "W" else 1)
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    months = when.year * 12 + when.month - 1 + count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
    year_, month_ = divmod(months, 12)
    if not 1 <= year_ <= 9999:
        return None
    return date(year_, month_ + 1, min(when.day, monthrange(year_, month_ + 1)[1]))


def unit_around(when: date, unit: str) -> Period | None:
    """The calendar unit that holds a day: its week for "W", its quarter for "Q".

    >>> unit_around(date(1998, 8, 8), "Q").value
    '1998-Q3'
    """
    if when.year > LAST_YEAR:
        return None
    if unit in ("D", "W", "WE"):
        return {"D": day, "W": week, "WE": weekend}[unit](when)
    if unit == "M":
        return month(when.year, when.month)
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    years = {"Y": (year, 1), "DE": (decade, 10), "CE": (century, 100)}
    if unit not in years:
        return None
    maker, length = years[unit]
    return maker(when.year // length)


def nearest_weekday(when: date, weekday: int, direction: int) -> date | None:
    """The nearest day that is this weekday (Monday is 0): `when` itself, or before it (-1), or after it (1)."""
    if direction < 0:
        return shift(when, -((when.weekday() - weekday) % 7), "D")
    return shift(when, (weekday - when.weekday()) % 7, "D")


HolidayRule = tuple[int | str, ...]


def holiday(year_: int, rule: Sequence[int | str]) -> Period | None:
    """A holiday by its rule: [month, day], [month, weekday, nth] with nth -1 for the last, or [days from Easter].

    Listed year by year: ["dates", first year, month and day as one number, 0 where there is none, ...].
    Of other calendars: ["islamic", month, day, length in days], ["jewish", days from the new year of that autumn],
    ["orthodox", days from the eastern Easter]. Of several days: ["days", month, day, length], ["easter", days from
    Easter, length]. A feast whose day is not sure, or that is
    longer than one, has the value of the month or year that holds it.

    >>> holiday(1999, [11, 3, 4]).value, holiday(2014, ["islamic", 10, 1, 1]).value
    ('1999-11-25', '2014-07')
    """
    if not 1 <= year_ <= LAST_YEAR:
        return None
    if isinstance(rule[0], str):
        return _feast(year_, rule[0], [int(part) for part in rule[1:]])
    numbers = [int(part) for part in rule]
    if len(numbers) == 1:
        easter = _easter(year_) if year_ >= 1583 else None
        return day(easter + timedelta(days=numbers[0])) if easter else None
    if len(numbers) == 2:
        return month_day(year_, numbers[0], numbers[1])
    month_, weekday, nth = numbers
    if nth > 0:
        first = date(year_, month_, 1)
        return day(first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1)))
    last = date(year_, month_, monthrange(year_, month_)[1])
    return day(last - timedelta(days=(last.weekday() - weekday) % 7))


def _feast(year_: int, calendar: str, rule: list[int]) -> Period | None:
    if calendar == "dates":
        place = year_ - rule[0] + 1
        month_, day_ = divmod(rule[place], 100) if 1 <= place < len(rule) else (0, 0)
        return month_day(year_, month_, day_)
    if calendar == "jewish":
        return day(jewish_day(year_, rule[0]))
    if calendar == "orthodox":
        sunday = orthodox_easter(year_)
        return day(sunday + timedelta(days=rule[0])) if sunday else None
    if calendar == "islamic":
        found = islamic_days(year_, *rule)
        return stretch(*found) if found else None
    if calendar == "easter":
        first = _easter(year_) + timedelta(days=rule[0]) if year_ >= 1583 else None
    else:
        first = date(year_, rule[0], rule[1])
    return stretch(first, first + timedelta(days=rule[-1] - 1)) if first else None


def stretch(first: date, last: date) -> Period:
    """Some days, with the value of the month or else the year that holds them."""
    value = f"{first.year:04}-{first.month:02}" if first.month == last.month else f"{first.year:04}"
    return Period(value=value, first=first, last=last)


def _easter(year_: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    golden, century_, rest = year_ % 19, year_ // 100, year_ % 100
    moon = (19 * golden + century_ - century_ // 4 - (century_ - (century_ + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century_ % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month_, day_ = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year_, month_, day_ + 1)
