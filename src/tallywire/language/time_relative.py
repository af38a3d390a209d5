"""Readings of days told from the reference day: weekdays, "yesterday", "last night", "overnight"."""

from __future__ import annotations

from datetime import date

from tallywire.language import days
from tallywire.language.days import Period
from tallywire.language.time_context import Context, Expression, Reading, dated, valued
from tallywire.language.time_grammar import load_grammar

_BESIDE_THE_TOLD = frozenset(("previous", "preceding", "prior", "following", "ensuing"))

_SPAN = frozenset(("to", "through", "until", "till", "-", "–"))

__all__ = ["RELATIVE_READINGS", "part_of_day", "plain_day", "unresolved", "weekday"]


def part_of_day(period: Period | None, code: str | None) -> Reading:
    """A day, or a part of it: TIMEX3 "TMO", "TAF", "TEV", "TNI", or a clock time for noon and midnight."""
    return dated(period, "TIME", f"T{code}") if code else dated(period)


def unresolved(code: str | None, value: str | None = None) -> Reading:
    """A day, or the part of a day named by `code`, of which only `value` (with X for the unknown) can be said."""
    return valued("TIME" if code else "DATE", f"{value}T{code}" if value and code else value)


def weekday(expression: Expression, context: Context) -> date | None:
    """The day that a weekday means.

    Alone: the nearest one back, the reference day included, or forward in a clause about the future.
    "last": before the reference day; "next" after it; "this" the coming one unless the clause looks back;
    "the previous" and "the following" beside the day last spoken of; behind "Monday to", after that Monday.
    """
    reference, number = context.reference, expression.look_up("weekday", "WEEKDAY", "SHORT_WEEKDAY")
    if reference is None:
        return None
    side = expression.look_up("relative", "RELATIVE")
    if side is None and context.near is not None and _ends_a_span(expression):
        return days.nearest_weekday(context.near.first, number, 1)
    if expression.word("relative") in _BESIDE_THE_TOLD and context.anchor is not None:
        reference = context.anchor.first if side < 0 else context.anchor.last
    if side is None:
        return days.nearest_weekday(reference, number, 1 if context.direction > 0 else -1)
    if side == 0:
        return days.nearest_weekday(reference, number, -1 if context.direction < 0 else 1)
    start = days.shift(reference, side, "D")
    return None if start is None else days.nearest_weekday(start, number, side)


def _ends_a_span(expression: Expression) -> bool:
    """ "Monday through Friday": the second of two weekdays comes after the first."""
    before = expression.symbols.around(expression.candidate.first - 2)
    return expression.before in _SPAN and before in load_grammar().words["WEEKDAY"]


def _weekday(expression: Expression, context: Context) -> Reading:
    code = expression.look_up("partofday", "PART_OF_DAY")
    when = weekday(expression, context)
    if when is None:
        return unresolved(code, f"XXXX-WXX-{expression.look_up('weekday', 'WEEKDAY') + 1}")
    return part_of_day(days.day(when), code)


def _weekday_night(expression: Expression, context: Context) -> Reading:
    """ "overnight Thursday"; "overnight into Friday" is the night before it, which touches both days."""
    when = weekday(expression, context)
    before = days.shift(when, -1, "D") if when and expression.has("into") else None
    if before is not None:
        return Reading(type="TIME", value=f"{before.isoformat()}TNI", first=before, last=when, period=days.day(before))
    return part_of_day(days.day(when), "NI") if when else unresolved("NI")


def _nights_ago(expression: Expression, context: Context) -> Reading:
    """ "two nights ago": a part of a day that is so many days back."""
    word = expression.symbols.word(expression.candidate.slots["count"] + 1)
    code = {"nights": "NI", "mornings": "MO", "evenings": "EV"}[word]
    when = days.shift(context.reference, -(expression.whole("count") or 0), "D") if context.reference else None
    return part_of_day(days.day(when), code) if when else unresolved(code)


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
    return unresolved(code) if when is None else part_of_day(days.day(when), code)


def _tonight(_: Expression, context: Context) -> Reading:
    return unresolved("NI") if context.reference is None else part_of_day(days.day(context.reference), "NI")


def _overnight(_: Expression, context: Context) -> Reading:
    """The night before the reference day: the days it touches are both."""
    if context.reference is None:
        return unresolved("NI")
    before = days.shift(context.reference, -1, "D")
    if before is None:
        return unresolved("NI")
    return Reading(type="TIME", value=f"{before.isoformat()}TNI", first=before, last=context.reference)


def _part_of_this_day(expression: Expression, context: Context) -> Reading:
    """ "this morning", "last night"."""
    code, side = expression.look_up("partofday", "PART_OF_DAY"), expression.look_up("relative", "RELATIVE")
    when = days.shift(context.reference, side, "D") if context.reference else None
    return unresolved(code) if when is None else part_of_day(days.day(when), code)


def _day_after(expression: Expression, context: Context) -> Reading:
    """ "the day before yesterday", "the day after tomorrow"."""
    near = plain_day(expression, context)
    step = 1 if expression.look_up("side", "SIDE") > 0 else -1
    when = days.shift(near, step, "D") if near else None
    return dated(days.day(when) if when else None)


RELATIVE_READINGS = {
    "weekday": _weekday, "weekday_week": _weekday_week, "weekday_night": _weekday_night, "nights_ago": _nights_ago,
    "deictic": _deictic, "tonight": _tonight, "overnight": _overnight, "part_of_this_day": _part_of_this_day,
    "day_after": _day_after,
}  # fmt: skip
