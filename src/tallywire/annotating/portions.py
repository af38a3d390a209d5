"""Numbers that count some of others, and numbers that a count rises to: "two of the four", "the toll reached 14"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallywire.annotating.governors import STATES, by_word, of_verb, through_governor
from tallywire.annotating.neighbours import NEAR
from tallywire.annotating.trees import base, children, lemma, lemmas, subjects
from tallywire.annotating.words import words
from tallywire.language.measures import measure_words
from tallywire.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["changed_count", "counted_by", "fate_of", "is_whole", "told_fatal", "whole_of"]


def told_fatal(number: Token) -> bool:
    """ "eight were shot, two fatally", "two of them mortally": of these it is told that they died of it."""
    window = number.doc[number.i + 1 : number.i + 1 + NEAR]
    words_between = [token.lower_ for token in window]
    at = next((at for at, word in enumerate(words_between) if word in ("fatally", "mortally")), None)
    return at is not None and set(words_between[:at]) <= {"of", "them", "whom", "those", "the", "people", "victims"}


def whole_of(number: Token) -> Token | None:
    """What a number is a part of: "them" in "11 of them", the men in "two of the three men"; None for a plain count."""
    if number.pos_ != "NUM":
        return None
    wholes = [n for n in children(number, "nmod") if any(case.lower_ == "of" for case in children(n, "case"))]
    return next((n for n in wholes if n.pos_ == "PRON" or children(n, "nummod") or _is_known_toll(n)), None)


def _is_known_toll(noun: Token) -> bool:
    """ "the injured", "those killed": people whose fate is told already."""
    known = not {"the", "those", "these"}.isdisjoint(child.lower_ for child in children(noun, "det"))
    return known and noun.lower_ in STATES


def is_whole(noun: Token) -> bool:
    """Whether only a part of those counted is spoken of: the four in "two of the four victims died"."""
    of = any(case.lower_ == "of" for case in children(noun, "case"))
    return base(noun) == "nmod" and of and noun.head.pos_ == "NUM" and bool(children(noun, "nummod"))


def fate_of(number: Token) -> Measure | None:
    """What befell a part, by its own verb: two "of the three men held" were "released"."""
    return through_governor(number, measure_words().verbs)


def changed_count(number: Token) -> Measure | None:
    """ "The number of people killed rose to 14", "the toll reached 14": what the count that changes counts."""
    verb = number if base(number) == "root" else number.head
    raised = [noun for noun in children(verb, "obj") if not words().counts.isdisjoint(lemmas(noun))]
    if raised and base(number) == "obl":  # "brought to 30 the number of those killed"
        return counted_by(raised[0])
    if base(number) not in ("obl", "obj", "nmod") or words().count_verbs.isdisjoint(lemmas(verb)):
        return None
    if base(number) == "obl" and {case.lower_ for case in children(number, "case")}.isdisjoint(("to", "at")):
        return None
    subject = next((noun for noun in subjects(verb) if not words().counts.isdisjoint(lemmas(noun))), None)
    return counted_by(subject) if subject is not None else None


def counted_by(count: Token) -> Measure | None:
    """What a "number", "toll" or "count" is one of: "the number of people killed", "the death toll"."""
    table = measure_words()
    parts = [*children(count, "nmod", "compound", "amod")]
    for part in [count, *parts]:
        fates = (of_verb(below, table.verbs) for below in children(part, "acl", "amod"))
        found = next((fate for fate in fates if fate is not None), None) or by_word(part, table.nouns)
        if found is not None:
            return found
    return "killed" if lemma(count) == "toll" else None
