"""The year of a date line that leaves it out: "LONDON, March 3 (Reuters) -", "Tuesday, March 3".

A wire's dateline names its day without the year. The latest year that the article tells of as past bounds it: the
line is of that year or later. Which of them is decided by a weekday, in the line itself or in the article (a report
names the weekday of its own day or of the day before), or by a year that the page calls "last year". Else the year
stays open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallywire.reading.writtendates import WrittenDate
from tallywire.reading.yearless import YearClues
from tallywire.records import Published, Span

__all__ = ["YearlessStamp", "yearless_published"]

_YEARS = 2  # the year told of and the next: an older page would tell of its own years


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlessStamp:
    """A day and month on a date line, and where it stands."""

    written: WrittenDate
    span: Span

    def in_year(self, year: int) -> str | None:
        """The day in a year; None where the year has no such day or the weekday of the line is another."""
        try:
            day = date.fromisoformat(f"{year:04}-{self.written.days[0].removeprefix('--')}")
        except ValueError:
            return None
        return day.isoformat() if self.written.weekday in (None, day.weekday()) else None


def yearless_published(
    stamp: YearlessStamp, told: tuple[str, Span] | None, clues: YearClues, weekdays: Sequence[tuple[int, Span]]
) -> Published | None:
    """When a page with such a line was published; None where it tells of no year.

    `told` is the latest day that the article tells of as past, with its place; `weekdays` those it names, in order.
    """
    if clues.last_year:
        own = stamp.in_year(int(clues.last_year.value) + 1)
        return _day(own, (stamp.span, *clues.last_year.evidence)) if own else None
    if told is None:
        return None
    year = int(told[0][:4])
    days = [day for step in range(_YEARS) if (day := stamp.in_year(year + step)) and day >= told[0]]
    if not days:
        return None
    if stamp.written.weekday is not None and len(days) == 1:
        return _day(days[0], (stamp.span, told[1]))
    for back in (0, 1):
        for number, span in weekdays:
            fitting = [day for day in days if (date.fromisoformat(day) - timedelta(days=back)).weekday() == number]
            if len(fitting) == 1 and len(days) > 1:
                return _day(fitting[0], (stamp.span, told[1], span))
    return Published(from_=days[0], to=None, precision="unknown", method="inferred", evidence=(stamp.span, told[1]))


def _day(day: str, evidence: tuple[Span, ...]) -> Published:
    return Published(from_=day, to=day, precision="day", method="inferred", evidence=evidence)
