"""Dates on lines of their own and in datelines, and the day of publication that they and the weekdays give."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallywire.reading.roles import is_edit_stamp
from tallywire.reading.stampyears import YearlessStamp
from tallywire.reading.writtendates import WrittenDate, find_dates
from tallywire.records import Block, Published, Span

__all__ = ["Stamp", "last_edit", "named_weekdays", "published_by", "stated_stamps", "yearless_stamp"]

_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_ROUND = re.compile(r"\bcopyright\b|©|\(c\)|all rights", re.IGNORECASE)
_CHANGED = re.compile(r"\bupdated?\b|\blast (?:changed|revised)\b", re.IGNORECASE)
_STAMP_IN_FURNITURE = re.compile(r"(?:first |last |date )?(?:published|posted|updated|issued|filed)\b", re.IGNORECASE)
_CORRECTION = re.compile(r"\bcorrection\b|\bcorrected\b", re.IGNORECASE)
_CORRECTION_BLOCKS = 3
_LONGEST_LINE = 160
_MOST_STAMPS = 20  # a page dates itself in a few lines; a list of dates is something else
_STATED, _UPDATED = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date on a line of its own; `rank` 0 for the day of publication, 1 for that of an update."""

    days: tuple[str, ...]
    span: Span
    rank: int


def stated_stamps(text: str, blocks: Sequence[Block]) -> list[Stamp]:
    """The dates on lines of their own: those of publication, then those of an update, in the order of the page."""
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
    return sorted(stamps, key=lambda stamp: stamp.rank)


def last_edit(text: str, blocks: Sequence[Block]) -> Stamp | None:
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


def _read_stamps(line: str, offset: int, rank: int, *, short_years: bool = False) -> list[Stamp]:
    return [
        Stamp(days=written.days, span=Span(start=offset + written.start, end=offset + written.end), rank=rank)
        for written in find_dates(line, short_years=short_years)
        if _has_year(written)
    ]


def _has_year(written: WrittenDate) -> bool:
    return len(written.days[0]) == 10 and not written.days[0].startswith("--")


def published_by(stamps: Sequence[Stamp], weekdays: Sequence[tuple[int, Span]]) -> Published:
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


def named_weekdays(text: str, blocks: Sequence[Block]) -> list[tuple[int, Span]]:
    """The weekdays that the article names, in order, each as a number (Monday 0) and its span."""
    return [
        (_WEEKDAYS.index(match[1]), Span(start=match.start(), end=match.end()))
        for block in blocks
        if block.kind == "body"
        for match in _WEEKDAY.finditer(text, block.start, block.end)
    ]


def yearless_stamp(text: str, blocks: Sequence[Block]) -> YearlessStamp | None:
    """The first dateline of the page that names a day without its year."""
    for block in blocks:
        if block.kind == "dateline":
            for written in find_dates(text[block.start : min(block.end, block.start + _LONGEST_LINE)]):
                if written.days[0].startswith("--"):
                    span = Span(start=block.start + written.start, end=block.start + written.end)
                    return YearlessStamp(written=written, span=span)
    return None
