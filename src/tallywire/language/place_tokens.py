"""Words and runs of capitalised words, for finding place names: one pass, linear in the text."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final

from tallywire.language.gazetteer_keys import word_key
from tallywire.language.place_words import PlaceWords

__all__ = ["Word", "find_runs", "split_words"]

_WORD: Final = re.compile(r"[^\W_]+(?:['’‘ʻ`][^\W_]+)*")
_POSSESSIVE: Final = ("'s", "’s", "'S", "’S")
_WIDE: Final = 6
_BREAK: Final = "     \n"  # stands for any longer gap: no name crosses it
_APOSTROPHES: Final = ("'", "’", "‘")
_LONGEST: Final = 60  # a longer "word" is no name


@dataclass(slots=True)
class Word:
    """One word: where it stands, its look-up form, and what parts it from the word before."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    gap: str
    owner: bool


def split_words(text: str) -> list[Word]:
    """The words of a text; a possessive ending is left out of its word.

    >>> [(word.text, word.owner, word.gap) for word in split_words("Homs's al-Waer")]
    [('Homs', True, ''), ('al', False, "'s "), ('Waer', False, '-')]
    """
    words = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word, key, capital, owner = _shape(text[start:end])
        gap = text[last:start] if start - last < _WIDE else _BREAK
        last = start + len(word)
        words.append(Word(start, last, word, key, capital, gap, owner))
    return words


@functools.lru_cache(maxsize=1 << 15)
def _shape(written: str) -> tuple[str, str, bool, bool]:
    """The word without a possessive ending, its look-up form, whether it has a capital, and such an ending."""
    owner = written.endswith(_POSSESSIVE)
    word = written[:-2] if owner else written
    # a capital first, or after an elided article ("d'Ivoire")
    capital = word[0].isupper() or (word[1:2] in _APOSTROPHES and word[2:3].isupper())
    return word, word_key(word) if len(word) <= _LONGEST else "", capital, owner


def find_runs(words: list[Word], table: PlaceWords) -> list[tuple[int, int]]:
    """Stretches of words that could be one name: capitalised words, with small words only between them."""
    runs: list[tuple[int, int]] = []
    behind = 0  # the run found last
    for position, word in enumerate(words):
        if position < behind or not (word.capital or (word.key in table.inner and _is_tied(words, position))):
            continue
        behind = _run_end(words, position, table)
        runs.append((position, behind))
    return runs


def _is_tied(words: list[Word], position: int) -> bool:
    """Whether a word is tied to a capitalised one by a hyphen, as an article is ("al-Bab")."""
    following = words[position + 1] if position + 1 < len(words) else None
    return following is not None and following.gap == "-" and following.capital


def _run_end(words: list[Word], start: int, table: PlaceWords) -> int:
    """One past the last word of the run that begins at `start`."""
    end = position = start + 1
    while position < len(words) and _joined(words[position - 1], words[position]):
        word = words[position]
        if word.capital:
            end = position + 1
        elif word.key not in table.inner or position - end > 1:
            break
        position += 1
    return end


def _joined(left: Word, right: Word) -> bool:
    """Whether two neighbours may belong to one name."""
    if left.owner:
        return False
    gap = right.gap
    if gap in (" ", "-", " - ", "‑", "\u00a0"):
        return gap != " - "
    if gap == ".":
        return len(left.text) == 1 or len(left.text) <= 2
    return gap == ". " and (len(left.text) <= 2 or left.key in ("saint", "fort", "mount")) and left.capital
