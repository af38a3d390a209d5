"""Tracing families of documents: which passages were copied from where, and what each document was taken from.

A family is a group of documents tied by shared text. Families know nothing of each other, so any number of them is
traced together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tallywire.records import Copy, Document, Origin
from tallywire.tracing.accounts import document_reasons
from tallywire.tracing.columns import Ints
from tallywire.tracing.folded import Folded
from tallywire.tracing.groups import component_labels
from tallywire.tracing.lineage import direct, taken_from
from tallywire.tracing.pairs import Pairs
from tallywire.tracing.rows import copy_rows

__all__ = ["Families", "Lineage", "Tracing", "gather_families", "trace_families"]

_TOGETHER = 2_000  # documents that are traced at once: steps over columns cost the same for few rows as for many


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
class Families:
    """Documents tied by shared text, earliest first; `pairs` name them by their places in `documents`."""

    documents: tuple[Document, ...]
    folded: tuple[Folded, ...]
    pairs: Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Who took what from whom, and why; `document_origins` has only the documents that are no origin."""

    copies: tuple[Copy, ...]
    document_origins: Mapping[str, str]
    document_reasons: Mapping[str, str]


def gather_families(
    documents: Sequence[Document], folded: Sequence[Folded], pairs: Pairs, together: int = _TOGETHER
) -> Iterator[Families]:
    """The families of documents that share text, small ones together: about `together` documents at once."""
    if not len(pairs):
        return
    labels = component_labels(len(documents), pairs.lefts, pairs.rights)
    parcels = _parcels(labels, np.union1d(pairs.lefts, pairs.rights), together)
    of_match = parcels[pairs.lefts[pairs.matches.pairs]]
    rows = np.argsort(of_match, kind="stable")
    ends = np.searchsorted(of_match[rows], np.arange(int(parcels.max()) + 2))
    place = np.empty(len(documents), dtype=np.int64)
    for parcel in range(int(parcels.max()) + 1):
        members = np.flatnonzero(parcels == parcel)
        place[members] = np.arange(len(members))
        own = pairs.keep(pairs.matches.take(rows[ends[parcel] : ends[parcel + 1]]))
        yield Families(
            documents=tuple(documents[number] for number in members.tolist()),
            folded=tuple(folded[number] for number in members.tolist()),
            pairs=Pairs(place[own.lefts], place[own.rights], own.rooms, own.matches),
        )


def _parcels(labels: Ints, tied: Ints, together: int) -> Ints:
    """For each document the number of the parcel in which it travels; -1 for those that are tied to no other."""
    sizes = np.bincount(labels[tied], minlength=int(labels.max()) + 1)
    parcel_of = (np.cumsum(sizes) - sizes) // together
    _, parcels = np.unique(parcel_of[labels[tied]], return_inverse=True)
    found = np.full(len(labels), -1, dtype=np.int64)
    found[tied] = parcels
    return found


def trace_families(families: Families) -> Lineage:
    """The copied passages of families, and for each document that is no origin the one that it was taken from."""
    documents, folded = families.documents, families.folded
    directed = direct(families.pairs, documents, folded)
    parents = taken_from(directed, folded)
    reasons = document_reasons(directed, parents, documents, folded)
    return Lineage(
        copies=copy_rows(directed, documents),
        document_origins={documents[child].id: documents[parent].id for child, parent in parents.items()},
        document_reasons={documents[child].id: reason for child, reason in reasons.items()},
    )
