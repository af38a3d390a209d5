"""Readings of quarters and halves of a year, as reports on business and budgets name them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tallywire.language import days
from tallywire.language.days import Period
from tallywire.language.time_context import Context, Expression, Reading, compared, dated, valued

__all__ = ["QUARTER_READINGS"]


def _year_of(expression: Expression, context: Context) -> int | None:
    year = expression.whole("year")
    if year is None and expression.has("relative") and context.reference:
        return context.reference.year + int(expression.look_up("relative", "RELATIVE"))
    return year


def _quarter(expression: Expression, context: Context) -> Reading | None:
    """ "the third quarter": of the stated year, else the latest one that has begun (or the next, looking forward)."""
    number, year = expression.whole("ordinal") or 4 * expression.has("final"), _year_of(expression, context)
    if not 1 <= number <= 4:
        return None
    if year is None and expression.has("final"):
        return valued("DATE", None)
    if year is None and context.reference is None:
        return valued("DATE", f"XXXX-Q{number}")
    if year is None and context.reference is not None:
        now = (context.reference.month + 2) // 3
        year = context.reference.year - (number - now > (context.direction >= 0) and context.direction <= 0)
        year += now - number > 1 and context.direction > 0
    year = (year or 0) - expression.has("yearago")
    return dated(days.quarter(year, number))


def _short(expression: Expression, context: Context, slot: str) -> tuple[int | None, int] | None:
    """The year and number of "Q3 2012", "H1": no white space may stand in "Q3"."""
    symbols, number = expression.symbols, expression.whole(slot) or 0
    first = symbols.first[expression.candidate.first]
    if not symbols.tokens.joined(first, first + 1):
        return None
    return expression.whole("year") or (context.reference.year if context.reference else None), number


def _short_quarter(expression: Expression, context: Context) -> Reading | None:
    """ "Q3 2012", "Q3"."""
    year, number = _short(expression, context, "quarternum") or (None, 0)
    if not 1 <= number <= 4:
        return None
    return dated(days.quarter(year, number)) if year else valued("DATE", f"XXXX-Q{number}")


def _short_half(expression: Expression, context: Context) -> Reading | None:
    """ "H1 2013"; without its year it is as often a road or a virus."""
    year, number = _short(expression, context, "halfnum") or (None, 0)
    return dated(days.half(year, number)) if year and expression.has("year") and number in (1, 2) else None


def _half(expression: Expression, context: Context) -> Reading | None:
    number, year = expression.whole("ordinal") or 2 * expression.has("final"), _year_of(expression, context)
    if number > 2:
        return None
    if year is None and context.reference is not None and not expression.has("relative"):
        year = context.reference.year
    return dated(days.half(year, number) if year else None)


def _latest(context: Context) -> Period | None:
    """The quarter last spoken of if it is over, else the last one that is."""
    spoken = context.quarter
    if spoken is not None and (context.reference is None or spoken.last < context.reference):
        return spoken
    before = days.shift(context.reference, -1, "Q") if context.reference else None
    return days.unit_around(before, "Q") if before else None


def _latest_quarter(expression: Expression, context: Context) -> Reading | None:
    return None if expression.after in ("-", "–") else dated(_latest(context))  # "the quarter-to-quarter comparison"


def _year_ago_unit(_: Expression, context: Context) -> Reading | None:
    """ "the year-earlier quarter", "the year-ago period": one year before the quarter last spoken of."""
    latest = _latest(context)
    before: date | None = days.shift(latest.first, -1, "Y") if latest else None
    return compared(days.unit_around(before, "Q") if before else None)


def _same_period(expression: Expression, context: Context) -> Reading | None:
    """ "the same period last year", "the 1988 period": as the quarter last spoken of, in that year."""
    if expression.has("yearago"):
        return _year_ago_unit(expression, context)
    year, latest = _year_of(expression, context), _latest(context)
    if year is None:
        return valued("DATE", None)
    if latest is None or (context.quarter is None and not expression.has("unit")):
        return compared(days.year(year))
    return compared(days.quarter(year, (latest.first.month + 2) // 3))


def _quarters(expression: Expression, context: Context) -> Reading:
    """ "the first two quarters of 1990", which is a half; three of them are a duration."""
    year, count = _year_of(expression, context), expression.whole("count") or 2
    if count == 2:
        return dated(days.half(year, 2 if expression.has("final") else 1) if year else None)
    first = days.quarter(year, 2 if expression.has("final") else 1) if year else None
    last = days.shift(first.first, count, "Q") if first else None
    length = valued("DURATION", f"P{count}Q")
    return replace(length, first=first.first, last=last - timedelta(days=1)) if first and last else length


QUARTER_READINGS = {
    "quarter": _quarter, "half": _half, "short_quarter": _short_quarter, "short_half": _short_half,
    "latest_quarter": _latest_quarter, "year_ago_unit": _year_ago_unit, "same_period": _same_period,
    "quarters": _quarters,
}  # fmt: skip
