"""Which nouns can act and which can be hit: people, bodies of people, buildings and vehicles, by name or by noun.

The classes of common nouns are those of `language/mention_nouns.toml` and of the ontology; a number or a word for a
part counts as what it is a part of ("one of his bodyguards").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallywire.annotating.trees import children, lemma, lemmas, preposition
from tallywire.annotating.words import words
from tallywire.language.mention_nouns import NounClass, noun_class
from tallywire.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["can_act", "can_be_hit", "is_event", "is_personal_pronoun", "may_act", "part_of"]

_ACTING_NAMES = frozenset({"PERSON", "ORGANISATION", "GROUP", "NATIONALITY"})
_NAMED = _ACTING_NAMES | {"PLACE"}
_PERSONAL = frozenset(
    ("he", "she", "it", "they", "who", "whom", "them", "him", "her", "we", "i", "us", "me", "you", "himself", "herself",
     "itself", "themselves", "that", "which", "this", "these", "those", "everyone", "nobody")
)  # fmt: skip
_NOT_HIT = frozenset({"control", "percent", "part", "section", "ground", "land"})
_NOUN_OF_PERSON_ENDINGS = ("men", "man", "ist", "ists", "woman", "women")
_ABSTRACT = (
    "tion", "sion", "ment", "ness", "ity", "ism", "ence", "ance", "ing", "age", "ure", "ship",
    "dom", "hood", "al", "cy", "th",
)  # fmt: skip
_VIOLENT = frozenset(
    {"attack", "bombing", "shelling", "air_strike", "armed_clash", "abduction", "casualties", "mobilization"}
)


def part_of(noun: Token) -> Token:
    """What a number or a word for a part counts ("two of the guards"); the noun itself where it counts nothing."""
    if noun.pos_ != "NUM" and lemma(noun) not in words().partitives and noun.pos_ != "DET":
        return noun
    whole = [child for child in children(noun, "nmod") if preposition(child) in ("of", "among")]
    return whole[0] if whole else noun


def can_act(noun: Token, ontology: Ontology) -> bool:
    """A name, a personal pronoun, or a word for people; events, numbers, weapons and times do not act."""
    noun = part_of(noun)
    if is_personal_pronoun(noun) or noun.ent_type_ in _ACTING_NAMES:
        return True
    found = _class(noun)
    if found in ("people", "bodies"):
        return True
    if found is not None or is_event(noun, ontology):
        return False
    if noun.ent_type_ in _NAMED or noun.pos_ == "PROPN":
        return True
    if any(ontology.of_class(form, "people") for form in lemmas(noun)) or lemma(noun).endswith(_NOUN_OF_PERSON_ENDINGS):
        return True
    return lemma(noun) in words().groups or _is_doer_by_form(noun)


def _is_doer_by_form(noun: Token) -> bool:
    """Plurals in -ers and -ors are mostly people ("truckers", "loggers")."""
    return noun.tag_ == "NNS" and lemma(noun).endswith(("er", "or")) and lemma(noun) not in words().things


def may_act(noun: Token, ontology: Ontology) -> bool:
    """Whether a noun that stands where a doer stands may be one: no weapon, thing, happening or abstract noun."""
    if can_act(noun, ontology):
        return True
    noun = part_of(noun)
    plain = noun.pos_ == "NOUN" and not noun.ent_type_ and not is_event(noun, ontology) and _class(noun) is None
    return plain and lemma(noun) not in words().things and not lemma(noun).endswith(_ABSTRACT)


def can_be_hit(noun: Token, ontology: Ontology) -> bool:
    """Places, buildings, vehicles and aircraft; not the rockets fired or the control seized."""
    noun = part_of(noun)
    if noun.ent_type_ in ("PLACE", "FACILITY", "VEHICLE"):
        return True
    if _class(noun) in ("facilities", "vehicles"):
        return True
    forms = [form for form in lemmas(noun) if form not in _NOT_HIT]
    return any(ontology.of_class(form, name) for form in forms for name in ("ground", "property", "aircraft"))


def is_event(noun: Token, ontology: Ontology) -> bool:
    """Whether a noun names something violent that happens ("raid", "killing")."""
    return noun.pos_ in ("NOUN", "PROPN", "VERB") and any(
        trigger.word_class == "noun" and kind in _VIOLENT and len(trigger.words) == 1
        for form in lemmas(noun)
        for kind, trigger in ontology.by_head.get(form, ())
    )


def is_personal_pronoun(noun: Token) -> bool:
    """Whether a word stands for somebody named elsewhere."""
    return noun.lower_ in _PERSONAL and noun.pos_ in ("PRON", "DET")


def _class(noun: Token) -> NounClass | None:
    """The class of the noun, alone or with the noun before it ("police station")."""
    for form in lemmas(noun):
        for part in children(noun, "compound"):
            if part.i == noun.i - 1 and (found := noun_class(f"{part.lower_}-{form}")) is not None:
                return found
        if (found := noun_class(form)) is not None:
            return found
    return None
