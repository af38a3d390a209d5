"""Origins with the pages that carry their text, and the people on whose words statements rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallywire.publishing.tables import Lookup
from tallywire.publishing.trees import SourceBranch, branches
from tallywire.publishing.words import page_name
from tallywire.records import Origin

__all__ = ["SortedOut", "origin_name", "origin_trees", "sorted_out", "speakers", "text_origins"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedOut:
    """Text origins with the trees of their pages, those of most pages first.

    `families` are carried by others, or are several texts of one agency; `alone` are single pages, and outlets with
    texts of their own, that nobody was seen to carry; `unknown` are the pages of no origin.
    """

    families: tuple[tuple[Origin, tuple[SourceBranch, ...]], ...]
    alone: tuple[tuple[Origin, tuple[SourceBranch, ...]], ...]
    unknown: tuple[SourceBranch, ...]


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


def sorted_out(lookup: Lookup) -> SortedOut:
    """The text origins by whether others carry their text, and the pages of no origin."""
    grown = origin_trees(lookup)
    named = [(origin, trees) for origin, trees in grown if origin is not None]
    return SortedOut(
        families=tuple(pair for pair in named if not _stands_alone(*pair)),
        alone=tuple(pair for pair in named if _stands_alone(*pair)),
        unknown=next((trees for origin, trees in grown if origin is None), ()),
    )


def _stands_alone(origin: Origin, trees: Sequence[SourceBranch]) -> bool:
    return all(not tree.takers for tree in trees) and (len(trees) < 2 or origin.kind != "agency")


def speakers(lookup: Lookup) -> tuple[Origin, ...]:
    """The people and bodies on whose words statements rest, those of most pages first."""
    spoken = [origin for origin in lookup.tables.origins if origin.kind == "speaker"]
    return tuple(sorted(spoken, key=lambda one: (-len(one.document_ids), origin_name(one, lookup), one.id)))
