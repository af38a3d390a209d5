"""The happening that a page is about, and what the page goes on to tell of it.

A report says once when and where, and then speaks of "the shooting", of its victims one by one, of "the blast". Such
statements, which fit their page's happening and no other better, are parts of it. Pages of one story are about one
happening unless something keeps those apart (`apart.py`); the more pages a story has, the less that alone says, and
the more the happenings themselves must have in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import log10

from tallywire.merging.apart import days_apart, exact_days, why_apart
from tallywire.merging.cluster import Cluster, Reason
from tallywire.merging.page_focus import focus_of_pages, look_around, may_be_focus
from tallywire.merging.roots import root_of
from tallywire.merging.same_places import place_evidence

__all__ = ["with_focus"]

_NEAR = 600  # characters behind which a page no longer speaks of what it spoke of before
_SMALL_STORY, _SLACK, _LONG_SLACK = (
    12,
    3,
    3650,
)  # pages; days by which a report may follow, in large and in small stories
# evidence that makes one happening of two: in a story of one page, and more for ten times as many
_LEAST, _PER_TENFOLD = 0.0, 0.9
_COMPARED = 24  # happenings held against each other under one key
_ONE_OR_TWO = 3  # smaller figures agree by chance


def with_focus(clusters: Sequence[Cluster], rarity: Mapping[str, float]) -> list[Cluster]:
    """The events of a story, with what belongs to the happenings that its pages are about gathered in them."""
    pages = len({member.statement.document_id for cluster in clusters for member in cluster.members})
    met = _gathered(_one_for_all_pages(_gathered(clusters), rarity, pages))
    look_around(met)
    return met


def _gathered(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Events without those that belong to the happening of their page, or to the one told just before them."""
    focus = focus_of_pages(clusters)
    order = sorted(range(len(clusters)), key=lambda n: clusters[n].members[0].order)
    told: dict[str, list[tuple[int, int]]] = defaultdict(list)  # page: (where a statement ends, its event)
    for number in order:
        for member in clusters[number].members:
            if may_be_focus(clusters[number]):
                told[member.statement.document_id].append((member.statement.end, number))
    home = list(range(len(clusters)))
    for number in order:
        cluster = clusters[number]
        if not may_be_focus(cluster):
            continue
        for target in _targets(cluster, number, told, focus, clusters):
            root = root_of(home, target)
            if root != number and why_apart(cluster, clusters[root], slack=_LONG_SLACK) is None:
                clusters[root].take(cluster, "told of the happening that the page is about")
                home[number] = root
                break
    return [cluster for number, cluster in enumerate(clusters) if home[number] == number]


def _targets(
    cluster: Cluster,
    number: int,
    told: Mapping[str, Sequence[tuple[int, int]]],
    focus: Mapping[str, int],
    clusters: Sequence[Cluster],
) -> list[int]:
    """The events that one may be part of: what was told just before it, and what all its pages are about.

    An event with a day of its own is part of one of that day only.
    """
    days = exact_days(cluster)
    pages = {member.statement.document_id for member in cluster.members}
    about = {focus[page] for page in pages} - {number}
    found = sorted(about) if len(about) == 1 and len({focus[page] for page in pages}) == 1 else []
    if not days and len(pages) == 1:
        first = cluster.members[0].statement
        before = [(end, n) for end, n in told[first.document_id] if n != number and 0 <= first.start - end <= _NEAR]
        found = [n for _, n in sorted(before, reverse=True)[:1] if exact_days(clusters[n])] + found
    return [n for n in found if not days or _of_one_day(cluster, clusters[n])]


def _of_one_day(cluster: Cluster, other: Cluster) -> bool:
    return bool(exact_days(other)) and days_apart(cluster, other, slack=0) == 0


def _one_for_all_pages(clusters: Sequence[Cluster], rarity: Mapping[str, float], pages: int) -> list[Cluster]:
    """Events with the happenings of several pages made one, where they have enough in common."""
    slack = _LONG_SLACK if pages <= _SMALL_STORY else _SLACK
    least = _LEAST + _PER_TENFOLD * log10(max(1, pages))
    about = frozenset(focus_of_pages(clusters).values())
    kept = [cluster for number, cluster in enumerate(clusters) if number not in about]
    at: dict[str, list[Cluster]] = defaultdict(list)
    for number in sorted(about, key=lambda number: (-len(clusters[number].members), clusters[number].members[0].order)):
        cluster = clusters[number]
        home = _home(cluster, at, rarity, slack, least)
        if home is None:
            kept.append(cluster)
            for key in _keys(cluster):
                at[key].append(cluster)
        else:
            home[0].take(cluster, "; ".join(home[1]))
    return kept


def _keys(cluster: Cluster) -> list[str]:
    """Days and places under which a happening is looked for; a day's neighbours too, for reports that came later."""
    days = {day for first_last in (*cluster.days, *cluster.inferred) for day in first_last if day}
    near = {_later(day, step) for day in days for step in range(-_SLACK, _SLACK + 1)}
    words = {word for place in cluster.places for word in place}
    return ["", *sorted(near | words)]


def _later(day: str, step: int) -> str:
    return (date.fromisoformat(day[:10]) + timedelta(days=step)).isoformat()


def _home(
    cluster: Cluster, at: Mapping[str, Sequence[Cluster]], rarity: Mapping[str, float], slack: int, least: float
) -> tuple[Cluster, list[Reason]] | None:
    near = {id(other): other for key in _keys(cluster) for other in at.get(key, ())[:_COMPARED]}
    fitting = [
        (_common(cluster, other, rarity, slack), -n, other)
        for n, other in enumerate(near.values())
        if why_apart(cluster, other, slack=slack) is None
    ]
    if not fitting:
        return None
    (evidence, reasons), _, other = max(fitting, key=lambda found: (found[0][0], found[1]))
    return (other, reasons) if evidence >= least else None


def _common(cluster: Cluster, other: Cluster, rarity: Mapping[str, float], slack: int) -> tuple[float, list[Reason]]:
    """What two happenings have in common: each piece of evidence with its words."""
    apart = days_apart(cluster, other, slack=slack) or 0
    placed = [found for member in cluster.members if (found := place_evidence(member, other))]
    shared = _shared_words(cluster.words, other.words, rarity)
    figures = cluster.counts.keys() & other.counts.keys()
    evidence: tuple[tuple[float, Reason], ...] = (
        _same_days(bool(exact_days(cluster) and exact_days(other)), apart),
        max(placed, default=(0.0, "")),
        (0.5 if any(count >= _ONE_OR_TWO for _, count in figures) else 0.2, "with the same figure")
        if figures
        else (0.0, ""),
        (0.5, "naming the same people") if cluster.who.keys() & other.who.keys() else (0.0, ""),
        (1.2 * shared, "told in the same words") if shared >= 0.15 else (0.0, ""),
    )
    return sum(weight for weight, _ in evidence), [reason for weight, reason in evidence if weight > 0]


def _same_days(dated: bool, apart: int) -> tuple[float, Reason]:
    if dated:
        return (0.3, "on the same weekday") if apart else (0.6, "on the same day")
    return (0.2, "in the days of the report") if apart <= _SLACK else (0.0, "")


def _shared_words(words: Counter[str], other: Counter[str], rarity: Mapping[str, float]) -> float:
    """The share of the smaller happening's words, weighted by rarity, that the larger one was told in."""
    few, many = (words, other) if len(words) <= len(other) else (other, words)
    total = sum(rarity.get(word, 1.0) for word in few)
    return sum(rarity.get(word, 1.0) for word in few if word in many) / total if total else 0.0
