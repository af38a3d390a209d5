"""Who carries whose text: the pages of every origin as trees, each page below the one it was taken from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import page_name
from tallywire.records import Document, Origin

__all__ = ["SourceBranch", "branches", "origin_name", "origin_trees", "text_origins"]

_DEEPEST = 50
"""How many times a text may be handed on before the tree is cut: a limit against hostile chains, not against news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBranch:
    """A page and, below it, the pages that took their text from it."""

    document: Document
    takers: tuple[SourceBranch, ...]

    @property
    def size(self) -> int:
        """How many pages hang on this one, itself included."""
        return 1 + sum(taker.size for taker in self.takers)


def text_origins(lookup: Lookup) -> tuple[Origin, ...]:
    """The origins that pages were written by or taken from; people quoted are origins of facts, not of pages."""
    return tuple(origin for origin in lookup.tables.origins if origin.kind != "speaker")


def origin_name(origin: Origin, lookup: Lookup) -> str:
    """How an origin is called: its name, or that of its first page."""
    if origin.name:
        return origin.name
    pages = [page_name(lookup.documents[name]) for name in origin.document_ids if name in lookup.documents]
    return pages[0] if pages else "unnamed origin"


def origin_trees(lookup: Lookup) -> tuple[tuple[Origin | None, tuple[SourceBranch, ...]], ...]:
    """Every text origin with the trees of its pages, the most carried first; last, under None, pages of no origin.

    A page that several origins name stands under the first of them.
    """
    holder: dict[str, str] = {}
    for origin in text_origins(lookup):
        for document_id in origin.document_ids:
            holder.setdefault(document_id, origin.id)
    grown: dict[str | None, list[SourceBranch]] = {}
    for tree in branches(lookup):
        grown.setdefault(holder.get(tree.document.id), []).append(tree)
    known = [(origin, tuple(grown.get(origin.id, ()))) for origin in text_origins(lookup)]
    known.sort(key=lambda pair: (-len(pair[0].document_ids), pair[0].id))
    return (*known, (None, tuple(grown[None]))) if None in grown else tuple(known)


def branches(lookup: Lookup) -> tuple[SourceBranch, ...]:
    """Who carries whose text: one tree per page that was taken from no other, the largest first.

    Pages whose `origin_id`s run in a circle, or below the depth limit, stand alone: every page is given exactly once.
    """
    takers: dict[str, list[Document]] = {}
    for document in lookup.tables.documents:
        takers.setdefault(_taken_from(document, lookup), []).append(document)
    roots = [document for document in lookup.tables.documents if _taken_from(document, lookup) == document.id]
    trees = [_branch(root, takers, _DEEPEST) for root in roots]
    placed = {document_id for tree in trees for document_id in _ids(tree)}
    lost = [SourceBranch(document=d, takers=()) for d in lookup.tables.documents if d.id not in placed]
    return tuple(sorted([*trees, *lost], key=lambda tree: (-tree.size, tree.document.id)))


def _taken_from(document: Document, lookup: Lookup) -> str:
    return document.origin_id if document.origin_id in lookup.documents and document.origin_id else document.id


def _branch(root: Document, takers: Mapping[str, list[Document]], depth: int) -> SourceBranch:
    below = [document for document in takers.get(root.id, ()) if document.id != root.id] if depth else []
    return SourceBranch(document=root, takers=tuple(_branch(document, takers, depth - 1) for document in below))


def _ids(branch: SourceBranch) -> list[str]:
    return [branch.document.id, *(name for taker in branch.takers for name in _ids(taker))]
