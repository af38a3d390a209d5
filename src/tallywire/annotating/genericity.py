"""Whether a happening is told of in general ("kidnappings are frequent there", "they murder peasants") and not as one.

ACE calls such events generic (Annotation Guidelines for Events 5.4.3, section on genericity): no particular occurrence
is meant. What is read: a bare plural or mass noun, victims that are bare plurals, or a present tense about bare
plurals, without a time, a place or a number of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.trees import children, label, objects, preposition

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["is_generic"]

_UNTENSED = frozenset({"VB", "VBP", "VBZ", "VBG"})
_PAST = frozenset({"VBD", "VBN"})
_WHOEVER = frozenset({"anyone", "anybody", "everyone", "everybody", "people", "whoever"})


def is_generic(told: Told, parse: Doc) -> bool:
    """Whether a told happening without a time and place of its own is one of a sort that happens."""
    trigger = parse[told.trigger]
    if trigger.pos_ in ("NOUN", "PROPN"):
        return _is_bare(trigger) or _of_bare_victims(trigger)
    return _is_habit(trigger)


def _is_bare(noun: Token) -> bool:
    """A plural or a mass noun that nothing makes definite: no article, number, possessor or name."""
    plain = noun.pos_ == "NOUN" and not noun.ent_type_ and not children(noun, "det", "nummod", "nmod:poss", "appos")
    if not plain or any(part.pos_ == "PROPN" or part.ent_type_ for part in children(noun, "compound", "flat")):
        return False
    return noun.tag_ == "NNS" and not any(child.pos_ == "PROPN" for child in children(noun, "nmod"))


def _of_bare_victims(noun: Token) -> bool:
    """ "The murder of peasants": all that it was done to are people of a sort."""
    victims = [child for child in children(noun, "nmod") if preposition(child) in ("of", "on", "against")]
    by = [child for child in children(noun, "nmod") if preposition(child) == "by" or label(child) == "nmod:poss"]
    return bool(victims) and not children(noun, "nummod") and all(_is_bare(one) for one in (*victims, *by))


def _is_habit(verb: Token) -> bool:
    """ "They kidnap and murder whoever does not pay": no past, and done to nobody in particular."""
    auxiliaries = children(verb, "aux", "aux:pass")
    if verb.tag_ not in _UNTENSED or any(aux.tag_ in _PAST or aux.lower_ in ("has", "have") for aux in auxiliaries):
        return False
    if verb.tag_ == "VBG" and not auxiliaries:
        return False
    done_to = objects(verb)
    return bool(done_to) and all(_is_bare(noun) or noun.lower_ in _WHOEVER for noun in done_to)
