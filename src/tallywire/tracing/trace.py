"""Tracing one family of documents: which passages were copied from where, and what each document was taken from.

A family is a group of documents tied by shared text. Families know nothing of each other, so each is traced by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tallywire.records import Copy, Document, Origin
from tallywire.tracing.accounts import document_reasons
from tallywire.tracing.changes import find_changes
from tallywire.tracing.folded import Folded
from tallywire.tracing.groups import connected
from tallywire.tracing.lineage import Directed, direct, taken_from
from tallywire.tracing.matching import Match
from tallywire.tracing.pairs import Pair

__all__ = ["Family", "Lineage", "Tracing", "families", "trace_family"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracing:
    """What tracing gives.

    `document_origins` names for every document the document that it was taken from (itself if none);
    `statement_origins` names for every statement the row of `origins` that it rests on; `document_reasons` says in a
    sentence why a document was taken from another.
    """

    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    document_origins: Mapping[str, str]
    statement_origins: Mapping[str, str]
    document_reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Documents tied by shared text, earliest first; `pairs` name them by their places in `documents`."""

    documents: tuple[Document, ...]
    folded: tuple[Folded, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Who took what from whom in one family, and why; `document_origins` has only the documents that are no origin."""

    copies: tuple[Copy, ...]
    document_origins: Mapping[str, str]
    document_reasons: Mapping[str, str]


def families(documents: Sequence[Document], folded: Sequence[Folded], pairs: Sequence[Pair]) -> Iterator[Family]:
    """The families of documents that share text, those with the earliest documents first."""
    tied = sorted({number for pair in pairs for number in (pair.left, pair.right)})
    groups = connected(tied, [(pair.left, pair.right) for pair in pairs])
    family_of = {number: family for family, group in enumerate(groups) for number in group}
    place = {number: place for group in groups for place, number in enumerate(group)}
    own: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        own[family_of[pair.left]].append(Pair(place[pair.left], place[pair.right], pair.matches, pair.share))
    for family, group in enumerate(groups):
        yield Family(
            documents=tuple(documents[number] for number in group),
            folded=tuple(folded[number] for number in group),
            pairs=tuple(own[family]),
        )


def trace_family(family: Family) -> Lineage:
    """The copied passages of one family, and for each document that is no origin the one that it was taken from."""
    directed = direct(family.pairs, family.documents, family.folded)
    parents = taken_from(directed, family.folded)
    reasons = document_reasons(directed, parents, family.documents, family.folded)
    return Lineage(
        copies=_copies(directed, family),
        document_origins={family.documents[child].id: family.documents[parent].id for child, parent in parents.items()},
        document_reasons={family.documents[child].id: reason for child, reason in reasons.items()},
    )


def _copies(directed: Sequence[Directed], family: Family) -> tuple[Copy, ...]:
    passages = _first_givers([(link, match) for link in directed for match in link.pair.matches], family)
    rows = [_row(link, match, family) for link, match in passages]
    return tuple(sorted(rows, key=lambda row: (row.from_document_id, row.to_document_id, row.to_start, row.from_start)))


def _first_givers(passages: Sequence[tuple[Directed, Match]], family: Family) -> list[tuple[Directed, Match]]:
    """Of several dated givers of a passage the first, and the first that had it word for word: others carried it on."""
    when = [document.published.from_ or "9999" for document in family.documents]
    first: dict[tuple[int, int, bool], str] = {}
    for link, match in passages:
        if link.direction == "known":
            for verbatim in {False, match.verbatim}:
                key = (link.target, _sides(link, match)[1][0], verbatim)
                first[key] = min(first.get(key, "9999"), when[link.source])
    return [
        (link, match)
        for link, match in passages
        if link.direction != "known"
        or when[link.source] <= first[link.target, _sides(link, match)[1][0], match.verbatim]
    ]


def _sides(link: Directed, match: Match) -> tuple[tuple[int, int], tuple[int, int]]:
    """The spans of a copied passage in the giver and in the taker."""
    straight = link.source == link.pair.left
    return (match.left_span, match.right_span) if straight else (match.right_span, match.left_span)


def _row(link: Directed, match: Match, family: Family) -> Copy:
    source, target = family.documents[link.source], family.documents[link.target]
    given, taken = _sides(link, match)
    return Copy(
        from_document_id=source.id,
        from_start=given[0],
        from_end=given[1],
        to_document_id=target.id,
        to_start=taken[0],
        to_end=taken[1],
        kind="verbatim" if match.verbatim else "edited",
        similarity=round(match.similarity, 4),
        direction=link.direction,
        changes=() if match.verbatim else find_changes(source.text, given, target.text, taken),
    )
