"""Word pieces of an uncased BERT vocabulary, for words that are already tokens.

The same pieces as the reference tokeniser's (lower case, accents off, punctuation split, then greedy longest match;
Devlin et al. 2019, `tokenization.py`), with two differences: single curly quotation marks count as straight ones, and
a word gives at most `MOST_PIECES`, so that no word can fill a sentence.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

__all__ = ["MOST_PIECES", "WordPieces"]

MOST_PIECES = 8
"""Pieces kept of one word; 99.99 % of treebank words have fewer."""

_LONGEST = 100  # characters matched against the vocabulary at once, as in the reference: time grows with the square
_KEPT_WORDS = 50_000
_STRAIGHT = str.maketrans("‘’", "''")


class WordPieces:
    """Cuts words into the pieces of a vocabulary and gives their numbers; remembers common words.

    >>> pieces = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "air", "##strike", "##s", "-"])
    >>> pieces.of("Airstrikes"), pieces.of("air-air"), pieces.of("☃")
    ((4, 5, 6), (4, 7, 4), (1,))
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.first, self.last = (self._numbers[name] for name in ("[UNK]", "[CLS]", "[SEP]"))
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces: at least one, at most `MOST_PIECES`."""
        known = self._known.get(word)
        if known is None:
            known = tuple(islice(self._pieces(word[: _LONGEST * 2]), MOST_PIECES)) or (self.unknown,)
            if len(self._known) < _KEPT_WORDS:
                self._known[word] = known
        return known

    def _pieces(self, word: str) -> Iterator[int]:
        for part in _parts(word):
            yield from self._longest_first(part)

    def _longest_first(self, part: str) -> list[int]:
        """Greedy longest match; one unknown piece if any rest has no match."""
        found: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            ends = range(min(len(part), _LONGEST), start, -1)
            end = next((end for end in ends if prefix + part[start:end] in self._numbers), None)
            if end is None:
                return [self.unknown]
            found.append(self._numbers[prefix + part[start:end]])
            start = end
        return found


def _parts(word: str) -> Iterator[str]:
    """Lower case without accents, cut at punctuation and at characters of scripts written without spaces."""
    plain = unicodedata.normalize("NFD", word.translate(_STRAIGHT).lower())
    part = ""
    for character in plain:
        kind = unicodedata.category(character)
        if kind in {"Mn", "Cc", "Cf", "Zs"} or character == "\ufffd":
            continue
        if _stands_alone(character, kind):
            if part:
                yield part
            part = ""
            yield character
        else:
            part += character
    if part:
        yield part


def _stands_alone(character: str, kind: str) -> bool:
    code = ord(character)
    ascii_mark = 33 <= code <= 126 and not character.isalnum()
    return ascii_mark or kind.startswith("P") or 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF
