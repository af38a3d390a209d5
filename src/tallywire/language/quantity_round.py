"""Numbers that are not written out: "dozens", "several hundred", "half a dozen", "no one"."""

from __future__ import annotations

from collections.abc import Iterator

from tallywire.language.quantity_making import qualified, qualifier_before
from tallywire.language.quantity_words import counted_noun, load_quantity_words
from tallywire.language.tokens import Tokens
from tallywire.records import Qualifier, Quantity

__all__ = ["round_quantities", "zero_quantities"]

_LARGE = 1000  # from which on "and a half" is half of the word before
_TWO = 2  # what a plural is at least


def round_quantities(tokens: Tokens) -> Iterator[Quantity]:
    """ "dozens", "hundreds of thousands", "a dozen", "a couple", "half a mile"."""
    words = load_quantity_words()
    for index, word in enumerate(tokens.lowers):
        if word in words.plural:
            yield from _plural(tokens, index, words.plural)
        elif word in words.collective:
            yield from _collective(tokens, index, words.collective[word])
        elif word in words.measures and tokens.lowers[max(0, index - 2) : index] in (["half", "a"], ["half", "an"]):
            qualifier = qualifier_before(tokens, index - 2) or "exact"
            yield qualified(tokens, index - 2, index, 0.5, qualifier, words.measures[word])


def _plural(tokens: Tokens, index: int, plural: dict[str, float]) -> Iterator[Quantity]:
    after = tokens.lowers[index + 1 : index + 3]
    larger = plural.get(after[1], 0) / _TWO if len(after) == 2 and after[0] == "of" else 0
    last = index + 3 if larger else index + 1
    word, value = tokens.lowers[index], plural[tokens.lowers[index]] * (larger or 1)
    if index >= 2 and tokens.lowers[index - 1] == "of" and tokens.lowers[index - 2] in plural:
        return  # the second half of "tens of thousands"
    befallen = word == "scores" and after[:1] and after[0] in load_quantity_words().befallen
    if word in ("tens", "scores") and not larger and after[:1] != ["of"] and not befallen:
        return
    noun_at = last + 1 if tokens.lowers[last : last + 1] == ["of"] else last
    yield qualified(tokens, index, last, value, "at_least", counted_noun(tokens, noun_at, plural=True))


def _collective(tokens: Tokens, index: int, value: float) -> Iterator[Quantity]:
    """ "a dozen", "half a dozen", "several hundred", "a couple of"."""
    word, last = tokens.lowers[index], index + 1
    of = tokens.lowers[last : last + 1] == ["of"]
    before = tokens.lowers[index - 1] if index else ""
    if word == "dozen" and before == "-" and tokens.lowers[max(0, index - 2) : index - 1] == ["half"]:
        yield qualified(tokens, index - 2, last, value / 2, "about", counted_noun(tokens, last + of, plural=True))
    if before not in ("a", "several", "few") or (word in ("couple", "pair", "score") and not of):
        return
    first = index - 1
    half = first > 0 and before == "a" and tokens.lowers[first - 1] == "half"
    some = before != "a"
    if half or (before == "few" and first > 0 and tokens.lowers[first - 1] == "a"):
        first -= 1
    value *= 0.5 if half else _TWO if some else 1
    if before == "a" and not half and value >= _LARGE and tokens.lowers[last : last + 3] == ["and", "a", "half"]:
        value, last, of = value * 1.5, last + 3, False  # "a million and a half"
    qualifier: Qualifier = "about" if word in ("dozen", "couple", "score") else "exact"
    qualifier = qualifier_before(tokens, first) or ("at_least" if some else qualifier)
    yield qualified(tokens, first, last, value, qualifier, counted_noun(tokens, last + of, plural=True))


def zero_quantities(tokens: Tokens) -> Iterator[Quantity]:
    """ "no one", "nobody", "none" and "no" before people or what befalls them."""
    people = load_quantity_words().people
    for index, word in enumerate(tokens.lowers):
        if word == "nobody" or (word == "none" and tokens.lowers[index + 1 : index + 2] in (["of"], ["was"], ["were"])):
            yield qualified(tokens, index, index + 1, 0, "exact", "person")
        elif word == "no" and tokens.lowers[index + 1 : index + 2] == ["one"]:
            yield qualified(tokens, index, index + 2, 0, "exact", "person")
        elif word == "no":
            near = [other for other in tokens.lowers[index + 1 : index + 3] if other in people]
            if near and tokens.lowers[index + 1] != "more":
                yield qualified(tokens, index, index + 1, 0, "exact", counted_noun(tokens, index + 1, plural=True))
        elif word == "not" and tokens.lowers[index + 1 : index + 3] in (["a", "single"], ["one", "single"]):
            noun = "".join(tokens.lowers[index + 3 : index + 4])
            if noun in people:
                yield qualified(tokens, index, index + 3, 0, "exact", noun)
