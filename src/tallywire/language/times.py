"""Time expressions of a text, with TIMEX3 types and values (TimeML 1.2.1) and the days they cover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from tallywire.language.time_clock import CLOCK_READINGS
from tallywire.language.time_context import Context, Expression, Reading
from tallywire.language.time_dates import DATE_READINGS
from tallywire.language.time_quarters import QUARTER_READINGS
from tallywire.language.time_relative import RELATIVE_READINGS
from tallywire.language.time_spans import SPAN_READINGS
from tallywire.language.time_symbols import Candidate, Symbols, find_candidates, read_symbols
from tallywire.language.time_tense import direction
from tallywire.language.tokens import tokenise
from tallywire.records import UNKNOWN_DATE, Published, Time

__all__ = ["find_times"]

_READINGS: dict[str, Callable[[Expression, Context], Reading | None]] = {
    **DATE_READINGS,
    **RELATIVE_READINGS,
    **QUARTER_READINGS,
    **SPAN_READINGS,
    **CLOCK_READINGS,
}


def find_times(text: str, *, reference: Published = UNKNOWN_DATE) -> list[Time]:
    """All time expressions of a text, in order, without overlaps; offsets in code points.

    `reference` is when the document was published. Expressions told from it ("yesterday", "last week") resolve to one
    value if the reference is a day, or an interval whose days all give the same value. Else their value is None
    (a TIMEX3 value with X for what is unknown where the words name a part: "XXXX-08-09", "XXXX-WXX-3"), and
    `from_`/`to` hold every day it can mean; a weekday that more than one day fits stays open. Without any reference
    `from_` and `to` are None.
    A DURATION has days only where it is tied to the reference ("the past two weeks"); a SET has none.

    >>> when = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")
    >>> times = find_times("It fell on Tuesday, three weeks after the fire of May 3.", reference=when)
    >>> [(time.text, time.value, time.from_) for time in times]
    [('Tuesday', '2016-08-09', '2016-08-09'), ('three weeks', 'P3W', None), ('May 3', '2016-05-03', '2016-05-03')]
    >>> [(time.text, time.value) for time in find_times("It fell on Tuesday. He may march.")]
    [('Tuesday', 'XXXX-WXX-2')]
    """
    symbols = read_symbols(tokenise(text))
    candidates = find_candidates(symbols)
    low, high = _day(reference.from_), _day(reference.to)
    if low is None or high is None or low > high:
        low = high = None
    early = _read_all(symbols, candidates, low)
    if low == high:
        return [_time(symbols, candidate, reading) for candidate, reading in early]
    late = {id(candidate): reading for candidate, reading in _read_all(symbols, candidates, high)}
    joined = ((candidate, _either(candidate, reading, late.get(id(candidate)))) for candidate, reading in early)
    return [_time(symbols, candidate, reading) for candidate, reading in joined]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _read_all(
    symbols: Symbols, candidates: Sequence[Candidate], reference: date | None
) -> list[tuple[Candidate, Reading]]:
    """The readings of all expressions against one day: at each place the first candidate that means something wins."""
    found: list[tuple[Candidate, Reading]] = []
    done, anchor = 0, None
    for candidate in candidates:
        if candidate.first < done:
            continue
        context = Context(reference=reference, anchor=anchor, direction=direction(symbols, candidate.first))
        reading = _READINGS[candidate.read](Expression(symbols=symbols, candidate=candidate), context)
        if reading is None:
            continue
        found.append((candidate, reading))
        done = candidate.last
        anchor = reading.period or anchor
    return found


def _either(candidate: Candidate, early: Reading, late: Reading | None) -> Reading:
    """What holds whichever day of an uncertain reference is the right one."""
    if late is None or early == late:
        return early
    value = early.value if early.value == late.value else None
    if candidate.read.startswith("weekday"):
        return Reading(type=early.type, value=value)
    return Reading(type=early.type, value=value, first=early.first, last=late.last)


def _time(symbols: Symbols, candidate: Candidate, reading: Reading) -> Time:
    start, end = symbols.start(candidate.first), symbols.end(candidate.last - 1)
    return Time(
        start=start,
        end=end,
        text=symbols.tokens.text[start:end],
        type=reading.type,
        value=reading.value,
        from_=reading.first.isoformat() if reading.first else None,
        to=reading.last.isoformat() if reading.last else None,
    )
