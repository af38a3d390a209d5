"""Readings of weeks, months, years and seasons told from the reference day or from what was last spoken of."""

from __future__ import annotations

from tallywire.language import days
from tallywire.language.time_context import Context, Expression, Reading, dated, valued
from tallywire.language.time_dates import calendar_day
from tallywire.language.time_relative import part_of_day, unresolved, weekday

__all__ = ["UNIT_READINGS"]

_SURELY_BACK = -2
_CLOCK_UNITS = ("S", "MIN", "H", "FN")


def _anchored(expression: Expression, context: Context, step: int) -> Reading | None:
    """The unit around, before or after what was last spoken of.

    Where nothing was, a week or a year is that of the reference, but the day beside it is a day of a tale not dated.
    """
    unit = expression.look_up("unit", "UNIT") or "D"
    code = expression.look_up("partofday", "PART_OF_DAY")
    anchor = context.anchor.first if context.anchor else None
    if anchor is None and (unit != "D" or not step):
        anchor = context.reference
    when = days.shift(anchor, step, unit) if anchor and unit in ("D", "W", "M", "Q", "Y") else None
    return unresolved(code) if when is None else part_of_day(days.unit_around(when, unit), code)


def _that_unit(expression: Expression, context: Context) -> Reading | None:
    if expression.look_up("unit", "UNIT") in (*_CLOCK_UNITS, "DE", "CE"):
        return None
    return _anchored(expression, context, 0)


def _neighbour(expression: Expression, context: Context) -> Reading | None:
    """ "the next day", "the previous evening", "the night before": beside what was last spoken of."""
    side = expression.look_up("relative", "RELATIVE") or expression.look_up("side", "SIDE")
    if expression.word("relative") == "last" and expression.after == "of":
        return None
    return _anchored(expression, context, 1 if side > 0 else -1) if side else None


def _neighbour_unit(expression: Expression, context: Context) -> Reading | None:
    forward = expression.symbols.word(expression.candidate.first + 1) == "following"
    if expression.look_up("unit", "UNIT") in _CLOCK_UNITS:
        return None
    return _anchored(expression, context, 1 if forward else -1)


def _relative_unit(expression: Expression, context: Context) -> Reading | None:
    """ "last week", "this year"; "the past decade" is the time up to now."""
    unit, side = expression.look_up("unit", "UNIT"), expression.look_up("relative", "RELATIVE")
    if unit in ("S", "MIN", "H") or (unit == "D" and expression.after == "of"):
        return None  # "the last day of the truce"
    if unit == "FN":
        return valued("DURATION", "P2W")
    if expression.word("relative") == "past" and unit in ("DE", "CE"):
        value = "P10Y" if unit == "DE" else "P100Y"
        first = days.shift(context.reference, -1, unit) if context.reference else None
        return Reading(type="DURATION", value=value, first=first, last=context.reference if first else None)
    if context.reference is None:
        return valued("DATE", None)
    when = days.shift(context.reference, side, "W" if unit == "WE" else unit)
    return dated(days.unit_around(when, unit) if when else None)


def _before_last(expression: Expression, context: Context) -> Reading | None:
    """ "the week before last", "the year after next", "the Tuesday before last"."""
    unit, side = expression.look_up("unit", "UNIT"), expression.look_up("relative", "RELATIVE")
    if expression.has("weekday"):
        near = weekday(expression, context)
        moved = days.shift(near, side, "W") if near else None
        return dated(days.day(moved)) if moved else valued("DATE", None)
    if unit in _CLOCK_UNITS or context.reference is None:
        return valued("DATE", None)
    when = days.shift(context.reference, 2 * side, "W" if unit == "WE" else unit)
    return dated(days.unit_around(when, unit) if when else None)


def _the_unit(expression: Expression, context: Context) -> Reading | None:
    """ "the end of the year", "earlier in the week", "the weekend": the one around the reference."""
    unit = expression.look_up("unit", "UNIT")
    if unit in _CLOCK_UNITS:
        return None
    if context.reference is None:
        return valued("DATE", None)
    if unit == "WE" and context.direction <= 0:
        when = days.shift(context.reference, 0 if context.reference.weekday() >= 5 else -1, "W")
        return dated(days.weekend(when) if when else None)
    return dated(days.unit_around(context.reference, unit))


def _year_end(_: Expression, context: Context) -> Reading:
    """ "by year end" is that of this year, "since year-end" that of the last."""
    year = context.reference.year - (context.direction == _SURELY_BACK) if context.reference else 0
    return dated(days.month_day(year, 12, 31))


def _week_of(expression: Expression, context: Context) -> Reading | None:
    """ "the week of May 3", "the weekend of May 3"."""
    reading = calendar_day(expression, context)
    if reading is None or reading.first is None:
        return valued("DATE", None)
    return dated(days.unit_around(reading.first, expression.look_up("unit", "UNIT")))


# ---------------------------------------------------------------- seasons


def _season(expression: Expression, context: Context) -> Reading | None:
    """ "last fall", "the winter of 1994"; a season with neither year nor "the" is a word of weather or a verb."""
    code, year = expression.look_up("season", "SEASON"), expression.whole("year")
    side = expression.look_up("relative", "RELATIVE")
    if expression.has("yearrelative"):
        shift = expression.look_up("yearrelative", "RELATIVE")
        year = context.reference.year + shift if context.reference else None
        return dated(days.season(year, code) if year else None)
    if year is None and side is None and _is_no_season(expression, code):
        return None
    if year is None and context.reference is None:
        return valued("DATE", f"XXXX-{code}")
    return dated(days.season(year if year is not None else _season_year(code, side, context), code))


def _is_no_season(expression: Expression, code: str) -> bool:
    """ "the fall of the town", "prices fall"."""
    leads = ("in", "the", "by", "since", "until")
    return expression.after == "of" or (code == "FA" and expression.before not in leads and expression.size == 1)


def _season_year(code: str, side: int | None, context: Context) -> int:
    assert context.reference is not None
    year, month = context.reference.year, context.reference.month
    begins = days.SEASON_MONTHS[code]
    if (side is not None and side > 0) or (side is None and context.direction > 0):
        return year if month < begins else year + 1
    if side is None or side == 0:
        return year
    return year if month >= begins + 3 else year - 1


UNIT_READINGS = {
    "that_day": _that_unit, "neighbour_day": _neighbour, "neighbour_unit": _neighbour_unit,
    "relative_unit": _relative_unit, "before_last": _before_last, "the_unit": _the_unit, "year_end": _year_end,
    "week_of": _week_of, "season": _season,
}  # fmt: skip
