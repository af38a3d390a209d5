"""How fine an interval of days is, in the words of the record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tallywire.records import TimePrecision

__all__ = ["precision_of"]


def precision_of(low: str | None, high: str | None) -> TimePrecision:
    """The precision of an interval of ISO days, both inclusive; `unknown` where it is open.

    >>> precision_of("2016-08-09", "2016-08-09"), precision_of("2016-08-01", "2016-08-31")
    ('day', 'month')
    """
    if low is None or high is None:
        return "unknown"
    days = (date.fromisoformat(high) - date.fromisoformat(low)).days
    steps: Iterable[tuple[int, TimePrecision]] = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))
    return next((name for most, name in steps if days <= most), "unknown")
