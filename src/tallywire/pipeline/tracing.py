"""The stages of tracing on an engine: folding (map), pairing (set), aligning (group), lineage (group), crediting."""

from __future__ import annotations

import functools
import gc
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tallywire.engines.base import Failure
from tallywire.pipeline.plan import unwatched
from tallywire.records import Document, Passage, Statement
from tallywire.tracing.candidates import candidate_pairs, shingle_table
from tallywire.tracing.columns import Ints
from tallywire.tracing.folded import Folded, fold_documents
from tallywire.tracing.furniture import without_furniture
from tallywire.tracing.lineage import earliest_first
from tallywire.tracing.matching import Matches, align_pairs
from tallywire.tracing.origins import name_origins
from tallywire.tracing.pairs import Pairs, tie
from tallywire.tracing.trace import Tracing, gather_families, trace_families
from tallywire.tracing.vocabulary import Vocabulary

if TYPE_CHECKING:
    from tallywire.engines.base import Engine

__all__ = ["trace_all"]

_NOTHING = fold_documents([()], Vocabulary())[0]
_BATCH = 500  # documents that are folded at once: they have passages and words in common
_PAIRS = 8_000  # pairs that are aligned at once: neighbours have pages and wordings in common

Group = tuple[Sequence[Folded], Ints, Ints]


def trace_all(
    documents: Sequence[Document],
    passages: Iterable[Passage],
    statements: Sequence[Statement],
    *,
    engine: Engine,
    entering: Callable[[str], None] | None = None,
) -> Tracing:
    """Copies between documents, the documents they were taken from, and the origins of documents and statements.

    The passages of one document must come together; those of furniture, bylines and datelines are left out. The
    result does not depend on the order of what is given. Work grows with the length of the texts and the number of
    pages that share text, never with all pairs of pages. `entering` is told each stage's name.
    """
    with _collector_resting():
        return _trace(documents, passages, statements, engine, entering or unwatched)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Nothing that tracing makes refers to itself: looking for that, over and over, would take a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _trace(
    documents: Sequence[Document],
    passages: Iterable[Passage],
    statements: Sequence[Statement],
    engine: Engine,
    entering: Callable[[str], None],
) -> Tracing:
    ordered = earliest_first(documents)
    entering("folding")
    folded = _fold(ordered, passages, engine)
    entering("pairing")
    candidates = _candidates(folded, engine)
    entering("aligning")
    pairs = without_furniture(_align(folded, candidates, engine), folded)
    entering("tracing")
    lineages = list(engine.group(trace_families, gather_families(ordered, folded, pairs), batch=1))
    document_origins = {document.id: document.id for document in sorted(documents, key=lambda document: document.id)}
    document_reasons: dict[str, str] = {}
    for lineage in lineages:
        document_origins.update(lineage.document_origins)
        document_reasons.update(lineage.document_reasons)
    copies = sorted(
        (copy for lineage in lineages for copy in lineage.copies),
        key=lambda copy: (copy.from_document_id, copy.to_document_id, copy.to_start, copy.from_start),
    )
    entering("crediting")
    origins, statement_origins = name_origins(ordered, document_origins, statements, copies)
    return Tracing(
        copies=tuple(copies),
        origins=origins,
        document_origins=document_origins,
        document_reasons=document_reasons,
        statement_origins=statement_origins,
    )


def _fold(documents: Sequence[Document], passages: Iterable[Passage], engine: Engine) -> list[Folded]:
    """Every document folded, in the order of `documents`; one that has no passages is empty."""
    numbers = {document.id: number for number, document in enumerate(documents)}
    owners: list[int] = []

    def grouped() -> Iterator[tuple[Passage, ...]]:
        for document_id, own in itertools.groupby(passages, key=lambda passage: passage.document_id):
            if document_id in numbers:
                owners.append(numbers[document_id])
                yield tuple(own)

    remaining = grouped()
    batches = iter(lambda: tuple(itertools.islice(remaining, _BATCH)), ())
    found: list[Folded] = []
    for result in engine.map(_folder, batches):
        if isinstance(result, Failure):
            raise RuntimeError(f"documents could not be folded: {result.reason}")
        found += result
    folded = [_NOTHING] * len(documents)
    for owner, document in zip(owners, found, strict=True):
        folded[owner] = document
    return folded


def _folder() -> Callable[[Sequence[Sequence[Passage]]], list[Folded]]:
    return functools.partial(fold_documents, vocabulary=Vocabulary())


def _candidates(folded: Sequence[Folded], engine: Engine) -> tuple[Ints, Ints]:
    """The pairs of documents that may share text, by their places, in order."""
    found = engine.set(candidate_pairs, {"shingles": shingle_table(folded)})["candidates"]
    left, right = (found[side].to_numpy().astype(np.int64) for side in ("left", "right"))
    return left, right


def _align(folded: Sequence[Folded], candidates: tuple[Ints, Ints], engine: Engine) -> Pairs:
    lefts, rights = candidates
    firsts = range(0, len(lefts), _PAIRS)
    groups = (_group(folded, lefts[first : first + _PAIRS], rights[first : first + _PAIRS]) for first in firsts)
    found = [
        replace(matches, pairs=matches.pairs + first)
        for first, matches in zip(firsts, engine.group(_align_group, groups, batch=1), strict=True)
    ]
    return tie(lefts, rights, Matches.join([Matches.none(), *found]), folded)


def _group(folded: Sequence[Folded], lefts: Ints, rights: Ints) -> Group:
    """Pairs with the documents that they name; numbered among these."""
    members, numbers = np.unique(np.concatenate([lefts, rights]), return_inverse=True)
    return [folded[number] for number in members.tolist()], numbers[: len(lefts)], numbers[len(lefts) :]


def _align_group(group: Group) -> Matches:
    return align_pairs(*group)
