"""Who carries whose text: the pages of every origin as trees, each page below the one it was taken from.

Long lists are folded: of five thousand pages that carry one story those are shown that changed it, took from others too
or were taken from in turn; the rest is counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallywire.publishing.copying import Taking
from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import count, page_name
from tallywire.records import Document, Origin

__all__ = [
    "Folded",
    "SortedOut",
    "SourceBranch",
    "branches",
    "by_day",
    "folded",
    "origin_name",
    "origin_trees",
    "sorted_out",
    "speakers",
    "text_origins",
]

_DEEPEST = 12
"""How often a text may be handed on before its further takers stand side by side: what a narrow terminal has room for.
News is handed on three or four times."""

_FARTHEST = 50
"""How many givers are asked for the nearest one among some pages: a limit against hostile chains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBranch:
    """A page and, below it, the pages that took their text from it."""

    document: Document
    takers: tuple[SourceBranch, ...]

    @property
    def size(self) -> int:
        """How many pages hang on this one, itself included."""
        return 1 + sum(taker.size for taker in self.takers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Some branches to show, in their own order, and how many others, of how many pages, are only counted."""

    shown: tuple[SourceBranch, ...]
    texts: int
    pages: int
    word_for_word: int

    @property
    def words(self) -> str:
        """What is said of the pages that are only counted; empty if there are none."""
        if not self.pages:
            return ""
        exact = "" if not self.word_for_word else f", {self.word_for_word:,} of them word for word"
        return f"and {count(self.pages, 'more page')}{', word for word' if self.word_for_word == self.pages else exact}"

    @property
    def text_words(self) -> str:
        """The same where every branch is a text of its own."""
        pages = f" on {count(self.pages, 'page')}" if self.pages > self.texts else ""
        return f"and {count(self.texts, 'more text')}{pages}" if self.texts else ""


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


def speakers(lookup: Lookup) -> tuple[Origin, ...]:
    """The people and bodies on whose words statements rest, those of most pages first."""
    spoken = [origin for origin in lookup.tables.origins if origin.kind == "speaker"]
    return tuple(sorted(spoken, key=lambda one: (-len(one.document_ids), origin_name(one, lookup), one.id)))


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


def folded(trees: Sequence[SourceBranch], taken: Mapping[str, Taking], most: int) -> Folded:
    """At most `most` of the branches: those that tell a verifier something before those that only repeat."""
    ranked = sorted(trees, key=lambda tree: (-_telling(tree, taken), -tree.size))  # stable: of equals, the earliest
    shown = {tree.document.id for tree in ranked[:most]}
    rest = [name for tree in ranked[most:] for name in _ids(tree)]
    exact = sum(bool(taken[name].gifts) and taken[name].word_for_word == taken[name].taken for name in rest)
    return Folded(
        shown=tuple(tree for tree in trees if tree.document.id in shown),
        texts=len(trees) - len(shown),
        pages=len(rest),
        word_for_word=exact,
    )


def _telling(tree: SourceBranch, taken: Mapping[str, Taking]) -> int:
    own = taken[tree.document.id]
    return 2 * bool(own.changes) + (len(own.gifts) > 1)


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


def branches(lookup: Lookup, among: Mapping[str, Document] | None = None) -> tuple[SourceBranch, ...]:
    """Who carries whose text: one tree per page that was taken from no other, the largest first.

    With `among`, trees of those pages only, each below the nearest of them that its text came from. Below a page, those
    that took from it stand by their days. Pages whose `origin_id`s run in a circle stand alone, and below the depth
    limit all stand side by side: every page is given exactly once.
    """
    pages = lookup.documents if among is None else among
    givers = {name: _taken_from(page, pages, lookup) for name, page in pages.items()}
    takers: dict[str, list[Document]] = {}
    ordered = sorted(pages.values(), key=by_day)
    for document in ordered:
        takers.setdefault(givers[document.id], []).append(document)
    trees = [_branch(page, takers, _DEEPEST) for page in ordered if givers[page.id] == page.id]
    placed = {document_id for tree in trees for document_id in _ids(tree)}
    lost = [SourceBranch(document=document, takers=()) for document in ordered if document.id not in placed]
    return tuple(sorted([*trees, *lost], key=lambda tree: -tree.size))


def by_day(document: Document) -> tuple[str, str]:
    """The order of pages by the first day on which they can have been published; undated ones come last."""
    return document.published.from_ or document.published.to or "9999", document.id


def _taken_from(document: Document, pages: Mapping[str, Document], lookup: Lookup) -> str:
    """The nearest of `pages` that a page's text came from; itself if there is none within reach."""
    at = document
    for _ in range(_FARTHEST):
        origin_id = at.origin_id or at.id
        if origin_id in pages:
            return origin_id
        if origin_id not in lookup.documents or origin_id == at.id:
            break
        at = lookup.documents[origin_id]
    return document.id


def _branch(root: Document, takers: Mapping[str, list[Document]], depth: int) -> SourceBranch:
    below = [document for document in takers.get(root.id, ()) if document.id != root.id]
    if depth:
        return SourceBranch(document=root, takers=tuple(_branch(document, takers, depth - 1) for document in below))
    found = []
    while below:
        found.append(below.pop())
        below.extend(takers.get(found[-1].id, ()))
    flat = tuple(SourceBranch(document=document, takers=()) for document in sorted(found, key=by_day))
    return SourceBranch(document=root, takers=flat)


def _ids(branch: SourceBranch) -> list[str]:
    """The pages of a branch, itself first; each looked at once."""
    found, waiting = [], [branch]
    while waiting:
        here = waiting.pop()
        found.append(here.document.id)
        waiting.extend(here.takers)
    return found
