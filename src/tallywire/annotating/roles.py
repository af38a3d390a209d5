"""Who does what a trigger tells and to whom it is done, as nouns of the tree.

Subjects and agents do it, objects and passive subjects undergo it. What a noun tells is done by "by X", by the subject
of a verb that carries it out, or by its possessor; on "on X", "against X" it is done. A murder's possessor is murdered.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tallywire.annotating.animacy import can_act, can_be_hit, is_event
from tallywire.annotating.control import doers_of, noun_doers, phrases_below
from tallywire.annotating.responsibility import held_responsible
from tallywire.annotating.trees import (
    base,
    children,
    conjuncts,
    is_passive,
    label,
    lemmas,
    objects,
    obliques,
    preposition,
    subjects,
)
from tallywire.annotating.words import words
from tallywire.ontology import Ontology
from tallywire.records import StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["roles"]

_AGAINST = frozenset({"on", "against", "at", "targeting", "upon", "toward", "towards", "to", "over"})
_AT = frozenset(
    ("on", "at", "in", "inside", "outside", "near", "against", "beside", "under", "next", "beneath", "into", "opposite",
     "across", "behind", "by")
)  # fmt: skip
_WITH = frozenset({"clash", "fight", "battle", "skirmish", "exchange", "trade"})  # these are done with somebody
_BESIDE = 3  # words between verbs that share an object
_SIDES = frozenset(
    {"front", "back", "side", "rear", "vicinity", "entrance", "middle", "proximity", "gate", "foot", "top"}
)
_EXPLODING: frozenset[StatementKind] = frozenset({"bombing", "shelling", "air_strike"})
_DESCRIBING = frozenset({"terrorist", "suicide", "civilian", "criminal", "extremist", "personal", "guest"})
_WAYS = frozenset(
    ("street", "avenue", "road", "highway", "motorway", "route", "intersection", "crossroads", "square", "site", "area",
     "roadway", "corner", "centre", "center", "position", "crossing", "town", "city", "village", "region", "province",
     "district", "neighbourhood", "neighborhood", "country", "capital", "territory", "front", "field", "island",
     "mountain")
)  # fmt: skip


def roles(
    trigger: Token, kind: StatementKind, ontology: Ontology, *, dated: Collection[int] = ()
) -> tuple[list[Token], list[Token]]:
    """The doers and those it is done to, candidates in text order; a caller drops what can be neither.

    `dated` are the indices of tokens in times ("on Monday" is nobody).
    """
    if trigger.pos_ in ("NOUN", "PROPN") and not objects(trigger):
        doers, targets = _of_noun(trigger, ontology)
    else:
        doers, targets = _of_verb(trigger, ontology, dated)
        if kind == "bombing" and not words().finding.isdisjoint(lemmas(trigger)):
            doers = []  # who found a bomb did not lay it
    if kind in _EXPLODING and not targets:
        targets = [noun for noun in _places_hit(trigger) if can_be_hit(noun, ontology)]
    if not doers and kind not in ("communication", "demand", "politics", "agreement", "background"):
        doers = held_responsible(trigger)
    return doers, targets


# ---------------------------------------------------------------- told by a verb


def _of_verb(trigger: Token, ontology: Ontology, dated: Collection[int]) -> tuple[list[Token], list[Token]]:
    surface, targets = doers_of(trigger), _undergoers(trigger)
    forms = frozenset(lemmas(trigger))
    if forms & words().undergoing or trigger.pos_ == "ADJ":
        return _causers(trigger, ontology), [*surface, *targets]
    doers = [doer for noun in surface for doer in (noun_doers(noun) if is_event(noun, ontology) else [noun])]
    events = [noun for noun in targets if is_event(noun, ontology)]  # "carried out a raid by night on the port"
    doers = doers or _causers(trigger, ontology) or [doer for event in events for doer in noun_doers(event)]
    targets = [
        *(noun for noun in targets if noun not in events),
        *(hit for event in events for hit in _noun_targets(event)),
    ]
    with_too = bool(forms & _WITH)
    if any(can_act(noun, ontology) or can_be_hit(noun, ontology) for noun in targets):
        return doers, targets
    for noun in (one for one in obliques(trigger) if one.i not in dated):
        fire = preposition(noun) == "to" and any(child.lower_ == "fire" for child in children(trigger, "obj"))
        if (
            fire
            or preposition(noun) in ("at", "on", "against", "upon", "into")
            or (with_too and preposition(noun) == "with")
        ):
            targets += [part for part in conjuncts(noun) if can_act(part, ontology) or can_be_hit(part, ontology)]
    return doers, targets


def _undergoers(verb: Token) -> list[Token]:
    """Objects and passive subjects; "shot and killed the guard": a verb shares the object of the verb joined to it."""
    found = objects(verb)
    if found or is_passive(verb):
        return found
    joined = [child for child in children(verb, "conj") if child.pos_ == "VERB" and child.i - verb.i <= _BESIDE]
    return [noun for child in joined for noun in objects(child)]


def _causers(verb: Token, ontology: Ontology) -> list[Token]:
    """Who did the raid in which somebody "died"."""
    events = [noun for noun in obliques(verb) if preposition(noun) in ("in", "during", "from", "by", "of")]
    doers = [doer for noun in events if is_event(noun, ontology) for doer in noun_doers(noun)]
    return [doer for doer in doers if can_act(doer, ontology)]  # not the heart of a heart attack


# ---------------------------------------------------------------- told by a noun


def _of_noun(trigger: Token, ontology: Ontology) -> tuple[list[Token], list[Token]]:
    doers, targets = noun_doers(trigger), _noun_targets(trigger)
    over = trigger.head
    if over.pos_ == "VERB" and base(trigger) in ("obj", "nsubj", "xcomp"):
        above, below = _by_carrying(over, trigger)
        doers, targets = above or doers, targets + below
    for clause in children(trigger, "acl"):
        above, below = _by_carrying(clause, trigger)
        doers, targets = doers or above, targets + below
    return [noun for noun in doers if can_act(noun, ontology)], targets


def _by_carrying(verb: Token, event: Token) -> tuple[list[Token], list[Token]]:
    """The doers and targets that a verb gives to the happening that it carries out, or that somebody suffers."""
    forms = frozenset(lemmas(verb))
    others = [noun for noun in subjects(verb) if noun.i != event.i and event.i not in {t.i for t in noun.subtree}]
    hit = [part for noun in obliques(verb) if preposition(noun) in ("on", "against", "at") for part in conjuncts(noun)]
    if forms & words().doing:
        return others, hit
    if forms & words().undergoing:
        return [], others
    return [], []


def _noun_targets(event: Token) -> list[Token]:
    """ "The raid on the port", "the murder of a priest", "the priest's murder", "the embassy bombing"."""
    below = phrases_below(event)
    hit = [child for child in below if preposition(child) in _AGAINST]
    if words().doers_nouns.isdisjoint(lemmas(event)):
        hit += [child for child in below if preposition(child) == "of"]
        hit += [
            child
            for child in below
            if label(child) == "nmod" and not preposition(child) and child.ent_type_ == "PERSON"
        ]
        hit = hit or children(event, "nmod:poss", "compound")
    elif not words().hitting_nouns.isdisjoint(lemmas(event)) or any(
        preposition(child) == "by" or label(child) == "nmod:poss" for child in below
    ):
        hit += [child for child in below if preposition(child) == "of"]
    return [part for child in hit for part in conjuncts(child)]


def _places_hit(trigger: Token) -> list[Token]:
    """What stands where a bomb went off: buildings and vehicles, not streets and towns."""
    over = trigger.head
    near = [*children(trigger, "nmod", "obl")]
    if trigger.pos_ == "NOUN" and base(trigger) in ("nsubj", "obj") and over.pos_ == "VERB":
        near += obliques(over)
    found = [noun for noun in near if preposition(noun) in _AT]
    found = [deeper for noun in found for deeper in (_beside(noun) or [noun])]
    return [
        part
        for noun in found
        for part in conjuncts(noun)
        if part.ent_type_ != "PLACE" and _WAYS.isdisjoint(lemmas(part))
    ]


def _beside(noun: Token) -> list[Token]:
    """ "In front of the bank", "at the back of the bank": the bank."""
    if _SIDES.isdisjoint(lemmas(noun)):
        return []
    return [child for child in children(noun, "nmod") if preposition(child) in ("of", "to")]
