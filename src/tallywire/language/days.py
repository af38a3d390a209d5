"""Calendar arithmetic: days, weeks, months and the other periods of TIMEX3, each with its value and the days it covers.

Weeks are those of ISO 8601 (Monday first). Seasons are the meteorological ones of the northern half (spring is
March to May), a winter being named after the year it begins in.
Years outside 1 to 9999 do not exist here: arithmetic that leaves them gives None.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = [
    "LAST_YEAR", "SEASON_MONTHS", "Period", "century", "day", "decade", "half", "month", "month_day", "nearest_weekday",
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


def stretch(first: date, last: date) -> Period:
    """Some days, with the value of the month or else the year that holds them."""
    value = f"{first.year:04}-{first.month:02}" if first.month == last.month else f"{first.year:04}"
    return Period(value=value, first=first, last=last)
