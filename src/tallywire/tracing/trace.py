"""Tracing: which passages were copied from where, and what counts as one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallywire.records import Copy, Document, Origin, Passage, Statement
from tallywire.tracing.lineage import Directed, direct, earliest_first, taken_from
from tallywire.tracing.origins import name_origins
from tallywire.tracing.pairs import copied_pairs

__all__ = ["Tracing", "trace"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracing:
    """What tracing gives.

    `document_origins` names for every document the document that it was taken from (itself if none);
    `statement_origins` names for every statement the row of `origins` that it rests on.
    """

    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    document_origins: Mapping[str, str]
    statement_origins: Mapping[str, str]


def trace(documents: Sequence[Document], passages: Iterable[Passage], statements: Sequence[Statement]) -> Tracing:
    """Copies between documents, the documents they were taken from, and the origins of documents and statements.

    Passages that stand in furniture, bylines or datelines are left out. The result does not depend on the order of
    what is given. Work grows with the length of the texts and the number of pages that share text, never with all
    pairs of pages.
    """
    ordered = earliest_first(documents)
    pairs, folded = copied_pairs(ordered, passages)
    directed = direct(pairs, ordered, folded)
    parents = taken_from(directed, folded)
    document_origins = {document.id: ordered[parents.get(number, number)].id for number, document in enumerate(ordered)}
    copies = _copies(directed, ordered)
    origins, statement_origins = name_origins(ordered, document_origins, statements, copies)
    return Tracing(
        copies=copies,
        origins=origins,
        document_origins={key: document_origins[key] for key in sorted(document_origins)},
        statement_origins=statement_origins,
    )


def _copies(directed: Sequence[Directed], documents: Sequence[Document]) -> tuple[Copy, ...]:
    rows = [row for link in directed for row in _rows(link, documents)]
    rows.sort(key=lambda row: (row.from_document_id, row.to_document_id, row.to_start, row.from_start))
    return tuple(_first_known_only(rows, documents))


def _rows(link: Directed, documents: Sequence[Document]) -> list[Copy]:
    straight = link.source == link.pair.left
    rows = []
    for match in link.pair.matches:
        spans = (match.left_span, match.right_span) if straight else (match.right_span, match.left_span)
        rows.append(
            Copy(
                from_document_id=documents[link.source].id,
                from_start=spans[0][0],
                from_end=spans[0][1],
                to_document_id=documents[link.target].id,
                to_start=spans[1][0],
                to_end=spans[1][1],
                kind="verbatim" if match.verbatim else "edited",
                similarity=round(match.similarity, 4),
                direction=link.direction,
            )
        )
    return rows


def _first_known_only(rows: Sequence[Copy], documents: Sequence[Document]) -> list[Copy]:
    """Of several dated givers of one passage only the first: the others carried it on, they did not give it."""
    when = {document.id: document.published.from_ or "" for document in documents}
    first: dict[tuple[str, int], str] = defaultdict(lambda: "9999")
    for row in rows:
        if row.direction == "known":
            key = (row.to_document_id, row.to_start)
            first[key] = min(first[key], when[row.from_document_id] or "9999")
    return [
        row
        for row in rows
        if row.direction != "known" or (when[row.from_document_id] or "9999") <= first[row.to_document_id, row.to_start]
    ]
