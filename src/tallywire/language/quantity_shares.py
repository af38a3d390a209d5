"""Shares of a whole: "two-thirds of the town", "one in five", "nine out of ten", and parts of a unit or a million.

A share is told per cent ("two-thirds of the voters" is 66.67 percent). Part of a scale is a number ("three quarters of
a million people" are 750,000), part of a measure is measured ("a quarter of a mile" is 0.25 mile).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tallywire.language.number_words import number_words, plain_figure
from tallywire.language.numbers import Number
from tallywire.language.quantity_making import qualified, qualifier_before
from tallywire.language.quantity_words import counted_noun, load_quantity_words
from tallywire.language.tokens import Tokens
from tallywire.records import Quantity

__all__ = ["share_quantities"]

_DETERMINERS = frozenset(("the", "all", "its", "their", "his", "her", "our", "those", "these"))
_OF_SO_MANY = {("in",), ("in", "every"), ("out", "of"), ("out", "of", "every")}
_NTH_HALF = frozenset(("first", "second", "last", "latter", "other", "better", "top", "bottom", "-"))


def share_quantities(tokens: Tokens, numbers: Sequence[Number]) -> Iterator[Quantity]:
    """All shares of a text, in order of their kinds; `numbers` are those of the text."""
    starts = {number.first: number for number in numbers}
    for left, right in pairwise(numbers):
        yield from _ratio(tokens, left, right)
    for index, word in enumerate(tokens.lowers):
        if word in number_words()["parts"]:
            yield from _fraction(tokens, index)
        elif word in number_words()["vulgar"] and tokens.lowers[index + 1 : index + 2] == ["of"] and index in starts:
            yield from _part(tokens, index, index + 1, number_words()["vulgar"][word])
        elif word == "/" and tokens.lowers[index + 2 : index + 3] == ["of"]:
            yield from _stroke(tokens, index)


def _ratio(tokens: Tokens, left: Number, right: Number) -> Iterator[Quantity]:
    """ "one in five", "nine out of ten voters", "three in 10 children"."""
    joint = tokens.lowers[left.last : right.first]
    if (
        joint not in (["in"], ["out", "of"], ["out", "of", "every"], ["in", "every"])
        or not 0 < left.value < right.value
    ):
        return
    noun = counted_noun(tokens, right.last, plural=True)
    measured = tokens.lowers[right.last : right.last + 1]
    if right.written == "year" or (measured and measured[0] in load_quantity_words().measures):
        return  # "one in 10 days"
    if joint == ["in"] and left.value > 1 and noun not in _people():
        return  # "two in 20 villages"
    qualifier = qualifier_before(tokens, left.first) or "exact"
    yield qualified(tokens, left.first, right.last, _percent(left.value / right.value), qualifier, "percent")


def _people() -> frozenset[str]:
    return load_quantity_words().people


def _percent(part: float) -> float:
    return round(100 * part, 2)


def _fraction(tokens: Tokens, index: int) -> Iterator[Quantity]:
    """ "a third of", "two-thirds", "half of the", "half the": the word of the fraction is at `index`."""
    word, behind = tokens.lowers[index], tokens.lowers[index + 1 : index + 2]
    first = index - 1
    if first > 0 and tokens.lowers[first] == "-" and tokens.joined(first, index):
        first -= 1  # "two-thirds"
    count = _count(tokens.lowers[first]) if first >= 0 else None
    part = (count or 1) / number_words()["parts"][word]
    if word == "half" and not count:
        leads = behind == ["of"] or (behind and behind[0] in _DETERMINERS)
        if leads and (first < 0 or tokens.lowers[first] not in _NTH_HALF):
            yield from _part(tokens, index, index + 1, part)
    elif count and part < 1 and (behind == ["of"] or (word.endswith("s") and word != "quarters")):
        yield from _part(tokens, first, index + 1, part)


def _count(word: str) -> float | None:
    """How many parts: "two", "3", "a"."""
    if word in ("a", "one"):
        return 1
    return number_words()["cardinals"].get(word) or (plain_figure(word) if word[0].isdecimal() else None)


def _part(tokens: Tokens, first: int, last: int, part: float) -> Iterator[Quantity]:
    """A share in the tokens `first` to `last`, or what it is a part of where that is a million or a mile."""
    qualifier = qualifier_before(tokens, first) or "exact"
    phrase = tokens.lowers[last : last + 3]
    of_one = phrase[:1] == ["of"] and phrase[1:2] in (["a"], ["an"], ["one"]) and len(phrase) == 3
    scale = number_words()["scales"].get(phrase[2]) if of_one else None
    if scale is not None:
        unit = counted_noun(tokens, last + 3, plural=True)
        yield qualified(tokens, first, last + 3, round(part * scale, 6), qualifier, unit)
    elif of_one and phrase[2] in load_quantity_words().measures and phrase[2] != "second":
        yield qualified(tokens, first, last, round(part, 6), qualifier, load_quantity_words().measures[phrase[2]])
    else:
        yield qualified(tokens, first, last, _percent(part), qualifier, "percent")


def _stroke(tokens: Tokens, index: int) -> Iterator[Quantity]:
    """ "1/3 of the town", set tight."""
    if index == 0 or not (tokens.joined(index - 1, index) and tokens.joined(index, index + 1)):
        return
    above, below = plain_figure(tokens.lowers[index - 1]), plain_figure(tokens.lowers[index + 1])
    alone = index < 2 or not tokens.joined(index - 2, index - 1)
    if above and below and above < below and below <= 100 and alone:
        yield from _part(tokens, index - 1, index + 2, above / below)
