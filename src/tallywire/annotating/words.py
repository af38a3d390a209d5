"""The word lists of annotating, loaded from `words.toml`, which says what each is for.

>>> "army" in words().groups
True
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tallywire.language.word_lists import read_word_lists

__all__ = ["Words", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Sets of lemmas in lower case."""

    light_verbs: frozenset[str]
    groups: frozenset[str]
    seated_bodies: frozenset[str]
    officials: frozenset[str]
    witnesses: frozenset[str]
    media: frozenset[str]
    documents: frozenset[str]
    habitual_adverbs: frozenset[str]
    habitual_adjectives: frozenset[str]
    wars: frozenset[str]
    counts: frozenset[str]
    count_verbs: frozenset[str]
    partitives: frozenset[str]
    undergoing: frozenset[str]
    things: frozenset[str]
    doing: frozenset[str]
    harming: frozenset[str]
    doers_nouns: frozenset[str]
    hitting_nouns: frozenset[str]
    accusing: frozenset[str]
    attributing: frozenset[str]
    confessing: frozenset[str]
    bearing: frozenset[str]
    guilty: frozenset[str]
    share_nouns: frozenset[str]
    blame_nouns: frozenset[str]
    clearing: frozenset[str]
    attempts: frozenset[str]
    finding: frozenset[str]


@cache
def words() -> Words:
    """The lists as shipped."""
    return Words(**read_word_lists("tallywire.annotating", "words.toml"))
