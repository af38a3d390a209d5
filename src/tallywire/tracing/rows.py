"""The rows of `copies` of one family: who gave each passage, and what was changed on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from tallywire.records import Change, Copy, Document
from tallywire.tracing.changes import compare_passages, place_changes
from tallywire.tracing.columns import Ints
from tallywire.tracing.directions import Directed

__all__ = ["copy_rows"]

_TOGETHER = 200_000  # rows that are made at once: edits are compared once for all of these, and held in memory

# Source and target, the pair, the characters of both from-to, whether word for word, and the similarity.
Row = tuple[int, int, int, int, int, int, int, bool, float]


def copy_rows(directed: Directed, documents: Sequence[Document]) -> tuple[Copy, ...]:
    """The copied passages, in the order of the table."""
    matches = directed.pairs.matches
    straight = directed.straight[matches.pairs, None]
    given = np.where(straight, matches.left_spans, matches.right_spans)
    taken = np.where(straight, matches.right_spans, matches.left_spans)
    rows = _first_givers(directed, documents, taken[:, 0])
    links = matches.pairs[rows]
    ranks = _ranks([document.id for document in documents])
    order = np.lexsort((given[rows, 0], taken[rows, 0], ranks[directed.targets[links]], ranks[directed.sources[links]]))
    rows = rows[order]
    made: list[Copy] = []
    for first in range(0, len(rows), _TOGETHER):
        made += _copies(directed, rows[first : first + _TOGETHER], given, taken, documents)
    return tuple(made)


def _copies(directed: Directed, rows: Ints, given: Ints, taken: Ints, documents: Sequence[Document]) -> Iterator[Copy]:
    matches, links = directed.pairs.matches, directed.pairs.matches.pairs[rows]
    columns = (
        directed.sources[links], directed.targets[links], links, given[rows, 0], given[rows, 1], taken[rows, 0],
        taken[rows, 1], matches.verbatim[rows], matches.similarity[rows].round(4),
    )  # fmt: skip
    table = list(zip(*(column.tolist() for column in columns), strict=True))
    changes = _changes(table, documents)
    for source, target, link, from_start, from_end, to_start, to_end, verbatim, similarity in table:
        yield Copy(
            from_document_id=documents[source].id,
            from_start=from_start,
            from_end=from_end,
            to_document_id=documents[target].id,
            to_start=to_start,
            to_end=to_end,
            kind="verbatim" if verbatim else "edited",
            similarity=similarity,
            direction=directed.directions[link],
            changes=() if verbatim else next(changes),
        )


def _changes(table: Sequence[Row], documents: Sequence[Document]) -> Iterator[tuple[Change, ...]]:
    """What was changed in each edited row."""
    edited = [row for row in table if not row[7]]
    passages = [(documents[row[0]].text[row[3] : row[4]], documents[row[1]].text[row[5] : row[6]]) for row in edited]
    found = compare_passages(passages)
    for row, (ours, theirs), edits in zip(edited, passages, found, strict=True):
        yield place_changes(edits, (ours, row[3]), (theirs, row[5]))


def _first_givers(directed: Directed, documents: Sequence[Document], starts: Ints) -> Ints:
    """Of several dated givers of a passage the first, and the first that had it word for word: others carried it on.

    `starts` is where the passage stands in the taker.
    """
    matches = directed.pairs.matches
    if not len(matches):
        return matches.pairs
    when = _ranks([document.published.from_ or "9999" for document in documents])[directed.sources][matches.pairs]
    known = np.array([direction == "known" for direction in directed.directions], dtype=np.bool_)[matches.pairs]
    passages = directed.targets[matches.pairs] * (int(starts.max()) + 1) + starts
    _, passages = np.unique(passages, return_inverse=True)
    latest = int(when.max()) + 1
    first_of_any = np.full(len(passages), latest)
    first_verbatim = np.full(len(passages), latest)
    np.minimum.at(first_of_any, passages[known], when[known])
    exact = known & matches.verbatim
    np.minimum.at(first_verbatim, passages[exact], when[exact])
    first = np.where(matches.verbatim, first_verbatim[passages], first_of_any[passages])
    return np.flatnonzero(~known | (when <= first))


def _ranks(names: Sequence[str]) -> Ints:
    """The place of each name in their order; equal names have one."""
    place = {name: number for number, name in enumerate(sorted(set(names)))}
    return np.array([place[name] for name in names], dtype=np.int64)
