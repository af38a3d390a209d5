"""Readings of durations: "three weeks", "the past 24 hours", "recent years"."""

from __future__ import annotations

from datetime import date

from tallywire.language import days
from tallywire.language.time_context import Context, Expression, Reading, valued

__all__ = ["SPAN_READINGS", "duration_value"]

_AGE = frozenset(("old", "olds"))
_MARKS = frozenset(("'", '"', "”", "’", "'s", "’s"))


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration; "X" for an unknown number.

    >>> [duration_value(3, "W"), duration_value(2.5, "Y"), duration_value(24, "H"), duration_value(None, "D")]
    ['P3W', 'P2Y6M', 'PT24H', 'PXD']
    >>> [duration_value(1.5, "H"), duration_value(0.5, "Y"), duration_value(0.75, "H")]
    ['PT1H30M', 'P6M', 'PT45M']
    """
    clock = {"S": "S", "MIN": "M", "H": "H"}.get(unit)
    if count is not None and unit in ("DE", "CE", "FN"):
        factor, unit = {"DE": (10, "Y"), "CE": (100, "Y"), "FN": (2, "W")}[unit]
        count *= factor
    if count is not None and unit == "WE":
        count, unit = count * 2, "D"
    if count is None:
        return f"PT{'X'}{clock}" if clock else f"PX{unit}"
    whole, half = divmod(count, 1)
    smaller = {"Y": "6M", "H": "30M", "MIN": "30S"}.get(unit)
    if half and smaller and count % 1 in (0.25, 0.5, 0.75):
        smaller = f"{int(smaller[:-1]) * 2 * half:g}{smaller[-1]}"
        return f"P{'T' if clock else ''}{f'{whole:.12g}{clock or unit}' if whole else ''}{smaller}"
    return f"PT{count:.12g}{clock}" if clock else f"P{count:.12g}{unit}"


def _is_age(expression: Expression) -> bool:
    """ "39-year-old", "39 years old", "years of age": how old somebody is, not when something was."""
    symbols, last = expression.symbols, expression.candidate.last
    after = [symbols.around(last), symbols.around(last + 1)]
    return after[0] in _AGE or (after[0] in ("-", "–") and after[1] in _AGE) or after == ["of", "age"]


def _duration(expression: Expression, context: Context) -> Reading | None:
    unit = expression.look_up("unit", "UNITS", "UNIT", "SEASONS")
    if _is_age(expression) or (unit in ("S", "WE") and not expression.has("count")):
        return None  # "a second chance", "a weekend visit"
    if expression.has("one") and expression.after in ("-", "–"):
        return None  # "a year-earlier loss"
    if (unit == "Q" and not expression.has("relative")) or _is_a_name(expression):
        return None  # "three quarters of the food"
    count = _count(expression)
    value = duration_value(count, unit)
    side = expression.look_up("relative", "RELATIVE")
    if not side or count is None or context.reference is None:
        return valued("DURATION", value)
    first, last = _anchored_days(context.reference, side, count, unit)
    return Reading(type="DURATION", value=value, first=first, last=last)


def _anchored_days(reference: date, side: int, count: float, unit: str) -> tuple[date | None, date | None]:
    """The days of "the past two months" or "the next 24 hours", the reference day at one end."""
    if unit in ("S", "MIN", "H"):
        hours = count / {"H": 1, "MIN": 60, "S": 3600}[unit]
        count, unit = -(-hours // 24), "D"
    if unit in ("WE", "FN"):
        count, unit = count * (2 if unit == "FN" else 1), "W"
    if unit in days.SEASON_MONTHS:
        unit = "Y"  # the past three summers lie in three years
    if unit in ("DE", "CE"):
        count, unit = count * (10 if unit == "DE" else 100), "Y"
    if unit == "Y" and count % 1:
        count, unit = count * 12, "M"
    edge = days.shift(reference, round(side * count), unit)
    if edge is None:
        return None, None
    return (edge, reference) if side < 0 else (reference, edge)


def _count(expression: Expression) -> float | None:
    if expression.has("vague"):
        return None
    if expression.has("dozen"):
        return 12
    if expression.has("couple"):
        return 2
    count = expression.number("count")
    if expression.has("part") or expression.has("parts"):
        return (count or 1) / 4
    if count is None and expression.has("one"):
        count = 0.5 if expression.word("one") == "half" else 1
    return count + 0.5 if count is not None and expression.has("plus") else count


def _is_a_name(expression: Expression) -> bool:
    """ "60 Minutes" between marks of quotation, or with a capital that nothing else in it has, is a programme."""
    index = expression.candidate.slots.get("unit", expression.candidate.last - 1)
    raw = expression.symbols.raw(index)
    quoted = expression.after in _MARKS or expression.before in _MARKS
    return raw[0].isupper() and not raw.isupper() and expression.candidate.first != index and quoted


def _year_ended(expression: Expression, _: Context) -> Reading | None:
    """ "the year ended June 30" is a length of time that the date behind it places."""
    return valued("DURATION", "P1Y") if expression.after in ("ended", "ending", "through") else None


def _vague_duration(expression: Expression, _: Context) -> Reading | None:
    """ "recent years", "the coming weeks", and "years" alone after a word of lasting."""
    unit = expression.look_up("unit", "UNITS")
    if _is_age(expression) or unit in ("S", "WE"):
        return None
    if expression.size == 1 and expression.before not in _LASTING:
        return None
    return valued("DURATION", duration_value(None, unit))


_LASTING = frozenset(
    [
        "for",
        "in",
        "of",
        "within",
        "over",
        "after",
        "many",
        "took",
        "take",
        "takes",
        "spent",
        "last",
        "lasted",
        "through",
        "during",
    ]
)


def _duration_of(expression: Expression, _: Context) -> Reading | None:
    return valued("DURATION", duration_value(1, expression.look_up("unit", "UNIT")))


SPAN_READINGS = {
    "duration": _duration, "year_ended": _year_ended, "vague_duration": _vague_duration, "duration_of": _duration_of,
}  # fmt: skip
