"""How far the words around a date narrow its days: "early March", "mid-2015", "earlier this month", "the first week".

"Early" and "the beginning" leave the first half of a period, "late" and "the end" the second, "mid" the middle half:
wide enough to hold what such words mean in news (TIDES 2005 gives START, MID and END no length). "Earlier" ends at the
reference day and "later" begins there. The TIMEX3 value stays that of the whole period, as the standard has it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tallywire.language import days
from tallywire.language.days import Period
from tallywire.language.time_context import Context, Expression, Reading, dated, valued
from tallywire.language.time_dates import calendar_day

__all__ = ["NARROW_READINGS", "narrowed"]

_WEEK = 7  # days: a period of a week or less keeps its days


def narrowed(reading: Reading, expression: Expression, context: Context) -> Reading:
    """The reading of an expression with the days that its words of phase leave ("early", "the end of")."""
    if expression.has("fiscal") and reading.type == "DATE":
        reading = _fiscal(reading)
    first, last = reading.first, reading.last
    side = expression.look_up("phase", "PHASE") or expression.look_up("part", "PART")
    if first is None or last is None or side is None or reading.type == "DURATION":
        return reading
    low, high = _told(side, first, last, context.reference)
    return reading if (low, high) == (first, last) else replace(reading, first=low, last=high)


def _fiscal(reading: Reading) -> Reading:
    """A fiscal year or quarter of unknown calendar: from April before it (Britain, Japan) to March after it.

    The fiscal year of a number ends in it (United States: 30 September) or begins in it (retailers: February).
    """
    if reading.first is None or reading.last is None:
        return reading
    first, last = days.shift(reading.first, -9, "M"), days.shift(reading.last, 3, "M")
    return replace(reading, first=first or reading.first, last=last or reading.last)


def _told(side: str, first: date, last: date, reference: date | None) -> tuple[date, date]:
    if side in ("BEFORE", "AFTER"):
        if reference is None or not first <= reference <= last:
            return first, last
        return (first, reference) if side == "BEFORE" else (reference, last)
    return part_of(side, first, last)


def part_of(side: str, first: date, last: date) -> tuple[date, date]:
    """The first (START), middle (MID) or last (END) half of some days; a week or less is kept whole.

    >>> part_of("START", date(2015, 3, 1), date(2015, 3, 31))
    (datetime.date(2015, 3, 1), datetime.date(2015, 3, 15))
    """
    length = (last - first).days + 1
    if length <= _WEEK:
        return first, last
    middle = _middle(first, length)
    if side == "MID":
        return first + (middle - first) / 2, last - (last - middle) / 2
    return (first, middle - timedelta(days=1)) if side == "START" else (middle, last)


def _middle(first: date, length: int) -> date:
    """Where the second half begins: 1 July of a year, the 16th of a month of 30 days."""
    is_year = (first.month, first.day) == (1, 1) and 365 <= length <= 366
    return date(first.year, 7, 1) if is_year else first + timedelta(days=length // 2)


# ---------------------------------------------------------------- pieces of a month or a year


def _whole(expression: Expression, context: Context) -> Period | None:
    """The month or year that a piece is cut from."""
    if expression.has("month"):
        reading = calendar_day(expression, context)
        return reading.period if reading else None
    year = expression.whole("year")
    if year is None and context.reference is not None:
        year = context.reference.year + (expression.look_up("yearrelative", "RELATIVE") or 0)
    return days.year(year) if year else None


def _piece(expression: Expression, context: Context) -> Reading | None:
    """ "the first week of June", "the last two months of 2014", "the second half of May"."""
    whole, unit = _whole(expression, context), expression.look_up("unit", "UNIT", "UNITS")
    number, count = expression.whole("ordinal"), int(expression.number("count") or 1)
    value = whole.value if whole else None
    if expression.has("half"):
        return None if whole is None or number not in (1, 2) else _half(whole, number)
    if unit not in ("D", "W", "M"):
        return None
    length = valued("DURATION", f"P{count}{unit}") if expression.has("count") else valued("DATE", value)
    if whole is None or (number is None and not expression.has("final")):
        return length
    first, last = _cut(whole, number, count, unit)
    return length if first is None or last is None or last > whole.last else replace(length, first=first, last=last)


def _half(whole: Period, number: int) -> Reading:
    first, last = part_of("START" if number == 1 else "END", whole.first, whole.last)
    return replace(dated(whole), first=first, last=last)


def _cut(whole: Period, number: int | None, count: int, unit: str) -> tuple[date | None, date | None]:
    """The nth unit of a period, or its last `count` of them (`number` None)."""
    one = timedelta(days=1)
    if number is None:
        behind = days.shift(whole.last + one, -count, unit)
        return behind, whole.last
    first = days.shift(whole.first, number - 1, unit)
    behind = days.shift(first, count, unit) if first else None
    return first, behind - one if behind else None


def _nth_weekday(expression: Expression, context: Context) -> Reading | None:
    """ "the first Monday of May", "the last Sunday in October"."""
    whole, number = _whole(expression, context), expression.whole("ordinal")
    weekday = expression.look_up("which", "WEEKDAY")
    if whole is None:
        return valued("DATE", None)
    if number is None:
        when = days.nearest_weekday(whole.last, weekday, -1)
    else:
        first = days.nearest_weekday(whole.first, weekday, 1)
        when = days.shift(first, number - 1, "W") if first else None
    return dated(days.day(when)) if when and whole.first <= when <= whole.last else None


NARROW_READINGS = {"piece": _piece, "nth_weekday": _nth_weekday}
