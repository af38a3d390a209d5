"""Who did it and to whom: actors and targets of a told clause, read off the tree.

Subjects and agents are actors, objects and passive subjects are targets; for a happening told by a noun, "by X" and a
possessor or modifying group are actors, "on X" and "against X" are targets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trees import (
    base,
    children,
    conjuncts,
    label,
    lemma,
    lemmas,
    objects,
    obliques,
    preposition,
    subjects,
)
from tallywire.annotating.words import words
from tallywire.identity import content_id
from tallywire.ontology import Ontology
from tallywire.records import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["canonical_name", "noun_phrase", "participants"]

_LEFT_OUT = frozenset({"acl", "acl:relcl", "appos", "conj", "cc", "parataxis", "advcl", "case", "ref", "orphan"})
_AGAINST = frozenset({"on", "against", "at", "targeting", "of"})
_NAMED = frozenset({"PERSON", "ORGANISATION", "GROUP", "NATIONALITY", "PLACE"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her"})
_PERSONAL = frozenset(
    {"he", "she", "it", "they", "who", "them", "him", "her", "himself", "themselves", "we", "i", "us"}
)
_NOT_HIT = frozenset({"control", "percent", "part", "section"})
_NOUN_OF_PERSON_ENDINGS = ("men", "man", "ist", "ists", "woman", "women")


def participants(
    told: Told, sighting: Sighting, ontology: Ontology, *, document_id: str
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Actors and targets of a told clause, each once, in text order."""
    trigger = sighting.parse[told.trigger]
    head = sighting.parse[told.head]
    if trigger.pos_ in ("NOUN", "PROPN"):
        actors, targets = _of_noun(trigger, head)
    else:
        actors, targets = _of_verb(trigger, head)
    dated = {token.i for time in sighting.times for token in sighting.tokens(time)}
    actors, targets = [n for n in actors if n.i not in dated], [n for n in targets if n.i not in dated]
    acting = [noun for noun in actors if _can_act(noun, ontology)]
    spoken = told.kind in ("communication", "demand")
    aimed = [noun for noun in targets if _can_act(noun, ontology) or (not spoken and _can_be_hit(noun, ontology))]
    return _built(acting, sighting, document_id, dated), _built(
        [n for n in aimed if n not in acting], sighting, document_id, dated
    )


def _of_verb(trigger: Token, head: Token) -> tuple[list[Token], list[Token]]:
    actors = subjects(trigger) or (subjects(head) if head.i != trigger.i else [])
    targets = objects(trigger)
    if trigger.lemma_ in ("die", "perish", "drown", "succumb") or trigger.pos_ == "ADJ":
        return [], [*actors, *targets]
    targets += [noun for noun in obliques(trigger) if preposition(noun) in ("at", "on", "against", "with")]
    return actors, targets


def _of_noun(trigger: Token, head: Token) -> tuple[list[Token], list[Token]]:
    actors, targets = [], []
    for child in children(trigger, "nmod", "compound", "amod", "obl"):
        case = preposition(child)
        if case == "by" or label(child) == "nmod:poss" or base(child) in ("compound", "amod"):
            actors += conjuncts(child)
        elif case in _AGAINST:
            targets += conjuncts(child)
    if head.i != trigger.i and head.pos_ == "VERB":
        done = [noun for noun in subjects(head) if noun.i != trigger.i and trigger.i not in {t.i for t in noun.subtree}]
        actors = done or actors
        targets += [noun for noun in obliques(head) if preposition(noun) in ("on", "against", "at")]
    return actors, targets


def _can_act(noun: Token, ontology: Ontology) -> bool:
    """A name, a pronoun, or a word for people; events, numbers and times do not act."""
    if noun.ent_type_ in _NAMED or noun.lower_ in _PERSONAL or noun.pos_ == "PROPN":
        return True
    if any(ontology.of_class(form, "people") for form in lemmas(noun)) or lemma(noun).endswith(_NOUN_OF_PERSON_ENDINGS):
        return True
    return lemma(noun) in words().groups


def _can_be_hit(noun: Token, ontology: Ontology) -> bool:
    """Places, buildings, vehicles and aircraft; not the rockets fired or the control seized."""
    if noun.ent_type_ in ("PLACE", "FACILITY", "VEHICLE"):
        return True
    forms = [form for form in lemmas(noun) if form not in _NOT_HIT]
    return any(ontology.of_class(form, name) for form in forms for name in ("ground", "property", "aircraft"))


def _built(
    nouns: Iterable[Token], sighting: Sighting, document_id: str, dated: Collection[int]
) -> tuple[Participant, ...]:
    found: dict[tuple[int, int], Participant] = {}
    for noun in nouns:
        first, last = noun_phrase(noun, dated)
        span = sighting.between(sighting.parse[first], sighting.parse[last])
        text = sighting.quote(span)
        name = canonical_name(text)
        entity = content_id("ent", document_id, name) if name and noun.lower_ not in _PERSONAL else None
        found[span.start, span.end] = Participant(start=span.start, end=span.end, text=text, entity_id=entity)
    return tuple(found[key] for key in sorted(found))


def noun_phrase(noun: Token, without: Collection[int] = ()) -> tuple[int, int]:
    """First and last token of a noun with its names and modifiers, without clauses, lists and what follows a comma.

    `without` are tokens that are left out with all below them (times: "the attack on Monday").
    """
    kept = {noun.i}
    stack = [child for child in noun.children if label(child) not in _LEFT_OUT and base(child) not in _LEFT_OUT]
    while stack:
        token = stack.pop()
        if token.i in without:
            continue
        kept.add(token.i)
        stack += [child for child in token.children if base(child) not in ("acl", "advcl", "parataxis")]
    first = last = noun.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    parse = noun.doc
    while first < noun.i and (parse[first].is_punct or parse[first].is_space):
        first += 1
    while last > noun.i and (parse[last].is_punct or parse[last].is_space):
        last -= 1
    return first, last


def canonical_name(text: str) -> str:
    """A name as it is compared inside one document: lower case, no determiner, no possessive.

    >>> canonical_name("The Northern Front's")
    'northern front'
    """
    words = text.lower().replace("’s", "").replace("'s", "").split()
    while words and words[0] in _DETERMINERS:
        words = words[1:]
    return " ".join(words)
