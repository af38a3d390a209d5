"""What is compared of each text: the text itself, or pieces of a long one; and which of its words are quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tallywire.tracing.columns import Flags, Ints, spread
from tallywire.tracing.quoting import has_mark, quoted_words
from tallywire.tracing.shingles import Hashes
from tallywire.tracing.texts import Texts
from tallywire.tracing.vocabulary import digest
from tallywire.tracing.words import fold_typography

__all__ = ["Pieces", "cut_texts", "quoted_in"]

_LEAST_WORDS = 3
_MOST_WORDS = 400  # a longer passage is no sentence, and aligning costs the square of its length


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The pieces of texts: those of text `n` are the rows `firsts[n]:firsts[n] + counts[n]`.

    A piece has the words `words:words + sizes` of the texts and stands at `spans` of its own text.
    """

    firsts: Ints
    counts: Ints
    words: Ints
    sizes: Ints
    spans: Ints
    texts: Sequence[str]
    wordings: Hashes
    plains: Hashes


def cut_texts(read: Texts) -> Pieces:
    """Every text in pieces of at most 400 words; a piece of fewer than three says nothing, and is left out."""
    counts = -(-read.counts // _MOST_WORDS)
    counts -= (read.counts - (counts - 1) * _MOST_WORDS < _LEAST_WORDS) & (counts > 0)
    turns, owners = spread(np.zeros_like(counts), counts)
    words = read.firsts[owners] + turns * _MOST_WORDS
    sizes = np.minimum(read.counts[owners] - turns * _MOST_WORDS, _MOST_WORDS)
    starts = np.where(turns > 0, read.spans[words, 0], 0)
    lengths = np.fromiter(map(len, read.texts), dtype=np.int64, count=len(read.texts))
    last = (turns + 1) * _MOST_WORDS >= read.counts[owners]
    ends = np.where(last, lengths[owners], read.spans[words + sizes - 1, 1])
    cut = zip(owners.tolist(), starts.tolist(), ends.tolist(), strict=True)
    texts = [read.texts[owner][start:end] for owner, start, end in cut]
    codes, word_ends = read.codes.tobytes(), (words + sizes).tolist()
    bounds = zip(words.tolist(), word_ends, strict=True)
    return Pieces(
        firsts=np.cumsum(counts) - counts,
        counts=counts,
        words=words,
        sizes=sizes,
        spans=np.stack([starts, ends], axis=1),
        texts=texts,
        wordings=np.array([digest(codes[8 * first : 8 * end]) for first, end in bounds], dtype=np.uint64),
        plains=np.array([digest(_plain(text)) for text in texts], dtype=np.uint64),
    )


def _plain(text: str) -> bytes:
    return fold_typography(text).encode("utf-8", "surrogatepass")


def quoted_in(read: Texts, texts: Ints, owners: Ints) -> Flags:
    """For the words of passages, one passage behind the other, whether they are quoted.

    The passages have the words of `texts` and stand one behind the other in the documents `owners`: a quotation may go
    on from one to the next.
    """
    counts = read.counts[texts]
    found = np.zeros(int(counts.sum()), dtype=np.bool_)
    marked = [has_mark(text) for text in read.texts]
    known: dict[tuple[int, int], tuple[list[bool], int]] = {}
    firsts = np.cumsum(counts) - counts
    inside, before = 0, -1
    table = zip(texts.tolist(), owners.tolist(), firsts.tolist(), strict=True)
    for text, owner, first in table:
        inside = inside if owner == before else 0
        before = owner
        if marked[text] or inside:
            if (text, inside) not in known:
                words = slice(int(read.firsts[text]), int(read.firsts[text] + read.counts[text]))
                known[text, inside] = quoted_words(read.texts[text], read.spans[words, 0].tolist(), inside)
            quoted, inside = known[text, inside]
            found[first : first + len(quoted)] = quoted
    return found
