"""Readings of clock times: "9 a.m. EST Tuesday", "1430 GMT", "noon Saturday"."""

from __future__ import annotations

from tallywire.language import days
from tallywire.language.days import Period
from tallywire.language.time_context import Context, Expression, Reading, dated, valued
from tallywire.language.time_dates import calendar_day
from tallywire.language.time_relative import part_of_day, plain_day, weekday

__all__ = ["CLOCK_READINGS"]


def _clock(expression: Expression, context: Context) -> Reading | None:
    """A time of day with the day it names, else on the reference day; the zone is in the span, not in the value."""
    time = _time_of_day(expression)
    if time is None:
        return None
    period = _day_of(expression, context)
    return dated(period, "TIME", time) if period else valued("TIME", f"XXXX-XX-XX{time}")


def _day_of(expression: Expression, context: Context) -> Period | None:
    if expression.has("month"):
        reading = calendar_day(expression, context)
        return reading.period if reading else None
    if expression.has("weekday"):
        when = weekday(expression, context)
    elif expression.has("deictic"):
        when = plain_day(expression, context)
    else:
        when = context.reference
    return days.day(when) if when else None


def _time_of_day(expression: Expression) -> str | None:
    """ "T09:30"; None where the figures are no time of day (a score, a ratio, a verse)."""
    hour, minute = expression.whole("hour") or 0, expression.whole("minute") or 0
    if expression.has("dotted"):
        hour, minute = (int(part) for part in expression.word("dotted").split("."))
    elif expression.candidate.slots["hour"] in expression.symbols.numbers and len(expression.word("hour")) == 4:
        hour, minute = divmod(hour, 100)
    shift = expression.look_up("ampm", "AMPM")
    part = expression.look_up("partofday", "PART_OF_DAY")
    if shift is None and part in ("AF", "EV", "NI") and hour < 12:
        shift = 12
    if shift is not None:
        if not 1 <= hour <= 12 and not (shift == 12 and 13 <= hour <= 23):
            return None
        hour = hour if hour > 12 else hour % 12 + shift
    elif expression.has("minute") and not (_zone_follows(expression) or _is_clock_place(expression)):
        return None
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02}:{minute:02}"


def _bare_clock(expression: Expression, context: Context) -> Reading | None:
    """ "at 1930": four figures after a word of time, and before none that they could count."""
    if expression.after.isalpha() and expression.after not in _BEHIND_CLOCK:
        return None
    hour, minute = divmod(expression.whole("day") or 0, 100)
    period = days.day(context.reference) if context.reference else None
    time = f"T{hour:02}:{minute:02}"
    return dated(period, "TIME", time) if period else valued("TIME", f"XXXX-XX-XX{time}")


_BEHIND_CLOCK = frozenset(("on", "today", "yesterday", "local", "hours", "hrs", "and", "when", "in", "this"))


def _zone_follows(expression: Expression) -> bool:
    return expression.has("zone") or expression.has("weekday") or expression.has("deictic") or expression.has("month")


def _is_clock_place(expression: Expression) -> bool:
    """ "at 14:30": figures with a colon are a time of day after these words, else they may be a score."""
    return expression.before in ("at", "by", "around", "about", "until", "till", "before", "after", "since", "from")


def _part_of_day_alone(expression: Expression, context: Context) -> Reading | None:
    """ "midnight", "noon" name a time by themselves; "morning" does only with a day."""
    code = expression.look_up("partofday", "PART_OF_DAY")
    if ":" not in code or expression.before in ("high", "a"):
        return None
    return part_of_day(days.day(context.reference), code) if context.reference else valued("TIME", f"XXXX-XX-XXT{code}")


CLOCK_READINGS = {"clock": _clock, "bare_clock": _bare_clock, "part_of_day": _part_of_day_alone}
