"""Readings of so much before or after: "three weeks ago", "two days later", "two days after May 3"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tallywire.language import days
from tallywire.language.days import Period
from tallywire.language.time_clock import named_day
from tallywire.language.time_context import Context, Expression, Reading, compared, dated, valued
from tallywire.language.time_relative import part_of_day, unresolved, weekday

__all__ = ["SHIFT_READINGS"]

_HALVES = {
    "CE": (5, "DE"),
    "DE": (5, "Y"),
    "Y": (6, "M"),
    "Q": (6, "W"),
    "M": (2, "W"),
    "D": (12, "H"),
    "H": (30, "MIN"),
}
_GRAINS = ("D", "W", "M", "Q", "Y", "DE", "CE")


def _shifted(expression: Expression, context: Context) -> Reading | None:
    """ "three weeks ago" (from the reference), "a year earlier" (from what was last spoken of)."""
    unit = expression.look_up("unit", "UNITS", "UNIT") or ""
    if expression.word("side") in ("before", "after") and expression.after.isalpha():
        return None  # "two days after the fire": the two days are a duration, and the fire is no date
    side = expression.look_up("side", "SIDE") or 1
    step = 1 if side > 0 else -1
    count = _count(expression)
    if expression.word("one") == "half":
        if unit not in _HALVES:
            return None
        count, unit = _HALVES[unit]
    if count is None:
        return _vague_shift(abs(side) == 1, step)
    start = _start(context, from_reference=abs(side) == 1)
    if start is None:
        return valued("DATE", None)
    if unit in ("DE", "CE") and start.first == start.last:
        return _round_years(start.first, step * count, unit)
    if unit in ("S", "MIN", "H"):
        return _hours_away(start.first, step * count, unit)
    if unit == "Y" and count == 1 and context.anchor is not None and "-Q" in context.anchor.value:
        before = days.shift(context.anchor.first, step, "Y")
        return compared(days.unit_around(before, "Q") if before else None)
    moved = _moved(start, step * count, unit)
    return compared(moved.period) if unit == "Y" and count == 1 else moved


def _round_years(day: date, count: float, unit: str) -> Reading:
    """ "two decades ago": the year twenty years back, and the years that are nearer to it than to one decade ago."""
    length = 10 if unit == "DE" else 100
    year = day.year + round(count * length)
    first, last = days.year(year - length // 2), days.year(year + length // 2)
    around = days.year(year)
    if around is None or first is None or last is None:
        return dated(around)
    return replace(dated(around), first=first.first, last=last.last)


def _vague_shift(from_reference: bool, step: int) -> Reading:
    """ "a few days ago", "years ago"; "months later" counts from a day that the story tells, not from now."""
    return valued("DATE", ("PAST_REF" if step < 0 else "FUTURE_REF") if from_reference else None)


def _start(context: Context, *, from_reference: bool) -> Period | None:
    if not from_reference and context.anchor is not None:
        return context.anchor
    return days.day(context.reference) if context.reference else None


def _moved(start: Period, count: float, unit: str) -> Reading:
    """A period moved by whole units: its value is the unit that it comes to lie in.

    From a day, the unit's days; from a longer period its own days, moved: they may reach over two such units.
    """
    if unit in ("FN", "WE"):
        unit, count = "W", count * (2 if unit == "FN" else 1)
    low, high = days.shift(start.first, round(count), unit), days.shift(start.last, round(count), unit)
    around = days.unit_around(low, unit) if low else None
    if low is None or around is None or high is None or high <= around.last:
        return dated(around)
    return replace(dated(around), first=low, last=high, period=replace(around, first=low, last=high))


def _count(expression: Expression) -> float | None:
    """The number of units; None for "several", "a few", a bare plural and "long"."""
    if expression.has("vague") or expression.has("bare") or not (expression.has("unit") or expression.has("ago")):
        return None
    if expression.has("one"):
        return 1
    return 2 if expression.has("couple") else expression.number("count") or 1


def _hours_away(start: date, count: float, unit: str) -> Reading:
    """Hours from a day whose hour is unknown: the days that they can touch, without a value."""
    hours = count / {"H": 1, "MIN": 60, "S": 3600}[unit]
    edge = days.shift(start, int(hours // 24) if hours < 0 else int(-(-hours // 24)), "D") or start
    return Reading(type="TIME", value=None, first=min(start, edge), last=max(start, edge))


# ---------------------------------------------------------------- beside a day that is named


def _beside(expression: Expression, context: Context) -> Reading | None:
    """ "two days after May 3", "the day before Christmas", "the night before Friday", "a week from Tuesday"."""
    start = named_day(expression, context)
    unit = expression.look_up("unit", "UNITS", "UNIT") or "D"
    code = expression.look_up("partofday", "PART_OF_DAY")
    count = 1 if code or expression.word("beside") == "eve" else _count(expression)
    if start is None or count is None or unit not in (*_GRAINS, "FN"):
        return unresolved(code)
    step = 1 if expression.word("beside") in ("after", "from", "following") else -1
    if unit in ("W", "FN") and expression.word("beside") == "from":
        when = days.shift(start.first, round(count) * (2 if unit == "FN" else 1), "W")
        return dated(days.day(when) if when else None)
    if code is None:
        return _moved(start, step * count, unit)
    when = days.shift(start.first, step, "D")
    return part_of_day(days.day(when) if when else None, code)


def _weekday_beside(expression: Expression, context: Context) -> Reading | None:
    """ "the Monday after Easter", "the Friday before May 3"."""
    start, number = named_day(expression, context), expression.look_up("which", "WEEKDAY")
    if start is None:
        return valued("DATE", f"XXXX-WXX-{number + 1}")
    step = 1 if expression.word("beside") in ("after", "following") else -1
    beside = days.shift(start.first, step, "D")
    when = days.nearest_weekday(beside, number, step) if beside else None
    return dated(days.day(when) if when else None)


def _weekday_weeks(expression: Expression, context: Context) -> Reading | None:
    """ "Tuesday week" is a week after the coming Tuesday, "a week ago Tuesday" one before the last."""
    step = -1 if expression.has("ago") else 1
    if context.reference is None:
        return valued("DATE", None)
    near = weekday(expression, replace(context, direction=step))
    when = days.shift(near, step * int(_count(expression) or 1), "W") if near else None
    return dated(days.day(when) if when else None)


SHIFT_READINGS = {
    "shifted": _shifted, "beside": _beside, "weekday_beside": _weekday_beside, "weekday_weeks": _weekday_weeks,
}  # fmt: skip
