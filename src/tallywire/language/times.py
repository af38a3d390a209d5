"""Time expressions of a text, with TIMEX3 types and values (TimeML 1.2.1) and the days they cover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from tallywire.language.country_words import named_countries
from tallywire.language.days import Period
from tallywire.language.time_clock import CLOCK_READINGS
from tallywire.language.time_context import Context, Customs, Expression, Reading
from tallywire.language.time_dates import DATE_READINGS
from tallywire.language.time_feasts import FEAST_READINGS
from tallywire.language.time_holidays import is_one_day
from tallywire.language.time_narrow import NARROW_READINGS, narrowed
from tallywire.language.time_numeric import NUMERIC_READINGS, written_order
from tallywire.language.time_quarters import QUARTER_READINGS
from tallywire.language.time_relative import RELATIVE_READINGS
from tallywire.language.time_sections import Section, section_days
from tallywire.language.time_sets import SET_READINGS
from tallywire.language.time_shifts import SHIFT_READINGS
from tallywire.language.time_spans import SPAN_READINGS
from tallywire.language.time_symbols import Candidate, Symbols, find_candidates, read_symbols
from tallywire.language.time_tense import direction, same_sentence
from tallywire.language.time_units import UNIT_READINGS
from tallywire.language.tokens import tokenise
from tallywire.records import UNKNOWN_DATE, Published, Time

__all__ = ["find_times"]

_READINGS: dict[str, Callable[[Expression, Context], Reading | None]] = {
    **DATE_READINGS,
    **FEAST_READINGS,
    **NUMERIC_READINGS,
    **RELATIVE_READINGS,
    **UNIT_READINGS,
    **SHIFT_READINGS,
    **NARROW_READINGS,
    **QUARTER_READINGS,
    **SPAN_READINGS,
    **SET_READINGS,
    **CLOCK_READINGS,
}
_Found = list[tuple[Candidate, Reading]]
_BRACKETS = ("(", "[")


def find_times(
    text: str,
    *,
    reference: Published = UNKNOWN_DATE,
    day_first: bool | None = None,
    country: str | None = None,
) -> list[Time]:
    """All time expressions of a text, in order, without overlaps; offsets in code points.

    `reference` is when the document was published. Expressions told from it ("yesterday", "last week") resolve to one
    value if the reference is a day, or an interval whose days all give the same value. Else their value is None
    (a TIMEX3 value with X for what is unknown where the words name a part: "XXXX-08-09", "XXXX-WXX-3"), and
    `from_`/`to` hold every day it can mean; a weekday that more than one day fits stays open. Without any reference
    `from_` and `to` are None. Below the date lines of a live blog or a chronology, those days are the reference.
    `day_first` is the order in which the outlet writes numeric dates ("05/02/2015"), None if it is not known; what the
    text itself shows wins. `country` is the outlet's (ISO 3166-1 alpha-2), which decides what "IST" means.
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
    order = written_order(symbols, candidates)
    customs = Customs(day_first=day_first if order is None else order, country=country, named=_named(symbols))
    low, high = _day(reference.from_), _day(reference.to)
    if low is None or high is None or low > high:
        low = high = None
    early = _read_sections(symbols, candidates, low, customs)
    if low == high:
        return [_time(symbols, candidate, reading) for candidate, reading in early]
    late = {id(candidate): reading for candidate, reading in _read_sections(symbols, candidates, high, customs)}
    joined = ((candidate, _either(candidate, reading, late.get(id(candidate)))) for candidate, reading in early)
    return [_time(symbols, candidate, reading) for candidate, reading in joined]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _named(symbols: Symbols) -> tuple[str, ...]:
    """The countries that a text names, the most named first; empty where no name in it means a day or clock of some."""
    several = any(len(meanings) > 1 for meanings in symbols.zones.values())
    if not several and all(is_one_day(holidays) for holidays in symbols.holidays.values()):
        return ()
    counts = named_countries(symbols.tokens)
    return tuple(sorted(counts, key=lambda country: (-counts[country], country)))


def _read_sections(
    symbols: Symbols, candidates: Sequence[Candidate], reference: date | None, customs: Customs
) -> _Found:
    """The readings of all expressions against one day, and below date lines against theirs."""
    found = _read_all(symbols, candidates, [(0, reference)], customs)
    sections: list[Section] = section_days(symbols, found)
    return _read_all(symbols, candidates, [(0, reference), *sections], customs) if sections else found


def _read_all(
    symbols: Symbols,
    candidates: Sequence[Candidate],
    references: Sequence[tuple[int, date | None]],
    customs: Customs,
) -> _Found:
    """The readings of all expressions: at each place the first candidate that means something wins.

    `references` are the reference days, each with the symbol from which on it holds.
    """
    found: _Found = []
    anchor: Period | None = None
    quarter: Period | None = None
    done = told = section = 0
    for candidate in candidates:
        if candidate.first < done:
            continue
        while section + 1 < len(references) and candidate.first >= references[section + 1][0]:
            section += 1
        is_near = anchor and anchor.first == anchor.last and same_sentence(symbols, told, candidate.first)
        context = Context(
            reference=references[section][1],
            anchor=anchor,
            near=anchor if is_near else None,
            quarter=quarter,
            beside=found[-1][1] if candidate.first == done + 1 and symbols.word(done) in _BRACKETS and found else None,
            direction=direction(symbols, candidate.first),
            customs=customs,
        )
        expression = Expression(symbols=symbols, candidate=candidate)
        reading = _READINGS[candidate.read](expression, context)
        if reading is None:
            continue
        found.append((candidate, narrowed(reading, expression, context)))
        done = candidate.last
        if reading.period:
            anchor, told = reading.period, done
            quarter = anchor if "-Q" in anchor.value else quarter
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
