"""Places that a clause calls by a noun: "rockets fell on the capital", "the army shelled the town", "over the area".

A noun that says itself which one it is ("the town of Velm", "a town", "the town hall") is left alone. "The heart of the
capital" is in it, "outside the capital" is beside it. What place the noun stands for, `nominal_senses` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tallywire.annotating.drafts import Draft
from tallywire.annotating.nominal_senses import AREAS, CAPITAL, TOWNS, Said, is_site, meant, said_on
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trees import base, children, preposition
from tallywire.language.place_offsets import beside
from tallywire.ontology import Ontology
from tallywire.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["with_nominal_places"]

_INTO: Final = frozenset(
    {"in", "on", "at", "into", "inside", "over", "across", "against", "throughout", "around", "within"}
)
_BESIDE: Final = frozenset({"outside", "near", "around", "beyond", "off"})
# Parts of a town or area, by which it is named as a whole ("the heart of the capital").
_PARTS: Final = frozenset(
    (
        "area", "center", "centre", "core", "district", "edge", "heart", "middle", "neighborhood", "neighbourhood",
        "outskirt", "outskirts", "part", "quarter", "side", "street", "suburb", "north", "south", "east", "west",
    )
)  # fmt: skip


def with_nominal_places(drafts: Sequence[Draft], sightings: Sequence[Sighting], ontology: Ontology) -> list[Draft]:
    """The drafts of a page: those whose clause names no place have the one that a noun of theirs stands for."""
    said = said_on(sightings, ontology)
    return [_placed(draft, said, ontology) for draft in drafts]


def _placed(draft: Draft, said: Said, ontology: Ontology) -> Draft:
    if draft.places and draft.place_rule == "place:clause":
        return draft
    for noun in _nouns(draft, ontology):
        place = meant(noun, draft.sighting, draft.number, said)
        if place is not None:
            moved = _moved(place, noun, draft.sighting)
            return replace(draft, places=(moved,), place_rule="place:noun", beside=moved.relation is not None)
    return draft


def _nouns(draft: Draft, ontology: Ontology) -> Iterator[Token]:
    """The nouns of the clause that may stand for a place: "the capital" after "into", or as what was hit."""
    parse = draft.sighting.parse
    for i in sorted(draft.told.owned):
        token = parse[i]
        word = token.lower_
        known = word == CAPITAL or word in TOWNS or word in AREAS or is_site(token, ontology)
        if known and _is_placed(token) and _is_definite(token):
            yield token


def _is_placed(noun: Token) -> bool:
    """Whether it is what was hit, or stands behind a preposition of place, itself or by a part of it."""
    if base(noun) == "obj":
        return True
    case = preposition(noun)
    if case == "of" and base(noun) == "nmod" and noun.head.lemma_.lower() in _PARTS:
        return base(noun.head) == "obj" or _is_inside(noun.head)
    return _is_inside(noun) or (case in _BESIDE and base(noun) in ("obl", "nmod"))


def _is_inside(noun: Token) -> bool:
    return base(noun) in ("obl", "nmod") and preposition(noun) in _INTO


def _is_definite(noun: Token) -> bool:
    """ "the capital", "the Syrian capital"; not "the town of X", "the capital X", "the town that ..."."""
    parts = [child for child in noun.children if not child.is_punct]
    if any(base(child) in ("nmod", "appos", "flat", "nummod", "compound") for child in parts):
        return False
    if noun.lower_ != CAPITAL and any(base(child) == "acl" for child in parts):
        return False  # there is one capital, whatever is told of it
    return any(child.lower_ in ("the", "this", "that") for child in children(noun, "det"))


def _moved(place: Place, noun: Token, sighting: Sighting) -> Place:
    """The place, or the one beside it that the words before the noun speak of: "outside the capital"."""
    article = min(child.i for child in children(noun, "det"))
    whole = replace(place, start=sighting.start + noun.doc[article].idx, relation=None)
    moved = beside(whole, sighting.text, start=sighting.start, quantities=sighting.quantities, places=sighting.places)
    return place if moved is whole else replace(moved, start=place.start)
