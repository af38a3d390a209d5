"""Numbers as news writes them: figures ("1,500", "2.3 million", "2 1/2") and words ("two hundred and five").

Reading is one pass over the tokens with a small state machine; a number never reaches over a mark other than the
hyphen of "twenty-five" and the stroke of "1/2".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Literal

from tallywire.language.quantity_words import load_quantity_words
from tallywire.language.tokens import Tokens

__all__ = ["Number", "number_words", "ordinal_value", "plain_figure", "read_numbers"]

Written = Literal["figure", "words", "mixed", "year"]
_HALVED = 1000  # a number from which on "and a half" speaks of thousands or millions
MAX_DIGITS = 15  # a double holds every whole number of fifteen digits exactly; longer runs are codes, not counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number: tokens `first` up to, not including, `last`; `written` "year" is "nineteen ninety-six"."""

    first: int
    last: int
    value: float
    written: Written


@cache
def number_words() -> dict[str, dict[str, float]]:
    """The tables of number words by class: `ones`, `teens`, `tens`, `scales`, `ordinals`, `fractions`."""
    table = files("tallywire.language").joinpath("number_words.toml").read_text(encoding="utf-8")
    return loads(table)


def plain_figure(word: str) -> float | None:
    """The value of one figure token, with thousands commas and a decimal point; None if it is not a plain number.

    >>> [plain_figure(word) for word in ("1,500", "2.5", "25,1999", "1.2.3", "21st")]
    [1500, 2.5, None, None, None]
    """
    if word.isdecimal():
        return int(word) if len(word) <= MAX_DIGITS else None
    whole, point, part = word.partition(".")
    if len(word) > 2 * MAX_DIGITS or (point and not part.isdecimal()):
        return None
    first, *groups = whole.split(",")
    if not first.isdecimal() or any(len(group) != 3 or not group.isdecimal() for group in groups):
        return None
    if groups and len(first) > 3:
        return None
    joined = first + "".join(groups)
    if len(joined) > MAX_DIGITS:
        return None
    return float(f"{joined}.{part}") if point else int(joined)


def ordinal_value(word: str) -> int | None:
    """The value of an ordinal word or figure ("third", "21st"); None for any other word."""
    value = number_words()["ordinals"].get(word)
    if value is not None:
        return int(value)
    if (
        word[:1].isdecimal()
        and word[-2:] in ("st", "nd", "rd", "th")
        and word[:-2].isdecimal()
        and len(word) < MAX_DIGITS
    ):
        return int(word[:-2])
    return None


def read_numbers(tokens: Tokens) -> list[Number]:
    """All cardinal numbers of a text, in order, the longest reading from the left.

    >>> from tallywire.language.tokens import tokenise
    >>> [number.value for number in read_numbers(tokenise("two hundred and five of 2.3 million; 2 1/2; twenty-one"))]
    [205, 2300000.0, 2.5, 21]
    """
    found: list[Number] = []
    words = number_words()
    starters = words["cardinals"]
    index, size = 0, len(tokens)
    while index < size:
        word = tokens.lowers[index]
        number = None
        if word[0].isdecimal():
            number = _from_figure(tokens, index)
        elif word in starters:
            number = _from_words(tokens, index)
        if number is not None:
            found.append(_and_a_half(tokens, number))
            index = found[-1].last
        else:
            index += 1
    return found


def _and_a_half(tokens: Tokens, number: Number) -> Number:
    """ "two and a half"; of "two million and a half" nobody knows the half of what."""
    if tokens.lowers[number.last : number.last + 3] != ["and", "a", "half"] or not 0 < number.value < _HALVED:
        return number
    return replace(number, last=number.last + 3, value=number.value + 0.5)


def _from_figure(tokens: Tokens, index: int) -> Number | None:
    value = plain_figure(tokens.lowers[index])
    if value is None:
        return None
    last = index + 1
    fraction = _fraction(tokens, last) if isinstance(value, int) else None
    if fraction is not None:
        value, last = value + fraction, last + 3
    return _scaled(tokens, index, last, value, "figure")


def _fraction(tokens: Tokens, index: int) -> float | None:
    """The "1/2" of "2 1/2": one-digit parts, set tight, after a space."""
    part = tokens.lowers[index : index + 3]
    if len(part) < 3 or part[1] != "/" or len(part[0]) != 1 or len(part[2]) != 1:
        return None
    if not (
        part[0].isdecimal()
        and part[2].isdecimal()
        and tokens.joined(index, index + 1)
        and tokens.joined(index + 1, index + 2)
    ):
        return None
    if tokens.joined(index - 1, index) or not 0 < int(part[0]) < int(part[2]):
        return None
    return int(part[0]) / int(part[2])


def _scaled(tokens: Tokens, first: int, last: int, value: float, written: Written) -> Number:
    """Adds "million" and its like, also as "2-million"."""
    scales = number_words()["scales"]
    at = last
    short = _short_scale(tokens, first, last)
    if short is not None:
        return Number(first=first, last=last + 1, value=_tidy(value * short), written="mixed")
    if at + 1 < len(tokens) and tokens.lowers[at] == "-" and tokens.joined(at - 1, at):
        at += 1
    scale = scales.get(tokens.lowers[at]) if at < len(tokens) else None
    if scale is None:
        return Number(first=first, last=last, value=value, written=written)
    return Number(first=first, last=at + 1, value=_tidy(value * scale), written="mixed")


def _short_scale(tokens: Tokens, first: int, last: int) -> float | None:
    """The "bn" of "1.5bn"; a single letter only of money ("$3m") or people ("3m people"), as it may be a measure."""
    if last >= len(tokens) or not tokens.joined(last - 1, last):
        return None
    word = tokens.lowers[last]
    money = first > 0 and tokens.lowers[first - 1] in "$£€¥"
    counted = "".join(tokens.lowers[last + 1 : last + 2]) in load_quantity_words().people
    return number_words()["short_scales"].get(word) if len(word) > 1 or money or counted else None


def _tidy(value: float) -> float:
    return round(value, 6)


def _from_words(tokens: Tokens, index: int) -> Number:
    """The number that begins with the cardinal at `index`."""
    year = _year_in_words(tokens, index)
    if year is not None:
        return year
    total, group, room, last = 0.0, 0.0, 1000.0, index
    ceiling = float("inf")
    at = index
    while at < len(tokens):
        word = tokens.lowers[at]
        cardinal, scale = number_words()["cardinals"].get(word), number_words()["scales"].get(word)
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


def _year_in_words(tokens: Tokens, index: int) -> Number | None:
    """ "nineteen ninety-six": a century from thirteen to twenty and a number from ten to ninety-nine."""
    cardinals = number_words()["cardinals"]
    century = cardinals[tokens.lowers[index]]
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
