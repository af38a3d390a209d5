"""The times of the statements of a page, once its story has dated it: open weekdays, and news that names no day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tallywire.language.document_time import document_time, is_recent
from tallywire.language.precision import precision_of
from tallywire.language.times import find_times
from tallywire.records import Published, StatedTime, Statement, Time

__all__ = ["UNTOLD", "resolved_times"]

UNTOLD = frozenset({"communication", "demand", "support", "agreement", "politics", "background"})
"""Kinds of statement whose day is not that of something that happened."""

_PREPOSITION = 8  # code points before a time in which a word as long as "before" stands whole


def resolved_times(text: str, statements: Sequence[Statement], published: Published) -> dict[str, StatedTime]:
    """The times that were open and no longer are, by statement id: of words that are resolved, and of news without."""
    resolved = {(time.start, time.end): time for time in find_times(text, reference=published)}
    found: dict[str, StatedTime] = {}
    for statement in statements:
        when = statement.time
        if when is None or when.start is None or when.end is None or when.from_ or when.to:
            continue
        time = resolved.get((when.start, when.end))
        if time is not None and (time.from_ or time.to):
            found[statement.id] = _stated(when, time, text, published)
    return found | _unsaid(statements, found, published)


def _unsaid(
    statements: Sequence[Statement], found: Mapping[str, StatedTime], published: Published
) -> dict[str, StatedTime]:
    """The times of news that names none, as on a dated page: of its first dated news, or about its publication."""
    news = [one for one in statements if not one.background and one.kind not in UNTOLD]
    told = (found.get(one.id, one.time) for one in sorted(news, key=lambda one: (one.start, one.id)))
    lede = next((time for time in told if time is not None and is_recent(time, published)), None)
    time = document_time(published, lede)
    return {one.id: time for one in news if one.time is None} if time is not None else {}


def _stated(when: StatedTime, time: Time, text: str, published: Published) -> StatedTime:
    """The open time with its days: "since Thursday" reaches up to the publication, "until Friday" has no beginning."""
    before = text[max(0, time.start - _PREPOSITION) : time.start].casefold().split()
    word = before[-1] if before else ""
    low = None if word in ("until", "till", "before") else time.from_
    high = published.to if word == "since" else time.to
    hour = time.type == "TIME" and low == high
    return replace(when, from_=low, to=high, precision="hour" if hour else precision_of(low, high))
