"""What some pages of a record took, and the copies that carry some words: chosen on columns, then read.

A page of a much carried story takes each of its passages from one of dozens of givers. Which one is decided by a few
columns of the copies; only the copies that count are read as records.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np

from tallywire.publishing.copying import TOLD, Counted, Taking, count_gifts, is_counted, taking_of
from tallywire.publishing.record import Record
from tallywire.records import Copy, CopyDirection, Document

__all__ = ["Told", "carrying_rows", "copy_rows", "page_takings", "tracked_takings"]

_COPIES = 6000  # that the pages of one view took
_CARRIED = 400  # that others took from them
_HANDED_ON = 12  # how often a text is followed back from page to page
_COLUMNS = ("from_document_id", "from_start", "from_end", "to_document_id", "to_start", "to_end", "direction")


class Told(Protocol):
    """Words that stand on a page: a statement."""

    @property
    def document_id(self) -> str:
        """The page."""

    @property
    def start(self) -> int:
        """Where they begin."""

    @property
    def end(self) -> int:
        """Where they end."""


class CopyRow(NamedTuple):
    """The narrow columns of a copy, with the number of its row."""

    row: int
    from_document_id: str
    from_start: int
    from_end: int
    to_document_id: str
    to_start: int
    to_end: int
    direction: CopyDirection


_Span = tuple[int, int]
_Place = tuple[str, int]


def page_takings(record: Record, pages: Collection[str]) -> dict[str, Taking]:
    """What some pages took, by their ids; a giver is known by all but its text."""
    copies = _narrow(record, copy_rows(record, pages))
    given: dict[str, list[CopyRow]] = {name: [] for name in pages}
    for copy in copies:
        given[copy.to_document_id].append(copy)
    ends = {copy.from_document_id for copy in copies} | set(pages)
    documents = {one.id: one for one in record.among("documents", "id", ends, blank="text")}
    spans = _spans(record, pages)
    counted = {
        name: count_gifts(
            documents[name].origin_id,
            [span for span, _ in spans.get(name, ())],
            [copy for copy in copies if copy.from_document_id in documents],
        )
        for name, copies in given.items()
    }
    return _taken(record, counted, spans, documents)


def tracked_takings(record: Record, pages: Collection[str], told: Iterable[Told]) -> dict[str, Taking]:
    """What some pages took, and those on the way back of some words, giver after giver (`copying.written_at`)."""
    taken = page_takings(record, pages)
    met, places = set(pages), {(one.document_id, (one.start + one.end) // 2) for one in told}
    for _ in range(_HANDED_ON):
        places = set(_given_on(places, taken, met))
        new = {document_id for document_id, _ in places}
        if not new:
            break
        taken.update(page_takings(record, new))
        met |= new
    return taken


def _given_on(places: Iterable[_Place], taken: Mapping[str, Taking], met: Collection[str]) -> Iterator[_Place]:
    """Where the words at some places were taken from, as far as that is a page not met before."""
    for document_id, offset in places:
        copy = taken[document_id].copy_at(offset)
        if copy is not None and copy.from_document_id not in met:
            yield copy.from_document_id, min(copy.from_start + max(0, offset - copy.to_start), copy.from_end - 1)


def copy_rows(record: Record, takers: Collection[str], givers: Collection[str] = ()) -> list[int]:
    """The rows of the copies that some pages took, and of those that others took from some: a number of each."""
    taken = record.rows("copies", "to_document_id", takers)
    given = set(record.rows("copies", "from_document_id", givers)).difference(taken)
    return sorted([*_foremost(record, taken, _COPIES), *_foremost(record, sorted(given), _CARRIED)])


def carrying_rows(record: Record, takers: Collection[str], givers: Collection[str], told: Iterable[Told]) -> list[int]:
    """Of these copies those that carry some words."""
    spans: dict[str, list[_Span]] = {}
    for one in told:
        spans.setdefault(one.document_id, []).append((one.start, one.end))
    joined = {name: _joined(own) for name, own in spans.items()}
    return [
        copy.row
        for copy in _narrow(record, copy_rows(record, takers, givers))
        if _meets(joined.get(copy.to_document_id), copy.to_start, copy.to_end)
        or _meets(joined.get(copy.from_document_id), copy.from_start, copy.from_end)
    ]


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    """Spans in order, those that overlap as one."""
    found: list[_Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _meets(spans: Sequence[_Span] | None, start: int, end: int) -> bool:
    """Whether a stretch shares characters with one of some spans, which are in order and apart."""
    if not spans:
        return False
    last = bisect_left(spans, (end, 0)) - 1
    return last >= 0 and start < spans[last][1]


def _foremost(record: Record, rows: list[int], most: int) -> list[int]:
    """At most so many rows of copies, those with changed numbers, negations or names first."""
    if len(rows) <= most:
        return rows
    light = ~record.grave()[rows]
    found: list[int] = np.sort(np.asarray(rows)[np.argsort(light, kind="stable")[:most]]).tolist()
    return found


def _narrow(record: Record, rows: Sequence[int]) -> list[CopyRow]:
    columns = [record.values("copies", name, rows) for name in _COLUMNS]
    return list(map(CopyRow._make, zip(rows, *columns, strict=True)))


def _spans(record: Record, pages: Collection[str]) -> dict[str, list[tuple[_Span, bool]]]:
    """The passages of some pages that tell something, each with whether it is counted even if nobody carries it."""
    rows = record.rows("passages", "document_id", pages)
    columns = [record.values("passages", name, rows) for name in ("document_id", "start", "end", "kind", "text")]
    found: dict[str, list[tuple[_Span, bool]]] = {}
    for document_id, start, end, kind, text in zip(*columns, strict=True):
        if kind in TOLD:
            found.setdefault(document_id, []).append(((start, end), is_counted(text)))
    return found


def _taken(
    record: Record,
    counted: Mapping[str, Counted[CopyRow]],
    spans: Mapping[str, Sequence[tuple[_Span, bool]]],
    documents: Mapping[str, Document],
) -> dict[str, Taking]:
    """The takings of pages whose copies are counted, once these are read."""
    counting = [copies for one in counted.values() for _, places in one.gifts for copies in places]
    rows = sorted({copy.row for copies in counting for copy in copies})
    read: dict[int, Copy] = dict(zip(rows, record.take("copies", rows), strict=True))
    found = {}
    for name, one in counted.items():
        whole = Counted(places=one.places, gifts=tuple((giver, _read(places, read)) for giver, places in one.gifts))
        passages = {span for span, long in spans.get(name, ()) if long} | set(one.places)
        found[name] = taking_of(documents[name], whole, len(passages), documents)
    return found


def _read(places: Iterable[Iterable[CopyRow]], read: Mapping[int, Copy]) -> list[list[Copy]]:
    return [[read[copy.row] for copy in copies] for copies in places]
