"""The killed and hurt that no number counts: "a boy was shot dead" is one, "a boy and his mother were killed" are two.

Only what news counts so is counted: somebody who is introduced ("a boy", "another", "his sister"), and lists of single
people, with or without numbers. Who is known already ("the boy", a name, "he", "himself") adds nothing to a toll.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallywire.annotating.befallen import befallen, sharers
from tallywire.annotating.fates import fate
from tallywire.annotating.trees import children, first_conjunct, lemma, lemmas, subjects
from tallywire.annotating.words import words
from tallywire.language.measures import measure_words
from tallywire.language.mention_nouns import noun_class
from tallywire.ontology import Ontology
from tallywire.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Victims", "is_anyone", "is_person", "victims"]

_PRONOUNS = frozenset({"he", "she", "him", "her", "himself", "herself", "another"})
_HE_SHE = frozenset({"he", "she"})
_SELVES = frozenset({"himself", "herself", "itself", "self"})
_NEW = frozenset({"a", "an", "another"})
_NOT_ONE = frozenset(
    {"no", "any", "every", "each", "neither", "either", "some", "many", "several", "both", "all", "few"}
)
_OLD = ("-old", "old")


@dataclass(frozen=True, slots=True, kw_only=True)
class Victims:
    """People counted by grammar: tokens `first` to `last`, how many, and what befell them.

    `noun` heads the name of a single one, `told` is the word that says what befell them; `counted` are the indices of
    the nouns that have numbers of their own.
    """

    first: Token
    last: Token
    noun: Token
    told: Token
    count: float
    measure: Measure
    counted: frozenset[int] = frozenset()


def victims(parse: Doc, owned: Collection[int], numbers: Mapping[int, float], ontology: Ontology) -> list[Victims]:
    """The uncounted victims of the words `owned`; `numbers` gives the exact number of each counted noun."""
    found: dict[int, Victims] = {}
    for i in sorted(owned):
        measure = fate(parse[i])
        for patient in _selves(befallen(parse[i]), parse[i]) if measure is not None else ():
            for read in _read(_meant(patient), parse[i], measure or "killed", numbers, ontology):
                if read.noun.i not in found or measure == "killed":
                    found[read.noun.i] = read
    return [found[i] for i in sorted(found)]


def _selves(patients: list[Token], verb: Token) -> list[Token]:
    """Those hit, with the doer in place of "himself": "a boy shot himself" counts the boy."""
    doers = [first_conjunct(doer) for doer in subjects(verb)[:1]]
    return [part for patient in patients for part in (doers if patient.lower_ in _SELVES else [patient])]


def _meant(patient: Token) -> Token:
    """Who "he" is, where the sentence has just introduced him: "a boy is recovering after he was shot"."""
    if patient.lower_ not in _HE_SHE:
        return patient
    before = [token for token in patient.sent if token.i < patient.i and token.pos_ in ("NOUN", "PROPN")]
    people = [token for token in before if is_anyone(token) and _is_subject(token)]
    return people[0] if len(people) == 1 and _is_new(people[0]) and people[0].pos_ == "NOUN" else patient


def _is_subject(token: Token) -> bool:
    """Whether a word is the subject of its clause."""
    return token.dep_.startswith("nsubj")


def _read(
    patient: Token, told: Token, measure: Measure, numbers: Mapping[int, float], ontology: Ontology
) -> list[Victims]:
    """The victims of one coordination: its sum where sides are not said, else each of them."""
    people = sharers(patient, told)
    people += [noun for noun in children(told, "conj") if noun.lower_ in _SELVES]  # "killed three people, then himself"
    people = _without_names_of(people, numbers)
    single = [noun for noun in people if noun.i not in numbers]
    if len(people) == 1 or not all(is_anyone(noun) for noun in people):  # sides are never added
        return [_one(noun, told, measure) for noun in single if _is_new(noun) and _is_single(noun, ontology)]
    if not people or not all(_is_single(noun, ontology) or _is_couple(noun) for noun in single):
        return []
    if len(single) < len(people) and children(people[0], "appos"):
        return []  # "four women, Ann Ruiz, her sister and ...": the names are those of the four
    counted = frozenset(noun.i for noun in people if noun.i in numbers)
    total = sum(2 if _is_couple(noun) else 1 for noun in single) + sum(numbers[i] for i in counted)
    first, last = _bounds(patient)[0], _bounds(people[-1])[1]
    return [
        Victims(
            first=first,
            last=last,
            noun=patient,
            told=told,
            count=total,
            measure=measure,
            counted=counted,
        )
    ]


def _without_names_of(people: list[Token], numbers: Mapping[int, float]) -> list[Token]:
    """A list without the names of those whom it has counted: "his two children, Ann and Ben, and himself"."""
    for at, noun in enumerate(people):
        count = int(numbers.get(noun.i, 0))
        names = people[at + 1 : at + 1 + count]
        if count > 1 and len(names) == count and all(name.ent_type_ == "PERSON" for name in names):
            return [*people[: at + 1], *people[at + 1 + count :]]
    return people


def _is_couple(noun: Token) -> bool:
    """ "a couple and their children": two people, where it does not count others ("a couple of men")."""
    return lemma(noun) in ("couple", "pair") and not children(noun, "nmod", "nummod")


def _one(noun: Token, told: Token, measure: Measure) -> Victims:
    first, last = _bounds(noun)
    return Victims(first=first, last=last, noun=noun, told=told, count=1, measure=measure)


def _bounds(noun: Token) -> tuple[Token, Token]:
    """A noun with what stands before it; "a boy who was hit" and "Ann, 9," end with the noun or name."""
    before = children(noun, "det", "amod", "compound", "nmod:poss", "nummod", "advmod")
    first = min((child.left_edge for child in before if child.i < noun.i), key=lambda token: token.i, default=noun)
    after = [child for child in children(noun, "flat") if child.i > noun.i]
    return first, after[-1] if after else noun


def _is_single(noun: Token, ontology: Ontology) -> bool:
    """Whether a noun stands for exactly one person."""
    if noun.pos_ == "PRON" or noun.tag_.startswith("PRP") or noun.lower_ in _PRONOUNS:
        return noun.lower_ in _PRONOUNS
    if noun.tag_ in ("NNS", "NNPS") or children(noun, "nummod") or noun.pos_ == "NUM":
        return False
    if not _NOT_ONE.isdisjoint(child.lower_ for child in children(noun, "det", "amod")):
        return False
    if noun.ent_type_ == "PERSON":
        return noun.pos_ == "PROPN"
    if not words().groups.isdisjoint(lemmas(noun)) or not words().counts.isdisjoint(lemmas(noun)):
        return False
    forms = [form for form in lemmas(noun) if form not in _MANY]
    return is_anyone(noun) or any(ontology.of_class(f, "people") or noun_class(f) == "people" for f in forms)


_MANY = frozenset({"people", "troop", "crew", "family"})


def is_anyone(noun: Token) -> bool:
    """Whether a noun says nothing of a side: a person by age, sex or kin, a name, a pronoun ("a 3-year-old")."""
    known = noun.pos_ in ("PRON", "NUM") or noun.lower_ in _PRONOUNS or noun.ent_type_ == "PERSON"
    return known or is_person(noun) or _is_couple(noun)


def is_person(noun: Token) -> bool:
    """Whether a word is one for a person by age, sex, kin or presence ("a 3-year-old", "three males")."""
    table = measure_words()
    if not (table.anyone | table.kin | {"people"}).isdisjoint(lemmas(noun)):
        return True
    return (noun.lower_.endswith(_OLD) and noun.lower_ != "old") or (lemma(noun) == "old" and noun.i > 0)


def _is_new(noun: Token) -> bool:
    """Whether a noun introduces somebody: "a boy", "another man", "his sister"; "Boy, 9" where a headline begins."""
    determiners = children(noun, "det")
    if noun.pos_ in ("PRON", "PROPN") or noun.lower_ in _PRONOUNS:
        return noun.lower_ == "another"
    if children(noun, "nmod:poss"):
        return not measure_words().kin.isdisjoint(lemmas(noun))
    return any(child.lower_ in _NEW for child in determiners) or (not determiners and noun.left_edge.i == 0)
