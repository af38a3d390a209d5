"""The days between which a page was published, from what its article tells of: the answer where no line dates it."""

import re
from collections.abc import Iterator, Sequence

from tallywire.language.sentences import split_sentences
from tallywire.reading.datestamps import Stamp
from tallywire.reading.writtendates import find_dates
from tallywire.reading.yearless import YearClues, is_past
from tallywire.records import UNKNOWN_DATE, Block, Published, Span

__all__ = ["latest_told", "published_between"]

_YEAR = re.compile(r"(?<!so far )\b(?:in|since|during) (?:early |late |mid-)?((?:19|20)\d\d)\b")


def published_between(latest: tuple[str, Span] | None, clues: YearClues, upper: Stamp | None) -> Published:
    """The interval that the dates of the article leave: not before the latest day it tells of."""
    bounds = _bounds(latest, clues) if latest else None
    low, high, evidence = bounds or (None, None, ())
    if upper and (low is None or low <= upper.days[0]):
        high, evidence = min(high or upper.days[0], upper.days[0]), (*evidence, upper.span)
    if low is None and high is None:
        return UNKNOWN_DATE
    whole_year = low is not None and high is not None and (low[4:], high) == ("-01-01", f"{low[:4]}-12-31")
    return Published(
        from_=low, to=high, precision="year" if whole_year else "unknown", method="inferred", evidence=evidence
    )


def _bounds(latest: tuple[str, Span], clues: YearClues) -> tuple[str, str | None, tuple[Span, ...]]:
    """First and last day that the latest told date, "last year" and the months without a year leave."""
    low: str = latest[0]
    high: str | None = None
    evidence: tuple[Span, ...] = (latest[1],)
    told_year = int(low[:4])
    if clues.last_year and int(clues.last_year.value) == told_year:
        told_year += 1
        low, high, evidence = f"{told_year}-01-01", f"{told_year}-12-31", clues.last_year.evidence
    elif clues.since and clues.relative and _names_only_a_year(latest):
        told_year += 1  # a page that writes "last year" and "since Aug. 1" names other years than its own by number
        low, evidence = f"{told_year}-01-01", (*evidence, clues.relative)
    since = f"{told_year}-{clues.since.value}" if clues.since else ""
    return (since, high, (*evidence, *clues.since.evidence)) if clues.since and since > low else (low, high, evidence)


def _names_only_a_year(latest: tuple[str, Span]) -> bool:
    return latest[1].end - latest[1].start == len("2015")


def latest_told(text: str, bodies: Sequence[Block]) -> tuple[str, Span] | None:
    """The latest day or year that the paragraphs tell of as past, and where; a year counts from its first day."""
    told = (
        found
        for block in bodies
        for sentence in split_sentences(text, block.start, block.end)
        for found in _dated(text, sentence)
        if is_past(text, sentence, found[1])
    )
    return max(told, key=lambda found: found[0], default=None)


def _dated(text: str, sentence: Span) -> Iterator[tuple[str, Span]]:
    line = text[sentence.start : sentence.end]
    for written in find_dates(line):
        if not written.days[0].startswith("--") and len(written.days) == 1:
            yield (
                _first_day(written.days[0]),
                Span(start=sentence.start + written.start, end=sentence.start + written.end),
            )
    for match in _YEAR.finditer(line):
        yield f"{match[1]}-01-01", Span(start=sentence.start + match.start(1), end=sentence.start + match.end(1))


def _first_day(day: str) -> str:
    return day if len(day) == 10 else f"{day}-01"
