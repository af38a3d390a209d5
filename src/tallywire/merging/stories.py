"""Stories: documents about the same happening or its immediate course, joined by the evidence between their pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from tallywire.identity import content_id
from tallywire.merging.comparing import JOINED, WORST, compare
from tallywire.merging.pages import Floats, Ints, Pages
from tallywire.records import Document, Statement, Story

__all__ = ["Knot", "Scored", "gather_knots", "link_knot", "make_stories"]

_LARGEST = 800  # pages that are linked together; a larger knot is first cut where its evidence is weakest
_STEP = 0.5  # log-odds by which the evidence asked for rises then

Knot = tuple[Pages, Ints]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Pairs of pages (by their places, `left` < `right`) with the evidence that they tell one happening."""

    left: Ints
    right: Ints
    evidence: Floats


def gather_knots(pages: Pages, scored: Scored) -> Iterator[Knot]:
    """The pages that pairs worth joining tie together, with their places: no story reaches beyond one knot.

    That is exact: two groups of pages join where the mean of their pairs is high enough, so one of these pairs is.
    Only a knot too large to be linked is cut, at higher evidence.
    """
    count = len(pages.text)
    for members in _knots(np.arange(count), scored, JOINED):
        yield pages.take(members), members


def _knots(members: Ints, scored: Scored, floor: float) -> Iterator[Ints]:
    kept = scored.evidence >= floor
    place = np.full(int(members.max(initial=-1)) + 1, -1, dtype=np.int64)
    place[members] = np.arange(len(members))
    ends = place[scored.left[kept]], place[scored.right[kept]]
    ties = csr_array((np.ones(len(ends[0])), ends), shape=(len(members), len(members)))
    _, labels = connected_components(ties, directed=False)
    order = np.argsort(labels, kind="stable")
    for part in np.split(members[order], np.flatnonzero(np.diff(labels[order])) + 1):
        if len(part) <= _LARGEST or floor >= -WORST:
            yield np.sort(part)
        else:
            inside = np.isin(scored.left, part) & np.isin(scored.right, part)
            inner = Scored(left=scored.left[inside], right=scored.right[inside], evidence=scored.evidence[inside])
            yield from _knots(np.sort(part), inner, floor + _STEP)


def link_knot(knot: Knot) -> list[Ints]:
    """Average linkage (UPGMA) inside one knot: two groups join while their mean evidence is high enough.

    Gives the groups as places of pages, the most central page of each first.
    """
    pages, members = knot
    if len(members) == 1:
        return [members]
    between = _all_pairs(pages)
    distance = -WORST - between
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    labels = fcluster(tree, -WORST - JOINED + 1e-9, "distance")
    found = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    return [members[_by_centrality(group, between)] for group in found]


def _all_pairs(pages: Pages) -> Floats:
    """The evidence of all pairs of a knot's pages, a square; 0 on the diagonal."""
    count = len(pages.text)
    left, right = np.triu_indices(count, 1)
    square = np.zeros((count, count))
    square[left, right] = compare(pages, left, right)
    return square + square.T


def _by_centrality(group: Ints, between: Floats) -> Ints:
    """The pages of a group, those most like the others first; of equals the first."""
    return group[np.argsort(-np.round(between[group][:, group].sum(axis=1), 6), kind="stable")]


# ---------------------------------------------------------------- stories as records


def make_stories(
    groups: Iterable[Sequence[int]], documents: Sequence[Document], statements: Iterable[Statement]
) -> list[Story]:
    """The stories of groups of documents (by place, the most central first), in order of time."""
    happened = _days_told(statements)
    stories = [_story([documents[place] for place in group], happened) for group in groups]
    return sorted(stories, key=lambda story: (story.from_ or "9999", story.id))


def _days_told(statements: Iterable[Statement]) -> dict[str, list[str]]:
    """The resolved days of what happened, by document: no background, no plans."""
    days: dict[str, list[str]] = defaultdict(list)
    for statement in statements:
        when = statement.time
        took_place = not statement.background and statement.modality in ("happened", "ongoing")
        if took_place and when and when.from_ and when.precision in ("hour", "day"):
            days[statement.document_id].append(when.from_)
    return days


def _story(members: Sequence[Document], happened: dict[str, list[str]]) -> Story:
    """A story named after its most central document that has a title."""
    title = next((document.title for document in members if document.title), None)
    days = [day for document in members for day in happened.get(document.id, ())]
    days = days or [day for d in members for day in (d.published.from_, d.published.to) if day]
    ids = tuple(sorted(document.id for document in members))
    return Story(
        id=content_id("story", *ids),
        title=title,
        document_ids=ids,
        from_=min(days, default=None),
        to=max(days, default=None),
    )
