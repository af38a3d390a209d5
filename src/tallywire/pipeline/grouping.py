"""The stages of grouping on an engine: proposing (set), comparing (group), linking (group)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from tallywire.merging.comparing import compare
from tallywire.merging.pages import Floats, Ints, Pages, read_pages
from tallywire.merging.proposing import proposed_pairs, term_table
from tallywire.merging.stories import Scored, gather_knots, link_knot, make_stories
from tallywire.merging.subjects import town_words, with_left_over
from tallywire.pipeline.plan import unwatched
from tallywire.records import Document, Statement, Story

if TYPE_CHECKING:
    from tallywire.engines.base import Engine

__all__ = ["group_stories"]

_PAIRS = 20_000  # pairs that are compared at once: neighbours have pages in common


def group_stories(
    documents: Sequence[Document],
    statements: Iterable[Statement],
    *,
    engine: Engine,
    entering: Callable[[str], None] = unwatched,
) -> list[Story]:
    """Groups of documents about one happening; every document is in one.

    Only pages that share rare terms in the same weeks are compared, never all pairs; what joins is decided by the
    evidence of `merging/comparing.py`. Documents should carry their `origin_id`; `statements` are gone through several
    times. The order of what is given does not show. `entering` is told each stage's name.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    if not ordered:
        return []
    entering("proposing")
    pages = read_pages(ordered, statements)
    left, right = _proposed(pages, engine)
    entering("comparing")
    scored = Scored(left=left, right=right, evidence=_compared(pages, left, right, engine))
    entering("linking")
    linked = engine.group(link_knot, gather_knots(pages, scored), batch=64)
    groups = sorted((group.tolist() for found in linked for group in found), key=min)
    stories = with_left_over(groups, ordered, pages, town_words(statements))
    return make_stories(stories, ordered, statements)


def _proposed(pages: Pages, engine: Engine) -> tuple[Ints, Ints]:
    """The pairs of pages worth comparing, by their places, in order."""
    found = engine.set(proposed_pairs, {"terms": term_table(pages)})["candidates"]
    left, right = (found[side].to_numpy().astype(np.int64) for side in ("left", "right"))
    return left, right


def _compared(pages: Pages, left: Ints, right: Ints, engine: Engine) -> Floats:
    groups = (_group(pages, left[n : n + _PAIRS], right[n : n + _PAIRS]) for n in range(0, len(left), _PAIRS))
    return np.concatenate([np.empty(0), *engine.group(_compare_group, groups, batch=1)])


def _group(pages: Pages, left: Ints, right: Ints) -> tuple[Pages, Ints, Ints]:
    """Pairs with the pages that they name; numbered among these."""
    members, numbers = np.unique(np.concatenate([left, right]), return_inverse=True)
    return pages.take(members), numbers[: len(left)], numbers[len(left) :]


def _compare_group(group: tuple[Pages, Ints, Ints]) -> Floats:
    return compare(*group)
