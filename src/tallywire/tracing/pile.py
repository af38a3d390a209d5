"""Documents put one behind the other: their passages, wordings and runs of words as columns.

What many pages have in common is looked at once: the words of passages that are the same are one *wording*, and runs
and words are counted by wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from tallywire.tracing.columns import Flags, Ints, as_text, different, groups, holds, ranks, spread
from tallywire.tracing.folded import Folded, passage_sizes
from tallywire.tracing.shingles import run_hashes

__all__ = ["RUN_WORDS", "Pile"]

RUN_WORDS = 3  # words in a row that two passages must share to be compared at all
_REFRAIN = 6  # passages of one document; a run that stands in more of them tells nothing


Scalar = TypeVar("Scalar", bound=np.generic)


@dataclass(frozen=True, eq=False)
class Pile:
    """The passages of several documents.

    `firsts[d]:firsts[d + 1]` are the passages of document `d`, `bounds[p]:bounds[p + 1]` the words of passage `p`,
    `owners[p]` its document, `places[p]` where it stands in the order of the text. `wordings[p]` numbers the
    different wordings; `words` are numbers of words, `heads[p]` says whether a passage is comparable by itself.
    """

    folded: Sequence[Folded]

    @cached_property
    def firsts(self) -> Ints:
        """The first passage of each document, and behind the last one how many there are."""
        return np.cumsum([0, *(len(document) for document in self.folded)])

    @cached_property
    def owners(self) -> Ints:
        """The document of each passage."""
        return np.repeat(np.arange(len(self.folded)), np.diff(self.firsts))

    @cached_property
    def sizes(self) -> Ints:
        """How many words each passage has."""
        return passage_sizes(self.folded)

    @cached_property
    def bounds(self) -> Ints:
        """The first word of each passage, and behind the last one how many there are."""
        return np.concatenate(([0], np.cumsum(self.sizes)))

    @cached_property
    def heads(self) -> Flags:
        """Whether each passage is comparable by itself."""
        contents = np.array([document.contents for document in self.folded], dtype=np.int64)
        return np.arange(len(self.owners)) < (self.firsts[:-1] + contents)[self.owners]

    @cached_property
    def rooms(self) -> Ints:
        """How many words the passages of each document have that are comparable by themselves."""
        return np.array([document.words for document in self.folded], dtype=np.int64)

    @cached_property
    def spans(self) -> Ints:
        """The characters of each passage in its document: two columns."""
        return _joined(document.spans for document in self.folded).astype(np.int64)

    @cached_property
    def places(self) -> Ints:
        """Where each passage stands in the order of its document's text."""
        order = np.lexsort((self.spans[:, 0], self.owners))
        found = np.empty(len(order), dtype=np.int64)
        found[order] = np.arange(len(order)) - self.firsts[self.owners]
        return found

    @cached_property
    def furniture(self) -> Flags:
        """The passages whose label says that they are no content."""
        return _joined(document.furniture for document in self.folded)

    @cached_property
    def plains(self) -> Ints:
        """Equal where two passages are the same characters but for kinds of quote, dash and space."""
        return _joined(document.plains for document in self.folded).view(np.int64)

    @cached_property
    def word_spans(self) -> Ints:
        """The characters of each word in its document: two columns."""
        return _joined(document.word_spans for document in self.folded).astype(np.int64)

    @cached_property
    def quoted_before(self) -> Ints:
        """How many words before each one, and before the end, are quoted."""
        return np.cumsum(np.append(False, _joined(document.quoted for document in self.folded)), dtype=np.int64)

    @cached_property
    def named(self) -> Flags:
        """Whether each word is a name or a figure, as far as a capital inside a passage shows."""
        return _joined(document.named for document in self.folded)

    @cached_property
    def only_capital(self) -> Flags:
        """The words that begin a passage and stand nowhere in their document without a capital: most likely names."""
        first = np.zeros(len(self.words), dtype=np.bool_)
        starts = self.bounds[:-1][self.sizes > 0]
        first[starts] = True
        keys = np.repeat(self.owners, self.sizes) * (int(self.words.max(initial=0)) + 1) + self.words
        small = np.sort(keys[~first & ~self.named])
        first[starts] = ~holds(small, keys[starts])
        return first

    @cached_property
    def _different(self) -> tuple[Ints, Ints]:
        _, samples, numbers = np.unique(
            _joined(document.wordings for document in self.folded), return_index=True, return_inverse=True
        )
        return samples, numbers

    @property
    def samples(self) -> Ints:
        """A passage of each wording."""
        return self._different[0]

    @property
    def wordings(self) -> Ints:
        """The number of each passage's wording."""
        return self._different[1]

    @cached_property
    def words(self) -> Ints:
        """Each word's number: in the order of the codes, so that the smaller of two wordings stays the smaller."""
        codes = _joined(document.codes for document in self.folded)
        places, _ = spread(self.bounds[self.samples], self.sizes[self.samples])
        _, numbers = np.unique(codes[places], return_inverse=True)
        starts = np.cumsum(self.sizes[self.samples]) - self.sizes[self.samples]
        own, _ = spread(starts[self.wordings], self.sizes)
        return np.asarray(numbers[own], dtype=np.int64)

    @cached_property
    def _texts(self) -> tuple[str, list[int]]:
        places, _ = spread(self.bounds[self.samples], self.sizes[self.samples])
        return as_text(self.words[places]), np.cumsum([0, *self.sizes[self.samples].tolist()]).tolist()

    def text_of(self, wording: int) -> str:
        """A wording as text, one character a word."""
        text, ends = self._texts
        return text[ends[wording] : ends[wording + 1]]

    @cached_property
    def counted_words(self) -> tuple[Ints, Ints, int]:
        """Sorted keys `wording * base + word`, a word's second occurrence being another word; where each starts."""
        places, owners = spread(self.bounds[self.samples], self.sizes[self.samples])
        words = self.words[places]
        base = int(self.words.max(initial=0)) + 1
        _, turns = np.unique(words * (len(words) + 1) + ranks(owners * base + words), return_inverse=True)
        base = int(turns.max(initial=0)) + 1
        keys = np.sort(owners * base + turns)
        return keys, np.searchsorted(keys, np.arange(len(self.samples) + 1) * base), base

    @cached_property
    def runs(self) -> tuple[Ints, Ints, int]:
        """Sorted keys `document * base + run` and the passage of each, without refrains; and the base."""
        places, wordings = spread(self.bounds[self.samples], self.sizes[self.samples])
        hashes = run_hashes(self.words[places].astype(np.uint64), RUN_WORDS)
        last = max(0, len(places) - RUN_WORDS + 1)
        inside = wordings[:last] == wordings[RUN_WORDS - 1 :]
        _, runs = np.unique(hashes[inside], return_inverse=True)
        base = int(runs.max(initial=0)) + 1
        keys = different(wordings[:last][inside] * base + runs)
        starts = np.searchsorted(keys, np.arange(len(self.samples) + 1) * base)
        rows, passages = spread(starts[self.wordings], np.diff(starts)[self.wordings])
        runs = keys[rows] % base
        often = np.bincount(runs, minlength=base)[runs] > 1  # the others are shared with nobody
        runs, passages = runs[often], passages[often]
        keys = self.owners[passages] * base + runs
        order = np.argsort(keys, kind="stable")
        keys, passages = keys[order], passages[order]
        _, counts = groups(keys)
        told = np.repeat(counts, counts) <= _REFRAIN
        return keys[told], passages[told], base


def _joined(columns: Iterable[npt.NDArray[Scalar]]) -> npt.NDArray[Scalar]:
    return np.concatenate(list(columns))
