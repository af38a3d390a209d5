"""Whether a name inside a clause says where the clause's happening was, read off the tree.

The walk goes from the name to the verb. Every step must be one that places something: "in Velm", "the Velm raid", "Velm
was shelled". A home ("a teacher from Linz"), the seat of a body ("the FBI in Denver") and the scene of another
happening ("strikes kill nine after fire on Velm") place nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.trees import base, children, label, lemmas, preposition
from tallywire.annotating.words import words
from tallywire.ontology import Ontology
from tallywire.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_beside", "is_scene", "top_of"]

_HOME = frozenset({"from", "for", "by", "with", "including", "like", "than"})
_BESIDE = frozenset({"near", "outside", "around", "beyond", "off"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_INSIDE = frozenset({"in", "at", "near", "on", "outside", "inside"})
_AFTER = frozenset({"after", "before", "following", "since"})
_MODIFYING = ("compound", "amod", "nmod:poss", "nmod:desc", "nmod:unmarked")
_ADVERBIAL = frozenset(
    (
        "obl", "advmod", "advcl", "obj", "nsubj", "ccomp", "conj", "parataxis", "acl", "csubj", "xcomp", "iobj",
        "orphan", "dep", "dislocated",
    )
)  # fmt: skip
_BEFALLING = frozenset({"fall", "see", "witness", "come", "suffer", "shake", "burn", "be"})
_MOST_STEPS = 6


def is_beside(top: Token) -> bool:
    """Whether a preposition says that it was not at the place, but by it: "outside Paris", "east of Paris"."""
    return preposition(top) in _BESIDE or (preposition(top) == "of" and top.head.lower_ in _DIRECTIONS)


def top_of(tokens: Sequence[Token]) -> Token:
    """The token of a name that the rest of it hangs on."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside), tokens[-1])


def is_scene(place: Place, tokens: Sequence[Token], told: Told, ontology: Ontology) -> bool:
    """Whether a place inside a clause, with the tokens of its name, is where the clause says that it happened."""
    top = top_of(tokens)
    if place.precision == "country" and label(top) in _MODIFYING:
        return False  # a country before a happening says who did it: "U.S. air strikes"
    token = top
    for _ in range(_MOST_STEPS):
        placed = _places(token, top, place, told, ontology)
        if placed is not None:
            return placed
        token = token.head
    return False


def _places(token: Token, name: Token, place: Place, told: Told, ontology: Ontology) -> bool | None:
    """What one step of the walk decides; None: the walk goes on to the head."""
    case, relation, head = preposition(token), base(token), token.head
    if relation == "root" or head.i == token.i:
        return True
    if case in _HOME and relation in ("nmod", "obl", "acl") and not _takes_place(token, ontology):
        return False
    if case in _AFTER and token.i != name.i and _is_another(token, told, ontology):
        return False
    if relation in _ADVERBIAL:
        return relation not in ("nsubj", "iobj") or token.i != name.i or bool(case) or _is_taken(token, place)
    if label(token) in _MODIFYING and not _takes_place(head, ontology):
        return False
    if relation in ("nmod", "appos", "compound", "flat", "nmod:poss") and _is_somebody(token, head, ontology):
        return False
    return None


def _is_another(noun: Token, told: Told, ontology: Ontology) -> bool:
    """Whether a happening after which this one came is told beside it, and not its cause.

    "Strikes kill nine after fire on Velm": the strikes killed, and the fire was another. "Nine die after fire in Velm"
    names one happening only.
    """
    if not _is_happening(noun, ontology):
        return False
    below = {token.i for token in noun.subtree}
    others = (noun.doc[i] for i in told.owned if i not in below)
    return any(other.pos_ in ("NOUN", "PROPN") and _is_happening(other, ontology) for other in others)


def _takes_place(noun: Token, ontology: Ontology) -> bool:
    """Whether a modifier of the noun may say where: of happenings and grounds, not of people ("a Lyon teacher")."""
    if noun.ent_type_ in ("PLACE", "FACILITY") or any(ontology.of_class(form, "ground") for form in lemmas(noun)):
        return True
    return _is_happening(noun, ontology)


def _is_happening(noun: Token, ontology: Ontology) -> bool:
    triggers = (trigger for form in lemmas(noun) for _, trigger in ontology.by_head.get(form, ()))
    return any(trigger.word_class == "noun" for trigger in triggers)


def _is_taken(subject: Token, place: Place) -> bool:
    """A place as subject: of a verb that happens to it ("Sirte was shelled", "Sirte fell"), or as what is described.

    "Sirte was a battlefield" tells of Sirte; a country that is something ("Norland was a mediator") is a government.
    """
    if label(subject).endswith(":pass") or subject.head.lemma_.lower() in _BEFALLING:
        return True
    return place.precision != "country" and bool(children(subject.head, "cop"))


def _is_somebody(token: Token, head: Token, ontology: Ontology) -> bool:
    """Whether a place below `head` is a home or a seat; of those whom it happened to, it is where they were.

    "killed nine people in Velm": parsers hang the place on the people as often as on the verb.
    """
    if _is_body(head):
        return True
    hit = base(head) == "obj" or label(head) == "nsubj:pass" or bool(children(head, "nummod"))
    return _is_person(head, ontology) and not (hit and preposition(token) in _INSIDE)


def _is_person(noun: Token, ontology: Ontology) -> bool:
    return noun.ent_type_ == "PERSON" or any(ontology.of_class(form, "people") for form in lemmas(noun))


def _is_body(noun: Token) -> bool:
    return noun.ent_type_ in ("ORGANISATION", "GROUP") or noun.lemma_.lower() in words().seated_bodies
