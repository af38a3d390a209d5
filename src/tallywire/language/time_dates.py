"""Readings of dates that the calendar names: days, months, years, decades, centuries."""

from __future__ import annotations

from datetime import date

from tallywire.language import days
from tallywire.language.time_context import Context, Expression, Reading, dated, valued
from tallywire.language.time_guards import counts, false_month, false_year

__all__ = ["DATE_READINGS", "FORWARD_DAYS", "calendar_day", "nearest_year", "stated_year"]

_NAMED_YEARS = {(9, 11): 2001, (1, 6): 2021, (10, 7): 2023}
_ATTACKS = frozenset(
    ["attack", "attacks", "hijackings", "hijackers", "terrorist", "terror", "riot", "insurrection", "massacre"]
)
FORWARD_DAYS = 75  # a date is near within about two and a half months


def nearest_year(month: int, day: int, context: Context) -> int | None:
    """The year of a month (and day) that is given without one.

    The next such date if it is near (a page would give the year of one ten months back), else the last one, but for a
    clause that looks forward. Measured: nineteen in twenty dates without a year are where this rule says.
    """
    reference = context.reference
    if reference is None:
        return None
    ahead = (month, day) >= (reference.month, reference.day) if day else month >= reference.month
    coming = reference.year if ahead else reference.year + 1
    wait = _days_until(reference, coming, month, day or 1)
    if context.direction == -2:
        return coming if wait <= 0 else coming - 1
    if (not day and month == reference.month) or 0 <= wait <= FORWARD_DAYS:
        return coming
    just_over = wait > 365 - FORWARD_DAYS
    return coming if context.direction > 0 and not just_over else coming - 1


def _year_of_weekday(expression: Expression, month: int, day: int, context: Context) -> int | None:
    """The year nearest to the reference in which the date falls on the weekday named beside it."""
    weekday, reference = expression.look_up("weekday", "WEEKDAY", "SHORT_WEEKDAY"), context.reference
    if weekday is None or reference is None:
        return None
    near = (days.month_day(reference.year + step, month, day) for step in (-2, -1, 0, 1))
    fitting = [period.first for period in near if period is not None and period.first.weekday() == weekday]
    return min(fitting, key=lambda first: abs((first - reference).days)).year if fitting else None


def _days_until(reference: date, year: int, month: int, day: int) -> int:
    if not 1 <= year <= 9998:
        return -1
    return (date(year, month, min(day, 28)) - reference).days


def _short_year(number: int, context: Context) -> int:
    """A year of two figures: the one nearest to the reference, or of 1950 to 2049 where that is unknown."""
    middle = context.reference.year if context.reference else 2000
    century = middle - middle % 100
    return min((century - 100 + number, century + number, century + 100 + number), key=lambda year: abs(year - middle))


def stated_year(expression: Expression, context: Context) -> int | None:
    """The year that an expression names, in two figures or four; None if it names none."""
    if expression.has("short"):
        return _short_year(int(expression.number("short") or 0), context)
    return expression.whole("year")


def calendar_day(expression: Expression, context: Context) -> Reading | None:
    """A month with a day, a year or both."""
    month, day = expression.look_up("month", "MONTH", "SHORT_MONTH"), expression.whole("day") or 0
    if expression.raw("month").islower() and expression.look_up("month", "WEAK"):
        return None
    year = stated_year(expression, context)
    if expression.has("short") and _is_a_count(expression, year, context):
        return None
    if year is None:
        year = _named_day_year(expression, month, day, context) or _year_of_weekday(expression, month, day, context)
        year = year or nearest_year(month, day, context)
    if year is None:
        return valued("DATE", f"XXXX-{month:02}-{day:02}")
    period = days.month_day(year, month, day) if day else days.month(year, month)
    return dated(period) if period else None


def _is_a_count(expression: Expression, year: int | None, context: Context) -> bool:
    """ "on 23 September 28 bodies were found": figures without a mark are no year to come, or count."""
    if expression.symbols.word(expression.candidate.slots["short"] - 1) in ("'", "’", "‘", "-", "–"):
        return False
    ahead = year is not None and context.reference is not None and year > context.reference.year + 1
    return ahead or counts(expression.after)


def _named_day_year(expression: Expression, month: int, day: int, context: Context) -> int | None:
    """Dates that are names: "the Sept. 11 attacks" are those of 2001, whenever the page was written."""
    year = _NAMED_YEARS.get((month, day))
    if year is None or expression.after not in _ATTACKS:
        return None
    return year if context.reference is None or context.reference >= date(year, month, day) else None


def _month_of(expression: Expression, context: Context) -> Reading | None:
    """ "December last year", "May 3 this year"."""
    if false_month(expression) or context.reference is None:
        return valued("DATE", None) if not false_month(expression) else None
    year = context.reference.year + expression.look_up("relative", "RELATIVE")
    month, day = expression.look_up("month", "MONTH", "SHORT_MONTH"), expression.whole("day")
    return dated(days.month_day(year, month, day) if day else days.month(year, month))


_BEHIND_ORDINAL = frozenset(("", ".", ",", ";", ")", "and", "when", "after", "at", "but", "as", "for", "with", "\n"))


def _day_of_month(expression: Expression, context: Context) -> Reading | None:
    """ "on the 9th", "the night of the 9th": of the month last spoken of, else the nearest such day."""
    day, code = expression.whole("day") or 0, expression.look_up("partofday", "PART_OF_DAY")
    if expression.after not in _BEHIND_ORDINAL or not expression.word("day")[0].isdecimal():
        return None
    base = context.anchor.first if context.anchor else context.reference
    if base is None:
        return valued("TIME" if code else "DATE", f"XXXX-XX-{day:02}" + (f"T{code}" if code else ""))
    months = [days.shift(base, step, "M") for step in ((0,) if context.anchor else (-1, 0, 1))]
    found = [period for one in months if one and (period := days.month_day(one.year, one.month, day))]
    if not found:
        return None
    step = context.direction > 0
    side = [period for period in found if (period.first >= base if step else period.first <= base)] or found
    near = min(side, key=lambda period: abs((period.first - base).days))
    return dated(near, "TIME", f"T{code}") if code else dated(near)


def _bare_month(expression: Expression, context: Context) -> Reading | None:
    if false_month(expression):
        return None
    month = expression.look_up("month", "MONTH", "SHORT_MONTH")
    year = nearest_year(month, 0, context)
    return valued("DATE", f"XXXX-{month:02}") if year is None else dated(days.month(year, month))


def _relative_month(expression: Expression, context: Context) -> Reading | None:
    """ "last April": the latest one before this month; "next April": the first after it; "this April": this year's."""
    month, side = expression.look_up("month", "MONTH", "SHORT_MONTH"), expression.look_up("relative", "RELATIVE")
    if expression.raw("month").islower() and expression.look_up("month", "WEAK"):
        return None
    if context.reference is None:
        return valued("DATE", f"XXXX-{month:02}")
    now, year = context.reference.month, context.reference.year
    if side < 0:
        year -= month >= now
    elif side > 0:
        year += month <= now
    return dated(days.month(year, month))


def _year(expression: Expression, _: Context) -> Reading | None:
    if false_year(expression):
        return None
    return dated(days.year(expression.whole("year") or 0))


def _decade(expression: Expression, context: Context) -> Reading | None:
    """ "the 1990s", "the '90s", "the nineties": the last such decade that has begun."""
    tens = expression.look_up("decadeword", "DECADE_WORD")
    if tens is None:
        figures = expression.word("decade").removesuffix("s")
        if len(figures) == 4:
            return dated(days.decade(int(figures) // 10))
        if expression.size == 1 and expression.before not in ("the", "early", "late", "mid", "-"):
            return None  # a temperature or a score
        tens = int(figures) // 10
    limit = context.reference.year // 10 if context.reference else 202
    return dated(days.decade(limit - (limit - tens) % 10))


def _century(expression: Expression, _: Context) -> Reading | None:
    return dated(days.century((expression.whole("ordinal") or 0) - 1))


DATE_READINGS = {
    "calendar": calendar_day, "month_of": _month_of, "bare_month": _bare_month, "day_of_month": _day_of_month,
    "relative_month": _relative_month,
    "year": _year,
    "decade": _decade, "century": _century,
}  # fmt: skip
