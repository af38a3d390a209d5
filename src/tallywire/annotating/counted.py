"""What a number counts: killed, injured, arrested, strikes, aircraft, shares of ground, money.

The words beside the number decide before the tree does, because news writes "58 killed" without a clause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from tallywire.annotating.governors import STATES, by_adjectives, by_verb, by_word
from tallywire.annotating.neighbours import beside, by_neighbours
from tallywire.annotating.portions import is_whole
from tallywire.annotating.trees import children, lemmas
from tallywire.language.measures import measure_words
from tallywire.ontology import Ontology
from tallywire.records import Measure, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["by_unit", "measure_of"]

_NOTHING: Mapping[int, Measure] = MappingProxyType({})
_THINGS = frozenset({"strikes", "aircraft", "vehicles", "weapons", "money"})


def by_unit(quantity: Quantity, noun: Token, ontology: Ontology) -> Measure | None:
    """Money and shares of ground are told by their unit."""
    if quantity.unit is None:
        return None
    if quantity.unit in ("percent", "%"):
        near = [noun, noun.head, *children(noun, "nmod"), *children(noun.head, "nmod", "obl")]
        ground = any(
            token.ent_type_ == "PLACE" or any(ontology.of_class(f, "ground") for f in lemmas(token)) for token in near
        )
        return "territory_percent" if ground else "other"
    return "money" if len(quantity.unit) == 3 and quantity.unit.isupper() else None


def measure_of(
    number: Token,
    noun: Token,
    tokens: Sequence[Token],
    unit: str | None,
    ontology: Ontology,
    fates: Mapping[int, Measure] = _NOTHING,
) -> Measure | None:
    """The measure of a counted noun: by what befell it, its verb, its own word, or its sort; None for nothing known.

    `fates` is what the tree says befell whom (`fates_in`). Where it says nothing, the neighbouring words decide
    ("3 citizens killed" in a headline).
    """
    table = measure_words()
    said = beside(noun, tokens)
    if said is not None:
        return said
    thing = by_word(noun, table.nouns)
    if thing in _THINGS:
        return thing  # whatever befell it: planes are shot down, attacks kill
    if is_whole(noun):  # what befell a part says nothing of the whole; a state of its own does
        return by_adjectives(noun) or "participants"
    if noun.i in fates or number.i in fates:
        return fates.get(noun.i) or fates[number.i]
    found = by_neighbours(noun if noun.i >= tokens[-1].i else tokens[-1], tokens)
    if found is not None:
        return found
    for token in dict.fromkeys((noun, number)):
        state = table.nouns.get(token.lower_) if token.lower_ in STATES else None
        found = state or by_verb(token, table.verbs) or by_word(token, table.nouns)
        if found is not None:
            return found
    if unit is not None and unit in table.nouns:
        return table.nouns[unit]
    if unit is not None and ontology.of_class(unit, "people"):
        return "participants"
    if any(ontology.of_class(form, "people") for form in lemmas(noun)):
        return "participants"
    return None
