"""Numbers as news writes them: figures ("1,500", "2.3 million", "2 1/2") and words ("two hundred and five").

Reading is one pass over the tokens with a small state machine; a number never reaches over a mark other than the
hyphen of "twenty-five" and the stroke of "1/2".
"""

from __future__ import annotations

from dataclasses import replace

from tallywire.language.currencies import currency_before
from tallywire.language.number_words import number_words, plain_figure
from tallywire.language.quantity_words import load_quantity_words
from tallywire.language.spelt_numbers import Number, Written, spelt_number
from tallywire.language.tokens import Tokens

__all__ = ["Number", "over_hyphens", "read_numbers"]

_HALVED = 1000  # a number from which on "and a half" speaks of thousands or millions
_PARTS = {("and", "a", "half"): 0.5, ("and", "a", "quarter"): 0.25, ("and", "three", "quarters"): 0.75}


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
            number = spelt_number(tokens, index, starters[word])
        elif word in words["vulgar"]:
            number = _scaled(tokens, index, index + 1, words["vulgar"][word], "figure")
        elif word == "a":
            number = _from_article(tokens, index)
        if number is not None:
            found.append(_and_a_part(tokens, number))
            index = found[-1].last
        else:
            index += 1
    return found


def over_hyphens(tokens: Tokens, index: int, count: int) -> tuple[tuple[str, ...], int]:
    """The next `count` words from `index` on, hyphens that join them left out, and the place behind them."""
    found: list[str] = []
    while index < len(tokens) and len(found) < count:
        if tokens.lowers[index] != "-":
            found.append(tokens.lowers[index])
        elif not tokens.joined(index - 1, index):
            break
        index += 1
    return tuple(found), index


def _and_a_part(tokens: Tokens, number: Number) -> Number:
    """ "two and a half", "two-and-a-half million"; of "two million and a half" nobody knows the half of what."""
    joint = tokens.lowers[number.last] if number.last < len(tokens) else ""
    if joint not in ("and", "-") or not 0 < number.value < _HALVED:
        return number
    phrase, last = over_hyphens(tokens, number.last, 3)
    if phrase not in _PARTS:
        return number
    whole = _scaled(tokens, number.first, last, number.value + _PARTS[phrase], "words")
    return whole if whole.written == "mixed" else replace(number, last=last, value=whole.value)


def _from_article(tokens: Tokens, index: int) -> Number | None:
    """ "a hundred and fifty"; "a hundred" alone is a round number, not a count."""
    scale = tokens.lowers[index + 1] if index + 1 < len(tokens) else ""
    if scale not in number_words()["scales"]:
        return None
    number = spelt_number(tokens, index, 1)
    return number if number.last > index + 2 and tokens.lowers[number.last - 1] != "dozen" else None


def _from_figure(tokens: Tokens, index: int) -> Number | None:
    value = plain_figure(tokens.lowers[index])
    if value is None:
        return None
    last = index + 1
    if isinstance(value, int):
        part, last = _fraction(tokens, last)
        value += part
    return _scaled(tokens, index, last, value, "figure")


def _fraction(tokens: Tokens, index: int) -> tuple[float, int]:
    """The "1/2" of "2 1/2" (one-digit parts, set tight, after a space) or the "½" of "2½", and the place behind it."""
    part = tokens.lowers[index : index + 3]
    if part and part[0] in number_words()["vulgar"] and tokens.joined(index - 1, index):
        return number_words()["vulgar"][part[0]], index + 1
    if len(part) < 3 or part[1] != "/" or len(part[0]) != 1 or len(part[2]) != 1:
        return 0, index
    tight = tokens.joined(index, index + 1) and tokens.joined(index + 1, index + 2)
    if not (part[0].isdecimal() and part[2].isdecimal() and tight) or tokens.joined(index - 1, index):
        return 0, index
    return (int(part[0]) / int(part[2]), index + 3) if 0 < int(part[0]) < int(part[2]) else (0, index)


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
    """The "bn" of "1.5bn"; a single letter only of money ("$3m") or people ("3m people"), as it may be a measure.

    Of money it may stand apart ("$3 bn").
    """
    word = tokens.lowers[last] if last < len(tokens) else ""
    scale = number_words()["short_scales"].get(word)
    if scale is None:
        return None
    money = currency_before(tokens, first) is not None
    if not tokens.joined(last - 1, last):
        return scale if money else None
    counted = "".join(tokens.lowers[last + 1 : last + 2]) in load_quantity_words().people
    return scale if len(word) > 1 or money or counted else None


def _tidy(value: float) -> float:
    return round(value, 6)
