"""How a figure changed over the days of its reports, as a drawing: for who reads without scripts, and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

__all__ = ["HEIGHT", "WIDTH", "Dot", "Drawing", "StepLine", "draw_steps"]

WIDTH, HEIGHT = 600, 120
"""The size of the drawing, in units of its own."""

_COLOURS = 6  # lines told apart by a colour; further ones share the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One report: its day, its number, and whose it is."""

    origin: str
    day: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """What one origin gave, as the points of a line that steps at each report, and the places of its reports."""

    origin: str
    colour: int
    points: str
    dots: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The lines, with the bounds of what is drawn."""

    lines: tuple[StepLine, ...]
    first: str
    last: str
    largest: float


def draw_steps(dots: Iterable[Dot]) -> Drawing | None:
    """The drawing of some reports; None where nothing can have changed: fewer than two of them have a day.

    >>> drawing = draw_steps([Dot(origin="a", day="2031-03-01", value=4), Dot(origin="a", day="2031-03-03", value=8)])
    >>> drawing.lines[0].points, drawing.largest
    ('0.0,60.0 600.0,60.0 600.0,0.0', 8)
    """
    ordered = sorted(dots, key=lambda dot: dot.day)
    if len(ordered) < 2:
        return None
    first, last = ordered[0].day, ordered[-1].day
    largest = max(dot.value for dot in ordered)
    by_origin: dict[str, list[Dot]] = {}
    for dot in ordered:
        by_origin.setdefault(dot.origin, []).append(dot)
    lines = [_line(at, own, first, last, largest) for at, own in enumerate(by_origin.values(), 1)]
    return Drawing(lines=tuple(lines), first=first, last=last, largest=largest)


def _line(number: int, dots: Sequence[Dot], first: str, last: str, largest: float) -> StepLine:
    """A line that stays at a number until the next report, and goes on to the last day of all."""
    span = max(1, _day(last) - _day(first))
    places = [
        (round(WIDTH * (_day(dot.day) - _day(first)) / span, 1), round(HEIGHT * (1 - dot.value / (largest or 1)), 1))
        for dot in dots
    ]
    corners = [places[0]]
    for x, y in [*places[1:], (float(WIDTH), places[-1][1])]:
        corners += [(x, corners[-1][1]), (x, y)]
    points = " ".join(dict.fromkeys(f"{x},{y}" for x, y in corners))
    return StepLine(origin=dots[0].origin, colour=min(number, _COLOURS), points=points, dots=tuple(places))


def _day(day: str) -> int:
    return date.fromisoformat(day).toordinal()
