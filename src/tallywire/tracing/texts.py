"""Many passages read at once: their words as columns, the same as `read_words` gives one by one.

The texts are cut in one go, and every token is looked up (`Vocabulary`). Only a passage with an agency's tag at its
head, or a number of several words, is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tallywire.tracing.columns import Flags, Ints
from tallywire.tracing.shingles import Hashes
from tallywire.tracing.vocabulary import Vocabulary, code_of
from tallywire.tracing.words import TOKEN, may_have_tag, read_words

__all__ = ["Texts", "read_texts"]

_TOKENS_AND_GAPS = re.compile(f"({TOKEN.pattern})")


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Texts and their words: those of text `n` are the rows `firsts[n]:firsts[n] + counts[n]`.

    `spans` has two columns, characters of the text; `capital` says whether a word begins with one, `named` whether it
    is a figure, or has a capital that the beginning of the text does not account for. `forms` are there if asked for.
    """

    texts: Sequence[str]
    firsts: Ints
    counts: Ints
    codes: Hashes
    spans: Ints
    capital: Flags
    named: Flags
    forms: Sequence[str]


def read_texts(texts: Sequence[str], vocabulary: Vocabulary, *, forms: bool = False) -> Texts:
    """The words of every text, with their `forms` or just their codes."""
    parts = _TOKENS_AND_GAPS.split("\n".join(texts))  # no token reaches over a line's end
    ends = np.cumsum(np.fromiter(map(len, parts), dtype=np.int64, count=len(parts)))
    numbers = vocabulary.numbers(parts[1::2])
    rows, tokens = vocabulary.words(numbers)
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    starts = np.cumsum(lengths + 1) - lengths - 1
    places = ends[0:-1:2][tokens]  # a token starts where the gap before it ends
    owners = np.searchsorted(starts, places, "right") - 1
    counts = np.bincount(owners, minlength=len(texts))
    spans = vocabulary.places[rows] + (places - starts[owners])[:, None]
    capital, figure, number, spelt = vocabulary.marks[rows].T
    single = _read_singly(texts, owners, number | spelt, spelt)
    return _with_single(
        Texts(
            texts=texts,
            firsts=np.cumsum(counts) - counts,
            counts=counts,
            codes=vocabulary.codes[rows],
            spans=spans,
            capital=capital,
            named=figure | (capital & (spans[:, 0] > 0)),
            forms=[vocabulary.forms[row] for row in rows.tolist()] if forms else (),
        ),
        single,
    )


def _read_singly(texts: Sequence[str], owners: Ints, number: Flags, spelt: Flags) -> Ints:
    """The texts that must be read by themselves: one number may be written in several words."""
    beside = np.zeros(len(texts), dtype=np.bool_)
    beside[owners[:-1][number[:-1] & number[1:] & (owners[:-1] == owners[1:])]] = True
    has_spelt = np.zeros(len(texts), dtype=np.bool_)
    has_spelt[owners[spelt]] = True
    tagged = np.fromiter(map(may_have_tag, texts), dtype=np.bool_, count=len(texts))
    return np.flatnonzero(tagged | (beside & has_spelt))


def _with_single(read: Texts, numbers: Ints) -> Texts:
    """The texts with these `numbers` read by themselves, their words behind all others."""
    if not len(numbers):
        return read
    firsts, counts = read.firsts.copy(), read.counts.copy()
    forms: list[str] = []
    spans: list[tuple[int, int]] = []
    begins: list[str] = []
    for number in numbers.tolist():
        text = read.texts[number]
        words = read_words(text)
        firsts[number], counts[number] = len(read.codes) + len(forms), len(words)
        forms += words.forms
        spans += words.spans
        begins += [text[start] for start, _ in words.spans]
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    capital = np.array([begin.isupper() for begin in begins], dtype=np.bool_)
    figure = np.array([begin.isdecimal() for begin in begins], dtype=np.bool_)
    return Texts(
        texts=read.texts,
        firsts=firsts,
        counts=counts,
        codes=np.concatenate([read.codes, np.array([code_of(form) for form in forms], dtype=np.uint64)]),
        spans=np.concatenate([read.spans, places]),
        capital=np.concatenate([read.capital, capital]),
        named=np.concatenate([read.named, figure | (capital & (places[:, 0] > 0))]),
        forms=[*read.forms, *forms] if read.forms else (),
    )
