"""Whether a statement and an event can be of one day: days that agree, that say nothing, or that exclude each other."""

from __future__ import annotations

from datetime import date, timedelta

from tallywire.merging.cluster import Cluster, Reason
from tallywire.merging.features import Features

__all__ = ["day_evidence"]

_INFERRED_DAYS = 3  # days by which an inferred date may be wrong
_ONLY_BEFORE = -0.3  # evidence against: what was done by a day was done on any day before it


def day_evidence(features: Features, cluster: Cluster) -> tuple[float, Reason] | None:
    """Days that agree, say nothing, or (None) exclude each other.

    A named day is held against the other named days first: two weeks that overlap do not make two days one.
    """
    if not (features.first or features.last):
        return 0.0, ""
    if not features.stated or not cluster.days:
        return _days_inferred(features, cluster)
    own = (features.earliest, features.latest)
    exact = features.first is not None and features.first == features.last
    told = cluster.days
    if exact and any(first == last for first, last in told):
        told = {days: count for days, count in told.items() if days[0] == days[1]}
    if features.lane == "words":  # an open end is the time of what is spoken of, not of the speaking
        told = {days: count for days, count in told.items() if None not in days}
        own = (None, None) if None in own else own
    if own == (None, None) or not told:
        return 0.0, ""
    overlapping = sum(count for days, count in told.items() if _meet(*own, *days))
    if 2 * overlapping < sum(told.values()):
        return None
    if exact:
        return 0.6, "on the same day"
    return (0.3, "in the same days") if None not in own else (_ONLY_BEFORE, "")


def _days_inferred(features: Features, cluster: Cluster) -> tuple[float, Reason] | None:
    """Days of which one side is only inferred from a page: they must be near, and tell less."""
    told = cluster.days or cluster.inferred
    if not told:
        return 0.0, ""
    if any(_meet(features.first, features.last, *days) for days in told):
        return 0.3, "in the days of the report"
    near = _later(features.first, -_INFERRED_DAYS), _later(features.last, _INFERRED_DAYS)
    closed = [days for days in told if None not in days]  # "before Tuesday's warning" is no date that may be wrong
    return (0.0, "") if any(_meet(*near, *days) for days in closed) else None


def _later(day: str | None, days: int) -> str | None:
    return None if day is None else (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()


def _meet(first: str | None, last: str | None, other_first: str | None, other_last: str | None) -> bool:
    """Whether two intervals of ISO days overlap; an open end is as far as it can be."""
    return (first or "") <= (other_last or "9999") and (other_first or "") <= (last or "9999")
