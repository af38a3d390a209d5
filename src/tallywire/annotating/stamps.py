"""The stamps that a page bears ("Wed May 7, 2031 7:31 pm EDT", "Last updated: 7 May, 2031 - 17:54 GMT").

Pages that were cut out carelessly hold them in the middle of sentences, where they would date whatever is told behind
them. A stamp names the day on which its page was published, with the year, where no prose does: at the head of a line
or behind a mark, behind a word like "updated", or with its hour right beside it and no preposition ("on", "at").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tallywire.records import Published, Time

__all__ = ["without_stamps"]

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_CLOCK = re.compile(r"\d[:.]\d\d|\d ?[ap]\.?m", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;:|/–—-]{0,4}")
_MARKS = frozenset('.:;|()[]/–—-"”»')
_BEFORE = 20  # code points before a time in which the words before it stand
_OTHER_ZONE = timedelta(days=1)  # a page stamped in one zone is dated in another
_WIDEST = timedelta(days=2)  # days between the bounds of a page's date; beyond, no day is known to be its own
_STAMPING = frozenset({"published", "posted", "updated", "modified", "added", "created", "uploaded", "filed"})
_LEADS = frozenset(
    {
        "on", "of", "since", "by", "until", "till", "from", "before", "after", "between", "and", "in", "during", "for",
        "the", "dated", "around", "about", "as", "than", "through", "to", "at",
    }
)  # fmt: skip


def without_stamps(times: Sequence[Time], text: str, published: Published) -> list[Time]:
    """The times of a page, in the order of its text, without those that only say when it was published."""
    if published.from_ is None or published.to is None:
        return list(times)
    first, last = date.fromisoformat(published.from_), date.fromisoformat(published.to)
    if last - first > _WIDEST:
        return list(times)
    days = first - _OTHER_ZONE, last + _OTHER_ZONE
    dropped: set[int] = set()
    for at, time in enumerate(times):
        if _is_own_day(time, days):
            hours = [by for by in (at - 1, at + 1) if 0 <= by < len(times) and _is_hour_of(times[by], time, text)]
            if _is_stamp(time, text, with_hour=bool(hours) or bool(_CLOCK.search(time.text))):
                dropped.update((at, *hours))
    return [time for at, time in enumerate(times) if at not in dropped]


def _is_own_day(time: Time, days: tuple[date, date]) -> bool:
    if time.from_ is None or time.from_ != time.to or not _YEAR.search(time.text):
        return False
    return days[0] <= date.fromisoformat(time.from_) <= days[1]


def _is_stamp(time: Time, text: str, *, with_hour: bool) -> bool:
    before = text[max(0, time.start - _BEFORE) : time.start].rpartition("\n")[2].rstrip()
    words = [word.strip(":(") for word in before.casefold().split()]
    if not before or before[-1] in _MARKS or not _STAMPING.isdisjoint(words):
        return True
    return with_hour and words[-1] not in _LEADS and " at " not in time.text


def _is_hour_of(time: Time, stamp: Time, text: str) -> bool:
    """Whether a time is the hour that stands next to a day, with nothing but marks between them."""
    left, right = sorted((time, stamp), key=lambda one: one.start)
    near = 0 <= right.start - left.end <= _BEFORE and _BETWEEN.fullmatch(text, left.end, right.start)
    return bool(near and _CLOCK.search(time.text))
