"""When a page was published, from its text alone: an interval of days and the characters it rests on.

A page states its date in a line of its own (`Thursday 5 Feb 2015`) or in its dateline; where it does not, the dates and
weekdays that its article names bound it. The answer is never the file's time, today, the year a newspaper was founded,
a copyright year, or the time of a later edit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tallywire.language.sentences import split_sentences
from tallywire.reading.datewords import dating_in_words
from tallywire.reading.roles import is_edit_stamp
from tallywire.reading.stampyears import YearlessStamp, yearless_published
from tallywire.reading.writtendates import WrittenDate, find_dates
from tallywire.reading.yearless import YearClues, is_past, read_clues
from tallywire.records import UNKNOWN_DATE, Block, Published, Span

__all__ = ["text_published"]

_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_YEAR = re.compile(r"(?<!so far )\b(?:in|since|during) (?:early |late |mid-)?((?:19|20)\d\d)\b")
_ROUND = re.compile(r"\bcopyright\b|©|\(c\)|all rights", re.IGNORECASE)
_CHANGED = re.compile(r"\bupdated?\b|\blast (?:changed|revised)\b", re.IGNORECASE)
_STAMP_IN_FURNITURE = re.compile(r"(?:first |last |date )?(?:published|posted|updated|issued|filed)\b", re.IGNORECASE)
_CORRECTION = re.compile(r"\bcorrection\b|\bcorrected\b", re.IGNORECASE)
_CORRECTION_BLOCKS = 3
_LONGEST_LINE = 160
_MOST_STAMPS = 20  # a page dates itself in a few lines; a list of dates is something else


_STATED, _UPDATED = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stamp:
    """A date on a line of its own; `rank` 0 for the day of publication, 1 for that of an update."""

    days: tuple[str, ...]
    span: Span
    rank: int


def text_published(text: str, blocks: Sequence[Block]) -> Published:
    """The interval in which the text was published, with its evidence and why; `UNKNOWN_DATE` when nothing bounds it.

    >>> from tallywire.reading.furniture import label_blocks
    >>> page = "Ferry sinks\\n05-02-2015\\nA ferry sank off Split on Thursday, and the port was closed, police said."
    >>> when = text_published(page, label_blocks(page, trusted=True))
    >>> when.from_, when.to, when.method, [page[span.start : span.end] for span in when.evidence]
    ('2015-02-05', '2015-02-05', 'dateline', ['05-02-2015', 'Thursday'])
    """
    found = _found(text, blocks)
    return found if found == UNKNOWN_DATE else replace(found, reason=" ".join(dating_in_words(found, text)))


def _found(text: str, blocks: Sequence[Block]) -> Published:
    stamps = sorted(_stamps(text, blocks), key=lambda stamp: stamp.rank)
    weekdays = _weekdays(text, blocks)
    if stamps:
        return _from_stamps(stamps, weekdays)
    bodies = [block for block in blocks if block.kind == "body"]
    latest = max((told for block in bodies for told in _told(text, block)), key=lambda told: told[0], default=None)
    clues = read_clues(text, bodies)
    yearless = _yearless(text, blocks)
    found = yearless_published(yearless, latest, clues, weekdays) if yearless else None
    return found or _inferred(latest, clues, _last_edit(text, blocks))


# ---------------------------------------------------------------- stated dates


def _stamps(text: str, blocks: Sequence[Block]) -> list[_Stamp]:
    bodies = [block.start for block in blocks if block.kind == "body"]
    stamps = []
    for at, block in enumerate(blocks):
        line = text[block.start : block.end]
        if _is_correction(text, blocks, at):
            continue
        if len(line) > _LONGEST_LINE or not _may_state(block, line) or _ROUND.search(line) or is_edit_stamp(line):
            continue  # a page is edited weeks after it was published
        inside = bool(bodies) and bodies[0] < block.start < bodies[-1]
        rank = _UPDATED if inside or _CHANGED.search(line) else _STATED
        stamps.extend(_read_stamps(line, block.start, rank, short_years=block.kind == "dateline"))
    return stamps


def _last_edit(text: str, blocks: Sequence[Block]) -> _Stamp | None:
    """The first day on which the page says that it was edited or corrected: it was published before that."""
    return min(
        (
            stamp
            for at, block in enumerate(blocks)
            if block.end - block.start <= _LONGEST_LINE
            and (is_edit_stamp(text[block.start : block.end]) or _is_correction(text, blocks, at))
            for stamp in _read_stamps(text[block.start : block.end], block.start, _UPDATED)
            if len(stamp.days) == 1
        ),
        key=lambda stamp: stamp.days,
        default=None,
    )


def _is_correction(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether a date line dates a correction: one stands just above it, below the article."""
    above = blocks[max(0, at - _CORRECTION_BLOCKS) : at]
    return blocks[at].kind == "dateline" and any(
        _CORRECTION.search(text, block.start, min(block.end, block.start + _LONGEST_LINE)) for block in above
    )


def _may_state(block: Block, line: str) -> bool:
    if block.kind == "boilerplate":
        return bool(_STAMP_IN_FURNITURE.match(line))
    return block.kind in {"byline", "dateline"}


def _read_stamps(line: str, offset: int, rank: int, *, short_years: bool = False) -> list[_Stamp]:
    return [
        _Stamp(days=written.days, span=Span(start=offset + written.start, end=offset + written.end), rank=rank)
        for written in find_dates(line, short_years=short_years)
        if _has_year(written)
    ]


def _has_year(written: WrittenDate) -> bool:
    return len(written.days[0]) == 10 and not written.days[0].startswith("--")


def _from_stamps(stamps: Sequence[_Stamp], weekdays: Sequence[tuple[int, Span]]) -> Published:
    """The day that the first stamp means: the reading on which other stamps, then the article's weekdays, agree."""
    first, *others = stamps[:_MOST_STAMPS]
    days, evidence = list(first.days), [first.span]
    for stamp in others:
        agreeing = [day for day in days if day in stamp.days]
        if agreeing:
            days, evidence = agreeing, [*evidence, stamp.span]
    if len(days) > 1:
        days, evidence = _decide_by_weekday(days, weekdays, evidence)
    if len(days) == 1:
        return Published(from_=days[0], to=days[0], precision="day", method="dateline", evidence=tuple(evidence))
    return Published(from_=min(days), to=max(days), precision="unknown", method="dateline", evidence=tuple(evidence))


def _decide_by_weekday(
    days: list[str], weekdays: Sequence[tuple[int, Span]], evidence: list[Span]
) -> tuple[list[str], list[Span]]:
    """Day first or month first: a report names the weekday of its own day or of the day before, seldom an older one."""
    for back in (0, 1):
        fitting = {day: _weekday_before(day, back) for day in days}
        for number, span in weekdays:
            agreeing = [day for day in days if fitting[day] == number]
            if len(agreeing) == 1:
                return agreeing, [*evidence, span]
    return days, evidence


def _weekday_before(day: str, back: int) -> int:
    return (date.fromisoformat(day) - timedelta(days=back)).weekday()


def _weekdays(text: str, blocks: Sequence[Block]) -> list[tuple[int, Span]]:
    """The weekdays that the article names, in order, each as a number (Monday 0) and its span."""
    return [
        (_WEEKDAYS.index(match[1]), Span(start=match.start(), end=match.end()))
        for block in blocks
        if block.kind == "body"
        for match in _WEEKDAY.finditer(text, block.start, block.end)
    ]


# ---------------------------------------------------------------- inferred dates


def _yearless(text: str, blocks: Sequence[Block]) -> YearlessStamp | None:
    """The first dateline of the page that names a day without its year."""
    for block in blocks:
        if block.kind == "dateline":
            for written in find_dates(text[block.start : min(block.end, block.start + _LONGEST_LINE)]):
                if written.days[0].startswith("--"):
                    span = Span(start=block.start + written.start, end=block.start + written.end)
                    return YearlessStamp(written=written, span=span)
    return None


def _inferred(latest: tuple[str, Span] | None, clues: YearClues, upper: _Stamp | None) -> Published:
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


def _told(text: str, block: Block) -> list[tuple[str, Span]]:
    """Days and years that a paragraph tells of as past; a year counts from its first day."""
    return [
        (day, span)
        for sentence in split_sentences(text, block.start, block.end)
        for day, span in _dated(text, sentence)
        if is_past(text, sentence, span)
    ]


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
