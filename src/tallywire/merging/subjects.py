"""What a large story is about, in one word: later pages that share little else still belong to it.

A company that was robbed, a leak, a film: for weeks pages tell something new of it, in new words. Where nearly all
pages of a story name one thing in their heads, and few other pages do, that thing is the story's subject; a page left
over with it in its head joins the story, if anything else speaks for that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from tallywire.merging.comparing import compare
from tallywire.merging.pages import Pages
from tallywire.merging.terms import WORD
from tallywire.records import Document, Statement

__all__ = ["town_words", "with_left_over"]

# Fitted on the development halves of stories, incidents and invented pages together (docs/decisions/stories.md).
_LEAST_PAGES = 6  # pages of a story that can have a subject
_LEFT_OVER = 2  # pages of a group that may join one
_SHARE, _PECULIAR = 0.7, 0.65  # of the story's heads that name it; of all heads naming it, those of the story
_EVIDENCE = -3.0  # mean evidence of its pages and the story's, in log-odds
_HEAD = 300  # characters of text that stand for a page, after its title
_LEAST_LETTERS = 4


def with_left_over(
    groups: Sequence[Sequence[int]], documents: Sequence[Document], pages: Pages, towns: Collection[str]
) -> list[list[int]]:
    """Groups of documents (by number), those left over put into the stories whose subject they name.

    `towns` are the words that name places, which are no subjects.
    """
    heads = [_head(document).difference(towns) for document in documents]
    story_of = _subjects(groups, heads)
    joined = [list(group) for group in groups]
    for number, group in enumerate(groups):
        home = _home(group, heads, story_of) if len(group) <= _LEFT_OVER else None
        if home is not None and _mean_evidence(pages, group, groups[home]) >= _EVIDENCE:
            joined[home] += group
            joined[number] = []
    return [group for group in joined if group]


def town_words(statements: Iterable[Statement]) -> frozenset[str]:
    """The words of the places of statements, as they stand in the text and as the gazetteer has them."""
    names = {name for one in statements for place in one.places for name in (place.text, place.name)}
    return frozenset(word.casefold() for name in names for word in WORD.findall(name))


def _mean_evidence(pages: Pages, group: Sequence[int], home: Sequence[int]) -> float:
    left, right = np.repeat(group, len(home)), np.tile(home, len(group))
    return float(compare(pages, left, right).mean())


def _head(document: Document) -> frozenset[str]:
    words = WORD.findall(f"{document.title or ''} {document.text[:_HEAD]}")
    return frozenset(word.casefold() for word in words if len(word) >= _LEAST_LETTERS)


def _subjects(groups: Sequence[Sequence[int]], heads: Sequence[frozenset[str]]) -> dict[str, int]:
    """`{word: story}` for the words that are the subject of a story."""
    named = Counter(word for head in heads for word in head)
    found: dict[str, int] = {}
    for number, group in enumerate(groups):
        if len(group) >= _LEAST_PAGES:
            counted = Counter(word for page in group for word in heads[page])
            for word, count in counted.items():
                if count >= _SHARE * len(group) and count >= _PECULIAR * named[word]:
                    found[word] = number
    return found


def _home(group: Sequence[int], heads: Sequence[frozenset[str]], story_of: dict[str, int]) -> int | None:
    """The story most of whose subjects stand in the heads of all pages of a group; of equals the first."""
    shared = frozenset.intersection(*(heads[page] for page in group))
    votes = Counter(story_of[word] for word in shared if word in story_of)
    return min(votes, key=lambda story: (-votes[story], story)) if votes else None
