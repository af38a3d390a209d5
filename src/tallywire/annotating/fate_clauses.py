"""Clauses that tell the fate which their subject counts, or of which they say that no more is known.

"The number of people killed rose to 14" and "there were no details on those killed" tell one thing each: the participle
in them is no clause of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tallywire.annotating.trees import base, children, lemmas
from tallywire.annotating.triggers import Match
from tallywire.annotating.words import words
from tallywire.language.modality_cues import modality_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["counted_fate", "is_told_above"]


def counted_fate(head: Token, matches: Mapping[int, Match]) -> Match | None:
    """The trigger of the fate that the clause of `head` counts, or of which it says that no more is known."""
    lacking = [noun for noun in children(head, "nsubj") if _is_lacking(noun)] if children(head, "expl") else []
    if lacking:
        return _first([fate for noun in lacking for fate in _fates_below(noun)], matches)
    if words().count_verbs.isdisjoint(lemmas(head)):
        return None
    for count in children(head, "nsubj"):
        if not words().counts.isdisjoint(lemmas(count)):
            parts = [count, *children(count, "nmod")]
            return _first([below for part in parts for below in (part, *children(part, "acl", "amod"))], matches)
    return None


def is_told_above(head: Token) -> bool:
    """Whether a participle is the fate that the clause over it tells."""
    if base(head) != "acl":
        return False
    count = head.head.head if base(head.head) == "nmod" else head.head
    if base(count) == "nsubj" and not words().counts.isdisjoint(lemmas(count)):
        return not words().count_verbs.isdisjoint(lemmas(count.head))
    noun = head.head
    while base(noun) == "nmod":
        noun = noun.head
    return base(noun) == "nsubj" and bool(children(noun.head, "expl")) and _is_lacking(noun)


def _first(fates: list[Token], matches: Mapping[int, Match]) -> Match | None:
    return next((matches[fate.i] for fate in fates if fate.i in matches), None)


def _is_lacking(noun: Token) -> bool:
    """ "No details", "no immediate word"."""
    no = any(child.lower_ == "no" for child in children(noun, "det"))
    return no and not modality_cues().knowledge_nouns.isdisjoint(lemmas(noun))


def _fates_below(noun: Token) -> list[Token]:
    """The participles of the nouns in a chain of prepositions: "details on the number of those killed"."""
    found: list[Token] = []
    below = [noun]
    while below:
        found += [fate for one in below for fate in children(one, "acl", "amod")]
        below = [one for over in below for one in children(over, "nmod")]
    return found
