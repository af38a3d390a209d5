"""The trained encoder's ONNX files: words of sentences in, numbers of labels and heads out.

A sentence's answer depends on that sentence alone, to the last bit: its arithmetic is rounded row by row
(`training/encoder/graph.py`), on one thread, and padding adds nothing but zeros. So sentences can be read in any
order, with any others, and remembered. Sentences are read with others of about their length, to pad little.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tallywire.errors import ReaderError
from tallywire.language.encoder_names import best_names, legal_steps
from tallywire.language.encoder_pieces import WordPieces
from tallywire.language.encoder_shapes import shapes_of
from tallywire.language.encoder_trees import best_tree, is_tree

if TYPE_CHECKING:
    import onnxruntime

__all__ = ["FILES", "EncoderModel", "Reading"]

FILES = ("encoder.onnx", "relations.onnx", "vocabulary.txt", "labels.json")

_MOST_TOGETHER = 384
"""Pieces with padding that are read at once: more would leave the processor's cache (measured here, 200 to 1,500)."""
_MOST_PADDING = 1.15

Words = Sequence[str]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read off one sentence of W words, one number per word (W,), int16.

    `upos`, `xpos`, `names`, `relations` count in the model's labels; `heads` counts words from 1, 0 is the root.
    """

    upos: NDArray[np.int16]
    xpos: NDArray[np.int16]
    heads: NDArray[np.int16]
    relations: NDArray[np.int16]
    names: NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence as pieces: those of each word, and each word's shape."""

    pieces: list[tuple[int, ...]]
    shapes: list[int]
    length: int


class EncoderModel:
    """The model in a folder with `FILES`, loaded when it is made.

    Raises `ReaderError` if a file is missing or is no model.
    """

    def __init__(self, folder: Path) -> None:
        try:
            labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
            self._encoder = _session(folder / "encoder.onnx")
            self._relations = _session(folder / "relations.onnx")
        except Exception as error:  # those of onnxruntime have no base of their own
            raise ReaderError(
                f"the encoder in {folder} cannot be loaded ({str(error).splitlines()[0]}); install the package again"
            ) from error
        self._pieces = WordPieces(vocabulary)
        self.upos: list[str] = labels["upos"]
        self.xpos: list[str] = labels["xpos"]
        self.relations: list[str] = labels["relations"]
        self.names: list[str] = labels["names"]
        self._legal = legal_steps(self.names)
        self._root = self.relations.index("root")
        self.most_pieces: int = labels["most_pieces"]

    def length(self, word: str) -> int:
        """The pieces that a word takes."""
        return len(self._pieces.of(word))

    def read(self, sentences: Sequence[Words]) -> list[Reading]:
        """One reading per sentence, in order. None may be empty, nor hold more than `most_pieces` - 2 pieces."""
        cuts = [self._cut(words) for words in sentences]
        readings: dict[int, Reading] = {}
        for group in _groups([cut.length for cut in cuts]):
            readings.update(zip(group, self._read_together([cuts[at] for at in group]), strict=True))
        return [readings[at] for at in range(len(cuts))]

    def _cut(self, words: Words) -> _Cut:
        pieces = [self._pieces.of(word) for word in words]
        length = 2 + sum(map(len, pieces))
        if not pieces or length > self.most_pieces:
            raise ValueError(f"a sentence of {len(pieces)} words and {length} pieces (at most {self.most_pieces})")
        return _Cut(pieces, shapes_of(words), length)

    def _read_together(self, cuts: Sequence[_Cut]) -> Iterator[Reading]:
        inputs = _arrays(cuts, self._pieces)
        wanted = ["upos", "xpos", "names", "heads", "arcs", "child", "parent"]
        upos, xpos, name_scores, heads, arcs, child, parent = self._encoder.run(wanted, inputs)
        names = np.zeros_like(heads)
        for row, cut in enumerate(cuts):
            words = len(cut.pieces)
            names[row, :words] = best_names(name_scores[row], words, self._legal)
            if not is_tree(heads[row, :words]):
                heads[row, :words] = best_tree(arcs[row, :words, : words + 1])
        there = inputs["words"][:, 1:]
        parents = np.take_along_axis(parent, heads[:, :, None], 1)
        relations = np.zeros_like(heads)
        relations[there] = self._relations.run(None, {"child": child[there], "parent": parents[there]})[0]
        relations[heads == 0] = self._root
        columns = np.stack((upos, xpos, heads, relations, names)).astype(np.int16)
        for row, cut in enumerate(cuts):
            yield Reading(*columns[:, row, : len(cut.pieces)].copy())


def _session(path: Path) -> onnxruntime.InferenceSession:
    import onnxruntime  # half of the memory of a loaded reader: only when a sentence is to be read

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # workers are processes; answers stay the same
    options.log_severity_level = 3
    # the files are fused where that helps; on its own the runtime would fuse sums into norms, which is slower here
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of sentences that are read together, the shortest first."""
    group: list[int] = []
    for at in sorted(range(len(lengths)), key=lambda at: (lengths[at], at)):
        length = lengths[at]
        full = (len(group) + 1) * length > _MOST_TOGETHER
        if group and (full or length > lengths[group[0]] * _MOST_PADDING + 2):
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _arrays(cuts: Sequence[_Cut], pieces: WordPieces) -> dict[str, NDArray[np.generic]]:
    """The inputs that `training/encoder/graph.py: encoder_graph` describes."""
    length = max(cut.length for cut in cuts)
    most_words = 1 + max(len(cut.pieces) for cut in cuts)
    wide = {name: np.zeros((len(cuts), length), np.int64) for name in ("pieces", "shapes")}
    mask = np.zeros((len(cuts), length), np.int32)
    by_word = {name: np.zeros((len(cuts), most_words), np.int64) for name in ("firsts", "word_shapes")}
    words = np.zeros((len(cuts), most_words), np.bool_)
    for row, cut in enumerate(cuts):
        sizes = np.fromiter(map(len, cut.pieces), np.int64)
        wide["pieces"][row, : cut.length] = [
            pieces.first,
            *(piece for word in cut.pieces for piece in word),
            pieces.last,
        ]
        wide["shapes"][row, 1 : cut.length - 1] = np.repeat(cut.shapes, sizes)
        mask[row, : cut.length] = 1
        by_word["firsts"][row] = row * length
        by_word["firsts"][row, 1 : len(sizes) + 1] += 1 + np.cumsum(sizes) - sizes
        by_word["word_shapes"][row, 1 : len(sizes) + 1] = cut.shapes
        words[row, : len(sizes) + 1] = True
    return {**wide, "mask": mask, **by_word, "words": words}
