"""The moment of a clock time: its zone, and the same moment told again in another ("9 p.m. (0200 GMT)").

The value of a time with a zone ends in the zone's distance from Universal Time (ISO 8601; TIDES 2005, 4.5). A moment
told twice has two values, which may be of neighbouring days; the days it covers are those of the first, which is the
clock of the place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tallywire.language.time_context import Context, Expression, Reading
from tallywire.language.time_zones import written_offset, zone_offset

__all__ = ["told_again", "zone_suffix"]

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?:(Z)|([+-])(\d\d):(\d\d))?")
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_DAY = 24 * 60  # minutes
_WEST, _EAST = -10 * 60, 13 * 60  # Honolulu; New Zealand in summer: beyond these few people live


def zone_suffix(expression: Expression, countries: Sequence[str], day: date | None, minutes: int) -> str:
    """How a value tells the zone of its expression: "Z", "-05:00"; "" where there is none or it stays open."""
    zone = expression.zone()
    offset = None if zone is None else zone_offset(zone, countries, day, minutes)
    return "" if offset is None else written_offset(offset)


def told_again(expression: Expression, context: Context, clock: str) -> Reading | None:
    """The reading of a clock time in brackets behind another one, if it has a zone and no day of its own.

    `clock` is "T02:00". The day is that on which both are the same moment; where the zone of the first is not told, on
    which its clock is one that a country keeps.
    """
    first, zone = context.beside, expression.zone()
    moment = _MOMENT.fullmatch(first.value or "") if first else None
    if first is None or moment is None or zone is None:
        return None
    day, local = date.fromisoformat(moment[1]), int(moment[2]) * 60 + int(moment[3])
    match = _CLOCK.fullmatch(clock)
    assert match is not None
    there = int(match[1]) * 60 + int(match[2])
    offset = zone_offset(zone, context.customs.countries, day, there)
    if offset is None:
        return None
    steps = {step: local - (there + step * _DAY - offset) for step in (0, 1, -1)}
    told = _offset(moment)
    if told is None:
        step = next((step for step, implied in steps.items() if _WEST <= implied <= _EAST), 0)
    else:
        step = min(steps, key=lambda step: abs(steps[step] - told))
    value = f"{(day + timedelta(days=step)).isoformat()}{clock}{written_offset(offset)}"
    return replace(first, value=value)


def _offset(moment: re.Match[str]) -> int | None:
    if moment[4]:
        return 0
    if not moment[5]:
        return None
    return (-1 if moment[5] == "-" else 1) * (int(moment[6]) * 60 + int(moment[7]))
