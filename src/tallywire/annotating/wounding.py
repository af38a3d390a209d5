"""Hurting and killing that no single verb tells: wounds suffered, hospitals, bullets that hit, lives taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallywire.annotating.trees import children, lemma, lemmas, subjects
from tallywire.language.measures import measure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_hit", "is_in_care", "is_treated", "of_a_fatal_wound", "suffers", "takes_lives"]

# verbs by which people come to a doctor, and by which they have a wound; only the wounds make them injured
_TREATING = frozenset(
    {"take", "transport", "rush", "airlift", "fly", "treat", "admit", "bring", "send", "hospitalize", "hospitalise"}
)
_SUFFERING = frozenset({"suffer", "sustain", "receive"})
_WOUNDS = frozenset({"wound", "injury"})
_VIOLENCE = frozenset(
    {"shooting", "stabbing", "gunfire", "attack", "blast", "bombing", "explosion", "crash", "shootout"}
)
_STRIKING = frozenset({"hit", "strike", "graze"})
_GUNS = frozenset({"gunfire", "bullet", "gunshot", "gunman", "shooter", "shot", "shooting", "gun"})
# what hospitals report of patients (American Hospital Association, general guide for release of information)
_CONDITIONS = frozenset({"critical", "serious", "stable", "grave", "guarded", "fair"})


def is_treated(verb: Token) -> bool:
    """ "taken to hospital with gunshot wounds", "treated for injuries", "a shooting sent four to the hospital"."""
    near = children(verb, "obl") if not _TREATING.isdisjoint(lemmas(verb)) else []
    if any(not _WOUNDS.isdisjoint(lemmas(noun)) for noun in near):
        return True
    to_hospital = any(lemma(noun) == "hospital" for noun in near)
    return to_hospital and any(not _VIOLENCE.isdisjoint(lemmas(doer)) for doer in subjects(verb))


def is_hit(verb: Token) -> bool:
    """ "hit by gunfire", "fired into the crowd, hitting four": by shots, where the sentence tells of any."""
    if _STRIKING.isdisjoint(lemmas(verb)) or verb.pos_ not in ("VERB", "AUX"):
        return False
    return any(not _GUNS.isdisjoint(lemmas(token)) or _fires(token) for token in verb.doc)


def _fires(token: Token) -> bool:
    return token.pos_ == "VERB" and not {"shoot", "fire"}.isdisjoint(lemmas(token))


def is_in_care(token: Token) -> bool:
    """ "is in critical condition", "are recovering after a shooting"."""
    if lemma(token) == "condition":
        return any(child.lower_ in _CONDITIONS for child in children(token, "amod", "compound"))
    if lemma(token) != "recover" or token.pos_ != "VERB":
        return False
    near = [
        *children(token, "obl", "advcl"),
        *(below for noun in children(token, "obl") for below in children(noun, "nmod")),
    ]
    return any(not (_VIOLENCE | _WOUNDS).isdisjoint(lemmas(noun)) for noun in near)


def takes_lives(verb: Token) -> bool:
    """ "claimed the lives of three people"."""
    return not {"take", "claim", "cost"}.isdisjoint(lemmas(verb)) and any(
        lemma(noun) == "life" for noun in children(verb, "obj")
    )


def suffers(verb: Token) -> bool:
    """ "suffered gunshot wounds"."""
    wounds = children(verb, "obj") if not _SUFFERING.isdisjoint(lemmas(verb)) else []
    return any(not _WOUNDS.isdisjoint(lemmas(noun)) for noun in wounds)


def of_a_fatal_wound(verb: Token) -> bool:
    """ "suffered a fatal wound"."""
    wounds = [noun for noun in children(verb, "obj") if not _WOUNDS.isdisjoint(lemmas(noun))]
    return any(child.lower_ in measure_words().fatal for noun in wounds for child in children(noun, "amod"))
