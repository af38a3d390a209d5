"""The words that tokens are made of, worked out once for each different token and looked up for all texts at once."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np

from tallywire.tracing.columns import Flags, Ints, spread
from tallywire.tracing.shingles import Hashes
from tallywire.tracing.variants import skeleton
from tallywire.tracing.words import number_figures, token_words

__all__ = ["Vocabulary", "code_of", "digest"]

_KEPT = 1 << 18  # tokens; a text of more different ones is no news


class Vocabulary:
    """What is known of tokens: each has a number, and no, one or two words.

    The columns have a row a word: its form (of a number in words its figure), the code of that, its `places` in the
    token, and `marks`: whether it begins with a capital or a figure, is a number, or a number in words.
    """

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._numbers = _Numbers()
        self._read = 0
        self.firsts: Ints = np.zeros(1, dtype=np.int64)
        self.forms: list[str] = []
        self.codes: Hashes = np.empty(0, dtype=np.uint64)
        self.places: Ints = np.empty((0, 2), dtype=np.int64)
        self.marks: Flags = np.empty((0, 4), dtype=np.bool_)

    def numbers(self, tokens: list[str]) -> Ints:
        """The number of each token; the columns are there for all of them afterwards."""
        if len(self._numbers) > _KEPT:
            self._forget()
        found = np.fromiter(map(self._numbers.__getitem__, tokens), dtype=np.int64, count=len(tokens))
        self._learn(self._numbers.met[self._read :])
        return found

    def words(self, numbers: Ints) -> tuple[Ints, Ints]:
        """The rows of the words of tokens, and for each the place of its token among `numbers`."""
        return spread(self.firsts[numbers], np.diff(self.firsts)[numbers])

    def _learn(self, tokens: list[str]) -> None:
        if not tokens:
            return
        read = [token_words(token) for token in tokens]
        rows = [(token, *word) for token, words in zip(tokens, read, strict=True) for word in words]
        counts = [len(words) for words in read]
        self._read += len(tokens)
        self.firsts = np.concatenate([self.firsts, self.firsts[-1] + np.cumsum(counts)])
        forms = [number_figures().get(form) or form for _, form, _, _ in rows]
        codes = np.array([code_of(form) for form in forms], dtype=np.uint64)
        places = np.array([(start, end) for _, _, start, end in rows], dtype=np.int64).reshape(-1, 2)
        marks = [
            (token[start].isupper(), token[start].isdecimal(), form[0].isdecimal(), form in number_figures())
            for token, form, start, _ in rows
        ]
        self.forms += forms
        self.codes = np.concatenate([self.codes, codes])
        self.places = np.concatenate([self.places, places])
        self.marks = np.concatenate([self.marks, np.array(marks, dtype=np.bool_).reshape(-1, 4)])


class _Numbers(dict[str, int]):
    """Tokens numbered as they are met."""

    def __init__(self) -> None:
        self.met: list[str] = []

    def __missing__(self, token: str) -> int:
        number = self[token] = len(self)
        self.met.append(token)
        return number


def code_of(form: str) -> int:
    """The 64-bit code of a word. Not Python's `hash`, which differs from run to run."""
    return digest(skeleton(form).encode("utf-8", "surrogatepass"))


def digest(content: bytes) -> int:
    """64 bits of a hash of `content`."""
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "big")
