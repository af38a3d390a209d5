"""Readings of what comes again ("every day", "Mondays", "annually") and of no certain time ("now", "one day")."""

from __future__ import annotations

from tallywire.language.time_context import Context, Expression, Reading, valued
from tallywire.language.time_spans import duration_value

__all__ = ["SET_READINGS"]

_MODALS = frozenset(("will", "would", "could", "may", "might", "shall", "can", "must", "'ll"))


def _every(expression: Expression, _: Context) -> Reading | None:
    """ "every Monday", "each winter", "every two weeks", "the third Friday of each month"."""
    weekday = expression.look_up("which" if expression.has("which") else "weekday", "WEEKDAY")
    code = expression.look_up("partofday", "PART_OF_DAY")
    if weekday is not None:
        return valued("SET", f"XXXX-WXX-{weekday + 1}" + (f"T{code}" if code else ""))
    if code is not None:
        return valued("SET", f"XXXX-XX-XXT{code}")
    if expression.has("month"):
        return valued("SET", f"XXXX-{expression.look_up('month', 'MONTH'):02}")
    if expression.has("season"):
        return valued("SET", f"XXXX-{expression.look_up('season', 'SEASON')}")
    words = expression.symbols.word(expression.candidate.first + 1)
    count = expression.number("count") or (2 if words == "other" else 1)
    return valued("SET", duration_value(count, expression.look_up("unit", "UNIT", "UNITS")))


def _weekdays(expression: Expression, _: Context) -> Reading | None:
    number = expression.look_up("weekday", "WEEKDAY")
    if number is None:
        number = expression.look_up("weekdays", "WEEKDAYS")
    if number == "WE":
        return valued("SET", "XXXX-WXX-WE")
    code = expression.look_up("partsofday", "PARTS_OF_DAY")
    return valued("SET", f"XXXX-WXX-{number + 1}" + (f"T{code}" if code else ""))


def _periodic(expression: Expression, _: Context) -> Reading | None:
    if expression.raw("periodic")[0].isupper() and expression.candidate.first:
        return None  # a newspaper's name
    return valued("SET", expression.look_up("periodic", "PERIODIC"))


def _per_unit(expression: Expression, _: Context) -> Reading | None:
    return valued("SET", duration_value(1, expression.look_up("unit", "UNIT")))


# ---------------------------------------------------------------- now, before, some day


def _reference(expression: Expression, _: Context) -> Reading | None:
    return valued("DATE", expression.look_up("reference", "REFERENCE"))


def _present(_: Expression, __: Context) -> Reading | None:
    return valued("DATE", "PRESENT_REF")


def _past(_: Expression, __: Context) -> Reading | None:
    return valued("DATE", "PAST_REF")


def _some_day(expression: Expression, _: Context) -> Reading | None:
    """ "will one day be", "one day will": some time to come; else one day is a duration."""
    ahead = not _MODALS.isdisjoint((expression.before, expression.after))
    return valued("DATE", "FUTURE_REF") if ahead else None


def _future(_: Expression, __: Context) -> Reading | None:
    return valued("DATE", "FUTURE_REF")


SET_READINGS = {
    "every": _every, "weekdays": _weekdays, "periodic": _periodic, "per_unit": _per_unit,
    "reference": _reference, "present": _present, "past": _past, "future": _future, "some_day": _some_day,
}  # fmt: skip
