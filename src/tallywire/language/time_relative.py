"""Readings of dates told from the reference day: weekdays, "yesterday", "last week", "three weeks earlier"."""

from __future__ import annotations

from datetime import date

from tallywire.language import days
from tallywire.language.days import Period
from tallywire.language.time_context import Context, Expression, Reading, compared, dated, valued
from tallywire.language.time_dates import calendar_day

__all__ = ["RELATIVE_READINGS", "part_of_day", "plain_day", "weekday"]


def part_of_day(period: Period | None, code: str | None) -> Reading:
    """A day, or a part of it: TIMEX3 "TMO", "TAF", "TEV", "TNI", or a clock time for noon and midnight."""
    return dated(period, "TIME", f"T{code}") if code else dated(period)


def _unresolved(code: str | None, value: str | None = None) -> Reading:
    return valued("TIME" if code else "DATE", f"{value}T{code}" if value and code else value)


def weekday(expression: Expression, context: Context) -> date | None:
    """The day that a weekday means.

    Alone: the nearest one back, the reference day included, or forward in a clause about the future.
    "last": before the reference day; "next" after it; "this" the coming one unless the clause looks back.
    """
    reference, number = context.reference, expression.look_up("weekday", "WEEKDAY", "SHORT_WEEKDAY")
    if reference is None:
        return None
    side = expression.look_up("relative", "RELATIVE")
    if side is None:
        return days.nearest_weekday(reference, number, 1 if context.direction > 0 else -1)
    if side == 0:
        return days.nearest_weekday(reference, number, -1 if context.direction < 0 else 1)
    start = days.shift(reference, side, "D")
    return None if start is None else days.nearest_weekday(start, number, side)


def _weekday(expression: Expression, context: Context) -> Reading:
    code = expression.look_up("partofday", "PART_OF_DAY")
    when = weekday(expression, context)
    if when is None:
        return _unresolved(code, f"XXXX-WXX-{expression.look_up('weekday', 'WEEKDAY') + 1}")
    return part_of_day(days.day(when), code)


def _weekday_night(expression: Expression, context: Context) -> Reading:
    """ "overnight Thursday"."""
    when = weekday(expression, context)
    return part_of_day(days.day(when), "NI") if when else _unresolved("NI")


def _nights_ago(expression: Expression, context: Context) -> Reading:
    """ "two nights ago": a part of a day that is so many days back."""
    word = expression.symbols.word(expression.candidate.slots["count"] + 1)
    code = {"nights": "NI", "mornings": "MO", "evenings": "EV"}[word]
    when = days.shift(context.reference, -(expression.whole("count") or 0), "D") if context.reference else None
    return part_of_day(days.day(when), code) if when else _unresolved(code)


def _weekday_week(expression: Expression, context: Context) -> Reading:
    """ "Tuesday of last week"."""
    if context.reference is None:
        return valued("DATE", None)
    moved = days.shift(context.reference, expression.look_up("relative", "RELATIVE"), "W")
    monday = days.week(moved).first if moved else None
    when = days.shift(monday, expression.look_up("weekday", "WEEKDAY"), "D") if monday else None
    return dated(days.day(when) if when else None)


def plain_day(expression: Expression, context: Context) -> date | None:
    """ "yesterday", "today", "tomorrow"."""
    if context.reference is None:
        return None
    return days.shift(context.reference, expression.look_up("deictic", "DEICTIC"), "D")


def _deictic(expression: Expression, context: Context) -> Reading:
    code = expression.look_up("partofday", "PART_OF_DAY")
    when = plain_day(expression, context)
    return _unresolved(code) if when is None else part_of_day(days.day(when), code)


def _tonight(_: Expression, context: Context) -> Reading:
    return _unresolved("NI") if context.reference is None else part_of_day(days.day(context.reference), "NI")


def _overnight(_: Expression, context: Context) -> Reading:
    """The night before the reference day: the days it touches are both."""
    if context.reference is None:
        return _unresolved("NI")
    before = days.shift(context.reference, -1, "D")
    if before is None:
        return _unresolved("NI")
    return Reading(type="TIME", value=f"{before.isoformat()}TNI", first=before, last=context.reference)


def _part_of_this_day(expression: Expression, context: Context) -> Reading:
    """ "this morning", "last night"."""
    code, side = expression.look_up("partofday", "PART_OF_DAY"), expression.look_up("relative", "RELATIVE")
    when = days.shift(context.reference, side, "D") if context.reference else None
    return _unresolved(code) if when is None else part_of_day(days.day(when), code)


def _day_after(expression: Expression, context: Context) -> Reading:
    """ "the day before yesterday", "the day after tomorrow"."""
    near = plain_day(expression, context)
    step = 1 if expression.look_up("side", "SIDE") > 0 else -1
    when = days.shift(near, step, "D") if near else None
    return dated(days.day(when) if when else None)


# ---------------------------------------------------------------- units


def _anchored(expression: Expression, context: Context, step: int) -> Reading | None:
    """The unit around, before or after what was last spoken of."""
    unit = expression.look_up("unit", "UNIT") or "D"
    code = expression.look_up("partofday", "PART_OF_DAY")
    anchor = context.anchor.first if context.anchor else context.reference
    when = days.shift(anchor, step, unit) if anchor and unit in ("D", "W", "M", "Q", "Y") else None
    if when is None:
        return _unresolved(code)
    return part_of_day(days.unit_around(when, unit), code)


def _that_unit(expression: Expression, context: Context) -> Reading | None:
    if expression.look_up("unit", "UNIT") in ("S", "MIN", "H", "FN", "DE", "CE"):
        return None
    return _anchored(expression, context, 0)


def _neighbour(expression: Expression, context: Context) -> Reading | None:
    """ "the next day", "the previous evening": beside what was last spoken of."""
    side = expression.look_up("relative", "RELATIVE")
    return _anchored(expression, context, side) if side else None


def _neighbour_unit(expression: Expression, context: Context) -> Reading | None:
    forward = expression.symbols.word(expression.candidate.first + 1) == "following"
    if expression.look_up("unit", "UNIT") in ("S", "MIN", "H", "FN"):
        return None
    return _anchored(expression, context, 1 if forward else -1)


def _relative_unit(expression: Expression, context: Context) -> Reading | None:
    """ "last week", "this year"; "the past year" is the year before, "the past 24 hours" is a duration."""
    unit, side = expression.look_up("unit", "UNIT"), expression.look_up("relative", "RELATIVE")
    if unit in ("S", "MIN", "H"):
        return None
    if unit == "FN":
        return valued("DURATION", "P2W")
    if context.reference is None:
        return valued("DATE", None)
    when = days.shift(context.reference, side, "W" if unit == "WE" else unit)
    return dated(days.unit_around(when, unit) if when else None)


def _the_unit(expression: Expression, context: Context) -> Reading | None:
    """ "the end of the year", "earlier in the week", "the weekend": the one around the reference."""
    unit = expression.look_up("unit", "UNIT")
    if unit in ("S", "MIN", "H", "FN"):
        return None
    if context.reference is None:
        return valued("DATE", None)
    if unit == "WE" and context.direction <= 0:
        when = days.shift(context.reference, 0 if context.reference.weekday() >= 5 else -1, "W")
        return dated(days.weekend(when) if when else None)
    return dated(days.unit_around(context.reference, unit))


def _year_end(_: Expression, context: Context) -> Reading:
    return dated(days.month_day(context.reference.year, 12, 31) if context.reference else None)


def _week_of(expression: Expression, context: Context) -> Reading | None:
    reading = calendar_day(expression, context)
    if reading is None or reading.first is None:
        return valued("DATE", None)
    return dated(days.week(reading.first))


def _season(expression: Expression, context: Context) -> Reading | None:
    """ "last fall", "the winter of 1994"; a season with neither year nor "the" is a word of weather or a verb."""
    code, year = expression.look_up("season", "SEASON"), expression.whole("year")
    side = expression.look_up("relative", "RELATIVE")
    if expression.has("yearrelative"):
        shift = expression.look_up("yearrelative", "RELATIVE")
        year = context.reference.year + shift if context.reference else None
        return dated(days.season(year, code) if year else None)
    if year is None and side is None:
        if expression.after == "of":
            return None  # "the fall of the town"
        if code == "FA" and expression.before not in ("in", "the", "by", "since", "until") and expression.size == 1:
            return None
    if year is None and context.reference is None:
        return valued("DATE", f"XXXX-{code}")
    return dated(days.season(year if year is not None else _season_year(code, side, context), code))


def _season_year(code: str, side: int | None, context: Context) -> int:
    assert context.reference is not None
    year, month = context.reference.year, context.reference.month
    begins = days.SEASON_MONTHS[code]
    if (side is not None and side > 0) or (side is None and context.direction > 0):
        return year if month < begins else year + 1
    if side is None or side == 0:
        return year
    return year if month >= begins + 3 else year - 1


# ---------------------------------------------------------------- so much before or after


def _shifted(expression: Expression, context: Context) -> Reading | None:
    """ "three weeks ago" (from the reference), "a year earlier" (from what was last spoken of)."""
    unit = expression.look_up("unit", "UNITS", "UNIT")
    if expression.word("side") in ("before", "after") and expression.after.isalpha():
        return None  # "two days after the fire": the two days are a duration, and the fire is no date
    side = expression.look_up("side", "SIDE") or 1
    count = _count(expression)
    start = context.reference if abs(side) == 1 or context.anchor is None else context.anchor.first
    step = 1 if side > 0 else -1
    if count is None:
        vague = "PAST_REF" if step < 0 else "FUTURE_REF"
        return valued("DATE", vague) if abs(side) == 1 else valued("DATE", None)
    if start is None:
        return valued("DATE", None)
    if unit in ("S", "MIN", "H"):
        return _hours_away(start, step * count, unit)
    grain = unit
    anchor = context.anchor
    if unit == "Y" and anchor is not None and "-Q" in anchor.value and count == 1:
        before = days.shift(anchor.first, step, "Y")
        return compared(days.unit_around(before, "Q") if before else None)
    if unit in ("FN", "WE"):
        unit, grain, count = "W", "W", count * (2 if unit == "FN" else 1)
    when = days.shift(start, round(step * count), unit)
    return dated(days.unit_around(when, grain) if when else None)


def _count(expression: Expression) -> float | None:
    """The number of units; None for "several" and "a few"."""
    if expression.has("vague"):
        return None
    if expression.has("one"):
        return 1
    return 2 if expression.has("couple") else expression.number("count") or 1


def _hours_away(start: date, count: float, unit: str) -> Reading:
    """Hours from a day whose hour is unknown: the days that they can touch, without a value."""
    hours = count / {"H": 1, "MIN": 60, "S": 3600}[unit]
    edge = days.shift(start, int(hours // 24) if hours < 0 else int(-(-hours // 24)), "D") or start
    return Reading(type="TIME", value=None, first=min(start, edge), last=max(start, edge))


RELATIVE_READINGS = {
    "weekday": _weekday, "weekday_week": _weekday_week, "weekday_night": _weekday_night, "nights_ago":
    _nights_ago, "deictic": _deictic, "tonight": _tonight, "overnight": _overnight, "part_of_this_day":
    _part_of_this_day, "day_after": _day_after, "that_day": _that_unit, "neighbour_day": _neighbour,
    "neighbour_unit": _neighbour_unit, "relative_unit": _relative_unit, "the_unit": _the_unit, "year_end":
    _year_end, "week_of": _week_of, "season": _season, "shifted": _shifted,
}  # fmt: skip
