"""Numbers that count nothing: ages, ordinals, measures, parts of a name, telephone numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallywire.annotating.trees import lemmas
from tallywire.language.measures import measure_words
from tallywire.language.quantity_words import load_quantity_words
from tallywire.records import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_no_count"]

_LONGEST_COUNT = 1e9  # a longer bare number is a telephone number or an identifier
_OLDEST = 110  # years
_ROW = 5  # words
_PAGES = frozenset({"image", "photo", "picture", "slide", "page", "video", "frame", "part"})  # what galleries number
_BETWEEN = frozenset({"also", "both", "all", "now", "then", "just", "only", "about", "around", "who", "is", "was"})
_TITLES_BEHIND = frozenset({"jr", "sr", "jr.", "sr.", "ii", "iii", "iv"})  # words behind a name


def is_no_count(number: Token, noun: Token, quantity: Quantity) -> bool:
    """Whether a number beside `noun` counts nothing: "Ann Ruiz, 34, was shot", "Highway 6", "12 years"."""
    if quantity.low is not None and quantity.low >= _LONGEST_COUNT and quantity.unit is None:
        return True
    if number.ent_type_ and number.ent_type_ == noun.ent_type_ and noun.pos_ == "PROPN":
        return True  # part of a name ("Route 91", "Highway 6")
    if quantity.unit != "percent" and quantity.unit in load_quantity_words().measures.values():
        return True  # years, kilometres: a measure, not a count
    if _follows_age(number) or _is_age_of_somebody(number, quantity) or _numbers_a_page(number):
        return True
    return "year-old" in noun.text or "-old" in noun.text


def _numbers_a_page(number: Token) -> bool:
    """ "Image 2 of 8", "Photo 1 of / 9": the place of a picture or page in a row of them."""
    before = [token.lower_ for token in number.doc[max(0, number.i - _ROW) : number.i] if token.text != "/"]
    at = next((at for at, word in enumerate(before) if word in _PAGES), None)
    return number.text.isdigit() and at is not None and all(word.isdigit() or word == "of" for word in before[at + 1 :])


def _follows_age(number: Token) -> bool:
    """ "aged 6", "ages 14, 16, 17 and 18"."""
    first = _first_of_numbers(number)
    before = number.doc[max(0, first.i - 3) : first.i]
    return any(token.lower_ in ("age", "aged", "ages") for token in before)


def _is_age_of_somebody(number: Token, quantity: Quantity) -> bool:
    """ "Ann Ruiz, 34,", "two men, 25 and 30,", "Ann Ruiz (34)": a bare number behind a comma or bracket and somebody.

    What is counted follows its number; an age is followed by nothing that could be.
    """
    if not number.text.isdigit() or quantity.low is None or not 0 < quantity.low <= _OLDEST:
        return False
    at = _first_of_numbers(number).i - 1
    while at > 0 and number.doc[at].lower_ in _BETWEEN:
        at -= 1
    opened = number.doc[at].text if at > 0 else ""
    return opened in (",", "(") and _is_somebody(number.doc[at - 1]) and _ends_there(number)


def _is_somebody(token: Token) -> bool:
    """Whether a word is the last of somebody's name, or a word for people by sex, age or kin."""
    if token.lower_ in _TITLES_BEHIND or token.ent_type_ == "PERSON":
        return True
    table, forms = measure_words(), lemmas(token)
    if token.pos_ == "PROPN":
        return not token.ent_type_
    return token.pos_ == "NOUN" and not (table.anyone | table.kin | table.sided).isdisjoint(forms)


def _ends_there(number: Token) -> bool:
    """Whether nothing that a number could count stands behind it, or behind the numbers joined to it."""
    doc, at = number.doc, number.i + 1
    while at < len(doc) and (doc[at].pos_ == "NUM" or doc[at].lower_ in (",", "and", "or", "&")):
        at += 1
    behind = doc[at] if at < len(doc) else None
    joined = doc[at - 1].lower_ in ("and", "or", ",") and at - 1 > number.i
    return behind is None or joined or behind.is_punct or behind.pos_ in ("PROPN", "ADP", "SCONJ")


def _first_of_numbers(number: Token) -> Token:
    """The first of the numbers that a number is joined to by commas and "and": the 14 of "14, 16 and 17"."""
    at = number.i
    while at >= 2 and number.doc[at - 1].lower_ in (",", "and", "or", "&") and number.doc[at - 2].text.isdigit():
        at -= 2
        if at >= 2 and number.doc[at].lower_ == ",":
            at -= 1
    return number.doc[at]
