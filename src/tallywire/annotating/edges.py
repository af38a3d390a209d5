"""Where a clause begins and ends: the words that are its alone, and their unbroken run around its trigger."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tallywire.annotating.trees import base

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["cut", "subtree_without"]

_CONJUNCTIONS = frozenset({"after", "before", "as", "while", "when", "because", "since", "until"})


def cut(head: Token, trigger: int, owned: Collection[int]) -> tuple[int, int]:
    """First and last token of the clause of `head`: the unbroken run of its `owned` tokens around the trigger.

    Conjunctions, quotes and commas at its edges are trimmed.
    """
    first = last = trigger
    while first - 1 in owned:
        first -= 1
    while last + 1 in owned:
        last += 1
    return _trimmed(head.doc, first, last, trigger)


def subtree_without(head: Token, borders: Collection[int]) -> list[int]:
    """The indices of `head` and all below it, without the subtrees that begin in `borders`."""
    found, stack = [], [head]
    while stack:
        token = stack.pop()
        found.append(token.i)
        stack += [child for child in token.children if child.i not in borders]
    return found


def _trimmed(parse: Doc, first: int, last: int, trigger: int) -> tuple[int, int]:
    """Without conjunctions, the preposition of the phrase, quotes and commas at the edges."""

    def edge(token: Token) -> bool:
        if base(token) == "case" and (token.head.i == trigger or token.lower_ in _CONJUNCTIONS):
            return True
        return token.is_space or base(token) in ("punct", "cc", "mark") or token.pos_ in ("PUNCT", "SCONJ", "CCONJ")

    while first < trigger and edge(parse[first]):
        first += 1
    while last > trigger and (
        parse[last].pos_ == "PUNCT" or parse[last].is_space or base(parse[last]) in ("cc", "punct", "case", "mark")
    ):
        last -= 1
    return first, last
