"""The time of news that names none: the day that its page tells of, or about that of its publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tallywire.language.precision import precision_of
from tallywire.records import Published, Span, StatedTime

__all__ = ["document_time", "is_recent"]

_UNKNOWN_TO_NEWS = timedelta(days=7)


def document_time(published: Published, lede: StatedTime | None) -> StatedTime | None:
    """The time of news that names none: the day of the document's first dated happening, or about its publication."""
    if lede is not None:
        evidence = (Span(start=lede.start, end=lede.end),) if lede.start is not None and lede.end is not None else ()
        return replace(lede, start=None, end=None, text=None, method="document", evidence=evidence)
    if published.from_ is None or published.to is None:
        return None
    before = (date.fromisoformat(published.from_) - timedelta(days=1)).isoformat()
    precision = precision_of(before, published.to)
    return StatedTime(
        start=None,
        end=None,
        text=None,
        from_=before,
        to=published.to,
        precision=precision,
        method="document",
        evidence=published.evidence,
    )


def is_recent(time: StatedTime, published: Published) -> bool:
    """Whether a time names a day or two of the week before the publication (any such day when that is unknown)."""
    if time.from_ is None or time.to is None or time.precision not in ("hour", "day"):
        return False
    if published.from_ is None or published.to is None:
        return True
    latest, earliest = date.fromisoformat(published.to), date.fromisoformat(published.from_) - _UNKNOWN_TO_NEWS
    return earliest <= date.fromisoformat(time.from_) and date.fromisoformat(time.to) <= latest
