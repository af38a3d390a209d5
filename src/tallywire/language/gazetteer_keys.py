"""The form under which names of places are looked up: no case, no accents, no apostrophes."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["name_key", "word_key"]

_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_SHORT: Final = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_JOINERS: Final = frozenset("'’‘`´ʻʼʾʿ")


def word_key(word: str) -> str:
    """The form under which a word of a name is looked up: no case, no accents, no apostrophes.

    >>> word_key("Sana‘a"), word_key("Córdoba"), word_key("St")
    ('sanaa', 'cordoba', 'saint')
    """
    key = word.lower()
    if not key.isascii():
        key = unicodedata.normalize("NFKD", key.translate(_LETTERS))
    key = "".join(sign for sign in key if sign.isalnum() and sign not in _JOINERS)
    return _SHORT.get(key, key)


def name_key(name: str) -> str:
    """The form under which a whole name is looked up; hyphens and points part words.

    >>> name_key("Deir ez-Zor"), name_key("U.S."), name_key("St. Louis")
    ('deir ez zor', 'u s', 'saint louis')
    """
    parted = "".join(
        sign if sign.isalnum() or unicodedata.combining(sign) or sign in _JOINERS else " " for sign in name
    )
    return " ".join(filter(None, map(word_key, parted.split())))
