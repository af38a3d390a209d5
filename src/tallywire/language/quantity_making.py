"""Quantities made of a stretch of tokens, and the words beside a number that qualify it ("at least", "or so")."""

from __future__ import annotations

from tallywire.language.quantity_words import load_quantity_words
from tallywire.language.tokens import Tokens
from tallywire.records import Qualifier, Quantity

__all__ = ["between", "qualified", "qualifier_before", "qualifier_behind"]


def qualified(tokens: Tokens, first: int, last: int, value: float, qualifier: Qualifier, unit: str | None) -> Quantity:
    """The quantity of one value in the tokens `first` up to, not including, `last`: its qualifier opens a bound."""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    low = None if qualifier == "at_most" else float(value)
    high = None if qualifier == "at_least" else float(value)
    return Quantity(
        start=start, end=end, text=tokens.text[start:end], low=low, high=high, unit=unit, qualifier=qualifier
    )


def between(tokens: Tokens, first: int, last: int, low: float, high: float, unit: str | None) -> Quantity:
    """The quantity of a range."""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    text = tokens.text[start:end]
    return Quantity(start=start, end=end, text=text, low=float(low), high=float(high), unit=unit, qualifier="between")


def qualifier_before(tokens: Tokens, first: int) -> Qualifier | None:
    """The qualifier that ends right before a token."""
    if first == 0:
        return None
    if tokens.lowers[first - 1] == "a" and first > 1:
        first -= 1  # "more than a hundred"
    for words, qualifier in load_quantity_words().before.get(tokens.lowers[first - 1], ()):
        if first >= len(words) and tuple(tokens.lowers[first - len(words) : first]) == words:
            return qualifier
    return None


def qualifier_behind(tokens: Tokens, last: int) -> tuple[Qualifier | None, int]:
    """The qualifier that begins right behind a number, and the place behind its words."""
    word = tokens.lowers[last] if last < len(tokens) else ""
    for words, qualifier in load_quantity_words().behind.get(word, ()):
        if tuple(tokens.lowers[last : last + len(words)]) == words and (
            word.isalpha() or tokens.joined(last - 1, last)
        ):
            return qualifier, last + len(words)
    return None, last
