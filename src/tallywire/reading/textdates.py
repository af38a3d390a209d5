"""When a page was published, from its text alone: an interval of days and the characters it rests on.

A page states its date in a line of its own (`Thursday 5 Feb 2015`) or in its dateline; where it does not, the dates and
weekdays that its article names bound it. The answer is never the file's time, today, the year a newspaper was founded,
a copyright year, or the time of a later edit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallywire.reading.roles import is_edit_stamp
from tallywire.reading.writtendates import WrittenDate, find_dates
from tallywire.records import UNKNOWN_DATE, Block, Published, Span

__all__ = ["text_published"]

_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_YEAR = re.compile(r"\b(?:in|since|until|during|of|from|by) (?:early |late |mid-)?((?:19|20)\d\d)\b")
_ROUND = re.compile(r"\bcopyright\b|©|\(c\)|all rights", re.IGNORECASE)
_CHANGED = re.compile(r"\bupdated?\b|\blast (?:changed|revised)\b", re.IGNORECASE)
_STAMP_IN_FURNITURE = re.compile(r"(?:first |last |date )?(?:published|posted|updated|issued|filed)\b", re.IGNORECASE)
_LEAD_BLOCKS = 3  # a story's news is in its first paragraphs; dates further down are background
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
    """The interval in which the text was published, with its evidence; `UNKNOWN_DATE` when nothing bounds it.

    >>> from tallywire.reading.furniture import label_blocks
    >>> page = "Ferry sinks\\n05-02-2015\\nA ferry sank off Split on Thursday, and the port was closed, police said."
    >>> when = text_published(page, label_blocks(page, trusted=True))
    >>> when.from_, when.to, when.method, [page[span.start : span.end] for span in when.evidence]
    ('2015-02-05', '2015-02-05', 'dateline', ['05-02-2015', 'Thursday'])
    """
    stamps = sorted(_stamps(text, blocks), key=lambda stamp: stamp.rank)
    weekdays = _weekdays(text, blocks)
    return _from_stamps(stamps, weekdays) if stamps else _inferred(text, blocks, weekdays)


# ---------------------------------------------------------------- stated dates


def _stamps(text: str, blocks: Sequence[Block]) -> list[_Stamp]:
    bodies = [block.start for block in blocks if block.kind == "body"]
    stamps = []
    for block in blocks:
        line = text[block.start : block.end]
        if len(line) > _LONGEST_LINE or not _may_state(block, line) or _ROUND.search(line) or is_edit_stamp(line):
            continue  # a page is edited weeks after it was published
        inside = bool(bodies) and bodies[0] < block.start < bodies[-1]
        rank = _UPDATED if inside or _CHANGED.search(line) else _STATED
        stamps.extend(_read_stamps(line, block.start, rank))
    return stamps


def _may_state(block: Block, line: str) -> bool:
    if block.kind == "boilerplate":
        return bool(_STAMP_IN_FURNITURE.match(line))
    return block.kind in {"byline", "dateline"}


def _read_stamps(line: str, offset: int, rank: int) -> list[_Stamp]:
    return [
        _Stamp(days=written.days, span=Span(start=offset + written.start, end=offset + written.end), rank=rank)
        for written in find_dates(line)
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


def _inferred(text: str, blocks: Sequence[Block], weekdays: Sequence[tuple[int, Span]]) -> Published:
    """The interval that the dates of the article leave: not before the latest day it tells of."""
    bodies = [block for block in blocks if block.kind in {"body", "dateline"}]
    dated = [(day, span) for block in bodies for day, span in _dated(text, block)]
    latest = max(dated, key=lambda pair: pair[0], default=None)
    if latest is None:
        return UNKNOWN_DATE
    lead = _lead_day(text, bodies)
    if lead and lead[0] >= latest[0]:
        return _near_lead(lead, weekdays)
    return Published(from_=latest[0], to=None, precision="unknown", method="inferred", evidence=(latest[1],))


def _dated(text: str, block: Block) -> list[tuple[str, Span]]:
    """Days and years that a paragraph tells of; a year counts from its first day. Plans and births are left out."""
    line = text[block.start : block.end]
    found = [
        (_first_day(written.days[0]), Span(start=block.start + written.start, end=block.start + written.end))
        for written in find_dates(line)
        if not written.days[0].startswith("--") and len(written.days) == 1
    ]
    years = [
        (f"{match[1]}-01-01", Span(start=block.start + match.start(1), end=block.start + match.end(1)))
        for match in _YEAR.finditer(line)
    ]
    return [(day, span) for day, span in [*found, *years] if not _is_not_past_news(text, span)]


def _is_not_past_news(text: str, span: Span) -> bool:
    return bool(
        re.search(
            r"\b(?:will|until|by|before|scheduled|due|plans?|next|born)\b", text[max(0, span.start - 40) : span.start]
        )
    )


def _first_day(day: str) -> str:
    return day if len(day) == 10 else f"{day}-01"


def _lead_day(text: str, bodies: Sequence[Block]) -> tuple[str, Span] | None:
    """A full date in the first paragraphs or their dateline."""
    for block in bodies[:_LEAD_BLOCKS]:
        for written in find_dates(text[block.start : block.end]):
            if _has_year(written) and len(written.days) == 1:
                return written.days[0], Span(start=block.start + written.start, end=block.start + written.end)
    return None


def _near_lead(lead: tuple[str, Span], weekdays: Sequence[tuple[int, Span]]) -> Published:
    """The week after the day that the lead tells of: news is at most some days old; wider where no weekday is named."""
    first = date.fromisoformat(lead[0])
    reach = 7 if weekdays else 30
    return Published(
        from_=lead[0],
        to=(first + timedelta(days=reach)).isoformat(),
        precision="day" if weekdays else "month",
        method="inferred",
        evidence=(lead[1], *(span for _, span in weekdays[:1])),
    )
