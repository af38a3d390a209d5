"""What forbids that two events are one: opposite sides, another town, another day, another toll, another sort of deed.

The rules are those of `likeness.py` for one statement, asked of whole events. Only what the pages say for certain
forbids; what they leave open does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tallywire.merging.cluster import Cluster
from tallywire.merging.features import kinds_together
from tallywire.merging.same_places import place_evidence
from tallywire.merging.tolls import denies_others, other_toll

__all__ = ["days_apart", "why_apart"]

_WEEK = 7


def why_apart(left: Cluster, right: Cluster, *, slack: int) -> str | None:
    """The first rule that keeps two events apart, in words; None where none does.

    `slack` is how many days a report may come after the happening that it tells without naming its day.
    """
    if not _kinds_fit(left, right):
        return "another sort of deed"
    if left.is_another != right.is_another:
        return "told as one more"
    if _opposed(left, right):
        return "opposite sides"
    if days_apart(left, right, slack=slack) is None:
        return "another day"
    if _elsewhere(left, right):
        return "another town"
    if any(other_toll(member, right) for member in left.members if member.tolls):
        return "another toll"
    if all(denies_others(member, right) for member in left.members):
        return "denied of others"
    return None


def _kinds_fit(left: Cluster, right: Cluster) -> bool:
    if left.tells_an_end != right.tells_an_end:
        return False
    one_side = len(left.sides) == 1 and left.sides.keys() == right.sides.keys()
    kinds = all(kinds_together(one, other, one_side=one_side) for one in left.kinds for other in right.kinds)
    return kinds and all(kinds_together(one, other, one_side=one_side) for one in left.means for other in right.means)


def _opposed(left: Cluster, right: Cluster) -> bool:
    if left.tells_an_end and right.tells_an_end:
        return False
    if "armed_clash" in left.kinds or "armed_clash" in right.kinds or not left.sides or not right.sides:
        return False
    return max(left.sides, key=lambda side: (left.sides[side], side)) != max(
        right.sides, key=lambda side: (right.sides[side], side)
    )


def _elsewhere(left: Cluster, right: Cluster) -> bool:
    """Whether every place that the sentences of the one name lies apart from all that those of the other name.

    A place may be resolved wrongly: people with a name who suffered both on one day were in one place.
    """
    if not any(member.placed for member in right.members):
        return False
    if left.victims & right.victims and exact_days(left).keys() & exact_days(right).keys():
        return False
    named = [member for member in left.members if member.placed]
    return bool(named) and all(place_evidence(member, right) is None for member in named)


def days_apart(left: Cluster, right: Cluster, *, slack: int) -> int | None:
    """How many days lie between two events: 0 where they can be of one day, weeks where weekdays agree; None: apart."""
    ours, theirs = exact_days(left), exact_days(right)
    if ours and theirs:
        if ours.keys() & _with_nights(right) or theirs.keys() & _with_nights(left):
            return 0
        return min(_whole_weeks(ours, theirs), default=None)
    if left.days and right.days:
        return 0 if _meeting(left.days, right.days) else None
    return _inferred_apart(left, right, slack)


def exact_days(cluster: Cluster) -> Mapping[str, bool]:
    """The single days that the pages name, each with whether only weekdays name it."""
    found: dict[str, bool] = {}
    for member in cluster.members:
        if member.stated and member.first and member.first == member.last:
            found[member.first] = found.get(member.first, True) and member.floating
    return found


def _with_nights(cluster: Cluster) -> frozenset[str]:
    """The single days that the pages name, and the days beside those whose night they name."""
    named = [one for one in cluster.members if one.stated and one.first and one.first == one.last]
    return frozenset(day for one in named for day in (one.first, one.earliest, one.latest) if day)


def _whole_weeks(ours: Mapping[str, bool], theirs: Mapping[str, bool]) -> Iterable[int]:
    """Whole weeks between days of which one at least is a mere weekday: the page that names it may be misdated."""
    for day, floating in ours.items():
        for other, other_floating in theirs.items():
            between = abs(_between(day, other))
            if (floating or other_floating) and between % _WEEK == 0:
                yield between


def _between(day: str, other: str) -> int:
    return (date.fromisoformat(other[:10]) - date.fromisoformat(day[:10])).days


def _inferred_apart(left: Cluster, right: Cluster, slack: int) -> int | None:
    """Days of which one side is only inferred from its pages: a report comes on the day, or later."""
    ours, theirs = left.days or left.inferred, right.days or right.inferred
    if not ours or not theirs or _meeting(ours, theirs):
        return 0
    lags = [_lag(day, other) for day in ours for other in theirs]
    nearest = min(lags, key=abs)
    early = (nearest > 0 and not left.days) or (nearest < 0 and not right.days)  # the inferred day is the earlier one
    allowed = 1 if early and (left.days or right.days) else slack
    return abs(nearest) if abs(nearest) <= allowed else None


def _lag(day: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> int:
    """Days from the end of the one interval to the beginning of the other, negative the other way round."""
    if day[1] and other[0] and day[1] < other[0]:
        return _between(day[1], other[0])
    if day[0] and other[1] and other[1] < day[0]:
        return _between(day[0], other[1])
    return 0


def _meeting(ours: Iterable[tuple[str | None, str | None]], theirs: Iterable[tuple[str | None, str | None]]) -> bool:
    return any(
        (first or "") <= (other_last or "9999") and (other_first or "") <= (last or "9999")
        for first, last in ours
        for other_first, other_last in theirs
    )
