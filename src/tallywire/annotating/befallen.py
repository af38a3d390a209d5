"""Whom a fate befell: the patients of verbs, states and nouns of killing and hurting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tallywire.annotating.trees import base, children, conjuncts, first_conjunct, lemma, lemmas, objects
from tallywire.annotating.wounding import suffers, takes_lives
from tallywire.language.measures import measure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["STATES", "STATE_TAGS", "befallen", "sharers"]

STATES = frozenset({"dead", "wounded", "injured", "hurt", "unhurt"})
STATE_TAGS = ("JJ", "VBN", "VBD", "RB")  # readers take "found dead Friday" for an adverb
_INTRANSITIVE = frozenset({"die", "perish", "drown", "succumb", "disappear", "pass", "recover"})


def befallen(token: Token) -> list[Token]:
    """The nouns and pronouns that the fate of `token` befell: the first of each coordination, in text order."""
    if lemma(token) == "condition":
        found = _who_died(token.head if base(token) == "obl" else token)
    elif token.pos_ == "NOUN" and not token.tag_.startswith("V") and token.lower_ not in STATES:
        found = list(_of_death(token))
    elif token.lower_ in STATES and token.tag_ in STATE_TAGS and not _is_verbal(token):
        found = list(_in_state(token))
    elif not _INTRANSITIVE.isdisjoint(lemmas(token)) or suffers(token):
        found = _who_died(token)
    elif takes_lives(token):
        found = [noun for life in children(token, "obj") for noun in _of_death(life)]
    else:
        found = objects(token) or _bare(token) or _of_headline(token)
    return list(dict.fromkeys(first_conjunct(noun) for noun in found))


def sharers(patient: Token, told: Token) -> list[Token]:
    """Those joined to whom the fate of `told` befell, without those who have one of their own.

    "left a boy dead and three others injured": the others stand behind "dead", and "injured" stands behind them.
    """
    people = conjuncts(patient)
    if told.lower_ in STATES and patient.i < told.i:
        return [noun for noun in people if noun.i < told.i]
    return [noun for noun in people if not _has_own_fate(noun, told)]


def _has_own_fate(noun: Token, told: Token) -> bool:
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return after is not None and after.i != told.i and after.lower_ in STATES and base(after) != "amod"


def _bare(verb: Token) -> list[Token]:
    """ "killed at least 82 people": readers take the "at" for a preposition of the object."""
    bare = (noun for noun in children(verb, "obl") if noun.i > verb.i and noun.dep_.lower() == "obl")
    return [noun for noun in bare if children(noun, "nummod") and not children(noun, "case")][:1]


def _of_headline(verb: Token) -> list[Token]:
    """ "Teen killed in Velm": without an object or an auxiliary, the subject of a headline's past form suffers it."""
    bare = verb.tag_ in ("VBD", "VBN") and not children(verb, "aux", "aux:pass", "ccomp", "xcomp")
    beside = {case.lower_ for noun in children(verb, "obl") for case in children(noun, "case")}
    return children(verb, "nsubj") if bare and beside & {"in", "by", "near", "at", "outside", "on"} else []


def _is_verbal(token: Token) -> bool:
    return token.tag_ in ("VBN", "VBD") and base(token) != "xcomp" and not children(token, "cop")


def _of_death(noun: Token) -> Iterator[Token]:
    """ "the death of a boy", "the boy's death"."""
    yield from children(noun, "nmod:poss")
    for below in children(noun, "nmod"):
        if any(case.lower_ == "of" for case in children(below, "case")):
            yield below


def _in_state(state: Token) -> Iterator[Token]:
    """ "was dead", "left a boy dead", "a boy was found dead", "Teen dead"."""
    yield from children(state, "nsubj")
    verb = state.head
    if base(state) == "amod" and verb.tag_ in ("NNS", "NN") and verb.i > state.i:
        yield verb  # "30 dead civilians"
    if base(state) in ("parataxis", "appos", "dep", "acl", "conj") and verb.pos_ in ("NOUN", "PROPN"):
        yield verb  # "Boy, 10, dead in Velm"
    if base(state) in ("xcomp", "advcl", "obj", "ccomp", "amod", "advmod") and not measure_words().leaving.isdisjoint(
        lemmas(verb)
    ):
        patients = objects(verb)
        lies = lemma(verb) in ("lie", "be")  # "a man shoots dead 22 people" is not of the man
        yield from patients if patients or not lies else children(verb, "nsubj")


def _who_died(verb: Token) -> list[Token]:
    if base(verb) == "acl" and not children(verb, "nsubj"):
        return [verb.head]
    found = children(verb, "nsubj")
    if base(verb) == "acl" and found and found[0].tag_ in ("WDT", "WP"):
        return [verb.head]
    while not found and base(verb) in ("conj", "xcomp") and verb.head.i != verb.i:
        verb = verb.head
        found = children(verb, "nsubj", "nsubj:pass")
    return found
