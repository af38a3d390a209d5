"""The words of modality and polarity, loaded from `cues_modality.toml`.

>>> "reportedly" in modality_cues().doubt_adverbs
True
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tallywire.language.word_lists import read_word_lists

__all__ = ["ModalityCues", "modality_cues"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityCues:
    """Sets of lemmas; what each does is told in the data file."""

    negation: frozenset[str]
    absence_nouns: frozenset[str]
    negative_verbs: frozenset[str]
    denial_verbs: frozenset[str]
    planned_auxiliaries: frozenset[str]
    possible_auxiliaries: frozenset[str]
    planning_verbs: frozenset[str]
    planning_nouns: frozenset[str]
    planning_adjectives: frozenset[str]
    doubt_verbs: frozenset[str]
    doubt_adverbs: frozenset[str]
    doubt_adjectives: frozenset[str]
    doubt_nouns: frozenset[str]
    confirming: frozenset[str]
    knowledge_nouns: frozenset[str]
    conditionals: frozenset[str]
    untrue: frozenset[str]
    accusing: frozenset[str]
    ongoing_verbs: frozenset[str]
    ongoing_adverbs: frozenset[str]


@cache
def modality_cues() -> ModalityCues:
    """The table as shipped."""
    return ModalityCues(**read_word_lists("tallywire.language", "cues_modality.toml"))
