"""Puts the encoder's numbers into a spaCy `Doc`: tags, word classes, one tree, names.

White space that is a token of its own was not read: it hangs on the word before it, and belongs to a name when the
name goes on behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.symbols import IDS as SYMBOLS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tallywire.language.encoder_model import EncoderModel, Reading

__all__ = ["DocWriter"]

_WRITTEN = [SYMBOLS[name] for name in ("TAG", "POS", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE")]
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3  # spaCy's numbers for the place of a word in a name
_PLACES = {"I": _INSIDE, "O": _OUTSIDE, "B": _BEGINS}
_LATER_WINDOW = "parataxis"

Numbers = NDArray[np.int64]


class DocWriter:
    """Knows what spaCy calls the labels of one model, by number."""

    def __init__(self, vocab: Vocab, model: EncoderModel) -> None:
        strings = vocab.strings
        relations = ["ROOT" if name == "root" else name for name in model.relations]
        self._tags = np.array([strings.add(name) for name in model.xpos], np.uint64)
        self._classes = np.array([SYMBOLS[name] for name in model.upos], np.uint64)
        self._relations = np.array([strings.add(name) for name in relations], np.uint64)
        self._kinds = np.array([strings.add(name[2:]) if name != "O" else 0 for name in model.names], np.uint64)
        self._places = np.array([_PLACES[name[0]] for name in model.names], np.uint64)
        self._later = strings.add(_LATER_WINDOW)
        self._space = (strings.add("_SP"), SYMBOLS["SPACE"], strings.add("dep"))
        self._root = strings.add("ROOT")

    def write(self, doc: Doc, readings: Sequence[Reading]) -> None:
        """Annotate a sentence whose words were read in these windows; one without words becomes white space."""
        if len(readings) == 1 and len(readings[0].heads) == len(doc):
            columns = self._plain(readings[0])
        else:
            columns = self._with_spaces(doc, readings)
        doc.from_array(_WRITTEN, columns)  # type: ignore[arg-type]  # its stub knows thinc's own array types only

    def _plain(self, reading: Reading) -> NDArray[np.uint64]:
        """The columns of a sentence in one window whose tokens are all words, which is nearly every one."""
        columns = np.empty((len(reading.heads), len(_WRITTEN)), np.uint64)
        for at, numbers in zip((0, 1, 2, 4, 5), self._numbers(reading), strict=True):
            columns[:, at] = numbers
        heads = reading.heads.astype(np.int64) - np.arange(1, len(reading.heads) + 1)
        heads[reading.heads == 0] = 0
        columns[:, 3] = heads.view(np.uint64)
        _begin_names(columns[:, 4], columns[:, 5])
        return columns

    def _with_spaces(self, doc: Doc, readings: Sequence[Reading]) -> NDArray[np.uint64]:
        read = np.fromiter((token.i for token in doc if not token.is_space), np.int64)
        columns = np.zeros((len(doc), len(_WRITTEN)), np.uint64)
        heads = np.maximum(np.arange(len(doc)) - 1, read[0] if len(read) else 0)
        columns[:, :3] = self._space
        columns[:, 4] = _OUTSIDE
        if len(read):
            numbers = [np.concatenate(column) for column in zip(*map(self._numbers, readings), strict=True)]
            columns[read[:, None], [0, 1, 2, 4, 5]] = np.stack(numbers, 1)
            tree, roots = _one_tree(readings)
            columns[read[roots[1:]], 2] = self._later
            heads[read] = read[tree]
        elif len(doc):
            columns[0, 2] = self._root
        columns[:, 3] = (heads - np.arange(len(doc))).view(np.uint64)
        _mend_names(columns[:, 4], columns[:, 5], read)
        return columns

    def _numbers(self, reading: Reading) -> tuple[NDArray[np.uint64], ...]:
        return (
            self._tags[reading.xpos],
            self._classes[reading.upos],
            self._relations[reading.relations],
            self._places[reading.names],
            self._kinds[reading.names],
        )


def _one_tree(readings: Sequence[Reading]) -> tuple[Numbers, Numbers]:
    """Each word's head among all words of the windows, and the roots; the later ones hang on the first."""
    starts = np.cumsum([0, *(len(reading.heads) for reading in readings)])
    moved = [reading.heads + start - 1 for reading, start in zip(readings, starts, strict=False)]
    roots = np.flatnonzero(np.concatenate([reading.heads for reading in readings]) == 0)
    heads = np.concatenate(moved).astype(np.int64)
    heads[roots] = roots[0]
    return heads, roots


def _mend_names(places: NDArray[np.uint64], kinds: NDArray[np.uint64], read: Numbers) -> None:
    """White space inside a name joins it; names begin where they begin."""
    for left, right in pairwise(read) if len(read) < len(places) else ():
        if right > left + 1 and places[right] == _INSIDE:
            places[left + 1 : right], kinds[left + 1 : right] = _INSIDE, kinds[right]
    _begin_names(places, kinds)


def _begin_names(places: NDArray[np.uint64], kinds: NDArray[np.uint64]) -> None:
    """A name that goes on without having begun, or as another kind, begins."""
    inside = places == _INSIDE
    if inside.any():
        before = np.concatenate((np.zeros(1, np.uint64), kinds[:-1]))
        places[inside & (kinds != before)] = _BEGINS
