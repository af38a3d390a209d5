"""Readings of dates in figures: ISO 8601, "11/02/89", "09.08.2016", "2013-14", "FY2014", and their order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tallywire.language import days
from tallywire.language.time_context import Context, Expression, Reading, dated
from tallywire.language.time_dates import stated_year
from tallywire.language.time_guards import false_year
from tallywire.language.time_moments import zone_suffix
from tallywire.language.time_symbols import Candidate, Symbols

__all__ = ["NUMERIC_READINGS", "written_order"]

# Attacks that are named by their day, for the years in which one can speak of them.
_NAMED_DAYS = {(9, 11): date(2001, 9, 11), (7, 7): date(2005, 7, 7), (26, 11): date(2008, 11, 26)}


def written_order(symbols: Symbols, candidates: Iterable[Candidate]) -> bool | None:
    """Whether the day comes first in the numeric dates of a text, from those that allow one order; None: unknown."""
    first = second = 0
    for candidate in candidates:
        if candidate.read == "slashed":
            left, right = (symbols.numbers.get(candidate.slots[slot], 0) for slot in ("left", "right"))
            first, second = first + (left > 12 >= right), second + (right > 12 >= left)
    return None if first == second else first > second


def _iso(expression: Expression, context: Context) -> Reading | None:
    parts = [expression.whole(slot) or 0 for slot in ("year", "monthnum", "day")]
    period = days.month_day(*parts)
    if period is None or not expression.has("hour"):
        return dated(period) if period else None
    hour, minute = expression.whole("hour") or 0, expression.whole("minute") or 0
    if minute >= 60:
        return dated(period)
    zone = zone_suffix(expression, context.customs.countries, period.first, 60 * hour + minute)
    return dated(period, "TIME", f"T{hour:02}:{minute:02}{zone}")


def _slashed(expression: Expression, context: Context) -> Reading | None:
    """ "11/02/89": in the order that is known, else the date nearer to the reference, else none."""
    year, left, right = stated_year(expression, context) or 0, expression.whole("left"), expression.whole("right")
    readings = [days.month_day(year, left or 0, right or 0), days.month_day(year, right or 0, left or 0)]
    possible = [period for period in readings if period is not None]
    if not possible:
        return None
    if len(possible) == 1 or possible[0] == possible[1]:
        return dated(possible[0])
    if context.customs.day_first is not None:
        return dated(readings[context.customs.day_first])
    reference = context.reference
    if reference is None:
        low, high = sorted(possible, key=lambda period: period.first)
        return Reading(type="DATE", value=f"{year:04}", first=low.first, last=high.last)
    return dated(min(possible, key=lambda period: abs((period.first - reference).days)))


def _named_day(expression: Expression, context: Context) -> Reading | None:
    """ "9/11", "7/7" are names of days; any other pair of figures is a fraction or a score."""
    when = _NAMED_DAYS.get((expression.whole("left") or 0, expression.whole("right") or 0))
    if when is None or (context.reference and context.reference < when) or expression.before.isdecimal():
        return None
    return dated(days.day(when))


def _figure_date(expression: Expression, _: Context) -> Reading | None:
    """ "09.08.2016": points stand in dates that begin with the day (ISO 8601's older national forms)."""
    day, month, year = (int(part) for part in expression.word("figure").split("."))
    period = days.month_day(year, month, day)
    return dated(period) if period else None


def _iso_week(expression: Expression, _: Context) -> Reading | None:
    """ "2015-W06"."""
    year, week = expression.whole("year") or 0, expression.whole("week") or 0
    try:
        return dated(days.week(date.fromisocalendar(year, week, 1)))
    except ValueError:  # a year without a week 53
        return None


def _year_span(expression: Expression, _: Context) -> Reading | None:
    """ "2013-14", "the 2013/2014 season": two years that follow each other; the value is an ISO 8601 interval."""
    year, short = expression.whole("year") or 0, expression.whole("short") or 0
    end = expression.whole("end") or year - year % 100 + short + 100 * (short == 0)
    if end != year + 1 or not 1900 <= year <= 2050 or false_year(expression):
        return None
    low, high = days.year(year), days.year(year + 1)
    assert low is not None
    assert high is not None
    return Reading(type="DATE", value=f"{year:04}/{year + 1:04}", first=low.first, last=high.last)


def _fiscal_year(expression: Expression, context: Context) -> Reading | None:
    """ "FY2014", "fiscal 2014", "fiscal year 2013-14" (which ends in the later one)."""
    year = stated_year(expression, context)
    if year is not None and expression.has("end"):
        year += 1
    return dated(days.year(year) if year else None)


NUMERIC_READINGS = {
    "iso": _iso, "iso_week": _iso_week, "slashed": _slashed, "named_day": _named_day,
    "figure_date": _figure_date, "year_span": _year_span,
    "fiscal_year": _fiscal_year,
}  # fmt: skip
