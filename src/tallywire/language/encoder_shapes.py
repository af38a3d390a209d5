"""The shape of a word: what its capitals, digits and stops say, for an encoder whose word pieces are all lower case.

In a sentence that is written in capitals throughout (wire reports of the 1980s, some headlines) capitals say nothing:
its upper-case words have shape `UNKNOWN`, which the encoder has seen for a share of its training sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

__all__ = ["SHAPES", "UNKNOWN", "shapes_of"]

SHAPES = ("unknown", "lower", "title", "upper", "letter", "mixed", "number", "letters_and_digits", "stop", "dotted")
"""Names of the shapes; a shape is its index here. The order is part of the trained model."""

UNKNOWN = 0

_SHOUTED = 0.6
"""Share of a sentence's words (two letters or more) in capitals from which on they say nothing; the reports of
1988-91 are at 1.0, ordinary sentences with acronyms below 0.4."""


def shapes_of(words: Sequence[str]) -> list[int]:
    """One shape for each word of a sentence, as indices into `SHAPES`.

    >>> [SHAPES[shape] for shape in shapes_of(["The", "U.S.", "sent", "12", "F-16s", "."])]
    ['title', 'dotted', 'lower', 'number', 'letters_and_digits', 'stop']
    >>> [SHAPES[shape] for shape in shapes_of(["THE", "TOWN", "FELL", "."])]
    ['unknown', 'unknown', 'unknown', 'stop']
    """
    shapes = [_shape(word) for word in words]
    long = [word for word in words if len(word) > 1 and word.isalpha()]
    capitals = sum(map(str.isupper, long))
    if capitals < 2 or capitals < _SHOUTED * len(long):
        return shapes
    return [UNKNOWN if word.isupper() else shape for word, shape in zip(words, shapes, strict=True)]


@lru_cache(maxsize=20_000)
def _shape(word: str) -> int:
    return SHAPES.index(_shape_name(word))


def _shape_name(word: str) -> str:
    letters = [character for character in word if character.isalpha()]
    digits = any(map(str.isdigit, word))
    if not letters:
        return "number" if digits else "stop"
    if digits:
        return "letters_and_digits"
    if all(map(str.islower, letters)):
        return "lower"
    if "." in word:
        return "dotted"
    if len(letters) == 1:
        return "letter"
    if all(map(str.isupper, letters)):
        return "upper"
    return "title" if word[0].isupper() and not any(map(str.isupper, letters[1:])) else "mixed"
