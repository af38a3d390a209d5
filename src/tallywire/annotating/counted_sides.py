"""To whom counted people belong: the name of a side, as the page gives it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trees import children, lemmas
from tallywire.language.measures import measure_words
from tallywire.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_sided", "side_of"]

_SAME_PEOPLE = frozenset(
    {
        "other",
        "more",
        "another",
        "people",
        "person",
        "individual",
        "victim",
        "dead",
        "wounded",
        "injured",
        "those",
        "life",
    }
)
_THINGS = frozenset({"strikes", "territory_percent", "aircraft", "vehicles", "weapons", "money"})
_BELONGING = frozenset({"NATIONALITY", "GROUP", "ORGANISATION"})
_LONGEST_NAME = 8  # words


def side_of(noun: Token, number: Token, measure: Measure, sighting: Sighting) -> str | None:
    """The name of the group counted, as given, without the number; None for people as such."""
    if (
        noun.i <= number.i
        or noun.pos_ not in ("NOUN", "PROPN")
        or measure in _THINGS
        or noun.i - number.i > _LONGEST_NAME
    ):
        return None
    words = [token for token in noun.doc[number.i + 1 : noun.i + 1] if not token.is_space]
    while words and not _hyphened(words) and _is_no_name(words[0]):
        words = words[1:]
    if any(not token.text[:1].isalnum() and token.text != "-" for token in words) or noun.ent_type_ == "PLACE":
        return None
    if not words or (len(words) == 1 and not _SAME_PEOPLE.isdisjoint(lemmas(noun))):
        return None
    if _is_nobody_s(noun) and not any(token.ent_type_ in _BELONGING for token in words):
        return None
    return sighting.quote(sighting.between(words[0], noun))


def _is_no_name(word: Token) -> bool:
    return word.is_punct or word.pos_ in ("ADP", "DET", "CCONJ", "NUM") or word.lower_ in ("other", "more")


def _hyphened(words: Sequence[Token]) -> bool:
    """ "off-duty officers": the first word is tied to the second."""
    return len(words) > 1 and words[1].text == "-" and words[0].pos_ != "NUM"


def _is_nobody_s(noun: Token) -> bool:
    """Whether a noun only says sex, kin or presence ("two young men", "three victims")."""
    table = measure_words()
    forms = set(lemmas(noun))
    return bool(forms & (table.anyone | table.kin)) and not forms & {"child", "adult"}  # those are told apart


def is_sided(noun: Token) -> bool:
    """Whether the word for somebody says to whom he belongs: "policeman", "Israeli boy"."""
    if noun.pos_ != "NOUN":
        return False
    named = (child.ent_type_ in _BELONGING for child in children(noun, "amod", "compound"))
    return any(named) or not measure_words().sided.isdisjoint(lemmas(noun))
