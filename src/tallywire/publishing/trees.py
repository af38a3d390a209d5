"""Pages as trees, each below the one that its text was taken from, and what of a large tree is shown.

Long lists are folded: of five thousand pages that carry one story those are shown that changed it, took from others too
or were taken from in turn; the rest is counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallywire.publishing.copying import Taking
from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import count
from tallywire.records import Document

__all__ = ["Folded", "SourceBranch", "branches", "by_day", "folded"]

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
