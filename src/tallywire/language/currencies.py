"""Marks of money before a number: "$5", "US$5", "€5", "EUR 5", "Rs 500", "KSh500"."""

from __future__ import annotations

from tallywire.language.quantity_words import load_quantity_words
from tallywire.language.tokens import Tokens

__all__ = ["currency_before"]


def currency_before(tokens: Tokens, first: int) -> tuple[str, int] | None:
    """The currency (ISO 4217) of the number that begins at token `first`, and the token its mark begins with.

    A mark that several countries have is that of the one most written of: "$" the United States, "Rs" India.

    >>> from tallywire.language.tokens import tokenise
    >>> texts = (("A$5", 2), ("Rs. 500", 2), ("NGN 500", 1), ("5", 0))
    >>> [currency_before(tokenise(text), first) for text, first in texts]
    [('AUD', 0), ('INR', 0), ('NGN', 0), None]
    """
    words, at = load_quantity_words(), first - 1
    if at < 0:
        return None
    mark = tokens.lowers[at]
    if mark == "$" and at >= 1 and tokens.joined(at - 1, at) and tokens.lowers[at - 1] in words.dollars:
        return words.dollars[tokens.lowers[at - 1]], at - 1
    if mark in words.currency_marks:
        return words.currency_marks[mark], at
    if mark == "." and at >= 1 and tokens.joined(at - 1, at) and tokens.lowers[at - 1] in words.currency_letters:
        at -= 1
    letters = tokens.raw(at)
    if tokens.lowers[at] in words.currency_letters and letters[0].isupper():
        return words.currency_letters[tokens.lowers[at]], at
    return (letters, at) if letters in words.currency_codes else None
