"""Feasts that other calendars than the civil one place: Muslim, Jewish and Orthodox, as days of the civil calendar.

The Muslim months begin with a sighting of the moon that no rule foretells: the tabular calendar is used, and a feast is
the three days around its day there. The Jewish calendar and the Easter of the eastern churches are exact.
Sources: Dershowitz and Reingold, Calendrical Calculations (4th edition), chapters 7 to 9; Meeus, Astronomical
Algorithms, chapter 8 (Julian Easter).
"""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["islamic_days", "jewish_day", "orthodox_easter"]

_HEBREW_EPOCH = -1373427  # the day before 1 Tishri of year 1, counted as `date.toordinal` counts
_ISLAMIC_EPOCH = 227013  # the day before 1 Muharram of year 1 as astronomers reckon (a Thursday), counted so
_JULIAN_BEHIND = 13  # days, from March 1900 to February 2100
_LAST_ORDINAL = date(9999, 11, 1).toordinal()
_SIGHTING = timedelta(days=1)


def islamic_days(year: int, month: int, day: int, length: int = 1) -> tuple[date, date] | None:
    """The days of a civil year that a feast may fall on: one day more at each end than the tabular calendar says.

    The first of two where a short Muslim year puts two into one civil year. `length` is in days.

    >>> [str(day) for day in islamic_days(2014, 10, 1)]
    ['2014-07-27', '2014-07-29']
    """
    about = (year - 622) * 33 // 32
    for islamic_year in range(about - 1, about + 3):
        ordinal = _islamic_ordinal(islamic_year, month, day)
        if islamic_year < 1 or ordinal > _LAST_ORDINAL:
            continue
        first = date.fromordinal(ordinal)
        if first.year == year:
            return first - _SIGHTING, first + timedelta(days=length - 1) + _SIGHTING
    return None


def _islamic_ordinal(year: int, month: int, day: int) -> int:
    leaps = (3 + 11 * year) // 30
    return _ISLAMIC_EPOCH + (year - 1) * 354 + leaps + 29 * (month - 1) + month // 2 + day


def jewish_day(year: int, days_after_new_year: int) -> date:
    """A feast of a civil year by its distance from the Jewish new year (1 Tishri) of that autumn: Passover is -163.

    >>> str(jewish_day(2014, 0)), str(jewish_day(2014, -163))
    ('2014-09-25', '2014-04-15')
    """
    return date.fromordinal(_hebrew_new_year(year + 3761) + days_after_new_year)


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_elapsed_days(year + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + delay


def _elapsed_days(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def orthodox_easter(year: int) -> date | None:
    """Easter Sunday of the eastern churches; None outside the years for which the Julian calendar's lag is 13 days.

    >>> str(orthodox_easter(2016))
    '2016-05-01'
    """
    if not 1901 <= year <= 2099:
        return None
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=_JULIAN_BEHIND)
