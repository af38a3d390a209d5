"""Stories: documents about the same happening or its immediate course."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from tallywire.identity import content_id
from tallywire.merging.subjects import with_left_over
from tallywire.merging.terms import term_weights
from tallywire.records import Document, Statement, Story

__all__ = ["group_stories"]

JOINED = 0.11  # mean likeness of two groups that are one story; measured on the development stories and incidents
_CANDIDATE = 0.02  # likeness by rare terms alone, below which a pair is not looked at
_COPY = 0.5  # at least so alike are two pages of one text
_CLOSE_DAYS, _FAR_DAYS, _FAR_PENALTY = 2, 14, 0.3  # pages published far apart must be more alike
_PAIRS = 20_000  # pairs whose likeness is worked out at once
_LARGEST = 3_000  # documents that are clustered together; a larger knot is first cut at a higher likeness

Likeness = npt.NDArray[np.float64]


def group_stories(documents: Sequence[Document], statements: Sequence[Statement]) -> list[Story]:
    """Groups of documents about one happening, by average linkage over tf-idf likeness; every document is in one.

    Only pairs that share a rare term are compared; a page left over joins the large story whose subject it names
    (`subjects.py`). Statements lend their documents the days on which things
    happened. The order of what is given does not show.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    if not ordered:
        return []
    likeness = _likeness(ordered)
    alike = [group for knot in _knots(likeness, _CANDIDATE) for group in _clusters(knot, likeness)]
    groups = with_left_over(sorted(alike), ordered, likeness)
    happened = _days_told(statements)
    stories = [_story([ordered[n] for n in group], likeness[group][:, group].sum(axis=1), happened) for group in groups]
    return sorted(stories, key=lambda story: (story.from_ or "9999", story.id))


def _likeness(documents: Sequence[Document]) -> csr_array:
    """A symmetric sparse matrix: cosine of the term weights, less for pages of different days, more for copies."""
    weights, rare = term_weights(documents)
    candidates = coo_array(rare @ rare.T)
    far = (candidates.row < candidates.col) & (candidates.data >= _CANDIDATE)
    left, right = _with_copies(documents, candidates.row[far], candidates.col[far])
    values = _cosines(weights, left, right)
    values *= _nearness(documents, left, right)
    root = np.array([document.origin_id or document.id for document in documents])
    values = np.where(root[left] == root[right], np.maximum(values, _COPY), values)
    half = coo_array((values, (left, right)), shape=(len(documents), len(documents)))
    return csr_array(half + half.T)


def _cosines(weights: csr_array, left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> Likeness:
    """The products of rows, some thousands at a time: those of all candidates would not fit in memory."""
    firsts = range(0, len(left), _PAIRS)
    parts = [weights[left[n : n + _PAIRS]].multiply(weights[right[n : n + _PAIRS]]).sum(axis=1) for n in firsts]
    return np.concatenate([np.empty(0), *(np.asarray(part).ravel() for part in parts)])


def _with_copies(
    documents: Sequence[Document], left: npt.NDArray[np.int32], right: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The candidate pairs and the pairs of a document with the one that it was taken from."""
    place = {document.id: number for number, document in enumerate(documents)}
    taken = [(place[d.id], place[d.origin_id]) for d in documents if d.origin_id in place and d.origin_id != d.id]
    pairs = {*zip(left.tolist(), right.tolist(), strict=True), *((min(pair), max(pair)) for pair in taken)}
    ordered = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return ordered[:, 0], ordered[:, 1]


def _nearness(
    documents: Sequence[Document], left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """1 for pages of the same days, falling to 1 - penalty; 1 where a date is not known: unknown is not far."""
    first = np.array([_ordinal(document.published.from_, -np.inf) for document in documents])
    last = np.array([_ordinal(document.published.to, np.inf) for document in documents])
    gap = np.maximum(first[left] - last[right], first[right] - last[left])
    nearness: Likeness = 1 - _FAR_PENALTY * np.clip((gap - _CLOSE_DAYS) / (_FAR_DAYS - _CLOSE_DAYS), 0, 1)
    return nearness


def _ordinal(day: str | None, unknown: float) -> float:
    return unknown if day is None else float(date.fromisoformat(day).toordinal())


def _knots(likeness: csr_array, floor: float) -> list[list[int]]:
    """Connected documents; a knot too large to cluster is cut again at a higher likeness."""
    kept = likeness.copy()
    kept.data[kept.data < floor] = 0.0
    kept.eliminate_zeros()
    _, labels = connected_components(kept, directed=False)
    members: dict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(labels.tolist()):
        members[label].append(number)
    knots: list[list[int]] = []
    for knot in members.values():
        if len(knot) <= _LARGEST or floor >= 1:
            knots.append(knot)
        else:
            inner = _knots(csr_array(likeness[knot][:, knot]), floor * 1.5)
            knots.extend([knot[n] for n in part] for part in inner)
    return knots


def _clusters(knot: list[int], likeness: csr_array) -> list[list[int]]:
    """Average linkage (UPGMA) inside one knot: two groups join while their mean likeness is high enough."""
    if len(knot) == 1:
        return [knot]
    distance = 1 - likeness[knot][:, knot].toarray()
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(np.clip(distance, 0, 1), checks=False), "average")
    found: dict[int, list[int]] = defaultdict(list)
    for number, label in zip(knot, fcluster(tree, 1 - JOINED, "distance").tolist(), strict=True):
        found[label].append(number)
    return list(found.values())


def _days_told(statements: Sequence[Statement]) -> dict[str, list[str]]:
    """The resolved days of what happened, by document: no background, no plans."""
    days: dict[str, list[str]] = defaultdict(list)
    for statement in statements:
        when = statement.time
        took_place = not statement.background and statement.modality in ("happened", "ongoing")
        if took_place and when and when.from_ and when.precision in ("hour", "day"):
            days[statement.document_id].append(when.from_)
    return days


def _story(members: list[Document], centrality: Likeness, happened: dict[str, list[str]]) -> Story:
    """A story named after its most central document that has a title."""
    ranked = zip(np.round(-np.asarray(centrality).ravel(), 9), members, strict=True)
    by_centrality = sorted(ranked, key=lambda pair: (pair[0], pair[1].id))
    title = next((document.title for _, document in by_centrality if document.title), None)
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
