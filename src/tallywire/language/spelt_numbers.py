"""Numbers in words: "two hundred and five", "twenty-one", "two dozen", and years as they are spoken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tallywire.language.number_words import number_words
from tallywire.language.tokens import Tokens

__all__ = ["Number", "Written", "spelt_number"]

Written = Literal["figure", "words", "mixed", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number: tokens `first` up to, not including, `last`; `written` "year" is "nineteen ninety-six"."""

    first: int
    last: int
    value: float
    written: Written


def spelt_number(tokens: Tokens, index: int, leads: float) -> Number:
    """The number that begins with the cardinal or the article at `index`, which is worth `leads`.

    >>> from tallywire.language.tokens import tokenise
    >>> spelt_number(tokenise("a hundred and fifty men"), 0, leads=1)
    Number(first=0, last=4, value=150, written='words')
    """
    year = _year_in_words(tokens, index, leads)
    if year is not None:
        return year
    total, group, room, last = 0.0, 0.0, 1000.0, index
    ceiling = float("inf")
    at = index
    while at < len(tokens):
        word = tokens.lowers[at]
        cardinal, scale = number_words()["cardinals"].get(word), number_words()["scales"].get(word)
        cardinal = leads if at == index else cardinal
        if cardinal is not None and cardinal < room and (cardinal or at == index):
            group += cardinal
            room = 10.0 if 20 <= cardinal < 100 else 0.0
        elif word == "hundred" and 0 < group < 20:
            group, room = group * 100, 100.0
        elif scale is not None and group and scale < ceiling and word != "hundred":
            total, group, room, ceiling = total + group * scale, 0.0, 1000.0, scale
        else:
            break
        at += 1
        last = at
        at = _over_joint(tokens, at, room)
    dozens = last < len(tokens) and tokens.lowers[last] == "dozen" and total + group < 100
    value = int(total + group) * (12 if dozens else 1)
    return Number(first=index, last=last + dozens, value=value, written="words")


def _over_joint(tokens: Tokens, at: int, room: float) -> int:
    """Steps over the hyphen of "twenty-one" and the "and" of "two hundred and one" where a number word follows."""
    if at + 1 >= len(tokens):
        return at
    joint, following = tokens.lowers[at], tokens.lowers[at + 1]
    words = number_words()
    if joint == "-" and tokens.joined(at - 1, at) and tokens.joined(at, at + 1):
        return (
            at + 1 if following in words["cardinals"] or following in words["scales"] or following == "hundred" else at
        )
    if joint == "and" and room >= 100 and following in words["cardinals"]:
        before = tokens.lowers[at - 1]
        return at + 1 if before == "hundred" or before in words["scales"] else at
    return at


def _year_in_words(tokens: Tokens, index: int, century: float) -> Number | None:
    """ "nineteen ninety-six": a century from thirteen to twenty and a number from ten to ninety-nine."""
    cardinals = number_words()["cardinals"]
    if not 13 <= century <= 20 or index + 1 >= len(tokens):
        return None
    tens = cardinals.get(tokens.lowers[index + 1], 0)
    if not 10 <= tens < 100 or (century == 20 and tens >= 20):
        return None
    value, last = century * 100 + tens, index + 2
    if tens >= 20:
        at = _over_joint(tokens, last, 10.0)
        one = cardinals.get(tokens.lowers[at], 0) if at < len(tokens) else 0
        if 0 < one < 10:
            value, last = value + one, at + 1
    return Number(first=index, last=last, value=int(value), written="year")
