"""Munitions at a place, told without a verb as posts and titles do: "30 rockets on Orsk", "a rain of shells on it"."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tallywire.annotating.trees import children, lemmas, preposition
from tallywire.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_salvo"]

_MASSES = frozenset({"rain", "hail", "shower"})  # of munitions; "salvo" and the like are munitions themselves
_TARGETED = frozenset({"on", "at", "into", "onto"})


def is_salvo(root: Token, ontology: Ontology, places: Collection[int]) -> bool:
    """Whether the noun that heads a sentence without a verb is of munitions that come down on a place.

    `places` are the indices of tokens inside place names.
    """
    if root.pos_ not in ("NOUN", "PROPN") or children(root, "cop", "nsubj"):
        return False
    munitions = [part for part in _parts(root) if any(ontology.of_class(form, "munition") for form in lemmas(part))]
    nouns = [noun for part in (root, *munitions) for noun in children(part, "nmod", "obl")]
    targets = [noun for noun in nouns if preposition(noun) in _TARGETED]
    return bool(munitions) and any(below.i in places for noun in targets for below in noun.subtree)


def _parts(root: Token) -> list[Token]:
    """The noun itself; of "rain" and the like what it is made of."""
    if _MASSES.isdisjoint(lemmas(root)):
        return [root]
    made = [noun for noun in children(root, "nmod") if preposition(noun) == "of"]
    return [root, *children(root, "compound"), *made]
