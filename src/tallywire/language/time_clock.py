"""Readings of clock times: "9 a.m. EST Tuesday", "1430 GMT", "at 2200 on 6 December", "noon Saturday"."""

from __future__ import annotations

from tallywire.language import days
from tallywire.language.days import Period
from tallywire.language.time_context import Context, Expression, Reading, dated, valued
from tallywire.language.time_dates import calendar_day
from tallywire.language.time_feasts import holiday_day
from tallywire.language.time_moments import told_again, zone_suffix
from tallywire.language.time_relative import part_of_day, plain_day, weekday

__all__ = ["CLOCK_READINGS", "named_day"]

_BEHIND_CLOCK = frozenset(("on", "today", "yesterday", "local", "hours", "hrs", "and", "to", "when", "in", "this"))
_BEFORE_CLOCK = frozenset(("at", "by", "around", "about", "until", "till", "before", "after", "since", "from"))
_BEFORE_HOURS = _BEFORE_CLOCK | {"to", "and", "between"}


def _clock(expression: Expression, context: Context) -> Reading | None:
    """A time of day with the day it names, else on the day of its sentence; its zone is part of the value."""
    time = _time_of_day(expression)
    return None if time is None else _on_its_day(expression, context, time)


def _on_its_day(expression: Expression, context: Context, time: str) -> Reading:
    names_a_day = _names_a_day(expression)
    again = None if names_a_day else told_again(expression, context, time)
    if again is not None:
        return again
    period = named_day(expression, context) if names_a_day else _day_at_hand(context)
    day, minutes = period.first if period else None, int(time[1:3]) * 60 + int(time[4:])
    time += zone_suffix(expression, context.customs.countries, day, minutes)
    return dated(period, "TIME", time) if period else valued("TIME", f"XXXX-XX-XX{time}")


def _names_a_day(expression: Expression) -> bool:
    return any(expression.has(slot) for slot in ("month", "weekday", "deictic", "holiday"))


def _day_at_hand(context: Context) -> Period | None:
    """The day that the sentence has named already, else the reference day."""
    return context.near or (days.day(context.reference) if context.reference else None)


def named_day(expression: Expression, context: Context) -> Period | None:
    """The day that an expression names by a date, a holiday, a weekday or "yesterday"; None where it is not known."""
    if expression.has("month") or expression.has("holiday"):
        reading = (calendar_day if expression.has("month") else holiday_day)(expression, context)
        return reading.period if reading else None
    when = (weekday if expression.has("weekday") else plain_day)(expression, context)
    return days.day(when) if when else None


def _time_of_day(expression: Expression) -> str | None:
    """ "T09:30"; None where the figures are no time of day (a score, a ratio, a verse)."""
    hour, minute = _hour_and_minute(expression)
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
    return f"T{hour:02}:{minute:02}" if hour <= 24 and minute <= 59 else None


def _hour_and_minute(expression: Expression) -> tuple[int, int]:
    hour, minute = expression.whole("hour") or 0, expression.whole("minute") or 0
    if expression.has("dotted"):
        hour, minute = (int(part) for part in expression.word("dotted").split("."))
    elif expression.has("past"):
        minute = {"half": 30, "quarter": 15}[expression.word("past")]
        hour, minute = (hour, minute) if expression.word("beside") == "past" else ((hour or 24) - 1, 60 - minute)
    elif expression.candidate.slots["hour"] in expression.symbols.numbers and len(expression.word("hour")) == 4:
        hour, minute = divmod(hour, 100)
    return hour, minute


def _first_clock(expression: Expression, context: Context) -> Reading | None:
    """ "between 7 and 9 p.m.": the first of two hours, of the half of the day that the second names."""
    is_hour = expression.before in _BEFORE_HOURS or expression.has("minute")
    return _clock(expression, context) if is_hour else None


def _dotted_clock(expression: Expression, context: Context) -> Reading | None:
    """ "at 14.30 on Tuesday": else a price or a score."""
    return _clock(expression, context) if _is_clock_place(expression) else None


def _bare_clock(expression: Expression, context: Context) -> Reading | None:
    """ "at 1930", "at 2200 on 6 December": four figures after a word of time, and before none that they could count."""
    symbols, first = expression.symbols, expression.candidate.first
    if expression.size == 1 and expression.after.isalpha() and expression.after not in _BEHIND_CLOCK:
        return None
    hour, minute = divmod(int(symbols.numbers[first]), 100)
    return _on_its_day(expression, context, f"T{hour:02}:{minute:02}")


def _clock_hours(expression: Expression, context: Context) -> Reading | None:
    """ "1010 hours" as a time of day, not a length: after a word of time, or with a zone or a day."""
    if expression.size == 2 and expression.before not in _BEFORE_HOURS:
        return None
    hour, minute = divmod(expression.whole("hour") or 0, 100)
    return _on_its_day(expression, context, f"T{hour:02}:{minute:02}")


def _zone_follows(expression: Expression) -> bool:
    return expression.has("zone") or _names_a_day(expression)


def _is_clock_place(expression: Expression) -> bool:
    """ "at 14:30": figures with a colon are a time of day after these words, else they may be a score."""
    return expression.before in _BEFORE_CLOCK


def _part_of_day_alone(expression: Expression, context: Context) -> Reading | None:
    """ "midnight", "noon GMT" name a time by themselves; "morning" does only with a day."""
    code = expression.look_up("partofday", "PART_OF_DAY")
    if ":" not in code or expression.before in ("high", "a") or expression.whole("hour") not in (None, 12):
        return None
    return _on_its_day(expression, context, f"T{code}")


def _part_of_that_day(expression: Expression, context: Context) -> Reading | None:
    """ "in the morning", "at dawn": of the day that the sentence has named, else no one knows which."""
    code = expression.look_up("partofday" if expression.has("partofday") else "day", "PART_OF_DAY")
    return part_of_day(context.near, code) if context.near and expression.after not in ("of", "on") else None


def _part_of_named_day(expression: Expression, context: Context) -> Reading:
    """ "the night of 12 May", "on the morning of July 4"."""
    code, period = expression.look_up("partofday", "PART_OF_DAY"), named_day(expression, context)
    return part_of_day(period, code) if period else valued("TIME", f"XXXX-XX-XXT{code}")


CLOCK_READINGS = {
    "clock": _clock, "first_clock": _first_clock, "dotted_clock": _dotted_clock, "bare_clock": _bare_clock,
    "clock_hours": _clock_hours, "part_of_day": _part_of_day_alone,
    "part_of_that_day": _part_of_that_day, "part_of_named_day": _part_of_named_day,
}  # fmt: skip
