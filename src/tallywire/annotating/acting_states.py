"""Countries that act: "Norland condemned the raid", "a Norland airstrike", "talks with Norland".

The name of a country stands for its government where it does something (the ACE guidelines for entities call it a
geo-political entity in the role of an organisation). Such a name is a mention as well as a place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from tallywire.annotating.trees import base, first_conjunct, is_passive, preposition
from tallywire.language.reader import Sentence
from tallywire.records import Mention, Place

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["acting_states"]

_TOWARDS = frozenset(("with", "against", "by", "between", "among"))
_STATES = frozenset(("lie", "border", "have", "be"))


def acting_states(sentence: Sentence, places: Sequence[Place], covered: Collection[int]) -> Iterator[Mention]:
    """The countries among the places of this sentence that act in it; not those in `covered`, tokens of mentions."""
    for place in places:
        tokens = [t for t in sentence.parse if place.start <= sentence.start + t.idx < place.end]
        if place.precision != "country" or not tokens or any(token.i in covered for token in tokens):
            continue
        head = next((token for token in tokens if token.head not in tokens), tokens[0])
        if _acts(head):
            yield Mention(start=place.start, end=place.end, text=place.text, kind="organisation")


def _acts(name: Token) -> bool:
    first = first_conjunct(name)
    role, above = base(first), first.head
    if role == "nsubj":
        return above.pos_ == "VERB" and above.lemma_ not in _STATES
    if role in ("obl", "nmod"):
        return preposition(first) in _TOWARDS and (preposition(first) != "by" or is_passive(above))
    return role == "compound" and above.pos_ == "NOUN"
