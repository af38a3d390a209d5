"""Who does what a verb or noun tells where the sentence does not say so beside it: control, and phrases one too deep.

Control is that of English complements: the object of the verb above ("forced him to shoot", "accused him of shooting"),
else its subject; what an attempt attempts is done by whoever attempts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallywire.annotating.trees import (
    base,
    children,
    conjuncts,
    is_passive,
    label,
    lemma,
    lemmas,
    objects,
    preposition,
    subjects,
)
from tallywire.annotating.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["doers_of", "noun_doers", "phrases_below"]

_DESCRIBING = frozenset({"terrorist", "suicide", "civilian", "criminal", "extremist", "personal", "guest"})


def doers_of(verb: Token) -> list[Token]:
    """The subject or agent of the verb, through relative clauses and control."""
    over = verb.head
    controlled = base(verb) in ("xcomp", "advcl") and not children(verb, "nsubj") and over.i != verb.i
    if controlled and not is_passive(verb) and lemma(over) not in ("use", "promise"):
        attempts = [noun for noun in children(over, "obj") if not words().attempts.isdisjoint(lemmas(noun))]
        if attempts and verb.tag_ == "VB":  # "foiled an attempt by the guard to take the bridge"
            return noun_doers(attempts[0])
        object_control = base(verb) == "xcomp" or not words().accusing.isdisjoint(lemmas(over))
        found = objects(over) if object_control else []
        if found:
            return found
    if base(verb) == "acl" and verb.tag_ == "VB":
        return noun_doers(verb.head)
    return subjects(verb)


def noun_doers(event: Token) -> list[Token]:
    """ "The raid by the guard", "the guard's raid", "the raid of the guard", "a guerrilla raid"."""
    named = [child for child in phrases_below(event) if preposition(child) == "by"]
    if not named and not words().doers_nouns.isdisjoint(lemmas(event)):
        of = not words().hitting_nouns.isdisjoint(lemmas(event))
        below = phrases_below(event)
        named = [child for child in below if label(child) == "nmod:poss" or (preposition(child) == "of" and not of)]
        named = named or [child for child in children(event, "compound", "amod") if lemma(child) not in _DESCRIBING]
    elif not named and any(preposition(child) == "of" for child in phrases_below(event)):
        named = children(event, "nmod:poss")  # "the guard's murder of a priest"
    return [part for child in named for part in conjuncts(child)]


def phrases_below(event: Token) -> list[Token]:
    """The nouns below an event, or below the one that it is joined to last ("raids and killings by the guard")."""
    found = children(event, "nmod", "obl")
    if found:
        return [*found, *(deeper for noun in found for deeper in _lifted(noun))]
    joined = [child for child in children(event, "conj") if child.pos_ == event.pos_]
    return phrases_below(joined[-1]) if joined else []


def _lifted(noun: Token) -> list[Token]:
    """Phrases that a parser hung one too deep: nobody is "by" or "against" somebody ("the murder of a judge by X")."""
    deeper = [child for child in children(noun, "nmod") if preposition(child) in ("by", "against")]
    if preposition(noun) == "by":  # "the raid by X on the port"
        deeper += [child for child in children(noun, "nmod") if preposition(child) == "on" and label(noun) == "nmod"]
    return deeper
