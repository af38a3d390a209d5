"""Sections of a page that have a date of their own: the entries of a live blog, the days of a chronology.

A line that holds nothing but a day ("3 May 2014", "Posted at 14:05 on Tuesday, 3 May") dates the paragraphs below it,
if the page has two such lines with text between them: one alone is the page's own date line, which the caller knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tallywire.language.time_context import Reading
from tallywire.language.time_symbols import Candidate, Symbols

__all__ = ["Section", "is_told_by_the_clock", "section_days"]

Section = tuple[int, date]  # the first symbol of a dated part of the text, and its day

_LOOK = 60  # code points of a date line on each side of its date
_SHORTEST_ENTRY = 60  # code points of text between two date lines
_ENTRIES = 3  # lines that begin with a clock time: fewer are a timetable's or a chance
_ENTRY = re.compile(r"^[ \t]{0,8}\d{1,2}[:.]\d\d(?: ?[ap]\.? ?m\b|[ \t:.–—-])", re.IGNORECASE | re.MULTILINE)
_AROUND = re.compile(r"(?:posted|updated|published|at|on|\d{1,2}[:.]\d\d|[\s,|:–—•*·-])*", re.IGNORECASE)


def section_days(symbols: Symbols, readings: Sequence[tuple[Candidate, Reading]]) -> list[Section]:
    """The dated sections of a text, in order; none where fewer than two lines date what stands below them."""
    stamps: list[tuple[int, int, Section]] = []
    for place, (candidate, reading) in enumerate(readings):
        period = reading.period
        if period is None or period.first != period.last:
            continue
        line = _line_around(symbols, readings, place)
        if line is not None:
            stamps.append((*line, (candidate.last, period.first)))
    ends = [*(first for first, _, _ in stamps[1:]), len(symbols.tokens.text)]
    entries = [section for (_, last, section), end in zip(stamps, ends, strict=False) if end - last >= _SHORTEST_ENTRY]
    return entries if len(entries) > 1 else []


def is_told_by_the_clock(text: str) -> bool:
    r"""Whether a page is a running report of one day: entries that begin with the time of day at which they were made.

    >>> is_told_by_the_clock("9.45 p.m.: Held.\n\n9.00 p.m.: Fled.\n\n6.30 p.m: Shot.")
    True
    """
    return sum(1 for _ in zip(_ENTRY.finditer(text), range(_ENTRIES), strict=False)) == _ENTRIES


def _line_around(symbols: Symbols, readings: Sequence[tuple[Candidate, Reading]], place: int) -> tuple[int, int] | None:
    """The line of a date that has a line to itself (beside a clock time and words like "posted"); else None."""
    text, candidate = symbols.tokens.text, readings[place][0]
    start, end = symbols.start(candidate.first), symbols.end(candidate.last - 1)
    low, high = max(0, start - _LOOK), min(len(text), end + _LOOK)
    before, after = text[low:start].rpartition("\n"), text[end:high].partition("\n")
    if (not before[1] and low > 0) or (not after[1] and high < len(text)):
        return None
    first, last = start - len(before[2]), end + len(after[0])
    return (first, last) if _AROUND.fullmatch(_without_times(symbols, readings, place, first, last)) else None


def _without_times(
    symbols: Symbols, readings: Sequence[tuple[Candidate, Reading]], place: int, first: int, last: int
) -> str:
    """What a line holds besides the times in it: only the neighbours of a reading can share its line."""
    near = [readings[at][0] for at in range(max(0, place - 2), min(len(readings), place + 3))]
    kept, at = [], first
    for candidate in near:
        start, end = symbols.start(candidate.first), symbols.end(candidate.last - 1)
        if first <= start and end <= last:
            kept.append(symbols.tokens.text[at:start])
            at = end
    return "".join([*kept, symbols.tokens.text[at:last]])
